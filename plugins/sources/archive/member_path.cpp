#include "member_path.hpp"

#include <algorithm>

#include <docweave/encoding.hpp>

namespace docweave::archive {

std::string member_path(std::string_view path) {
  std::string text = decode(path).text;
  std::ranges::replace(text, '\\', '/');
  std::string clean;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('/', begin), text.size());
    const std::string_view part = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == "." || part == "..") continue;
    if (part.starts_with('.') || part == "__MACOSX") return {};
    if (!clean.empty()) clean += '/';
    clean += part;
  }
  return clean;
}

std::string inner_name(std::string_view path) {
  std::string_view name = path.substr(path.find_last_of('/') + 1);
  const std::size_t dot = name.find_last_of('.');
  if (dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  return std::string(name);
}

}  // namespace docweave::archive
