#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// Whether the object of a predicate is who does something.
bool acts(Predicate predicate);

/// What is said of who pays and who does the work, which each thing has of its own.
bool is_backing(Predicate predicate);

/// Cities and regions host things; what organises, pays, runs or attends them is a body or a state.
bool is_no_actor(const Mention& object, Predicate predicate);

/// Adds what the vocabulary allows. Of a date with `starts`, only a range also ends something;
/// publication dates date the page alone.
void add_allowed(const Document& document, Relation relation, bool starts,
                 std::vector<Relation>& found);

/// "UNICEF, in cooperation with GIZ, holds a workshop": GIZ, a partner by a rule for asides,
/// does not hold it. "Given by experts of GIZ": who gives a course is no guest there.
void drop_lesser_roles(const Language& language, std::vector<Relation>& found);

/// "Co-funded by the Erasmus+ Programme of the European Union": the Union pays for the programme
/// and for what that pays for.
void add_payers_of_programmes(const Document& document, const Language& language,
                              std::vector<Relation>& found);

/// "Partners: Lund University, Sweden; Caritas": the place that says where a body sits plays no
/// part of its own. States that pay are listed so, too.
void drop_seats_of_bodies(const Document& document, std::vector<Relation>& found);

/// "The show of the Reef Project (2020-2023)": a date that clearly is of one thing is guessed to be
/// of no other.
void drop_dates_of_others(std::vector<Relation>& found);

/// "The project runs until May 2024" and does not begin then; "they concluded the course on 5 May"
/// tells the day on which it ended.
void drop_starts_at_ends(const Document& document, const Language& language,
                         std::vector<Relation>& found);

/// "Chair: Dr. Jenny Fleming" says what somebody does at the event: no post.
void drop_session_roles(const Document& document, const Language& language,
                        std::vector<Relation>& found);

}  // namespace docweave::relations
