#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

#include "candidate.hpp"
#include "tagger/word_classes.hpp"

namespace docweave::names {

/// "Minister of Finance and Governor of the Fund" are two titles: cuts where a role stands behind
/// "and".
void split_titles(const Reading& text, std::vector<Candidate>& candidates);

/// What a title is for ("Adviser for Innovation and Digital Government") is a topic, no body, when
/// neither a list nor a word like "agency" says otherwise: such names are dropped.
void drop_topics_of_titles(const Reading& text, std::vector<Candidate>& candidates);

/// "Member of the European Parliament Liisa Raud", "Dean of the Faculty of History Liisa Raud":
/// behind a body's own word, and behind the body that a title is of, a person begins. Cuts the
/// bodies and adds the persons.
void end_bodies_before_persons(const Reading& text, std::span<const WordClasses> classes,
                               std::vector<Candidate>& candidates);

/// "Inger Alsos - Tromsø Museum": a person and a body. Cuts the bodies and adds the persons.
void begin_bodies_behind_persons(const Reading& text, std::span<const WordClasses> classes,
                                 std::vector<Candidate>& candidates);

/// "Ambassador to Sierra Leone David Reimer", "the Mayor of Dakar, Soham Wardini": a title ends
/// with its place, and two to four capitalised words behind a title are a person, when nothing in
/// them tells otherwise; behind a comma the first has to be a given name. Cuts the titles and adds
/// the persons. `classes` holds those of each token.
void add_persons_behind_titles(const Reading& text, std::span<const WordClasses> classes,
                               std::vector<Candidate>& candidates);

/// The post of a title that ends in whose it is, "president" of "president of the club"; empty for
/// others.
std::string_view post_of(const Reading& text, const Candidate& title);

/// A given name with one to three capitalised words behind it that are no other kind of word: for
/// texts in languages that the tagger has not learnt.
void add_persons_with_given_names(const Reading& text, std::span<const WordClasses> classes,
                                  std::vector<Candidate>& candidates);

}  // namespace docweave::names
