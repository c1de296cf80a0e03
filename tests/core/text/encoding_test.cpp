#include <gtest/gtest.h>

#include <docweave/encoding.hpp>

namespace docweave {
namespace {

using namespace std::string_literals;

TEST(Encoding, KeepsWellFormedUtf8AsItIs) {
  const DecodedText decoded = decode("Šid, 5 €");
  EXPECT_EQ(decoded.text, "Šid, 5 €");
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_TRUE(decoded.verbatim);
  EXPECT_FALSE(decoded.guessed);
}

TEST(Encoding, TakesOffTheByteOrderMark) {
  const DecodedText decoded = decode("\xEF\xBB\xBFŠid");
  EXPECT_EQ(decoded.text, "Šid");
  EXPECT_EQ(decoded.offset, 3U);
  EXPECT_TRUE(decoded.verbatim);
}

TEST(Encoding, ReadsUtf16AndUtf32WithAndWithoutMark) {
  EXPECT_EQ(decode("\xFF\xFEO\0\x60\x01"s).text, "OŠ");
  EXPECT_EQ(decode("\xFE\xFF\0O\x01\x60"s).text, "OŠ");
  EXPECT_EQ(decode("\xFF\xFE\0\0O\0\0\0"s).text, "O");
  EXPECT_EQ(decode("O\0S\0C\0E\0"s).encoding, "UTF-16LE");
  EXPECT_EQ(decode("\0O\0S\0C\0E"s).text, "OSCE");
  EXPECT_EQ(decode("\0\0\0O\0\0\0K"s).text, "OK");
}

TEST(Encoding, ReadsDeclaredEncodingsAsBrowsersDo) {
  EXPECT_EQ(decode("caf\xE9 \x80", "ISO-8859-1").text, "café €");
  EXPECT_EQ(decode("\x8Aibenik", "windows-1250").text, "Šibenik");
  EXPECT_EQ(decode("\xBD\xD5\xDB", "iso-8859-5").text, "Нел");
}

TEST(Encoding, PrefersWellFormedUtf8ToWhatIsDeclared) {
  EXPECT_EQ(decode("Šid", "iso-8859-1").text, "Šid");
}

TEST(Encoding, PassesOverUnknownDeclarations) {
  EXPECT_EQ(decode("plain", "no-such-thing").text, "plain");
}

TEST(Encoding, GuessesWhatNothingTells) {
  const DecodedText decoded = decode(
      "\xC4\xE6\xE0\xED\xE3\xE8\xF0\xEE\xE2 \xEF\xF0\xE8\xE1\xFB\xEB \xE2 "
      "\xCC\xEE\xF1\xEA\xE2\xF3");
  EXPECT_EQ(decoded.text, "Джангиров прибыл в Москву");
  EXPECT_TRUE(decoded.guessed);
}

TEST(Encoding, ReplacesASingleBrokenByteOfUtf8) {
  const DecodedText decoded = decode("Šćepanović i Čučković, Đorđe \xC5 kraj");
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_EQ(decoded.replaced, 1U);
  EXPECT_FALSE(decoded.verbatim);
}

TEST(Encoding, LeavesNoZeroBytes) {
  EXPECT_EQ(decode("a\0bcdefgh"s).text, "a bcdefgh");
}

TEST(Encoding, FindsTheCharsetOfAMediaType) {
  EXPECT_EQ(charset_of("text/html; charset=\"utf-8\""), "utf-8");
  EXPECT_EQ(charset_of("text/html; Charset=windows-1251; x=y"), "windows-1251");
  EXPECT_EQ(charset_of("text/html"), "");
}

/// The bytes of the input that a part of the text came from.
std::string bytes_of(const std::string& input, const DecodedText& decoded, std::string_view part) {
  const std::size_t begin = decoded.text.find(part);
  std::string all;
  for (const auto& piece : ByteMap(input, decoded).pieces(begin, begin + part.size())) {
    all += input.substr(piece.begin, piece.end - piece.begin);
  }
  return all;
}

TEST(ByteMap, FindsTheBytesThatTextCameFrom) {
  const auto found = [](const std::string& input, std::string_view declared,
                        std::string_view part) {
    return bytes_of(input, decode(input, declared), part);
  };
  EXPECT_EQ(found("\xEF\xBB\xBFŠid, Srbija", "", "Srbija"), "Srbija");
  EXPECT_EQ(found("\x8Aid, \x8Aibenik", "windows-1250", "Šibenik"), "\x8Aibenik");
  EXPECT_EQ(found("\xFF\xFE\x60\x01i\0d\0"s, "", "id"), "i\0d\0"s);
  EXPECT_EQ(found("in \x93\x8C\x8B\x9E (Tokyo)", "shift_jis", "京 (T"), "\x8B\x9E (T");
  EXPECT_EQ(found("broken \xC3 byte in čćžšđ text", "utf-8", "byte in č"), "byte in č");
}

TEST(ByteMap, TellsHowManyBytesACodePointTakes) {
  const std::string input = "a\x93\x8C\x8B\x9E";
  const DecodedText decoded = decode(input, "shift_jis");
  const auto pieces = ByteMap(input, decoded).pieces(0, decoded.text.size());
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[0].unit, 1);
  EXPECT_EQ(pieces[1].unit, 2);
  EXPECT_EQ(pieces[1].text_begin, 1U);
}

}  // namespace
}  // namespace docweave
