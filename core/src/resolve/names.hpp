#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite.hpp"

namespace docweave {

/// Words of a folded name.
std::size_t word_count(std::string_view folded);
/// Words of at least four letters: those that say what a title is about, articles and prepositions
/// being shorter in most languages of Europe.
std::size_t content_words(std::string_view folded);
/// Whether all words of the one stand in the other, in order.
bool is_within(std::string_view folded_part, std::string_view folded_whole);
/// Two words at least that are more than an initial.
bool is_full_person_name(std::string_view folded);

using NameId = std::int64_t;
/// Numbers folded names, in an order that does not depend on that of the documents. Names that
/// differ in word breaks only ("co operation") share a number.
using FoldId = std::uint32_t;

/// All names in a store, once each: what takes the resolver's memory.
class Names {
 public:
  explicit Names(sqlite::Database& database);

  FoldId fold(NameId name) const { return names_[static_cast<std::size_t>(name)].fold; }
  bool acronym(NameId name) const { return names_[static_cast<std::size_t>(name)].acronym; }
  /// Written without a capital, it says what a thing is and not what it is called: "first phase".
  bool description(NameId name) const { return names_[static_cast<std::size_t>(name)].description; }
  const std::string& folded(FoldId fold) const { return folded_[fold]; }

 private:
  struct Name {
    FoldId fold = 0;
    bool acronym = false;
    bool description = false;
  };
  std::vector<Name> names_;
  std::vector<std::string> folded_;
};

}  // namespace docweave
