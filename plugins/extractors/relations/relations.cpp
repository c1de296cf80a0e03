#include <algorithm>
#include <filesystem>
#include <set>
#include <unordered_set>
#include <vector>

#include <docweave/extractor.hpp>
#include <docweave/languages.hpp>
#include <docweave/rules.hpp>
#include <docweave/text.hpp>

#include "agenda.hpp"
#include "labels.hpp"
#include "listed_persons.hpp"
#include "openings.hpp"
#include "place_chains.hpp"
#include "posts.hpp"
#include "project_events.hpp"
#include "tables.hpp"
#include "topics.hpp"
#include "unit_chains.hpp"

namespace docweave::relations {
namespace {

/// A stretch of tokens that rules run over: a sentence, or the lines of one group ("speaker
/// cards").
struct Segment {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  BlockKind kind = BlockKind::paragraph;
};

/// Most bytes of a line of a speaker card.
constexpr std::uint32_t kCardLine = 160;

/// Whether a mention of a type begins in a sentence: quicker to tell than the sentence's items.
bool speaks_of(const Document& document, Type type, const Sentence& sentence) {
  return std::ranges::any_of(document.mentions_from(sentence.span),
                             [&](MentionId id) { return document.mentions()[id].type == type; });
}

/// A line that names a giver stands over what it gives: "Example Foundation" over "$5 million to
/// ...".
bool opens_gift(const Document& document, const Sentence& sentence, const Sentence& next) {
  if (sentence.block == next.block || next.first_token >= next.end_token ||
      !speaks_of(document, Type::money, next)) {
    return false;
  }
  const auto giver = items_of(document, sentence.first_token, sentence.end_token);
  const auto gift = items_of(document, next.first_token, next.end_token);
  constexpr std::size_t kLongestHeading = 8;  // "Ford Foundation and other grant makers"
  return !giver.empty() && giver.size() <= kLongestHeading &&
         giver.front().kind == Item::Kind::mention && giver.front().type == Type::organization &&
         gift.front().kind == Item::Kind::mention && gift.front().type == Type::money;
}

/// A block that holds a person's name and nothing else opens a card: role and body follow on lines
/// of their own, whatever markup they have.
bool opens_card(const Document& document, const Sentence& sentence) {
  if (document.blocks()[sentence.block].span.size() > kCardLine ||
      !speaks_of(document, Type::person, sentence)) {
    return false;
  }
  const auto items = items_of(document, sentence.first_token, sentence.end_token);
  const auto persons = std::ranges::count_if(items, [](const Item& item) {
    return item.kind == Item::Kind::mention && item.type == Type::person;
  });
  return persons == 1 && items.size() <= 3;
}

bool goes_on_card(const Document& document, const Sentence& sentence) {
  const Block& block = document.blocks()[sentence.block];
  return block.kind != BlockKind::title && block.span.size() <= kCardLine &&
         document.text(block.span).back() != '.';
}

std::vector<Segment> segments_of(const Document& document) {
  constexpr int kCardLines = 3;
  std::vector<Segment> segments;
  std::uint32_t open_group = 0;
  int card_lines = 0;
  const auto sentences = document.sentences();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    const Block& block = document.blocks()[sentence.block];
    const bool gift = i > 0 && opens_gift(document, sentences[i - 1], sentence);
    const bool grouped =
        block.group != 0 && (block.kind == BlockKind::line || block.kind == BlockKind::table_cell);
    const bool card = opens_card(document, sentence);
    if (gift) {
      segments.back().end_token = sentence.end_token;
      card_lines = 0;
    } else if (card_lines > 0 && !card && goes_on_card(document, sentence)) {
      segments.back().end_token = sentence.end_token;
      --card_lines;
    } else if (grouped && block.group == open_group) {
      segments.back().end_token = sentence.end_token;
      card_lines = 0;
    } else {
      segments.push_back({sentence.first_token, sentence.end_token, block.kind});
      card_lines = card ? kCardLines : 0;
    }
    open_group = grouped ? block.group : 0;
  }
  return segments;
}

/// Hashes of the single words of a set.
std::unordered_set<std::uint64_t> word_set(const RulePack& pack, std::string_view set) {
  std::unordered_set<std::uint64_t> words;
  for (const std::string& word : pack.set(set)) words.insert(hash_of(fold_token(word)));
  return words;
}

/// Names of rules.
std::unordered_set<std::string> rules_of(const RulePack& pack, std::string_view set) {
  const std::vector<std::string> names = pack.set(set);
  return {names.begin(), names.end()};
}

/// What the folder of a language holds: rules, labels, and words that decide about relations.
struct Language {
  explicit Language(const std::filesystem::path& folder)
      : labels(folder / "labels.tsv"),
        pack(RulePack::load(folder / "relations.json")),
        opening_words(pack) {
    auxiliaries = word_set(pack, "auxiliary");
    const auto kind = [&](std::string_view post, std::string_view body) {
      return PostWords::Kind{word_set(pack, post), word_set(pack, body)};
    };
    post_words = {.alike = {kind("minister", "ministry"), kind("mayor", "municipality")},
                  .envoys = kind("envoy", "embassy"),
                  .aside = word_set(pack, "post-aside")};
    for (const std::string& phrase : pack.set("project-event"))
      project_events.push_back(fold_name(phrase));
    aside_links = word_set(pack, "aside-link");
    next_time = word_set(pack, "next-time");
    project_posts = word_set(pack, "project-post");
    topic_words = {.goes_on = word_set(pack, "goes-on"),
                   .openers = word_set(pack, "topic-opener"),
                   .giving = word_set(pack, "giving"),
                   .gifts = word_set(pack, "gift"),
                   .donating = word_set(pack, "donating")};
    list_glue = word_set(pack, "list-glue");
    unit_heads = word_set(pack, "unit-head");
    denial = word_set(pack, "denial");
    not_denied = word_set(pack, "not-denied");
    cancellation = word_set(pack, "cancellation");
    plan = word_set(pack, "plan");
    group_glue = word_set(pack, "group-glue");
    group_glue.insert(list_glue.begin(), list_glue.end());
    asides = rules_of(pack, "aside");
    open_lists = rules_of(pack, "open-list");
  }

