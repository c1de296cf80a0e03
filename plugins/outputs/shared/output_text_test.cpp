#include <sstream>

#include <gtest/gtest.h>

#include "json_text.hpp"
#include "looks.hpp"
#include "text_stream.hpp"
#include "xml_text.hpp"

namespace docweave {
namespace {

TEST(XmlText, ReplacesWhatXmlCannotHold) {
  std::string text;
  append_xml(text, "a\x01<\r\n\uFFFE\uFFFF\U0001F600]]>");
  EXPECT_EQ(text, "a\uFFFD&lt;&#13;\n\uFFFD\uFFFD\U0001F600]]&gt;");
}

TEST(XmlText, KeepsLineEndsAndTabsOfAttributes) {
  std::string text;
  append_xml_attribute(text, "a\n\"b\"\t");
  EXPECT_EQ(text, "a&#10;&quot;b&quot;&#9;");
}

TEST(XmlText, KeepsDifferentIrisDifferentAsTokens) {
  std::string slash, dot, underscore;
  append_token(slash, "a/b");
  append_token(dot, "a.b");
  append_token(underscore, "a_2Eb");
  EXPECT_EQ(slash, "a.b");
  EXPECT_EQ(dot, "a_2Eb");
  EXPECT_EQ(underscore, "a_5F2Eb");
}

TEST(JsonText, EscapesWhatJsonDoes) {
  std::string text;
  append_json(text, "a\"b\\c\n\r\t\x01\x7Fé\u2028");
  EXPECT_EQ(text, "\"a\\\"b\\\\c\\n\\r\\t\\u0001\\u007Fé\u2028\"");
}

TEST(TextStream, HandsItsTextOverInChunks) {
  std::ostringstream out;
  TextStream stream(out);
  stream.text = "small";
  stream.end_item();
  EXPECT_EQ(out.str(), "");
  stream.text.append(100'000, 'x');
  stream.end_item();
  EXPECT_EQ(out.str().size(), 100'005u);
  stream.text = "rest";
  stream.flush();
  EXPECT_EQ(out.str().substr(100'005), "rest");
}

TEST(TextStream, WritesNumbersAsShortAsTheyAreReadBack) {
  std::string text;
  append_number(text, 0.1);
  text += ' ';
  append_number(text, 12u);
  EXPECT_EQ(text, "0.1 12");
}

TEST(UpperSnake, SetsWordsApart) {
  std::string text;
  append_upper_snake(text, "isPartOf");
  EXPECT_EQ(text, "IS_PART_OF");
}

TEST(JoinedText, KeepsEmptyItems) {
  Joined joined("; ");
  EXPECT_EQ(joined.of(std::vector<std::string>{"", "a", ""}), "; a; ");
  EXPECT_EQ(joined.of(std::vector<std::string>{}), "");
}

TEST(Looks, NamesColoursInHexadecimal) {
  std::string text;
  append_hex(text, colour(Type::organization));
  append_hex(text, pale_colour(Type::organization));
  EXPECT_EQ(text, "#0072B2#C0DCEC");
}

}  // namespace
}  // namespace docweave
