#include "query/store_reader.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace docweave::query {
namespace {

constexpr const char* kEdges =
    "SELECT DISTINCT subject, predicate, object, value, status FROM edges";
constexpr const char* kProof =
    "SELECT documents.iri, p.quote, p.span_begin, p.span_end, p.page, rules.plugin, rules.name, "
    "p.confidence FROM ";

}  // namespace

bool holds(const Edge& edge) {
  return edge.status == Status::asserted || edge.status == Status::planned;
}

StoreReader::StoreReader(sqlite::Database& store)
    : from_(store.prepare(std::string(kEdges) + " WHERE subject = ? ORDER BY 2, 3, 4, 5")),
      to_(store.prepare(std::string(kEdges) + " WHERE object = ? ORDER BY 1, 2, 5")),
      node_(store.prepare("SELECT names.text, type FROM nodes JOIN names USING(name) "
                          "WHERE node = ?")),
      evidence_(store.prepare(
          std::string(kProof) +
          "edges e JOIN documents USING(document) JOIN document_evidence p "
          "ON p.document = e.document AND p.statement = e.statement JOIN rules USING(rule) "
          "WHERE subject = ? AND predicate = ? AND object = ? AND value = ? AND status = ? "
          "ORDER BY documents.iri, p.span_begin, p.span_end")),
      mentions_(store.prepare(std::string(kProof) +
                              "identity i JOIN documents USING(document) JOIN mentions p "
                              "ON p.document = i.document AND p.entity = i.entity "
                              "JOIN rules USING(rule) WHERE i.node = ? "
                              "ORDER BY documents.iri, p.span_begin, p.span_end")) {}

std::vector<Edge> StoreReader::read(sqlite::Query& query, Node node) {
  std::vector<Edge> edges;
  query.bind(0, node);
  while (query.step()) {
    edges.push_back({query.integer(0), static_cast<Predicate>(query.integer(1)), query.integer(2),
                     std::string(query.text(3)), static_cast<Status>(query.integer(4))});
  }
  return edges;
}

std::vector<Edge> StoreReader::edges_from(Node subject) {
  return read(from_, subject);
}

std::vector<Edge> StoreReader::edges_to(Node object) {
  return read(to_, object);
}

std::string StoreReader::name(Node node) {
  node_.bind(0, node);
  std::string name = node_.step() ? std::string(node_.text(0)) : std::string();
  node_.reset();
  return name;
}

Type StoreReader::type(Node node) {
  node_.bind(0, node);
  const auto type = node_.step() ? static_cast<Type>(node_.integer(1)) : Type::organization;
  node_.reset();
  return type;
}

std::string StoreReader::values(Node subject, Predicate predicate) {
  std::vector<std::string> values;
  for (const Edge& edge : edges_from(subject)) {
    if (edge.predicate != predicate || !holds(edge)) continue;
    std::string value = edge.object == 0 ? edge.value : name(edge.object);
    // What is planned here and has happened there is told twice.
    if (std::ranges::find(values, value) == values.end()) values.push_back(std::move(value));
  }
  return fmt::format("{}", fmt::join(values, "; "));
}

void StoreReader::take(sqlite::Query& query, Row& row) {
  while (query.step()) {
    row.proofs.push_back(
        {std::string(query.text(0)), std::string(query.text(1)),
         static_cast<std::uint64_t>(query.integer(2)), static_cast<std::uint64_t>(query.integer(3)),
         static_cast<int>(query.integer(4)),
         std::string(query.text(5)) + ": " + std::string(query.text(6)), query.real(7)});
  }
  std::set<std::string_view> documents;
  for (const Proof& proof : row.proofs) documents.insert(proof.document);
  row.documents = documents.size();
  row.evidence = row.proofs.size();
}

void StoreReader::prove(Row& row, const std::vector<Edge>& edges) {
  for (const Edge& edge : edges) {
    evidence_.bind(0, edge.subject).bind(1, static_cast<std::int64_t>(edge.predicate));
    evidence_.bind(2, edge.object).bind(3, edge.value);
    evidence_.bind(4, static_cast<std::int64_t>(edge.status));
    take(evidence_, row);
  }
}

void StoreReader::prove_by_mentions(Row& row, Node node) {
  mentions_.bind(0, node);
  take(mentions_, row);
}

}  // namespace docweave::query
