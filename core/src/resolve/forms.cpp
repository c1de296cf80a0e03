#include "resolve/forms.hpp"

#include <deque>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <docweave/text.hpp>

#include "resolve/comparison.hpp"
#include "resolve/words.hpp"

namespace docweave {
namespace {

constexpr std::size_t kHubs = 12;   // Of a block, with which all others are compared.
constexpr std::size_t kWords = 16;  // Left out of names before, with which one is compared.
constexpr std::size_t kMostWordsLeftOut = 7;
constexpr std::uint64_t kComparableBytes = 3000;
/// Two numbers of forms in one are sorted sooner than side by side.
constexpr int kFormBits = 31;

constexpr const char* kTables = R"sql(
CREATE TEMP TABLE records(record INTEGER PRIMARY KEY, type INTEGER, fold INTEGER, anchor TEXT,
  shared INTEGER, own INTEGER, alone INTEGER, profile BLOB);
CREATE TEMP TABLE defined(type INTEGER, acronym INTEGER, fold INTEGER);
CREATE TEMP TABLE definitions(type INTEGER, acronym INTEGER, fold INTEGER, uses INTEGER,
  PRIMARY KEY(type, acronym, fold)) WITHOUT ROWID;
CREATE TEMP TABLE ambiguous(type INTEGER, fold INTEGER, PRIMARY KEY(type, fold)) WITHOUT ROWID;
CREATE TEMP TABLE drafts(draft INTEGER PRIMARY KEY, signature INTEGER, place INTEGER, profile BLOB);
CREATE TEMP TABLE blocks(key INTEGER, left_out TEXT, entities INTEGER, form INTEGER);
)sql";

constexpr const char* kDropTables = R"sql(
DROP TABLE temp.records;
DROP TABLE temp.defined;
DROP TABLE temp.definitions;
DROP TABLE temp.ambiguous;
DROP TABLE temp.drafts;
)sql";

/// Names that stand for several things, and how often documents define each acronym as what.
constexpr const char* kCountNames = R"sql(
INSERT INTO definitions SELECT type, acronym, fold, count(*) FROM defined GROUP BY 1, 2, 3;
INSERT OR IGNORE INTO ambiguous SELECT type, fold FROM records WHERE anchor <> ''
  GROUP BY type, fold HAVING min(anchor) <> max(anchor);
INSERT OR IGNORE INTO ambiguous SELECT type, acronym FROM definitions
  GROUP BY type, acronym HAVING count(*) > 1;
)sql";

/// Entities of one signature are one form. Sorted with their profiles rather than by an index: what
/// is looked up all over a large table costs more than what is read in a row.
constexpr const char* kSortedRecords = R"sql(
SELECT CASE WHEN alone OR (anchor = '' AND EXISTS(
    SELECT * FROM ambiguous WHERE ambiguous.type = records.type AND ambiguous.fold = records.fold))
  THEN own ELSE shared END, record, profile
FROM records ORDER BY 1, own, 2
)sql";

/// Where a form stands among all: forms of similar names, which will be compared, stand close
/// together more often than not, so that few are looked up twice.
std::int64_t place_of(const Profile& profile) {
  auto place = static_cast<std::uint64_t>(profile.fold());
  for (const std::string& word : words_of_name(profile.name).telling) {
    place = std::min(place, hash_of(word));
  }
  return static_cast<std::int64_t>(place);
}

sqlite::Database& with_tables(sqlite::Database& database) {
  database.run(kTables);
  return database;
}

class FormMaker {
 public:
  FormMaker(sqlite::Database& database, const RecordReader& records, const FormSettings& settings,
            EntityForms& of_entities)
      : database_(with_tables(database)),
        records_(records),
        settings_(settings),
        of_entities_(of_entities) {}

  void read_records() {
    std::set<std::int64_t> apart;
    auto documents = database_.prepare("SELECT document FROM documents WHERE id = ? OR iri = ?");
    for (const std::string& id : settings_.apart) {
      documents.bind(0, id).bind(1, id);
      while (documents.step()) apart.insert(documents.integer(0));
    }
    auto insert = database_.prepare("INSERT INTO records VALUES(?,?,?,?,?,?,?,?)");
    auto define = database_.prepare("INSERT INTO defined VALUES(?,?,?)");
    records_.read(settings_.wanted, [&](const Record& record) {
      const Profile& p = record.profile;
      const auto type = static_cast<std::int64_t>(p.type);
      const std::int64_t fold = p.fold();
      const bool alone =
          apart.contains(record.document) || (!record.identifying && record.anchor.empty());
      const std::string bytes = encode(p);
      const std::size_t place = of_entities_.place(record.document, record.entity);
      insert.bind(0, static_cast<std::int64_t>(place)).bind(1, type).bind(2, fold);
      insert.bind(3, record.anchor).bind(4, record.shared_signature).bind(5, record.own_signature);
      insert.bind(6, std::int64_t{alone}).bind(7, bytes).run();
      if (p.form == NameForm::acronym) return;
      for (const auto& [acronym, used] : p.others) {
        if (used.form != NameForm::acronym) continue;
        define.bind(0, type).bind(1, acronym).bind(2, fold).run();
      }
    });
    database_.run(kCountNames);
  }

