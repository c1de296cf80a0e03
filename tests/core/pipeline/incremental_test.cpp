#include <cstdlib>
#include <map>
#include <random>

#include <gmock/gmock.h>

#include "pipeline/run_pipeline.hpp"
#include "stage_doubles.hpp"
#include "store/store.hpp"
#include "temporary_folder.hpp"
#include "written_out.hpp"

namespace docweave {
namespace {

namespace fs = std::filesystem;
using test::read_file;

/// Each line of a document says something: "org A|B|C" names a body, "place P KEY" a place, "event
/// T" an event, and "organizer", "location" and "start" what is said of the last event.
void link_lines(const Document& document, DocumentGraph& graph) {
  std::optional<EntityIndex> event, last;
  for (const Block& block : document.blocks()) {
    const std::string line(document.text(block.span));
    const std::size_t space = line.find(' ');
    const std::string what = line.substr(0, space);
    const Evidence evidence = evidence_of(document, block.span, "linkers/lines", what, 0.8);
    if (what == "start") {
      graph.add(
          Statement(*event, Predicate::start_date, Literal{line.substr(space + 1)}, evidence));
    } else if (what == "organizer" || what == "location") {
      graph.add(Statement(*event, *predicate_named(what), *last, evidence));
    } else {
      Entity entity{Type::organization, "", {}, "", {evidence}};
      if (what == "event") entity.type = Type::event;
      if (what == "place") entity.type = Type::place;
      if (what == "person") entity.type = Type::person;
      std::istringstream names(line.substr(space + 1));
      std::getline(names, entity.name, '|');
      for (std::string name; std::getline(names, name, '|');) {
        entity.mentions.push_back(evidence);
        entity.mentions.back().quote = name;
        entity.alternate_names.push_back(name);
      }
      last = graph.add(std::move(entity));
      if (what == "event") event = last;
    }
  }
}

class Incremental : public testing::Test {
 protected:
  Incremental() {
    config.name = "lines";
    config.base = "https://e.org/";
    config.inputs = {(folder / "docs").string()};
    config.limits = {.input_bytes = 100'000, .container_depth = 1};
    config.outputs = {{.plugin = "all", .path = "all.txt"}};
    stages.sources.push_back(test::source("lines", [this](const Input& input, SourceSink& sink) {
      ++read;
      DocumentBuilder builder({.id = input.id});
      std::istringstream lines(input.bytes);
      for (std::string line; std::getline(lines, line);) {
        builder.add_block(BlockKind::line, line);
      }
      sink.emit(std::move(builder).build());
    }));
    stages.linkers.push_back(
        test::linker("lines", [](const Document& document, DocumentGraph& graph) {
          link_lines(document, graph);
          // The harness checks that quotes are in the text; the names of a line all are.
          for (EntityIndex i = 0; i < graph.entities().size(); ++i) {
            for (Evidence& mention : graph.entity(i).mentions) {
              const std::size_t at = document.text().find(mention.quote, mention.span.begin);
              mention.span = {static_cast<std::uint32_t>(at),
                              static_cast<std::uint32_t>(at + mention.quote.size())};
            }
          }
        }));
    stages.outputs.push_back(test::output("all", [](const Graph& graph, OutputTarget& target) {
      target.stream() << test::written_out(graph);
    }));
    fs::create_directory(folder / "docs");
  }

  std::string run(const fs::path& store, bool read_all = false) {
    CollectedDiagnostics diagnostics;
    run_pipeline(config, stages, diagnostics,
                 {.folder = folder / "out", .threads = 2, .store = store, .read_all = read_all});
    return read_file(folder / "out/all.txt");
  }

  test::TemporaryFolder folder;
  PipelineConfig config;
  Stages stages;
  std::atomic<int> read = 0;
};

class Author {
 public:
  explicit Author(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t size) { return random_() % size; }

  std::string document() {
    std::string text;
    for (std::size_t parts = 1 + below(3); parts > 0; --parts) {
      text += pick({"org Ministry of Interior of Serbia|MOI\n", "org Ministry of Interior|MOI\n",
                    "org MOI\n", "org Ministry of Interior of Albania|MOI\n", "org OSCE\n",
                    "org Organization for Security and Co-operation in Europe|OSCE\n",
                    "org European Union|EU\n", "org EU\n", "person Ana Kos\n",
                    "person John Smith\n", "place Skopje\n", "place Tirana\n"});
      if (below(2) == 0) continue;
      text += pick({"event Regional Risk Analysis Workshop\n", "event Closing ceremony\n"});
      text += pick({"place Skopje\nlocation -\n", "org OSCE\norganizer -\n", ""});
      text += pick({"start 2018-06-04\n", "start 2018-06\n", "start 2019-01-02\n", ""});
    }
    return text;
  }

