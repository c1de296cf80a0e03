#pragma once

#include <string>

#include "token_features.hpp"

namespace docweave::descriptions {

/// What the model is trained on: a line of JSON for each sentence of a document, with its words and
/// their features.
std::string sentence_lines(const Document& document);

}  // namespace docweave::descriptions
