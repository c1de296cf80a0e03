#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.hpp"

namespace docweave::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// Two runs over documents of which one changes, with a store and N-Quads of each.
class Asked : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    folder_->write("documents/launch.txt",
                   "Shared Rivers project launched\n\nThe Shared Rivers project is funded by the "
                   "European Union and implemented by UNDP.\n");
    folder_->write("documents/workshop.txt",
                   "Workshop on river law\n\nUNDP organised a workshop on river law in Sarajevo on "
                   "5 May 2023.\n");
    run("old");
    folder_->write("documents/workshop.txt",
                   "Workshop on river law\n\nUNICEF organised a workshop on river law in Sarajevo "
                   "on 5 May 2023.\n");
    run("new");
  }
  static void TearDownTestSuite() { delete folder_; }

  static void run(const std::string& name) {
    const Ended ended =
        docweave({"run", "default", "documents", "-o", name, "--store", name + ".store", "-q"},
                 folder_->path());
    ASSERT_EQ(ended.code, 0) << ended.err;
  }
  static Ended ask(const std::vector<std::string>& arguments) {
    return docweave(arguments, folder_->path());
  }

  static TemporaryFolder* folder_;
};
TemporaryFolder* Asked::folder_ = nullptr;

TEST_F(Asked, AnswersWithATableAndShowsTheEvidenceOfARow) {
  const Ended ended = ask({"query", "old.store", "funders-of", "SHARED rivers"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, AllOf(StartsWith("funder "), HasSubstr("European Union"),
                               HasSubstr("documents  evidence")));
  const Ended row =
      ask({"query", "old.store", "projects-of", "UNDP", "--type", "Organization", "--row", "1"});
  EXPECT_THAT(row.out, AllOf(HasSubstr("implementer"), HasSubstr("“"), HasSubstr("launch.txt")));
  EXPECT_THAT(ask({"query", "old.store", "top", "--csv"}).out,
              StartsWith("name,type,iri,documents,evidence\r\n"));
  EXPECT_THAT(ask({"query", "old.store", "events-of", "UNDP", "--json", "--evidence"}).out,
              AllOf(HasSubstr("\"role\": \"organizer\""), HasSubstr("\"quote\": ")));
  EXPECT_THAT(ask({"query", "old.store", "who-works-with", "UNDP"}).out,
              HasSubstr("European Union"));
  EXPECT_THAT(ask({"query", "old.store", "path", "European Union", "UNDP"}).out,
              HasSubstr("implementer"));
}

TEST_F(Asked, SaysWhatIsWrongWithAQuestion) {
  EXPECT_THAT(ask({"query", "old.store", "funders-of", "Shared Rivers Projcet"}).err,
              HasSubstr("did you mean \"Shared Rivers\""));
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{"query"},
                                             {"query", "old.store"},
                                             {"query", "old.store", "who-is"},
                                             {"query", "old.store", "top", "UNDP"},
                                             {"query", "old.store", "path", "UNDP"},
                                             {"query", "old.store", "top", "--limit", "0"},
                                             {"query", "old.store", "top", "--row", "99"},
                                             {"query", "old.store", "top", "--type", "Date"},
                                             {"query", "old.store", "top", "--json", "--csv"}}) {
    EXPECT_EQ(ask(wrong).code, 2) << testing::PrintToString(wrong);
  }
  const Ended missing = ask({"query", "no.store", "top"});
  EXPECT_EQ(missing.code, 5);
  EXPECT_THAT(missing.err, HasSubstr("no.store: does not exist"));
  EXPECT_EQ(ask({"query", "old/graph.nq", "top"}).code, 5);
}

TEST_F(Asked, ProvesBothFormsOfAGraphByTheirSources) {
  for (const std::string graph : {"new.store", "new/graph.nq"}) {
    const Ended ended = ask({"verify", graph, "--sources", "documents"});
    EXPECT_EQ(ended.code, 0) << graph << ended.out << ended.err;
    EXPECT_THAT(ended.out, IsEmpty()) << graph;
    EXPECT_THAT(ended.err, HasSubstr("quotes in 2 documents proved, 0 not")) << graph;
  }
}

TEST_F(Asked, ListsQuotesThatTheSourcesNoLongerHold) {
  for (const std::string graph : {"old.store", "old/graph.nq"}) {
    const Ended ended = ask({"verify", graph, "--sources", "documents"});
    EXPECT_EQ(ended.code, 1) << graph;
    EXPECT_THAT(ended.out, AllOf(HasSubstr("workshop.txt: bytes "), HasSubstr("UNICEF"))) << graph;
  }
  EXPECT_THAT(ask({"verify", "old.store", "--sources", "documents", "--json"}).out,
              HasSubstr("\"refuted\": ["));
  EXPECT_EQ(ask({"verify", "old.store"}).code, 2);
}

TEST(Proved, SamplesOfEveryFormatHoldAllQuotesOfTheirGraph) {
  const std::string samples = DOCWEAVE_SOURCE_FOLDER "/pipelines/samples";
  const TemporaryFolder folder;
  const Ended run = docweave({"run", "default", samples, "-o", "out", "--store", "stores/kg", "-q"},
                             folder.path());
  ASSERT_EQ(run.code, 0) << run.err;
  for (const std::string graph : {"stores/kg", "out/graph.nq"}) {
    const Ended ended = docweave({"verify", graph, "--sources", samples}, folder.path());
    EXPECT_EQ(ended.code, 0) << graph << ended.out;
    EXPECT_THAT(ended.err, HasSubstr("quotes in 8 documents proved, 0 not")) << graph;
  }
  // Each format tells when its own bytes have changed.
  for (const auto& [name, words, others] :
       {std::tuple("podgorica-training.html", "Podgorica", "Pljevlja!"),
        std::tuple("belgrade-workshop-agenda.txt", "Belgrade", "Beograd.")}) {
    std::string text = read_file(std::filesystem::path(samples) / name);
    ASSERT_NE(text.find(words), std::string::npos) << name;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words)) {
      text.replace(at, std::string(words).size(), others);
    }
    folder.write(std::string("changed/") + name, text);
    const Ended ended = docweave({"verify", "stores/kg", "--sources", "changed"}, folder.path());
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.out, AllOf(HasSubstr(std::string(name) + ": bytes "), HasSubstr(others)));
  }
}

TEST_F(Asked, TellsWhatChangedBetweenTwoRunsAndWhy) {
  const Ended stores = ask({"diff", "old.store", "new.store"});
  EXPECT_EQ(stores.code, 1) << stores.err;
  EXPECT_THAT(stores.out,
              AllOf(HasSubstr("~ document <https://example.org/kg/document/workshop.txt>"),
                    HasSubstr("+ Organization \"UNICEF\""),
                    HasSubstr("document: <https://example.org/kg/document/workshop.txt> has "
                              "changed")));
  const Ended quads = ask({"diff", "old/graph.nq", "new/graph.nq", "--json"});
  EXPECT_EQ(quads.code, 1) << quads.err;
  EXPECT_THAT(quads.out, HasSubstr("{\"change\":\"added\",\"what\":\"entity\",\"iri\":"
                                   "\"https://example.org/kg/organization/unicef\""));
  EXPECT_EQ(ask({"diff", "new.store", "new.store"}).code, 0);
  EXPECT_EQ(ask({"diff", "new.store", "new/graph.nq"}).code, 2);
  EXPECT_EQ(ask({"diff", "new.store"}).code, 2);
}

}  // namespace
}  // namespace docweave::test
