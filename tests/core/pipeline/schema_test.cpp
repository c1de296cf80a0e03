#include "pipeline/schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/pointer.h>

#include <docweave/vocabulary.hpp>

namespace docweave {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> mistakes(const char* schema_text, const char* text) {
  rapidjson::Document schema;
  schema.Parse(schema_text);
  EXPECT_FALSE(schema.HasParseError());
  std::vector<Problem> problems;
  const auto document = JsonDocument::parse("f", text, problems);
  validate({schema, "option"}, *document, "", problems);
  std::vector<std::string> lines;
  for (const Problem& problem : problems) lines.push_back(problem.pointer + ": " + problem.message);
  return lines;
}

constexpr const char* kSchema = R"({
  "type": "object", "required": ["mode"],
  "properties": {
    "mode": {"enum": ["fast", "careful"]},
    "threshold": {"type": "number", "minimum": 0, "maximum": 1},
    "size": {"type": ["integer", "null"]},
    "tags": {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": true},
    "code": {"type": "string", "pattern": "^[A-Z]+$"},
    "rules": {"type": "array", "items": {"$ref": "#/definitions/rule"}},
    "free": {"type": "object", "additionalProperties": {"type": "integer"}}
  },
  "definitions": {"rule": {"type": "object", "properties": {"name": {"type": "string"}}}}
})";

TEST(Schema, PassesWhatIsRight) {
  EXPECT_THAT(
      mistakes(kSchema, R"({"mode": "fast", "threshold": 1, "size": null, "tags": ["a", "b"],
      "code": "AB", "rules": [{"name": "r"}, {}], "free": {"x": 1}})"),
      IsEmpty());
}

TEST(Schema, ReportsEveryMistakeNotOnlyTheFirst) {
  EXPECT_THAT(
      mistakes(kSchema, R"({"mode": "fsat", "threshold": 2, "size": "big", "tags": ["", 3],
          "rules": [{"nmae": "r"}, 7], "free": {"x": "y"}, "code": "a", "colour": 1})"),
      ElementsAre("/mode: must be \"fast\" or \"careful\", not \"fsat\"; did you mean \"fast\"?",
                  "/threshold: must be at most 1, not 2",
                  "/size: must be a whole number or null, not \"big\"",
                  "/tags/0: must not be empty", "/tags/1: must be text, not 3",
                  "/rules/0/nmae: no option \"nmae\"; did you mean \"name\"?",
                  "/rules/1: must be an object, not 7",
                  "/free/x: must be a whole number, not \"y\"",
                  "/code: must match \"^[A-Z]+$\", not be \"a\"",
                  "/colour: no option \"colour\"; there are mode, threshold, size, tags, code, "
                  "rules, free"));
}

TEST(Schema, ReportsWhatIsMissing) {
  EXPECT_THAT(mistakes(kSchema, "{}"), ElementsAre(": the option \"mode\" is missing"));
}

TEST(Schema, KeepsRulesThatHaveNoSentenceOfTheirOwn) {
  EXPECT_THAT(mistakes(kSchema, R"({"mode": "fast", "tags": ["a", "a"]})"),
              ElementsAre("/tags: breaks the rule \"uniqueItems\": true"));
}

TEST(Schema, SaysThatThereAreNoOptions) {
  EXPECT_THAT(mistakes(R"({"properties": {}})", R"({"x": 1})"),
              ElementsAre("/x: no option \"x\"; there are none"));
}

TEST(Schema, DoesNotSuggestANameThatIsAlreadyThere) {
  EXPECT_THAT(mistakes(R"({"properties": {"dates": {}}})", R"({"dates": 1, "date": 1})"),
              ElementsAre("/date: no option \"date\"; there are dates"));
}

TEST(Schema, FillsDefaultsAtEveryDepthAndKeepsWhatIsGiven) {
  rapidjson::Document schema;
  schema.Parse(R"({"properties": {
    "a": {"default": 1}, "b": {"default": 2}, "none": {"type": "string"},
    "in": {"default": {}, "properties": {"c": {"default": [3]}}},
    "list": {"items": {"properties": {"d": {"default": 4}}}}}})");
  rapidjson::Document value;
  value.Parse(R"({"b": 9, "list": [{}, {"d": 8}]})");
  fill_defaults(schema, value, value.GetAllocator());
  EXPECT_EQ(to_json(value), R"({"b":9,"list":[{"d":4},{"d":8}],"a":1,"in":{"c":[3]}})");
}

std::vector<std::string> choices(const JsonDocument& schema, const std::string& pointer) {
  std::vector<std::string> words;
  const rapidjson::Value* list = rapidjson::Pointer(pointer.c_str()).Get(schema.root());
  for (const auto& choice : list->GetArray()) words.emplace_back(choice.GetString());
  return words;
}

TEST(PipelineSchema, NamesTheTypesAndPredicatesOfTheVocabularyInFilters) {
  const auto schema = load_schema("pipeline.schema.json");
  const std::string filter = "/definitions/filter/properties/";
  std::vector<std::string> entities, relations;
  for (const TypeInfo& type : types()) {
    if (is_entity(type.type)) entities.emplace_back(type.name);
  }
  for (const PredicateInfo& predicate : predicates()) relations.emplace_back(predicate.name);
  EXPECT_EQ(choices(*schema, filter + "types/items/enum"), entities);
  EXPECT_EQ(choices(*schema, filter + "predicates/items/enum"), relations);
}

}  // namespace
}  // namespace docweave
