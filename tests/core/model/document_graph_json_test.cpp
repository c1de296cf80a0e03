#include <limits>
#include <random>

#include <gmock/gmock.h>

#include <docweave/document_graph.hpp>
#include <docweave/error.hpp>

namespace docweave {
namespace {

using ::testing::HasSubstr;

auto fields(const DocumentInfo& d) {
  return std::tie(d.id, d.title, d.url, d.publisher, d.date_published, d.language, d.media_type);
}

auto fields(const Origin& o) {
  return std::tie(o.text, o.begin, o.end, o.page, o.left, o.top, o.right, o.bottom);
}

bool equal(const Evidence& a, const Evidence& b) {
  return a.span == b.span && a.quote == b.quote && a.plugin == b.plugin && a.rule == b.rule &&
         a.confidence == b.confidence && a.origin.has_value() == b.origin.has_value() &&
         (!a.origin || fields(*a.origin) == fields(*b.origin));
}

bool equal(const Entity& a, const Entity& b) {
  return a.type == b.type && a.name == b.name && a.alternate_names == b.alternate_names &&
         a.key == b.key &&
         std::ranges::equal(a.mentions, b.mentions,
                            [](const auto& x, const auto& y) { return equal(x, y); });
}

bool equal(const Statement& a, const Statement& b) {
  return a.subject() == b.subject() && a.predicate() == b.predicate() && a.object() == b.object() &&
         a.status() == b.status() &&
         std::ranges::equal(a.evidence(), b.evidence(),
                            [](const auto& x, const auto& y) { return equal(x, y); });
}

bool equal(const DocumentGraph& a, const DocumentGraph& b) {
  const auto same = [](const auto& x, const auto& y) { return equal(x, y); };
  return fields(a.info()) == fields(b.info()) &&
         std::ranges::equal(a.entities(), b.entities(), same) &&
         std::ranges::equal(a.statements(), b.statements(), same);
}

/// Graphs that no document would make: every field filled with anything it can hold.
class RandomGraphs {
 public:
  explicit RandomGraphs(unsigned seed) : random_(seed) {}

  DocumentGraph next() {
    DocumentGraph graph({text(), text(), text(), text(), text(), text(), text()});
    const std::size_t entities = 1 + below(5);
    for (std::size_t i = 0; i < entities; ++i) graph.add(entity());
    const std::size_t statements = below(6);
    for (std::size_t i = 0; i < statements; ++i) graph.add(statement(entities));
    return graph;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string text() {
    static const std::vector<std::string> kPieces = {
        "a",  "Z", " ", "\"", "\\", "\n",     "\t", std::string(1, '\0'), "\x7f", "é", "Шћ",
        "中", "😀", "/", "{",  "]",  "\u2028", "0"};
    std::string result;
    for (std::size_t i = below(6); i > 0; --i) result += kPieces[below(kPieces.size())];
    return result;
  }

  Span span() {
    const auto begin = static_cast<std::uint32_t>(random_());
    const auto rest = std::numeric_limits<std::uint32_t>::max() - begin;
    return {begin, begin + static_cast<std::uint32_t>(random_() % (rest + 1ull))};
  }

  Evidence evidence() {
    Evidence evidence{span(), text(), std::nullopt,
                      text(), text(), std::uniform_real_distribution<double>(0, 1)(random_)};
    if (below(2) == 0) {
      std::uniform_real_distribution<float> side(-1e4F, 1e4F);
      evidence.origin = Origin{span(), random_(), random_()};
      if (below(2) == 0) {
        evidence.origin->page = static_cast<int>(below(1000));
        evidence.origin->left = side(random_);
        evidence.origin->bottom = side(random_);
      }
    }
    return evidence;
  }

  Entity entity() {
    Entity entity{static_cast<Type>(below(5)), "x" + text(), {}, text(), {}};
    for (std::size_t i = below(3); i > 0; --i) entity.alternate_names.push_back(text());
    for (std::size_t i = 1 + below(3); i > 0; --i) entity.mentions.push_back(evidence());
    return entity;
  }

  Statement statement(std::size_t entities) {
    const PredicateInfo& predicate = predicates()[below(predicates().size())];
    std::variant<EntityIndex, Literal> object = static_cast<EntityIndex>(below(entities));
    if (predicate.literal) object = Literal{text()};
    Statement statement(static_cast<EntityIndex>(below(entities)), predicate.predicate, object,
                        evidence(), static_cast<Status>(below(4)));
    if (below(2) == 0) statement.add(evidence());
    return statement;
  }

  std::mt19937_64 random_;
};

std::string error_of(std::string_view line) {
  try {
    from_json_line(line);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_data);
    return error.what();
  }
  return "no error";
}

DocumentGraph small_graph() {
  DocumentGraph graph({.id = "a/b.html", .title = "A \"title\"", .language = "en"});
  Evidence mention{{0, 4}, "OSCE", std::nullopt, "extractors/names", "acronyms", 0.75};
  graph.add(Entity{Type::organization, "OSCE", {"the OSCE"}, "", {mention}});
  mention.span = {10, 18};
  mention.quote = "Workshop";
  mention.origin = Origin{{10, 18}, 0, 0, 2, 12.3F, 4, 50.5F, 9};
  graph.add(Entity{Type::event, "Workshop", {}, "", {mention}});
  graph.add(Statement(1, Predicate::organizer, EntityIndex{0}, mention));
  graph.add(Statement(1, Predicate::start_date, Literal{"2018-07"}, mention, Status::planned));
  return graph;
}

TEST(DocumentGraphJson, WritesMembersInAFixedOrder) {
  EXPECT_EQ(
      to_json_line(small_graph()),
      R"({"document":{"id":"a/b.html","title":"A \"title\"","language":"en"},"entities":[)"
      R"({"type":"Organization","name":"OSCE","alternateNames":["the OSCE"],"mentions":[)"
      R"({"span":[0,4],"quote":"OSCE","plugin":"extractors/names","rule":"acronyms",)"
      R"("confidence":0.75}]},{"type":"Event","name":"Workshop","mentions":[{"span":[10,18],)"
      R"("quote":"Workshop","origin":{"text":[10,18],"bytes":[0,0],"page":2,)"
      R"("box":[12.3,4,50.5,9]},"plugin":"extractors/names","rule":"acronyms",)"
      R"("confidence":0.75}]}],"statements":[{"subject":1,"predicate":"organizer","object":0,)"
      R"("status":"asserted","evidence":[{"span":[10,18],"quote":"Workshop","origin":{)"
      R"("text":[10,18],"bytes":[0,0],"page":2,"box":[12.3,4,50.5,9]},)"
      R"("plugin":"extractors/names","rule":"acronyms","confidence":0.75}]},{"subject":1,)"
      R"("predicate":"startDate","object":"2018-07","status":"planned","evidence":[{)"
      R"("span":[10,18],"quote":"Workshop","origin":{"text":[10,18],"bytes":[0,0],"page":2,)"
      R"("box":[12.3,4,50.5,9]},"plugin":"extractors/names","rule":"acronyms",)"
      R"("confidence":0.75}]}]})");
}

TEST(DocumentGraphJson, ReadsBackWhatItWrote) {
  RandomGraphs random(1);
  for (int i = 0; i < 500; ++i) {
    const DocumentGraph graph = random.next();
    const std::string line = to_json_line(graph);
    ASSERT_EQ(line.find('\n'), std::string::npos);
    const DocumentGraph read = from_json_line(line);
    ASSERT_TRUE(equal(graph, read)) << line;
    ASSERT_EQ(to_json_line(read), line);
  }
}

TEST(DocumentGraphJson, ReadsMembersInAnyOrder) {
  const DocumentGraph graph = from_json_line(
      R"({"statements": [{"object": "2018", "subject": 0, "predicate": "startDate", "evidence":
         [{"span": [1, 2]}]}], "entities": [{"name": "Fair", "mentions": [{"span": [1, 2]}],
         "type": "Event"}], "document": {"id": "x"}})");
  EXPECT_EQ(graph.info().id, "x");
  ASSERT_EQ(graph.statements().size(), 1u);
  EXPECT_EQ(std::get<Literal>(graph.statements()[0].object()).value, "2018");
}