  void draft_forms() {
    auto rows = database_.prepare(kSortedRecords);
    auto drafts = database_.prepare("INSERT INTO drafts VALUES(?,?,?,?)");
    std::int64_t draft = 0;
    std::int64_t signature = 0;
    Profile profile;
    const auto write = [&] {
      if (profile.entities == 0) return;
      count_definitions(profile);
      const std::string bytes = encode(profile);
      drafts.bind(0, draft).bind(1, signature).bind(2, place_of(profile)).bind(3, bytes).run();
    };
    while (rows.step()) {
      if (profile.entities == 0 || rows.integer(0) != signature) {
        write();
        ++draft;
        signature = rows.integer(0);
        profile = decode_profile(rows.text(2));
      } else {
        profile.add(decode_profile(rows.text(2)));
      }
      of_entities_[static_cast<std::size_t>(rows.integer(1))] =
          static_cast<std::uint32_t>(first_ + draft);
    }
    write();
    forms_.resize(static_cast<std::size_t>(draft) + 1);
  }

  void write_forms() {
    std::int64_t form = first_;
    auto drafts =
        database_.prepare("SELECT draft, signature, profile FROM drafts ORDER BY place, signature");
    auto insert = database_.prepare("INSERT INTO forms VALUES(?,?,?,0,?,?,?)");
    while (drafts.step()) {
      forms_[static_cast<std::size_t>(drafts.integer(0))] = ++form;
      const Profile profile = decode_profile(drafts.text(2));
      insert.bind(0, form).bind(1, drafts.integer(1)).bind(2, form);
      insert.bind(3, static_cast<std::int64_t>(profile.type));
      insert.bind(4, std::int64_t{profile.entities}).bind(5, drafts.text(2)).run();
      block(form, profile);
    }
    of_entities_.renumber(first_, forms_);
    drafts.reset();
    database_.run(kDropTables);
  }

 private:
  void count_definitions(Profile& profile) {
    const auto type = static_cast<std::int64_t>(profile.type);
    const std::int64_t fold = profile.fold();
    if (profile.form == NameForm::acronym) {
      all_uses_.bind(0, type).bind(1, fold).step();
      profile.definitions = static_cast<std::uint32_t>(all_uses_.integer(0));
      all_uses_.reset();
      return;
    }
    for (auto& [acronym, used] : profile.others) {
      if (used.form != NameForm::acronym) continue;
      uses_.bind(0, type).bind(1, acronym).bind(2, fold);
      if (uses_.step()) used.uses = static_cast<std::uint32_t>(uses_.integer(0));
      uses_.reset();
    }
  }

  void block(std::int64_t form, const Profile& profile) {
    const auto add = [&](std::string_view kind, std::string_view key,
                         std::string_view left_out = {}) {
      const auto hash = static_cast<std::int64_t>(
          hash_of(fmt::format("{} {} {}", static_cast<int>(profile.type), kind, key)));
      blocks_.bind(0, hash).bind(1, left_out);
      blocks_.bind(2, std::int64_t{profile.entities}).bind(3, form).run();
    };
    for (const std::string& key : profile.keys) add("key", key);
    if (profile.form == NameForm::description) {
      const bool telling = profile.type == Type::event && is_telling_title(profile.name);
      if (telling) add("name", std::to_string(profile.fold()));
      return;
    }
    if (profile.type == Type::person && !is_full_person_name(profile.name)) return;
    add("name", std::to_string(profile.fold()));
    for (const auto& [fold, used] : profile.others) add("name", std::to_string(fold));
    if (profile.form == NameForm::acronym) return;
    const NameWords words = words_of_name(profile.name);
    if (words.telling.empty()) {
      add("words", fmt::format("{}", fmt::join(words.generic, " ")));
      return;
    }
    const std::string telling = fmt::format("{}", fmt::join(words.telling, " "));
    add("words", telling);
    if (words.telling.size() < 2 || words.telling.size() > kMostWordsLeftOut) return;
    for (std::size_t i = 0; i < words.telling.size(); ++i) {
      auto rest = words.telling;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      add("words", fmt::format("{}", fmt::join(rest, " ")), words.telling[i]);
    }
  }

  sqlite::Database& database_;
  const RecordReader& records_;
  const FormSettings& settings_;
  EntityForms& of_entities_;
  /// The last form of those that others made.
  std::int64_t first_ = database_.integer("SELECT coalesce(max(form), 0) FROM forms");
  std::vector<std::int64_t> forms_;  ///< By draft.
  sqlite::Query blocks_ = database_.prepare("INSERT INTO blocks VALUES(?,?,?,?)");
  sqlite::Query uses_ =
      database_.prepare("SELECT uses FROM definitions WHERE type = ? AND acronym = ? AND fold = ?");
  sqlite::Query all_uses_ = database_.prepare(
      "SELECT coalesce(sum(uses), 0) FROM definitions WHERE type = ? AND acronym = ?");
};

