#include "other_pages.hpp"

namespace docweave::html {
namespace {

constexpr std::uint32_t kLongestLeadIn = 120;  ///< Bytes of words.
constexpr std::uint32_t kLongestTeaser = 700;

bool holds_links_only_as_a_whole(Tag tag) {
  return is_container(tag) || tag == Tag::ul || tag == Tag::ol || tag == Tag::menu ||
         tag == Tag::dl || tag == Tag::table || tag == Tag::p || is_heading(tag);
}

bool is_teaser(const Remainder& rest, std::uint32_t i) {
  const Weight& weight = rest.weight(i);
  const Tag tag = rest.nodes()[i].tag;
  const bool may_be = tag == Tag::li || tag == Tag::div || tag == Tag::article ||
                      tag == Tag::section || tag == Tag::a || tag == Tag::p;
  if (!may_be || weight.text < 30 || weight.text > kLongestTeaser || weight.links == 0)
    return false;
  for (std::uint32_t last = rest.nodes()[i].end; --last > i;) {
    if (rest.nodes()[last].tag != Tag::text || rest.weight(last).text == 0) continue;
    return rest.weight(last).links > 0 &&
           rest.knowledge().cues.is_read_more(rest.page().text_of(last));
  }
  return false;
}

/// A cell of a table that shows data, not the page's columns.
bool in_data_table(const Remainder& rest, std::uint32_t i) {
  const auto nodes = rest.nodes();
  while (i != rest.root() && i != 0 && nodes[i].tag != Tag::td) i = nodes[i].parent;
  if (nodes[i].tag != Tag::td) return false;
  while (i != rest.root() && i != 0 && nodes[i].tag != Tag::table) i = nodes[i].parent;
  return nodes[i].tag == Tag::table && rest.weight(i).link_density() < 0.5;
}

/// A heading, or what holds one and no other words.
bool is_headline(const Remainder& rest, std::uint32_t i) {
  const auto nodes = rest.nodes();
  while (i < nodes.size() && !is_heading(nodes[i].tag)) {
    const std::uint32_t words = rest.weight(i).text;
    const std::uint32_t end = nodes[i++].end;
    while (i < end && rest.weight(i).text == 0) i = nodes[i].end;
    if (i >= end || rest.weight(i).text != words) return false;
  }
  return i < nodes.size();
}

/// "<h3><a>Stars over the bay</a></h3>" with prose below it, up to the next headline: an item of
/// the page, whose title leads to a page of its own.
bool heads_prose(const Remainder& rest, std::uint32_t headline) {
  constexpr std::uint32_t kFewest = 60;  // Bytes of words.
  const auto nodes = rest.nodes();
  std::uint32_t around = nodes[headline].parent;
  for (; around > rest.root() && rest.weight(around).text == rest.weight(headline).text;
       around = nodes[around].parent)
    headline = around;
  const std::uint32_t end = nodes[around].end;
  std::uint32_t prose = 0;
  for (std::uint32_t i = nodes[headline].end; i < end && prose < kFewest; i = nodes[i].end) {
    if (rest.dropped(i)) continue;
    if (is_headline(rest, i)) return false;
    prose += rest.weight(i).prose();
  }
  return prose >= kFewest;
}

bool is_link_list(const Remainder& rest, std::uint32_t i) {
  const Tag tag = rest.nodes()[i].tag;
  if (!holds_links_only_as_a_whole(tag)) return false;
  const Weight& weight = rest.weight(i);
  const double most = tag == Tag::p || is_heading(tag) ? 0.8 : 0.5;
  const bool holds_the_text = weight.good > 0.5F * rest.weight(rest.root()).good;
  return weight.text > 0 && weight.link_density() > most && weight.prose() < 200 &&
         !holds_the_text && !in_data_table(rest, i) &&
         !(is_headline(rest, i) && heads_prose(rest, i));
}

/// What follows a heading directly was dropped, and then comes another heading or the end.
bool is_orphan(const Remainder& rest, std::uint32_t heading) {
  const auto nodes = rest.nodes();
  bool dropped = false;
  for (std::uint32_t i = nodes[heading].end; i < nodes[rest.root()].end;) {
    if (rest.dropped(i)) {
      dropped = true;
      i = nodes[i].end;
      continue;
    }
    if (is_heading(nodes[i].tag)) return dropped;
    if (nodes[i].tag == Tag::text && rest.weight(i).text > 0) return false;
    ++i;
  }
  return dropped;
}

/// The lists of links and short blocks after a lead-in, up to the next heading.
void drop_what_follows(Remainder& rest, std::uint32_t lead_in, bool heading) {
  const auto nodes = rest.nodes();
  const std::uint32_t end = nodes[nodes[lead_in].parent].end;
  for (std::uint32_t i = nodes[lead_in].end; i < end; i = nodes[i].end) {
    const Weight& weight = rest.weight(i);
    if (is_heading(nodes[i].tag) && nodes[i].tag <= nodes[lead_in].tag) return;
    const bool announced = weight.link_density() > 0.15 && weight.prose() < (heading ? 600U : 200U);
    if (!announced && weight.text > 0) return;
    rest.drop(i);
  }
}

}  // namespace

void drop_teasers(Remainder& rest) {
  std::vector<std::uint32_t> teasers;
  std::uint32_t text = 0;
  const std::uint32_t end = rest.nodes()[rest.root()].end;
  for (std::uint32_t i = rest.root() + 1; i < end;) {
    const bool teaser = !rest.dropped(i) && is_teaser(rest, i);
    if (teaser) {
      teasers.push_back(i);
      text += rest.weight(i).text;
    }
    i = teaser || rest.dropped(i) ? rest.nodes()[i].end : i + 1;
  }
  if (text * 5 > rest.weight(rest.root()).text * 2) return;
  for (const std::uint32_t i : teasers) rest.drop(i);
  rest.weigh();
}

void drop_link_lists(Remainder& rest) {
  rest.drop_where([&](std::uint32_t i) { return i > rest.root() && is_link_list(rest, i); });
  rest.weigh();
}

void drop_lead_ins(Remainder& rest) {
  rest.drop_where([&](std::uint32_t i) {
    if (i <= rest.root() || !is_block(rest.nodes()[i].tag)) return false;
    const bool heading = is_heading(rest.nodes()[i].tag);
    const std::uint32_t text = rest.weight(i).text;
    if (text == 0) return false;
    if (heading && is_orphan(rest, i)) return true;
    if (text > kLongestLeadIn || !rest.knowledge().cues.leads_away(rest.page().text_of(i)))
      return false;
    drop_what_follows(rest, i, heading);
    return true;
  });
  rest.weigh();
}

}  // namespace docweave::html
