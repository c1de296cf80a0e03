#include "pipeline/json_document.hpp"

#include <gtest/gtest.h>

namespace docweave {
namespace {

struct Parsed {
  std::shared_ptr<JsonDocument> document;
  std::vector<Problem> problems;
};

Parsed parse(std::string text) {
  Parsed parsed;
  parsed.document = JsonDocument::parse("f.json", std::move(text), parsed.problems);
  return parsed;
}

std::string value_place(const JsonDocument& document, const std::string& pointer) {
  return to_string(document.at_value(pointer, "here"));
}

TEST(JsonDocument, KnowsWhereEveryValueAndNameStands) {
  const auto [document, problems] = parse(
      "{\n"
      "  \"a\": [1, -2.5e3, true,\n"
      "    {\"b\": \"x\"}, [[null]]],\n"
      "  \"c\" : {}\n"
      "}");
  ASSERT_TRUE(problems.empty());
  EXPECT_EQ(value_place(*document, ""), "f.json:1:1: here");
  EXPECT_EQ(value_place(*document, "/a"), "f.json:2:8: /a: here");
  EXPECT_EQ(value_place(*document, "/a/0"), "f.json:2:9: /a/0: here");
  EXPECT_EQ(value_place(*document, "/a/1"), "f.json:2:12: /a/1: here");
  EXPECT_EQ(value_place(*document, "/a/2"), "f.json:2:20: /a/2: here");
  EXPECT_EQ(value_place(*document, "/a/3"), "f.json:3:5: /a/3: here");
  EXPECT_EQ(value_place(*document, "/a/3/b"), "f.json:3:11: /a/3/b: here");
  EXPECT_EQ(value_place(*document, "/a/4"), "f.json:3:17: /a/4: here");
  EXPECT_EQ(value_place(*document, "/a/4/0"), "f.json:3:18: /a/4/0: here");
  EXPECT_EQ(value_place(*document, "/a/4/0/0"), "f.json:3:19: /a/4/0/0: here");
  EXPECT_EQ(value_place(*document, "/c"), "f.json:4:9: /c: here");
  EXPECT_EQ(to_string(document->at_name("/a/3/b", "here")), "f.json:3:6: /a/3/b: here");
  EXPECT_EQ(to_string(document->at_name("/c", "here")), "f.json:4:3: /c: here");
}

TEST(JsonDocument, CountsColumnsInCodePointsAndSeesThroughEscapes) {
  const auto [document, problems] =
      parse("{\"\u0161\u0107\": 1, \"q\\\"\\\\\": \"a\\\\\", \"n/m~\": 2}");
  ASSERT_TRUE(problems.empty());
  EXPECT_EQ(value_place(*document, "/\u0161\u0107"), "f.json:1:8: /\u0161\u0107: here");
  EXPECT_EQ(to_string(document->at_name("/q\"\\", "here")), "f.json:1:11: /q\"\\: here");
  EXPECT_EQ(value_place(*document, "/q\"\\"), "f.json:1:20: /q\"\\: here");
  EXPECT_EQ(value_place(*document, "/n~1m~0"), "f.json:1:35: /n~1m~0: here");
}

TEST(JsonDocument, PlacesWhatIsMissingAtWhatShouldHoldIt) {
  const auto [document, problems] = parse("{\"a\": {\"b\": 1}}");
  EXPECT_EQ(value_place(*document, "/a/x/y"), "f.json:1:7: /a/x/y: here");
}

TEST(JsonDocument, RefusesWhatIsNotStrictJson) {
  for (const char* text : {"", "{", "{\"a\": 1,}", "[1] 2", "{a: 1}", "// x\n{}", "[01]",
                           "[\"\xff\"]", "[NaN]", "['a']"}) {
    const auto [document, problems] = parse(text);
    EXPECT_EQ(document, nullptr) << text;
    ASSERT_EQ(problems.size(), 1u) << text;
    EXPECT_TRUE(problems[0].message.starts_with("not JSON: ")) << problems[0].message;
  }
  EXPECT_EQ(parse("{\n  \"a\": tru\n}").problems[0].line, 2u);
  EXPECT_EQ(parse(std::string("{}\0{}", 5)).problems[0].message, "not JSON: a zero byte");
}

TEST(JsonDocument, RefusesNamesGivenTwice) {
  const auto [document, problems] = parse("{\"a\": 1,\n \"a\": 2, \"b\": {\"a\": 3, \"a\": 4}}");
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(to_string(problems[0]), "f.json:2:2: /a: this name stands twice in its object");
  EXPECT_EQ(problems[1].pointer, "/b/a");
}

TEST(JsonDocument, RefusesBottomlessNesting) {
  const auto [document, problems] = parse(std::string(100000, '['));
  EXPECT_EQ(document, nullptr);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(to_string(problems[0]), "f.json:1:65: nested more than 64 levels deep");
}

TEST(JsonDocument, SetsValuesFromOutside) {
  auto [document, problems] = parse("{\"list\": [{\"options\": {\"n\": 1}}, {}]}");
  document->set("/list/0/options/n=0.7", problems);
  document->set("/list/1/options/text=a=b", problems);
  document->set("/list/1/options/list=[\"x\"]", problems);
  document->set("/name=", problems);
  ASSERT_TRUE(problems.empty());
  const rapidjson::Document& root = document->root();
  EXPECT_EQ(root["list"][0]["options"]["n"].GetDouble(), 0.7);
  EXPECT_STREQ(root["list"][1]["options"]["text"].GetString(), "a=b");
  EXPECT_STREQ(root["list"][1]["options"]["list"][0].GetString(), "x");
  EXPECT_STREQ(root["name"].GetString(), "");
  EXPECT_EQ(value_place(*document, "/list/0/options/n"),
            "--set /list/0/options/n=0.7: /list/0/options/n: here");
}

TEST(JsonDocument, RefusesToSetWhatHasNoPlace) {
  for (const auto& [assignment, message] : std::vector<std::pair<std::string, std::string>>{
           {"/a", "should be POINTER=VALUE, as in /extractors/0/options/threshold=0.7"},
           {"a=1", "should be POINTER=VALUE, as in /extractors/0/options/threshold=0.7"},
           {"/list/2/x=1", "/list has 2 entries, none has the number 2"},
           {"/list/-=1", "/list has 2 entries, none has the number -"},
           {"/n/x=1", "/n is neither an object nor a list, so it has no \"x\""}}) {
    auto [document, problems] = parse("{\"list\": [{}, {}], \"n\": 1}");
    document->set(assignment, problems);
    ASSERT_EQ(problems.size(), 1u) << assignment;
    EXPECT_EQ(to_string(problems[0]), "--set " + assignment + ": " + message);
  }
}

}  // namespace
}  // namespace docweave
