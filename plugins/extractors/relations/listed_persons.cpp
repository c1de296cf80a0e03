#include "listed_persons.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <docweave/rules.hpp>
#include <docweave/text.hpp>

#include "list_members.hpp"
#include "segments.hpp"

namespace docweave::relations {
namespace {

constexpr double kConfidence = 0.7;

/// What a line of a list names.
struct Line {
  std::optional<MentionId> body;
  std::optional<MentionId> person;  ///< The first.
  std::size_t words = 0;            ///< Outside of mentions.
};

Line read_line(const Document& document, const Block& block) {
  Line line;
  const auto [first, end] = document.tokens_in(block.span);
  for (const Item& item : items_of(document, first, end)) {
    if (item.kind != Item::Kind::mention) {
      const bool word = item.kind == Item::Kind::token &&
                        document.tokens()[item.first_token].kind == TokenKind::word;
      line.words += word ? 1 : 0;
      continue;
    }
    const Mention& mention = document.mentions()[item.mention];
    if (mention.type == Type::organization && !line.body) line.body = item.mention;
    if (mention.type == Type::person && !line.person) line.person = item.mention;
  }
  return line;
}

bool is_line(BlockKind kind) {
  return kind == BlockKind::line || kind == BlockKind::list_item || kind == BlockKind::heading ||
         kind == BlockKind::title;
}

bool ends_open(std::string_view line) {
  return line.ends_with(';') || line.ends_with(',');
}

/// Runs of persons with nothing but titles, bodies, places and glue between them, two at least.
/// Behind a semicolon a list goes on whatever a relative clause said of the person before it.
std::vector<std::vector<MentionId>> person_lists(const Document& document,
                                                 const Language& language) {
  std::vector<std::vector<MentionId>> lists;
  for (const Sentence& sentence : document.sentences()) {
    std::vector<MentionId> list;
    bool aside = false;  // "Ana Kovač, who represents the port"
    const auto close = [&] {
      if (list.size() > 1) lists.push_back(list);
      list.clear();
      aside = false;
    };
    if (!holds_several(document, sentence, Type::person)) continue;
    for (const Item& item : items_of(document, sentence.first_token, sentence.end_token)) {
      if (item.kind == Item::Kind::mention) {
        const Type type = document.mentions()[item.mention].type;
        if (type == Type::person && aside) close();
        if (type == Type::person) list.push_back(item.mention);
        if (type == Type::event || type == Type::date || type == Type::money) close();
      } else if (item.kind == Item::Kind::token) {
        const Token& token = document.tokens()[item.first_token];
        aside = (aside || language.relative.contains(token.hash)) && token.hash != hash_of(";");
        const bool says = token.shape == Shape::lower && !language.list_glue.contains(token.hash);
        if (says && !aside) close();
      }
    }
    close();
  }
  return lists;
}

constexpr std::size_t kCountryCode = sizeof("JP") - 1;

/// "of Japan", "of the Netherlands"; not "to the Philippines".
bool follows_of(const Document& document, const Language& language, Span name) {
  auto token = document.tokens_in(name).first;
  while (token > 0 && language.before_country.contains(document.tokens()[token - 1].hash)) --token;
  return token > 0 && language.of_title.contains(document.tokens()[token - 1].hash);
}

/// Whose a title is that stands between two persons: "Minister Ana Kovač", "the Mayor, Jan Nowak,
/// the Head of Mission, Eva Berg", "Jan Nowak, Mayor, Eva Berg, Head of Mission".
class TitleOwners {
 public:
  explicit TitleOwners(const Document& document) : document_(document) {}

  void add(MentionId person, MentionId title) {
    const Span who = span(person);
    const Span what = span(title);
    Neighbours& beside = titles_[{what.begin, title}];
    if (who.end <= what.begin) {
      if (is_beside(who, what)) beside.before = person;
    } else if (document_.text({what.end, who.begin}).find(',') == std::string_view::npos) {
      owners_[title] = person;
      titled_.insert(person);
    } else {
      beside.behind = person;
    }
  }

