#include "graph_json.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "connection_counts.hpp"
#include "top_ranked.hpp"

namespace docweave {
namespace {

constexpr int kFormat = 1;
constexpr int kConfidenceDigits = 3;

const std::string* object_iri(const GraphStatement& statement) {
  return std::get_if<std::string>(&statement.object);
}

/// Numbers what it is asked for in the order of the first question.
template <class Key>
class Numbers {
 public:
  /// The number, and whether this is the first time.
  std::pair<std::size_t, bool> of(const Key& key) {
    const auto [place, fresh] = numbers_.try_emplace(key, numbers_.size());
    return {place->second, fresh};
  }
  bool contains(const Key& key) const { return numbers_.contains(key); }

 private:
  std::map<Key, std::size_t> numbers_;
};

/// JSON text into a stream, "<" escaped: in JSON it stands in strings alone.
class JsonStream {
 public:
  explicit JsonStream(std::ostream& out) : out_(out) {
    writer_.SetMaxDecimalPlaces(kConfidenceDigits);
  }

  void key(std::string_view name) { writer_.Key(name.data(), size(name)); }
  void text(std::string_view value) { writer_.String(value.data(), size(value)); }
  void number(std::size_t value) { writer_.Uint64(value); }
  void real(double value) { writer_.Double(value); }
  void begin_object() { writer_.StartObject(); }
  void end_object() { writer_.EndObject(); }
  void begin() { writer_.StartArray(); }
  void end() { writer_.EndArray(); }
  void texts(const std::vector<std::string>& values) {
    begin();
    for (const std::string& value : values) text(value);
    end();
  }

  /// Hands over what was written; to be called now and then.
  void flush() {
    const std::string_view written(buffer_.GetString(), buffer_.GetSize());
    std::size_t begin = 0;
    for (auto sign = written.find('<'); sign != std::string_view::npos;
         sign = written.find('<', begin)) {
      out_ << written.substr(begin, sign - begin) << "\\u003c";
      begin = sign + 1;
    }
    out_ << written.substr(begin);
    buffer_.Clear();
  }

 private:
  static rapidjson::SizeType size(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
  }

  std::ostream& out_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

/// Evidence is sorted by document.
std::size_t count_documents(const GraphStatement& statement) {
  std::size_t documents = 0;
  const std::string* last = nullptr;
  for (const GraphEvidence& proof : statement.evidence) {
    documents += !last || *last != proof.document;
    last = &proof.document;
  }
  return documents;
}

class GraphWriter {
 public:
  GraphWriter(const Graph& graph, const PageLimits& limits, std::ostream& out)
      : graph_(graph), limits_(limits), json_(out) {}

  void write(std::string_view title, std::string_view sources) {
    json_.begin_object();
    json_.key("format");
    json_.number(kFormat);
    member("title", title);
    member("sources", sources);
    write_vocabulary();
    write_entities(rank_entities());
    write_statements(rank_statements());
    write_documents();
    write_totals();
    json_.end_object();
    json_.flush();
  }

 private:
  /// What the page keeps of an entity to say which names a document gives it.
  struct Shown {
    std::size_t number;
    std::string name;
    std::vector<std::string> alternate_names;
    std::size_t documents_left;
  };

  void member(std::string_view name, std::string_view value) {
    json_.key(name);
    json_.text(value);
  }

  void write_vocabulary() {
    json_.key("types");
    json_.begin();
    for (const TypeInfo& type : types()) json_.text(type.name);
    json_.end();
    json_.key("predicates");
    json_.begin();
    for (const PredicateInfo& predicate : predicates()) json_.text(predicate.name);
    json_.end();
    json_.key("statuses");
    json_.begin();
    for (const Status status :
         {Status::asserted, Status::planned, Status::cancelled, Status::denied}) {
      json_.text(to_string(status));
    }
    json_.end();
  }

  TopRanked rank_entities() {
    ConnectionCounts connections;
    const auto statements = graph_.statements();
    while (const GraphStatement* statement = statements->next()) {
      ++statements_;
      const std::string* object = object_iri(*statement);
      if (!object) continue;
      connections.add(statement->subject);
      connections.add(*object);
    }
    TopRanked ranked(limits_.entities);
    const auto entities = graph_.entities();
    while (const GraphEntity* entity = entities->next()) {
      ranked.offer(std::uint64_t{connections.count(entity->iri)} << 32 | entity->mentions);
    }
    return ranked;
  }

  void write_entities(const TopRanked& ranked) {
    entities_ = ranked.offered();
    Chosen chosen(ranked);
    json_.key("entities");
    json_.begin();
    const auto entities = graph_.entities();
    while (const GraphEntity* entity = entities->next()) {
      if (chosen.next()) write(*entity);
    }
    json_.end();
  }

  void write(const GraphEntity& entity) {
    shown_.emplace(entity.iri,
                   Shown{shown_.size(), entity.name, entity.alternate_names, limits_.documents});
    json_.begin();
    json_.text(entity.iri);
    json_.number(static_cast<std::size_t>(entity.type));
    json_.text(entity.name);
    json_.texts(entity.alternate_names);
    json_.number(entity.documents);
    json_.number(entity.mentions);
    json_.number(entity.funds ? 1 : 0);
    json_.end();
    json_.flush();
  }

