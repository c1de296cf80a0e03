#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/vocabulary.hpp>

#include "text/name_form.hpp"

namespace docweave {

/// A way in which documents call an entity, and how many of its entities do so.
struct UsedName {
  std::string folded;
  NameForm form = NameForm::name;
  std::uint32_t uses = 0;
};

/// What the resolver compares of an entity: all that its documents say that can tell it from others
/// of its name. Numbers stand for other entities: hashes of their folded names or, for events,
/// clusters.
struct Profile {
  Type type = Type::organization;
  std::string name;  ///< The best one, folded; a full one where there is one.
  NameForm form = NameForm::name;
  std::map<std::int64_t, UsedName> others;        ///< Names that may identify it, by fold.
  std::set<std::string> keys;                     ///< "RS", "https://ror.org/04c4dkn09"
  std::set<std::string> countries;                ///< That its names say it is of.
  std::set<std::string> locations;                ///< Countries in which documents place it.
  std::set<std::int64_t> places;                  ///< Places in which documents place it.
  std::set<std::string> near;                     ///< What its documents are about: a country each.
  std::set<std::int64_t> bodies;                  ///< Organizers, parents or employers.
  std::set<std::string> dates;                    ///< On which it begins.
  std::map<std::int64_t, std::uint32_t> company;  ///< Rare names beside it: tenths of a bit.
  std::set<std::int64_t> documents;               ///< Hashes of ids: of one or two; else empty.
  std::uint32_t entities = 0;                     ///< Of how many entities it is the sum.
  /// Of an entity called by an acronym: how many entities define that one as a full name.
  std::uint32_t definitions = 0;

  std::int64_t fold() const;
  /// Adds what another document says of the same entity.
  void add(const Profile& other);
};

std::string encode(const Profile& profile);
/// Throws `Error(invalid_data)` when the bytes are none of `encode`.
Profile decode_profile(std::string_view bytes);

/// The part of an IRI before the entry: entries of one list differ where their keys do.
std::string_view key_scheme(std::string_view key);

/// "2018" and "2018-07-04" can be one day; "2018-07-04" and "2018-07-05" cannot.
bool dates_contradict(const std::set<std::string>& dates);
/// Two keys of one list name two things.
bool keys_contradict(const std::set<std::string>& a, const std::set<std::string>& b);

/// Hash of a folded name without its spaces.
std::int64_t fold_hash(std::string_view folded);

}  // namespace docweave
