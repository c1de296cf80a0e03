#pragma once

#include <string>
#include <string_view>

namespace docweave::archive {

/// A member's path as a document's: UTF-8, '/' between its parts, none of them empty, "." or "..".
/// Empty for what a folder would pass over: hidden files, and those that macOS adds.
std::string member_path(std::string_view path);

/// "page.html" of "folder/page.html.gz": what a single compressed file is called inside.
std::string inner_name(std::string_view path);

}  // namespace docweave::archive
