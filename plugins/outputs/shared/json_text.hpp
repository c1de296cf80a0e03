#pragma once

#include <string>
#include <string_view>

namespace docweave {

/// Appends UTF-8 text as a JSON string, quotes included.
void append_json(std::string& out, std::string_view text);

}  // namespace docweave
