#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/document_graph.hpp>
#include <docweave/features.hpp>

namespace docweave::learned {

/// Words that mention something, and where they stand.
struct Site {
  Span span;
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;  ///< One past the last.
  std::uint32_t sentence = 0;
  std::uint32_t block = 0;
  std::uint32_t story = 0;
};

/// Tokens between two sites; not above 0 where they touch or overlap.
constexpr std::int64_t gap(const Site& a, const Site& b) {
  return a.span.begin <= b.span.begin ? std::int64_t{b.first_token} - a.end_token
                                      : std::int64_t{a.first_token} - b.end_token;
}

/// Events and projects: what texts are about.
constexpr bool is_topic(Type type) {
  return type == Type::event || type == Type::project;
}

/// An entity of the graph, or a value of the text: a date, a sum, a job title.
struct Thing {
  Type type = Type::organization;
  std::optional<EntityIndex> entity;
  std::string_view value;   ///< Of a value, normalised ("EUR 1000000"); a job title as written.
  std::string_view rule;    ///< What found its first mention.
  std::vector<Site> sites;  ///< In text order; at least one.
};

/// What a value is as the object of a predicate: of a range of dates, its first or last day.
std::string_view literal_of(const Thing& value, Predicate predicate);

using ThingIndex = std::uint32_t;

/// A site of a thing.
struct SiteOf {
  ThingIndex thing = 0;
  std::uint32_t site = 0;
};

/// What is said of a thing: the predicate and, where it is no value, the thing at the other end.
struct Said {
  Predicate predicate = Predicate::organizer;
  ThingIndex other = 0;
  std::uint32_t statement = 0;  ///< Index in the graph.
};

/// A document with the graph so far, laid out for questions about pairs of things. Both must
/// outlive it.
class Scene {
 public:
  Scene(const Document& document, const DocumentGraph& graph);

  const Document& document() const { return document_; }
  const DocumentGraph& graph() const { return graph_; }
  const std::vector<Thing>& things() const { return things_; }
  const Thing& thing(ThingIndex index) const { return things_[index]; }
  /// Those that are entities and stand somewhere in the text.
  std::vector<ThingIndex> entities() const;
  const Site& site(SiteOf at) const { return things_[at.thing].sites[at.site]; }
  /// All sites in text order.
  const std::vector<SiteOf>& sites() const { return sites_; }
  /// Those of a sentence, as a half-open range of indices into `sites`.
  std::pair<std::size_t, std::size_t> sites_in(std::uint32_t sentence) const;

  /// What is said of a thing, and of which things it is said: statements of entities; values are
  /// objects alone.
  const std::vector<Said>& said_of(ThingIndex thing) const { return said_of_[thing]; }
  const std::vector<Said>& said_with(ThingIndex thing) const { return said_with_[thing]; }
  /// Whether any statement stands between them, in this direction.
  bool related(ThingIndex subject, ThingIndex object) const;

  /// The event and the project that the story around a site is mainly about: its first ones.
  std::span<const ThingIndex> mains_at(SiteOf at) const { return mains_[site(at).story]; }
  /// Whether the document or one of its stories is mainly about it.
  bool is_main(ThingIndex thing) const { return is_main_[thing]; }
  std::size_t count(Type type) const { return counts_[static_cast<std::size_t>(type)]; }

  /// The heading above a block, or itself where it is one.
  std::optional<std::uint32_t> heading_of(std::uint32_t block) const;
  /// The key of the labelled value that a block holds.
  std::optional<Span> key_of(std::uint32_t block) const;
  /// A token as a word of a feature, "#" for a number; of a mention its type.
  const Word& word(std::uint32_t token) const { return words_[token]; }
  /// The type of what a token is a mention of.
  std::optional<Type> type_at(std::uint32_t token) const {
    return types_[token] == 0 ? std::nullopt : std::optional(static_cast<Type>(types_[token] - 1));
  }

 private:
  std::optional<Site> site_at(Span span) const;
  std::uint32_t story_at(std::uint32_t byte) const;
  void add_entities();
  void add_mentions();
  void add_site(ThingIndex thing, const Site& site);
  void order_sites();
  void find_mains();
  void add_statements();
  void read_blocks();
  void read_words();

  const Document& document_;
  const DocumentGraph& graph_;
  std::vector<Thing> things_;  ///< Entities by their index, then values.
  std::vector<SiteOf> sites_;
  std::vector<std::size_t> first_site_;  ///< By sentence, and one behind the last.
  std::vector<std::vector<Said>> said_of_, said_with_;
  std::vector<Span> stories_;
  std::vector<std::vector<ThingIndex>> mains_;  ///< By story.
  std::vector<bool> is_main_;                   ///< By thing.
  std::vector<std::size_t> counts_;
  std::vector<std::uint32_t> headings_;    ///< By block.
  std::vector<std::optional<Span>> keys_;  ///< By block.
  std::vector<std::uint8_t> types_;        ///< By token: the type's number and one, or 0.
  std::vector<Word> words_;                ///< By token.
};

}  // namespace docweave::learned
