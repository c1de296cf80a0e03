#include "pipeline/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/registry.hpp"
#include "temporary_folder.hpp"

namespace docweave {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

/// Pipelines over plugins of which only the manifests exist: reading one opens no library.
class Pipelines : public testing::Test {
 protected:
  Pipelines() {
    manifest("source", "text", "{}");
    manifest("source", "html", "{}");
    manifest("extractor", "dates",
             R"({"order": {"enum": ["dmy", "mdy"], "default": "dmy", "description": "d"}})");
    manifest(
        "extractor", "names",
        R"({"threshold": {"type": "number", "minimum": 0, "maximum": 1, "default": 0.5, "description": "d"},
                 "lists": {"type": "array", "items": {"type": "string"}, "default": [], "description": "d"}})");
    manifest("extractor", "relations", "{}", R"("after": ["dates", "names"],)");
    manifest("linker", "coreference", "{}");
    manifest("output", "nquads", "{}");
  }

  void manifest(const std::string& kind, const std::string& name, const std::string& properties,
                const std::string& more = "") {
    folder_.write("plugins/" + kind + "s/" + name + "/plugin.json",
                  "{\"name\": \"" + name + "\", \"kind\": \"" + kind +
                      "\", \"version\": \"1.0.0\", \"summary\": \"x\", " + more +
                      " \"options\": {\"properties\": " + properties + "}}");
  }

  PipelineConfig load(std::string_view json, const std::vector<std::string>& overrides = {}) {
    const auto file = folder_.write("pipelines/p.json", json);
    return load_pipeline(file, overrides, PluginRegistry({folder_.path() / "plugins"}));
  }

  /// Everything wrong, as "line:column pointer: message".
  std::vector<std::string> mistakes(std::string_view json,
                                    const std::vector<std::string>& overrides = {}) {
    std::vector<std::string> lines;
    try {
      load(json, overrides);
    } catch (const InvalidPipeline& invalid) {
      for (const Problem& problem : invalid.problems()) {
        const std::string place =
            problem.line == 0 ? problem.file
                              : std::to_string(problem.line) + ":" + std::to_string(problem.column);
        lines.push_back(place + " " + problem.pointer + ": " + problem.message);
      }
    }
    return lines;
  }

  test::TemporaryFolder folder_;
};

constexpr std::string_view kRight = R"({
  "$schema": "../schemas/pipeline.schema.json",
  "name": "test", "base": "https://example.org/x#", "inputs": ["in", "/abs/*.html", "-", "../up"],
  "sources": [{"plugin": "html"}, {"plugin": "text"}],
  "extractors": [{"plugin": "dates"}, {"plugin": "names", "options": {"threshold": 0.7}}],
  "linkers": [{"plugin": "coreference"}],
  "outputs": [{"plugin": "nquads", "path": "graph.nq"}],
  "limits": {"input_bytes": 1000}
})";

TEST_F(Pipelines, AreReadWithTheirDefaults) {
  const PipelineConfig config = load(kRight);
  EXPECT_EQ(config.file, folder_.path() / "pipelines/p.json");
  EXPECT_EQ(config.folder, folder_.path() / "pipelines");
  EXPECT_EQ(config.name, "test");
  EXPECT_EQ(config.base, "https://example.org/x#");
  EXPECT_THAT(config.inputs, ElementsAre((folder_.path() / "pipelines/in").string(), "/abs/*.html",
                                         "-", (folder_.path() / "up").string()));
  ASSERT_EQ(config.sources.size(), 2u);
  EXPECT_EQ(config.sources[1].plugin, "text");
  ASSERT_EQ(config.extractors.size(), 2u);
  EXPECT_EQ(config.extractors[0].options.text("order"), "dmy");
  EXPECT_EQ(config.extractors[1].pointer, "/extractors/1");
  EXPECT_EQ(config.extractors[1].options.json(), R"({"lists":[],"threshold":0.7})");
  ASSERT_EQ(config.outputs.size(), 1u);
  EXPECT_EQ(config.outputs[0].path, "graph.nq");
  EXPECT_EQ(config.limits.input_bytes, 1000u);
  EXPECT_EQ(config.limits.container_depth, 8u);
}

TEST_F(Pipelines, NeedNoMoreThanASourceAndAnOutput) {
  const PipelineConfig config = load(
      R"({"sources": [{"plugin": "text"}], "outputs": [{"plugin": "nquads", "path": "g.nq"}]})");
  EXPECT_EQ(config.name, "p");
  EXPECT_EQ(config.base, "https://example.org/kg/");
  EXPECT_THAT(config.inputs, IsEmpty());
}

