#include "furniture.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace docweave::html {
namespace {

constexpr std::uint16_t kCertain = kFurniture | kFooter | kHidden | kRelated | kComment;
constexpr std::uint16_t kDoubtful = kAside | kTeaser | kHeader;

bool never_shown(Tag tag) {
  return (tag >= Tag::script && tag <= Tag::head) || (tag >= Tag::input && tag <= Tag::textarea);
}

std::string without_spaces(std::string_view text) {
  std::string plain;
  for (const unsigned char c : text) {
    if (c > ' ') plain += static_cast<char>(c | 0x20);
  }
  return plain;
}

bool is_hidden(const Page& page, std::uint32_t i) {
  if (page.node(i).attribute_count == 0) return false;
  if (page.has(i, Attribute::hidden) || page.attribute(i, Attribute::aria_hidden) == "true") {
    return true;
  }
  const std::string style = without_spaces(page.attribute(i, Attribute::style));
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

std::uint16_t role_hint(std::string_view role) {
  static constexpr std::array<std::string_view, 8> kFurnitureRoles{
      "navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist"};
  if (std::ranges::find(kFurnitureRoles, role) != kFurnitureRoles.end()) return kFurniture;
  if (role == "banner") return kHeader;
  if (role == "contentinfo") return kFooter;
  return role == "complementary" ? kAside : 0;
}

std::uint16_t tag_hint(Tag tag) {
  switch (tag) {
    case Tag::nav:
    case Tag::form:
      return kFurniture;
    case Tag::header:
      return kHeader;
    case Tag::footer:
      return kFooter;
    case Tag::aside:
      return kAside;
    default:
      return 0;
  }
}

std::uint16_t all_hints(const Remainder& rest, std::uint32_t i) {
  const Tag tag = rest.nodes()[i].tag;
  std::uint16_t hints = role_hint(rest.page().attribute(i, Attribute::role)) | tag_hint(tag);
  const bool may_hint = is_block(tag) || tag == Tag::span || tag == Tag::a || tag == Tag::other;
  if (may_hint && tag != Tag::article) hints |= rest.hints(i);
  return hints;
}

/// The head of the page, not that of its article.
bool is_page_header(const Remainder& rest, std::uint32_t i) {
  if (rest.inside(i, Tag::article) || rest.has_descendant(i, Tag::h1)) return false;
  const bool says_so =
      rest.nodes()[i].tag == Tag::header || !rest.page().attribute(i, Attribute::role).empty();
  return says_so || rest.weight(i).link_density() > 0.2;
}

/// "Donor: ...", "Budget: ...": a side column with a list of terms tells of the page's subject.
bool tells_facts(const Remainder& rest, std::uint32_t i) {
  constexpr std::ptrdiff_t kFewest = 3;
  const auto inside = rest.nodes().subspan(i, rest.nodes()[i].end - i);
  const auto count = [&](Tag tag) { return std::ranges::count(inside, tag, &Node::tag); };
  const bool terms = count(Tag::dl) == 1 && count(Tag::dt) >= kFewest;
  return terms && rest.weight(i).link_density() < 0.2;
}

bool is_furniture(const Remainder& rest, std::uint32_t i, std::uint16_t asked,
                  std::uint32_t all_prose) {
  const Tag tag = rest.nodes()[i].tag;
  if (tag == Tag::text || tag == Tag::html || tag == Tag::body || tag == Tag::main) return false;
  const std::uint16_t hints = all_hints(rest, i) & asked;
  if (hints == 0) return false;
  const Weight& weight = rest.weight(i);
  const double share = all_prose == 0 ? 0.0 : static_cast<double>(weight.prose()) / all_prose;
  if (hints & (kComment | kRelated)) return share < 0.9 && !rest.has_descendant(i, Tag::h1);
  if (share > 0.5) return false;
  if (hints & (kFurniture | kFooter | kHidden)) return true;
  if (hints & kAside) return !tells_facts(rest, i);
  if ((hints & kTeaser) && weight.link_density() > 0.15) return true;
  return (hints & kHeader) && is_page_header(rest, i);
}

}  // namespace

void drop_what_is_not_shown(Remainder& rest) {
  rest.weigh();
  const std::uint32_t all = rest.weight(0).text;
  rest.drop_where([&](std::uint32_t i) {
    const Tag tag = rest.nodes()[i].tag;
    // A noscript element that nobody closed holds the page.
    if (tag == Tag::noscript) return rest.weight(i).text * 2 < all;
    return never_shown(tag) || is_hidden(rest.page(), i);
  });
  rest.weigh();
  rest.count_as_shown();
}

/// In two rounds, so that a long list of other articles does not make a short article look like
/// the lesser part of the page.
void drop_furniture(Remainder& rest) {
  for (const std::uint16_t hints : {kCertain, kDoubtful}) {
    const std::uint32_t all = rest.weight(0).prose();
    rest.drop_where([&](std::uint32_t i) { return is_furniture(rest, i, hints, all); });
    rest.weigh();
  }
}

void keep_notes_on_payers(Remainder& rest) {
  constexpr std::size_t kLongest = 500;
  const auto nodes = rest.nodes();
  const std::uint32_t root = rest.root();
  for (std::uint32_t foot = 0; foot < nodes.size(); ++foot) {
    const bool kept = foot >= root && foot < nodes[root].end && !rest.dropped(foot);
    if (kept || !is_block(nodes[foot].tag) || (all_hints(rest, foot) & kFooter) == 0) continue;
    for (std::uint32_t i = foot; i < nodes[foot].end;) {
      const bool text = nodes[i].tag == Tag::text;
      if (!text || !rest.knowledge().cues.names_payer(rest.page().text_of(i))) {
        ++i;
        continue;
      }
      while (i != foot && !is_block(nodes[i].tag)) i = nodes[i].parent;
      if (rest.page().text_of(i).size() <= kLongest) rest.keep_behind(i);
      i = nodes[i].end;
    }
    foot = nodes[foot].end - 1;
  }
}

}  // namespace docweave::html