/// The forms that are compared, read when they are first asked for, and again where another has
/// taken their place since. Those that stand close together do not take each other's.
class FormCache {
 public:
  FormCache(sqlite::Database& database, std::uint64_t memory)
      : query_(database.prepare("SELECT profile FROM forms WHERE form = ?")),
        cached_(std::max<std::uint64_t>(memory / kComparableBytes, 1000)) {}

  std::shared_ptr<const Comparable> get(std::int64_t form) {
    Entry& entry = cached_[static_cast<std::size_t>(form) % cached_.size()];
    if (entry.form != form) {
      query_.bind(0, form).step();
      entry = {form, std::make_shared<const Comparable>(decode_profile(query_.text(0)))};
      query_.reset();
    }
    return entry.content;
  }

 private:
  struct Entry {
    std::int64_t form = 0;
    std::shared_ptr<const Comparable> content;
  };
  sqlite::Query query_;
  std::vector<Entry> cached_;
};

/// Chooses which forms of a block are compared. They come in order: those that have its key, the
/// most frequent first, then those that have it but for a word, by that word.
class BlockPairs {
 public:
  explicit BlockPairs(sqlite::Database& database)
      : insert_(database.prepare("INSERT INTO pairs VALUES(?)")) {}

  void add(std::int64_t form, std::string_view left_out) {
    if (left_out.empty()) {
      add_whole(form);
    } else {
      add_longer(form, left_out);
    }
  }

  /// What several names make longer, each by another word, is short for none of them.
  void finish() {
    for (const std::int64_t form : longer_) {
      for (const std::int64_t hub : hubs_) pair(form, hub);
    }
    hubs_.clear();
    longer_.clear();
    words_.clear();
    several_ = false;
  }

 private:
  void add_whole(std::int64_t form) {
    for (const std::int64_t hub : hubs_) pair(form, hub);
    if (hubs_.size() < kHubs) hubs_.push_back(form);
  }

  /// Names that differ in a word are compared where that can be one word in two spellings.
  void add_longer(std::int64_t form, std::string_view left_out) {
    bool is_new = true;
    for (const auto& [word, other] : words_) {
      if (word == left_out) {
        is_new = false;
      } else if (alike(word, left_out)) {
        pair(form, other);
      } else {
        several_ = true;
      }
    }
    longer_.push_back(form);
    if (several_) longer_.clear();
    if (!is_new) return;
    words_.emplace_back(left_out, form);
    if (words_.size() > kWords) words_.pop_front();
  }

  void pair(std::int64_t a, std::int64_t b) {
    if (a != b) insert_.bind(0, std::min(a, b) << kFormBits | std::max(a, b)).run();
  }

  sqlite::Query insert_;
  std::vector<std::int64_t> hubs_;
  std::vector<std::int64_t> longer_;
  /// The last words left out, each with the most frequent form that lacks it.
  std::deque<std::pair<std::string, std::int64_t>> words_;
  bool several_ = false;
};

void pair_blocks(sqlite::Database& database) {
  database.run("CREATE TEMP TABLE pairs(pair INTEGER)");
  auto rows = database.prepare(
      "SELECT key, left_out, form FROM blocks ORDER BY key, left_out, entities DESC, form");
  BlockPairs pairs(database);
  std::int64_t key = 0;
  while (rows.step()) {
    if (rows.integer(0) != key) pairs.finish();
    key = rows.integer(0);
    pairs.add(rows.integer(2), rows.text(1));
  }
  pairs.finish();
  database.run("DROP TABLE temp.blocks");
}

}  // namespace

void make_forms(sqlite::Database& database, const RecordReader& records,
                const FormSettings& settings, EntityForms& of_entities) {
  FormMaker maker(database, records, settings, of_entities);
  maker.read_records();
  maker.draft_forms();
  maker.write_forms();
}

void compare_forms(sqlite::Database& database, Bits threshold, std::uint64_t memory) {
  pair_blocks(database);
  FormCache forms(database, memory);
  auto pairs = database.prepare("SELECT pair FROM pairs GROUP BY pair ORDER BY pair");
  auto insert = database.prepare("INSERT INTO links VALUES(?,?,?,?)");
  while (pairs.step()) {
    const std::int64_t a = pairs.integer(0) >> kFormBits;
    const std::int64_t b = pairs.integer(0) & ((std::int64_t{1} << kFormBits) - 1);
    const Comparison compared = compare(*forms.get(a), *forms.get(b), Findings::omitted);
    insert.bind(0, a)
        .bind(1, b)
        .bind(2, std::int64_t{compared.score - threshold})
        .bind(3, std::int64_t{compared.contradiction ? 2 : 0})
        .run();
  }
  pairs.reset();
  database.run("DROP TABLE temp.pairs");
}

}  // namespace docweave
