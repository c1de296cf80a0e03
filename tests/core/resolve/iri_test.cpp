#include "resolve/iri.hpp"

#include <gtest/gtest.h>

namespace docweave {
namespace {

TEST(Slug, KeepsAsciiLettersAndDigitsOfAName) {
  EXPECT_EQ(slug("OSCE Mission to Skopje"), "osce-mission-to-skopje");
  EXPECT_EQ(slug("  Women's Forum -- 2018! "), "womens-forum-2018");
}

TEST(Slug, TransliteratesOtherScripts) {
  EXPECT_EQ(slug("Lazar Šćepanović"), "lazar-scepanovic");
  EXPECT_EQ(slug("Министерство"), "ministerstvo");
  EXPECT_EQ(slug("北京"), "bei-jing");
}

TEST(Slug, IsNeverEmpty) {
  EXPECT_EQ(slug("!!!").size(), 17u);
  EXPECT_EQ(slug("!!!").front(), 'x');
  EXPECT_NE(slug("!!!"), slug("???"));
}

TEST(Slug, IsCutBetweenWords) {
  std::string name = "Regional";
  for (int i = 0; i < 20; ++i) name += " meeting";
  const std::string cut =
      "regional-meeting-meeting-meeting-meeting-meeting-meeting-meeting-meeting-meeting";
  ASSERT_EQ(cut.size(), 80u);
  EXPECT_EQ(slug(name), cut);
  EXPECT_EQ(slug("x " + name), "x-" + cut.substr(0, 80 - 8));
  EXPECT_EQ(slug(std::string(200, 'a')), std::string(80, 'a'));
}

TEST(DocumentIri, EncodesAPathSegmentBySegment) {
  EXPECT_EQ(document_iri("https://e.org/kg/", "news/2018 июль/a#b%.html"),
            "https://e.org/kg/document/news/2018%20%D0%B8%D1%8E%D0%BB%D1%8C/a%23b%25.html");
  EXPECT_EQ(document_iri("https://e.org/kg/", "notes:2018.txt"),
            "https://e.org/kg/document/notes%3A2018.txt");
}

TEST(DocumentIri, IsTheIdWhereThatIsAUri) {
  EXPECT_EQ(document_iri("https://e.org/kg/", "https://osce.org/a?b=ü#c"),
            "https://osce.org/a?b=ü#c");
  EXPECT_EQ(document_iri("https://e.org/kg/", "urn:uuid:1"), "urn:uuid:1");
  EXPECT_EQ(document_iri("https://e.org/kg/", "https://osce.org/a b<c>"),
            "https://osce.org/a%20b%3Cc%3E");
}

}  // namespace
}  // namespace docweave
