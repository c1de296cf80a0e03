// Rule packs that a user brings along, and what the program tells of rules.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.hpp"

namespace docweave::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kPipeline = R"({
  "sources": [{"plugin": "text"}],
  "extractors": [
    {"plugin": "dates"}, {"plugin": "places"},
    {"plugin": "names", "options": {"rules": ["vessels.json"]}},
    {"plugin": "relations", "options": {"rules": ["crews.json"]}}],
  "linkers": [{"plugin": "coreference"}],
  "outputs": [{"plugin": "nquads", "path": "graph.nq"}]
})";

constexpr const char* kVessels = R"json({
  "source": "The harbour's own list", "licence": "CC0-1.0",
  "rules": [{"name": "vessel", "pattern": "crew of the name:( mv <cap>+ )",
             "mentions": ["name Organization"], "confidence": 0.95}]
})json";

constexpr const char* kCrews = R"({
  "rules": [{"name": "crew", "pattern": "{Person:p} sails ..3 crew of the {Organization:o}",
             "relations": ["p affiliation o"],
             "samples": {
               "match": ["[Ana Kos|Person:p] sails with the crew of the [MV Ruta|Organization:o]."],
               "not": ["[Ana Kos|Person] met the crew of the [MV Ruta|Organization]."]}}]
})";

constexpr const char* kLetter = "Today Ms. Ana Kos sails with the crew of the MV Ruta again.\n";

struct Harbour : TemporaryFolder {
  Harbour() {
    write("pipeline.json", kPipeline);
    write("vessels.json", kVessels);
    write("crews.json", kCrews);
    write("letter.txt", kLetter);
  }
};

TEST(RulePacks, OfTheUserAddMentionsAndRelations) {
  const Harbour folder;
  const Ended ended = docweave({"run", "pipeline.json", "letter.txt", "-o", "out"}, folder.path());
  ASSERT_EQ(ended.code, 0) << ended.err;
  const std::string graph = read_file(folder / "out/graph.nq");
  EXPECT_THAT(graph, HasSubstr("\"MV Ruta\""));
  EXPECT_THAT(graph, HasSubstr("schema.org/affiliation"));
}

TEST(RulePacks, AreCheckedWithFileLineAndPointer) {
  const Harbour folder;
  folder.write("crews.json",
               "{\"rules\": [\n"
               "  {\"name\": \"a\", \"pattern\": \"{Persn:p} sails\"},\n"
               "  {\"name\": \"b\", \"patern\": \"sails\"}]}");
  const Ended misspelt = docweave({"check", "pipeline.json"}, folder.path());
  EXPECT_NE(misspelt.code, 0);
  EXPECT_THAT(misspelt.err, AllOf(HasSubstr("crews.json:3:"), HasSubstr("/rules/1/patern"),
                                  HasSubstr("did you mean \"pattern\"")));
  folder.write(
      "crews.json",
      "{\"rules\": [\n"
      "  {\"name\": \"a\", \"pattern\": \"{Persn:p} sails\"},\n"
      "  {\"name\": \"b\", \"pattern\": \"sails\", \"relations\": [\"p affilation q\"]}]}");
  const Ended wrong = docweave({"check", "pipeline.json"}, folder.path());
  EXPECT_THAT(wrong.err,
              AllOf(HasSubstr("crews.json:2:"), HasSubstr("\"Persn\""), HasSubstr("crews.json:3:"),
                    HasSubstr("/rules/1/relations/0"), HasSubstr("did you mean \"affiliation\"")));
  std::filesystem::remove(folder / "crews.json");
  EXPECT_THAT(docweave({"check", "pipeline.json"}, folder.path()).err, HasSubstr("crews.json"));
}

TEST(RulePacks, AreTriedOnTheirSamples) {
  const Harbour folder;
  const Ended good = docweave({"rules", "test", "crews.json"}, folder.path());
  EXPECT_EQ(good.code, 0) << good.out;
  EXPECT_THAT(good.out, HasSubstr("1 rules, 2 samples, 0 failed"));
  EXPECT_EQ(docweave({"rules", "test", "--complete", "vessels.json"}, folder.path()).code, 1);
  std::string broken = kCrews;
  broken.replace(broken.find(" sails ..3"), 6, " rows");
  folder.write("crews.json", broken);
  const Ended bad = docweave({"rules", "test", "crews.json"}, folder.path());
  EXPECT_EQ(bad.code, 1);
  EXPECT_THAT(bad.out, HasSubstr("does not match"));
}

TEST(RulePacks, AreTracedOnADocument) {
  const Harbour folder;
  const std::vector<std::string> trace = {"rules", "trace", "letter.txt", "-p", "pipeline.json"};
  const Ended ended = docweave(trace, folder.path());
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, AllOf(HasSubstr("crew (1)"), HasSubstr("p = Ana Kos  o = MV Ruta"),
                               HasSubstr("Never matched: "), HasSubstr("organised-by")));
  folder.write("letter.txt", "Today Ms. Ana Kos sails with the crew of MV Ruta.\n");
  std::vector<std::string> one = trace;
  one.insert(one.end(), {"--rule", "crew"});
  const Ended near = docweave(one, folder.path());
  EXPECT_THAT(near.out, AllOf(HasSubstr("\"Ana Kos sails with the crew of\", then \"MV"),
                              HasSubstr("not the"), Not(HasSubstr("organised-by"))));
  one.back() = "crw";
  EXPECT_THAT(docweave(one, folder.path()).err, HasSubstr("did you mean \"crew\""));
}

}  // namespace
}  // namespace docweave::test
