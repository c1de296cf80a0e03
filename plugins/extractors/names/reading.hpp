#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include <docweave/document.hpp>
#include <docweave/text.hpp>

namespace docweave::names {

using WordSet = std::unordered_set<std::uint64_t>;

/// Token hashes of words that tell what a name is and where it begins and ends.
struct Words {
  WordSet generic;             ///< "regional", "conference": they name no event.
  WordSet roles;               ///< "manager", "officer"
  WordSet partner_marks;       ///< "pp": with a number, before a partner's name.
  WordSet joints;              ///< "of", "for", "and": no name begins or ends so.
  WordSet coordinators;        ///< "and"
  WordSet determiners;         ///< "the", "this"
  WordSet openings;            ///< "after", "during": what begins so is said of something else.
  WordSet possessives;         ///< "its", "their"
  WordSet before_place;        ///< "in", "at"
  WordSet at_venue;            ///< "at": behind an event, before the house where it is.
  WordSet of_place;            ///< "of": "Ministry of Justice of Armenia"
  WordSet in_place;            ///< "in": "Mission in Kosovo"
  WordSet post_boxes;          ///< "box": its number is no name.
  WordSet post_box_codes;      ///< "bp": the same, before a number.
  WordSet to_place;            ///< "to": "Embassy to France"
  WordSet event_nouns;         ///< "conference", "lecture"
  WordSet list_nouns;          ///< "calendar", "newsletter": of events, and none.
  WordSet session_kinds;       ///< "keynote", "panel": a title follows.
  WordSet session_events;      ///< "reception", "excursion": in agendas an event.
  WordSet calendar_words;      ///< "diary", "upcoming": days with their events follow.
  WordSet time_words;          ///< "pm", "noon": behind a day, before what takes place.
  WordSet no_events;           ///< "deadline", "closed": on a day, and no event.
  WordSet grant_words;         ///< "grants": over what they pay for.
  WordSet news_words;          ///< "newsletter": of this and that.
  WordSet no_entries;          ///< "is", "total": in no title of a list's entry.
  WordSet no_sessions;         ///< "welcome", "remarks": part of the whole.
  WordSet done_by;             ///< "hosted", "by": who does it follows.
  WordSet agenda_words;        ///< "programme", "agenda"
  WordSet lasting_events;      ///< "training": a grant may pay for a project of that name.
  WordSet gatherings;          ///< "course", "workshop": what begins so is no project.
  WordSet speeches;            ///< "address", "remarks": spoken at an event
  WordSet openings_of;         ///< "opening", "closing"
  WordSet behind_event_nouns;  ///< "centre", "theatre"
  WordSet next_heads;          ///< "ministère": behind "et" another body begins.
  WordSet org_heads;           ///< "ministry", "agency"
  WordSet posts;               ///< "embassy", "office": they are in a place.
  WordSet legations;           ///< "embassy": named by its place, whatever stands before it.
  WordSet givers;              ///< "foundation": its town is no part of its name.
  WordSet whole_heads;         ///< "university", "ministry": they have parts.
  WordSet closing_heads;       ///< "university": ends no name of a ministry of several matters.
  WordSet project_nouns;       ///< "project", "programme"
  WordSet project_kinds;       ///< "project", "scheme": no bodies.
  WordSet scheme_words;        ///< "trust", "emergency": before "fund", in the name of a scheme.
  WordSet funds;               ///< "fund": a body that gives, or a scheme of one.
  WordSet payers;              ///< "union": ends the name of who pays for a programme of its own.
  WordSet run_by;              ///< "administered": said of a scheme.
  WordSet through;             ///< "through", "under": a scheme follows.
  WordSet people;              ///< "friends": "Friends of the Museum" are one body.
  WordSet compounding;         ///< "co": with a hyphen one word with what follows.
  WordSet behind_hyphen;       ///< "led": "-led" behind a person's name is no part of it.
  WordSet storms;              ///< "typhoon": its name is no person's.
  WordSet short_given_names;   ///< "Ts", "Md": with a period before a surname.
  WordSet addresses;           ///< "Dr", "Mr": no part of a job title's end.
  WordSet bare_addresses;      ///< "prof", "rev": alone no job title.
  WordSet before_titles;       ///< "newly elected", "but": before a job title, no part of it.
  WordSet spells;              ///< "month": behind one of those ("last month"), too.
  WordSet months;              ///< "october": of the date line before a name.
  WordSet name_particles;      ///< "van", "bin": small words within persons' names.
  WordSet honours;             ///< "OBE": behind a person's name, no part of it.
  WordSet demonyms;            ///< "estonian"
  WordSet headed;              ///< "club": "president of the club", whose name stands elsewhere.
  WordSet title_modifiers;     ///< "deputy", "media": before the role of a job title.
  WordSet ranks;               ///< "associate": but for "Professor" behind it.
  WordSet owner_nouns;         ///< "women": "Women's Rights Centre"
  WordSet parliaments;         ///< "assembly": of a state, else an event.
  WordSet headline_verbs;      ///< "opens"
  WordSet launch_verbs;        ///< "launch": a verb in a headline before what is `launched`.
  WordSet launched;            ///< "project", "new"
  WordSet headline_acts;       ///< "hosts": what follows is the event.
  WordSet planned_acts;        ///< "host": the same behind "to".
  WordSet documents;           ///< "convention", "agreement": by bodies, not one.
  WordSet treaties;            ///< "convention": an event, or behind a place or year a treaty.
  WordSet kinds_of_body;       ///< "NGO": stands before names.
  WordSet on_matter;           ///< "on", "against": what a document is about follows.
  WordSet for_topic;           ///< "for", "on": what a job is about follows.
  WordSet speech;              ///< "said", "stating"
  WordSet predicates;          ///< "opened", "was": behind the name of an event.
  WordSet paid_for;            ///< "funded": behind who pays.
  WordSet behind_names;        ///< "funds", "staff": no part of the name.
  WordSet quotes;              ///< Double quotation marks.
  std::unordered_set<std::string> no_bodies;        ///< Folded names of no organisation.
  std::unordered_set<std::string> surname_endings;  ///< "ović"
  std::unordered_set<std::string> no_projects;      ///< "project partners": of one.
  std::unordered_set<std::string> going_on;         ///< "trafficking in persons"
  std::unordered_set<std::string> posts_of_bodies;  ///< "executive director": of no project.
  std::unordered_set<std::string> no_posts;         ///< "chief guest"
  std::unordered_set<std::string> no_happenings;    ///< "dental clinic", "vocational training"
};

/// A document read with the words of its language; both must outlive it. Tokens go by their number,
/// ranges of them are half-open.
class Reading {
 public:
  Reading(const Document& document, const Words& words)
      : document_(document), words_(words), tokens_(document.tokens()) {}

