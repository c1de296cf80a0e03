#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"
#include "topics.hpp"

namespace docweave::relations {

/// "Project Coordinator Ana Kovač" works for the project that the text speaks of there: adds an
/// affiliation where no rule has found one.
void add_projects_of_posts(const Document& document, const Language& language, const Topics& topics,
                           std::vector<Relation>& found);

/// "Health Minister Ana Lopez" heads the Ministry of Health that the document names elsewhere, the
/// Mayor of Dakar the city, "Ambassador Jon Berg" the document's one embassy, "the rector" the
/// university of the sentence or the document's only one: adds an affiliation where no rule has
/// found one.
void add_bodies_of_posts(const Document& document, const Language& language,
                         std::vector<Relation>& found);

/// "Its director Ana Lopez", "the hospital's director", "director of the hospital": adds an
/// affiliation with the body named before that these stand for, where no rule has found one.
void add_owners_of_posts(const Document& document, const Language& language,
                         std::vector<Relation>& found);

/// "Grants adviser Petra Moss" on a page of the Southern Trust works for the Trust: adds an
/// affiliation with the body whose page it is, for whoever has a bare post and no body by any rule;
/// "our director" works for the one the page is by, or most about.
void add_publisher_of_posts(const Document& document, const Language& language,
                            std::vector<Relation>& found);

/// "Trainer Petra Moss", "the guest speaker, Jon Berg": who has such a role speaks at the event
/// that the text tells of there.
void add_speakers_by_role(const Document& document, const Language& language, const Topics& topics,
                          std::vector<Relation>& found);

/// "At the signing ceremony ... Ambassador Jon Berg": whoever is named with a post in a text on a
/// ceremony is one of its guests, and so is a minister or a mayor where the text tells of another
/// event, unless it is known what they do at one.
void add_guests_by_post(const Document& document, const Language& language, const Topics& topics,
                        std::vector<Relation>& found);

}  // namespace docweave::relations
