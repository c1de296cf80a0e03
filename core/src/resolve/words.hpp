#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace docweave {

/// What a folded name is made of.
struct NameWords {
  std::vector<std::string> telling;  ///< Sorted: neither of the following.
  std::vector<std::string> generic;  ///< Sorted: "ministry", of which many have one.
  std::set<std::string> countries;   ///< ISO codes of those it names: "serbian police".
  std::set<std::string> numbers;     ///< "2018", "ii"
};

NameWords words_of_name(std::string_view folded);

/// Whether other bodies bear this folded acronym, too.
bool is_common_acronym(std::string_view folded);
/// Whether the last word is a family name that very many bear.
bool is_common_person(std::string_view folded);
/// Words separated by single spaces.
std::vector<std::string_view> split_words(std::string_view folded);
/// Words of at least four letters: those that say what a title is about, articles and prepositions
/// being shorter in most languages of Europe.
std::size_t content_words(std::string_view folded);
/// Three content words: few titles of two happenings share so many.
bool is_telling_title(std::string_view folded);
/// Whether all words of the one stand in the other, in order.
bool is_within(std::string_view folded_part, std::string_view folded_whole);
/// Two words at least that are more than an initial.
bool is_full_person_name(std::string_view folded);

/// Whether two words are one, but for a letter or two of a long one.
bool alike(std::string_view a, std::string_view b);

/// How much two names have in common, from 0 to 1: words that agree, but for a letter or two, count
/// in proportion to all, everyday ones less than telling ones. 0 where each has words that the
/// other lacks: one is put for another there ("Institute", "Foundation"), not left out.
double similarity(const NameWords& a, const NameWords& b);

/// Whether both names say what kind of body they name, and one of them a further kind: "University
/// of Graz" and "Graz University Hospital".
bool names_further_body(const NameWords& a, const NameWords& b);

}  // namespace docweave
