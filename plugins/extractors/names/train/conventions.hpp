#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "train/knowledge.hpp"
#include "train/marked_text.hpp"

namespace docweave::names {

/// A sentence of a tagged corpus as running text.
struct TaggedSentence {
  std::string text;
  std::vector<Mark> marks;          ///< Their readings are not yet set.
  std::vector<std::string> labels;  ///< The corpus' own label of each mark.
};

/// Brings the labels of one corpus to docweave's conventions: titles are no part of a person's
/// name, peoples and languages are no places, articles and pronouns no names.
class Conventions {
 public:
  Conventions(const Knowledge& knowledge, std::string_view corpus)
      : knowledge_(knowledge),
        loose_(corpus.starts_with("re3d") || corpus.starts_with("grobid")),
        sparse_(corpus.starts_with("gum")) {}

  std::vector<Mark> apply(const TaggedSentence& sentence) const;

 private:
  using Marks = std::vector<Mark>;
  void adapt(const std::string& text, Mark mark, std::string_view label, Marks& out) const;
  void adapt_person(const std::string& text, Mark mark, Marks& out) const;
  void adapt_place(const std::string& text, Mark mark, Marks& out) const;
  void adapt_body(const std::string& text, Mark mark, Marks& out) const;
  void adapt_other(const std::string& text, Mark mark, std::string_view label, Marks& out) const;
  void split_body(const std::string& text, Mark mark, Marks& out) const;
  Readings readings_of_body(std::string_view name) const;
  WordClasses classes_of_last(std::string_view name) const;

  const Knowledge& knowledge_;
  bool loose_;   ///< Its annotators took titles, articles and places after a comma into names.
  bool sparse_;  ///< Its annotators left many names out.
};

}  // namespace docweave::names
