#include "store/store_writer.hpp"

#include <algorithm>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "text/spelling.hpp"

namespace docweave {
namespace {

constexpr int kDocumentsPerTransaction = 1000;
/// Names beyond this many are looked up in the file: some 100 MB.
constexpr std::size_t kNamesInMemory = 500'000;

constexpr const char* kInsertMention =
    "INSERT INTO mentions VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* kInsertEvidence =
    "INSERT INTO evidence VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

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
      insert_document_(database.prepare("INSERT INTO documents VALUES(?,?,?,?,?,?,?,?,NULL) "
                                        "ON CONFLICT DO NOTHING RETURNING document")),
      insert_entity_(database.prepare("INSERT INTO entities VALUES(?,?,?,?,?,?)")),
      insert_alternate_name_(database.prepare("INSERT INTO alternate_names VALUES(?,?,?,?,?)")),
      insert_mention_(database.prepare(kInsertMention)),
      insert_statement_(database.prepare("INSERT INTO statements VALUES(?,?,?,?,?,?,?)")),
      insert_evidence_(database.prepare(kInsertEvidence)),
      insert_name_(database.prepare("INSERT INTO names(text, folded) VALUES(?,?) "
                                    "ON CONFLICT DO UPDATE SET text = text RETURNING name")),
      insert_rule_(database.prepare("INSERT INTO rules(plugin, name) VALUES(?,?) RETURNING rule")) {
}

void StoreWriter::add(std::uint64_t ordinal, const DocumentGraph& graph) {
  if (!transaction_) transaction_.emplace(database_);
  const auto document = static_cast<std::int64_t>(ordinal);
  add_document(document, graph.info());
  for (std::size_t i = 0; i < graph.entities().size(); ++i) {
    add_entity(document, static_cast<std::int64_t>(i), graph.entities()[i]);
  }
  for (std::size_t i = 0; i < graph.statements().size(); ++i) {
    add_statement(document, static_cast<std::int64_t>(i), graph.statements()[i]);
  }
  if (++documents_in_transaction_ == kDocumentsPerTransaction) flush();
}

void StoreWriter::flush() {
  if (!transaction_) return;
  transaction_->commit();
  transaction_.reset();
  documents_in_transaction_ = 0;
}

void StoreWriter::add_document(std::int64_t document, const DocumentInfo& info) {
  insert_document_.bind(0, document);
  int parameter = 1;
  for (const std::string* text : {&info.id, &info.title, &info.url, &info.publisher,
                                  &info.date_published, &info.language, &info.media_type}) {
    insert_document_.bind(parameter++, *text);
  }
  const bool added = insert_document_.step();
  insert_document_.reset();
  if (!added) {
    throw Error(ErrorCode::invalid_data, info.id,
                "a document of this id or ordinal is in the store already");
  }
}

void StoreWriter::add_entity(std::int64_t document, std::int64_t entity, const Entity& content) {
  insert_entity_.bind(0, document).bind(1, entity).bind(2, static_cast<std::int64_t>(content.type));
  insert_entity_.bind(3, name(content.name)).bind(4, content.key);
  insert_entity_.bind(5, static_cast<std::int64_t>(content.mentions.size())).run();

  std::vector<std::uint64_t> named;
  for (std::size_t i = 0; i < content.mentions.size(); ++i) {
    named.push_back(seen(content.mentions[i].quote).hash);
    insert_mention_.bind(0, document).bind(1, entity).bind(2, static_cast<std::int64_t>(i));
    add_evidence(insert_mention_, content.mentions[i]);
  }
  for (std::size_t i = 0; i < content.alternate_names.size(); ++i) {
    const std::string& text = content.alternate_names[i];
    const bool is_named = std::ranges::find(named, seen(text).hash) != named.end();
    insert_alternate_name_.bind(0, document).bind(1, entity).bind(2, static_cast<std::int64_t>(i));
    insert_alternate_name_.bind(3, name(text)).bind(4, std::int64_t{is_named}).run();
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
  if (is_new) entry->second.hash = hash_of(one_spelling(fold_name(text)));
  return entry->second;
}

std::int64_t StoreWriter::name(const std::string& text) {
  Name& name = seen(text);
  if (name.id == 0) {
    const std::string folded = one_spelling(fold_name(text));
    insert_name_.bind(0, text).bind(1, folded).step();
    name.id = insert_name_.integer(0);
    insert_name_.reset();
  }
  return name.id;
}

std::int64_t StoreWriter::rule(const Evidence& evidence) {
  const auto [entry, is_new] = rules_.try_emplace(evidence.plugin + '\0' + evidence.rule);
  if (is_new) {
    insert_rule_.bind(0, evidence.plugin).bind(1, evidence.rule).step();
    entry->second = insert_rule_.integer(0);
    insert_rule_.reset();
  }
  return entry->second;
}

}  // namespace docweave
