#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/document_graph.hpp>

namespace docweave::authority_linker {

/// What a document says beside names that tells namesakes apart. References outlive it.
class Context {
 public:
  /// `place_links`: folded words that may stand between a body's name and its place.
  Context(const Document& document, const DocumentGraph& graph,
          const std::set<std::string>& place_links);

  /// The words that tie an entity to a country (ISO 3166-1 alpha-2): where it is said to be, a
  /// place in or beside its name, or its parent's. Nothing when no words do.
  std::optional<Span> country(EntityIndex entity, std::string_view code) const;
  /// A place of that country, where all places of the document lie in it.
  std::optional<Span> only_country(std::string_view code) const;
  /// Where another entity of that name is mentioned.
  std::optional<Span> mention(std::string_view name, EntityIndex but) const;

 private:
  using Countries = std::map<std::string, Span, std::less<>>;

  void read_mentions(const std::set<std::string>& place_links);
  void add_places_beside(Span name, Countries& countries,
                         const std::set<std::string>& place_links) const;
  void read_statements();
  bool links(Span between, const std::set<std::string>& place_links) const;

  const Document& document_;
  const DocumentGraph& graph_;
  std::vector<const Mention*> places_;  ///< With a country, in text order.
  Countries all_countries_;
  std::vector<Countries> countries_;  ///< By entity.
  std::unordered_multimap<std::string, std::pair<EntityIndex, Span>> names_;
};

/// The country in a place's key ("RS", "RS/Novi Sad"); empty when there is none.
std::string_view country_of_key(std::string_view key);

}  // namespace docweave::authority_linker
