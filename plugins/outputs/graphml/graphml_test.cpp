#include "graphml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "memory_graph.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"
#include "xml_text.hpp"

namespace docweave {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string sample(std::size_t quotes = 5) {
  return test::written(GraphMl(quotes), test::sample_graph());
}

/// The line that begins so.
std::string line(const std::string& text, const std::string& beginning) {
  const auto begin = text.find("\n" + beginning);
  if (begin == std::string::npos) return {};
  return text.substr(begin + 1, text.find('\n', begin + 1) - begin - 1);
}

std::string node(const std::string& text, const std::string& id) {
  return line(text, "<node id=\"https:..example_2Eorg.kg." + id + "\">");
}

TEST(GraphMl, WritesAnEntityAsANodeWithItsLabelTypeAndNames) {
  EXPECT_THAT(node(sample(), "organization.fund"),
              AllOf(HasSubstr("<data key=\"label\">Fund for Peace &amp; &lt;Justice&gt;</data>"),
                    HasSubstr("<data key=\"type\">Organization</data>"),
                    HasSubstr("<data key=\"alternateNames\">FfP; The Fund</data>"),
                    HasSubstr("<data key=\"fundingAgency\">true</data>"),
                    HasSubstr("<data key=\"documents\">2</data>")));
}

TEST(GraphMl, MakesLiteralsAttributesOfTheirNode) {
  const std::string text = sample();
  EXPECT_THAT(node(text, "event.workshop"),
              AllOf(HasSubstr("<data key=\"startDate\">2018-07-18</data>"),
                    HasSubstr("<data key=\"endDate\">2018-07</data>")));
  EXPECT_THAT(node(text, "project.borders"), HasSubstr("<data key=\"amount\">EUR 1000000</data>"));
}

TEST(GraphMl, FoldsTheEvidenceOfAllDocumentsIntoAnEdge) {
  const std::string funder = line(sample(), "<edge id=\"e5\"");
  EXPECT_THAT(funder, AllOf(HasSubstr("source=\"https:..example_2Eorg.kg.project.borders\""),
                            HasSubstr("target=\"https:..example_2Eorg.kg.organization.fund\""),
                            HasSubstr("<data key=\"edge-label\">funder</data>"),
                            HasSubstr("<data key=\"edge-weight\">2</data>"),
                            HasSubstr("<data key=\"edge-confidence\">0.9375</data>"),
                            HasSubstr("funded by the Fund; paid by FfP</data>")));
}

TEST(GraphMl, CarriesNoMoreQuotesThanAskedFor) {
  EXPECT_THAT(sample(1), AllOf(HasSubstr("funded by the Fund</data>"), Not(HasSubstr("paid by"))));
  EXPECT_THAT(sample(0), Not(HasSubstr("<data key=\"edge-quotes\">")));
}

TEST(GraphMl, MarksWhatIsPlannedAndLeavesOutWhatIsDenied) {
  EXPECT_THAT(sample(), AllOf(HasSubstr("<data key=\"edge-status\">planned</data>"),
                              Not(HasSubstr("<data key=\"edge-label\">attendee</data>"))));
}

TEST(XmlText, ReplacesWhatXmlCannotHold) {
  std::string text;
  append_xml(text, "a\x01<\r\n\uFFFE\uFFFF\U0001F600]]>");
  EXPECT_EQ(text, "a\uFFFD&lt;&#13;\n\uFFFD\uFFFD\U0001F600]]&gt;");
}

TEST(XmlText, KeepsDifferentIrisDifferentAsTokens) {
  std::string slash, dot, underscore;
  append_token(slash, "a/b");
  append_token(dot, "a.b");
  append_token(underscore, "a_2Eb");
  EXPECT_EQ(slash, "a.b");
  EXPECT_EQ(dot, "a_2Eb");
  EXPECT_EQ(underscore, "a_5F2Eb");
}

}  // namespace
}  // namespace docweave
