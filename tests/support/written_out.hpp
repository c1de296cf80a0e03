#pragma once

#include <sstream>
#include <string>

#include <docweave/graph.hpp>

namespace docweave::test {

/// Everything that a graph's cursors give, as text.
inline std::string written_out(const Graph& graph) {
  std::ostringstream out;
  const auto entity = [&](const GraphEntity& e) {
    out << "  " << e.iri << " \"" << e.name << "\" " << e.documents << ' ' << e.mentions
        << (e.funds ? " funds" : "");
    for (const std::string& name : e.alternate_names) out << " | " << name;
    out << '\n';
  };
  const auto statement = [&](const GraphStatement& s) {
    const auto* iri = std::get_if<std::string>(&s.object);
    out << "  " << s.subject << ' ' << info(s.predicate).name << ' '
        << (iri ? *iri : std::get<Literal>(s.object).value) << ' ' << to_string(s.status) << ' '
        << s.confidence;
    for (const auto& e : s.evidence) out << " | " << e.document << ' ' << e.evidence.span.begin;
    out << '\n';
  };
  auto documents = graph.documents();
  while (const GraphDocument* document = documents->next()) {
    out << document->iri << '\n';
    for (const GraphEntity& each : document->entities) entity(each);
    for (const GraphStatement& each : document->statements) statement(each);
  }
  auto entities = graph.entities();
  while (const GraphEntity* each = entities->next()) entity(*each);
  auto statements = graph.statements();
  while (const GraphStatement* each = statements->next()) statement(*each);
  return out.str();
}

}  // namespace docweave::test
