#include "content_root.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace docweave::html {
namespace {

float bonus(const Remainder& rest, std::uint32_t i) {
  const Tag tag = rest.nodes()[i].tag;
  if (rest.page().attribute(i, Attribute::itemprop) == "articleBody") return 1.3F;
  if (tag == Tag::article || tag == Tag::main) return 1.15F;
  return tag != Tag::body && (rest.hints(i) & kContent) ? 1.1F : 1.0F;
}

std::string title_text(const Page& page) {
  const auto title = std::ranges::find(page.nodes(), Tag::title, &Node::tag);
  if (title == page.nodes().end()) return {};
  return page.text_of(static_cast<std::uint32_t>(title - page.nodes().begin()));
}

/// The nearest headline before the root, unless there is one inside: an h1, or another heading
/// that the page's title repeats, and more of it ("Sea Days 2022 – Programme" over "Programme").
std::optional<std::uint32_t> headline_before_root(const Remainder& rest) {
  const auto nodes = rest.nodes();
  const std::string title = title_text(rest.page());
  std::uint32_t inside = 0;
  const auto repeated = [&](std::uint32_t i) {
    return is_heading(nodes[i].tag) && rest.weight(i).text > inside &&
           title.find(rest.page().text_of(i)) != title.npos;
  };
  const std::uint32_t end = nodes[rest.root()].end;
  for (std::uint32_t i = rest.root(); i < end; ++i) {
    if (repeated(i)) inside = rest.weight(i).text;
  }
  const bool has_h1 = rest.has_descendant(rest.root(), Tag::h1);
  std::optional<std::uint32_t> headline;
  for (std::uint32_t i = 0; i < rest.root();) {
    const bool is_h1 = nodes[i].tag == Tag::h1 && rest.weight(i).text > 0 && !has_h1;
    if (!rest.dropped(i) && (repeated(i) || (is_h1 && inside == 0))) headline = i;
    i = rest.dropped(i) ? nodes[i].end : i + 1;
  }
  return headline;
}

std::uint32_t common_ancestor(std::span<const Node> nodes, std::uint32_t a, std::uint32_t b) {
  while (a != b) (a > b ? a : b) = nodes[a > b ? a : b].parent;
  return a;
}

/// What stands between the headline and the root.
Weight weight_between(const Remainder& rest, std::uint32_t headline) {
  Weight lead;
  for (std::uint32_t i = rest.nodes()[headline].end; i < rest.root();) {
    if (!rest.dropped(i) && rest.nodes()[i].tag == Tag::text) {
      lead.text += rest.weight(i).text;
      lead.links += rest.weight(i).links;
    }
    i = rest.dropped(i) ? rest.nodes()[i].end : i + 1;
  }
  return lead;
}

}  // namespace

void find_root(Remainder& rest) {
  const auto nodes = rest.nodes();
  std::uint32_t best = 0;
  float best_score = 0;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (!is_container(nodes[i].tag)) continue;
    const float score = rest.weight(i).score * bonus(rest, i);
    if (score >= best_score) {
      best = i;
      best_score = score;
    }
  }
  // Text in several equal parts: none of them is the whole.
  while (best != 0 && rest.weight(best).good < 0.5F * rest.weight(0).good)
    best = nodes[best].parent;
  rest.set_root(best);
}

void reach_for_headline(Remainder& rest) {
  const auto nodes = rest.nodes();
  const std::uint32_t root = rest.root();
  const std::optional<std::uint32_t> headline = headline_before_root(rest);
  if (!headline) return;
  const Weight lead = weight_between(rest, *headline);
  if (lead.text * 2 > rest.weight(root).text || lead.link_density() > 0.5) return;
  const std::uint32_t common = common_ancestor(nodes, *headline, root);
  for (std::uint32_t i = common + 1; i < nodes[common].end;) {
    const bool on_the_way =
        (i <= *headline && *headline < nodes[i].end) || (i <= root && root < nodes[i].end);
    const bool outside = nodes[i].end <= *headline || i >= nodes[root].end;
    if (outside && !on_the_way) rest.drop(i);
    i = on_the_way && i != root && i != *headline ? i + 1 : nodes[i].end;
  }
  rest.set_root(common);
}

void take_marked_root(Remainder& rest) {
  const Page& page = rest.page();
  std::uint32_t best = 0;
  for (std::uint32_t i = 0; i < rest.nodes().size(); ++i) {
    const Tag tag = rest.nodes()[i].tag;
    const bool marked = tag == Tag::article || tag == Tag::main ||
                        page.attribute(i, Attribute::role) == "main" ||
                        page.attribute(i, Attribute::itemprop) == "articleBody";
    if (marked && rest.weight(i).text > (best == 0 ? 0 : rest.weight(best).text)) best = i;
  }
  rest.set_root(best);
  rest.count_as_kept(best == 0 ? 0 : rest.weight(best).text);
}

}  // namespace docweave::html
