#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::coreference {

/// Which mentions refer to the same thing: a partition of a document's mentions (union by lower id,
/// so that the result does not depend on the order of unions).
class Clusters {
 public:
  explicit Clusters(std::size_t mentions) : parent_(mentions) {
    std::iota(parent_.begin(), parent_.end(), MentionId{0});
  }

  MentionId find(MentionId id) {
    while (parent_[id] != id) id = parent_[id] = parent_[parent_[id]];
    return id;
  }
  void unite(MentionId a, MentionId b) {
    a = find(a);
    b = find(b);
    parent_[a < b ? b : a] = a < b ? a : b;
  }

 private:
  std::vector<MentionId> parent_;
};

/// Words of a folded name, as parts of it.
using Words = std::vector<std::string_view>;

/// So that parts of names can be looked for.
struct WordHash : std::hash<std::string_view> {
  using is_transparent = void;
};
using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

/// The words that identity in a language needs.
struct Lexicon {
  explicit Lexicon(const std::filesystem::path& folder);
  WordSet honorifics;
  WordSet name_suffixes;  ///< "MP", "PhD": behind a person's name.
  WordSet generic_nouns;
  WordSet event_nouns;
  WordSet legal_forms;
  WordSet once;                       ///< "launch": a text tells of one.
  WordSet joints;                     ///< "of": goes on with a name.
  WordSet determiners;                ///< "the": what follows is known already.
  WordSet title_links;                ///< "on": a quoted title follows.
  WordSet naming_links;               ///< "entitled": a title follows.
  WordSet place_links;                ///< "in": a place follows.
  WordSet documents;                  ///< "convention": of a body, not one.
  WordSet kind_links;                 ///< "project": between an acronym and its title.
  WordSet governments;                ///< "government of": the state itself.
  WordSet articles;                   ///< "a": what follows says what something is.
  WordSet copulas;                    ///< "is": the name before it is what follows.
  WordSet complements;                ///< "on": the head noun is over.
  WordSet beside;                     ///< "ahead of": another event follows.
  WordSet settings;                   ///< "at", "during": opens a sentence on what is part of it.
  WordSet periods;                    ///< "year": "next year's meeting" is another.
  WordSet others;                     ///< "next": another one than is spoken of.
  std::vector<std::string> ordinals;  ///< "first", "second", ...
  /// "kick-off", "mid-term", "final": by the stage of a whole that an event stands at.
  std::unordered_map<std::string, std::string, WordHash, std::equal_to<>> stages;
  WordSet donors;        ///< "usaid": before the names of its projects.
  WordSet payers;        ///< "eu": the same, where the name says that it is one.
  WordSet units;         ///< "mission": what a body has or is part of.
  WordSet legations;     ///< "embassy": named with or without its seat and its sender.
  WordSet seated;        ///< "university": is where its name says.
  WordSet local;         ///< "hospital": is where its name begins.
  WordSet own_bodies;    ///< "foundation": no part of what its name begins with.
  WordSet full_names;    ///< "university": ends the full name of what goes by the words before.
  WordSet directions;    ///< "northwest": before a place, of another place.
  WordSet presenting;    ///< "agency": says what the acronym behind it is.
  WordSet programmes;    ///< "programme": what a well-known one is said to be.
  WordSet title_places;  ///< "with": between a project's title and a place.
  WordSet conjunctions;  ///< "and": between the places that a title names.
  WordSet name_labels;   ///< "project title": before the name of a sheet's project.
  WordSet further_name_labels;  ///< "acronym": before another name of it.
  /// Kinds of event by a word for any of them: "competition" for hackathons and tournaments.
  std::unordered_map<std::string, std::vector<std::string>, WordHash, std::equal_to<>> kinds;
  std::vector<std::string> compounds;    ///< "tagung": "Fachtagung" is of that kind.
  std::vector<std::string> inflections;  ///< "en": by the part of a word that grammar sets.

  /// Whether a word only joins others: "of", "the".
  bool is_small(std::string_view word) const;
  /// What a compound's last part says that it is; other words as they are.
  std::string_view base(std::string_view word) const;
};

/// "During the Reef Days, the town held a workshop": what the sentence tells of is no Reef Days.
bool is_setting(const Document& document, const Lexicon& lexicon,
                const std::vector<MentionId>& mentions, MentionId event);