  bool is_shown(const GraphStatement& statement) const {
    const std::string* object = object_iri(statement);
    return shown_.contains(statement.subject) && (!object || shown_.contains(*object));
  }

  TopRanked rank_statements() {
    TopRanked ranked(limits_.statements);
    const auto statements = graph_.statements();
    while (const GraphStatement* statement = statements->next()) {
      if (is_shown(*statement)) ranked.offer(count_documents(*statement));
    }
    return ranked;
  }

  void write_statements(const TopRanked& ranked) {
    Chosen chosen(ranked);
    json_.key("statements");
    json_.begin();
    const auto statements = graph_.statements();
    while (const GraphStatement* statement = statements->next()) {
      if (is_shown(*statement) && chosen.next()) write(*statement);
    }
    json_.end();
  }

  void write(const GraphStatement& statement) {
    json_.begin();
    json_.number(shown_.at(statement.subject).number);
    json_.number(static_cast<std::size_t>(statement.predicate));
    if (const std::string* object = object_iri(statement)) {
      json_.number(shown_.at(*object).number);
    } else {
      json_.text(std::get<Literal>(statement.object).value);
    }
    json_.number(static_cast<std::size_t>(statement.status));
    json_.real(statement.confidence);
    json_.number(count_documents(statement));
    json_.number(statement.evidence.size());
    json_.begin();
    const std::size_t quotes = std::min(limits_.quotes, statement.evidence.size());
    for (std::size_t i = 0; i < quotes; ++i) write(statement.evidence[i]);
    json_.end();
    json_.end();
    json_.flush();
  }

  void write(const GraphEvidence& proof) {
    const Evidence& evidence = proof.evidence;
    const std::size_t document = documents_.of(proof.document).first;
    json_.begin();
    const auto [quote, first_quote] = quotes_.of({document, evidence.span});
    if (first_quote) {
      json_.begin();
      json_.number(document);
      json_.number(evidence.origin ? static_cast<std::size_t>(std::max(0, evidence.origin->page))
                                   : 0);
      json_.text(evidence.quote);
      json_.end();
    } else {
      json_.number(quote);
    }
    const std::string rule = evidence.plugin + ' ' + evidence.rule;
    const auto [number, first_rule] = rules_.of(rule);
    first_rule ? json_.text(rule) : json_.number(number);
    json_.real(evidence.confidence);
    json_.end();
  }

  void write_documents() {
    json_.key("documents");
    json_.begin();
    const auto documents = graph_.documents();
    while (const GraphDocument* document = documents->next()) {
      ++all_documents_;
      const std::vector<const GraphEntity*> named = listed_in(*document);
      if (!named.empty() || documents_.contains(document->iri)) write(*document, named);
    }
    json_.end();
  }

  /// The entities shown that have room for one more document.
  std::vector<const GraphEntity*> listed_in(const GraphDocument& document) {
    std::vector<const GraphEntity*> named;
    for (const GraphEntity& entity : document.entities) {
      const auto shown = shown_.find(entity.iri);
      if (shown == shown_.end() || shown->second.documents_left == 0) continue;
      --shown->second.documents_left;
      named.push_back(&entity);
    }
    return named;
  }

  void write(const GraphDocument& document, const std::vector<const GraphEntity*>& named) {
    json_.begin();
    json_.number(documents_.of(document.iri).first);
    json_.text(document.iri);
    for (const std::string* text :
         {&document.info.id, &document.info.title, &document.info.url, &document.info.publisher,
          &document.info.date_published, &document.info.language}) {
      json_.text(*text);
    }
    json_.begin();
    for (const GraphEntity* entity : named) write_names(*entity, shown_.at(entity->iri));
    json_.end();
    json_.end();
    json_.flush();
  }

  /// The entity and which of its names the document uses: 0 is its best, then the others.
  void write_names(const GraphEntity& part, const Shown& whole) {
    json_.begin();
    json_.number(whole.number);
    if (!part.name.empty()) json_.number(0);
    for (const std::string& name : part.alternate_names) {
      const auto found = std::ranges::lower_bound(whole.alternate_names, name);
      if (found == whole.alternate_names.end() || *found != name) continue;
      json_.number(static_cast<std::size_t>(found - whole.alternate_names.begin()) + 1);
    }
    json_.end();
  }

  void write_totals() {
    json_.key("totals");
    json_.begin();
    for (const std::size_t total : {entities_, statements_, all_documents_}) json_.number(total);
    json_.end();
  }

  const Graph& graph_;
  const PageLimits& limits_;
  JsonStream json_;
  std::unordered_map<std::string, Shown> shown_;
  Numbers<std::string> documents_;
  Numbers<std::pair<std::size_t, Span>> quotes_;
  Numbers<std::string> rules_;
  std::size_t entities_ = 0, statements_ = 0, all_documents_ = 0;
};

}  // namespace

void write_graph_json(const Graph& graph, const PageLimits& limits, std::string_view title,
                      std::string_view sources, std::ostream& out) {
  GraphWriter(graph, limits, out).write(title, sources);
}

}  // namespace docweave
