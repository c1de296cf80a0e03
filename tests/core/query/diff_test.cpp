#include "query/diff.hpp"

#include <gmock/gmock.h>

#include <docweave/error.hpp>

#include "document_says.hpp"
#include "resolve/resolver.hpp"
#include "store/store.hpp"
#include "temporary_folder.hpp"

namespace docweave::query {
namespace {

using test::DocumentSays;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Diff : public testing::Test {
 protected:
  /// Writes a store; each document's content is hashed as `content` says, else as its id.
  std::filesystem::path store(const std::string& name, const std::vector<DocumentSays>& documents,
                              const std::map<std::string, std::string>& content = {},
                              const std::vector<Correction>& corrections = {}) {
    Store store(folder_ / name);
    store.begin_run("stages", {});
    for (const DocumentSays& each : documents) {
      const std::string& id = each.graph().info().id;
      const auto changed = content.find(id);
      store.replace({id, changed == content.end() ? id : changed->second, {each.graph()}});
    }
    resolve(store, {.base = "https://e.org/", .corrections = corrections});
    return folder_ / name;
  }

  /// "sign what: cause: detail", IRIs without the base.
  std::vector<std::string> changes(const std::filesystem::path& before,
                                   const std::filesystem::path& after) {
    Snapshots snapshots(before, after);
    std::vector<std::string> lines;
    compare(snapshots, [&](const Change& change) {
      std::string line = change.kind + " " + change.what + " " + change.iri + change.subject;
      if (!change.predicate.empty()) line += " " + change.predicate + " " + change.object;
      for (const std::string& detail : change.details) line += " [" + detail + "]";
      if (!change.cause.kind.empty()) line += "; " + change.cause.kind + ": " + change.cause.detail;
      for (auto at = line.find("https://e.org/"); at != std::string::npos;
           at = line.find("https://e.org/")) {
        line.erase(at, std::string("https://e.org/").size());
      }
      lines.push_back(std::move(line));
    });
    return lines;
  }

  static DocumentSays funding(const std::string& id, const std::string& funder) {
    DocumentSays document(id);
    const auto project = document.entity(Type::project, {"Shared Rivers"});
    document.relation(project, Predicate::funder, document.entity(Type::organization, {funder}));
    return document;
  }

  test::TemporaryFolder folder_;
};

TEST_F(Diff, FindsNothingBetweenAStoreAndItself) {
  const auto same = store("same", {funding("a", "Fund One"), funding("b", "Fund Two")});
  EXPECT_THAT(changes(same, same), IsEmpty());
}

TEST_F(Diff, TellsWhichNewDocumentBroughtWhat) {
  const auto before = store("before", {funding("a", "Fund One")});
  const auto after = store("after", {funding("a", "Fund One"), funding("b", "Fund Two")});
  EXPECT_THAT(changes(before, after),
              ElementsAre("added document document/b",
                          "added entity organization/fund-two; document: <document/b> is new",
                          "added statement project/shared-rivers funder organization/fund-two; "
                          "document: <document/b> is new"));
  EXPECT_THAT(changes(after, before),
              Contains("removed statement project/shared-rivers funder organization/fund-two; "
                       "document: <document/b> is gone"));
}

TEST_F(Diff, TellsADocumentThatChangedFromRulesThatDid) {
  const auto before = store("before", {funding("a", "Fund One")});
  const auto document = store("document", {funding("a", "Fund Two")}, {{"a", "other bytes"}});
  const auto rules = store("rules", {funding("a", "Fund Two")});
  EXPECT_THAT(changes(before, document),
              AllOf(Contains("changed document document/a"),
                    Contains("added statement project/shared-rivers funder organization/fund-two; "
                             "document: <document/a> has changed")));
  EXPECT_THAT(changes(before, rules),
              ElementsAre(HasSubstr("added entity organization/fund-two; rule: the plugins"),
                          HasSubstr("removed entity organization/fund-one; rule: the plugins"),
                          "added statement project/shared-rivers funder organization/fund-two; "
                          "rule: extractors/test: written down finds it now",
                          "removed statement project/shared-rivers funder organization/fund-one; "
                          "rule: extractors/test: written down finds it no more"));
}

TEST_F(Diff, TellsThatEntitiesWereMerged) {
  DocumentSays link("z");
  link.entity(Type::organization, {"Fund for Upper Rivers", "FUR"});
  const std::vector<DocumentSays> apart = {funding("a", "FUR"),
                                           funding("b", "Fund for Upper Rivers")};
  std::vector<DocumentSays> together = apart;
  together.push_back(link);
  const auto before = store("before", apart);
  const auto after = store("after", together);
  const auto lines = changes(before, after);
  EXPECT_THAT(lines, Contains("removed entity organization/fur; merge: <organization/fur> is now "
                              "<organization/fund-for-upper-rivers>"));
  EXPECT_THAT(lines, Contains("removed statement project/shared-rivers funder organization/fur; "
                              "merge: <organization/fur> is now "
                              "<organization/fund-for-upper-rivers>"));
  EXPECT_THAT(lines, Contains(AllOf(HasSubstr("changed entity organization/fund-for-upper-rivers "
                                              "[added name \"FUR\"]"),
                                    HasSubstr("merge: "))));
}

TEST_F(Diff, TellsWhatCorrectionsDid) {
  const EntityReference rivers{.iri = "https://e.org/project/shared-rivers"};
  const EntityReference fund{.name = "Fund One"};
  Correction rename, retype, wrong, drop;
  rename.action = Correction::Action::rename;
  rename.entities = {rivers};
  rename.name = "Common Rivers";
  retype.action = Correction::Action::retype;
  retype.entities = {fund};
  retype.type = Type::project;
  wrong.action = Correction::Action::wrong;
  wrong.entities = {rivers, fund};
  wrong.predicate = Predicate::funder;
  drop.action = Correction::Action::drop;
  drop.entities = {{.name = "Fund Two"}};
  const std::vector<DocumentSays> documents = {funding("a", "Fund One"), funding("b", "Fund Two")};
  const auto before = store("before", documents);
  const auto after = store("after", documents, {}, {rename, retype, wrong, drop});
  EXPECT_THAT(
      changes(before, after),
      ElementsAre("removed entity organization/fund-two; correction: \"Fund Two\" of <document/b> "
                  "is now dropped",
                  "changed entity organization/fund-one [type \"Organization\" became "
                  "\"Project\"]; correction: <organization/fund-one> is now retyped",
                  "changed entity project/shared-rivers [name \"Shared Rivers\" became \"Common "
                  "Rivers\"]; correction: <project/shared-rivers> is now renamed",
                  "removed statement project/shared-rivers funder organization/fund-one; "
                  "correction: it is now marked as wrong",
                  "removed statement project/shared-rivers funder organization/fund-two; "
                  "correction: \"Fund Two\" of <document/b> is now dropped"));
  EXPECT_THAT(changes(after, before),
              AllOf(Contains(HasSubstr("correction: <project/shared-rivers> is no longer renamed")),
                    Contains("added statement project/shared-rivers funder organization/fund-one; "
                             "correction: it is no longer marked as wrong")));
}

TEST_F(Diff, TellsOfAStatusThatChanged) {
  const auto with = [](Status status) {
    DocumentSays document("a");
    const auto event = document.entity(Type::event, {"Conference on Roads and Tunnels"});
    document.relation(event, Predicate::location, document.entity(Type::place, {"Foča"}), 1.0,
                      status);
    return document;
  };
  const auto before = store("before", {with(Status::planned)});
  const auto after = store("after", {with(Status::cancelled)}, {{"a", "other bytes"}});
  EXPECT_THAT(changes(before, after),
              Contains("changed statement event/conference-on-roads-and-tunnels location "
                       "place/foca [status \"planned\" became \"cancelled\"]; document: "
                       "<document/a> has changed"));
}

TEST_F(Diff, RefusesAStoreBesideQuads) {
  const auto quads = folder_.write("graph.nq", "");
  const auto one = store("one", {funding("a", "Fund One")});
  EXPECT_THROW(Snapshots(one, quads), Error);
  EXPECT_THROW(Snapshots(quads, quads), Error) << "no evidence";
}

}  // namespace
}  // namespace docweave::query
