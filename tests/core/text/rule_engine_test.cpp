// The rule engine against the plainest matcher, over random patterns and texts.
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>
#include <docweave/rules.hpp>

#include "rule_reference.hpp"

namespace docweave {
namespace {

/// Few words, so that patterns and texts meet.
constexpr const char* kWords[] = {"a", "b", "c", "A", "B", "CD", "7", ";", ","};
constexpr const char* kAtoms[] = {"a",
                                  "b",
                                  "','",
                                  "$two",
                                  "^$one",
                                  "!$one",
                                  "<cap>",
                                  "<any>",
                                  "<word>",
                                  "{Event}",
                                  "{Place+:m}",
                                  "<br>",
                                  "<num>",
                                  "..2",
                                  "..5",
                                  "..3(!$one)",
                                  "..4({Event})",
                                  "~$two",
                                  "~{Event}",
                                  "$phrases",
                                  "{Event|Place:n}",
                                  "<NOUN|PROPN>",
                                  "<!DET>",
                                  "$two<!NOUN>",
                                  "$phrases<PROPN>",
                                  "a<DET>"};

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  int below(int end) { return std::uniform_int_distribution(0, end - 1)(engine_); }
  template <std::size_t size>
  const char* of(const char* const (&list)[size]) {
    return list[below(static_cast<int>(size))];
  }

  std::string sequence(int depth) {
    std::string pattern = piece(depth);
    for (int more = below(4); more > 0; --more) pattern += " " + piece(depth);
    return pattern;
  }

  /// Blocks of words in which some words are mentions.
  Document document(int most_words) {
    DocumentBuilder builder({.id = "random"});
    std::vector<Mention> mentions;
    for (int blocks = 1 + below(2); blocks > 0; --blocks) {
      builder.begin_block(BlockKind::paragraph);
      for (int words = 1 + below(most_words); words > 0; --words) {
        const Span span = builder.append(of(kWords));
        builder.append(" ");
        if (below(5) == 0) {
          mentions.push_back({.span = span, .type = below(2) == 0 ? Type::event : Type::place});
        }
      }
      builder.end_block();
    }
    Document document = std::move(builder).build();
    for (Mention& mention : mentions) document.add(std::move(mention));
    return document;
  }

 private:
  std::string piece(int depth) {
    static constexpr const char* kQuantifiers[] = {"", "", "", "?", "*", "+"};
    if (depth == 0 || below(3) > 0) {
      const std::string atom = of(kAtoms);
      const bool plain = atom.starts_with("..") || atom.starts_with("~");
      return plain ? atom : atom + of(kQuantifiers);
    }
    std::string group = fmt::format("( {}", sequence(depth - 1));
    while (below(2) == 0) group += " | " + sequence(depth - 1);
    const bool capture = below(3) == 0;
    return (capture ? fmt::format("c{}:", captures_++) : "") + group + " )" + of(kQuantifiers);
  }

  std::mt19937 engine_;
  int captures_ = 0;
};

const Lexicon kLexicon{{{"coordination", {",", "a"}},
                        {"one", {"a"}},
                        {"two", {"a", "b"}},
                        {"phrases", {"a b", "c", "b c a"}}},
                       {}};

std::string pack(const std::string& pattern) {
  return fmt::format(R"({{"sets": {{"coordination": [",", "a"], "one": ["a"], "two": ["a", "b"],
                                   "phrases": ["a b", "c", "b c a"]}},
                         "rules": [{{"name": "r", "pattern": "{}"}}]}})",
                     pattern);
}

std::string shown(ItemRange items, const std::vector<std::string>& names,
                  const std::vector<ItemRange>& captures) {
  std::string all = fmt::format("{}-{}", items.first, items.end);
  for (std::size_t i = 0; i < names.size(); ++i) {
    all += fmt::format(" {}={}-{}", names[i], captures[i].first, captures[i].end);
  }
  return all + "\n";
}

/// Patterns that may match nothing are no patterns.
std::optional<RulePack> compiled(const std::string& pattern) {
  try {
    return RulePack::parse(pack(pattern), "random.json");
  } catch (const Error&) {
    return std::nullopt;
  }
}

TEST(RuleEngine, FindsWhatThePlainestMatcherFinds) {
  int found = 0;
  for (unsigned seed = 0; seed < 4000; ++seed) {
    Random random(seed);
    // Only plain patterns are tried on texts of more positions than a machine word has bits: the
    // plainest matcher would not come to an end of others.
    const bool long_text = seed % 8 == 0;
    const std::string pattern = random.sequence(long_text ? 0 : 2);
    const auto rules = compiled(pattern);
    if (!rules) continue;
    const PatternNode tree = parse_pattern(pattern, kLexicon, "");
    const Document document = random.document(long_text ? 80 : 12);
    const auto items = items_of(document, 0, static_cast<std::uint32_t>(document.tokens().size()));
    const std::vector<std::string>& names = rules->rules().front().captures;
    std::string expected;
    for (const auto& match : test::RuleReference(document, items).run(tree)) {
      std::vector<ItemRange> captures;
      for (const std::string& name : names) {
        const auto place = match.captures.find(name);
        captures.push_back(place == match.captures.end() ? ItemRange{} : place->second);
      }
      expected += shown(match.items, names, captures);
      ++found;
    }
    std::string actual;
    for (const RuleMatch& match : rules->match(document, items)) {
      actual += shown(match.items, names, match.captures);
    }
    ASSERT_EQ(actual, expected) << "seed " << seed << ", pattern " << pattern << "\n"
                                << document.text();
  }
  EXPECT_GT(found, 2000);
}

}  // namespace
}  // namespace docweave
