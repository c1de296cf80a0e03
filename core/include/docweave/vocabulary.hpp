#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace docweave {

/// What a mention refers to. The first five are also the types of entities; the others are values
/// that end as literals of statements.
enum class Type { event, organization, project, person, place, date, money, job_title };

constexpr bool is_entity(Type type) {
  return type <= Type::place;
}

/// The closed set of relations between entities, or between an entity and a value.
enum class Predicate {
  organizer,
  funder,
  location,
  start_date,
  end_date,
  part_of,
  attendee,
  performer,
  implementer,
  partner,
  affiliation,
  job_title,
  parent_organization,
  amount,   ///< A sum of money given to a project or event (a grant's amount).
  same_as,  ///< The literal is the IRI of an authority file's entry of the same thing.
};

/// How the text holds what a statement says.
enum class Status { asserted, planned, cancelled, denied };

/// The vocabulary's entry of a type: its name in pipeline files and rules ("Organization") and its
/// RDF class ("https://schema.org/Organization"; values have none).
struct TypeInfo {
  Type type;
  std::string_view name;
  std::string_view iri;
};

/// A set of types.
class TypeSet {
 public:
  constexpr TypeSet(std::initializer_list<Type> types) {
    for (const Type type : types) bits_ |= 1U << static_cast<unsigned>(type);
  }
  constexpr bool contains(Type type) const {
    return (bits_ >> static_cast<unsigned>(type) & 1U) != 0;
  }

 private:
  unsigned bits_ = 0;
};

/// The vocabulary's entry of a predicate: its name in rules and outputs ("organizer"), its RDF
/// property, whether its object is a literal, and what it can stand between.
struct PredicateInfo {
  Predicate predicate;
  std::string_view name;
  std::string_view iri;
  bool literal;
  TypeSet domain;
  TypeSet range;
};

/// All entries, in the order of the enumerations. The arrays live as long as the program.
std::span<const TypeInfo> types();
std::span<const PredicateInfo> predicates();

const TypeInfo& info(Type type);
const PredicateInfo& info(Predicate predicate);
std::string_view to_string(Status status);

/// By name, case-sensitive; nothing when the vocabulary has no such word.
std::optional<Type> type_named(std::string_view name);
std::optional<Predicate> predicate_named(std::string_view name);
std::optional<Status> status_named(std::string_view name);

}  // namespace docweave
