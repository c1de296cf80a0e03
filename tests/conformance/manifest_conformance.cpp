// What holds for plugins of every kind.
#include <docweave/output.hpp>
#include <docweave/source.hpp>

#include "conformance.hpp"
#include "pipeline/config.hpp"
#include "temporary_folder.hpp"

namespace docweave::conformance {
namespace {

class EveryPlugin : public testing::TestWithParam<const Manifest*> {};

TEST(BuiltPlugins, HaveManifestsWithoutProblems) {
  for (const Problem& problem : registry().problems()) ADD_FAILURE() << to_string(problem);
}

TEST_P(EveryPlugin, IsLoadedAndIsWhatItsManifestSays) {
  try {
    registry().load(*GetParam());
  } catch (const Error& error) {
    ADD_FAILURE() << error.what();
  }
}

TEST_P(EveryPlugin, HasASummaryOfOneLine) {
  EXPECT_EQ(GetParam()->summary.find('\n'), std::string::npos);
  EXPECT_LE(GetParam()->summary.size(), 160u);
}

TEST_P(EveryPlugin, IsMadeWithItsDefaults) {
  const Manifest& manifest = *GetParam();
  if (!works_with_defaults(manifest)) GTEST_SKIP() << "it has options that a user must give";
  const auto plugin = make_plugin(manifest);
  if (manifest.kind == "source") {
    EXPECT_NE(dynamic_cast<Source*>(plugin.get()), nullptr);
  } else if (manifest.kind == "extractor") {
    EXPECT_NE(dynamic_cast<Extractor*>(plugin.get()), nullptr);
  } else if (manifest.kind == "linker") {
    EXPECT_NE(dynamic_cast<Linker*>(plugin.get()), nullptr);
  } else {
    EXPECT_NE(dynamic_cast<Output*>(plugin.get()), nullptr);
  }
}

/// What is wrong with `option` in a pipeline that has this plugin alone.
std::string complaint(const Manifest& manifest, const std::string& option) {
  const test::TemporaryFolder folder;
  const auto file =
      folder.write("p.json", "{\"" + manifest.kind + "s\": [{\"plugin\": \"" + manifest.name +
                                 "\", \"options\": {\"" + option + "\": 1}}]}");
  const std::string pointer = "/" + manifest.kind + "s/0/options/" + option;
  try {
    load_pipeline(file, {}, registry());
  } catch (const InvalidPipeline& invalid) {
    for (const Problem& problem : invalid.problems()) {
      if (problem.pointer == pointer) return problem.message;
    }
  }
  return "no complaint";
}

TEST_P(EveryPlugin, RefusesAnUnknownOptionAndNamesTheNearest) {
  const std::string message = complaint(*GetParam(), "no_such_option");
  EXPECT_TRUE(message.starts_with("no option \"no_such_option\"")) << message;
  for (const OptionInfo& option : GetParam()->options()) {
    const std::string slip = option.name + "x";
    EXPECT_EQ(complaint(*GetParam(), slip),
              "no option \"" + slip + "\"; did you mean \"" + option.name + "\"?");
  }
}

TEST_P(EveryPlugin, DescribesItsOptionsInASentence) {
  for (const OptionInfo& option : GetParam()->options()) {
    EXPECT_GE(option.description.size(), 10u) << option.name;
    EXPECT_NE(option.type, "any") << option.name;
  }
}

INSTANTIATE_TEST_SUITE_P(All, EveryPlugin, testing::ValuesIn(plugins()), test_name);

}  // namespace
}  // namespace docweave::conformance
