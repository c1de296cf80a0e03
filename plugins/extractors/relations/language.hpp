#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <docweave/rules.hpp>

#include "labels.hpp"

namespace docweave::relations {

/// Token hashes of words.
using WordSet = std::unordered_set<std::uint64_t>;

/// Words in the titles of a kind of post, and in the names of the bodies that it heads.
struct PostKind {
  WordSet posts;   ///< "minister"
  WordSet bodies;  ///< "ministry", "department"
};

/// What the folder of a language holds: rules, labels, and words that decide about relations.
struct Language {
  explicit Language(const std::filesystem::path& folder);

  RulePack pack;
  Labels labels;
  std::vector<std::string> project_events;       ///< "kick-off meeting", folded.
  std::vector<std::string> part_events;          ///< "closing ceremony", "keynote lecture", folded.
  std::vector<std::string> whole_events;         ///< "conference": kinds of event that have parts.
  std::vector<std::string> told_events;          ///< "ceremony": what a piece of news is about.
  std::unordered_set<std::string> boards;        ///< "board of directors": decides for a body.
  std::unordered_set<std::string> teams;         ///< "our staff": heads a list of those of a body.
  std::vector<std::string> unpaid_events;        ///< "ceremony", "wins": told of, not paid for.
  std::vector<std::string> ceremonies;           ///< "signing": to which dignitaries come.
  std::vector<std::string> givers;               ///< "foundation": in names of those who pay.
  std::unordered_set<std::string> giver_heads;   ///< "fondation": first in the names of those.
  std::unordered_set<std::string> place_chains;  ///< " in ": from a place to the larger one.
  std::unordered_set<std::string> open_lists;    ///< Names of rules.
  std::unordered_set<std::string> asides;        ///< Names of rules.
  std::vector<PostKind> posts_by_field;          ///< Post and body are named by what they are for.
  std::vector<PostKind> posts_by_kind;           ///< A kind of body has the post: "rector".
  std::unordered_map<std::uint64_t, std::string> demonyms;  ///< "norwegian" -> "NO", by hash.
  std::unordered_set<std::string> speaking_roles;           ///< "guest speaker", folded.
  PostKind envoys;                                          ///< "ambassador", "embassy"
  std::vector<std::uint64_t> day_counts;                    ///< "one", "two", ... by hash.