  const Document& document() const { return document_; }
  const Words& words() const { return words_; }
  std::span<const Token> tokens() const { return tokens_; }
  const Token& operator[](std::uint32_t at) const { return tokens_[at]; }

  /// Whether a token is a word or sign in whatever case; nothing is behind the last.
  bool is(std::uint32_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].hash == hash_of(word);
  }
  /// Whether a token is of a set.
  bool is(std::uint32_t at, WordSet Words::*set) const {
    return at < tokens_.size() && (words_.*set).contains(tokens_[at].hash);
  }
  bool any(std::uint32_t first, std::uint32_t end, WordSet Words::*set) const {
    while (first < end && !is(first, set)) ++first;
    return first < end;
  }
  bool all(std::uint32_t first, std::uint32_t end, WordSet Words::*set) const {
    while (first < end && is(first, set)) ++first;
    return first >= end;
  }
  bool is_lower(std::uint32_t at) const { return tokens_[at].shape == Shape::lower; }
  bool is_sign(std::uint32_t at) const {
    return at < tokens_.size() && tokens_[at].kind != TokenKind::word &&
           tokens_[at].kind != TokenKind::number;
  }
  bool is_acronym(std::uint32_t at) const {
    return tokens_[at].shape == Shape::upper && tokens_[at].span.size() > 1;
  }
  /// A dash between spaces.
  bool is_break(std::uint32_t at) const {
    return is(at, "-") && tokens_[at].space_before && tokens_[at + 1].space_before;
  }
  bool ends_with(std::uint32_t at, char letter) const {
    return fold_token(document_.text(tokens_[at].span)).ends_with(letter);
  }

  /// Where tokens stand in the text, as far as there are any; empty for none.
  Span span(std::uint32_t first, std::uint32_t end) const {
    const auto stop = std::min<std::size_t>(end, tokens_.size());
    return first < stop ? join(tokens_[first].span, tokens_[stop - 1].span) : Span{};
  }
  std::string_view phrase(std::uint32_t first, std::uint32_t end) const {
    return document_.text(span(first, end));
  }
  /// Mentions that begin in tokens.
  std::span<const MentionId> mentions(std::uint32_t first, std::uint32_t end) const {
    return document_.mentions_from(span(first, end));
  }
  /// A place that covers tokens, these and no more.
  const Mention* place(std::uint32_t first, std::uint32_t end) const {
    for (const MentionId id : mentions(first, end)) {
      const Mention& m = mention(id);
      if (m.type == Type::place && document_.tokens_in(m.span) == std::pair(first, end)) return &m;
    }
    return nullptr;
  }
  /// First of a line that its writer began: sources join what is broken at a width.
  bool starts_line(std::uint32_t at) const {
    return at == 0 ||
           document_.text({tokens_[at - 1].span.end, tokens_[at].span.begin}).find('\n') !=
               std::string_view::npos;
  }
  const Mention& mention(MentionId id) const { return document_.mentions()[id]; }
  /// "National Audit Office of Estonia" says where it is.
  bool ends_in_place(std::uint32_t first, std::uint32_t end) const {
    return std::ranges::any_of(mentions(first, end), [&](MentionId id) {
      return mention(id).type == Type::place && document_.tokens_in(mention(id).span).second == end;
    });
  }

 private:
  const Document& document_;
  const Words& words_;
  std::span<const Token> tokens_;
};

}  // namespace docweave::names