  Labels labels;
  RulePack pack;
  OpeningWords opening_words;
  TopicWords topic_words;
  PostWords post_words;
  std::vector<std::string> project_events;
  std::unordered_set<std::uint64_t> auxiliaries;  ///< "is", "has"
  std::unordered_set<std::uint64_t> aside_links;  ///< "of", "from": before a name in an aside.
  std::unordered_set<std::uint64_t> list_glue;
  std::unordered_set<std::uint64_t> group_glue;
  std::unordered_set<std::uint64_t> project_posts;  ///< First words of titles.
  std::unordered_set<std::string> open_lists;       ///< Names of rules.
  std::unordered_set<std::string> asides;           ///< Names of rules.
  std::unordered_set<std::uint64_t> unit_heads;
  std::unordered_set<std::uint64_t> denial;
  std::unordered_set<std::uint64_t> next_time;   ///< "next be held"
  std::unordered_set<std::uint64_t> not_denied;  ///< "not only"
  std::unordered_set<std::uint64_t> cancellation;
  std::unordered_set<std::uint64_t> plan;
};

/// Relations that rule packs and labels state.
class Relations : public Extractor {
 public:
  explicit Relations(const PluginContext& context) : languages_(context.folder, "relations.json") {
    for (const std::string& file : context.options.texts("rules")) {
      packs_.push_back(RulePack::load(context.base_folder / file));
    }
  }

  void extract(Document& document) const override {
    const Language& language = languages_.of(document.info().language);
    const Topics topics(document, language.topic_words);
    std::vector<Relation> found;
    for (const Segment& segment : segments_of(document)) {
      const auto items = items_of(document, segment.first_token, segment.end_token);
      const std::string_view tag = document.language(segment_span(document, segment));
      const Language& words = languages_.of(tag);
      const auto comma = opening_comma(document, items, words.opening_words);
      const auto add_matches = [&](const RulePack& pack) {
        for (const RuleMatch& match : pack.match(document, items)) {
          const Rule& rule = pack.rules()[match.rule];
          const bool fits = rule.blocks.empty() ||
                            std::ranges::find(rule.blocks, segment.kind) != rule.blocks.end();
          if (fits) add_relations({document, topics, words, items, comma, rule, match}, found);
        }
      };
      add_matches(words.pack);
      for (const RulePack& pack : packs_) {
        if (is_of(tag, pack.language())) add_matches(pack);
      }
    }
    for (const Labelled& labelled : labelled_values(document, language.labels)) {
      add_labelled(document, language, topics, labelled, found);
    }
    for (const Labelled& labelled : labelled_cells(document, language.labels)) {
      add_labelled(document, language, topics, labelled, found);
    }
    settle_titles(document, found);
    drop_bodies_of_next(document, found);
    drop_lesser_roles(language.asides, found);
    drop_session_roles(document, language.labels, found);
    add_states_of_titles(document, found);
    add_projects_of_titles(document, language, topics, found);
    add_bodies_of_posts(document, language.post_words, found);
    add_project_events(document, topics, language.project_events, found);
    add_agenda_days(document, found);
    turn_units(document, language.unit_heads, found);
    add_unit_chains(document, language.unit_heads, found);
    extend_places(document, found);
    extend_open_lists(document, language.open_lists, language.group_glue, found);
    extend_over_lists(document, language.list_glue, found);
    add_bodies_over_persons(document, found);
    for (Relation& relation : found) document.add(std::move(relation));
  }

