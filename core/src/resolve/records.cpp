#include "resolve/records.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
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
constexpr std::uint64_t kNameBytes = 160;

/// A name and what is asked of it for each of its entities.
struct Name {
  std::string folded;
  std::int64_t fold = 0;
  NameForm form = NameForm::name;
  bool is_short_title = false;
  bool is_telling = false;
  std::uint32_t rarity = 0;
  std::set<std::string> countries = {};
};

struct Said {
  Predicate predicate = Predicate::organizer;
  std::optional<std::int64_t> object;
  std::string value;
};

/// An entity of the document, and all that it says of it.
struct Row {
  std::int64_t entity = 0;
  Type type = Type::organization;
  std::string key;
  const Name* best = nullptr;
  std::vector<const Name*> others;
  std::int64_t mentions = 0;
  std::vector<std::int64_t> ends = {};  ///< Of its mentions.
  std::vector<Said> said = {};
  std::optional<std::int64_t> cluster = {};
};

bool is_country(const std::string& key) {
  return key.size() == 2;
}

void add_words(Name& name) {
  NameWords words = words_of_name(name.folded);
  name.is_telling = !words.telling.empty() || !words.countries.empty();
  name.countries = std::move(words.countries);
}

/// "Shared Rivers" of "Shared Rivers: Flood Early Warning in the Drina Basin". What stands before
/// the titles of many projects ("Erasmus+", "Regional Programme") is short for none.
std::optional<Name> short_title_of(std::string_view title) {
  std::size_t end = title.size();
  for (const std::string_view mark : {": ", " - ", " – ", " — "}) {
    end = std::min(end, title.find(mark));
  }
  if (end == title.size()) return std::nullopt;
  const std::string folded = one_spelling(fold_name(title.substr(0, end)));
  if (words_of_name(folded).telling.size() < kWordsOfShortTitle) return std::nullopt;
  Name name{folded, fold_hash(folded), NameForm::name, true};
  add_words(name);
  return name;
}

/// Whether another name of an entity can be the name of others' entities, too.
bool links(const Row& row, const Name& other) {
  if (other.is_short_title) return true;
  if (row.type == Type::person || other.form == NameForm::description) return false;
  if (other.form == NameForm::acronym) return true;
  return row.type != Type::place && split_words(other.folded).size() >= 2 && other.is_telling &&
         !is_within(other.folded, row.best->folded) && !is_within(row.best->folded, other.folded);
}

