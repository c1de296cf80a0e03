#include "gexf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "memory_graph.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"

namespace docweave {
namespace {

using property_graph::Parallel;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// The line that begins so.
std::string line(const std::string& beginning) {
  const std::string text = test::written(Gexf(Parallel::fold, 5), test::sample_graph());
  const auto begin = text.find("\n" + beginning);
  if (begin == std::string::npos) return {};
  return text.substr(begin + 1, text.find('\n', begin + 1) - begin - 1);
}

std::string node(const std::string& path) {
  return line("<node id=\"https://example.org/kg/" + path + "\"");
}

TEST(Gexf, WritesAnEntityAsANode) {
  EXPECT_THAT(node("organization/fund"),
              AllOf(HasSubstr(" label=\"Fund for Peace &amp; &lt;Justice&gt;\""),
                    HasSubstr("<attvalue for=\"type\" value=\"Organization\"/>"),
                    HasSubstr("<attvalue for=\"alternateNames\" value=\"FfP; The Fund\"/>"),
                    HasSubstr("<viz:color r=\"0\" g=\"114\" b=\"178\"/>"),
                    HasSubstr("<viz:size value=\"15\"/>"), Not(HasSubstr("<spell"))));
}

TEST(Gexf, LetsAnEventExistFromItsFirstToItsLastDay) {
  EXPECT_THAT(node("event/workshop"),
              AllOf(HasSubstr("<spells><spell start=\"2018-07-01\" end=\"2018-07-31\"/></spells>"),
                    HasSubstr("<attvalue for=\"startDate\" value=\"2018-07-18\"/>")));
}

TEST(Gexf, WritesAStatementAsAnEdgeOfItsKindWithWhatProvesIt) {
  EXPECT_THAT(line("<edge id=\"e5\""),
              AllOf(HasSubstr(" kind=\"funder\" label=\"funder\" weight=\"2\""),
                    HasSubstr("<attvalue for=\"confidence\" value=\"0.9375\"/>"),
                    HasSubstr("value=\"funded by the Fund; paid by FfP\"/>")));
  EXPECT_THAT(line("<edge id=\"e1\""), HasSubstr("value=\"said &quot;so&quot;&#10;\uFFFD\\\"/>"));
}

TEST(Gexf, KeepsDocumentsApartWhereAsked) {
  EXPECT_THAT(test::written(Gexf(Parallel::apart, 0), test::sample_graph()),
              AllOf(HasSubstr("<edge id=\"e6\""), Not(HasSubstr("for=\"quotes\""))));
}

}  // namespace
}  // namespace docweave
