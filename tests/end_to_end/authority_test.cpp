#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.hpp"

namespace docweave::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kPipeline = R"({
  "base": "https://example.org/",
  "sources": [{"plugin": "text"}],
  "extractors": [{"plugin": "places"}, {"plugin": "names"}, {"plugin": "relations"}],
  "linkers": [
    {"plugin": "coreference"},
    {"plugin": "authority", "options": {"lists": [{"file": "bodies.index"}]}}
  ],
  "outputs": [{"plugin": "nquads", "path": "graph.nq"}]
})";

TEST(AuthorityImport, MakesAnIndexThatAPipelineLinksWith) {
  const TemporaryFolder folder;
  folder.write("bodies.csv",
               "id,name,acronym,country\n7,United Nations Development Programme,UNDP,US\n");
  const Ended imported = docweave(
      {"authority", "import", "bodies.csv", "-o", "bodies.index", "--base", "https://b.org/"},
      folder.path());
  EXPECT_EQ(imported.code, 0) << imported.err;
  EXPECT_THAT(imported.err, HasSubstr("bodies.index: 1 entries with 2 names"));

  folder.write("pipeline.json", kPipeline);
  folder.write("page.txt",
               "The United Nations Development Programme (UNDP) hosted a workshop in Serbia.\n");
  const Ended run = docweave({"run", "pipeline.json", "page.txt"}, folder.path());
  EXPECT_EQ(run.code, 0) << run.err;
  const std::string quads = read_file(folder / "out/graph.nq");
  EXPECT_THAT(quads, HasSubstr("<https://schema.org/sameAs> <https://b.org/7>"));
  EXPECT_THAT(quads, HasSubstr("\"bodies/name\""));
  EXPECT_THAT(quads, HasSubstr("<http://publications.europa.eu/resource/authority/country/SRB>"));
}

TEST(AuthorityImport, LeavesTheOldIndexWhereTheListIsWrong) {
  const TemporaryFolder folder;
  folder.write("bodies.index", "old");
  folder.write("bodies.csv", "id,title\n");
  const Ended ended =
      docweave({"authority", "import", "bodies.csv", "-o", "bodies.index"}, folder.path());
  EXPECT_EQ(ended.code, 4);
  EXPECT_THAT(ended.err, HasSubstr("bodies.csv: line 1: names the columns id, title"));
  EXPECT_EQ(read_file(folder / "bodies.index"), "old");
  EXPECT_EQ(docweave({"authority", "import", "no.csv", "-o", "x"}, folder.path()).code, 5);
  EXPECT_EQ(
      docweave({"authority", "import", "bodies.csv", "-o", "x", "--type", "Date"}, folder.path())
          .code,
      2);
}

}  // namespace
}  // namespace docweave::test
