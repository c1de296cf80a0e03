#include "rdf/rdf_reader.hpp"

#include <gmock/gmock.h>

#include <docweave/error.hpp>

namespace docweave::rdf {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Gives a text in blocks of so many bytes.
Text in_blocks(std::string_view whole, std::size_t size) {
  return {"file", [whole, size, at = std::size_t{0}]() mutable {
            const std::string_view block = whole.substr(std::min(at, whole.size()), size);
            at += block.size();
            return block;
          }};
}

std::vector<std::string> quads(Syntax syntax, std::string_view text, std::size_t block = 7) {
  std::vector<std::string> all;
  read(syntax, in_blocks(text, block), [&](const Quad& quad) {
    std::string line = std::string(quad.subject) + " " + std::string(quad.predicate) + " ";
    line += quad.literal ? "\"" + std::string(quad.object) + "\"" : std::string(quad.object);
    if (!quad.datatype.empty()) line += "^^" + std::string(quad.datatype);
    if (!quad.graph.empty()) line += " @" + std::string(quad.graph);
    all.push_back(std::move(line));
  });
  return all;
}

constexpr std::string_view kGood = "<https://x.org/a> <https://x.org/p> <https://x.org/b> .\n";

TEST(RdfReader, ReadsQuadsWithTheirGraphsAndEscapes) {
  EXPECT_THAT(quads(Syntax::nquads,
                    "<https://x.org/a> <https://x.org/p> \"say \\\"so\\\"\\n\\u005C \\u20AC\" .\n"
                    "<https://x.org/a> <https://x.org/p> "
                    "\"1\"^^<http://www.w3.org/2001/XMLSchema#decimal> <https://x.org/g> .\n"
                    "_:b <https://x.org/p> <https://x.org/c> .\n"),
              ElementsAre("https://x.org/a https://x.org/p \"say \"so\"\n\\ €\"",
                          "https://x.org/a https://x.org/p "
                          "\"1\"^^http://www.w3.org/2001/XMLSchema#decimal @https://x.org/g",
                          "_:b https://x.org/p https://x.org/c"));
}

TEST(RdfReader, WritesPrefixedAndRelativeNamesOut) {
  EXPECT_THAT(quads(Syntax::turtle,
                    "@prefix x: <https://x.org/> .\n@base <https://b.org/> .\n"
                    "<a> x:p x:c , \"l\"@en .\n"),
              ElementsAre("https://b.org/a https://x.org/p https://x.org/c",
                          "https://b.org/a https://x.org/p \"l\""));
}

TEST(RdfReader, TellsTheLineOfAMistake) {
  std::size_t seen = 0;
  const std::string text = std::string(kGood) + "<https://x.org/a> nonsense .\n";
  try {
    read(Syntax::nquads, in_blocks(text, 4096), [&](const Quad&) { ++seen; });
    FAIL() << "nonsense was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_data);
    EXPECT_THAT(error.what(), HasSubstr("file: line 2"));
  }
  EXPECT_EQ(seen, 1U);
}

TEST(RdfReader, LetsWhatTheSinkAndTheTextThrowPass) {
  const auto refuse = [](const Quad&) { throw std::runtime_error("enough"); };
  EXPECT_THROW(read(Syntax::nquads, in_blocks(kGood, 5), refuse), std::runtime_error);
  const Text broken{"file", []() -> std::string_view { throw Error(ErrorCode::io, "disk", "x"); }};
  EXPECT_THROW(read(Syntax::nquads, broken, [](const Quad&) {}), Error);
}

TEST(RdfReader, FindsNothingInAnEmptyText) {
  EXPECT_TRUE(quads(Syntax::nquads, "").empty());
  EXPECT_TRUE(quads(Syntax::turtle, "# a comment").empty());
}

}  // namespace
}  // namespace docweave::rdf
