#include "pipeline/manifest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "temporary_folder.hpp"

namespace docweave {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Manifests : public testing::Test {
 protected:
  std::optional<Manifest> read(std::string_view json) {
    folder_.write("sources/web/plugin.json", json);
    problems_.clear();
    return read_manifest(folder_.path() / "sources/web", problems_);
  }
  std::string only_problem() {
    if (problems_.size() != 1) return std::to_string(problems_.size()) + " problems";
    return problems_[0].pointer + ": " + problems_[0].message;
  }

  test::TemporaryFolder folder_;
  std::vector<Problem> problems_;
};

TEST_F(Manifests, GiveAllThatTheHostLists) {
  const std::optional<Manifest> manifest = read(R"({
    "name": "web", "kind": "source", "version": "1.2.3", "summary": "Reads pages.",
    "description": "More.", "media_types": ["text/html"], "extensions": [".html", ".htm"],
    "after": ["other"],
    "options": {"type": "object", "required": ["file"], "additionalProperties": false, "properties": {
      "size": {"type": "integer", "default": 5, "description": "How big."},
      "mode": {"enum": ["a", "b"], "description": "How."},
      "file": {"type": "string", "description": "Where."}}}})");
  ASSERT_TRUE(manifest.has_value()) << only_problem();
  EXPECT_EQ(manifest->id(), "sources/web");
  EXPECT_EQ(manifest->version, "1.2.3");
  EXPECT_EQ(manifest->summary, "Reads pages.");
  EXPECT_EQ(manifest->description, "More.");
  EXPECT_THAT(manifest->media_types, ElementsAre("text/html"));
  EXPECT_THAT(manifest->extensions, ElementsAre(".html", ".htm"));
  EXPECT_THAT(manifest->after, ElementsAre("other"));
  EXPECT_EQ(manifest->library(), folder_.path() / "sources/web/web.so");
  const std::vector<OptionInfo> options = manifest->options();
  ASSERT_EQ(options.size(), 3u);
  EXPECT_EQ(options[0].name, "size");
  EXPECT_EQ(options[0].type, "integer");
  EXPECT_EQ(options[0].default_value, "5");
  EXPECT_EQ(options[0].description, "How big.");
  EXPECT_EQ(options[1].type, R"(["a","b"])");
  EXPECT_EQ(options[2].default_value, "");
}

TEST_F(Manifests, NeedNoOptions) {
  const auto manifest =
      read(R"({"name": "web", "kind": "source", "version": "1.0.0", "summary": "x"})");
  ASSERT_TRUE(manifest.has_value()) << only_problem();
  EXPECT_TRUE(manifest->options().empty());
}

TEST_F(Manifests, ReportEveryMistake) {
  EXPECT_FALSE(read(R"({"nmae": "web", "kind": "sources", "version": "1", "summary": ""})"));
  ASSERT_EQ(problems_.size(), 5u);
  EXPECT_EQ(problems_[0].message, "no key \"nmae\"; did you mean \"name\"?");
  EXPECT_THAT(problems_[1].message, HasSubstr("did you mean \"source\"?"));
  EXPECT_EQ(problems_[4].message, "the key \"name\" is missing");
}

TEST_F(Manifests, AgreeWithTheirFolder) {
  EXPECT_FALSE(read(R"({"name": "page", "kind": "source", "version": "1.0.0", "summary": "x"})"));
  EXPECT_THAT(only_problem(), HasSubstr("/name: is \"page\", but the plugin's folder is "));
  EXPECT_FALSE(read(R"({"name": "web", "kind": "output", "version": "1.0.0", "summary": "x"})"));
  EXPECT_THAT(only_problem(), HasSubstr("/kind: is \"output\", but the plugin lies in "));
}

TEST_F(Manifests, RefuseADefaultThatBreaksItsOwnSchema) {
  EXPECT_FALSE(
      read(R"({"name": "web", "kind": "source", "version": "1.0.0", "summary": "x", "options":
    {"properties": {"n": {"type": "integer", "default": "5", "description": "d"}}}})"));
  EXPECT_EQ(only_problem(), "/options/properties/n/default: must be a whole number, not \"5\"");
}

TEST_F(Manifests, AskForADescriptionOfEachOption) {
  EXPECT_FALSE(
      read(R"({"name": "web", "kind": "source", "version": "1.0.0", "summary": "x", "options":
    {"properties": {"n": {"type": "integer"}}}})"));
  EXPECT_EQ(only_problem(), "/options/properties/n: the key \"description\" is missing");
}

TEST_F(Manifests, AreReportedWhenTheyAreNotThere) {
  std::filesystem::create_directories(folder_.path() / "sources/web");
  EXPECT_FALSE(read_manifest(folder_.path() / "sources/web", problems_));
  ASSERT_EQ(problems_.size(), 1u);
  EXPECT_EQ(problems_[0].file, folder_.path() / "sources/web/plugin.json");
}

}  // namespace
}  // namespace docweave
