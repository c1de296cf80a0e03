#include <array>

#include <docweave/rdf.hpp>

namespace docweave::rdf {
namespace {

enum class Byte : std::uint8_t { legal, illegal, doubtful };

/// ASCII that N-Triples forbids, and the first bytes of characters that `is_illegal` looks at.
constexpr auto kBytes = [] {
  std::array<Byte, 256> bytes{};
  for (int c = 0; c <= 0x20; ++c) bytes[c] = Byte::illegal;
  for (const char c : std::string_view("<>\"{}|^`\\\x7F")) {
    bytes[static_cast<unsigned char>(c)] = Byte::illegal;
  }
  for (const int first : {0xC2, 0xE1, 0xE2, 0xE3, 0xEF}) bytes[first] = Byte::doubtful;
  return bytes;
}();

/// Characters beyond ASCII that RFC 3987 leaves out of IRIs, and spaces, which break the readers
/// that split lines at any white space. `rest` starts with one of the doubtful bytes.
bool is_illegal(std::string_view rest) {
  if (rest.size() < 2) return false;
  const auto byte = [rest](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  if (byte(0) == 0xC2) return byte(1) <= 0xA0;  // C1 controls, no-break space
  if (rest.size() < 3) return false;
  const unsigned code = (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
  return code == 0x1680 || code == 0x3000 || code == 0xFEFF || code >= 0xFFF0 ||
         (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
         (code >= 0x205F && code <= 0x206F);
}

void append_percent(std::string& out, std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
}

/// How many bytes at the start of `rest` must be encoded.
std::size_t illegal_length(std::string_view rest, Byte first) {
  if (first == Byte::illegal) return 1;
  if (!is_illegal(rest)) return 0;
  return rest[0] == '\xC2' ? 2 : 3;
}

}  // namespace

void append_iri(std::string& out, std::string_view iri) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < iri.size(); ++at) {
    const Byte kind = kBytes[static_cast<unsigned char>(iri[at])];
    if (kind == Byte::legal) continue;
    const std::size_t length = illegal_length(iri.substr(at), kind);
    if (length == 0) continue;
    out.append(iri, begin, at - begin);
    append_percent(out, iri.substr(at, length));
    begin = at + length;
    at = begin - 1;
  }
  out.append(iri, begin);
}

}  // namespace docweave::rdf
