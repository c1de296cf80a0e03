#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

namespace docweave {

/// What a pattern consumes one at a time: a token, a whole mention, or the break between two lines.
struct Item {
  enum class Kind : std::uint8_t { token, mention, line_break };

  Kind kind = Kind::token;
  Type type = Type::event;  ///< Of a mention.
  Form form = Form::named;  ///< Of a mention.
  MentionId mention = 0;
  std::uint32_t first_token = 0;  ///< Tokens it covers, half-open; empty for a break.
  std::uint32_t end_token = 0;
};

/// The items of a token range: outermost mentions stand for their tokens, and a bracketed short
/// form right behind a name ("International Organization for Migration (IOM)") goes with it. A
/// break stands where one block ends and the next begins, and between the lines of a cell. Of
/// overlapping mentions the one that begins first wins, then the longer one, then the surer one;
/// job titles yield to entities.
std::vector<Item> items_of(const Document& document, std::uint32_t first_token,
                           std::uint32_t end_token);

/// The same without mentions: for patterns that look for names among bare words.
std::vector<Item> token_items(const Document& document, std::uint32_t first_token,
                              std::uint32_t end_token);

/// A run of items, half-open.
struct ItemRange {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  bool empty() const { return end <= first; }
};

/// A relation that a rule states between two of its captures. Instead of a capture "@event",
/// "@page", "@lead", "@project", "@topic", "@subject", "@giver", "@publisher" or "@person" stand
/// for what the text speaks of at that place; the extractor that runs the rules finds it.
struct RuleRelation {
  std::string subject;
  Predicate predicate = Predicate::organizer;
  std::string object;
};

/// A mention that a rule finds: the words of one of its captures.
struct RuleMention {
  std::string capture;
  Type type = Type::event;
  Form form = Form::named;
};

/// Sentences that show what a rule is for, in the notation that schemas/rules.schema.json
/// describes.
struct RuleSamples {
  std::vector<std::string> match;  ///< It matches each, with the captures that are marked there.
  std::vector<std::string> none;   ///< It matches none of them.
};

/// One rule as its pack gives it.
struct Rule {
  std::string name;
  std::string pattern;
  std::vector<RuleRelation> relations;
  std::vector<RuleMention> mentions;
  std::vector<BlockKind> blocks;  ///< Only in blocks of these kinds; empty: in all.
  Status status = Status::asserted;
  double confidence = 0.8;
  bool weak = false;  ///< Its relations are (see `Relation::weak`).
  RuleSamples samples;
  std::vector<std::string> captures;  ///< Names of the pattern's captures, in slot order.
};

/// Where a rule matched.
struct RuleMatch {
  std::uint32_t rule = 0;           ///< Index into `RulePack::rules`.
  ItemRange items;                  ///< All it consumed.
  std::vector<ItemRange> captures;  ///< By slot; empty where the capture took no part.
};

/// A set of rules compiled from a pack file, found in one pass over the items of a sentence.
///
/// A pack is a JSON file: "sets" name lists of words or phrases, "macros" name pieces of patterns,
/// "rules" hold the rules; schemas/rules.schema.json tells all of it. Patterns are made of
///
///     word  ','  '('        a word or sign, compared without case; signs of the language in quotes
///     $name ^$name !$name   one of a set's phrases; one not in lower case; a token that is none of
///     them; "*konferenz" in a set stands for each word that ends so and is longer
///     @name                 a macro's pattern, in place
///     {Event}               a mention; {Organization|Person.named:o} of one of these types (and
///     forms),
///                           captured as o; {Place+:l} a coordinated list, captured as a whole;
///                           what stands between its members are words of the set "coordination"
///     <cap> <upper> <lower> <mixed> <num> <word> <any> <br> <start> <end>
///                           a token of that shape, any item, a line break, the sentence's edges
///     <VERB> <NOUN|PROPN> <!ADJ>
///                           a token of one of these parts of speech (UPOS of Universal
///                           Dependencies, told by a model of English); one of none of them
///     hosts<VERB>  $name<!NOUN>
///                           a word or set with parts of speech right behind it: they hold for its
///                           single words, not for its phrases
///     ..6  ..3(!$name)      up to six items, as few as possible, over no line break or semicolon;
///                           up to three that pass the test
///     ~$name                nothing, where the next item passes no such test
///     ( a b | c )  x:( … )  groups with alternatives; a captured group
///     a? a* a+              quantifiers
///
/// What is repeated, and the pattern as a whole, takes one item at least. Matching is linear in the
/// length of the sentence; rules of whose words or mentions one is missing cost next to nothing.
/// Parts of speech are told in sentences that have all else that some rule asking for them needs.
/// Immutable and thread-safe.
class RulePack {
 public:
  /// Throws an `Error` that names file, line and JSON pointer of everything that is wrong.
  static RulePack load(const std::filesystem::path& file);
  static RulePack parse(std::string_view json, const std::string& where);

  RulePack(RulePack&&) noexcept;
  RulePack& operator=(RulePack&&) noexcept;
  ~RulePack();

  std::span<const Rule> rules() const;
  /// The file it was read from.
  const std::string& file() const;
  /// The language that its rules are of (BCP 47, its first part); empty: of any.
  const std::string& language() const;
  /// Phrases of a set, by name; empty when the pack has none of that name.
  std::vector<std::string> set(std::string_view name) const;

  /// All matches of all rules, by rule and place; those of one rule do not overlap.
  std::vector<RuleMatch> match(const Document& document, std::span<const Item> items) const;

  struct Compiled;

 private:
  friend class RuleTracer;
  explicit RulePack(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace docweave
