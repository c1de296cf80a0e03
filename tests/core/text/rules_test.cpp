#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>
#include <docweave/rules.hpp>

namespace docweave {
namespace {

using testing::ElementsAre;

/// A document of one paragraph with mentions given by their words.
Document document_of(std::string_view text,
                     std::vector<std::pair<std::string, Type>> mentions = {}) {
  DocumentBuilder builder({.id = "a.txt"});
  builder.add_block(BlockKind::paragraph, text);
  Document document = std::move(builder).build();
  for (const auto& [words, type] : mentions) {
    const auto begin = static_cast<std::uint32_t>(document.text().find(words));
    document.add(
        Mention{.span = {begin, begin + static_cast<std::uint32_t>(words.size())}, .type = type});
  }
  return document;
}

RulePack pack(std::string_view pattern) {
  return RulePack::parse(R"({"sets": {"coordination": [",", "and", "as well as", "the"],
                                     "be": ["is", "was", "has been"],
                                     "stop": ["\"", "the"], "noun": ["workshop", "round table"]},
                            "macros": {"agent": "the? {Organization|Person+:o}"},
                            "rules": [{"name": "r", "pattern": ")" +
                             std::string(pattern) + R"("}]})",
                         "test.json");
}

/// The words of each match's captures.
std::vector<std::vector<std::string>> captures(const RulePack& rules, const Document& document) {
  const auto items = items_of(document, 0, static_cast<std::uint32_t>(document.tokens().size()));
  std::vector<std::vector<std::string>> out;
  for (const RuleMatch& match : rules.match(document, items)) {
    auto& words = out.emplace_back();
    for (const ItemRange range : match.captures) {
      if (range.empty()) {
        words.emplace_back();
        continue;
      }
      const auto first = document.tokens()[items[range.first].first_token].span;
      const auto last = document.tokens()[items[range.end - 1].end_token - 1].span;
      words.emplace_back(document.text(join(first, last)));
    }
  }
  return out;
}

TEST(Rules, CaptureCoordinatedMentions) {
  const Document document =
      document_of("The course was organised by the OSCE, UNDP and the IOM in Vienna.",
                  {{"course", Type::event},
                   {"OSCE", Type::organization},
                   {"UNDP", Type::organization},
                   {"IOM", Type::organization},
                   {"Vienna", Type::place}});
  EXPECT_THAT(captures(pack("{Event:e} $be organised by @agent"), document),
              ElementsAre(ElementsAre("course", "OSCE, UNDP and the IOM")));
}

TEST(Rules, TakeACountryAtEitherEndOfATitleForPartOfIt) {
  for (const std::string title : {"US Ambassador", "Ambassador of Peru"}) {
    const Document document = document_of("The " + title + " Ana Lopez spoke.",
                                          {{title, Type::job_title},
                                           {title.starts_with("US") ? "US" : "Peru", Type::place},
                                           {"Ana Lopez", Type::person}});
    EXPECT_THAT(captures(pack("{JobTitle:t} {Person:p}"), document),
                ElementsAre(ElementsAre(title, "Ana Lopez")));
  }
}

TEST(Rules, TakeABracketedShortFormWithItsName) {
  const Document document =
      document_of("by the Drug Office (DO) and UNDP", {{"Drug Office", Type::organization},
                                                       {"DO", Type::organization},
                                                       {"UNDP", Type::organization}});
  EXPECT_THAT(captures(pack("by @agent"), document),
              ElementsAre(ElementsAre("Drug Office (DO) and UNDP")));
}

TEST(Rules, CrossGapsLazilyButNotSemicolons) {
  const RulePack rules = pack("{Event:e} ..4 in {Place:l}");
  const std::vector<std::pair<std::string, Type>> mentions = {{"course", Type::event},
                                                              {"Rome", Type::place}};
  EXPECT_THAT(captures(rules, document_of("The course was held in Rome", mentions)),
              ElementsAre(ElementsAre("course", "Rome")));
  EXPECT_THAT(captures(rules, document_of("The course ended; rain in Rome", mentions)),
              ElementsAre());
  EXPECT_THAT(captures(rules, document_of("The course of which much was said in Rome", mentions)),
              ElementsAre());
}

TEST(Rules, CrossGapsOfWordsThatPassATest) {
  const RulePack rules = pack("{Organization:o} ..3(!$stop) in {Place:l}");
  const std::vector<std::pair<std::string, Type>> mentions = {{"UNDP", Type::organization},
                                                              {"Rome", Type::place}};
  EXPECT_THAT(captures(rules, document_of("UNDP and others in Rome", mentions)),
              ElementsAre(ElementsAre("UNDP", "Rome")));
  EXPECT_THAT(captures(rules, document_of("UNDP and the others in Rome", mentions)), ElementsAre());
}

