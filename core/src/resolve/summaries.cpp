#include "resolve/summaries.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <docweave/text.hpp>

#include "resolve/iri.hpp"
#include "text/name_form.hpp"

namespace docweave {
namespace {

/// An entity of a form, or many, that count for a name.
struct Use {
  std::int64_t form = 0;
  std::int64_t name = 0;
  std::int64_t entities = 0;

  bool is_of_same(const Use& other) const { return form == other.form && name == other.name; }
  auto operator<=>(const Use&) const = default;
};

/// Sums uses in runs that fit into memory.
class UseCounter {
 public:
  UseCounter(sqlite::Database& database, std::uint64_t memory)
      : insert_(database.prepare("INSERT INTO uses VALUES(?,?,?)")),
        most_(std::max<std::uint64_t>(memory / sizeof(Use), 1000)) {}

  void add(const Use& use) {
    if (uses_.size() == most_) flush();
    uses_.push_back(use);
  }

  void flush() {
    std::ranges::sort(uses_);
    for (auto use = uses_.begin(); use != uses_.end();) {
      Use sum = *use;
      while (++use != uses_.end() && use->is_of_same(sum)) sum.entities += use->entities;
      insert_.bind(0, sum.form).bind(1, sum.name).bind(2, sum.entities).run();
    }
    uses_.clear();
  }

 private:
  sqlite::Query insert_;
  std::uint64_t most_;
  std::vector<Use> uses_;
};

/// The other names of an entity.
constexpr const char* kOtherNames = R"sql(
SELECT n.document, n.entity, n.name, named AND form = 0 AND folded LIKE '% %'
FROM document_names n JOIN names USING(name) ORDER BY n.document, n.entity, position
)sql";

/// The entities of all documents, each with its form.
class Entities {
 public:
  Entities(sqlite::Database& database, const EntityForms& of_entities)
      : rows_(database.prepare("SELECT document, entity, name, mentions FROM document_entities "
                               "ORDER BY document, entity")),
        forms_(of_entities.all()) {}

  bool next() {
    if (!rows_.step()) return false;
    form_ = forms_[next_++];
    return true;
  }
  std::pair<std::int64_t, std::int64_t> place() const {
    return {rows_.integer(0), rows_.integer(1)};
  }
  std::int64_t document() const { return rows_.integer(0); }
  std::int64_t form() const { return form_; }
  std::int64_t name() const { return rows_.integer(2); }
  std::int64_t mentions() const { return rows_.integer(3); }

 private:
  sqlite::Query rows_;
  const std::vector<std::uint32_t>& forms_;
  std::size_t next_ = 0;
  std::int64_t form_ = 0;
};

/// What the entities of one part come to.
struct Part {
  std::int64_t documents = 0;
  std::int64_t mentions = 0;
  std::int64_t last_document = -1;
};

std::vector<std::int64_t> parts_by_form(sqlite::Database& database) {
  std::vector<std::int64_t> parts;
  auto rows = database.prepare("SELECT form, part FROM parts ORDER BY form");
  while (rows.step()) {
    parts.resize(static_cast<std::size_t>(rows.integer(0)) + 1);
    parts.back() = rows.integer(1);
  }
  return parts;
}

/// By the number of the part.
std::vector<Part> count_documents(sqlite::Database& database, const EntityForms& of_entities) {
  const std::vector<std::int64_t> part_of = parts_by_form(database);
  std::vector<Part> parts(part_of.size());
  Entities entities(database, of_entities);
  while (entities.next()) {
    const std::int64_t number = part_of[static_cast<std::size_t>(entities.form())];
    Part& part = parts[static_cast<std::size_t>(number)];
    part.documents += part.last_document != entities.document() ? 1 : 0;
    part.last_document = entities.document();
    part.mentions += entities.mentions();
  }
  return parts;
}

/// The best of the names that a part's entities count for.
class BestName {
 public:
  explicit BestName(sqlite::Database& database)
      : name_(database.prepare("SELECT text, folded, form FROM names WHERE name = ?")) {}

