#include "resolve/records.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <docweave/text.hpp>

#include "resolve/words.hpp"
#include "text/spelling.hpp"

namespace docweave {
namespace {

constexpr std::int64_t kFrequent = 8;
constexpr std::size_t kMostCompany = 12;
constexpr std::size_t kWordsOfShortTitle = 2;  // That tell it from others.
constexpr std::uint32_t kLeastRarity = 20;     // Tenths of a bit: in a quarter of the documents.
/// A document is about a country when this share of its countries' mentions are of it.
constexpr double kMainShare = 0.6;
/// ", " or " (" between "Tripoli" and "Lebanon".
constexpr std::int64_t kBetween = 2;

struct Name {
  std::string folded;
  std::int64_t fold = 0;
  NameForm form = NameForm::name;
  bool is_short_title = false;
};

struct Row {
  std::int64_t entity = 0;
  Type type = Type::organization;
  std::string key;
  Name best;
  std::vector<Name> others;
  std::int64_t mentions = 0;
  std::set<std::int64_t> begins, ends;
};

struct Said {
  std::int64_t subject = 0;
  Predicate predicate = Predicate::organizer;
  std::optional<std::int64_t> object;
  std::string value;
};

bool is_country(const std::string& key) {
  return key.size() == 2;
}

bool is_telling(const Name& name) {
  const NameWords words = words_of_name(name.folded);
  return !words.telling.empty() || !words.countries.empty();
}

/// "Shared Rivers" of "Shared Rivers: Flood Early Warning in the Drina Basin". What stands before
/// the titles of many projects ("Erasmus+", "Regional Programme") is short for none.
std::optional<Name> short_title(std::string_view title) {
  std::size_t end = title.size();
  for (const std::string_view mark : {": ", " - ", " – ", " — "}) {
    end = std::min(end, title.find(mark));
  }
  if (end == title.size()) return std::nullopt;
  const std::string folded = one_spelling(fold_name(title.substr(0, end)));
  if (words_of_name(folded).telling.size() < kWordsOfShortTitle) return std::nullopt;
  return Name{folded, fold_hash(folded), NameForm::name, true};
}

/// Whether another name of an entity can be the name of others' entities, too.
bool links(const Row& row, const Name& other) {
  if (other.is_short_title) return true;
  if (row.type == Type::person || other.form == NameForm::description) return false;
  if (other.form == NameForm::acronym) return true;
  return row.type != Type::place && split_words(other.folded).size() >= 2 && is_telling(other) &&
         !is_within(other.folded, row.best.folded) && !is_within(row.best.folded, other.folded);
}

void prefer_full_name(Row& row) {
  if (row.best.form != NameForm::acronym) return;
  const auto full = std::ranges::find_if(row.others, [](const Name& name) {
    return name.form == NameForm::name && split_words(name.folded).size() >= 2;
  });
  if (full != row.others.end()) std::swap(row.best, *full);
}

/// Rows of a query that starts with the document's number, document by document.
class PerDocument {
 public:
  explicit PerDocument(sqlite::Query query) : query_(std::move(query)), more_(query_.step()) {}

  template <class Take>
  void each(std::int64_t document, Take take) {
    while (more_ && query_.integer(0) < document) more_ = query_.step();
    for (; more_ && query_.integer(0) == document; more_ = query_.step()) take(query_);
  }

 private:
  sqlite::Query query_;
  bool more_;
};

}  // namespace

/// The records of one document after the other.
class DocumentRecords {
 public:
  DocumentRecords(const RecordReader& reader, bool clusters)
      : reader_(reader),
        documents_(
            reader.database_.prepare("SELECT document, id FROM documents ORDER BY document")),
        entities_(reader.database_.prepare(
            "SELECT document, entity, type, key, mentions, folded, fold, form, text FROM "
            "document_entities JOIN names USING(name) ORDER BY document, entity")),
        names_(reader.database_.prepare("SELECT document, entity, folded, fold, form FROM "
                                        "document_names JOIN names USING(name) "
                                        "WHERE named ORDER BY document, entity, position")),
        mentions_(reader.database_.prepare("SELECT document, entity, span_begin, span_end "
                                           "FROM mentions ORDER BY document, entity, position")),
        statements_(reader.database_.prepare(
            "SELECT document, subject, predicate, object, value FROM document_statements "
            "WHERE status IN (0, 1) ORDER BY document, statement")),
        clusters_(reader.database_.prepare(
            clusters ? "SELECT document, entity, cluster FROM identity JOIN forms USING(form) "
                       "ORDER BY document, entity"
                     : "SELECT 0, 0, 0 WHERE 0")) {}

