#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "train/marked_text.hpp"

namespace docweave::names {

/// The same text as a writer of headlines would set it.
enum class LetterCase { all_capitals, title_case };

MarkedBlock in_case(const MarkedBlock& block, LetterCase letter_case);
MarkedText in_case(const MarkedText& text, LetterCase letter_case, BlockKind kind);

std::string upper_case(std::string_view text);
/// Every word with a capital, but small words like "of" inside.
std::string title_case(std::string_view text);

}  // namespace docweave::names