 private:
  struct Match {
    const Document& document;
    const Topics& topics;
    const Language& language;
    const std::vector<Item>& items;
    std::optional<std::uint32_t> opening_comma;
    const Rule& rule;
    const RuleMatch& match;
  };

  static Span segment_span(const Document& document, const Segment& segment) {
    const auto tokens = document.tokens();
    return segment.first_token < segment.end_token ? tokens[segment.first_token].span : Span{};
  }

  /// The words that a match covers.
  static Span words_of(const Match& m) {
    const auto tokens = m.document.tokens();
    return join(tokens[m.items[m.match.items.first].first_token].span,
                tokens[m.items[m.match.items.end - 1].end_token - 1].span);
  }

  /// Hash of the word or sign that an item is; 0 for mentions, breaks and what lies outside.
  static std::uint64_t word_at(const Match& m, std::uint32_t item) {
    return item < m.items.size() && m.items[item].kind == Item::Kind::token
               ? m.document.tokens()[m.items[item].first_token].hash
               : 0;
  }

  /// Whether the object of a predicate is who does something.
  static bool acts(Predicate predicate) {
    return predicate == Predicate::attendee || predicate == Predicate::organizer ||
           predicate == Predicate::partner || predicate == Predicate::implementer ||
           predicate == Predicate::funder;
  }

  /// "the Director of the Fund took part", "President Abe of Japan": the Fund tells who the
  /// director is, no more.
  static bool is_of_title(const Match& m, std::uint32_t item) {
    constexpr std::uint32_t kMostBetween = 3;
    if (m.items[item].type == Type::person) return false;
    for (std::uint32_t back = 1; back <= kMostBetween && back <= item; ++back) {
      const Item& before = m.items[item - back];
      if (before.kind == Item::Kind::mention) {
        const bool of_person =
            before.type == Type::person && (word_at(m, item - back + 1) == hash_of("of") ||
                                            word_at(m, item - back + 1) == hash_of("("));
        return back > 1 && (before.type == Type::job_title || of_person);
      }
      if (before.kind != Item::Kind::token ||
          (m.document.tokens()[before.first_token].kind != TokenKind::word &&
           word_at(m, item - back) != hash_of("("))) {
        return false;
      }
    }
    return false;
  }

  /// Cities and regions host things; what organises, pays or runs them is a body or a state.
  static bool is_no_actor(const Document& document, const Item& item, Predicate predicate) {
    constexpr std::size_t kCountryCode = sizeof("JP") - 1;
    const std::string& place = document.mentions()[item.mention].value;
    return acts(predicate) && predicate != Predicate::attendee && item.type == Type::place &&
           !place.empty() && place.size() != kCountryCode;
  }

  /// "PubliComm GmbH (Austria)", "Caritas from Graz": the place tells where the body before it is.
  static bool is_seat(const Match& m, std::uint32_t item) {
    if (m.items[item].type != Type::place || item < 2) return false;
    const Item& body = m.items[item - 2];
    const std::uint64_t link = word_at(m, item - 1);
    return (link == hash_of("(") || link == hash_of("from")) && body.kind == Item::Kind::mention &&
           body.type == Type::organization;
  }