void prefer_full_name(Row& row) {
  if (row.best->form != NameForm::acronym) return;
  const auto full = std::ranges::find_if(row.others, [](const Name* name) {
    return name->form == NameForm::name && split_words(name->folded).size() >= 2;
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

constexpr const char* kNothing = "SELECT 0 WHERE 0";

std::int64_t last_name(sqlite::Database& database) {
  return database.integer("SELECT coalesce(max(name), 0) FROM names");
}

std::vector<std::int64_t> clusters_by_form(sqlite::Database& database) {
  std::vector<std::int64_t> clusters;
  auto rows = database.prepare("SELECT form, cluster FROM forms ORDER BY form");
  while (rows.step()) {
    clusters.resize(static_cast<std::size_t>(rows.integer(0)) + 1);
    clusters.back() = rows.integer(1);
  }
  return clusters;
}

}  // namespace

bool RecordsWanted::neighbours() const {
  return type(Type::place) || type(Type::organization);
}

/// Names by their numbers. Each is read when it is first asked for, and again when more than fit
/// were asked for since.
class NameCache {
 public:
  explicit NameCache(const RecordReader& reader, sqlite::Database& database, std::uint64_t memory)
      : reader_(reader),
        query_(database.prepare("SELECT folded, fold, form, text FROM names WHERE name = ?")),
        most_(std::max<std::uint64_t>(memory / kNameBytes, 1000)),
        numbers_(static_cast<std::size_t>(last_name(database)) + 1) {}

  /// Valid until `make_room`.
  const Name& get(std::int64_t name) {
    std::uint32_t& number = numbers_[static_cast<std::size_t>(name)];
    if (number == 0) {
      query_.bind(0, name).step();
      Name& n = names_.emplace_back();
      number = static_cast<std::uint32_t>(names_.size());
      n.folded = query_.text(0);
      n.fold = query_.integer(1);
      n.form = static_cast<NameForm>(query_.integer(2));
      add_words(n);
      n.rarity = reader_.rarity(n.fold);
      query_.reset();
    }
    return names_[number - 1];
  }

  /// What the name of a project comes to where it stands for it before a colon; null when nothing.
  const Name* short_title(std::int64_t name) {
    const auto [entry, is_new] = short_titles_.try_emplace(name);
    if (is_new) {
      query_.bind(0, name).step();
      entry->second = short_title_of(query_.text(3));
      query_.reset();
    }
    return entry->second ? &*entry->second : nullptr;
  }

  void make_room() {
    if (names_.size() + short_titles_.size() < most_) return;
    names_.clear();
    std::ranges::fill(numbers_, 0U);
    short_titles_.clear();
  }

 private:
  const RecordReader& reader_;
  sqlite::Query query_;
  std::uint64_t most_;
  std::vector<std::uint32_t> numbers_;  ///< By name: its place among those read, from 1; 0: none.
  std::deque<Name> names_;
  std::unordered_map<std::int64_t, std::optional<Name>> short_titles_;
};

/// The records of one document after the other.
class DocumentRecords {
 public:
  DocumentRecords(const RecordReader& reader, const RecordsWanted& wanted)
      : cached_(reader, reader.database_, reader.memory_),
        documents_(
            reader.database_.prepare("SELECT document, id FROM documents ORDER BY document")),
        entities_(reader.database_.prepare(
            "SELECT document, entity, type, key, mentions, name FROM document_entities "
            "ORDER BY document, entity")),
        names_(reader.database_.prepare("SELECT document, entity, name FROM document_names "
                                        "WHERE named ORDER BY document, entity, position")),
        mentions_(reader.database_.prepare(wanted.neighbours()
                                               ? "SELECT document, entity, span_begin, span_end "
                                                 "FROM mentions ORDER BY document, entity"
                                               : kNothing)),
        statements_(reader.database_.prepare(
            "SELECT document, subject, predicate, object, value FROM document_statements "
            "WHERE status IN (0, 1) ORDER BY document, statement")),
        forms_(wanted.forms) {
    if (forms_ != nullptr) clusters_ = clusters_by_form(reader.database_);
  }

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
    const int form = static_cast<int>(row.best->form);
    record.own_signature = static_cast<std::int64_t>(
        hash_of(fmt::format("{} {} {} {} {}", type, row.best->fold, form, id_hash_, ordinal)));
    const bool bodies = row.type == Type::person && !p.bodies.empty();
    record.shared_signature = static_cast<std::int64_t>(
        hash_of(fmt::format("{} {} {} {} {}", type, row.best->fold, form, record.anchor,
                            bodies ? *p.bodies.begin() : 0)));
    if (bodies && is_full_person_name(row.best->folded)) {
      record.anchor += fmt::format("@{}", *p.bodies.begin());
    }
    return record;
  }

 private:
  void read_rows() {
    cached_.make_room();
    rows_.clear();
    entities_.each(document_, [this](const sqlite::Query& q) {
      rows_.push_back({q.integer(1),
                       static_cast<Type>(q.integer(2)),
                       std::string(q.text(3)),
                       &cached_.get(q.integer(5)),
                       {},
                       q.integer(4)});
      if (rows_.back().type != Type::project) return;
      const Name* title = cached_.short_title(q.integer(5));
      if (title != nullptr) rows_.back().others.push_back(title);
    });
    names_.each(document_, [this](const sqlite::Query& q) {
      row(q.integer(1)).others.push_back(&cached_.get(q.integer(2)));
    });
    for (Row& each : rows_) prefer_full_name(each);
    countries_at_.clear();
    mentions_.each(document_, [this](const sqlite::Query& q) {
      Row& mentioned = row(q.integer(1));
      mentioned.ends.push_back(q.integer(3));
      if (is_country(mentioned.key)) countries_at_.emplace(q.integer(2), mentioned.key);
    });
    statements_.each(document_, [this](const sqlite::Query& q) {
      Said said{static_cast<Predicate>(q.integer(2)), {}, std::string(q.text(4))};
      if (!q.is_null(3)) said.object = q.integer(3);
      row(q.integer(1)).said.push_back(std::move(said));
    });
    if (forms_ == nullptr) return;
    const auto forms = forms_->of(document_);
    for (std::size_t i = 0; i < forms.size(); ++i) {
      if (forms[i] != 0) rows_[i].cluster = clusters_[forms[i]];
    }
  }

  Row& row(std::int64_t entity) { return rows_.at(static_cast<std::size_t>(entity)); }
  const Row& row(std::int64_t entity) const { return rows_.at(static_cast<std::size_t>(entity)); }

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
      const Name& name = *each.best;
      if (name.form == NameForm::description || !name.is_telling) continue;
      if (name.rarity >= kLeastRarity) company_.emplace_back(name.rarity, name.fold);
    }
    std::ranges::sort(company_, std::greater());
    company_.erase(std::unique(company_.begin(), company_.end()), company_.end());
    if (company_.size() > kMostCompany + 1) company_.resize(kMostCompany + 1);
  }

  bool identifies(const Row& row) const {
    if (row.type == Type::event || row.best->form == NameForm::description) return false;
    if (row.type == Type::person) {
      return is_full_person_name(row.best->folded) && !is_common_person(row.best->folded);
    }
    if (row.best->form == NameForm::acronym) return !is_common_acronym(row.best->folded);
    return row.best->is_telling;
  }

  Profile profile(const Row& row) const {
    Profile p;
    p.type = row.type;
    p.name = row.best->folded;
    p.form = row.best->form;
    p.entities = 1;
    p.documents.insert(id_hash_);
    for (const Name* other : row.others) {
      if (!links(row, *other)) continue;
      p.others.try_emplace(other->fold, UsedName{other->folded, other->form, 1});
      if (other->form == NameForm::name) add_countries(*other, p);
    }
    if (!row.key.empty()) p.keys.insert(row.key);
    add_countries(*row.best, p);
    if (!main_country_.empty()) p.near.insert(main_country_);
    for (const auto& [rarity, fold] : company_) {
      if (fold != row.best->fold && !p.others.contains(fold)) p.company.emplace(fold, rarity);
    }
    add_neighbour(row, p);
    add_statements(row, p);
    return p;
  }

  static void add_countries(const Name& name, Profile& p) {
    p.countries.insert(name.countries.begin(), name.countries.end());
  }

  /// "Tripoli, Lebanon" and "Ministry of Interior (Serbia)".
  void add_neighbour(const Row& row, Profile& p) const {
    if (!row.key.empty() || (row.type != Type::place && row.type != Type::organization)) return;
    for (const std::int64_t end : row.ends) {
      const auto [first, last] = countries_at_.equal_range(end + kBetween);
      for (auto country = first; country != last; ++country) p.locations.insert(country->second);
    }
  }

  void add_statements(const Row& row, Profile& p) const {
    for (const Said& each : row.said) {
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
    const Row& other = row(entity);
    if (other.cluster) {
      to.insert(*other.cluster);
      return;
    }
    if (other.best->form == NameForm::description) return;
    to.insert(other.best->fold);
    for (const Name* name : other.others) {
      if (links(other, *name)) to.insert(name->fold);
    }
  }

  NameCache cached_;
  sqlite::Query documents_;
  PerDocument entities_, names_, mentions_, statements_;
  const EntityForms* forms_;
  std::vector<std::int64_t> clusters_;  ///< By form.
  std::int64_t document_ = 0;
  std::int64_t id_hash_ = 0;
  std::vector<Row> rows_;  ///< By entity: those of a document are numbered from 0.
  std::unordered_multimap<std::int64_t, std::string> countries_at_;  ///< By where they begin.
  std::string main_country_;
  std::vector<std::pair<std::uint32_t, std::int64_t>> company_;
};

