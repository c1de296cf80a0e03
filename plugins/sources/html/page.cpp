#include "page.hpp"

#include <algorithm>

#include <docweave/ascii.hpp>

namespace docweave::html {
namespace {}  // namespace

const Page::NodeAttribute* Page::find(std::uint32_t index, Attribute name) const {
  const Node& node = nodes_[index];
  const NodeAttribute* first = attributes_.data() + node.attributes;
  const NodeAttribute* last = first + node.attribute_count;
  const NodeAttribute* found =
      std::find_if(first, last, [&](const NodeAttribute& one) { return one.name == name; });
  return found == last ? nullptr : found;
}

std::string_view Page::attribute(std::uint32_t index, Attribute name) const {
  const NodeAttribute* found = find(index, name);
  return found ? found->value : std::string_view();
}

bool Page::has(std::uint32_t index, Attribute name) const {
  return find(index, name) != nullptr;
}

std::string Page::text_of(std::uint32_t index) const {
  std::string text;
  for (std::uint32_t i = index; i < nodes_[index].end; ++i) {
    const Node& inner = nodes_[i];
    if (inner.tag == Tag::text) append_collapsed(text, inner.text);
    if (inner.tag == Tag::br || is_block(inner.tag)) append_collapsed(text, " ");
  }
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

void append_collapsed(std::string& line, std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool no_break = words.substr(i, 2) == "\xC2\xA0";
    if (!no_break && !is_space(words[i])) {
      line += words[i];
      continue;
    }
    if (no_break) ++i;
    if (!line.empty() && line.back() != ' ') line += ' ';
  }
}

}  // namespace docweave::html
