#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>
#include <docweave/options.hpp>

namespace docweave {
namespace {

using testing::ElementsAre;

TEST(Options, GivesEachType) {
  const Options options = Options::parse(
      R"({"flag": true, "whole": -3, "number": 0.5, "text": "š", "texts": ["a", "b"],
          "object": {"n": 1}, "objects": [{"n": 2}, {"n": 3}]})");
  EXPECT_TRUE(options.flag("flag"));
  EXPECT_EQ(options.integer("whole"), -3);
  EXPECT_EQ(options.number("number"), 0.5);
  EXPECT_EQ(options.number("whole"), -3.0);
  EXPECT_EQ(options.text("text"), "š");
  EXPECT_THAT(options.texts("texts"), ElementsAre("a", "b"));
  EXPECT_EQ(options.object("object").integer("n"), 1);
  EXPECT_EQ(options.objects("objects").at(1).integer("n"), 3);
}

TEST(Options, KnowsWhatIsThere) {
  const Options options = Options::parse(R"({"a": 1, "b": null})");
  EXPECT_TRUE(options.has("a"));
  EXPECT_FALSE(options.has("b"));
  EXPECT_FALSE(options.has("c"));
}

TEST(Options, AreEmptyAtFirst) {
  EXPECT_EQ(Options().json(), "{}");
}

TEST(Options, OutliveTheObjectTheyWereTakenFrom) {
  Options inner = Options::parse(R"({"in": {"text": "kept"}})").object("in");
  EXPECT_EQ(inner.text("text"), "kept");
}

TEST(Options, WriteCanonicalJson) {
  EXPECT_EQ(Options::parse(R"({ "b": [ {"z": 1, "y": 2.50} ], "a": "\u0161" })").json(),
            R"({"a":"š","b":[{"y":2.5,"z":1}]})");
}

std::string refusal(const auto& call) {
  try {
    call();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_plugin);
    return error.what();
  }
  return "nothing thrown";
}

TEST(Options, NameTheOptionThatPluginAndSchemaSeeDifferently) {
  const Options options = Options::parse(R"({"t": "x", "list": [1], "in": {"list": [{"t": 1}]}})");
  EXPECT_TRUE(refusal([&] {
                options.number("t");
              }).starts_with("/t: the plugin reads this option as a number"));
  EXPECT_TRUE(refusal([&] { options.flag("none"); }).starts_with("/none: "));
  EXPECT_TRUE(refusal([&] { options.texts("list"); }).starts_with("/list: "));
  EXPECT_TRUE(refusal([&] {
                options.object("in").objects("list").at(0).text("t");
              }).starts_with("/in/list/0/t: "));
}

TEST(Options, RefuseWhatIsNoObject) {
  for (const char* json : {"", "[]", "1", "{\"a\": }"}) {
    try {
      Options::parse(json);
      ADD_FAILURE() << json;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_pipeline) << json;
    }
  }
}

}  // namespace
}  // namespace docweave
