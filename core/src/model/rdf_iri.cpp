#include <array>

#include <docweave/rdf.hpp>

namespace docweave::rdf {
namespace {

enum class Byte : std::uint8_t { legal, illegal, doubtful };

/// ASCII that N-Triples forbids, and bytes at which `illegal_length` must look closer (`#%[]` and
/// the first ones of some characters beyond ASCII).
constexpr auto kBytes = [] {
  std::array<Byte, 256> bytes{};
  for (int c = 0; c <= 0x20; ++c) bytes[c] = Byte::illegal;
  for (const char c : std::string_view("<>\"{}|^`\\\x7F")) {
    bytes[static_cast<unsigned char>(c)] = Byte::illegal;
  }
  for (const int first : {0x23, 0x25, 0x5B, 0x5D, 0xC2, 0xE1, 0xE2, 0xE3, 0xEE, 0xEF}) {
    bytes[first] = Byte::doubtful;
  }
  for (int first = 0xF0; first <= 0xF4; ++first) bytes[first] = Byte::doubtful;
  return bytes;
}();

/// Characters beyond ASCII that RFC 3987 leaves out of IRIs (controls, private use, noncharacters,
/// specials), and spaces, which break the readers that split lines at any white space.
bool is_illegal(char32_t c) {
  if (c >= 0xE0000) return true;  // tags, private planes
  if ((c & 0xFFFE) == 0xFFFE) return true;
  return c <= 0xA0 || c == 0x1680 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) ||
         (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFDD0 && c <= 0xFDEF) || c == 0xFEFF ||
         (c >= 0xFFF0 && c <= 0xFFFF);
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Whether an ASCII character stands where RFC 3986 has no place for it.
bool is_misplaced(std::string_view iri, std::size_t at) {
  if (iri[at] == '%') {
    return at + 2 >= iri.size() || !is_hex(iri[at + 1]) || !is_hex(iri[at + 2]);
  }
  if (iri[at] == '#') return iri.find('#') < at;
  // Brackets stand around an IPv6 address and nowhere else.
  const std::size_t authority = iri.find("://");
  return authority == std::string_view::npos || iri.find('/', authority + 3) < at;
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

constexpr std::size_t kStride = 8;

/// Whether so many bytes are all legal, as nearly all are.
bool are_legal(const char* bytes) {
  unsigned kinds = 0;
  for (std::size_t i = 0; i < kStride; ++i) {
    kinds |= static_cast<unsigned>(kBytes[static_cast<unsigned char>(bytes[i])]);
  }
  return kinds == static_cast<unsigned>(Byte::legal);
}

/// How many bytes must be encoded at a byte that is not legal by itself.
std::size_t illegal_length(std::string_view iri, std::size_t at, Byte kind) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(iri[at + i]); };
  if (kind == Byte::illegal) return 1;
  if (byte(0) < 0x80) return is_misplaced(iri, at) ? 1 : 0;
  const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (iri.size() - at < length) return 0;
  char32_t code = byte(0) & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = code << 6 | (byte(i) & 0x3Fu);
  return is_illegal(code) ? length : 0;
}

}  // namespace

void append_iri(std::string& out, std::string_view iri) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < iri.size(); ++at) {
    while (iri.size() - at > kStride && are_legal(&iri[at])) at += kStride;
    const Byte kind = kBytes[static_cast<unsigned char>(iri[at])];
    if (kind == Byte::legal) continue;
    const std::size_t length = illegal_length(iri, at, kind);
    if (length == 0) continue;
    out.append(iri, begin, at - begin);
    append_percent(out, iri.substr(at, length));
    begin = at + length;
    at = begin - 1;
  }
  out.append(iri, begin);
}

}  // namespace docweave::rdf