  /// A title is of the person before it, unless that one has a title of its own in front.
  void settle() {
    for (const auto& [place, beside] : titles_) {
      const MentionId title = place.second;
      if (owners_.contains(title)) continue;
      // "The Mayor, Jan Nowak, UN Coordinator, Eva Berg": who is announced has the title in front.
      if (!beside.behind && beside.before && announced_.contains(*beside.before)) {
        owners_[title] = kNobody;
      }
      if (!beside.behind) continue;
      const bool of_first = beside.before && !titled_.contains(*beside.before);
      owners_[title] = of_first ? *beside.before : *beside.behind;
      if (of_first) continue;
      titled_.insert(*beside.behind);
      announced_.insert(*beside.behind);
    }
  }

  bool is_misread(MentionId person, MentionId title) const {
    const auto owner = owners_.find(title);
    return owner != owners_.end() && owner->second != person;
  }

 private:
  /// "Jan Nowak, the Mayor", "Jan Nowak, UNDP Director": one comma, and a body at most.
  bool is_beside(Span person, Span title) const {
    constexpr std::uint32_t kMostBetween = 60;  // Bytes.
    if (title.begin - person.end > kMostBetween) return false;
    const std::string_view between = document_.text({person.end, title.begin});
    return std::ranges::count(between, ',') <= 1;
  }

  static constexpr MentionId kNobody = std::numeric_limits<MentionId>::max();

  struct Neighbours {
    std::optional<MentionId> before;
    std::optional<MentionId> behind;
  };

  Span span(MentionId id) const { return document_.mentions()[id].span; }