  WordSet openers;         ///< "with", "funded": of phrases before the subject.
  WordSet opening_glue;    ///< Stands between the members of a list in these.
  WordSet verbs;           ///< Behind the subject, first words of phrases.
  WordSet participles;     ///< "funded", "organised": of what is done to a topic, first words.
  WordSet topic_words;     ///< "event", "it", "of": before a verb, no subject beside the topic.
  WordSet clause_ends;     ///< "but", ";"
  WordSet auxiliaries;     ///< "is", "has"
  WordSet definite;        ///< "the"
  WordSet own_gatherings;  ///< "congress": "of" behind it tells whose it is.
  WordSet venue_links;     ///< "at": in an event's name, before where it takes place.
  WordSet travels;         ///< "visit", "excursion"
  WordSet visiting;        ///< "visit", "delegation": of those who come.
  WordSet travel_links;    ///< "to": behind a travel, before where it leads.
  WordSet officials;       ///< "officers", "delegates": of whom bodies and states send some.
  WordSet relative;        ///< "which", "who"
  WordSet presence;        ///< "presence": of those who watch.
  WordSet denial;          ///< "not"
  WordSet not_denied;      ///< "not only"
  WordSet cancellation;    ///< "cancelled"
  WordSet plan;            ///< "will"
  WordSet next_time;       ///< "next be held"
  WordSet range_openers;   ///< "from", "between": first words of ranges of dates.
  WordSet another;         ///< "earlier", "leaflet": not what the text is about.
  WordSet day_words;       ///< "day": behind a count.
  WordSet counted_starts;  ///< "began": on the first of the days that are counted.
  WordSet counted_ends;    ///< "concluded": on the last.
  WordSet endings;         ///< "concluded": said of an event that is over.
  WordSet through;         ///< "under": before the programme out of which somebody pays.
  WordSet until;           ///< "until": the date behind it begins nothing.
  WordSet also;            ///< "also": of another than the text speaks of.
  WordSet income;          ///< "income by source": over those who give.
  WordSet goes_on;         ///< "It", "Organised": about what was spoken of.
  WordSet remainders;      ///< "The rest": of what was spoken of.
  WordSet topic_openers;   ///< "With", "Hosted": a phrase before the subject.
  WordSet giving;          ///< "awards", "announced"
  WordSet passive;         ///< "was": before "awarded", said of who receives.
  WordSet gifts;           ///< "grants", "donation"
  WordSet he_or_she;       ///< "she", "his": the text still speaks of whom it named.
  WordSet shares;          ///< "contribution", "of": beside whose it is, in labels.
  WordSet choosing;        ///< "applications", "decisions": before a list of who was chosen.
  WordSet dashes;          ///< "–"
  WordSet partner_sums;    ///< "contribution", "share": of the money of one project.
  WordSet donating;        ///< "donated": an amount will do for a gift.
  WordSet agent_links;     ///< "by": before who does something.
  WordSet sum_words;       ///< "award": in labels of what somebody was given.
  WordSet gift_links;      ///< "from": before whose gift it is.
  WordSet aside_links;     ///< "of", "from": before a name in an aside.
  WordSet aside_openers;   ///< "with", "in": first words of an aside on who else is in it.
  WordSet adverbs;         ///< "successfully"
  WordSet seat_links;      ///< "from": before the place where a body is.
  WordSet before_seat;     ///< "in", "(": the place behind is no member of a list.
  WordSet sender_links;    ///< "for", "representing": before who sends somebody.
  WordSet breaks;          ///< "lunch": of no event.
  WordSet place_links;     ///< "at", "to": before where a session is.
  WordSet host_links;      ///< "hosted": by who organises.
  WordSet lead_links;      ///< "given", "led": by what body.
  WordSet openings;        ///< "opening": of the whole event.
  WordSet guest_links;     ///< "witnessed": by those who are there.
  WordSet help_links;      ///< "with": before who helps the one in front.
  WordSet list_glue;       ///< Joins the members of a list of persons.
  WordSet list_ends;       ///< "to", "at": behind a list of bodies, before where they were.
  WordSet group_glue;      ///< This, and words for groups of bodies.
  WordSet unit_heads;      ///< "division", "department"
  WordSet campuses;        ///< "university": has institutes, ...
  WordSet campus_units;    ///< ... "institute"
  WordSet state_posts;     ///< "ambassador", "minister": before them the state's adjective.
  WordSet dignitaries;     ///< "minister", "mayor": in titles of those whom events have as guests.
  WordSet no_guests;       ///< "officer", "editor": in titles of those whom texts name otherwise.
  WordSet speech;          ///< "spoke", "address": in sentences on speakers.
  WordSet absent;          ///< "behalf", "late": before those who are not there.
  WordSet of_title;        ///< "of": before the body or state of a title.
  WordSet before_country;  ///< "the", "republic": between that and the name.
  WordSet occasions;       ///< "at", "during": what leads to the event at which something happened.
  WordSet joining;         ///< "to", "attended": what leads to the event that somebody joined.
  WordSet pronouns;        ///< "it": stands for what the sentence before speaks of.
  WordSet possessors;      ///< "its", "whose": before a post in a body named before.
  WordSet page_posts;      ///< "chair", "officer": words of posts in the body whose page it is.
  WordSet body_kinds;      ///< "museum" of "museum director".
  WordSet our;             ///< "our": of the body that writes.
  WordSet no_publishers;   ///< "newsletter", "section": whose pages are another's.
  WordSet heads_of_state;  ///< "president": before a name, of a country.
  WordSet project_posts;   ///< "project": first words of titles in projects.
  WordSet making;          ///< "printed": of leaflets and films, with somebody's money.
  WordSet buying;          ///< "bought": of things and buildings, with somebody's money.
  WordSet receiving;       ///< "beneficiary": in labels before who, or which country, gains.
  WordSet venue_labels;    ///< "venue": in labels that tell where an event takes place.
  WordSet project_labels;  ///< "consortium": in labels that speak of projects.
  WordSet funds;           ///< "facility", "grants": in names of what projects are paid from.
  WordSet project_kinds;   ///< "programme", "new": between whose a project is and its name.
  WordSet articles;        ///< "a", "the"
  WordSet possessive;      ///< "'s"
  WordSet quotes;          ///< Around titles.
  WordSet administering;   ///< "administered": said of funds.
  WordSet leading;         ///< "coordinator": behind the partner that runs the project.
  WordSet post_asides;     ///< "of", "state", "deputy": no field of work.
};

/// Whether a folded name has one of the phrases in it, as whole words.
bool holds_phrase(std::string_view folded, const std::vector<std::string>& phrases);

/// Whether any word of a span is one of these.
bool holds_word(const Document& document, Span span, const WordSet& words);

}  // namespace docweave::relations
