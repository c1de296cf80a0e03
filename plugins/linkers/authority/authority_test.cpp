#include <extractor_harness.hpp>
#include <gmock/gmock.h>
#include <marked_document.hpp>
#include <temporary_folder.hpp>

#include <docweave/error.hpp>
#include <docweave/linker.hpp>

namespace docweave {
namespace {

using test::MarkedDocument;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr const char* kBodies =
    "iri,name,alternate,acronym,country,parent\n"
    "https://b.org/rs,Ministry of Interior,,MOI,RS,\n"
    "https://b.org/al,Ministry of Interior,,MOI,AL,\n"
    "https://b.org/sea,Marine Observation Institute,Sea Institute,MOI,MU,https://b.org/academy\n"
    "https://b.org/academy,Academy of the Oceans,,AOC,MU,\n"
    "https://b.org/fund,Fund for Peace and Justice,,FFPJ,CH,\n"
    "https://b.org/bank,National Bank,,NB,RS,\n"
    "https://b.org/one,Centre for Clean Air,,CCA,RS,\n";

class Linked : public testing::Test {
 protected:
  DocumentGraph link(const Document& document, DocumentGraph graph,
                     const std::string& list = kBodies, const std::string& countries = "false") {
    folder_.write("bodies.csv", list);
    test::CollectedDiagnostics diagnostics;
    const PluginContext context{
        Options::parse(R"({"countries": )" + countries + R"(, "lists": [{"file": "bodies.csv",
            "name": "bodies", "base": "", "type": "Organization"}]})"),
        PLUGIN_FOLDER, folder_.path(), diagnostics};
    const std::unique_ptr<Plugin> plugin(docweave_module.create(context));
    dynamic_cast<const Linker&>(*plugin).link(document, graph);
    return graph;
  }

  /// An entity of each marked name; those of one name or joined by `same` are one.
  static DocumentGraph entities_of(const Document& document,
                                   const std::vector<std::vector<std::string>>& same = {}) {
    DocumentGraph graph(document.info());
    std::map<std::string, Entity> entities;
    std::vector<std::string> order;
    for (const Mention& mention : document.mentions()) {
      std::string name(document.text(mention.span));
      std::string first = name;
      for (const auto& names : same) {
        if (std::ranges::find(names, name) != names.end()) first = names.front();
      }
      Entity& entity = entities[first];
      if (entity.mentions.empty()) order.push_back(first);
      entity.type = mention.type;
      entity.name = first;
      entity.key = mention.value;
      entity.mentions.push_back(evidence_of(document, mention.span, "test", "marked", 1.0));
    }
    for (const std::string& name : order) graph.add(entities[name]);
    return graph;
  }

  /// "name -> iri (rule: quote, ...)" of each link.
  std::vector<std::string> links(std::string_view marked,
                                 const std::vector<std::vector<std::string>>& same = {}) {
    const Document document = MarkedDocument::read(marked);
    return links(link(document, entities_of(document, same)));
  }
  static std::vector<std::string> links(const DocumentGraph& graph) {
    std::vector<std::string> all;
    for (const Statement& statement : graph.statements()) {
      if (statement.predicate() != Predicate::same_as) continue;
      std::string line = graph.entities()[statement.subject()].name + " -> " +
                         std::get<Literal>(statement.object()).value + " (";
      for (const Evidence& evidence : statement.evidence()) {
        line += (line.ends_with('(') ? "" : ", ") + evidence.rule + ": " + evidence.quote;
      }
      all.push_back(line + ")");
    }
    return all;
  }

  test::TemporaryFolder folder_;
};

TEST_F(Linked, LinksAFullNameThatOneEntryBears) {
  const Document document = MarkedDocument::read("The [Centre for Clean Air|Organization] met.");
  const DocumentGraph graph = link(document, entities_of(document));
  EXPECT_THAT(links(graph), ElementsAre("Centre for Clean Air -> https://b.org/one "
                                        "(bodies/name: Centre for Clean Air)"));
  EXPECT_EQ(graph.entities()[0].key, "bodies:https://b.org/one");
  EXPECT_NEAR(graph.statements()[0].confidence(), 0.9, 1e-9);
}

