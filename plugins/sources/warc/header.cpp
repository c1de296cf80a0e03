#include "header.hpp"

#include <algorithm>

#include <docweave/ascii.hpp>
#include <docweave/text.hpp>

namespace docweave::warc {
namespace {

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, small, small);
}

std::string_view Header::field(std::string_view name) const {
  const auto found =
      std::ranges::find_if(fields, [&](const auto& field) { return same_word(field.first, name); });
  return found == fields.end() ? std::string_view() : found->second;
}

std::optional<Header> read_header(ByteReader& reader, std::string first_line, std::size_t limit) {
  Header header{std::move(first_line), {}};
  std::size_t bytes = 0;
  while (const auto line = reader.read_line(limit)) {
    bytes += line->size;
    if (bytes > limit) return std::nullopt;
    if (line->text.empty()) break;
    const std::string text = valid_utf8(line->text);
    const std::size_t colon = text.find(':');
    if ((text[0] == ' ' || text[0] == '\t') && !header.fields.empty()) {
      std::string& value = header.fields.back().second;
      value.append(value.empty() ? "" : " ").append(trimmed(text));
    } else if (colon != std::string::npos) {
      header.fields.emplace_back(trimmed(std::string_view(text).substr(0, colon)),
                                 trimmed(std::string_view(text).substr(colon + 1)));
    }
  }
  return header;
}

}  // namespace docweave::warc