  /// "The project run by Caritas gets ...", "Led by Caritas, it held ...": who is named behind "by"
  /// is not what the verb that follows speaks of; "by Caritas, which gets" it is.
  static bool is_agent(const Match& m, ItemRange who) {
    const std::uint32_t item = who.first;
    if (who.empty() || item != m.match.items.first || item == 0 ||
        m.items[item].type == Type::person) {
      return false;
    }
    const bool comma = word_at(m, who.end) == hash_of(",");
    const std::uint64_t next = word_at(m, comma ? who.end + 1 : who.end);
    if (next == hash_of("which") || next == hash_of("that") || next == hash_of("who")) return false;
    const bool article = item > 1 && word_at(m, item - 1) == hash_of("the");
    return word_at(m, article ? item - 2 : item - 1) == hash_of("by");
  }

  /// "Shore Lab, a joint initiative of Caritas, has received": what the verb speaks of stands
  /// before the aside that the name closes.
  static bool closes_aside(const Match& m, ItemRange who) {
    if (who.empty() || who.first != m.match.items.first || word_at(m, who.end) != hash_of(",") ||
        !m.language.opening_words.verbs.contains(word_at(m, who.end + 1))) {
      return false;
    }
    const bool article = who.first > 1 && word_at(m, who.first - 1) == hash_of("the");
    const std::uint64_t link = who.first > 0 ? word_at(m, who.first - (article ? 2 : 1)) : 0;
    if (!m.language.aside_links.contains(link)) return false;
    for (std::uint32_t at = 0; at < who.first; ++at) {
      if (word_at(m, at) == hash_of(",")) return true;
    }
    return false;
  }

  /// "COST is funded by": the verb has a subject of its own.
  static bool has_body_for_subject(const Match& m) {
    constexpr std::uint32_t kAdverbs = 2;
    std::uint32_t at = m.match.items.first;
    for (std::uint32_t n = 0; n < kAdverbs && at > 0 && is_word(m, at - 1) &&
                              !m.language.auxiliaries.contains(word_at(m, at - 1));
         ++n) {
      --at;
    }
    if (at < 2 || !m.language.auxiliaries.contains(word_at(m, at - 1))) return false;
    while (at > 0 && m.language.auxiliaries.contains(word_at(m, at - 1))) --at;
    if (at == 0) return false;
    const Item& before = m.items[at - 1];
    return before.kind == Item::Kind::mention && before.type == Type::organization &&
           before.form == Form::named;
  }

  /// The item behind "'s" that is an organisation, too: "the Parliament's Committee".
  static std::optional<std::uint32_t> owned_by(const Match& m, std::uint32_t item) {
    if (item + 2 >= m.items.size() || m.items[item + 1].kind != Item::Kind::token) return {};
    const Token& next = m.document.tokens()[m.items[item + 1].first_token];
    if (fold_token(m.document.text(next.span)) != "'s") return {};
    const Item& owned = m.items[item + 2];
    const bool body = owned.kind == Item::Kind::mention && owned.type == Type::organization;
    return body ? std::optional(item + 2) : std::nullopt;
  }

  /// What of a list is on this side of the comma between opening phrase and subject.
  static ItemRange members(const Match& m, ItemRange list) {
    const bool split =
        m.opening_comma && list.first < *m.opening_comma && *m.opening_comma < list.end;
    if (!split) return list;
    const bool in_opening = m.match.items.first < list.first;
    return in_opening ? ItemRange{list.first, *m.opening_comma}
                      : ItemRange{*m.opening_comma + 1, list.end};
  }

  /// The mentions that stand for one end of a relation.
  static std::vector<MentionId> ends(const Match& m, const RuleRelation& relation,
                                     const std::string& name, Span where) {
    std::optional<MentionId> topic;
    const bool looked_up = name == "@event" || name == "@project" || name == "@topic";
    if (looked_up && has_body_for_subject(m)) return {};
    if (name == "@event") topic = m.topics.event_at(where);
    if (name == "@page") topic = m.topics.main_event();
    if (name == "@project") topic = m.topics.project_at(where);
    if (name == "@topic") topic = m.topics.topic_at(where);
    if (name == "@person") topic = m.topics.person_at(where);
    if (name == "@giver") topic = m.topics.giver_at(where);
    if (name == "@subject") {
      const bool bodies = info(relation.predicate).domain.contains(Type::organization);
      topic = m.topics.subject_at(where, bodies);
    }
    if (name.starts_with('@')) {
      // "It is funded by the Fund for Victims": no giver is its own topic.
      const bool inside =
          topic && acts(relation.predicate) && where.contains(m.document.mentions()[*topic].span);
      return topic && !inside ? std::vector{*topic} : std::vector<MentionId>{};
    }
    const auto slot = static_cast<std::size_t>(std::ranges::find(m.rule.captures, name) -
                                               m.rule.captures.begin());
    std::vector<MentionId> mentions;
    // Longer lists are tables of contents or noise; both ends long would give their product.
    constexpr std::size_t kMostMembers = 256;
    const ItemRange range = members(m, m.match.captures[slot]);
    const bool agents = is_agent(m, range);
    if (closes_aside(m, range)) return {};
    for (std::uint32_t i = range.first; i < range.end && mentions.size() < kMostMembers; ++i) {
      if (m.items[i].kind != Item::Kind::mention) continue;
      if (acts(relation.predicate) && (is_of_title(m, i) || is_seat(m, i) || agents)) continue;
      if (is_no_actor(m.document, m.items[i], relation.predicate)) continue;
      // "Kyrgyzstan's Interior Ministry": the owner is no member of the list.
      const auto owned = owned_by(m, i);
      if (!owned) {
        mentions.push_back(m.items[i].mention);
      } else if (*owned >= m.match.items.end) {
        mentions.push_back(m.items[*owned].mention);
      }
    }
    return mentions;
  }