TEST_F(Linked, LinksByAnyNameOfTheEntryHoweverWritten) {
  EXPECT_THAT(links("The [SEA INSTITUTE|Organization] met."),
              ElementsAre("SEA INSTITUTE -> https://b.org/sea (bodies/name: SEA INSTITUTE)"));
}

TEST_F(Linked, LeavesOtherTypesAlone) {
  EXPECT_THAT(links("The [Centre for Clean Air|Project] ended."), IsEmpty());
}

TEST_F(Linked, LinksASharedNameToTheBodyOfTheCountryThatStandsWithIt) {
  EXPECT_THAT(links("The [Ministry of Interior|Organization] of [Albania|Place=AL] and "
                    "[UNDP|Organization] met in [Serbia|Place=RS]."),
              ElementsAre("Ministry of Interior -> https://b.org/al "
                          "(bodies/name: Ministry of Interior, bodies/country: Albania)"));
  EXPECT_THAT(links("[Serbia|Place=RS]’s [Ministry of Interior|Organization] and its guests from "
                    "[Tirana|Place=AL/Tirana]."),
              ElementsAre("Ministry of Interior -> https://b.org/rs "
                          "(bodies/name: Ministry of Interior, bodies/country: Serbia)"));
  EXPECT_THAT(links("The [Ministry of Interior|Organization] ([Tirana|Place=AL/Tirana]) and "
                    "[Serbia|Place=RS]."),
              ElementsAre("Ministry of Interior -> https://b.org/al "
                          "(bodies/name: Ministry of Interior, bodies/country: Tirana)"));
}

TEST_F(Linked, TakesTheOnlyCountryOfTheDocumentForABodysOwn) {
  EXPECT_THAT(links("In [Belgrade|Place=RS/Belgrade] it rained. The [Ministry of "
                    "Interior|Organization] spoke."),
              ElementsAre("Ministry of Interior -> https://b.org/rs "
                          "(bodies/name: Ministry of Interior, bodies/country: Belgrade)"));
}

TEST_F(Linked, LeavesASharedNameWhereTheDocumentDoesNotTellWhichIsMeant) {
  EXPECT_THAT(links("The [Ministry of Interior|Organization] spoke."), IsEmpty());
  EXPECT_THAT(links("The [Ministry of Interior|Organization] spoke of [Albania|Place=AL] and "
                    "[Serbia|Place=RS]."),
              IsEmpty());
  EXPECT_THAT(links("The [Ministry of Interior|Organization] of [France|Place=FR] spoke."),
              IsEmpty());
  EXPECT_THAT(links("The [National Bank|Organization] of [Albania|Place=AL] is not the only one "
                    "of that name in the list."),
              IsEmpty());
}

TEST_F(Linked, TakesTheCountryFromWhereTheDocumentSaysABodyIs) {
  const Document document = MarkedDocument::read(
      "The [Ministry of Interior|Organization] spoke, and so did [Serbia|Place=RS]. It sits in "
      "[Albania|Place=AL].");
  DocumentGraph graph = entities_of(document);
  const Evidence said = evidence_of(document, {0, 5}, "test", "said", 1.0);
  graph.add(Statement(0, Predicate::location, EntityIndex{2}, said));
  EXPECT_THAT(links(link(document, graph)),
              ElementsAre("Ministry of Interior -> https://b.org/al "
                          "(bodies/name: Ministry of Interior, bodies/country: The M)"));
}

