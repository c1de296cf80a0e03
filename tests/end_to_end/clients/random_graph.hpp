#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "hostile_graph.hpp"

namespace docweave::test {

/// Graphs of hostile strings, the same for a seed on every machine.
class RandomGraph {
 public:
  explicit RandomGraph(std::uint32_t seed) : random_(seed) {}

  MemoryGraph make() {
    std::vector<GraphEntity> entities;
    for (std::size_t i = 0; i < 5 + below(10); ++i) entities.push_back(entity(i));
    entities.front().name.append(100'000, 'x').append(word());
    MemoryGraph graph;
    for (std::size_t i = 0; i < 1 + below(4); ++i) graph.add(document(i, entities));
    return graph;
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }

  template <class T>
  const T& one_of(const std::vector<T>& items) {
    return items[below(items.size())];
  }

  std::string word() {
    static const std::vector<std::string> kPieces = {"a",          "Z",
                                                     "7",          " ",
                                                     "\"",         "'",
                                                     "\\",         "\\n",
                                                     "\n",         "\r\n",
                                                     "\t",         "\x01",
                                                     "\x1F",       "\x7F",
                                                     "\u0085",     "\u2028",
                                                     "<",          ">",
                                                     "&",          "&amp;",
                                                     "]]>",        "<!--",
                                                     "<![CDATA[",  ",",
                                                     ";",          "; ",
                                                     "{}",         "%",
                                                     "%20",        "@en",
                                                     "^^",         "_:b",
                                                     "://",        "#",
                                                     "\u202E",     "\u200F",
                                                     "שלום",       "مرحبا",
                                                     "日本",       "é",
                                                     "\uFEFF",     "\uFFFD",
                                                     "\uFFFE",     "\uFFFF",
                                                     "\U0001F600", "\U0001F1F7\U0001F1F8",
                                                     "\U0010FFFF", "\u0301"};
    std::string text;
    for (std::size_t i = 0; i < 1 + below(12); ++i) text += one_of(kPieces);
    return text;
  }

  GraphEntity entity(std::size_t number) {
    GraphEntity made = sample_entity("thing/" + std::to_string(number) + "-" + word(),
                                     static_cast<Type>(below(5)), word());
    for (std::size_t i = 0; i < below(4); ++i) made.alternate_names.push_back(word());
    return made;
  }

  GraphStatement statement(const std::vector<GraphEntity>& entities) {
    const PredicateInfo& predicate = predicates()[below(predicates().size())];
    std::variant<std::string, Literal> object = one_of(entities).iri;
    if (predicate.literal) object = Literal{literal(predicate.predicate)};
    GraphStatement made = sample_statement("", predicate.predicate, std::move(object), word(),
                                           static_cast<Status>(below(4)));
    made.subject = one_of(entities).iri;
    made.evidence[0].evidence.rule = word();
    return made;
  }

  std::string literal(Predicate predicate) {
    static const std::vector<std::string> kDates = {"2018-07-18", "2018-02", "2017", "1999-12-31"};
    if (predicate == Predicate::same_as) return "https://example.org/same/" + word();
    return below(2) == 0 ? one_of(kDates) : word();
  }

  /// A document has all entities, so that every statement's ends are there.
  GraphDocument document(std::size_t number, const std::vector<GraphEntity>& entities) {
    GraphDocument made;
    made.iri = kSampleBase + "document/" + std::to_string(number) + word();
    made.info.id = word();
    made.info.title = word();
    made.info.url = below(2) == 0 ? word() : "https://example.org/" + word();
    made.info.publisher = word();
    made.info.language = below(2) == 0 ? "sr-Latn" : word();
    made.entities = entities;
    for (std::size_t i = 0; i < 20; ++i) {
      GraphStatement next = statement(entities);
      bool known = false;
      for (const GraphStatement& other : made.statements) {
        known = known || (other.subject == next.subject && other.predicate == next.predicate &&
                          other.object == next.object && other.status == next.status);
      }
      if (!known) made.statements.push_back(std::move(next));
    }
    return made;
  }

  std::mt19937 random_;
};

}  // namespace docweave::test