TEST_F(Pipelines, ReportEveryMistakeAtOnceWithItsPlace) {
  EXPECT_THAT(
      mistakes(R"({
  "nmae": "x",
  "base": "not an iri",
  "sources": [{"plugin": "htlm"}, {"plugin": "text", "option": {}}],
  "extractors": [
    {"plugin": "names", "options": {"treshold": 0.7, "lists": ["a", 2]}},
    {"plugin": "dates", "options": {"order": "dym"}}, {}
  ],
  "linkers": "coreference",
  "outputs": [{"plugin": "nquads"}]
})"),
      ElementsAre("2:3 /nmae: no key \"nmae\"; did you mean \"name\"?",
                  "3:11 /base: must match \"^[a-zA-Z][a-zA-Z0-9+.-]*:[^ <>\\\"{}|`]*[/#:]$\", not "
                  "be \"not an iri\"",
                  "4:26 /sources/0/plugin: no source \"htlm\" in " +
                      (folder_.path() / "plugins/sources").string() + "; did you mean \"html\"?",
                  "4:54 /sources/1/option: no key \"option\"; did you mean \"options\"?",
                  "6:37 /extractors/0/options/treshold: no option \"treshold\"; did you mean "
                  "\"threshold\"?",
                  "6:69 /extractors/0/options/lists/1: must be text, not 2",
                  "7:46 /extractors/1/options/order: must be \"dmy\" or \"mdy\", not \"dym\"; did "
                  "you mean \"dmy\"?",
                  "7:55 /extractors/2: the key \"plugin\" is missing",
                  "9:14 /linkers: must be a list, not \"coreference\"",
                  "10:15 /outputs/0: the key \"path\" is missing"));
}

TEST_F(Pipelines, NeedASourceAndAnOutput) {
  EXPECT_THAT(mistakes("{}"), ElementsAre("1:1 : the key \"sources\" is missing",
                                          "1:1 : the key \"outputs\" is missing"));
  EXPECT_THAT(mistakes(R"({"sources": [], "outputs": []})"),
              ElementsAre("1:13 /sources: must not be empty", "1:28 /outputs: must not be empty"));
  EXPECT_THAT(mistakes("[]"), ElementsAre("1:1 : must be an object, not a list"));
}

TEST_F(Pipelines, TakeOverridesBeforeTheyAreChecked) {
  const PipelineConfig config = load(kRight, {"/extractors/1/options/threshold=0.25",
                                              "/extractors/0/options/order=mdy", "/name=other"});
  EXPECT_EQ(config.extractors[1].options.number("threshold"), 0.25);
  EXPECT_EQ(config.extractors[0].options.text("order"), "mdy");
  EXPECT_EQ(config.name, "other");
}

TEST_F(Pipelines, BlameTheOverrideThatIsWrong) {
  EXPECT_THAT(
      mistakes(kRight, {"/extractors/1/options/threshold=high", "/extractors/7/options/x=1"}),
      ElementsAre(
          "--set /extractors/7/options/x=1 : /extractors has 2 entries, none has the number 7",
          "--set /extractors/1/options/threshold=high /extractors/1/options/threshold: must "
          "be a number, not \"high\""));
}

std::string pipeline(const std::string& extractors, const std::string& outputs = "",
                     const std::string& linkers = R"("linkers": [{"plugin": "coreference"}],)") {
  return R"({"sources": [{"plugin": "text"}], )" + linkers + R"("extractors": [)" + extractors +
         R"(], "outputs": [{"plugin": "nquads", "path": "g.nq"})" + outputs + "]}";
}

std::string after_place(const std::vector<std::string>& mistakes) {
  if (mistakes.size() != 1) return std::to_string(mistakes.size()) + " mistakes";
  return mistakes[0].substr(mistakes[0].find(' ') + 1);
}

TEST_F(Pipelines, RefuseAnOrderThatAManifestRulesOut) {
  EXPECT_EQ(after_place(mistakes(
                pipeline(R"({"plugin": "dates"}, {"plugin": "relations"}, {"plugin": "names"})"))),
            "/extractors/1/plugin: \"relations\" builds on \"names\", which stands behind it at "
            "/extractors/2; "
            "move it there");
  EXPECT_THAT(mistakes(pipeline(R"({"plugin": "dates"}, {"plugin": "relations"})")), IsEmpty());
}

TEST_F(Pipelines, RefuseTwoOutputsToOneFile) {
  EXPECT_EQ(after_place(mistakes(pipeline("", R"(, {"plugin": "nquads", "path": "./x/../g.nq"})"))),
            "/outputs/1/path: \"./x/../g.nq\" is already written by /outputs/0");
  EXPECT_THAT(mistakes(pipeline("", R"(, {"plugin": "nquads", "path": "h.nq"})")), IsEmpty());
  EXPECT_EQ(
      after_place(mistakes(pipeline("", R"(, {"plugin": "nquads", "path": "./report.json"})"))),
      "/outputs/1/path: \"./report.json\" is already written by the run, as its report");
}

