#include "xml_text.hpp"

#include <array>

namespace docweave {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

/// What stands for each ASCII character; empty: itself.
using StandIns = std::array<std::string_view, 128>;

constexpr StandIns kInText = [] {
  StandIns stand_in{};
  for (int c = 0; c < 0x20; ++c) stand_in[c] = kReplacement;
  stand_in['\t'] = stand_in['\n'] = {};
  stand_in['\r'] = "&#13;";
  stand_in['&'] = "&amp;";
  stand_in['<'] = "&lt;";
  stand_in['>'] = "&gt;";
  stand_in['"'] = "&quot;";
  return stand_in;
}();

constexpr StandIns kInAttribute = [] {
  StandIns stand_in = kInText;
  stand_in['\t'] = "&#9;";
  stand_in['\n'] = "&#10;";
  return stand_in;
}();

bool is_noncharacter(std::string_view rest) {
  return rest.starts_with("\uFFFE") || rest.starts_with("\uFFFF");
}

bool stays(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == ':';
}

void append(std::string& out, std::string_view text, const StandIns& stand_ins) {
  std::size_t begin = 0;
  const auto replace = [&](std::size_t at, std::size_t length, std::string_view stand_in) {
    out.append(text, begin, at - begin).append(stand_in);
    begin = at + length;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (!stand_ins[byte].empty()) replace(at, 1, stand_ins[byte]);
    } else if (byte == 0xEF && is_noncharacter(text.substr(at, 3))) {
      replace(at, 3, kReplacement);
    }
  }
  out.append(text, begin);
}

}  // namespace

void append_xml(std::string& out, std::string_view text) {
  append(out, text, kInText);
}

void append_xml_attribute(std::string& out, std::string_view text) {
  append(out, text, kInAttribute);
}

void append_token(std::string& out, std::string_view iri) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : iri) {
    if (stays(c)) {
      out += c;
    } else if (c == '/') {
      out += '.';
    } else {
      out += '_';
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    }
  }
}

}  // namespace docweave
