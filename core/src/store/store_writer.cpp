#include "store/store_writer.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include <docweave/text.hpp>

#include "text/name_form.hpp"
#include "text/spelling.hpp"

namespace docweave {
namespace {

constexpr int kInputsPerTransaction = 1000;
constexpr std::chrono::seconds kTimePerTransaction(5);
/// Names beyond this many are looked up in the file: some 100 MB.
constexpr std::size_t kNamesInMemory = 500'000;

constexpr const char* kInsertMention =
    "INSERT INTO mentions VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* kInsertEvidence =
    "INSERT INTO document_evidence VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

constexpr const char* kForgetUnused = R"sql(
DELETE FROM names WHERE name NOT IN (
  SELECT name FROM document_entities UNION SELECT name FROM document_names
  UNION SELECT name FROM nodes);
DELETE FROM rules WHERE rule NOT IN (
  SELECT rule FROM mentions UNION SELECT rule FROM document_evidence);
DELETE FROM state WHERE key = 'unused';
)sql";

/// Names that differ in word breaks only ("co operation") count as the same.
std::int64_t fold_of(std::string folded) {
  std::erase(folded, ' ');
  return static_cast<std::int64_t>(hash_of(folded));
}

void bind_origin(sqlite::Query& insert, int parameter, const std::optional<Origin>& origin) {
  constexpr int kColumns = 9;
  if (!origin) {
    for (int i = 0; i < kColumns; ++i) insert.bind_null(parameter + i);
    return;
  }
  const Origin& o = *origin;
  for (const std::int64_t value :
       {std::int64_t{o.text.begin}, std::int64_t{o.text.end}, static_cast<std::int64_t>(o.begin),
        static_cast<std::int64_t>(o.end), std::int64_t{o.page}}) {
    insert.bind(parameter++, value);
  }
  for (const float side : {o.left, o.top, o.right, o.bottom}) {
    insert.bind(parameter++, static_cast<double>(side));
  }
}

}  // namespace

StoreWriter::StoreWriter(sqlite::Database& database)
    : database_(database),
      insert_input_(database.prepare("INSERT INTO inputs(id, content, stages) VALUES(?,?,?)")),
      insert_document_(database.prepare(
          "INSERT INTO documents(input, id, title, url, publisher, date_published, language, "
          "media_type) VALUES(?,?,?,?,?,?,?,?)")),
      insert_entity_(database.prepare("INSERT INTO document_entities VALUES(?,?,?,?,?,?)")),
      insert_name_of_entity_(database.prepare("INSERT INTO document_names VALUES(?,?,?,?,?)")),
      insert_mention_(database.prepare(kInsertMention)),
      insert_statement_(database.prepare("INSERT INTO document_statements VALUES(?,?,?,?,?,?,?)")),
      insert_evidence_(database.prepare(kInsertEvidence)),
      insert_name_(database.prepare("INSERT INTO names(text, folded, fold, form) VALUES(?,?,?,?) "
                                    "ON CONFLICT DO NOTHING")),
      find_name_(database.prepare("SELECT name FROM names WHERE text = ?")),
      insert_rule_(database.prepare("INSERT INTO rules(plugin, name) VALUES(?,?) "
                                    "ON CONFLICT DO NOTHING")),
      find_rule_(database.prepare("SELECT rule FROM rules WHERE plugin = ? AND name = ?")),
      find_input_(database.prepare("SELECT inputs.id FROM documents JOIN inputs USING(input) "
                                   "WHERE documents.id = ?")) {}

void StoreWriter::begin() {
  if (transaction_) return;
  transaction_.emplace(database_);
  began_ = std::chrono::steady_clock::now();
  database_.run("DELETE FROM state WHERE key = 'resolved'");
}

void StoreWriter::end() {
  if (++inputs_in_transaction_ == kInputsPerTransaction ||
      std::chrono::steady_clock::now() - began_ > kTimePerTransaction) {
    flush();
  }
}

void StoreWriter::flush() {
  if (!transaction_) return;
  transaction_->commit();
  transaction_.reset();
  inputs_in_transaction_ = 0;
}

std::int64_t StoreWriter::add_input(std::string_view id, std::string_view content,
                                    std::string_view stages) {
  insert_input_.bind(0, id).bind(1, content).bind(2, stages).run();
  return database_.last_row();
}

void StoreWriter::add(std::int64_t input, const DocumentGraph& graph) {
  const std::int64_t document = add_document(input, graph.info());
  for (std::size_t i = 0; i < graph.entities().size(); ++i) {
    add_entity(document, static_cast<std::int64_t>(i), graph.entities()[i]);
  }
  for (std::size_t i = 0; i < graph.statements().size(); ++i) {
    add_statement(document, static_cast<std::int64_t>(i), graph.statements()[i]);
  }
}

std::optional<std::string> StoreWriter::input_of(std::string_view document) {
  std::optional<std::string> input;
  if (find_input_.bind(0, document).step()) input = find_input_.text(0);
  find_input_.reset();
  return input;
}

void StoreWriter::read_again(std::string_view input) {
  database_.prepare("UPDATE inputs SET content = '' WHERE id = ?").bind(0, input).run();
}

void StoreWriter::forget_input(std::string_view id) {
  begin();
  auto input = database_.prepare("DELETE FROM inputs WHERE id = ? RETURNING input");
  if (!input.bind(0, id).step()) return;
  const std::int64_t number = input.integer(0);
  input.reset();
  auto documents = database_.prepare("SELECT document FROM documents WHERE input = ?");
  std::vector<std::int64_t> gone;
  documents.bind(0, number);
  while (documents.step()) gone.push_back(documents.integer(0));
  for (const std::int64_t document : gone) forget_document(document);
}

