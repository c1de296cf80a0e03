#pragma once

#include <string>
#include <utility>

#include "memory_graph.hpp"

namespace docweave::test {

inline const std::string kSampleBase = "https://example.org/kg/";

inline GraphEntity sample_entity(const std::string& path, Type type, std::string name,
                                 std::vector<std::string> others = {}) {
  GraphEntity entity;
  entity.iri = kSampleBase + path;
  entity.type = type;
  entity.name = std::move(name);
  entity.alternate_names = std::move(others);
  return entity;
}

inline GraphStatement sample_statement(const std::string& subject, Predicate predicate,
                                       std::variant<std::string, Literal> object, std::string quote,
                                       Status status = Status::asserted) {
  GraphStatement statement;
  statement.subject = kSampleBase + subject;
  statement.predicate = predicate;
  statement.object = std::move(object);
  statement.status = status;
  GraphEvidence proof;
  proof.evidence.span = {40, 40 + static_cast<std::uint32_t>(quote.size())};
  proof.evidence.quote = std::move(quote);
  proof.evidence.plugin = "extractors/relations";
  proof.evidence.rule = "by";
  proof.evidence.confidence = 0.75;
  statement.evidence.push_back(std::move(proof));
  return statement;
}

/// Two documents with all that an output must cope with: every kind of literal, planned and denied
/// statements, page boxes, and names and quotes full of the formats' own signs.
inline MemoryGraph sample_graph() {
  const std::string fund = "organization/fund", workshop = "event/workshop";
  const std::string project = "project/borders", speaker = "person/ann-o-neill";

  GraphDocument first;
  first.iri = kSampleBase + "document/a.txt";
  first.info = {"a.txt",
                "Workshop <opens> & \"ends\"",
                "https://news.example.org/a",
                "Border News",
                "2018-07-19",
                "en",
                "text/plain"};
  first.entities = {
      sample_entity(workshop, Type::event, "Workshop on Borders"),
      sample_entity(fund, Type::organization, "Fund for Peace & <Justice>", {"FfP", "The Fund"}),
      sample_entity(project, Type::project, "Safe \"Borders\"\\Project"),
      sample_entity(speaker, Type::person, "Ann O’Neill"),
      sample_entity("place/skopje", Type::place, "Скопје"),
  };
  first.statements = {
      sample_statement(workshop, Predicate::organizer, kSampleBase + fund, "said \"so\"\n\x01\\"),
      sample_statement(workshop, Predicate::location, kSampleBase + "place/skopje",
                       "will be held in Скопје", Status::planned),
      sample_statement(workshop, Predicate::start_date, Literal{"2018-07-18"}, "18 July 2018"),
      sample_statement(workshop, Predicate::end_date, Literal{"2018-07"}, "July <2018>"),
      sample_statement(workshop, Predicate::part_of, kSampleBase + project, "part of & within"),
      sample_statement(workshop, Predicate::attendee, kSampleBase + speaker, "did not come",
                       Status::denied),
      sample_statement(project, Predicate::funder, kSampleBase + fund, "funded by the Fund"),
      sample_statement(project, Predicate::start_date, Literal{"2017"}, "since 2017"),
      sample_statement(project, Predicate::amount, Literal{"EUR 1000000"}, "EUR 1 million"),
      sample_statement(speaker, Predicate::job_title, Literal{"2018"}, "called 2018"),
      sample_statement("place/skopje", Predicate::same_as,
                       Literal{"https://www.geonames.org/785842/"}, "Скопје"),
  };
  Origin box;
  box.page = 2;
  box.left = 50, box.top = 100.5F, box.right = 250, box.bottom = 112.5F;
  first.statements[6].evidence[0].evidence.origin = box;
  Origin bytes;
  bytes.begin = 1040, bytes.end = 1052;
  first.statements[2].evidence[0].evidence.origin = bytes;

  GraphDocument second;
  second.iri = kSampleBase + "document/folder/b%20c.html";
  second.info.id = "folder/b c.html";
  second.info.date_published = "someday";
  second.entities = {sample_entity(fund, Type::organization, "", {"FfP"}),
                     sample_entity(project, Type::project, "Safe \"Borders\"\\Project"),
                     sample_entity(speaker, Type::person, "Ann O’Neill", {"Ms. O’Neill"})};
  second.statements = {
      sample_statement(project, Predicate::funder, kSampleBase + fund, "paid by FfP"),
      sample_statement(speaker, Predicate::affiliation, kSampleBase + fund, "Ann O’Neill of FfP"),
  };
  return MemoryGraph({first, second});
}

}  // namespace docweave::test
