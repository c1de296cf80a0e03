#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities.hpp"
#include "tags.hpp"

namespace docweave::html {

struct Node {
  Tag tag = Tag::other;
  std::uint16_t attribute_count = 0;
  std::uint32_t attributes = 0;  ///< Index of its first attribute.
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  ///< One past the last node inside it.
  /// Of text nodes; of scripts: their source. Either `raw` itself or what a character reference
  /// stands for.
  std::string_view text;
  std::string_view raw;  ///< The bytes of the page that the text comes from.
};

/// A page as a flat tree: nodes in document order, each knowing where its subtree ends. Refers to
/// the text it was parsed from and to the entities.
class Page {
 public:
  /// At least one.
  std::span<const Node> nodes() const { return nodes_; }
  const Node& node(std::uint32_t index) const { return nodes_[index]; }
  /// The value of an attribute; empty when the element has none.
  std::string_view attribute(std::uint32_t index, Attribute name) const;
  /// Calls `visit(words, raw)` for each part of an attribute's value, as `Entities::visit` does.
  template <class Visit>
  void visit_value(std::uint32_t index, Attribute name, Visit visit) const {
    if (const NodeAttribute* found = find(index, name)) {
      entities_->visit(found->raw, true, visit);
    }
  }
  bool has(std::uint32_t index, Attribute name) const;
  const Entities& entities() const { return *entities_; }
  /// All text inside a node, white space collapsed.
  std::string text_of(std::uint32_t index) const;
  /// Where a part of the page begins in it.
  std::size_t position(std::string_view raw) const {
    return static_cast<std::size_t>(raw.data() - text_.data());
  }
  /// Byte from which on elements were nested too deep and became siblings; 0: nowhere.
  std::size_t flattened_at() const { return flattened_at_; }

 private:
  friend class PageParser;

  struct NodeAttribute {
    Attribute name = Attribute::id;
    std::string_view value;
    std::string_view raw;
  };

  const NodeAttribute* find(std::uint32_t index, Attribute name) const;

  std::string_view text_;
  const Entities* entities_ = nullptr;
  std::vector<Node> nodes_;
  std::vector<NodeAttribute> attributes_;
  std::deque<std::string> strings_;
  std::size_t flattened_at_ = 0;
};

/// Parses UTF-8 as browsers do, more or less: unclosed and misplaced tags are mended, and no tag
/// loses text. The text and the entities
/// must outlive the page. Takes time linear in the text for a given
/// `max_depth`.
Page parse_page(std::string_view text, const Entities& entities, std::size_t max_depth);

/// Adds words to a line, each run of white space (no-break spaces too) as one space.
void append_collapsed(std::string& line, std::string_view words);

}  // namespace docweave::html