/// What tells one of several things from another: "third meeting" and "second meeting", "Forum
/// 2018" and "Forum 2019", "next meeting" and "meeting", "kick-off meeting" and "final meeting".
struct Telling {
  std::vector<std::size_t> years;
  std::vector<std::size_t> counts;       ///< "third", "3rd", "3"
  std::vector<std::string_view> stages;  ///< "begin" of "opening ceremony", "end" of "final event"
  bool other = false;                    ///< "next meeting"
};

/// The folded words of a document's mentions, of each found once.
class MentionNames {
 public:
  explicit MentionNames(const Document& document)
      : document_(document), names_(document.mentions().size()) {}

  const std::string& folded(MentionId id) { return read(id).folded; }
  const Words& words(MentionId id) { return read(id).words; }
  /// What the words of the name tell, with the ordinal or "next" that stands before it: "the second
  /// [Harbour Forum]".
  const Telling& telling(const Lexicon& lexicon, MentionId id);

 private:
  struct Name {
    std::string folded;
    Words words;
    std::optional<Telling> telling;
    bool read = false;
  };
  Name& read(MentionId id);

  const Document& document_;
  std::vector<Name> names_;  ///< By mention; never moved.
};

/// The mentions of entities that stand for themselves: not the place inside "Museum of Skopje", and
/// of two claims to the same words the more confident. In text order.
std::vector<MentionId> usable_mentions(const Document& document);

/// Unites named mentions: equal names, acronyms with what they stand for, short forms of longer
/// names, one event under headline and title.
void unite_names(const Document& document, const Lexicon& lexicon, MentionNames& names,
                 const std::vector<MentionId>& mentions, Clusters& clusters);

/// Unites what labels of a sheet of facts, and the headline over them, call its project: "Acronym",
/// "Full title", "Project number".
void unite_sheet_names(const Document& document, const Lexicon& lexicon, MentionNames& names,
                       const std::vector<MentionId>& mentions, Clusters& clusters);

/// Unites what headline and lead of a story, or of what stands below a heading, call its own event:
/// its title, its description, its kind. `mentions` are those of the story.
void unite_main_event(const Document& document, const Lexicon& lexicon, MentionNames& names,
                      Span story, const std::vector<MentionId>& mentions, Clusters& clusters);

/// Unites "the workshop", "this project", "the Ministry" with what they refer to among the mentions
/// of one story; those that refer to nothing are taken out of `mentions`.
void unite_nominals(const Document& document, const Lexicon& lexicon, MentionNames& names,
                    std::vector<MentionId>& mentions, Clusters& clusters);

/// A name as identity inside a document compares it: folded, a person's titles dropped.
std::string identity_name(const Document& document, MentionId mention, const Lexicon& lexicon,
                          MentionNames& names);

/// "OSCE Mission ...": the first word is in capitals.
bool begins_with_acronym(const std::string& name);

/// Words of a folded name, which must outlive them.
Words words_of(const std::string& folded);
Words words_of(std::string&&) = delete;

/// The folded word before a mention, or before the period that it is of: "next" of "next year's
/// meeting"; empty where there is none.
std::string word_before(const Document& document, const Lexicon& lexicon, const Mention& mention);

/// "seminar" of "regional seminar on child rights"; empty where there are no words.
std::string_view head_noun(const Lexicon& lexicon, const Words& words);

Telling telling_of(const Lexicon& lexicon, const Words& words);

/// "next meeting", not "meeting on the law and other matters": another one than is spoken of.
bool names_other(const Lexicon& lexicon, const Words& words);

/// Whether what names tell shows that they are of different things.
bool tell_apart(const Telling& a, const Telling& b);

/// Kinds of event by their nouns.
using EventKinds = std::set<std::string_view>;

/// Whether a word of a name says what kind of event it is, alone or with the one before: "round
/// table".
bool tells_kind(const Lexicon& lexicon, const Words& name, std::size_t at);

/// Kinds of event that a name speaks of; generic nouns say nothing.
EventKinds kinds_of(const Lexicon& lexicon, const Words& name);

/// Whether both hold words for one kind of event: "Mayors sign pact" and "the ceremony".
bool share_kind(const Lexicon& lexicon, const EventKinds& some, const EventKinds& others);

}  // namespace docweave::coreference