TEST_F(Pipelines, LeaveAnOptionalOutputOutWhenItsPluginIsNotThere) {
  const PipelineConfig config = load(R"({"sources": [{"plugin": "text"}], "outputs": [
    {"plugin": "nquads", "path": "g.nq", "optional": true},
    {"plugin": "atlas", "path": "a.html", "optional": true}]})");
  ASSERT_EQ(config.outputs.size(), 1u);
  EXPECT_EQ(config.outputs[0].plugin, "nquads");
  EXPECT_THAT(config.left_out, ElementsAre(StartsWith("/outputs/1: no output \"atlas\" in ")));
}

TEST_F(Pipelines, RefuseAPluginThatStandsTwiceInVain) {
  EXPECT_EQ(
      after_place(mistakes(
          pipeline(R"({"plugin": "names"}, {"plugin": "names", "options": {"lists": []}})"))),
      "/extractors/1/plugin: \"names\" already stands at /extractors/0 with the same options");
  EXPECT_THAT(mistakes(pipeline(
                  R"({"plugin": "names"}, {"plugin": "names", "options": {"lists": ["x"]}})")),
              IsEmpty());
}

TEST_F(Pipelines, RefuseExtractorsWithoutALinker) {
  EXPECT_EQ(
      after_place(mistakes(pipeline(R"({"plugin": "dates"})", "", ""))),
      "/extractors: without a linker nothing that these find reaches the graph; add \"linkers\"");
}

std::string filtered(const std::string& filter) {
  return pipeline("", R"(, {"plugin": "nquads", "path": "h.nq", "filter": )" + filter + "}");
}

TEST_F(Pipelines, HoldFiltersOfTheirOutputs) {
  const PipelineConfig config = load(filtered(R"({"types": ["Event"], "from": "2018-07"})"));
  EXPECT_TRUE(config.outputs[0].filter.names().empty());
  EXPECT_EQ(config.outputs[1].filter.json(),
            R"({"distance":1,"from":"2018-07","isolated":true,"largest_component":false,)"
            R"("types":["Event"]})");
}

TEST_F(Pipelines, ReportMistakesInFilters) {
  const auto mistake = [this](const std::string& filter) {
    return after_place(mistakes(filtered(filter)));
  };
  EXPECT_EQ(mistake(R"({"min_suport": 2})"),
            "/outputs/1/filter/min_suport: no key \"min_suport\"; did you mean \"min_support\"?");
  EXPECT_EQ(mistake(R"({"types": ["Organisation"]})"),
            "/outputs/1/filter/types/0: must be \"Event\", \"Organization\", \"Project\", "
            "\"Person\" or \"Place\", not \"Organisation\"; did you mean \"Organization\"?");
  EXPECT_EQ(mistake(R"({"min_confidence": 50})"),
            "/outputs/1/filter/min_confidence: must be at most 1, not 50");
  EXPECT_THAT(mistake(R"({"from": "July 2018"})"), testing::HasSubstr("from: must match"));
  EXPECT_EQ(mistake(R"({"from": "2018-07", "until": "2017"})"),
            "/outputs/1/filter/until: \"2017\" ends before \"from\": \"2018-07\"");
  EXPECT_EQ(mistake(R"({"distance": 2})"),
            "/outputs/1/filter/distance: means nothing without \"around\"");
  EXPECT_EQ(mistakes(filtered(R"({"from": "2018-07", "until": "2018", "around": ["A"],
                                  "distance": 2})"))
                .size(),
            0u);
}

TEST_F(Pipelines, RefuseFilesThatCannotBeRead) {
  try {
    load_pipeline(folder_.path() / "none.json", {}, PluginRegistry({}));
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::io);
    EXPECT_EQ(error.where(), folder_.path() / "none.json");
  }
  EXPECT_THAT(mistakes("{\n  \"sources\": [,]}"), ElementsAre("2:15 : not JSON: Invalid value."));
}

TEST(Problems, AreListedOneALine) {
  const InvalidPipeline invalid(
      {{"p.json", 2, 3, "/a", "is wrong"}, {"--set /b=1", 0, 0, "/b", "too"}});
  EXPECT_STREQ(invalid.what(), "p.json:2:3: /a: is wrong\n--set /b=1: /b: too");
  EXPECT_EQ(invalid.code(), ErrorCode::invalid_pipeline);
}

}  // namespace
}  // namespace docweave
