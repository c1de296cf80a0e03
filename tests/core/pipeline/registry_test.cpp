#include "pipeline/registry.hpp"

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/document.hpp>
#include <docweave/extractor.hpp>

#include "no_diagnostics.hpp"
#include "pipeline/installation.hpp"
#include "temporary_folder.hpp"

namespace docweave {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kTextManifest =
    R"({"name": "text", "kind": "source", "version": "1.0.0", "summary": "x"})";

class Registry : public testing::Test {
 protected:
  PluginContext context(std::string_view options = R"({"times": 1, "fail": false})") {
    return {Options::parse(options), {}, {}, diagnostics_};
  }
  std::string refusal(const std::string& name) {
    try {
      plugins_.make<Extractor>(name, context());
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_plugin);
      return error.what();
    }
    return "made";
  }

  test::NoDiagnostics diagnostics_;
  PluginRegistry plugins_{{fs::path(TEST_PLUGINS)}};
};

TEST_F(Registry, MakesAPluginThatWorks) {
  const auto plugin = plugins_.make<Extractor>("right", context(R"({"times": 2, "fail": false})"));
  DocumentBuilder builder({.id = "d"});
  builder.add_block(BlockKind::paragraph, "Words.");
  Document document = std::move(builder).build();
  plugin->extract(document);
  EXPECT_EQ(document.mentions().size(), 2u);
}

TEST_F(Registry, TellsAPluginItsFolderAndPassesItsErrorsOn) {
  try {
    plugins_.make("extractor", "right", context(R"({"times": 1, "fail": true})"));
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.where(), fs::canonical(TEST_PLUGINS) / "extractors/right");
    EXPECT_EQ(error.message(), "told to fail");
  }
}

TEST_F(Registry, RefusesALibraryOfAnotherAbi) {
  EXPECT_THAT(refusal("other_abi"),
              HasSubstr("other_abi.so: was built for plugin ABI " + std::to_string(kAbi + 1) +
                        ", this is ABI " + std::to_string(kAbi) +
                        "; build the plugin against this docweave"));
}

TEST_F(Registry, RefusesALibraryOfAnotherBuild) {
  EXPECT_THAT(
      refusal("other_build"),
      HasSubstr("other_build.so: its build is \"0.0.1\", but this docweave says \"" DOCWEAVE_BUILD
                "\""));
}

TEST_F(Registry, RefusesALibraryOfAnotherVersionThanItsManifest) {
  EXPECT_THAT(
      refusal("other_version"),
      HasSubstr("other_version.so: its version is \"2.0.0\", but plugin.json says \"1.0.0\""));
}

TEST_F(Registry, RefusesALibraryOfAnotherName) {
  EXPECT_THAT(
      refusal("other_name"),
      HasSubstr("other_name.so: its name is \"another\", but plugin.json says \"other_name\""));
}

TEST_F(Registry, RefusesALibraryThatIsMissingBrokenOrNoPlugin) {
  EXPECT_THAT(refusal("no_library"),
              HasSubstr("extractors/no_library/no_library.so: is missing; plugin.json "
                        "beside it promises the extractor \"no_library\""));
  EXPECT_THAT(refusal("no_elf"), HasSubstr("no_elf.so: cannot be loaded: "));
  EXPECT_THAT(refusal("no_module"), HasSubstr("no_module.so: exports no docweave_module"));
}

TEST_F(Registry, SaysWhereItLookedForAPluginThatIsNotThere) {
  EXPECT_EQ(refusal("rihgt"), "extractors/rihgt: no extractor \"rihgt\" in " +
                                  (fs::canonical(TEST_PLUGINS) / "extractors").string() +
                                  "; did you mean \"right\"?");
}

TEST_F(Registry, ListsPluginsByKindAndNameWithoutOpeningThem) {
  const test::TemporaryFolder folder;
  folder.write("sources/text/plugin.json", kTextManifest);
  folder.write("outputs/b/plugin.json",
               R"({"name": "b", "kind": "output", "version": "1.0.0", "summary": "x"})");
  folder.write("outputs/a/plugin.json",
               R"({"name": "a", "kind": "output", "version": "1.0.0", "summary": "x"})");
  const PluginRegistry plugins({folder.path()});
  EXPECT_THAT(plugins.problems(), IsEmpty());
  std::vector<std::string> ids;
  for (const Manifest& plugin : plugins.plugins()) ids.push_back(plugin.id());
  EXPECT_THAT(ids, ElementsAre("sources/text", "outputs/a", "outputs/b"));
  EXPECT_NE(plugins.find("source", "text"), nullptr);
  EXPECT_EQ(plugins.find("output", "text"), nullptr);
}

TEST_F(Registry, UsesNeitherOfTwoPluginsOfOneName) {
  const test::TemporaryFolder one, two;
  for (const auto* folder : {&one, &two}) folder->write("sources/text/plugin.json", kTextManifest);
  const PluginRegistry plugins({one.path(), two.path()});
  EXPECT_EQ(plugins.find("source", "text"), nullptr);
  const std::string both = "is there 2 times: in " + (one.path() / "sources/text").string() +
                           " and in " + (two.path() / "sources/text").string() +
                           "; leave one of them";
  EXPECT_EQ(plugins.missing("source", "text"), "the source \"text\" " + both);
  ASSERT_EQ(plugins.problems().size(), 1u);
  EXPECT_EQ(to_string(plugins.problems()[0]), "sources/text: " + both);
}

TEST_F(Registry, TakesAFolderNamedTwiceOnce) {
  const test::TemporaryFolder folder;
  folder.write("sources/text/plugin.json", kTextManifest);
  const PluginRegistry plugins({folder.path(), folder.path() / "."});
  EXPECT_EQ(plugins.plugins().size(), 1u);
  EXPECT_THAT(plugins.problems(), IsEmpty());
}

TEST_F(Registry, GoesOnPastAManifestThatIsWrong) {
  const test::TemporaryFolder folder;
  folder.write("sources/text/plugin.json", kTextManifest);
  folder.write("sources/bad/plugin.json", "{");
  const PluginRegistry plugins({folder.path()});
  EXPECT_NE(plugins.find("source", "text"), nullptr);
  EXPECT_EQ(plugins.problems().size(), 1u);
  EXPECT_THAT(plugins.missing("source", "bad"),
              HasSubstr("sources/bad/plugin.json:1:2: not JSON: "));
}

TEST_F(Registry, ReportsAFolderThatIsNotThere) {
  const PluginRegistry plugins({"/no/such/folder"});
  ASSERT_EQ(plugins.problems().size(), 1u);
  EXPECT_EQ(plugins.problems()[0].file, "/no/such/folder");
}

TEST(PluginFolders, AreThoseNamedThenThoseOfTheInstallation) {
  setenv("DOCWEAVE_PLUGIN_PATH", "/b::/c", 1);
  const std::vector<fs::path> folders = plugin_folders({"/a"});
  unsetenv("DOCWEAVE_PLUGIN_PATH");
  EXPECT_THAT(folders,
              ElementsAre("/a", "/b", "/c", installation_folder() / "lib/docweave/plugins"));
}

}  // namespace
}  // namespace docweave