RecordReader::RecordReader(sqlite::Database& database, std::uint64_t memory)
    : database_(database),
      memory_(memory),
      documents_(database.integer("SELECT count(*) FROM documents")) {
  std::vector<std::uint32_t> uses(static_cast<std::size_t>(last_name(database)) + 1);
  auto entities = database.prepare("SELECT name FROM document_entities");
  while (entities.step()) ++uses[static_cast<std::size_t>(entities.integer(0))];
  auto names = database.prepare("SELECT name, fold FROM names");
  while (names.step()) {
    const std::uint32_t each = uses[static_cast<std::size_t>(names.integer(0))];
    if (each > 0) frequent_[names.integer(1)] += each;
  }
  std::erase_if(frequent_, [](const auto& entry) { return entry.second < kFrequent; });
}

std::uint32_t RecordReader::rarity(std::int64_t fold) const {
  const auto found = frequent_.find(fold);
  const auto uses = static_cast<double>(found == frequent_.end() ? kFrequent : found->second);
  const double bits = std::log2(static_cast<double>(documents_) / uses);
  return bits <= 0 ? 0 : static_cast<std::uint32_t>(std::lround(bits * 10));
}

void RecordReader::read(const RecordsWanted& wanted,
                        const std::function<void(const Record&)>& take) const {
  DocumentRecords document(*this, wanted);
  while (document.next()) {
    std::map<std::pair<Type, std::int64_t>, std::size_t> namesakes;
    for (const Row& row : document.rows()) {
      if (!wanted.type(row.type)) continue;
      take(document.record(row, namesakes[{row.type, row.best->fold}]++));
    }
  }
}

}  // namespace docweave