 private:
  std::string pick(const std::vector<std::string>& from) { return from[below(from.size())]; }
  std::mt19937 random_;
};

void copy_registry(const fs::path& from, const fs::path& to) {
  { Store start(to); }
  sqlite::Database database(to);
  database.run("ATTACH '" + from.string() +
               "' AS old; "
               "INSERT INTO registry SELECT * FROM old.registry; DETACH old");
}

TEST_F(Incremental, EndsWithTheBytesOfARunFromScratchWhateverChangedBefore) {
  for (unsigned seed = 1; seed <= 2; ++seed) {
    Author author(seed);
    const std::string store = "graph" + std::to_string(seed) + ".db";
    std::map<std::string, std::string> documents;
    for (int step = 0; step < 4; ++step) {
      for (int change = 0; change < 6; ++change) {
        const std::string name = "docs/" + std::to_string(author.below(14)) + ".txt";
        if (documents.contains(name) && author.below(3) == 0) {
          documents.erase(name);
          fs::remove(folder / name);
        } else {
          folder.write(name, documents[name] = author.document());
        }
      }
      const std::string incremental = run(folder / store);
      const std::string fresh = "fresh" + store + std::to_string(step);
      copy_registry(folder / store, folder / fresh);
      ASSERT_EQ(run(folder / fresh), incremental) << "seed " << seed << ", step " << step;
      ASSERT_EQ(run(folder / store, true), incremental) << "all read again";
      ASSERT_EQ(run(folder / store), incremental) << "nothing changed";
    }
    for (const auto& [name, text] : documents) fs::remove(folder / name);
  }
}

TEST_F(Incremental, ReadsOnlyWhatIsNewOrChanged) {
  folder.write("docs/a.txt", "org OSCE\n");
  folder.write("docs/b.txt", "org OSCE\n");
  run(folder / "graph.db");
  EXPECT_EQ(read, 2);
  folder.write("docs/b.txt", "org EU\n");
  folder.write("docs/c.txt", "org EU\n");
  run(folder / "graph.db");
  EXPECT_EQ(read, 4);
  run(folder / "graph.db");
  EXPECT_EQ(read, 4);
  config.limits.container_depth = 2;
  run(folder / "graph.db");
  EXPECT_EQ(read, 7) << "read with other settings";
}

TEST_F(Incremental, KeepsIrisWhenABetterNameIsLearnt) {
  folder.write("docs/a.txt", "org OSCE\n");
  EXPECT_THAT(run(folder / "graph.db"), testing::HasSubstr("organization/osce \"OSCE\""));
  folder.write("docs/b.txt", "org Organization for Security and Co-operation in Europe|OSCE\n");
  EXPECT_THAT(run(folder / "graph.db"),
              testing::HasSubstr("organization/osce \"Organization for Security and Co-operation"));
  fs::remove(folder / "docs/a.txt");
  EXPECT_THAT(run(folder / "graph.db"), testing::HasSubstr("organization/osce "));
}

TEST_F(Incremental, ObeysCorrectionsAndReportsThoseThatNoLongerApply) {
  folder.write("docs/a.txt", "org Border Guard\n");
  folder.write("docs/b.txt", "org Frontex\n");
  folder.write("docs/c.txt", "org Delta\n");
  config.corrections = folder.write("corrections.json", R"([
    {"action": "same", "reason": "renamed in 2016", "author": "a reader",
     "entities": [{"name": "Frontex"}, {"iri": "https://e.org/organization/border-guard"}]},
    {"action": "drop", "entities": [{"iri": "https://e.org/organization/delta"}]},
    {"action": "rename", "entities": [{"name": "Ghost"}], "name": "Spirit"}])");
  CollectedDiagnostics diagnostics;
  for (int times = 0; times < 2; ++times) {
    const Report report = run_pipeline(config, stages, diagnostics,
                                       {.folder = folder / "out", .store = folder / "graph.db"});
    const std::string all = read_file(folder / "out/all.txt");
    EXPECT_THAT(all, testing::HasSubstr("organization/frontex \"Border Guard\" 2 2"));
    EXPECT_THAT(all, testing::Not(testing::HasSubstr("delta \"")));
    EXPECT_EQ(report.counts.entities.at(Type::organization), 1u);
    ASSERT_FALSE(report.diagnostics.empty());
    EXPECT_THAT(report.diagnostics.back().message,
                testing::HasSubstr("corrections.json: /2: name \"Ghost\" is not in the graph"));
  }
}

TEST_F(Incremental, TakesOutWrongStatementsWithAndWithoutAStore) {
  folder.write("docs/a.txt", "event Regional Workshop\norg OSCE\norganizer -\nstart 2018-06-04\n");
  const std::string workshop = R"("subject": {"iri": "https://e.org/event/regional-workshop"})";
  config.corrections = folder.write(
      "corrections.json", R"([
    {"action": "wrong", )" + workshop +
                              R"(, "predicate": "startDate", "value": "2018-06-04"},
    {"action": "wrong", )" + workshop +
                              R"(, "predicate": "organizer", "object": {"name": "EU"}}])");
  for (const char* store : {"graph.db", "graph.db", ""}) {
    CollectedDiagnostics diagnostics;
    const Report report = run_pipeline(
        config, stages, diagnostics,
        {.folder = folder / "out", .store = *store == 0 ? fs::path() : folder / store});
    EXPECT_EQ(report.counts.statements.at(Predicate::start_date), 0u) << store;
    EXPECT_EQ(report.counts.statements.at(Predicate::organizer), 1u) << store;
    EXPECT_THAT(read_file(folder / "out/all.txt"), testing::Not(testing::HasSubstr("2018-06-04")));
    ASSERT_EQ(report.diagnostics.size(), 1u);
    EXPECT_THAT(report.diagnostics[0].message,
                testing::HasSubstr("corrections.json: /1: nothing states any more, or ever did"));
  }
}

}  // namespace
}  // namespace docweave
