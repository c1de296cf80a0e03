#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "gazetteer.hpp"

namespace docweave::places {

/// Tells which of the names that the lists know are places in their context: not "Jordan" in
/// "Jordan Smith", nor "Vienna" in "Vienna Convention", and "Nice" only where something shows it.
class ListedPlaces {
 public:
  ListedPlaces(const Gazetteer& gazetteer, const WordRoles& roles)
      : gazetteer_(gazetteer), roles_(roles) {}

  /// `countries`: the codes of the countries that the document names, to choose between cities of
  /// one name.
  std::vector<FoundPlace> judge(const BlockTokens& block, const std::vector<ListedName>& names,
                                const std::set<std::string_view>& countries) const;

 private:
  struct Neighbours;

  bool person(const BlockTokens& block, const ListedName& name) const;
  bool instrument(const BlockTokens& block, const ListedName& name) const;
  bool currency(const BlockTokens& block, const ListedName& name) const;
  bool in_place(const BlockTokens& block, const Neighbours& around) const;
  std::uint32_t choose(const Neighbours& around, const std::set<std::string_view>& countries) const;
  bool followed_by_own_country(const Neighbours& around, std::uint32_t name_id) const;

  const Gazetteer& gazetteer_;
  const WordRoles& roles_;
};

}  // namespace docweave::places