TEST_F(Linked, LinksAnAcronymOfSeveralBodiesToTheOneWhoseParentIsNamed) {
  EXPECT_THAT(links("[MOI|Organization] is part of the [Academy of the Oceans|Organization]."),
              UnorderedElementsAre(
                  "MOI -> https://b.org/sea (bodies/acronym: MOI, bodies/parent: Academy of the "
                  "Oceans)"));
  EXPECT_THAT(links("[MOI|Organization] spoke."), IsEmpty());
}

TEST_F(Linked, LinksAnAcronymOfOneBodyAloneOnlyFromFourLettersOn) {
  EXPECT_THAT(links("[FFPJ|Organization] and [CCA|Organization] spoke in [Oslo|Place=NO/Oslo]."),
              ElementsAre("FFPJ -> https://b.org/fund (bodies/acronym: FFPJ)"));
  EXPECT_THAT(
      links("[CCA|Organization] of [Serbia|Place=RS] and [Oslo|Place=NO/Oslo]."),
      ElementsAre("CCA -> https://b.org/one (bodies/acronym: CCA, bodies/country: Serbia)"));
}

TEST_F(Linked, NeverLinksAnAcronymThatTheDocumentDefinesToBeSomethingElse) {
  EXPECT_THAT(links("The [Fair Film Prize Jury|Organization] ([FFPJ|Organization]) met.",
                    {{"Fair Film Prize Jury", "FFPJ"}}),
              IsEmpty());
  EXPECT_THAT(
      links("[FFPJ|Organization] and [FFPJ Serbia|Organization] met.", {{"FFPJ Serbia", "FFPJ"}}),
      ElementsAre("FFPJ Serbia -> https://b.org/fund (bodies/acronym: FFPJ)"));
}

TEST_F(Linked, ChoosesByTheNameThatTheDocumentGivesAnAcronym) {
  EXPECT_THAT(links("The [Marine Observation Institute|Organization] ([MOI|Organization]) met.",
                    {{"Marine Observation Institute", "MOI"}}),
              ElementsAre("Marine Observation Institute -> https://b.org/sea (bodies/name: Marine "
                          "Observation Institute, bodies/acronym: MOI)"));
}

TEST_F(Linked, LinksPlacesOnlyWithinTheirCountry) {
  const char* places =
      "iri,name,country,type\nhttps://p.org/1,Novi Sad,RS,Place\nhttps://p.org/2,Bar,ME,Place\n";
  const Document document =
      MarkedDocument::read("From [Novi Sad|Place=RS/Novi Sad] to [Bar|Place=FR/Bar] and back.");
  const DocumentGraph graph = link(document, entities_of(document), places);
  EXPECT_THAT(links(graph), ElementsAre("Novi Sad -> https://p.org/1 (bodies/name: Novi Sad)"));
  EXPECT_EQ(graph.entities()[0].key, "RS/Novi Sad") << "a key that was there stays";
}

TEST_F(Linked, LinksCountriesByCodeOrName) {
  const Document document = MarkedDocument::read(
      "[Serbia|Place=RS], [Côte d'Ivoire|Place], [ME|Place], [Georgia|Place=US/Georgia].");
  const DocumentGraph graph = link(document, entities_of(document), kBodies, "true");
  const std::string table = "http://publications.europa.eu/resource/authority/country/";
  EXPECT_THAT(links(graph),
              ElementsAre("Serbia -> " + table + "SRB (iso3166/code: Serbia)",
                          "Côte d'Ivoire -> " + table + "CIV (iso3166/name: Côte d'Ivoire)"));
  EXPECT_EQ(graph.entities()[1].key, "CI");
}

TEST_F(Linked, NamesTheListThatCannotBeRead) {
  const Document document = MarkedDocument::read("[X|Place]");
  try {
    link(document, entities_of(document), "nonsense\n");
    FAIL() << "a list without columns was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_data);
    EXPECT_THAT(error.what(), testing::HasSubstr("bodies.csv: line 1: names the columns nonsense"));
  }
}

}  // namespace
}  // namespace docweave