TEST(Rules, LookAtWhatFollowsWithoutTakingIt) {
  const RulePack rules = pack("from {Organization:o} ~workshop");
  const auto found = [&](const std::string& text) {
    return captures(rules, document_of(text, {{"UNDP", Type::organization}}));
  };
  EXPECT_THAT(found("guests from UNDP"), ElementsAre(ElementsAre("UNDP")));
  EXPECT_THAT(found("guests from UNDP came"), ElementsAre(ElementsAre("UNDP")));
  EXPECT_THAT(found("guests from UNDP workshop"), ElementsAre());
}

TEST(Rules, KnowPhrasesShapesGroupsAndQuantifiers) {
  const Document document = document_of("the Regional Risk round table on “Open Borders”, a note");
  EXPECT_THAT(
      captures(pack("name:( <cap>+ $noun ) ( on '\\\"' t:( !$stop+ ) '\\\"' | in )?"), document),
      ElementsAre(ElementsAre("Regional Risk round table", "Open Borders")));
}

TEST(Rules, AskForPartsOfSpeech) {
  const auto rules = pack("c:( hosts<VERB> )");
  EXPECT_THAT(captures(rules, document_of("The ministry hosts a workshop.")),
              ElementsAre(ElementsAre("hosts")));
  EXPECT_TRUE(captures(rules, document_of("She thanked the hosts of the workshop.")).empty());
  EXPECT_THAT(
      captures(pack("the c:( <ADJ|NOUN>+ ) $be"), document_of("The new regional centre is open.")),
      ElementsAre(ElementsAre("new regional centre")));
  EXPECT_THAT(captures(pack("c:( <!PUNCT>+ )"), document_of("Open, at last.")),
              ElementsAre(ElementsAre("Open"), ElementsAre("at last")));
}

TEST(Rules, AskForPartsOfSpeechOfSingleWordsOnly) {
  const auto rules = pack("c:( $noun<VERB> )");
  const Document document = document_of("A workshop and a round table were held.");
  EXPECT_THAT(captures(rules, document), ElementsAre(ElementsAre("round table")));
}

TEST(Rules, TakeMentionsWhateverTheirPartsOfSpeech) {
  const Document document = document_of("We met Uber in Rome.", {{"Uber", Type::organization}});
  EXPECT_THAT(captures(pack("c:( ( <VERB> | {Organization} )+ )"), document),
              ElementsAre(ElementsAre("met Uber")));
}

TEST(Rules, RefuseWhatCannotMeanAnything) {
  EXPECT_THROW(pack("{Organisation:o}"), Error);
  EXPECT_THROW(pack("( a | b"), Error);
  EXPECT_THROW(pack("$unknown"), Error);
  EXPECT_THROW(pack("a ..x"), Error);
  EXPECT_THROW(pack("a ..3($noun)"), Error);
  EXPECT_THROW(pack("a ~$noun"), Error);
  EXPECT_THROW(pack("<VERBS>"), Error);
  EXPECT_THROW(pack("a<!verb>"), Error);
  EXPECT_THROW(pack("a?"), Error);
  EXPECT_THROW(pack("a ( b? )+"), Error);
  EXPECT_THROW(RulePack::parse(
                   R"({"rules": [{"name": "r", "pattern": "a", "relations": ["x organizer y"]}]})",
                   "test.json"),
               Error);
  try {
    pack("a (");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::AllOf(testing::HasSubstr("test.json:5:"),
                                             testing::HasSubstr("/rules/0/pattern: rule \"r\"")));
  }
}

TEST(Rules, DoNotTryRulesWhoseWordsAreMissing) {
  const RulePack rules = pack("{Event:e} $be held");
  EXPECT_THAT(captures(rules, document_of("A course is held", {{"course", Type::event}})).size(),
              1U);
  EXPECT_THAT(captures(rules, document_of("A course began", {{"course", Type::event}})).size(), 0U);
}

TEST(Rules, TakeAnEndingOfASetForAllLongerWordsThatEndSo) {
  const RulePack rules = RulePack::parse(
      R"json({"sets": {"event": ["*tagung"], "stop": ["*tagung", "und"]},
              "rules": [{"name": "r", "pattern": "die o:( ^$event )"},
                        {"name": "s", "pattern": "der o:( !$stop )"}]})json",
      "test.json");
  const auto caught = [&](std::string_view text) { return captures(rules, document_of(text)); };
  EXPECT_THAT(caught("die Fachtagung"), ElementsAre(ElementsAre("Fachtagung")));
  EXPECT_THAT(caught("die fachtagung"), ElementsAre());
  EXPECT_THAT(caught("die Tagung"), ElementsAre());
  EXPECT_THAT(caught("der Fachtagung"), ElementsAre());
  EXPECT_THAT(caught("der Tagungen"), ElementsAre(ElementsAre("Tagungen")));
}

TEST(Rules, TellTheLanguageTheyAreOf) {
  EXPECT_EQ(RulePack::parse(R"({"language": "de", "rules": []})", "test.json").language(), "de");
  EXPECT_EQ(RulePack::parse(R"({"rules": []})", "test.json").language(), "");
}

}  // namespace
}  // namespace docweave
