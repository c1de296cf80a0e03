#include <fstream>

#include <extractor_harness.hpp>
#include <gmock/gmock.h>
#include <marked_document.hpp>
#include <temporary_folder.hpp>

#include <docweave/error.hpp>
#include <docweave/linker.hpp>

#include "candidates.hpp"
#include "features.hpp"

namespace docweave {
namespace {

using test::MarkedDocument;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// An entity of each marked name; the same words are one.
DocumentGraph entities_of(const Document& document) {
  DocumentGraph graph(document.info());
  std::map<std::pair<Type, std::string>, EntityIndex> known;
  for (const Mention& mention : document.mentions()) {
    if (!is_entity(mention.type) || mention.form != Form::named) continue;
    const std::string name(document.text(mention.span));
    const Evidence words = evidence_of(document, mention.span, "test", "name", 1);
    const auto at = known.find({mention.type, name});
    if (at == known.end()) {
      known[{mention.type, name}] =
          graph.add(Entity{.type = mention.type, .name = name, .mentions = {words}});
    } else {
      graph.entity(at->second).mentions.push_back(words);
    }
  }
  return graph;
}

class LearnedRelations : public testing::Test {
 protected:
  /// What a model of these lines states of marked text: "subject predicate object".
  std::vector<std::string> stated(std::string_view marked, const std::string& model,
                                  const std::string& options = "") {
    document_ = MarkedDocument::read(marked);
    graph_ = entities_of(*document_);
    link(model, options);
    return lines();
  }

  void link(const std::string& model, const std::string& options = "") {
    folder_.write("model.tsv", model);
    test::CollectedDiagnostics diagnostics;
    const std::string given =
        options.empty()
            ? R"("threshold": 0.65, "threshold_of_rules": 0.4, "threshold_of_entities": 0.4, "pairs": "")"
            : options;
    const PluginContext context{Options::parse("{" + given + R"(, "model": "model.tsv"})"),
                                PLUGIN_FOLDER, folder_.path(), diagnostics};
    const std::unique_ptr<Plugin> plugin(docweave_module.create(context));
    dynamic_cast<const Linker&>(*plugin).link(*document_, graph_);
  }

  /// What a rule has stated.
  void state(EntityIndex subject, Predicate predicate, EntityIndex object, double confidence) {
    graph_.add(Statement(
        subject, predicate, object,
        evidence_of(*document_, document_->mentions()[0].span, "test", "rule", confidence)));
  }

  std::vector<std::string> lines() const {
    std::vector<std::string> all;
    for (const Statement& statement : graph_.statements()) {
      const auto* object = std::get_if<EntityIndex>(&statement.object());
      all.push_back(
          graph_.entities()[statement.subject()].name + " " +
          std::string(info(statement.predicate()).name) + " " +
          (object ? graph_.entities()[*object].name : std::get<Literal>(statement.object()).value));
    }
    return all;
  }

