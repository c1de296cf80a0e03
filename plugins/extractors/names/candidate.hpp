#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::names {

/// A possible mention, by tokens. Several may claim the same words; `choose` decides.
struct Candidate {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;  ///< One past the last.
  Type type = Type::organization;
  Form form = Form::named;
  double confidence = 0.5;
  std::string rule;
  std::string value;

  std::uint32_t size() const { return end_token - first_token; }
};

/// Token hashes of words that decide about edges.
struct Words {
  std::unordered_set<std::uint64_t> generic;  ///< "regional", "conference": they name no event.
  std::unordered_set<std::uint64_t> roles;    ///< "manager", "officer"
  std::unordered_set<std::uint64_t> joints;   ///< "of", "for", "and": no name begins or ends so.
  std::unordered_set<std::uint64_t> coordinators;        ///< "and"
  std::unordered_set<std::uint64_t> determiners;         ///< "the", "this"
  std::unordered_set<std::uint64_t> possessives;         ///< "its", "their"
  std::unordered_set<std::uint64_t> before_place;        ///< "in", "at"
  std::unordered_set<std::uint64_t> event_nouns;         ///< "conference", "lecture"
  std::unordered_set<std::uint64_t> behind_event_nouns;  ///< "centre", "theatre"
  std::unordered_set<std::uint64_t> next_heads;  ///< "ministère": behind "et" another body begins.
  std::unordered_set<std::uint64_t> org_heads;   ///< "ministry", "agency"
  std::unordered_set<std::uint64_t> posts;       ///< "embassy", "mission": they are in a place
  std::unordered_set<std::uint64_t> project_nouns;  ///< "project", "programme"
  std::unordered_set<std::uint64_t> addresses;      ///< "Dr", "Mr": no part of a job title's end
  std::unordered_set<std::uint64_t> owner_nouns;    ///< "women": "Women's Rights Centre"
  std::unordered_set<std::string> no_bodies;        ///< Folded names of no organisation.
  std::unordered_set<std::uint64_t> headline_verbs;
  std::unordered_set<std::uint64_t> headline_acts;  ///< "hosts": what follows is the event
  std::unordered_set<std::uint64_t> documents;  ///< "convention", "agreement": by bodies, not one
  std::unordered_set<std::uint64_t> behind_names;  ///< "funds", "staff": no part of the name
};

/// Sets a candidate's edges right: an article in front goes, an organisation takes in the place it
/// is of ("Ministry of Justice of the Republic of Armenia"), an event whose name is nothing but
/// generic words ("the Regional Conference") is a description, and "BOMNAF Project Manager" names
/// the project BOMNAF. What is left empty is to be dropped.
void settle(const Document& document, const Words& words, Candidate& candidate);

/// Lets candidates learn from each other: a list of names is cut where its last member is a name of
/// its own ("Ministry of Interior and Frontex"), and a name that begins or ends with a well-known
/// one
/// ("CEPOL Governing Board") is as sure as that.
void compare(const Document& document, const Words& words, std::vector<Candidate>& candidates);

/// The candidates that do not contradict each other: the more confident wins, then the longer, then
/// the one further left. Names inside the title of an event or project stand beside it; job titles
/// give way to entities and keep what is left of them. In text order.
std::vector<Candidate> choose(const Document& document, const Words& words,
                              std::vector<Candidate> candidates);

}  // namespace docweave::names
