#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <docweave/layout.hpp>
#include <docweave/text.hpp>

#include "clusters.hpp"

namespace docweave::coreference {
namespace {

/// Sentences behind its title in which a story still introduces its event, or fewer where a heading
/// follows them.
constexpr std::size_t kLeadSentences = 3;

std::uint32_t lead_end(const Document& document, Span story) {
  std::size_t left = kLeadSentences;
  bool told = false;
  for (const Sentence& sentence : document.sentences()) {
    if (!story.contains(sentence.span)) continue;
    const BlockKind kind = document.blocks()[sentence.block].kind;
    if (kind == BlockKind::heading && told) return sentence.span.begin;
    if (kind != BlockKind::paragraph) continue;
    if (--left == 0) return sentence.span.end;
    told = told || ends_sentence(document.text(sentence.span));
  }
  return story.end;
}

/// "- Summer School, Stryn, 13-19 June": items of a list, rows of a table, sessions of an agenda
/// and sections are each an event of their own.
bool is_listed(const Document& document, const Mention& mention) {
  if (mention.rule == "section-event" || mention.rule == "agenda-session") return true;
  const Sentence* sentence = document.sentence_at(mention.span.begin);
  if (sentence == nullptr) return false;
  const BlockKind kind = document.blocks()[sentence->block].kind;
  return kind == BlockKind::list_item || kind == BlockKind::table_cell;
}

/// Two headings with names of events, the second not below the title: two events.
bool is_under_own_heading(const Document& document, const Mention& main, const Mention& other) {
  const Block* first = document.block_at(main.span.begin);
  const Block* second = document.block_at(other.span.begin);
  return main.form == Form::named && other.form == Form::named && first != second &&
         first->kind == BlockKind::heading && second->kind == BlockKind::heading &&
         first->level == second->level;
}

/// "Mayors sign pact" and "the ceremony", "the signing": words for one kind of event.
bool are_of_kind(const Lexicon& lexicon, std::string_view a, std::string_view b) {
  const auto is_word_for = [&](std::string_view word, std::string_view kind) {
    const auto kinds = lexicon.kinds.find(word);
    return kinds != lexicon.kinds.end() && std::ranges::count(kinds->second, kind) > 0;
  };
  return a == b || is_word_for(a, b) || is_word_for(b, a);
}

/// "Case Meeting on Wild Animals", "World Wetlands Day" in a text about a course: with a name of
/// its own, and of another kind.
bool names_another(const Document& document, const Lexicon& lexicon, const Mention& mention,
                   const Words& name, const EventKinds& kinds) {
  const std::string_view head = head_noun(lexicon, name);
  const bool own = mention.form == Form::named && name.size() > 1 &&
                   lexicon.generic_nouns.contains(head) && !head.ends_with('s') && !kinds.empty();
  return own && !share_kind(lexicon, {head}, kinds) &&
         document.tokens()[document.tokens_in(mention.span).first].shape != Shape::lower;
}

/// "Part of: Harbour Week 2024": said to be part of one another, two events are no one.
bool is_part(const Document& document, MentionId a, MentionId b) {
  return std::ranges::any_of(document.relations(), [&](const Relation& relation) {
    return relation.predicate == Predicate::part_of &&
           std::minmax(relation.subject, relation.object) == std::minmax(a, b);
  });
}

/// "Suva, 12 October 2016" above the text: said of what stands nowhere near.
bool is_said_apart(const Document& document, const Relation& relation) {
  return !relation.evidence.contains(document.mentions()[relation.subject].span);
}

/// The days on which an event is said to begin, by whichever of its names. That of the line below a
/// headline may be the day of the news.
std::set<std::string> days_of(const Document& document, Clusters& clusters, MentionId event,
                              bool headline) {
  constexpr std::size_t kDay = sizeof("2018-07-18") - 1;
  std::set<std::string> days;
  for (const Relation& relation : document.relations()) {
    if (relation.predicate != Predicate::start_date || relation.weak ||
        clusters.find(relation.subject) != clusters.find(event) ||
        (headline && is_said_apart(document, relation))) {
      continue;
    }
    const std::string& value = document.mentions()[relation.object].value;
    if (value.size() >= kDay) days.insert(value.substr(0, kDay));
  }
  return days;
}

/// "Forum Meeting, held on June 26, 2017" is not what the page's title dates 12-13 April 2018.
bool on_other_days(const Document& document, Clusters& clusters, MentionId main, bool headline,
                   MentionId other) {
  const std::set<std::string> days = days_of(document, clusters, main, headline);
  const std::set<std::string> others = days_of(document, clusters, other, false);
  return !days.empty() && !others.empty() &&
         std::ranges::none_of(days, [&](const std::string& day) { return others.contains(day); });
}

/// "A workshop held in conjunction with the annual meeting": two events of one sentence.
bool is_beside(const Document& document, const Lexicon& lexicon, Span known, Span other) {
  constexpr std::uint32_t kMostBetween = 200;
  if (known.end > other.begin || other.begin - known.end > kMostBetween ||
      document.sentence_at(known.begin) != document.sentence_at(other.begin)) {
    return false;
  }
  const std::string between = " " + fold_name(document.text({known.end, other.begin})) + " ";
  return std::ranges::any_of(lexicon.beside, [&](const std::string& link) {
    return between.find(" " + link + " ") != std::string::npos;
  });
}

/// Whether an article stands before a name, or before what it is like: "a [course]", "a long
/// [course]".
bool is_new(const Document& document, const Lexicon& lexicon, const Mention& mention) {
  constexpr std::uint32_t kMostModifiers = 3;
  const auto tokens = document.tokens();
  const auto first = document.tokens_in(mention.span).first;
  for (std::uint32_t back = 1; back <= kMostModifiers && back <= first; ++back) {
    const std::string word = fold_token(document.text(tokens[first - back].span));
    if (lexicon.articles.contains(word) || lexicon.others.contains(word)) return true;
    if (lexicon.is_small(word) || tokens[first - back].kind != TokenKind::word) return false;
  }
  return false;
}

/// Whether a name stands at the beginning of its sentence, or behind the dash of a dateline, behind
/// "during the".
bool opens_sentence(const Document& document, const Lexicon& lexicon, const Mention& mention) {
  const Sentence* sentence = document.sentence_at(mention.span.begin);
  if (sentence == nullptr) return false;
  const auto tokens = document.tokens();
  std::uint32_t end = document.tokens_in(mention.span).first;
  const auto is_known = [&](std::uint32_t token) {
    const std::string word = fold_token(document.text(tokens[token].span));
    return lexicon.determiners.contains(word) || std::ranges::count(lexicon.ordinals, word) > 0;
  };
  while (end > sentence->first_token && is_known(end - 1)) --end;
  std::uint32_t first = end;
  while (first > sentence->first_token && tokens[first - 1].kind == TokenKind::word) --first;
  return first < end && lexicon.settings.contains(fold_name(
                            document.text({tokens[first].span.begin, tokens[end - 1].span.end})));
}

}  // namespace

bool is_setting(const Document& document, const Lexicon& lexicon,
                const std::vector<MentionId>& mentions, MentionId event) {
  const Mention& mention = document.mentions()[event];
  if (mention.form != Form::named || !opens_sentence(document, lexicon, mention)) return false;
  const Sentence* sentence = document.sentence_at(mention.span.begin);
  return std::ranges::any_of(mentions, [&](MentionId id) {
    const Mention& other = document.mentions()[id];
    return other.type == Type::event && other.span.begin >= mention.span.end &&
           sentence->span.contains(other.span) && is_new(document, lexicon, other);
  });
}

bool tells_kind(const Lexicon& lexicon, const Words& name, std::size_t at) {
  const auto is_noun = [&](const auto& noun) { return lexicon.event_nouns.contains(noun); };
  return is_noun(lexicon.base(name[at])) ||
         (at > 0 && is_noun(std::string(name[at - 1]) + " " + std::string(name[at])));
}

EventKinds kinds_of(const Lexicon& lexicon, const Words& name) {
  EventKinds kinds;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::string_view kind = lexicon.base(name[i]);
    if (tells_kind(lexicon, name, i) && !lexicon.generic_nouns.contains(kind)) kinds.insert(kind);
  }
  return kinds;
}

