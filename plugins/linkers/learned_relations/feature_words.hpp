#pragma once

#include <cstdint>
#include <string_view>

#include "features.hpp"

namespace docweave::learned {

/// A count in steps: "0", "1", "2", "3", "5", ... "many".
Word step(std::int64_t count);
Word truth(bool value);
Word name_of(Type type);
Word name_of(Predicate predicate);
/// What a rule's name says of a mention: "list" of "list:programmes".
Word kind_of_rule(std::string_view rule);

/// A token as a word of a feature, "#" for a number.
Word plain_word(const Document& document, std::uint32_t token);
/// The same, of a mention its type, or "|" outside of the sentence.
Word word_in(const Scene& scene, std::uint32_t sentence, std::int64_t token);

}  // namespace docweave::learned