  /// Full names before acronyms, then the most frequent, the longest; of those that differ in
  /// writing only, one that is not all capitals, has no "&" or article, and the first by bytes.
  void add(std::int64_t name, std::int64_t uses) {
    name_.bind(0, name).step();
    const std::string_view text = name_.text(0);
    const bool full = static_cast<NameForm>(name_.integer(2)) != NameForm::acronym;
    const bool written_out = text.find('&') == std::string_view::npos;
    const Rank rank(full, uses, code_points(name_.text(1)), has_lower_case(text), written_out);
    if (number_ == 0 || rank > rank_ ||
        (rank == rank_ &&
         std::pair(text.size(), text) < std::pair(text_.size(), std::string_view(text_)))) {
      number_ = name;
      rank_ = rank;
      text_ = text;
    }
    name_.reset();
  }

  std::int64_t number() const { return number_; }
  const std::string& text() const { return text_; }
  void clear() { number_ = 0; }

 private:
  using Rank = std::tuple<bool, std::int64_t, std::size_t, bool, bool>;

  sqlite::Query name_;
  std::int64_t number_ = 0;  ///< 0: none yet.
  Rank rank_;
  std::string text_;
};

}  // namespace

void count_uses(sqlite::Database& database, const EntityForms& of_entities, std::uint64_t memory) {
  database.run(
      "DROP TABLE IF EXISTS temp.uses; "
      "CREATE TEMP TABLE uses(form INTEGER, name INTEGER, entities INTEGER)");
  UseCounter uses(database, memory);
  auto others = database.prepare(kOtherNames);
  auto form_of = database.prepare("SELECT form FROM names WHERE name = ?");
  const auto is_acronym = [&](std::int64_t name) {
    form_of.bind(0, name).step();
    const bool result = static_cast<NameForm>(form_of.integer(0)) == NameForm::acronym;
    form_of.reset();
    return result;
  };
  Entities entities(database, of_entities);
  bool more = others.step();
  while (entities.next()) {
    const std::int64_t form = entities.form();
    std::optional<std::int64_t> full;
    for (; more && std::pair(others.integer(0), others.integer(1)) == entities.place();
         more = others.step()) {
      uses.add({form, others.integer(2), 0});
      if (!full && others.integer(3) != 0) full = others.integer(2);
    }
    // One that is called by an acronym counts for its full name where it has one.
    const bool counts_for_full = full && is_acronym(entities.name());
    uses.add({form, entities.name(), counts_for_full ? 0 : 1});
    if (counts_for_full) uses.add({form, *full, 1});
  }
  uses.flush();
}

void summarize_parts(sqlite::Database& database, const EntityForms& of_entities) {
  const std::vector<Part> parts = count_documents(database, of_entities);
  auto uses = database.prepare(
      "SELECT part, name, sum(entities) FROM uses JOIN parts USING(form) WHERE entities > 0 "
      "GROUP BY part, name ORDER BY part, name");
  auto insert = database.prepare(
      "INSERT INTO summaries SELECT part, (SELECT type FROM forms WHERE form = part), "
      "?2, ?3, ?4, ?5, min(signature) FROM parts JOIN forms USING(form) WHERE part = ?1");
  BestName best(database);
  std::int64_t number = 0;
  const auto write = [&] {
    if (best.number() == 0) return;
    const Part& part = parts[static_cast<std::size_t>(number)];
    const std::string slug_text = slug(best.text());
    insert.bind(0, number).bind(1, best.number()).bind(2, slug_text);
    insert.bind(3, part.documents).bind(4, part.mentions).run();
    best.clear();
  };
  while (uses.step()) {
    if (uses.integer(0) != number) write();
    number = uses.integer(0);
    best.add(uses.integer(1), uses.integer(2));
  }
  write();
}

}  // namespace docweave
