#include "remainder.hpp"

#include <algorithm>
#include <unordered_map>

namespace docweave::html {

Remainder::Remainder(const Page& page, const Knowledge& knowledge)
    : page_(page),
      knowledge_(knowledge),
      nodes_(page.nodes()),
      weights_(nodes_.size()),
      words_(nodes_.size()) {
  selection_.dropped.resize(nodes_.size());
  selection_.hints.resize(nodes_.size());
  read_hints();
  count_words();
}

void Remainder::read_hints() {
  std::unordered_map<std::string_view, std::uint16_t> known;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    for (const Attribute name : {Attribute::id, Attribute::class_}) {
      const std::string_view value = page_.attribute(i, name);
      if (value.empty()) continue;
      const auto [entry, is_new] = known.try_emplace(value, std::uint16_t{0});
      if (is_new) entry->second = knowledge_.cues.of(value);
      selection_.hints[i] |= entry->second;
    }
  }
}

void Remainder::count_words() {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const std::string_view text = nodes_[i].text;
    for (std::size_t k = 0; k < text.size(); ++k) {
      const char c = text[k];
      words_[i].text += static_cast<unsigned char>(c) > ' ';
      const bool stop = c == '.' || c == '?' || c == '!';
      words_[i].stops += stop && (k + 1 == text.size() || text[k + 1] <= ' ');
    }
  }
}

bool Remainder::inside(std::uint32_t node, Tag tag) const {
  while (node != 0) {
    node = nodes_[node].parent;
    if (nodes_[node].tag == tag) return true;
  }
  return false;
}

bool Remainder::has_descendant(std::uint32_t node, Tag tag) const {
  return std::any_of(nodes_.begin() + node, nodes_.begin() + nodes_[node].end,
                     [&](const Node& inner) { return inner.tag == tag; });
}

bool Remainder::inside_event(std::uint32_t node) const {
  for (; node != 0; node = nodes_[node].parent) {
    if (hints(node) & kEvent) return true;
  }
  return false;
}

float Remainder::score(const Block& block, Tag tag) {
  if (block.text == 0 || is_heading(tag)) return 0;
  const float prose = static_cast<float>(block.text) - 3.0F * static_cast<float>(block.links);
  if (prose < 0) return std::max(prose, -100.0F);
  const bool sentence = block.stops > 0 && block.text >= 40;
  return sentence ? prose : std::min(0.2F * prose, 20.0F) - 5.0F;
}

void Remainder::weigh() {
  std::vector<Block> blocks(nodes_.size());
  std::vector<std::uint32_t> block_of(nodes_.size());
  std::vector<bool> in_link(nodes_.size());
  std::ranges::fill(weights_, Weight{});
  for (std::uint32_t i = 0; i < nodes_.size();) {
    const Node& node = nodes_[i];
    if (dropped(i) || node.tag == Tag::script || node.tag == Tag::style) {
      i = node.end;
      continue;
    }
    block_of[i] = is_block(node.tag) ? i : block_of[node.parent];
    in_link[i] = in_link[node.parent] || node.tag == Tag::a;
    if (node.tag == Tag::text) weigh_text(i, in_link[i], blocks[block_of[i]]);
    ++i;
  }
  for (auto i = static_cast<std::uint32_t>(nodes_.size()); i-- > 0;) {
    Weight& weight = weights_[i];
    const float own = score(blocks[i], nodes_[i].tag);
    weight.score += own;
    weight.good += std::max(own, 0.0F);
    if (i == 0) break;
    Weight& parent = weights_[nodes_[i].parent];
    parent.text += weight.text;
    parent.links += weight.links;
    parent.score += weight.score;
    parent.good += weight.good;
  }
}

void Remainder::weigh_text(std::uint32_t node, bool in_link, Block& block) {
  Weight& weight = weights_[node];
  weight.text = words_[node].text;
  if (in_link) weight.links = weight.text;
  if (!in_link) block.stops += words_[node].stops;
  block.text += weight.text;
  block.links += weight.links;
}

}  // namespace docweave::html
