#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "main_content.hpp"

namespace docweave::html {

/// Of a node with all inside it that is not dropped.
struct Weight {
  std::uint32_t text = 0;   ///< Bytes of words.
  std::uint32_t links = 0;  ///< Bytes of words in links.
  float score = 0;          ///< How much it reads like main text: sum over its blocks.
  float good = 0;           ///< The same over those blocks alone that do.

  std::uint32_t prose() const { return text - links; }
  double link_density() const { return text == 0 ? 0.0 : static_cast<double>(links) / text; }
};

/// What is left of a page while one part after the other is dropped: the state that the steps of
/// the search for main content share.
class Remainder {
 public:
  Remainder(const Page& page, const Knowledge& knowledge);

  const Page& page() const { return page_; }
  const Knowledge& knowledge() const { return knowledge_; }
  std::span<const Node> nodes() const { return nodes_; }
  const Weight& weight(std::uint32_t node) const { return weights_[node]; }
  std::uint16_t hints(std::uint32_t node) const { return selection_.hints[node]; }
  std::uint32_t root() const { return selection_.root; }
  bool dropped(std::uint32_t node) const { return selection_.dropped[node]; }
  /// A text node without words, dropped or not.
  bool blank(std::uint32_t node) const {
    return nodes_[node].tag == Tag::text && words_[node].text == 0;
  }

  bool inside(std::uint32_t node, Tag tag) const;
  bool has_descendant(std::uint32_t node, Tag tag) const;
  /// The node or one around it holds the facts of an event.
  bool inside_event(std::uint32_t node) const;

  /// Keeps a node, dropped or outside the root, behind what is kept of the root.
  void keep_behind(std::uint32_t node) { selection_.notes.push_back(node); }
  void drop(std::uint32_t node) { selection_.dropped[node] = true; }
  /// Visits nodes that are not dropped, in order; drops those for which `drop` is true.
  template <class Drop>
  void drop_where(Drop drop) {
    for (std::uint32_t i = 0; i < nodes_.size();) {
      if (!selection_.dropped[i] && drop(i)) selection_.dropped[i] = true;
      i = selection_.dropped[i] ? nodes_[i].end : i + 1;
    }
  }
  /// To be called when a step has dropped what it drops.
  void weigh();

  void set_root(std::uint32_t node) { selection_.root = node; }
  /// Takes what there is now for all that a browser shows.
  void count_as_shown() { selection_.text_bytes = selection_.kept_bytes = weights_[0].text; }
  void count_as_kept(std::size_t bytes) { selection_.kept_bytes = bytes; }

  Selection take() { return std::move(selection_); }

 private:
  /// Text that stands directly in one block.
  struct Block {
    std::uint32_t text = 0;
    std::uint32_t links = 0;
    std::uint32_t stops = 0;  ///< Full stops, question and exclamation marks.
  };

  void read_hints();
  void count_words();
  void weigh_text(std::uint32_t node, bool in_link, Block& block);
  static float score(const Block& block, Tag tag);

  const Page& page_;
  const Knowledge& knowledge_;
  std::span<const Node> nodes_;
  std::vector<Weight> weights_;
  std::vector<Block> words_;  ///< Of each text node by itself.
  Selection selection_;
};

}  // namespace docweave::html
