#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/phrases.hpp>

#include "candidate.hpp"

namespace docweave::names {

/// The lists of well-known organisations and programmes. Immutable, thread-safe.
class KnownNames {
 public:
  /// Reads organizations.tsv (name, acronyms, types, country, parent, other names) and
  /// programmes.tsv (name, acronyms, owner, other names) of a language folder; ';' separates
  /// several. Throws as `read_list` does.
  explicit KnownNames(const std::filesystem::path& folder);

  /// All listed names in a document. Names of several words in any case but lower; acronyms and
  /// single words to the letter.
  std::vector<Candidate> find(const Document& document) const;

 private:
  struct Name {
    Type type;
    bool acronym;
    std::string key;  ///< The full name, folded: what forms of one body share. Empty for acronyms
                      ///< that other bodies may have too.
  };

  void add(const std::string& listed, Type type, bool acronym, const std::string& key);

  PhraseMatcher phrases_;
  std::vector<Name> names_;
};

/// Takes out where letters are sent: the "G8" of "PO Box G8", the "BP" of "BP 642".
void drop_post_boxes(const Reading& text, std::vector<Candidate>& candidates);

}  // namespace docweave::names
