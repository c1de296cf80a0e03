#include "query/written_graph.hpp"

#include <sstream>

#include <gmock/gmock.h>

#include <docweave/error.hpp>

#include "temporary_folder.hpp"

namespace docweave::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// An evidence graph as the N-Quads output has it, one triple a line.
constexpr const char* kEvidence = R"(
<d#s1> rdf:type rdf:Statement
<d#s1> rdf:subject <e>
<d#s1> rdf:predicate <https://schema.org/funder>
<d#s1> rdf:object <f>
<d#s1> dw:status dw:asserted
<d#s1> dw:evidence <d#s1e1>
<d#s1e1> oa:hasSource <d>
<d#s1e1> dw:plugin "extractors/r"
<d#s1e1> dw:rule "by"
<d#s1e1> oa:hasSelector <d#q>
<d#q> oa:exact "paid \"all\""
<d#s1e1> oa:hasSelector <d#t>
<d#t> dw:byteStart "4"
<d#t> dw:byteEnd "14"
<d#s1e1> oa:hasSelector <d#o>
<d#o> oa:start "40"
<d#o> oa:end "50"
)";

std::string whole(std::string name) {
  const std::pair<std::string, std::string> prefixes[] = {
      {"rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
      {"dw:", "https://docweave.org/ns#"},
      {"oa:", "http://www.w3.org/ns/oa#"}};
  for (const auto& [prefix, space] : prefixes) {
    if (name.starts_with(prefix)) return "<" + space + name.substr(prefix.size()) + ">";
  }
  return name.starts_with("<http") || name.front() == '"' ? name
                                                          : "<https://e.org/" + name.substr(1);
}

/// The evidence graph as N-Quads, its lines in the given order.
std::string quads(std::string_view triples, bool backwards = false) {
  std::string text;
  std::istringstream lines{std::string(triples)};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    const auto first = line.find(' '), second = line.find(' ', first + 1);
    const std::string quad = whole(line.substr(0, first)) + " " +
                             whole(line.substr(first + 1, second - first - 1)) + " " +
                             whole(line.substr(second + 1)) + " <https://e.org/d#evidence> .\n";
    text = backwards ? quad + text : text + quad;
  }
  return text;
}

class Written : public testing::Test {
 protected:
  std::vector<WrittenStatement> read(const std::string& quads_) {
    std::vector<WrittenStatement> all;
    read_written_graph(folder_.write("graph.nq", quads_),
                       {[&](const WrittenStatement& each) { all.push_back(each); }, {}});
    return all;
  }
  test::TemporaryFolder folder_;
};

TEST_F(Written, StatementsComeWithTheirEvidenceInAnyOrderOfLines) {
  for (const bool backwards : {false, true}) {
    const auto all = read(quads(kEvidence, backwards));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].subject, "https://e.org/e");
    EXPECT_EQ(all[0].predicate, "https://schema.org/funder");
    EXPECT_EQ(all[0].status, "https://docweave.org/ns#asserted");
    ASSERT_EQ(all[0].evidence.size(), 1U);
    const WrittenEvidence& evidence = all[0].evidence[0];
    EXPECT_EQ(evidence.document, "https://e.org/d");
    EXPECT_EQ(evidence.quote, "paid \"all\"");
    EXPECT_EQ(evidence.begin, 4U);
    EXPECT_EQ(evidence.end, 14U);
    EXPECT_EQ(evidence.place, (Place{40, 50, 0}));
    EXPECT_EQ(evidence.plugin + ": " + evidence.rule, "extractors/r: by");
  }
}

TEST_F(Written, OtherTriplesArePassedOn) {
  std::vector<std::string> subjects;
  const auto file = folder_.write(
      "graph.nq", "<https://e.org/e> <https://schema.org/name> \"E\" .\n" + quads(kEvidence));
  read_written_graph(file, {[](const WrittenStatement&) {},
                            [&](const rdf::Quad& quad) { subjects.emplace_back(quad.subject); }});
  EXPECT_THAT(subjects, ElementsAre("https://e.org/e", "https://e.org/d#s1"));
}

TEST_F(Written, EvidenceWithoutQuoteOrWithABadNumberIsRefused) {
  const auto without = [](std::string line) {
    std::string triples = kEvidence;
    return quads(triples.erase(triples.find(line), line.size()));
  };
  const auto message = [&](const std::string& text) -> std::string {
    try {
      read(text);
    } catch (const Error& error) {
      return error.what();
    }
    return "was read";
  };
  EXPECT_THAT(message(without("<d#q> oa:exact \"paid \\\"all\\\"\"\n")),
              HasSubstr("<https://e.org/d#s1e1> has no source, quote or place"));
  std::string bad = quads(kEvidence);
  bad.replace(bad.find("\"14\""), 4, "\"1x\"");
  EXPECT_THAT(message(bad), HasSubstr("\"1x\" is no number of bytes"));
  EXPECT_THROW(read_written_graph("/nowhere.nq", {}), Error);
}

}  // namespace
}  // namespace docweave::query
