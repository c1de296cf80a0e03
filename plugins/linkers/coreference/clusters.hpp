#pragma once

#include <cstdint>
#include <filesystem>
#include <numeric>
#include <string>
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

/// The words that identity in a language needs.
struct Lexicon {
  explicit Lexicon(const std::filesystem::path& folder);
  std::unordered_set<std::string> honorifics;
  std::unordered_set<std::string> name_suffixes;  ///< "MP", "PhD": behind a person's name.
  std::unordered_set<std::string> generic_nouns;
  std::unordered_set<std::string> event_nouns;
  std::unordered_set<std::string> legal_forms;
  std::unordered_set<std::string> joints;        ///< "of": goes on with a name.
  std::unordered_set<std::string> determiners;   ///< "the": what follows is known already.
  std::unordered_set<std::string> title_links;   ///< "on": a quoted title follows.
  std::unordered_set<std::string> naming_links;  ///< "entitled": a title follows.
  std::unordered_set<std::string> place_links;   ///< "in": a place follows.
  std::unordered_set<std::string> documents;     ///< "convention": of a body, not one.
  std::unordered_set<std::string> kind_links;    ///< "project": between an acronym and its title.
  std::unordered_set<std::string> governments;   ///< "government of": the state itself.
  std::unordered_set<std::string> articles;      ///< "a": what follows says what something is.
  std::unordered_set<std::string> copulas;       ///< "is": the name before it is what follows.
  std::unordered_set<std::string> complements;   ///< "on": the head noun is over.
  std::unordered_set<std::string> others;        ///< "next": another one than is spoken of.
  std::vector<std::string> ordinals;             ///< "first", "second", ...
  std::unordered_set<std::string> donors;        ///< "usaid": before the names of its projects.
  std::unordered_set<std::string> units;         ///< "mission": what a body has or is part of.
  std::unordered_set<std::string> title_places;  ///< "with": between a project's title and a place.
  /// Kinds of event by a word for any of them: "competition" for hackathons and tournaments.
  std::unordered_map<std::string, std::vector<std::string>> kinds;
  std::vector<std::string> compounds;    ///< "tagung": "Fachtagung" is of that kind.
  std::vector<std::string> inflections;  ///< "en": by the part of a word that grammar sets.

  /// What a compound's last part says that it is; other words as they are.
  std::string base(const std::string& word) const;
};

/// The mentions of entities that stand for themselves: not the place inside "OSCE Mission to
/// Skopje", and of two claims to the same words the more confident. In text order.
std::vector<MentionId> usable_mentions(const Document& document);

/// Unites named mentions: equal names, acronyms with what they stand for, short forms of longer
/// names, one event under headline and title.
void unite_names(const Document& document, const Lexicon& lexicon,
                 const std::vector<MentionId>& mentions, Clusters& clusters);

/// Unites what headline and lead call the page's own event: its title, its description, its kind.
void unite_main_event(const Document& document, const Lexicon& lexicon,
                      const std::vector<MentionId>& mentions, Clusters& clusters);

/// Unites "the workshop", "this project", "the Ministry" with what they refer to; those that refer
/// to nothing are taken out of `mentions`.
void unite_nominals(const Document& document, const Lexicon& lexicon,
                    std::vector<MentionId>& mentions, Clusters& clusters);

/// A name as identity inside a document compares it: folded, a person's titles dropped.
std::string identity_name(const Document& document, const Mention& mention, const Lexicon& lexicon);

/// "OSCE Mission ...": the first word is in capitals.
bool begins_with_acronym(const std::string& name);

/// Words of a folded name.
std::vector<std::string> words_of(const std::string& folded);

/// Words of a mention's folded name, with the ordinal or "next" that stands before it: "the second
/// [Harbour Forum]".
std::vector<std::string> telling_words(const Document& document, const Lexicon& lexicon,
                                       const Mention& mention);

/// Whether words tell one of several things from another: "third meeting" and "second meeting",
/// "Forum 2018" and "Forum 2019", "next meeting" and "meeting".
bool tell_apart(const Lexicon& lexicon, const std::vector<std::string>& a,
                const std::vector<std::string>& b);

}  // namespace docweave::coreference
