#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace docweave {

/// Text that was bytes in some encoding.
struct DecodedText {
  std::string text;      ///< Well-formed UTF-8, without byte order mark and without NUL.
  std::string encoding;  ///< What it was read as, by its IANA name: "UTF-8", "windows-1250".
  bool guessed =
      false;  ///< Neither a byte order mark nor a declaration nor its form told the encoding.
  std::size_t replaced = 0;  ///< Sequences that meant nothing in that encoding: each became U+FFFD.
  /// Byte `i` of the text stands at byte `i + offset` of the input: it was UTF-8 and well-formed.
  bool verbatim = false;
  std::size_t offset = 0;  ///< Length of the byte order mark.
};

/// Turns bytes into UTF-8. In this order: a byte order mark; UTF-16 and UTF-32 by their zero bytes;
/// well-formed UTF-8, which text in another encoding hardly ever is by chance; what `declared`
/// names (the WHATWG reading: "iso-8859-1" means windows-1252); a statistical guess; windows-1252.
/// An unknown declared name is passed over. Thread-safe.
DecodedText decode(std::string_view bytes, std::string_view declared = {});

/// The charset parameter of a media type, "windows-1251" of "text/html; charset=windows-1251";
/// empty when it has none.
std::string_view charset_of(std::string_view media_type);

}  // namespace docweave
