#include "resolve/explanation.hpp"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace docweave {
namespace {

/// Links whose ends are in one node, by which that node may be wrong.
constexpr const char* kJoined =
    "SELECT a, b, score, outcome FROM links JOIN forms f ON f.form = a JOIN forms g ON g.form = b "
    "WHERE f.node = g.node AND f.node > 0 AND outcome = 1 ";
constexpr const char* kApart =
    "SELECT a, b, max(score), outcome FROM links JOIN forms f ON f.form = a "
    "JOIN forms g ON g.form = b WHERE f.node <> g.node AND f.node > 0 AND g.node > 0 ";

class Explainer {
 public:
  explicit Explainer(sqlite::Database& store) : store_(store) {}

  ExplainedNode describe(std::int64_t number, std::size_t most) {
    ExplainedNode result;
    auto query = store_.prepare(
        "SELECT iri, text, type, documents FROM nodes JOIN names USING(name) WHERE node = ?");
    query.bind(0, number).step();
    result.iri = query.text(0);
    result.name = query.text(1);
    result.type = static_cast<Type>(query.integer(2));
    result.documents = static_cast<std::uint64_t>(query.integer(3));
    auto names = store_.prepare(
        "SELECT text FROM node_names JOIN names USING(name) WHERE node = ? ORDER BY text");
    names.bind(0, number);
    while (names.step()) result.names.emplace_back(names.text(0));
    const std::string here = fmt::format("AND {} IN (f.node, g.node) ", number);
    result.joined = pairs(kJoined + here + "ORDER BY score, a, b", most);
    result.nearest = pairs(kApart + here + "GROUP BY f.node, g.node ORDER BY 3 DESC, a, b", most);
    return result;
  }

  std::vector<ExplainedPair> pairs(const std::string& sql, std::size_t most) {
    std::vector<ExplainedPair> result;
    auto rows = store_.prepare(sql + " LIMIT ?");
    rows.bind(0, static_cast<std::int64_t>(most));
    while (rows.step()) {
      result.push_back(pair(rows.integer(0), rows.integer(1)));
      result.back().outcome = static_cast<Outcome>(rows.integer(3));
    }
    return result;
  }

  ExplainedPair pair(std::int64_t a, std::int64_t b) {
    ExplainedPair result;
    result.a = form(a);
    result.b = form(b);
    result.comparison = compare(comparable(a), comparable(b), Findings::listed);
    return result;
  }

  ExplainedPair between(std::int64_t a, std::int64_t b) {
    auto linked = store_.prepare(
        "SELECT a, b, outcome FROM links JOIN forms f ON f.form = a JOIN forms g ON g.form = b "
        "WHERE min(f.node, g.node) = ? AND max(f.node, g.node) = ? ORDER BY score DESC, a, b");
    linked.bind(0, std::min(a, b)).bind(1, std::max(a, b));
    if (linked.step()) {
      ExplainedPair result = pair(linked.integer(0), linked.integer(1));
      result.outcome = static_cast<Outcome>(linked.integer(2));
      result.corrected = (result.outcome == Outcome::one) != (a == b);
      return result;
    }
    ExplainedPair result = pair(main_form(a), main_form(b));
    result.outcome = a == b ? Outcome::one : Outcome::apart;
    result.compared = false;
    result.corrected = a == b && main_form(a) != main_form(b);
    return result;
  }

 private:
  Comparable comparable(std::int64_t form) {
    auto query = store_.prepare("SELECT profile FROM forms WHERE form = ?");
    query.bind(0, form).step();
    return Comparable(decode_profile(query.text(0)));
  }

  std::int64_t main_form(std::int64_t node) {
    auto query =
        store_.prepare("SELECT form FROM forms WHERE node = ? ORDER BY entities DESC, form");
    query.bind(0, node).step();
    return query.integer(0);
  }

  ExplainedForm form(std::int64_t number) {
    ExplainedForm result;
    auto query = store_.prepare(
        "SELECT coalesce(nodes.iri, ''), entities, text, documents.id, quote FROM forms "
        "JOIN identity USING(form) JOIN documents USING(document) "
        "JOIN document_entities USING(document, entity) JOIN names USING(name) "
        "JOIN mentions USING(document, entity) LEFT JOIN nodes ON nodes.node = forms.node "
        "WHERE forms.form = ? ORDER BY documents.id, entity, position LIMIT 1");
    if (!query.bind(0, number).step()) return result;
    result.iri = query.text(0);
    result.entities = static_cast<std::uint64_t>(query.integer(1));
    result.name = query.text(2);
    result.document = query.text(3);
    result.quote = query.text(4);
    return result;
  }

  sqlite::Database& store_;
};

std::vector<TypeConflict> type_conflicts(sqlite::Database& store, std::size_t most) {
  std::vector<TypeConflict> result;
  auto names = store.prepare(
      "SELECT fold, min(text) FROM nodes JOIN names USING(name) "
      "GROUP BY fold HAVING min(type) <> max(type) ORDER BY sum(documents) DESC, 2 LIMIT ?");
  auto iris = store.prepare(
      "SELECT iri FROM nodes JOIN names USING(name) WHERE fold = ? ORDER BY documents DESC, iri");
  names.bind(0, static_cast<std::int64_t>(most));
  while (names.step()) {
    TypeConflict conflict{std::string(names.text(1)), {}};
    iris.bind(0, names.integer(0));
    while (iris.step()) conflict.iris.emplace_back(iris.text(0));
    result.push_back(std::move(conflict));
  }
  return result;
}

}  // namespace

ExplainedNode explain(sqlite::Database& store, std::int64_t node, std::size_t most) {
  return Explainer(store).describe(node, most);
}

ExplainedPair explain_pair(sqlite::Database& store, std::int64_t a, std::int64_t b) {
  return Explainer(store).between(a, b);
}

Review review(sqlite::Database& store, std::size_t most) {
  Explainer explainer(store);
  return {
      explainer.pairs(std::string(kJoined) + "ORDER BY score, a, b", most),
      explainer.pairs(std::string(kApart) + "GROUP BY f.node, g.node ORDER BY 3 DESC, a, b", most),
      type_conflicts(store, most)};
}

std::string correction_for(const ExplainedPair& pair) {
  const bool joined = pair.a.iri == pair.b.iri;
  const bool by_name = pair.a.name != pair.b.name;
  if (joined && !by_name && pair.a.document == pair.b.document) return {};
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  const auto text = [&](const char* key, const std::string& value) {
    writer.Key(key);
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  writer.StartObject();
  text("action", joined ? "different" : "same");
  writer.Key("entities");
  writer.StartArray();
  for (const ExplainedForm* form : {&pair.a, &pair.b}) {
    writer.StartObject();
    text("iri", form->iri);
    if (joined && by_name) text("name", form->name);
    if (joined && !by_name) text("document", form->document);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  return buffer.GetString();
}

}  // namespace docweave