  static bool is_word(const Match& m, std::uint32_t item) {
    return m.items[item].kind == Item::Kind::token &&
           m.document.tokens()[m.items[item].first_token].kind == TokenKind::word;
  }

  /// "did not attend", "was cancelled", "will be held": how the words of a match, or its sentence,
  /// stand to what the rule states.
  static Status status_of(const Match& m) {
    if (m.rule.status != Status::asserted) return m.rule.status;
    const auto word = [&](std::uint32_t item) { return word_at(m, item); };
    // "will be held": auxiliaries stand before what a rule takes up.
    constexpr std::uint32_t kAuxiliaries = 3;
    std::uint32_t first = m.match.items.first;
    for (std::uint32_t n = 0; n < kAuxiliaries && first > 0 && is_word(m, first - 1); ++n) --first;
    Status status = Status::asserted;
    for (std::uint32_t i = first; i < m.match.items.end; ++i) {
      const bool hedged = i + 1 < m.match.items.end && m.language.not_denied.contains(word(i + 1));
      if (m.language.denial.contains(word(i)) && !hedged) return Status::denied;
      if (m.language.plan.contains(word(i))) status = Status::planned;
    }
    for (std::uint32_t i = 0; i < m.items.size(); ++i) {
      if (m.language.cancellation.contains(word(i))) return Status::cancelled;
    }
    return status;
  }

  /// "It will next be held in Malta": no longer of the event that the text is about.
  static bool speaks_of_another(const Match& m) {
    constexpr std::uint32_t kAuxiliaries = 3;
    for (std::uint32_t back = 1; back <= kAuxiliaries && back <= m.match.items.first; ++back) {
      const std::uint64_t word = word_at(m, m.match.items.first - back);
      if (m.language.next_time.contains(word)) return true;
      if (!m.language.auxiliaries.contains(word)) return false;
    }
    return false;
  }

  static void add_relations(const Match& m, std::vector<Relation>& found) {
    const Span where = words_of(m);
    if (speaks_of_another(m)) return;
    const Status status = status_of(m);
    const bool starts = std::ranges::any_of(m.rule.relations, [](const RuleRelation& r) {
      return r.predicate == Predicate::start_date;
    });
    for (const RuleRelation& relation : m.rule.relations) {
      for (const MentionId subject : ends(m, relation, relation.subject, where)) {
        for (const MentionId object : ends(m, relation, relation.object, where)) {
          add(m.document,
              {.subject = subject,
               .predicate = relation.predicate,
               .object = object,
               .evidence = where,
               .status = status,
               .plugin = "extractors/relations",
               .rule = m.rule.name,
               .confidence = m.rule.confidence,
               .weak = m.rule.weak},
              starts, found);
        }
      }
    }
  }

