#include "ndjson.hpp"

#include "json_text.hpp"
#include "text_stream.hpp"

namespace docweave {
namespace {

/// Objects, one a line. Members come in the order of their calls.
class Lines {
 public:
  explicit Lines(std::ostream& out) : stream_(out), text_(stream_.text) {}

  void begin() {
    text_ += '{';
    first_ = true;
  }
  void end() { text_ += '}'; }
  void end_line() {
    end();
    text_ += '\n';
    stream_.end_item();
  }
  void flush() { stream_.flush(); }

  void name(std::string_view name) {
    if (!first_) text_ += ',';
    first_ = false;
    text_.append("\"").append(name).append("\":");
  }
  void text(std::string_view key, std::string_view value) {
    name(key);
    append_json(text_, value);
  }
  void text_or_null(std::string_view key, std::string_view value) {
    if (value.empty()) return null(key);
    text(key, value);
  }
  void null(std::string_view key) {
    name(key);
    text_ += "null";
  }
  void flag(std::string_view key, bool value) {
    name(key);
    text_ += value ? "true" : "false";
  }
  template <class Number>
  void number(std::string_view key, Number value) {
    name(key);
    append_number(text_, value);
  }
  /// Calls back for each item, which writes itself.
  template <class Items, class Write>
  void list(std::string_view key, const Items& items, Write write) {
    name(key);
    text_ += '[';
    bool first = true;
    for (const auto& item : items) {
      if (!first) text_ += ',';
      first = false;
      write(item);
    }
    text_ += ']';
    first_ = false;
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    list(key, values, [this](const std::string& value) { append_json(text_, value); });
  }

 private:
  TextStream stream_;
  std::string& text_;
  bool first_ = true;
};

void write_origin(Lines& lines, const Origin& origin) {
  lines.name("origin");
  lines.begin();
  if (origin.page == 0) {
    lines.number("begin", origin.begin);
    lines.number("end", origin.end);
  } else {
    lines.number("page", origin.page);
    lines.number("left", origin.left);
    lines.number("top", origin.top);
    lines.number("right", origin.right);
    lines.number("bottom", origin.bottom);
  }
  lines.end();
}

void write_evidence(Lines& lines, const GraphEvidence& proof) {
  const Evidence& evidence = proof.evidence;
  lines.begin();
  lines.text("document", proof.document);
  lines.number("begin", evidence.span.begin);
  lines.number("end", evidence.span.end);
  lines.text("quote", evidence.quote);
  if (evidence.origin) {
    write_origin(lines, *evidence.origin);
  } else {
    lines.null("origin");
  }
  lines.text("plugin", evidence.plugin);
  lines.text("rule", evidence.rule);
  lines.number("confidence", evidence.confidence);
  lines.end();
}

void write_statement(Lines& lines, const GraphStatement& statement, const GraphEntity& subject) {
  lines.begin();
  lines.text("subject", statement.subject);
  lines.text("subject_name", subject.name);
  lines.text("subject_type", info(subject.type).name);
  lines.text("predicate", info(statement.predicate).name);
  const auto* object = std::get_if<std::string>(&statement.object);
  lines.text_or_null("object", object ? std::string_view(*object) : "");
  lines.text_or_null("value", object ? "" : std::get<Literal>(statement.object).value);
  lines.text("status", to_string(statement.status));
  lines.number("confidence", statement.confidence);
  lines.list("evidence", statement.evidence,
             [&lines](const GraphEvidence& proof) { write_evidence(lines, proof); });
  lines.end_line();
}

void write_entity(Lines& lines, const GraphEntity& entity) {
  lines.begin();
  lines.text("iri", entity.iri);
  lines.text("type", info(entity.type).name);
  lines.text("name", entity.name);
  lines.texts("alternate_names", entity.alternate_names);
  lines.flag("funding_agency", entity.funds);
  lines.number("documents", entity.documents);
  lines.number("mentions", entity.mentions);
  lines.end_line();
}

/// Both cursors go by subject.
void write_things(const Graph& graph, OutputTarget& target) {
  Lines statement_lines(target.stream()), entity_lines(target.stream("-entities"));
  const auto entities = graph.entities();
  const auto statements = graph.statements();
  const GraphStatement* statement = statements->next();
  while (const GraphEntity* entity = entities->next()) {
    write_entity(entity_lines, *entity);
    for (; statement && statement->subject <= entity->iri; statement = statements->next()) {
      write_statement(statement_lines, *statement, *entity);
    }
  }
  statement_lines.flush();
  entity_lines.flush();
}

void write_documents(const Graph& graph, OutputTarget& target) {
  Lines lines(target.stream("-documents"));
  const auto documents = graph.documents();
  while (const GraphDocument* document = documents->next()) {
    const DocumentInfo& about = document->info;
    lines.begin();
    lines.text("iri", document->iri);
    lines.text("id", about.id);
    lines.text_or_null("title", about.title);
    lines.text_or_null("url", about.url);
    lines.text_or_null("publisher", about.publisher);
    lines.text_or_null("date_published", about.date_published);
    lines.text_or_null("language", about.language);
    lines.text_or_null("media_type", about.media_type);
    lines.number("entities", document->entities.size());
    lines.number("statements", document->statements.size());
    lines.end_line();
  }
  lines.flush();
}

}  // namespace

void NdJson::write(const Graph& graph, OutputTarget& target) const {
  write_things(graph, target);
  write_documents(graph, target);
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::NdJson)
