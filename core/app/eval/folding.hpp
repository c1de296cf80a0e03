#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace docweave::app {

/// A name as evaluation compares it: NFKC, case folded, "&" as "and", no possessive 's, words of
/// letters and digits with single spaces between them, no leading article.
std::string fold_for_eval(std::string_view name);
/// A person's name without "Dr.", "Ambassador" and the like at its beginning.
std::string without_honorifics(std::string_view name);
/// Twice the words that two names share, by the words of both: 0 to 1.
double words_f1(std::string_view a, std::string_view b);

}  // namespace docweave::app
