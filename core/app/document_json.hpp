#pragma once

#include <string>

#include <docweave/document.hpp>

namespace docweave::app {

/// A document as its source read it, as one line of JSON. Positions are bytes of the text.
std::string document_json(const Document& document);

}  // namespace docweave::app