  const Document& document_;
  std::map<std::pair<std::uint32_t, MentionId>, Neighbours> titles_;  // by place in the text
  std::map<MentionId, MentionId> owners_;
  std::set<MentionId> titled_;     // Have a title in front.
  std::set<MentionId> announced_;  // Have it with a comma behind.
};

/// All that was read of a person in the same words: a wrong title comes with a wrong body.
using Reading = std::tuple<MentionId, std::uint32_t, std::uint32_t>;

Reading reading_of(const Relation& r) {
  return {r.subject, r.evidence.begin, r.evidence.end};
}

}  // namespace

void add_bodies_over_persons(const Document& document, std::vector<Relation>& found) {
  std::optional<MentionId> body;
  constexpr std::size_t kCardWords = 2;
  std::optional<MentionId> carded;  // The person that the line above names alone.
  bool under_person = false;        // "Ana Kovač" over "Port Agency": the body is hers.
  bool goes_on = false;             // "Partners: Red Cross;": the next line is of this list.
  for (const Block& block : document.blocks()) {
    if (!is_line(block.kind)) {
      body.reset();
      under_person = goes_on = false;
      continue;
    }
    const Line line = read_line(document, block);
    // "Ana Kovač" over "Port Agency", where no body heads a list of persons.
    const bool headed = block.kind == BlockKind::heading || block.kind == BlockKind::title;
    if (carded && line.body && !line.person && !headed && line.words <= kCardWords) {
      found.push_back({.subject = *carded,
                       .predicate = Predicate::affiliation,
                       .object = *line.body,
                       .evidence = join(document.mentions()[*carded].span,
                                        document.mentions()[*line.body].span),
                       .plugin = "extractors/relations",
                       .rule = "body-below-person",
                       .confidence = kConfidence});
    }
    carded = line.person && !line.body && !body && line.words <= 1 ? line.person : std::nullopt;
    const bool heads = line.words == 0 && !goes_on && !(under_person && !body);
    // "Ana Kovač" over "Lead economist" over "Port Agency"
    if (line.person || line.body) under_person = line.person && !line.body;
    goes_on = ends_open(document.text(block.span));
    if (line.body && !line.person) {
      body = heads ? line.body : std::nullopt;
    } else if (line.person && line.body) {
      body.reset();
    } else if (line.person && body) {
      found.push_back({.subject = *line.person,
                       .predicate = Predicate::affiliation,
                       .object = *body,
                       .evidence = join(document.mentions()[*body].span, block.span),
                       .plugin = "extractors/relations",
                       .rule = "body-over-persons",
                       .confidence = kConfidence});
    } else if (block.kind == BlockKind::heading || line.words > 0) {
      body.reset();
    }
  }
}

void extend_over_lists(const Document& document, const Language& language,
                       std::vector<Relation>& found) {
  const auto is_of_list = [](const Relation& relation) {
    return !relation.weak && (relation.predicate == Predicate::attendee ||
                              relation.predicate == Predicate::performer);
  };
  if (std::ranges::none_of(found, is_of_list)) return;
  std::map<MentionId, std::vector<MentionId>> companions;
  for (const std::vector<MentionId>& list : person_lists(document, language)) {
    for (const MentionId id : list) companions[id] = list;
  }
  const auto members = [&](const Relation& relation) {
    const auto list = companions.find(relation.object);
    const bool listed = is_of_list(relation) && list != companions.end();
    return listed ? list->second : std::vector<MentionId>{};
  };
  extend_to_members(document, members, found);
}

void extend_open_lists(const Document& document, const Language& language,
                       std::vector<Relation>& found) {
  const auto members = [&](const Relation& relation) {
    std::vector<MentionId> behind_object;
    const Sentence* sentence =
        language.open_lists.contains(relation.rule)
            ? document.sentence_at(document.mentions()[relation.object].span.begin)
            : nullptr;
    if (sentence == nullptr) return behind_object;
    bool behind = false;
    bool after_person = false;
    bool of_person = false;  // "President Abe of", "the Director of the"
    std::uint64_t before = 0;
    for (const Item& item : items_of(document, sentence->first_token, sentence->end_token)) {
      const bool mention = item.kind == Item::Kind::mention;
      const Token& token = document.tokens()[item.first_token];
      const bool glue = token.shape != Shape::lower || language.group_glue.contains(token.hash);
      if (behind && !mention && (!glue || language.list_ends.contains(token.hash))) break;
      const bool member = behind && mention && info(relation.predicate).range.contains(item.type) &&
                          !of_person &&
                          !(item.type == Type::place && language.before_seat.contains(before));
      if (member) behind_object.push_back(item.mention);
      behind = behind || (mention && item.mention == relation.object);
      of_person = !mention && ((after_person && language.of_title.contains(token.hash)) ||
                               (of_person && language.definite.contains(token.hash)));
      after_person = mention && (item.type == Type::person || item.type == Type::job_title);
      before = mention ? 0 : token.hash;
    }
    return behind_object;
  };
  extend_to_members(document, members, found);
}

void settle_titles(const Document& document, std::vector<Relation>& found) {
  TitleOwners owners(document);
  for (const Relation& r : found) {
    if (r.predicate == Predicate::job_title) owners.add(r.subject, r.object);
  }
  owners.settle();
  std::set<Reading> misread;
  for (const Relation& r : found) {
    if (r.predicate == Predicate::job_title && owners.is_misread(r.subject, r.object)) {
      misread.insert(reading_of(r));
    }
  }
  std::erase_if(found, [&](const Relation& r) { return misread.contains(reading_of(r)); });
}

namespace {

/// Whether a rule of that name gives a body to one person, and not to a list of them ("persons").
bool names_one(const Relation& affiliation) {
  return affiliation.rule.find("person-") == 0 || affiliation.rule.find("card") == 0;
}

}  // namespace

void drop_bodies_of_next(const Document& document, std::vector<Relation>& found) {
  std::set<MentionId> taken;  // bodies before their person
  for (const Relation& r : found) {
    const Span body = document.mentions()[r.object].span;
    const Span person = document.mentions()[r.subject].span;
    const bool in_front =
        body.end <= person.begin &&
        document.text({body.end, person.begin}).find(',') == std::string_view::npos;
    if (r.predicate == Predicate::affiliation && in_front) taken.insert(r.object);
  }
  std::map<MentionId, std::uint32_t> nearest;  // where the last person before a body begins
  for (const Relation& r : found) {
    const Span person = document.mentions()[r.subject].span;
    if (r.predicate == Predicate::affiliation && !r.weak && names_one(r) &&
        person.end <= document.mentions()[r.object].span.begin) {
      nearest[r.object] = std::max(nearest[r.object], person.begin);
    }
  }
  std::set<Reading> misread;
  for (const Relation& r : found) {
    const Span body = document.mentions()[r.object].span;
    const Span person = document.mentions()[r.subject].span;
    if (r.predicate != Predicate::affiliation || person.end > body.begin) continue;
    const auto other = nearest.find(r.object);
    const bool passed_over = names_one(r) && other != nearest.end() && other->second > person.begin;
    if (taken.contains(r.object) || passed_over) misread.insert(reading_of(r));
  }
  std::erase_if(found, [&](const Relation& r) { return misread.contains(reading_of(r)); });
}

namespace {

/// The state in front of a post: "Norwegian ambassador", "New Zealand High Commissioner", where the
/// document names it.
std::optional<MentionId> state_before(const Document& document, const Language& language,
                                      Span title,
                                      const std::map<std::string_view, MentionId>& states) {
  const auto [first, end] = document.tokens_in(title);
  const auto tokens = document.tokens();
  const auto is_state_post = [&](const Token& t) { return language.state_posts.contains(t.hash); };
  if (!std::ranges::any_of(tokens.subspan(first, end - first), is_state_post)) return std::nullopt;
  for (const MentionId id : document.mentions_from(title)) {
    const Mention& place = document.mentions()[id];
    if (place.type == Type::place && place.span.begin == title.begin &&
        place.span.end < title.end && place.value.size() == kCountryCode) {
      return id;
    }
  }
  for (const std::uint32_t at : {first, first - std::min(first, 1U)}) {
    const auto demonym = language.demonyms.find(tokens[at].hash);
    if (demonym == language.demonyms.end()) continue;
    const auto state = states.find(demonym->second);
    if (state != states.end()) return state->second;
  }
  return std::nullopt;
}

/// By its code, the first mention of each state.
std::map<std::string_view, MentionId> states_of(const Document& document) {
  std::map<std::string_view, MentionId> states;
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& place = document.mentions()[id];
    if (place.type == Type::place && place.value.size() == kCountryCode)
      states.emplace(place.value, id);
  }
  return states;
}

}  // namespace

void add_states_of_titles(const Document& document, const Language& language,
                          std::vector<Relation>& found) {
  const std::size_t rules = found.size();
  const std::map<std::string_view, MentionId> states = states_of(document);
  for (std::size_t i = 0; i < rules; ++i) {
    if (found[i].predicate != Predicate::job_title) continue;
    const Span title = document.mentions()[found[i].object].span;
    if (const auto state = state_before(document, language, title, states)) {
      Relation relation = found[i];
      relation.predicate = Predicate::affiliation;
      relation.object = *state;
      relation.rule = "state-before-title";
      found.push_back(std::move(relation));
    }
    for (const MentionId id : document.mentions_from(title)) {
      const Mention& place = document.mentions()[id];
      const bool country = place.type == Type::place && place.value.size() == kCountryCode;
      if (!country || !title.contains(place.span) || !follows_of(document, language, place.span))
        continue;
      Relation relation = found[i];
      relation.predicate = Predicate::affiliation;
      relation.object = id;
      relation.rule = "state-of-title";
      found.push_back(std::move(relation));
    }
  }
}

}  // namespace docweave::relations
