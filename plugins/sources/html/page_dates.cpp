#include "date_line.hpp"
#include "furniture.hpp"

namespace docweave::html {
namespace {

bool ends_line(const Remainder& rest, std::uint32_t i) {
  return is_block(rest.nodes()[i].tag) || rest.nodes()[i].tag == Tag::br;
}

/// A block, or words between two blocks.
bool stands_alone(const Remainder& rest, std::uint32_t i) {
  const auto nodes = rest.nodes();
  if (is_block(nodes[i].tag)) return true;
  const std::uint32_t parent = nodes[i].parent;
  std::uint32_t next = nodes[i].end;
  while (next < nodes[parent].end && rest.blank(next)) ++next;
  if (next < nodes[parent].end && !ends_line(rest, next)) return false;
  std::uint32_t last = i;
  do {
    for (--last; last != parent && nodes[last].parent != parent;) last = nodes[last].parent;
  } while (last != parent && rest.blank(last));
  return ends_line(rest, last);
}

bool in_sentence(const Remainder& rest, std::uint32_t i) {
  while (i != 0 && !is_block(rest.nodes()[i].tag)) i = rest.nodes()[i].parent;
  return rest.weight(i).good > 0;
}

/// Drops the line that a date stands in when it holds nothing else.
void drop_date_line(Remainder& rest, std::uint32_t i) {
  const auto nodes = rest.nodes();
  std::uint32_t line = i;
  while (nodes[line].parent != 0 && rest.weight(nodes[line].parent).text <= kLongestDateLine) {
    line = nodes[line].parent;
    const Tag tag = nodes[line].tag;
    if (tag == Tag::li || tag == Tag::td || tag == Tag::th || tag == Tag::dd) return;
    if (is_block(tag)) break;
  }
  if (rest.inside_event(line)) return;
  const std::uint32_t parent = nodes[i].parent;
  if (stands_alone(rest, line) &&
      tells_page_date(rest.page().text_of(line), rest.knowledge().page_dates)) {
    rest.drop(line);
  } else if (nodes[parent].tag == Tag::time && !in_sentence(rest, parent)) {
    rest.drop(parent);
  }
}

/// "6–7 March 2023", or a place within: when and where an event is, not when a page was published.
bool tells_of_event(const Remainder& rest, std::uint32_t i) {
  for (std::uint32_t inner = i + 1; inner < rest.nodes()[i].end; ++inner) {
    if (rest.hints(inner) & kEvent) return true;
  }
  return tells_days(rest.page().text_of(i));
}

}  // namespace

void drop_page_dates(Remainder& rest) {
  rest.drop_where([&](std::uint32_t i) {
    const Weight& weight = rest.weight(i);
    const bool may_be = (rest.hints(i) & kMeta) != 0 && weight.text < 250 && weight.good < 40;
    return may_be && !rest.inside_event(i) && !tells_of_event(rest, i);
  });
  for (std::uint32_t i = 0; i < rest.nodes().size(); ++i) {
    const Node& node = rest.nodes()[i];
    if (node.tag == Tag::text && tells_page_date(node.text, rest.knowledge().page_dates)) {
      drop_date_line(rest, i);
    }
  }
  rest.weigh();
}

}  // namespace docweave::html