  test::TemporaryFolder folder_;
  std::optional<Document> document_;
  DocumentGraph graph_;
};

constexpr const char* kPays =
    "bias\tfunder -2\nProject-Organization between behind funded\tfunder 4\n";

TEST_F(LearnedRelations, AreStatedWhereTheModelHoldsThemForLikely) {
  EXPECT_THAT(
      stated("A word before. [SHORE|Project] is funded in part by the [Hale "
             "Foundation|Organization]. [SHORE|Project] knows the [Port Club|Organization].",
             kPays),
      ElementsAre("SHORE funder Hale Foundation"));
  const Evidence& proof = graph_.statements().front().evidence().front();
  EXPECT_EQ(proof.quote, "SHORE is funded in part by the Hale Foundation.");
  EXPECT_EQ(proof.plugin, "linkers/learned_relations");
  EXPECT_NEAR(proof.confidence, 0.88, 0.01) << "the logistic function of 2";
}

TEST_F(LearnedRelations, AreLeftOutBelowTheThreshold) {
  EXPECT_THAT(
      stated(
          "[SHORE|Project] is funded by [Hale|Organization].", kPays,
          R"("threshold": 0.9, "threshold_of_rules": 0.4, "threshold_of_entities": 0.4, "pairs": "")"),
      IsEmpty());
}

TEST_F(LearnedRelations, AddNothingToWhatIsSaidOfAPair) {
  document_ = MarkedDocument::read("[SHORE|Project] is funded by [Hale|Organization].");
  graph_ = entities_of(*document_);
  state(0, Predicate::partner, 1, 1);
  link(kPays);
  EXPECT_THAT(lines(), ElementsAre("SHORE partner Hale"));
}

/// Rules err where nothing is "funded", and are right where something is.
constexpr const char* kDoubts =
    "bias\tfunder -2\nProject-Organization between behind funded\tfunder 4\n"
    "stated bias\tfunder 0\nstated model\tfunder 1\nstated rule\tfunder 1\n";

TEST_F(LearnedRelations, DropWhatARuleStatesAndTheModelHoldsForUnlikely) {
  document_ = MarkedDocument::read(
      "[SHORE|Project] is funded by [Hale|Organization]. [SHORE|Project] knows "
      "[Rook|Organization].");
  graph_ = entities_of(*document_);
  state(0, Predicate::funder, 1, 0.5);
  state(0, Predicate::funder, 2, 0.5);
  link(kDoubts);
  EXPECT_THAT(lines(), ElementsAre("SHORE funder Hale"));
  EXPECT_NEAR(graph_.statements().front().confidence(), 0.88, 0.01)
      << "the logistic function of 2, as a rule of 0.5 tells nothing";
}

TEST_F(LearnedRelations, KeepWhatARuleIsCertainOf) {
  document_ = MarkedDocument::read("[SHORE|Project] knows [Rook|Organization].");
  graph_ = entities_of(*document_);
  state(0, Predicate::funder, 1, 1);
  link(kDoubts);
  EXPECT_THAT(lines(), ElementsAre("SHORE funder Rook"));
  EXPECT_EQ(graph_.statements().front().confidence(), 1);
}

TEST_F(LearnedRelations, GiveAnEventAnotherDayForOneThatTheModelDoubts) {
  document_ = MarkedDocument::read(
      "[Reef Forum|Event] was announced [3 May|Date=2018-05-03] and met on [9 "
      "May|Date=2018-05-09].");
  graph_ = entities_of(*document_);
  graph_.add(
      Statement(0, Predicate::start_date, Literal{"2018-05-03"},
                evidence_of(*document_, document_->mentions()[1].span, "test", "rule", 0.5)));
  link("bias\tstartDate -1\nEvent-Date < on\tstartDate 3\nstated model\tstartDate 1\n");
  EXPECT_THAT(lines(), ElementsAre("Reef Forum startDate 2018-05-09"));
}

TEST_F(LearnedRelations, BeginAnEventOnTheLikeliestDayAlone) {
  constexpr const char* kModel = "bias\tstartDate 1\tendDate -9\nEvent-Date < on\tstartDate 1\n";
  EXPECT_THAT(stated("[Reef Forum|Event] was announced [3 May|Date=2018-05-03] and met on [9 "
                     "May|Date=2018-05-09/2018-05-11].",
                     kModel),
              ElementsAre("Reef Forum startDate 2018-05-09"));
}

TEST_F(LearnedRelations, TellBothDaysOfARange) {
  constexpr const char* kModel = "bias\tstartDate 1\tendDate 2\n";
  EXPECT_THAT(
      stated("[Reef Forum|Event] met on [9 May|Date=2018-05-09/2018-05-11].", kModel),
      UnorderedElementsAre("Reef Forum startDate 2018-05-09", "Reef Forum endDate 2018-05-11"));
  EXPECT_THAT(stated("[Reef Forum|Event] met on [9 May|Date=2018-05-09].", kModel),
              ElementsAre("Reef Forum endDate 2018-05-09"));
}

TEST_F(LearnedRelations, LetSomebodySpeakAtTheLikeliestEventAlone) {
  constexpr const char* kModel =
      "bias\tperformer 1\nEvent-Person nearer behind yes\tperformer -0.3\n";
  EXPECT_THAT(
      stated("After [Reef Week|Event] the [Coral Forum|Event] heard [Ann Lee|Person].", kModel),
      ElementsAre("Coral Forum performer Ann Lee"));
}

TEST_F(LearnedRelations, AreLookedForFurtherAwayOnlyOfWhatThePageIsAbout) {
  constexpr const char* kModel = "bias\tlocation -2\nEvent-Place place further\tlocation 4\n";
  EXPECT_THAT(
      stated("[Reef Forum|Event] opens.\n[Coral Day|Event] was fun.\nMore.\nCome to [Suva|Place].",
             kModel),
      ElementsAre("Reef Forum location Suva"));
}

TEST_F(LearnedRelations, GoByLabelsHeadingsAndDescriptions) {
  EXPECT_THAT(stated("# [Reef Forum|Event]\n= Venue: [Suva|Place]",
                     "bias\tlocation -2\nEvent-Place key venue\tlocation 4\n"),
              ElementsAre("Reef Forum location Suva"));
  EXPECT_THAT(stated("# [Reef Forum|Event]\n## Our speakers\n[Ann Lee|Person]",
                     "bias\tperformer -2\nEvent-Person heading speakers\tperformer 4\n"),
              ElementsAre("Reef Forum performer Ann Lee"));
  EXPECT_THAT(stated("The [Reef Forum|Event] is over.\nThis [forum|Event.nominal] heard [Ann "
                     "Lee|Person].",
                     "bias\tperformer -2\nEvent-Person gap behind 1\tperformer 4\n"),
              ElementsAre("Reef Forum performer Ann Lee"));
}

TEST_F(LearnedRelations, GoByWhatIsSaidOfOthersInAList) {
  document_ =
      MarkedDocument::read("[SHORE|Project] thanks [Hale|Organization] and [Rook|Organization].");
  graph_ = entities_of(*document_);
  state(0, Predicate::funder, 1, 1);
  link("bias\tfunder -2\nProject-Organization fellow same funder yes\tfunder 4\n");
  EXPECT_THAT(lines(), ElementsAre("SHORE funder Hale", "SHORE funder Rook"));
}

TEST_F(LearnedRelations, AreNoneOfWhatTheModelHoldsForNoEntity) {
  document_ = MarkedDocument::read(
      "[SHORE|Project] thanks [Hale|Organization]. Cookies are kept by [Accept all|Organization].");
  graph_ = entities_of(*document_);
  state(0, Predicate::funder, 1, 1);
  state(0, Predicate::funder, 2, 1);
  link("Organization entity\tentity 2\nOrganization begins accept\tentity -4\n");
  ASSERT_EQ(graph_.entities().size(), 2u);
  EXPECT_THAT(lines(), ElementsAre("SHORE funder Hale"));
}

TEST_F(LearnedRelations, KeepAnUnlikelyEntityThatSeveralSureStatementsSpeakFor) {
  constexpr const char* kModel = "Project entity\tentity -0.8\nOrganization entity\tentity 2\n";
  const auto names_with = [&](double confidence) {
    document_ = MarkedDocument::read("[SHORE|Project], [Hale|Organization], [Rook|Organization]");
    graph_ = entities_of(*document_);
    state(0, Predicate::funder, 1, confidence);
    state(0, Predicate::partner, 2, confidence);
    link(kModel);
    return graph_.entities().size();
  };
  EXPECT_EQ(names_with(0.9), 3u);
  EXPECT_EQ(names_with(0.6), 2u) << "0.31 is less than 0.4";
}

TEST_F(LearnedRelations, NeedAModelThatGivesPredicatesWeights) {
  document_ = MarkedDocument::read("[SHORE|Project]");
  try {
    link("bias\tfunder -2\nProject-Organization < by\tfunds 4\n");
    FAIL() << "a predicate that there is not was taken";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("model.tsv:2"));
    EXPECT_THAT(error.what(), HasSubstr("\"funds 4\" is not a predicate and its weight"));
  }
}

TEST_F(LearnedRelations, AreTrainedOnPairsWithTheirFeatures) {
  EXPECT_THAT(
      stated(
          "[SHORE|Project] is funded by [Hale|Organization].", kPays,
          R"("threshold": 0.65, "threshold_of_rules": 0.4, "threshold_of_entities": 0.4, "pairs": "pairs.ndjson")"),
      IsEmpty());
  std::ifstream file(folder_.path() / "pairs.ndjson");
  std::string line;
  std::getline(file, line);
  EXPECT_THAT(line, HasSubstr(R"("type":"Project","name":"SHORE","features":["Project entity")"));
  while (std::getline(file, line) && line.find("subject_type") == std::string::npos) {
  }
  EXPECT_THAT(line, HasSubstr(R"("subject_type":"Project","subject":"SHORE")"));
  EXPECT_THAT(line, HasSubstr(R"("object_type":"Organization","object":"Hale","said":{})"));
  EXPECT_THAT(line, HasSubstr(R"("Project-Organization between behind funded")"));
}

TEST(Features, HaveTheKeysOfTheirNames) {
  const Document document =
      MarkedDocument::read("[SHORE|Project] is FUNDED by [Hale|Organization].");
  const DocumentGraph graph = entities_of(document);
  const learned::Scene scene(document, graph);
  Features features(true);
  for (const auto& candidate : learned::candidates_of(scene))
    learned::add_features(scene, candidate, features);
  ASSERT_THAT(features.names(), Contains("Project-Organization path behind is funded by"));
  ASSERT_EQ(features.keys().size(), features.names().size());
  for (std::size_t i = 0; i < features.names().size(); ++i)
    EXPECT_EQ(feature_key(features.names()[i]), features.keys()[i]) << features.names()[i];
}

TEST(Candidates, StandInOneStory) {
  const auto pairs = [](std::string_view rule) {
    const Document document = MarkedDocument::read(
        "| [Reef Forum|Event]\n| [5 May 2018|Date=2018-05-05@" + std::string(rule) +
        "]\nForty pilots of nine ports came to learn how ships are brought in at night.\n"
        "| A new quay in Ghent\n| [2 May 2018|Date=2018-05-02@" +
        std::string(rule) +
        "]\nThe [Port Board|Organization] has built a quay, on which forty ships can be at "
        "once.\n");
    const DocumentGraph graph = entities_of(document);
    const learned::Scene scene(document, graph);
    return std::ranges::count_if(learned::candidates_of(scene), [&](const auto& candidate) {
      return scene.thing(candidate.object).type == Type::organization;
    });
  };
  EXPECT_EQ(pairs("publication"), 0);
  EXPECT_EQ(pairs("day"), 1);
}

TEST(Candidates, GrowWithTheTextAndNotWithItsSquare) {
  const auto candidates = [](int paragraphs) {
    std::string text;
    for (int i = 0; i < paragraphs; ++i) {
      text += "[Forum " + std::to_string(i) + "|Event] met [Body " + std::to_string(i) +
              "|Organization] in [Town " + std::to_string(i) + "|Place].\n";
    }
    const Document document = MarkedDocument::read(text);
    const DocumentGraph graph = entities_of(document);
    return learned::candidates_of(learned::Scene(document, graph)).size();
  };
  EXPECT_LE(candidates(400), 2 * candidates(200) + 10);
}

}  // namespace
}  // namespace docweave