  /// Keeps what the vocabulary allows. Of a date with `starts`, only a range also ends something;
  /// publication dates date the page alone.
  static void add(const Document& document, Relation relation, bool starts,
                  std::vector<Relation>& found) {
    const PredicateInfo& predicate = info(relation.predicate);
    const Mention& subject = document.mentions()[relation.subject];
    const Mention& object = document.mentions()[relation.object];
    if (relation.subject == relation.object || !predicate.domain.contains(subject.type) ||
        !predicate.range.contains(object.type)) {
      return;
    }
    if (object.type == Type::date) {
      const bool range = object.value.find('/') != std::string::npos;
      const bool ends = relation.predicate == Predicate::end_date;
      if (ends && starts && !range) return;
      // "before 2010" dates nothing, "until 2010" an end; the date of the news is that of the event
      // only for want of another.
      if (object.rule == "publication" || (object.rule == "bound" && (!ends || starts))) return;
      if (object.rule == "dateline") relation.weak = true;
    }
    found.push_back(std::move(relation));
  }

  /// "Project Coordinator Ana Kovač" works for the page's project.
  static void add_projects_of_titles(const Document& document, const Language& language,
                                     const Topics& topics, std::vector<Relation>& found) {
    constexpr double kOfPage = 0.7;
    std::set<MentionId> employed;
    for (const Relation& r : found) {
      if (r.predicate == Predicate::affiliation) employed.insert(r.subject);
    }
    const std::size_t rules = found.size();
    for (std::size_t i = 0; i < rules; ++i) {
      if (found[i].predicate != Predicate::job_title || employed.contains(found[i].subject))
        continue;
      const Span title = document.mentions()[found[i].object].span;
      const Token& first = document.tokens()[document.tokens_in(title).first];
      const auto project = topics.project_at(title);
      if (!language.project_posts.contains(first.hash) || !project) continue;
      Relation relation = found[i];
      relation.predicate = Predicate::affiliation;
      relation.object = *project;
      relation.rule = "project-of-title";
      relation.confidence *= kOfPage;
      found.push_back(std::move(relation));
    }
  }

  /// "UNICEF, in cooperation with GIZ, holds a workshop": GIZ, a partner by the rules in `asides`,
  /// does not hold it. "Given by experts of GIZ": who gives a course is no guest there.
  static void drop_lesser_roles(const std::unordered_set<std::string>& asides,
                                std::vector<Relation>& found) {
    std::set<std::pair<MentionId, MentionId>> partners;
    std::set<std::pair<MentionId, MentionId>> organisers;
    for (const Relation& r : found) {
      if (asides.contains(r.rule)) partners.emplace(r.subject, r.object);
      if (r.predicate == Predicate::organizer) organisers.emplace(r.subject, r.object);
    }
    std::erase_if(found, [&](const Relation& r) {
      const std::pair ends(r.subject, r.object);
      const bool leads =
          r.predicate == Predicate::organizer || r.predicate == Predicate::implementer;
      return leads ? partners.contains(ends)
                   : r.predicate == Predicate::attendee && organisers.contains(ends);
    });
  }

  /// "Chair: Dr. Jenny Fleming" says what somebody does at the event: no post.
  static void drop_session_roles(const Document& document, const Labels& labels,
                                 std::vector<Relation>& found) {
    std::erase_if(found, [&](const Relation& relation) {
      const Span title = document.mentions()[relation.object].span;
      return relation.predicate == Predicate::job_title &&
             document.text().substr(title.end, 1) == ":" &&
             labels.meaning(document.text(title)).has_value();
    });
  }

  /// "Omladinski centar Bijeljina": the town ends a name that nobody knows.
  static bool follows_name(const Document& document, const Language& language, const Item& item,
                           Span value) {
    if (item.first_token == 0) return false;
    const Token& before = document.tokens()[item.first_token - 1];
    return before.kind == TokenKind::word && value.contains(before.span) &&
           !language.list_glue.contains(before.hash);
  }

  /// "Ana Kovač, for the Port Agency": both take part.
  static bool follows_for(const Document& document, const Item& item) {
    std::uint32_t before = item.first_token;
    const auto word = [&] {
      return before > 0 ? fold_token(document.text(document.tokens()[before - 1].span)) : "";
    };
    if (word() == "the") --before;
    return word() == "for" || word() == "from" || word() == "representing";
  }