  bool next() {
    if (!documents_.step()) return false;
    document_ = documents_.integer(0);
    id_hash_ = static_cast<std::int64_t>(hash_of(documents_.text(1)));
    read_rows();
    find_main_country();
    find_company();
    return true;
  }

  const std::vector<Row>& rows() const { return rows_; }

  Record record(const Row& row, std::size_t ordinal) const {
    Record record{document_, row.entity, profile(row), 0, 0, {}, false};
    const Profile& p = record.profile;
    record.anchor = fmt::format("{}|{}|{}", fmt::join(p.keys, ";"), fmt::join(p.countries, ";"),
                                fmt::join(p.locations, ";"));
    if (record.anchor == "||") record.anchor.clear();
    record.identifying = identifies(row);
    const int type = static_cast<int>(row.type);
    const int form = static_cast<int>(row.best.form);
    record.own_signature = static_cast<std::int64_t>(
        hash_of(fmt::format("{} {} {} {} {}", type, row.best.fold, form, id_hash_, ordinal)));
    const bool bodies = row.type == Type::person && !p.bodies.empty();
    record.shared_signature = static_cast<std::int64_t>(
        hash_of(fmt::format("{} {} {} {} {}", type, row.best.fold, form, record.anchor,
                            bodies ? *p.bodies.begin() : 0)));
    if (bodies && is_full_person_name(row.best.folded)) {
      record.anchor += fmt::format("@{}", *p.bodies.begin());
    }
    return record;
  }

 private:
  void read_rows() {
    rows_.clear();
    by_entity_.clear();
    entities_.each(document_, [this](const sqlite::Query& q) {
      by_entity_[q.integer(1)] = rows_.size();
      rows_.push_back({q.integer(1),
                       static_cast<Type>(q.integer(2)),
                       std::string(q.text(3)),
                       {std::string(q.text(5)), q.integer(6), static_cast<NameForm>(q.integer(7))},
                       {},
                       q.integer(4),
                       {},
                       {}});
      if (rows_.back().type != Type::project) return;
      if (auto title = short_title(q.text(8))) rows_.back().others.push_back(std::move(*title));
    });
    names_.each(document_, [this](const sqlite::Query& q) {
      row(q.integer(1))
          .others.push_back(
              {std::string(q.text(2)), q.integer(3), static_cast<NameForm>(q.integer(4))});
    });
    for (Row& each : rows_) prefer_full_name(each);
    mentions_.each(document_, [this](const sqlite::Query& q) {
      row(q.integer(1)).begins.insert(q.integer(2));
      row(q.integer(1)).ends.insert(q.integer(3));
    });
    said_.clear();
    statements_.each(document_, [this](const sqlite::Query& q) {
      Said said{q.integer(1), static_cast<Predicate>(q.integer(2)), {}, std::string(q.text(4))};
      if (!q.is_null(3)) said.object = q.integer(3);
      said_[said.subject].push_back(std::move(said));
    });
    number_.clear();
    clusters_.each(document_,
                   [this](const sqlite::Query& q) { number_[q.integer(1)] = q.integer(2); });
  }

  Row& row(std::int64_t entity) { return rows_[by_entity_.at(entity)]; }
  const Row& row(std::int64_t entity) const { return rows_[by_entity_.at(entity)]; }

  void find_main_country() {
    std::map<std::string, std::int64_t> mentions;
    std::int64_t all = 0;
    for (const Row& each : rows_) {
      if (!is_country(each.key)) continue;
      mentions[each.key] += each.mentions;
      all += each.mentions;
    }
    main_country_.clear();
    for (const auto& [country, count] : mentions) {
      if (static_cast<double>(count) >= kMainShare * static_cast<double>(all)) {
        main_country_ = country;
      }
    }
  }

  void find_company() {
    company_.clear();
    for (const Row& each : rows_) {
      if (each.best.form == NameForm::description || !is_telling(each.best)) continue;
      const std::uint32_t rarity = reader_.rarity(each.best.fold);
      if (rarity >= kLeastRarity) company_.emplace_back(rarity, each.best.fold);
    }
    std::ranges::sort(company_, std::greater());
    company_.erase(std::unique(company_.begin(), company_.end()), company_.end());
    if (company_.size() > kMostCompany + 1) company_.resize(kMostCompany + 1);
  }

  bool identifies(const Row& row) const {
    if (row.type == Type::event || row.best.form == NameForm::description) return false;
    if (row.type == Type::person) {
      return is_full_person_name(row.best.folded) && !is_common_person(row.best.folded);
    }
    if (row.best.form == NameForm::acronym) return !is_common_acronym(row.best.folded);
    return is_telling(row.best);
  }