TEST(DocumentGraphJson, RefusesALineCutAnywhere) {
  const std::string line = to_json_line(small_graph());
  for (std::size_t size = 0; size < line.size(); ++size) {
    EXPECT_THROW(from_json_line(std::string_view(line).substr(0, size)), Error) << size;
  }
}

TEST(DocumentGraphJson, TellsTheByteWhereALineIsWrong) {
  EXPECT_THAT(error_of(R"({"document":{},"entities":[)"), HasSubstr("byte 27"));
  EXPECT_THAT(error_of(R"({"document":{"id": 7}})"), HasSubstr("byte 19: expected a text"));
  EXPECT_THAT(error_of(R"({"documents":{}})"), HasSubstr("there is no member \"documents\""));
  EXPECT_THAT(error_of(R"({} x)"), HasSubstr("byte 3"));
  EXPECT_THAT(error_of("{\"document\":{\"id\":\"\xff\"}}"), HasSubstr("byte 1"));
  EXPECT_THAT(error_of("{}" + std::string(1, '\0') + "{}"), HasSubstr("byte 2"));
  EXPECT_THAT(error_of(R"({"entities":[{"type":"Evnt"}]})"),
              HasSubstr("byte 21: \"Evnt\" is no type"));
  EXPECT_THAT(error_of(R"({"entities":[{"type":"Event","name":"x"}]})"), HasSubstr("byte 13"));
  EXPECT_THAT(error_of(R"({"statements":[{"subject":-1}]})"),
              HasSubstr("byte 26: expected a whole number in range"));
  EXPECT_THAT(error_of(R"({"statements":[{"subject":4294967296}]})"), HasSubstr("byte 26"));
  EXPECT_THAT(error_of(R"({"statements":[{"subject":0,"predicate":"organizer","object":0}]})"),
              HasSubstr("byte 15: a statement needs"));
}

TEST(DocumentGraphJson, RefusesStatementsAboutNoEntity) {
  EXPECT_THAT(error_of(R"({"entities":[{"type":"Event","name":"x","mentions":[{"span":[0,1]}]}],)"
                       R"("statements":[{"subject":0,"predicate":"organizer","object":1,)"
                       R"("evidence":[{"span":[0,1]}]}]})"),
              HasSubstr("byte 84: a \"organizer\" statement has an end that does not fit"));
}

TEST(DocumentGraphJson, SurvivesDeepNesting) {
  EXPECT_THAT(error_of(std::string(1'000'000, '[')), HasSubstr("byte"));
}

TEST(DocumentGraphJson, RefusesToWriteTextThatIsNotUtf8) {
  EXPECT_THROW(to_json_line(DocumentGraph({.id = "\xff"})), Error);
}

}  // namespace
}  // namespace docweave