  static void add_labelled(const Document& document, const Language& language, const Topics& topics,
                           Labelled labelled, std::vector<Relation>& found) {
    std::optional<MentionId> subject = topic_for(document, topics, labelled);
    const bool pair = labelled.values.size() == 1 && !document.text(labelled.label).ends_with(':');
    if (!subject && pair && labelled.predicate == Predicate::attendee) {
      // Who takes part in a project is its partner.
      labelled.predicate = Predicate::partner;
      subject = topic_for(document, topics, labelled);
    }
    if (!subject) return;
    const PredicateInfo& predicate = info(labelled.predicate);
    const auto giver = labelled.gift.size() > 0 ? topics.giver_at(labelled.gift) : std::nullopt;
    if (giver) {
      add(document,
          {.subject = *subject,
           .predicate = labelled.predicate,
           .object = *giver,
           .evidence = labelled.gift,
           .plugin = "extractors/relations",
           .rule = "row-of-gift",
           .confidence = 0.7},
          false, found);
    }
    for (const Span value : labelled.values) {
      // Far down a list the item alone proves better than all the lines up to its label.
      constexpr std::uint32_t kLongestQuote = 300;
      const Span both = join(labelled.bound ? labelled.topic : labelled.label, value);
      const Span words = both.size() <= kLongestQuote ? both : value;
      const auto [first, end] = document.tokens_in(value);
      bool body_named = false;
      std::optional<Type> last_type;
      for (const Item& item : items_of(document, first, end)) {
        if (item.kind != Item::Kind::mention) {
          const bool ends_item = item.end_token > item.first_token &&
                                 document.text(document.tokens()[item.first_token].span) == ";";
          if (ends_item) last_type.reset();
          continue;
        }
        // A list item names what it is of first; what follows of another type tells of that: "Ana
        // Kovač and Jan Nowak, Port Agency".
        const bool sent_by = last_type == Type::person && item.type == Type::organization &&
                             labelled.predicate == Predicate::attendee &&
                             follows_for(document, item);
        if (last_type && item.type != *last_type && !sent_by) break;
        // "the Jewish Museum (Oslo)": the place tells where the body is.
        body_named = body_named || item.type == Type::organization;
        if (labelled.predicate != Predicate::partner &&
            is_no_actor(document, item, labelled.predicate))
          continue;
        const bool address = item.type == Type::place &&
                             (body_named || follows_name(document, language, item, value));
        if (address && predicate.range.contains(Type::organization) &&
            labelled.predicate != Predicate::location) {
          continue;
        }
        const Relation relation{.subject = *subject,
                                .predicate = labelled.predicate,
                                .object = item.mention,
                                .evidence = words,
                                .plugin = "extractors/relations",
                                .rule = "label",
                                .confidence = 0.9};
        add(document, relation, labelled.predicate == Predicate::start_date, found);
        if (labelled.predicate == Predicate::start_date) {
          Relation end_date = relation;
          end_date.predicate = Predicate::end_date;
          add(document, std::move(end_date), true, found);
        }
        if (labelled.values.size() > 1 && predicate.range.contains(item.type))
          last_type = item.type;
      }
    }
  }

  /// The topic, or the event or project, whichever the predicate speaks of.
  static std::optional<MentionId> topic_for(const Document& document, const Topics& topics,
                                            const Labelled& labelled) {
    const TypeSet& domain = info(labelled.predicate).domain;
    const auto fits = [&](std::optional<MentionId> id) {
      return id && domain.contains(document.mentions()[*id].type);
    };
    for (const MentionId id : document.mentions_from(labelled.topic)) {
      if (fits(id)) return id;
    }
    if (labelled.bound) return std::nullopt;
    if (const auto project = topics.project_at(labelled.label);
        labelled.of_project && fits(project)) {
      return project;
    }
    // A fact sheet's labels speak of the project in its title, not of the meetings at its end.
    const auto before = [&](std::optional<MentionId> id) {
      return id && document.mentions()[*id].span.begin < labelled.label.begin;
    };
    const auto topic = topics.topic_at(labelled.label);
    const auto main = topics.project_at(labelled.label);
    if (fits(topic) && !before(topic) && fits(main) && before(main)) return main;
    if (fits(topic)) return topic;
    if (const auto event = topics.event_at(labelled.label); fits(event)) return event;
    if (const auto project = topics.project_at(labelled.label); fits(project)) return project;
    // "The Reef Centre thanks its donors:"
    const auto named = document.mentions_from(labelled.label);
    const auto body = std::ranges::find_if(named, [&](MentionId id) {
      return document.mentions()[id].type == Type::organization && fits(id);
    });
    return body == named.end() ? std::nullopt : std::optional(*body);
  }

  ByLanguage<Language> languages_;
  std::vector<RulePack> packs_;  ///< The user's.
};

}  // namespace
}  // namespace docweave::relations

DOCWEAVE_PLUGIN(docweave::relations::Relations)
