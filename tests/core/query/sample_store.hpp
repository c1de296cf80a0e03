#pragma once

#include "document_says.hpp"
#include "resolve/resolver.hpp"
#include "store/store.hpp"

namespace docweave::test {

inline constexpr const char* kStoreBase = "https://e.org/";

/// Two documents of a workshop that is part of a project, and one of a conference.
inline std::vector<DocumentSays> sample_documents() {
  DocumentSays first("first.html");
  const auto workshop = first.entity(Type::event, {"Workshop on Shared Rivers and Lakes"});
  const auto project = first.entity(Type::project, {"Shared Rivers"});
  const auto agency = first.entity(Type::organization, {"Drina River Agency", "DRA"});
  const auto fund = first.entity(Type::organization, {"Fund for Rivers"});
  const auto town = first.entity(Type::place, {"Foča"});
  first.relation(workshop, Predicate::part_of, project);
  first.relation(workshop, Predicate::organizer, agency);
  first.relation(workshop, Predicate::location, town);
  first.relation(project, Predicate::funder, fund);
  first.value(workshop, Predicate::start_date, "2023-05-02");
  first.value(project, Predicate::amount, "EUR 5000");

  DocumentSays second("second.html");
  const auto rivers = second.entity(Type::project, {"Shared Rivers"});
  const auto funder = second.entity(Type::organization, {"Fund for Rivers"});
  const auto partner = second.entity(Type::organization, {"Union of Anglers"});
  second.relation(rivers, Predicate::funder, funder);
  second.relation(rivers, Predicate::partner, partner);

  DocumentSays third("third.html");
  const auto conference = third.entity(Type::event, {"Conference on Mountain Roads and Tunnels"});
  const auto ministry = third.entity(Type::organization, {"Ministry of Roads"});
  const auto place = third.entity(Type::place, {"Foča"});
  third.relation(conference, Predicate::organizer, ministry);
  third.relation(conference, Predicate::location, place, 0.5, Status::planned);
  third.value(conference, Predicate::start_date, "2022-01");
  return {first, second, third};
}

/// Fills a store and makes its graph.
inline void fill(Store& store, const std::vector<DocumentSays>& documents) {
  for (const DocumentSays& each : documents) store.add(each.graph());
  resolve(store, {kStoreBase});
}

}  // namespace docweave::test