void StoreWriter::forget_document(std::string_view id) {
  auto document = database_.prepare("SELECT document FROM documents WHERE id = ?");
  if (!document.bind(0, id).step()) return;
  const std::int64_t number = document.integer(0);
  document.reset();
  forget_document(number);
}

void StoreWriter::forget_document(std::int64_t document) {
  for (const char* table : {"documents", "document_entities", "document_names", "mentions",
                            "document_statements", "document_evidence"}) {
    database_.prepare(fmt::format("DELETE FROM {} WHERE document = ?", table))
        .bind(0, document)
        .run();
  }
  database_.run("INSERT INTO state VALUES('unused', '1') ON CONFLICT DO NOTHING");
}

void StoreWriter::forget_unused() {
  if (database_.integer("SELECT count(*) FROM state WHERE key = 'unused'") == 0) return;
  database_.run(kForgetUnused);
  names_.clear();
  rules_.clear();
}

std::int64_t StoreWriter::add_document(std::int64_t input, const DocumentInfo& info) {
  insert_document_.bind(0, input);
  int parameter = 1;
  for (const std::string* text : {&info.id, &info.title, &info.url, &info.publisher,
                                  &info.date_published, &info.language, &info.media_type}) {
    insert_document_.bind(parameter++, *text);
  }
  insert_document_.run();
  return database_.last_row();
}

void StoreWriter::add_entity(std::int64_t document, std::int64_t entity, const Entity& content) {
  insert_entity_.bind(0, document).bind(1, entity).bind(2, static_cast<std::int64_t>(content.type));
  insert_entity_.bind(3, name(content.name)).bind(4, content.key);
  insert_entity_.bind(5, static_cast<std::int64_t>(content.mentions.size())).run();

  std::vector<std::int64_t> named;
  for (std::size_t i = 0; i < content.mentions.size(); ++i) {
    named.push_back(seen(content.mentions[i].quote).fold);
    insert_mention_.bind(0, document).bind(1, entity).bind(2, static_cast<std::int64_t>(i));
    add_evidence(insert_mention_, content.mentions[i]);
  }
  for (std::size_t i = 0; i < content.alternate_names.size(); ++i) {
    const std::string& text = content.alternate_names[i];
    const bool is_named = std::ranges::find(named, seen(text).fold) != named.end();
    insert_name_of_entity_.bind(0, document).bind(1, entity).bind(2, static_cast<std::int64_t>(i));
    insert_name_of_entity_.bind(3, name(text)).bind(4, std::int64_t{is_named}).run();
  }
}

void StoreWriter::add_statement(std::int64_t document, std::int64_t statement,
                                const Statement& content) {
  insert_statement_.bind(0, document).bind(1, statement);
  insert_statement_.bind(2, std::int64_t{content.subject()});
  insert_statement_.bind(3, static_cast<std::int64_t>(content.predicate()));
  if (const auto* entity = std::get_if<EntityIndex>(&content.object())) {
    insert_statement_.bind(4, std::int64_t{*entity}).bind_null(5);
  } else {
    insert_statement_.bind_null(4).bind(5, std::get<Literal>(content.object()).value);
  }
  insert_statement_.bind(6, static_cast<std::int64_t>(content.status())).run();

  for (std::size_t i = 0; i < content.evidence().size(); ++i) {
    insert_evidence_.bind(0, document).bind(1, statement).bind(2, static_cast<std::int64_t>(i));
    add_evidence(insert_evidence_, content.evidence()[i]);
  }
}

void StoreWriter::add_evidence(sqlite::Query& insert, const Evidence& evidence) {
  insert.bind(3, std::int64_t{evidence.span.begin}).bind(4, std::int64_t{evidence.span.end});
  insert.bind(5, evidence.quote).bind(6, rule(evidence)).bind(7, evidence.confidence);
  bind_origin(insert, 8, evidence.origin);
  insert.run();
}

StoreWriter::Name& StoreWriter::seen(const std::string& text) {
  if (names_.size() >= kNamesInMemory) names_.clear();
  const auto [entry, is_new] = names_.try_emplace(text);
  if (is_new) entry->second.fold = fold_of(one_spelling(fold_name(text)));
  return entry->second;
}

/// The row that was just inserted, or the one that `find` finds, for it was there.
std::int64_t StoreWriter::inserted(sqlite::Query& find) {
  if (database_.changed()) return database_.last_row();
  find.step();
  const std::int64_t row = find.integer(0);
  find.reset();
  return row;
}

std::int64_t StoreWriter::name(const std::string& text) {
  Name& name = seen(text);
  if (name.id == 0) {
    const std::string folded = one_spelling(fold_name(text));
    insert_name_.bind(0, text).bind(1, folded).bind(2, name.fold);
    insert_name_.bind(3, static_cast<std::int64_t>(name_form(text))).run();
    name.id = inserted(find_name_.bind(0, text));
  }
  return name.id;
}

std::int64_t StoreWriter::rule(const Evidence& evidence) {
  const auto [entry, is_new] = rules_.try_emplace(evidence.plugin + '\0' + evidence.rule);
  if (is_new) {
    insert_rule_.bind(0, evidence.plugin).bind(1, evidence.rule).run();
    entry->second = inserted(find_rule_.bind(0, evidence.plugin).bind(1, evidence.rule));
  }
  return entry->second;
}

}  // namespace docweave
