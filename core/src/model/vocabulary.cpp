#include <algorithm>
#include <array>

#include <docweave/vocabulary.hpp>

namespace docweave {
namespace {

constexpr std::array kTypes = {
    TypeInfo{Type::event, "Event", "https://schema.org/Event"},
    TypeInfo{Type::organization, "Organization", "https://schema.org/Organization"},
    TypeInfo{Type::project, "Project", "https://schema.org/Project"},
    TypeInfo{Type::person, "Person", "https://schema.org/Person"},
    TypeInfo{Type::place, "Place", "https://schema.org/Place"},
    TypeInfo{Type::date, "Date", ""},
    TypeInfo{Type::money, "Money", ""},
    TypeInfo{Type::job_title, "JobTitle", ""},
};

constexpr std::array kPredicates = {
    PredicateInfo{Predicate::organizer,
                  "organizer",
                  "https://schema.org/organizer",
                  false,
                  {Type::event},
                  {Type::organization, Type::person, Type::project, Type::place}},
    PredicateInfo{Predicate::funder,
                  "funder",
                  "https://schema.org/funder",
                  false,
                  {Type::event, Type::project, Type::organization},
                  {Type::organization, Type::project, Type::person, Type::place}},
    PredicateInfo{Predicate::location,
                  "location",
                  "https://schema.org/location",
                  false,
                  {Type::event, Type::project, Type::organization},
                  {Type::place, Type::organization}},
    PredicateInfo{Predicate::start_date,
                  "startDate",
                  "https://schema.org/startDate",
                  true,
                  {Type::event, Type::project},
                  {Type::date}},
    PredicateInfo{Predicate::end_date,
                  "endDate",
                  "https://schema.org/endDate",
                  true,
                  {Type::event, Type::project},
                  {Type::date}},
    PredicateInfo{Predicate::part_of,
                  "isPartOf",
                  "http://purl.org/dc/terms/isPartOf",
                  false,
                  {Type::event, Type::project},
                  {Type::event, Type::project}},
    PredicateInfo{Predicate::attendee,
                  "attendee",
                  "https://schema.org/attendee",
                  false,
                  {Type::event},
                  {Type::organization, Type::person, Type::place}},
    PredicateInfo{Predicate::performer,
                  "performer",
                  "https://schema.org/performer",
                  false,
                  {Type::event},
                  {Type::person}},
    PredicateInfo{Predicate::implementer,
                  "implementer",
                  "https://docweave.org/ns#implementer",
                  false,
                  {Type::project},
                  {Type::organization, Type::place}},
    PredicateInfo{Predicate::partner,
                  "partner",
                  "https://docweave.org/ns#partner",
                  false,
                  {Type::event, Type::project},
                  {Type::organization, Type::project, Type::place}},
    PredicateInfo{Predicate::affiliation,
                  "affiliation",
                  "https://schema.org/affiliation",
                  false,
                  {Type::person},
                  {Type::organization, Type::project, Type::place}},
    PredicateInfo{Predicate::job_title,
                  "jobTitle",
                  "https://schema.org/jobTitle",
                  true,
                  {Type::person},
                  {Type::job_title}},
    PredicateInfo{Predicate::parent_organization,
                  "parentOrganization",
                  "https://schema.org/parentOrganization",
                  false,
                  {Type::organization},
                  {Type::organization}},
    PredicateInfo{Predicate::amount,
                  "amount",
                  "https://schema.org/amount",
                  true,
                  {Type::event, Type::project},
                  {Type::money}},
    PredicateInfo{Predicate::same_as,
                  "sameAs",
                  "https://schema.org/sameAs",
                  true,
                  {Type::event, Type::organization, Type::project, Type::person, Type::place},
                  {}},
};

constexpr std::array kStatuses = {Status::asserted, Status::planned, Status::cancelled,
                                  Status::denied};

}  // namespace

std::span<const TypeInfo> types() {
  return kTypes;
}
std::span<const PredicateInfo> predicates() {
  return kPredicates;
}

const TypeInfo& info(Type type) {
  return kTypes[static_cast<std::size_t>(type)];
}

const PredicateInfo& info(Predicate predicate) {
  return kPredicates[static_cast<std::size_t>(predicate)];
}

std::string_view to_string(Status status) {
  switch (status) {
    case Status::asserted:
      return "asserted";
    case Status::planned:
      return "planned";
    case Status::cancelled:
      return "cancelled";
    case Status::denied:
      return "denied";
  }
  return "asserted";
}

std::optional<Type> type_named(std::string_view name) {
  const auto* found = std::ranges::find(kTypes, name, &TypeInfo::name);
  return found == kTypes.end() ? std::nullopt : std::optional(found->type);
}

std::optional<Predicate> predicate_named(std::string_view name) {
  const auto* found = std::ranges::find(kPredicates, name, &PredicateInfo::name);
  return found == kPredicates.end() ? std::nullopt : std::optional(found->predicate);
}

std::optional<Status> status_named(std::string_view name) {
  const auto* found = std::ranges::find(kStatuses, name, [](Status s) { return to_string(s); });
  return found == kStatuses.end() ? std::nullopt : std::optional(*found);
}

}  // namespace docweave
