#pragma once

#include <filesystem>
#include <unordered_set>
#include <vector>

#include "tagger/word_classes.hpp"
#include "train/document_reader.hpp"
#include "train/marked_text.hpp"

namespace docweave::names {

/// Words that the readers of corpora need to know.
struct Knowledge {
  explicit Knowledge(const std::filesystem::path& names_folder,
                     const std::filesystem::path& train_folder);

  WordLists lists;
  std::unordered_set<std::string> countries;  ///< Folded.

  WordClasses classes_of(std::string_view word) const;
  bool is_country(std::string_view name) const;
};

/// Sentences with BIO tags, one JSON object a line (tokens, tags; doc and text where known). Joins
/// tokens to running text, gathers sentences to paragraphs of their document, and brings labels to
/// docweave's conventions: titles are no part of a person's name, peoples and languages are no
/// places, articles and pronouns no names.
std::vector<MarkedText> read_tagged(const std::filesystem::path& file, const Knowledge& knowledge);

/// Documents with gold graphs (NAME.gold.json beside NAME.txt or NAME.html): every name and alias
/// of an entity is marked where it stands in the text, longest first.
std::vector<MarkedText> read_gold(const std::filesystem::path& folder, const Knowledge& knowledge,
                                  const DocumentReader& reader);

}  // namespace docweave::names
