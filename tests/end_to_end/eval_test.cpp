#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.hpp"

namespace docweave::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// Two of three entities are found, and one of two relations; what is optional does not count.
struct Gold : TemporaryFolder {
  Gold() {
    write("gold/news one.gold.json", R"({
      "document": "news one.txt",
      "entities": [
        {"id": "e", "type": "Event", "name": "Harbour Day", "aliases": ["the fair"]},
        {"id": "o", "type": "Organization", "name": "Port Agency"},
        {"id": "p", "type": "Person", "name": "Ana Łoś"},
        {"id": "l", "type": "Place", "name": "Gdynia", "optional": true}],
      "relations": [["e", "organizer", "o"], ["e", "startDate", "2021-05-03"],
                    ["e", "location", "l"]]})");
    write("graph.nq",
          quad("e", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
               "<https://schema.org/Event>") +
              quad("e", "<https://schema.org/name>", "\"The Harbour Day!\"") +
              quad("o", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
                   "<https://schema.org/Organization>") +
              quad("o", "<https://schema.org/name>", "\"Port Agency\"") +
              quad("x", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
                   "<https://schema.org/Person>") +
              quad("x", "<https://schema.org/name>", "\"Mr. No One\"") +
              quad("e", "<https://schema.org/organizer>", "<https://e.org/o>") +
              quad("e", "<https://schema.org/startDate>", "\"2020\"^^<https://w3/gYear>") +
              statement("organizer", "<https://e.org/o>", "0.94") +
              statement("startDate", "\"2020\"", "0.55"));
  }

  static std::string quad(const std::string& subject, const std::string& predicate,
                          const std::string& object) {
    return "<https://e.org/" + subject + "> " + predicate + " " + object +
           " <https://e.org/document/news%20one.txt#g> .\n";
  }
  static std::string statement(const std::string& predicate, const std::string& object,
                               const std::string& confidence) {
    const std::string node = "s-" + predicate, rdf = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    return quad(node, rdf + "subject>", "<https://e.org/e>") +
           quad(node, rdf + "predicate>", "<https://schema.org/" + predicate + ">") +
           quad(node, rdf + "object>", object) +
           quad(node, "<https://docweave.org/ns#confidence>", "\"" + confidence + "\"");
  }
};

TEST(Eval, ComparesAGraphWithGoldGraphs) {
  const Gold folder;
  const Ended ended = docweave({"eval", "--gold", "gold", "graph.nq", "--errors"}, folder.path());
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out,
            "== news one.txt\n"
            "   FN Person «Ana Łoś»\n"
            "   FP Person «Mr. No One»\n"
            "   FN Event «Harbour Day» —startDate→ 2021-05-03\n"
            "   FP Event «The Harbour Day!» —startDate→ 2020\n"
            "1 documents, 1 with a prediction\n"
            "entity                    P      R     F1    TP    FP    FN\n"
            "  Event               1.000  1.000  1.000     1     0     0\n"
            "  Organization        1.000  1.000  1.000     1     0     0\n"
            "  Person              0.000  0.000  0.000     0     1     1\n"
            "  all                 0.667  0.667  0.667     2     1     1\n"
            "relation                  P      R     F1    TP    FP    FN\n"
            "  organizer           1.000  1.000  1.000     1     0     0\n"
            "  startDate           0.000  0.000  0.000     0     1     1\n"
            "  all                 0.500  0.500  0.500     1     1     1\n"
            "confidence             mean      P    TP    FP\n"
            "  0.5 to 0.6          0.550  0.000     0     1\n"
            "  0.9 to 1.0          0.940  1.000     1     0\n");
}

TEST(Eval, RunsAPipelineOnTheGoldDocuments) {
  const Gold folder;
  folder.write("gold/news one.txt", "Harbour Day was organised by the Port Agency in Gdynia.\n");
  folder.write("pipeline.json", R"({
    "sources": [{"plugin": "text"}],
    "extractors": [{"plugin": "places"}, {"plugin": "names"}, {"plugin": "relations"}],
    "linkers": [{"plugin": "coreference"}],
    "outputs": [{"plugin": "nquads", "path": "not-written.nq"}]})");
  const Ended ended =
      docweave({"eval", "--gold", "gold", "pipeline.json", "--json"}, folder.path());
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, AllOf(HasSubstr("\"Organization\":{\"precision\":1.0"),
                               HasSubstr("\"relation\""), HasSubstr("\"confidence\":[")));
  EXPECT_FALSE(std::filesystem::exists(folder / "not-written.nq"));
}

TEST(Eval, SaysWhatIsWrongWithAGoldGraph) {
  const Gold folder;
  EXPECT_THAT(docweave({"eval", "--gold", "none", "graph.nq"}, folder.path()).err,
              HasSubstr("none"));
  folder.write("gold/b.gold.json",
               "{\"document\": \"b.txt\", \"entities\": [\n"
               "{\"id\": \"e\", \"type\": \"Evnt\", \"name\": \"x\"}],\n"
               "\"relations\": []}");
  EXPECT_THAT(docweave({"eval", "--gold", "gold", "graph.nq"}, folder.path()).err,
              AllOf(HasSubstr("b.gold.json:2:"), HasSubstr("/entities/0/type"),
                    HasSubstr("did you mean \"Event\"")));
  folder.write("gold/b.gold.json", "");
  std::filesystem::remove(folder / "gold/b.gold.json");
  folder.write("graph.nq", "<a> <b>\n<a b\n");
  EXPECT_THAT(docweave({"eval", "--gold", "gold", "graph.nq"}, folder.path()).err,
              HasSubstr("graph.nq:2"));
}

}  // namespace
}  // namespace docweave::test
