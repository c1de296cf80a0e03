#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// Lists of participants by body: a line with a body's name alone stands over the lines of its
/// people ("Korea Customs Service" over "Mr. Jae-Yong Seo, Director General"). Adds an affiliation
/// for each person whose own line names no body.
void add_bodies_over_persons(const Document& document, std::vector<Relation>& found);

/// "Mr. A, Minister of X, Ms. B, Director of Y, and Dr. C took part": what is said of one person is
/// said of all that stand with it in a list of names, titles and bodies.
void extend_over_lists(const Document& document, const Language& language,
                       std::vector<Relation>& found);

/// "attended by the Ministry, by EU agencies (A, B) and by Italy": what a rule for open lists
/// says of the first member of a list is said of those that follow in the sentence, as long as
/// nothing but names, glue and words for groups stands between. "From Peru and Chile to Lima":
/// where they went is none of those who came.
void extend_open_lists(const Document& document, const Language& language,
                       std::vector<Relation>& found);

/// "Head of X A, Deputy Head of Y B": a title in front of B is not A's too. Drops what rules took
/// from reading it as A's, where A has a title of its own.
void settle_titles(const Document& document, std::vector<Relation>& found);

/// "Ana Kovač, Caritas Director Eva Berg": the body opens the title of the second. Drops the
/// affiliation of the first to it.
void drop_bodies_of_next(const Document& document, std::vector<Relation>& found);

/// "Ambassador of Japan to the Philippines", "Japanese ambassador": who bears the title acts for
/// the state it names.
void add_states_of_titles(const Document& document, const Language& language,
                          std::vector<Relation>& found);

}  // namespace docweave::relations
