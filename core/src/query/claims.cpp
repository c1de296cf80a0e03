#include "query/claims.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

#include <docweave/error.hpp>
#include <docweave/vocabulary.hpp>

#include "store/store.hpp"

namespace docweave::query {
namespace {

constexpr const char* kTables =
    "CREATE TABLE claims(document TEXT NOT NULL, what TEXT NOT NULL, quote TEXT NOT NULL, "
    "first INTEGER NOT NULL, last INTEGER NOT NULL, place_first INTEGER, place_last INTEGER, "
    "page INTEGER)";

constexpr const char* kStoreEvidence =
    "SELECT d.id, p.quote, p.span_begin, p.span_end, p.origin_begin, p.origin_end, p.page, "
    "s.iri, e.predicate, coalesce(o.iri, e.value) FROM edges e JOIN documents d USING(document) "
    "JOIN document_evidence p ON p.document = e.document AND p.statement = e.statement "
    "JOIN nodes s ON s.node = e.subject LEFT JOIN nodes o ON o.node = e.object";
constexpr const char* kStoreMentions =
    "SELECT d.id, p.quote, p.span_begin, p.span_end, p.origin_begin, p.origin_end, p.page, n.iri "
    "FROM identity i JOIN documents d USING(document) JOIN mentions p "
    "ON p.document = i.document AND p.entity = i.entity JOIN nodes n ON n.node = i.node";

Claim claim_of(const sqlite::Query& row, std::string what) {
  Claim claim{std::move(what), std::string(row.text(1)), static_cast<std::uint64_t>(row.integer(2)),
              static_cast<std::uint64_t>(row.integer(3)), std::nullopt};
  if (!row.is_null(4)) {
    claim.place = {static_cast<std::uint64_t>(row.integer(4)),
                   static_cast<std::uint64_t>(row.integer(5)), static_cast<int>(row.integer(6))};
  }
  return claim;
}

}  // namespace

bool is_database(const std::filesystem::path& file) {
  constexpr std::string_view kMagic = "SQLite format 3";
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw Error(ErrorCode::io, file.string(),
                "cannot be opened: " + std::generic_category().message(errno));
  }
  std::string begin(kMagic.size(), '\0');
  stream.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return begin == kMagic;
}

Claims::Claims(const std::filesystem::path& graph) : database_(std::filesystem::path()) {
  database_.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  database_.run(kTables);
  filling_.emplace(database_);
  insert_.emplace(database_.prepare("INSERT INTO claims VALUES(?,?,?,?,?,?,?,?)"));
  if (is_database(graph)) {
    read_store(graph);
  } else {
    read_nquads(graph);
  }
  insert_.reset();
  filling_->commit();
  filling_.reset();
  database_.run("CREATE INDEX by_document ON claims(document)");
  if (size_ == 0) {
    throw Error(ErrorCode::invalid_data, graph.string(),
                "holds no evidence: it must be a store, or N-Quads with provenance \"full\"");
  }
}

void Claims::read_store(const std::filesystem::path& file) {
  key_ = Key::id;
  Store store(file, Store::Access::read);
  auto evidence = store.database().prepare(kStoreEvidence);
  while (evidence.step()) {
    const std::string_view predicate = info(static_cast<Predicate>(evidence.integer(8))).name;
    add(std::string(evidence.text(0)),
        claim_of(evidence, std::string(evidence.text(7)) + " " + std::string(predicate) + " " +
                               std::string(evidence.text(9))));
  }
  auto mentions = store.database().prepare(kStoreMentions);
  while (mentions.step()) {
    add(std::string(mentions.text(0)),
        claim_of(mentions, "mention of " + std::string(mentions.text(7))));
  }
}

void Claims::read_nquads(const std::filesystem::path& file) {
  read_written_graph(file, {[&](const WrittenStatement& statement) {
                              for (const WrittenEvidence& each : statement.evidence) {
                                add(each.document, {statement.subject + " " + statement.predicate +
                                                        " " + statement.object,
                                                    each.quote, each.begin, each.end, each.place});
                              }
                            },
                            {}});
}

void Claims::add(const std::string& document, const Claim& claim) {
  insert_->bind(0, document).bind(1, claim.what).bind(2, claim.quote);
  insert_->bind(3, static_cast<std::int64_t>(claim.begin));
  insert_->bind(4, static_cast<std::int64_t>(claim.end));
  for (int i = 5; i < 8; ++i) insert_->bind_null(i);
  if (claim.place) {
    insert_->bind(5, static_cast<std::int64_t>(claim.place->begin));
    insert_->bind(6, static_cast<std::int64_t>(claim.place->end));
    insert_->bind(7, std::int64_t{claim.place->page});
  }
  insert_->run();
  ++size_;
}

std::vector<Claim> Claims::take(const std::string& document) {
  const std::scoped_lock lock(mutex_);
  std::vector<Claim> claims;
  auto rows = database_.prepare("SELECT * FROM claims WHERE document = ? ORDER BY rowid");
  rows.bind(0, document);
  while (rows.step()) {
    Claim claim{std::string(rows.text(1)), std::string(rows.text(2)),
                static_cast<std::uint64_t>(rows.integer(3)),
                static_cast<std::uint64_t>(rows.integer(4)), std::nullopt};
    if (!rows.is_null(5)) {
      claim.place = {static_cast<std::uint64_t>(rows.integer(5)),
                     static_cast<std::uint64_t>(rows.integer(6)),
                     static_cast<int>(rows.integer(7))};
    }
    claims.push_back(std::move(claim));
  }
  auto gone = database_.prepare("DELETE FROM claims WHERE document = ?");
  gone.bind(0, document).run();
  return claims;
}

std::map<std::string, std::uint64_t> Claims::left() {
  const std::scoped_lock lock(mutex_);
  std::map<std::string, std::uint64_t> left;
  auto rows = database_.prepare("SELECT document, count(*) FROM claims GROUP BY document");
  while (rows.step()) {
    left.emplace(rows.text(0), static_cast<std::uint64_t>(rows.integer(1)));
  }
  return left;
}

}  // namespace docweave::query