  Profile profile(const Row& row) const {
    Profile p;
    p.type = row.type;
    p.name = row.best.folded;
    p.form = row.best.form;
    p.entities = 1;
    p.documents.insert(id_hash_);
    for (const Name& other : row.others) {
      if (links(row, other))
        p.others.try_emplace(other.fold, UsedName{other.folded, other.form, 1});
    }
    if (!row.key.empty()) p.keys.insert(row.key);
    p.countries = words_of_name(p.name).countries;
    for (const auto& [fold, used] : p.others) {
      if (used.form != NameForm::name) continue;
      p.countries.merge(words_of_name(used.folded).countries);
    }
    if (!main_country_.empty()) p.near.insert(main_country_);
    for (const auto& [rarity, fold] : company_) {
      if (fold != row.best.fold && !p.others.contains(fold)) p.company.emplace(fold, rarity);
    }
    add_neighbour(row, p);
    add_statements(row, p);
    return p;
  }

  /// "Tripoli, Lebanon" and "Ministry of Interior (Serbia)".
  void add_neighbour(const Row& row, Profile& p) const {
    if (!row.key.empty() || (row.type != Type::place && row.type != Type::organization)) return;
    for (const Row& country : rows_) {
      if (!is_country(country.key)) continue;
      const bool beside = std::ranges::any_of(
          row.ends, [&](std::int64_t end) { return country.begins.contains(end + kBetween); });
      if (beside) p.locations.insert(country.key);
    }
  }

  void add_statements(const Row& row, Profile& p) const {
    const auto said = said_.find(row.entity);
    if (said == said_.end()) return;
    for (const Said& each : said->second) {
      switch (each.predicate) {
        case Predicate::location:
          add_location(*each.object, p);
          break;
        case Predicate::organizer:
        case Predicate::parent_organization:
        case Predicate::affiliation:
        case Predicate::implementer:
          add_numbers(*each.object, p.bodies);
          break;
        case Predicate::start_date:
          p.dates.insert(each.value);
          break;
        case Predicate::same_as:
          p.keys.insert(each.value);
          break;
        default:
          break;
      }
    }
  }

  void add_location(std::int64_t place, Profile& p) const {
    const Row& where = row(place);
    if (is_country(where.key)) {
      p.locations.insert(where.key);
    } else {
      add_numbers(place, p.places);
    }
  }

  void add_numbers(std::int64_t entity, std::set<std::int64_t>& to) const {
    const auto number = number_.find(entity);
    if (number != number_.end()) {
      to.insert(number->second);
      return;
    }
    const Row& other = row(entity);
    if (other.best.form == NameForm::description) return;
    to.insert(other.best.fold);
    for (const Name& name : other.others) {
      if (links(other, name)) to.insert(name.fold);
    }
  }

  const RecordReader& reader_;
  sqlite::Query documents_;
  PerDocument entities_, names_, mentions_, statements_, clusters_;
  std::int64_t document_ = 0;
  std::int64_t id_hash_ = 0;
  std::vector<Row> rows_;
  std::unordered_map<std::int64_t, std::size_t> by_entity_;
  std::unordered_map<std::int64_t, std::vector<Said>> said_;
  std::unordered_map<std::int64_t, std::int64_t> number_;
  std::string main_country_;
  std::vector<std::pair<std::uint32_t, std::int64_t>> company_;
};

RecordReader::RecordReader(sqlite::Database& database)
    : database_(database), documents_(database.integer("SELECT count(*) FROM documents")) {
  auto rows = database.prepare(
      "SELECT fold, sum(uses) FROM (SELECT name, count(*) AS uses FROM document_entities "
      "GROUP BY name) JOIN names USING(name) GROUP BY fold HAVING sum(uses) >= ?");
  rows.bind(0, kFrequent);
  while (rows.step()) frequent_.emplace(rows.integer(0), rows.integer(1));
}

std::uint32_t RecordReader::rarity(std::int64_t fold) const {
  const auto found = frequent_.find(fold);
  const auto uses = static_cast<double>(found == frequent_.end() ? kFrequent : found->second);
  const double bits = std::log2(static_cast<double>(documents_) / uses);
  return bits <= 0 ? 0 : static_cast<std::uint32_t>(std::lround(bits * 10));
}

void RecordReader::read(const std::function<bool(Type)>& wanted, bool clusters,
                        const std::function<void(Record)>& take) {
  DocumentRecords document(*this, clusters);
  while (document.next()) {
    std::map<std::pair<Type, std::int64_t>, std::size_t> namesakes;
    for (const Row& row : document.rows()) {
      if (!wanted(row.type)) continue;
      take(document.record(row, namesakes[{row.type, row.best.fold}]++));
    }
  }
}

}  // namespace docweave
