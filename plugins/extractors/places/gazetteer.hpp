#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/phrases.hpp>

#include "word_roles.hpp"

namespace docweave::places {

/// A place of the lists.
struct Place {
  std::string name;
  std::string country;  ///< ISO 3166-1; empty for what crosses borders.
  std::string key;      ///< Countries: the code. Others: "RS/Novi Sad", or the name alone.
  std::string list;     ///< The list that holds it.
  int rank = 0;         ///< Of several places with one name, the highest is meant without context.
  double confidence = 0;
  bool city = false;
};

/// One way to write a place.
struct PlaceName {
  std::uint32_t place = 0;
  std::uint64_t lower = 0;  ///< Bit i: the i-th token stands in lower case in the list.
  std::uint32_t tokens = 1;
  bool acronym = false;
  bool is_word = false;       ///< Means something else too.
  bool is_caps_word = false;  ///< Means something else where all is written in capitals.
  bool is_given = false;      ///< A given name too.
  bool is_surname = false;    ///< A surname too.
};

/// Places that share one run of tokens.
struct ListedName {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::vector<std::uint32_t> names;  ///< Into `Gazetteer::name`.
};

/// The lists of places of some languages: countries*, cities*, regions*, subdivisions* and
/// nature*.tsv. Names are found as listed and without their diacritics.
class Gazetteer {
 public:
  void read(const std::filesystem::path& language_folder);

  /// Names with the capital letters that a place's name has, left to right, without overlaps.
  std::vector<ListedName> find(const BlockTokens& block) const;
  const PlaceName& name(std::uint32_t id) const { return names_[id]; }
  const Place& place(std::uint32_t name_id) const { return places_[names_[name_id].place]; }

 private:
  void read_places(const std::filesystem::path& file);
  void add_name(std::string_view name, std::uint32_t place);
  bool capitals_fit(const BlockTokens& block, const PhraseMatch& match) const;

  std::vector<Place> places_;
  std::vector<PlaceName> names_;
  std::map<std::string, std::string, std::less<>> ambiguous_;
  PhraseMatcher matcher_;
};

}  // namespace docweave::places