bool share_kind(const Lexicon& lexicon, const EventKinds& some, const EventKinds& others) {
  return std::ranges::any_of(some, [&](std::string_view a) {
    return std::ranges::any_of(others,
                               [&](std::string_view b) { return are_of_kind(lexicon, a, b); });
  });
}

void unite_main_event(const Document& document, const Lexicon& lexicon, MentionNames& names,
                      Span story, const std::vector<MentionId>& mentions, Clusters& clusters) {
  const std::uint32_t end = lead_end(document, story);
  std::optional<MentionId> main;
  std::vector<MentionId> united;
  EventKinds kinds;
  for (const MentionId id : mentions) {
    const Mention& mention = document.mentions()[id];
    if (mention.type != Type::event || mention.span.begin >= end ||
        is_setting(document, lexicon, mentions, id)) {
      continue;
    }
    const EventKinds own = kinds_of(lexicon, names.words(id));
    if (!main) {
      main = id;
      united.push_back(id);
      kinds = own;
      continue;
    }
    // "the first two courses"
    const bool several = mention.form == Form::nominal && own.empty() &&
                         head_noun(lexicon, names.words(id)).ends_with('s');
    if (several || is_listed(document, mention)) continue;
    const bool shared = share_kind(lexicon, own, kinds);
    if (!shared && (names_another(document, lexicon, mention, names.words(id), kinds) ||
                    is_under_own_heading(document, document.mentions()[*main], mention))) {
      continue;
    }
    // A bare title has no kind of its own: it takes the one that stands beside it.
    if (!shared && !own.empty() && !kinds.empty()) continue;
    // "The opening", "the evaluation meeting" in a text about a course are others.
    const Telling& telling = names.telling(lexicon, id);
    if (own.empty() && !telling.stages.empty() && !kinds_of(lexicon, names.words(*main)).empty() &&
        names.telling(lexicon, *main).stages.empty()) {
      continue;
    }
    // "The closing workshop" under a title that says nothing: "the first workshop" is another.
    const bool apart = std::ranges::any_of(united, [&](MentionId known) {
      return tell_apart(names.telling(lexicon, known), telling) ||
             is_beside(document, lexicon, document.mentions()[known].span, mention.span);
    });
    if (apart || is_part(document, *main, id) ||
        on_other_days(document, clusters, *main, kinds.empty(), id)) {
      continue;
    }
    clusters.unite(*main, id);
    united.push_back(id);
    kinds.insert(own.begin(), own.end());
  }
}

}  // namespace docweave::coreference
