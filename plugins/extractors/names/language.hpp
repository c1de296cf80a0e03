#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <docweave/rules.hpp>

#include "reading.hpp"

namespace docweave::names {

/// What the folder of a language holds: rules, and words that decide about names.
struct Language {
  explicit Language(const std::filesystem::path& folder);

  /// The words, with those of the document that end as sets say ("*konferenz").
  Words words_in(const Document& document) const;

  RulePack pack;
  Words words;
  std::vector<std::pair<std::string, WordSet Words::*>> endings;
  std::unordered_map<std::string, Type> title_labels;   ///< "Project title", folded as all labels.
  std::unordered_map<std::string, Type> column_titles;  ///< "Event"
  std::unordered_set<std::string> project_pages;        ///< "About the project": titles of pages.
  std::unordered_set<std::string> body_questions;       ///< "Who": as a label no body.
  std::unordered_set<std::string> event_phrases;        ///< "round table"
  std::unordered_set<std::string> purpose_columns;      ///< "For": what was given for.
  std::unordered_set<std::string> body_columns;         ///< "Recipient"
  std::unordered_set<std::string> person_columns;       ///< "Instructor"
  std::unordered_set<std::string> subject_columns;      ///< "Title"
  std::unordered_set<std::string> thing_columns;        ///< "What"
  std::unordered_set<std::string> giver_columns;        ///< "Donor"
  std::unordered_set<std::string> date_columns;         ///< "Dates"
  std::unordered_set<std::string> place_columns;        ///< "Where"
  std::unordered_set<std::string> amount_columns;       ///< "Grant"
  std::unordered_set<std::string> no_places;            ///< "Online"
  std::unordered_set<std::string> fact_labels;          ///< "Donor": in the sheets of projects.
  std::unordered_set<std::string> sheet_labels;         ///< "Duration": in sheets, and elsewhere.
  std::unordered_set<std::string> receiver_labels;      ///< "Grantee": who was given something.
  std::unordered_set<std::string> grant_title_labels;   ///< "Title": over the facts of a grant.
  std::unordered_set<std::string> when_labels;          ///< "Date": on pages of events.
  std::unordered_set<std::string> where_labels;         ///< "Venue"
  std::vector<std::string> project_facts;               ///< In labels that projects alone have.
  WordSet sheet_words;                                  ///< "facts", "glance": in no title.
};

}  // namespace docweave::names
