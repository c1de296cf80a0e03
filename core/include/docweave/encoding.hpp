#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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

/// How many places of a text look like UTF-8 that was read as windows-1252 once too often: "Ã©" for
/// "é", "â€™" for "’".
std::size_t garbled_sequences(std::string_view text);

/// Where decoded text stands in the bytes that it was decoded from. Thread-safe once made.
class ByteMap {
 public:
  /// A stretch of text whose code points take equally many bytes each.
  struct Piece {
    std::size_t text_begin = 0, text_end = 0;
    std::size_t begin = 0, end = 0;  ///< In the input.
    int unit = 0;                    ///< Bytes of the input for a code point; 0: byte for byte.
  };

  /// `decoded` must come from `decode(bytes)`. Text that is not verbatim is decoded once more.
  ByteMap(std::string_view bytes, const DecodedText& decoded);

  /// The pieces of the text's bytes `[begin, end)`, in order. Neither end may cut a code point.
  std::vector<Piece> pieces(std::size_t begin, std::size_t end) const;

 private:
  struct Stretch {
    std::size_t text = 0;
    std::size_t input = 0;
    int unit = 0;
  };

  void add(std::string_view bytes, const DecodedText& decoded);

  std::string_view text_;
  std::vector<Stretch> stretches_;  ///< Each ends where the next begins; the last is a sentinel.
};

/// The charset parameter of a media type, "windows-1251" of "text/html; charset=windows-1251";
/// empty when it has none.
std::string_view charset_of(std::string_view media_type);

}  // namespace docweave
