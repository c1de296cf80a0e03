#include "main_content.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "date_line.hpp"

namespace docweave::html {
namespace {

constexpr std::uint32_t kLongestLeadIn = 120;  ///< Bytes of words.

/// Of a node with all inside it that is not dropped.
struct Weight {
  std::uint32_t text = 0;   ///< Bytes of words.
  std::uint32_t links = 0;  ///< Bytes of words in links.
  float score = 0;          ///< How much it reads like main text: sum over its blocks.
  float good = 0;           ///< The same over those blocks alone that do.

  std::uint32_t prose() const { return text - links; }
  double link_density() const { return text == 0 ? 0.0 : static_cast<double>(links) / text; }
};

/// Text that stands directly in one block.
struct Block {
  std::uint32_t text = 0;
  std::uint32_t links = 0;
  std::uint32_t stops = 0;  ///< Full stops, question and exclamation marks.
};

bool never_shown(Tag tag) {
  return (tag >= Tag::script && tag <= Tag::head) || (tag >= Tag::input && tag <= Tag::textarea);
}

bool is_container(Tag tag) {
  return (tag >= Tag::html && tag <= Tag::center) || tag == Tag::td || tag == Tag::blockquote ||
         tag == Tag::form || tag == Tag::other;
}

bool holds_links_only_as_a_whole(Tag tag) {
  return is_container(tag) || tag == Tag::ul || tag == Tag::ol || tag == Tag::menu ||
         tag == Tag::dl || tag == Tag::table || tag == Tag::p || is_heading(tag);
}

std::string without_spaces(std::string_view text) {
  std::string plain;
  for (const unsigned char c : text) {
    if (c > ' ') plain += static_cast<char>(c | 0x20);
  }
  return plain;
}

class Selector {
 public:
  Selector(const Page& page, const Knowledge& knowledge)
      : page_(page),
        knowledge_(knowledge),
        cues_(knowledge.cues),
        nodes_(page.nodes()),
        weights_(nodes_.size()),
        words_(nodes_.size()),
        hints_(nodes_.size()) {
    selection_.dropped.resize(nodes_.size());
    read_hints();
    count_words();
  }

  void drop_what_is_not_shown() {
    weigh();
    const std::uint32_t all = weights_[0].text;
    each_kept([&](std::uint32_t i) {
      // A noscript element that nobody closed holds the page.
      if (nodes_[i].tag == Tag::noscript) return weights_[i].text * 2 < all;
      return never_shown(nodes_[i].tag) || is_hidden(i);
    });
    weigh();
    selection_.text_bytes = weights_[0].text;
    selection_.kept_bytes = selection_.text_bytes;
  }

  /// In two rounds, so that a long list of other articles does not make a short article look like
  /// the lesser part of the page.
  void drop_furniture() {
    for (const std::uint16_t hints : {kCertain, kDoubtful}) {
      const std::uint32_t all = weights_[0].prose();
      each_kept([&](std::uint32_t i) { return is_furniture(i, hints, all); });
      weigh();
    }
  }

  /// Lines that tell who published the page and when.
  void drop_page_dates() {
    each_kept([&](std::uint32_t i) {
      const Weight& weight = weights_[i];
      const bool may_be = (hints_[i] & kMeta) != 0 && weight.text < 250 && weight.good < 40;
      return may_be && !inside_event(i);
    });
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (node.tag == Tag::text && tells_page_date(node.text)) drop_date_line(i);
    }
    weigh();
  }

  void find_root() {
    std::uint32_t best = 0;
    float best_score = 0;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (!is_container(nodes_[i].tag)) continue;
      const float score = weights_[i].score * bonus(i);
      if (score >= best_score) {
        best = i;
        best_score = score;
      }
    }
    // Text in several equal parts: none of them is the whole.
    while (best != 0 && weights_[best].good < 0.5F * weights_[0].good) best = nodes_[best].parent;
    selection_.root = best;
  }

  /// Takes in what stands between the headline and the main part: a lead, a picture, an info box.
  void reach_for_headline() {
    const std::uint32_t root = selection_.root;
    const std::optional<std::uint32_t> headline = headline_before(root);
    if (!headline) return;
    const std::uint32_t common = common_ancestor(*headline, root);
    Weight lead;
    for (std::uint32_t i = nodes_[*headline].end; i < root;) {
      if (!selection_.dropped[i] && nodes_[i].tag == Tag::text) {
        lead.text += weights_[i].text;
        lead.links += weights_[i].links;
      }
      i = selection_.dropped[i] ? nodes_[i].end : i + 1;
    }
    if (lead.text * 2 > weights_[root].text || lead.link_density() > 0.5) return;
    for (std::uint32_t i = common + 1; i < nodes_[common].end;) {
      const bool on_the_way =
          (i <= *headline && *headline < nodes_[i].end) || (i <= root && root < nodes_[i].end);
      const bool outside = nodes_[i].end <= *headline || i >= nodes_[root].end;
      if (outside && !on_the_way) selection_.dropped[i] = true;
      i = on_the_way && i != root && i != *headline ? i + 1 : nodes_[i].end;
    }
    selection_.root = common;
  }

  void drop_link_lists() {
    each_kept([&](std::uint32_t i) {
      const Weight& weight = weights_[i];
      if (i <= selection_.root || !holds_links_only_as_a_whole(nodes_[i].tag)) return false;
      const double most = nodes_[i].tag == Tag::p || is_heading(nodes_[i].tag) ? 0.8 : 0.5;
      const bool holds_the_text = weight.good > 0.5F * weights_[selection_.root].good;
      return weight.text > 0 && weight.link_density() > most && weight.prose() < 200 &&
             !holds_the_text && !in_data_table(i);
    });
    weigh();
    selection_.kept_bytes = weights_[selection_.root].text;
  }

  /// Short texts that end in a link to the rest of them. A page made of these is a list of its own
  /// content.
  void drop_teasers() {
    std::vector<std::uint32_t> teasers;
    std::uint32_t text = 0;
    for (std::uint32_t i = selection_.root + 1; i < nodes_[selection_.root].end; ++i) {
      if (selection_.dropped[i]) {
        i = nodes_[i].end - 1;
      } else if (is_teaser(i)) {
        teasers.push_back(i);
        text += weights_[i].text;
        i = nodes_[i].end - 1;
      }
    }
    if (text * 5 > weights_[selection_.root].text * 2) return;
    for (const std::uint32_t i : teasers) selection_.dropped[i] = true;
    weigh();
  }

  /// Headings and short lines that announce other pages, with what they announce, and headings of
  /// which nothing is left but themselves.
  void drop_lead_ins() {
    each_kept([&](std::uint32_t i) {
      if (i <= selection_.root || !is_block(nodes_[i].tag)) return false;
      const bool heading = is_heading(nodes_[i].tag);
      if (!heading && weights_[i].text > kLongestLeadIn) return false;
      if (weights_[i].text == 0) return false;
      if (heading && is_orphan(i)) return true;
      if (weights_[i].text > kLongestLeadIn || !cues_.leads_away(page_.text_of(i))) return false;
      drop_what_follows(i, heading);
      return true;
    });
    weigh();
    selection_.kept_bytes = weights_[selection_.root].text;
  }

  /// The largest element that is marked as the article or the main part.
  void take_marked_root() {
    std::uint32_t best = 0;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const bool marked = nodes_[i].tag == Tag::article || nodes_[i].tag == Tag::main ||
                          page_.attribute(i, Attribute::role) == "main" ||
                          page_.attribute(i, Attribute::itemprop) == "articleBody";
      if (marked && weights_[i].text > (best == 0 ? 0 : weights_[best].text)) best = i;
    }
    selection_.root = best;
    selection_.kept_bytes = best == 0 ? 0 : weights_[best].text;
  }

  Selection take() {
    selection_.hints = std::move(hints_);
    return std::move(selection_);
  }

 private:
  /// Visits nodes that are not dropped, in order; drops those for which `drop` is true.
  template <class Drop>
  void each_kept(Drop drop) {
    for (std::uint32_t i = 0; i < nodes_.size();) {
      if (!selection_.dropped[i] && drop(i)) selection_.dropped[i] = true;
      i = selection_.dropped[i] ? nodes_[i].end : i + 1;
    }
  }

  void read_hints() {
    std::unordered_map<std::string_view, std::uint16_t> known;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      for (const Attribute name : {Attribute::id, Attribute::class_}) {
        const std::string_view value = page_.attribute(i, name);
        if (value.empty()) continue;
        const auto [entry, is_new] = known.try_emplace(value, std::uint16_t{0});
        if (is_new) entry->second = cues_.of(value);
        hints_[i] |= entry->second;
      }
    }
  }

  bool is_hidden(std::uint32_t i) const {
    if (nodes_[i].attribute_count == 0) return false;
    if (page_.has(i, Attribute::hidden) || page_.attribute(i, Attribute::aria_hidden) == "true") {
      return true;
    }
    const std::string style = without_spaces(page_.attribute(i, Attribute::style));
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
  }

  bool inside(std::uint32_t i, Tag tag) const {
    while (i != 0) {
      i = nodes_[i].parent;
      if (nodes_[i].tag == tag) return true;
    }
    return false;
  }

  bool has_descendant(std::uint32_t i, Tag tag) const {
    return std::any_of(nodes_.begin() + i, nodes_.begin() + nodes_[i].end,
                       [&](const Node& node) { return node.tag == tag; });
  }

  /// A cell of a table that shows data, not the page's columns.
  bool in_data_table(std::uint32_t i) const {
    while (i != selection_.root && i != 0 && nodes_[i].tag != Tag::td) i = nodes_[i].parent;
    if (nodes_[i].tag != Tag::td) return false;
    while (i != selection_.root && i != 0 && nodes_[i].tag != Tag::table) i = nodes_[i].parent;
    return nodes_[i].tag == Tag::table && weights_[i].link_density() < 0.5;
  }

  /// The nearest headline before the main part, unless there is one inside: an h1, or another
  /// heading that the page's title repeats.
  std::optional<std::uint32_t> headline_before(std::uint32_t root) const {
    const std::string title = title_text();
    const auto repeated = [&](std::uint32_t i) {
      return is_heading(nodes_[i].tag) && weights_[i].text > 0 &&
             title.find(page_.text_of(i)) != title.npos;
    };
    for (std::uint32_t i = root; i < nodes_[root].end; ++i) {
      if (repeated(i)) return std::nullopt;
    }
    const bool has_h1 = has_descendant(root, Tag::h1);
    std::optional<std::uint32_t> headline;
    for (std::uint32_t i = 0; i < root;) {
      const bool dropped = selection_.dropped[i];
      const bool is_h1 = nodes_[i].tag == Tag::h1 && weights_[i].text > 0 && !has_h1;
      if (!dropped && (is_h1 || repeated(i))) headline = i;
      i = dropped ? nodes_[i].end : i + 1;
    }
    return headline;
  }

  std::string title_text() const {
    const auto title = std::ranges::find(nodes_, Tag::title, &Node::tag);
    if (title == nodes_.end()) return {};
    return page_.text_of(static_cast<std::uint32_t>(title - nodes_.begin()));
  }

  std::uint32_t common_ancestor(std::uint32_t a, std::uint32_t b) const {
    while (a != b) (a > b ? a : b) = nodes_[a > b ? a : b].parent;
    return a;
  }

  /// What follows a heading directly was dropped, and then comes another heading or the end.
  bool is_orphan(std::uint32_t heading) const {
    bool dropped = false;
    for (std::uint32_t i = nodes_[heading].end; i < nodes_[selection_.root].end;) {
      if (selection_.dropped[i]) {
        dropped = true;
        i = nodes_[i].end;
        continue;
      }
      if (is_heading(nodes_[i].tag)) return dropped;
      if (nodes_[i].tag == Tag::text && weights_[i].text > 0) return false;
      ++i;
    }
    return dropped;
  }

  /// The lists of links and short blocks after a lead-in, up to the next heading.
  void drop_what_follows(std::uint32_t lead_in, bool heading) {
    const std::uint32_t end = nodes_[nodes_[lead_in].parent].end;
    for (std::uint32_t i = nodes_[lead_in].end; i < end; i = nodes_[i].end) {
      const Weight& weight = weights_[i];
      if (is_heading(nodes_[i].tag) && nodes_[i].tag <= nodes_[lead_in].tag) return;
      const bool announced =
          weight.link_density() > 0.15 && weight.prose() < (heading ? 600U : 200U);
      if (!announced && weight.text > 0) return;
      selection_.dropped[i] = true;
    }
  }

  bool inside_event(std::uint32_t i) const {
    for (; i != 0; i = nodes_[i].parent) {
      if (hints_[i] & kEvent) return true;
    }
    return false;
  }

  bool tells_page_date(std::string_view text) const {
    return html::tells_page_date(text, knowledge_.page_dates);
  }

  /// Drops the line that a date stands in when it holds nothing else.
  void drop_date_line(std::uint32_t i) {
    std::uint32_t line = i;
    while (nodes_[line].parent != 0 && weights_[nodes_[line].parent].text <= kLongestDateLine) {
      line = nodes_[line].parent;
      const Tag tag = nodes_[line].tag;
      if (tag == Tag::li || tag == Tag::td || tag == Tag::th || tag == Tag::dd) return;
      if (is_block(tag)) break;
    }
    if (inside_event(line)) return;
    const std::uint32_t parent = nodes_[i].parent;
    if (stands_alone(line) && tells_page_date(page_.text_of(line))) {
      selection_.dropped[line] = true;
    } else if (nodes_[parent].tag == Tag::time && !in_sentence(parent)) {
      selection_.dropped[parent] = true;
    }
  }

  bool ends_line(std::uint32_t i) const {
    return is_block(nodes_[i].tag) || nodes_[i].tag == Tag::br;
  }

  /// A block, or words between two blocks.
  bool stands_alone(std::uint32_t i) const {
    if (is_block(nodes_[i].tag)) return true;
    const std::uint32_t parent = nodes_[i].parent;
    const auto is_blank = [&](std::uint32_t node) {
      return nodes_[node].tag == Tag::text && words_[node].text == 0;
    };
    std::uint32_t next = nodes_[i].end;
    while (next < nodes_[parent].end && is_blank(next)) ++next;
    if (next < nodes_[parent].end && !ends_line(next)) return false;
    std::uint32_t last = i;
    do {
      for (--last; last != parent && nodes_[last].parent != parent;) last = nodes_[last].parent;
    } while (last != parent && is_blank(last));
    return ends_line(last);
  }

  bool in_sentence(std::uint32_t i) const {
    while (i != 0 && !is_block(nodes_[i].tag)) i = nodes_[i].parent;
    return weights_[i].good > 0;
  }

  bool is_teaser(std::uint32_t i) const {
    constexpr std::uint32_t kLongestTeaser = 700;
    const Weight& weight = weights_[i];
    const Tag tag = nodes_[i].tag;
    const bool may_be = tag == Tag::li || tag == Tag::div || tag == Tag::article ||
                        tag == Tag::section || tag == Tag::a || tag == Tag::p;
    if (!may_be || weight.text < 30 || weight.text > kLongestTeaser || weight.links == 0)
      return false;
    for (std::uint32_t last = nodes_[i].end; --last > i;) {
      if (nodes_[last].tag != Tag::text || weights_[last].text == 0) continue;
      return weights_[last].links > 0 && cues_.is_read_more(page_.text_of(last));
    }
    return false;
  }

  std::uint16_t role_hint(std::uint32_t i) const {
    const std::string_view role = page_.attribute(i, Attribute::role);
    if (role.empty()) return 0;
    for (const std::string_view name : {"navigation", "search", "dialog", "alertdialog", "menu",
                                        "menubar", "toolbar", "tablist"}) {
      if (role == name) return kFurniture;
    }
    if (role == "banner") return kHeader;
    if (role == "contentinfo") return kFooter;
    return role == "complementary" ? kAside : 0;
  }

  std::uint16_t tag_hint(Tag tag) const {
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

  static constexpr std::uint16_t kCertain = kFurniture | kFooter | kHidden | kRelated | kComment;
  static constexpr std::uint16_t kDoubtful = kAside | kTeaser | kHeader;

  bool is_furniture(std::uint32_t i, std::uint16_t asked, std::uint32_t all_prose) const {
    const Tag tag = nodes_[i].tag;
    if (tag == Tag::text || tag == Tag::html || tag == Tag::body || tag == Tag::main) return false;
    std::uint16_t hints = role_hint(i) | tag_hint(tag);
    const bool may_hint = is_block(tag) || tag == Tag::span || tag == Tag::a || tag == Tag::other;
    if (may_hint && tag != Tag::article) hints |= hints_[i];
    hints &= asked;
    if (hints == 0) return false;
    const double share =
        all_prose == 0 ? 0.0 : static_cast<double>(weights_[i].prose()) / all_prose;
    if (hints & (kComment | kRelated)) return share < 0.9 && !has_descendant(i, Tag::h1);
    if (share > 0.5) return false;
    if (hints & (kFurniture | kFooter | kHidden | kAside)) return true;
    if ((hints & kTeaser) && weights_[i].link_density() > 0.15) return true;
    return (hints & kHeader) && is_page_header(i);
  }

  /// The head of the page, not that of its article.
  bool is_page_header(std::uint32_t i) const {
    if (inside(i, Tag::article) || has_descendant(i, Tag::h1)) return false;
    const bool says_so =
        nodes_[i].tag == Tag::header || !page_.attribute(i, Attribute::role).empty();
    return says_so || weights_[i].link_density() > 0.2;
  }

  float bonus(std::uint32_t i) const {
    const Tag tag = nodes_[i].tag;
    if (page_.attribute(i, Attribute::itemprop) == "articleBody") return 1.3F;
    if (tag == Tag::article || tag == Tag::main) return 1.15F;
    return tag != Tag::body && (hints_[i] & kContent) ? 1.1F : 1.0F;
  }

  static float score(const Block& block, Tag tag) {
    if (block.text == 0 || is_heading(tag)) return 0;
    const float prose = static_cast<float>(block.text) - 3.0F * static_cast<float>(block.links);
    if (prose < 0) return std::max(prose, -100.0F);
    const bool sentence = block.stops > 0 && block.text >= 40;
    return sentence ? prose : std::min(0.2F * prose, 20.0F) - 5.0F;
  }

  void weigh() {
    std::vector<Block> blocks(nodes_.size());
    std::vector<std::uint32_t> block_of(nodes_.size());
    std::vector<bool> in_link(nodes_.size());
    std::ranges::fill(weights_, Weight{});
    for (std::uint32_t i = 0; i < nodes_.size();) {
      if (selection_.dropped[i]) {
        i = nodes_[i].end;
        continue;
      }
      const Node& node = nodes_[i];
      if (node.tag == Tag::script || node.tag == Tag::style) {
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

  void weigh_text(std::uint32_t i, bool in_link, Block& block) {
    Weight& weight = weights_[i];
    weight.text = words_[i].text;
    if (in_link) weight.links = weight.text;
    if (!in_link) block.stops += words_[i].stops;
    block.text += weight.text;
    block.links += weight.links;
  }

  void count_words() {
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

  const Page& page_;
  const Knowledge& knowledge_;
  const Cues& cues_;
  std::span<const Node> nodes_;
  std::vector<Weight> weights_;
  std::vector<Block> words_;  ///< Of each text node by itself.
  std::vector<std::uint16_t> hints_;
  Selection selection_;
};

}  // namespace

Selection select_visible(const Page& page, const Knowledge& knowledge) {
  Selector selector(page, knowledge);
  selector.drop_what_is_not_shown();
  return selector.take();
}

Selection select_main_content(const Page& page, const Knowledge& knowledge) {
  Selector selector(page, knowledge);
  selector.drop_what_is_not_shown();
  selector.drop_furniture();
  selector.drop_page_dates();
  selector.find_root();
  selector.reach_for_headline();
  selector.drop_teasers();
  selector.drop_link_lists();
  selector.drop_lead_ins();
  return selector.take();
}

Selection select_marked_content(const Page& page, const Knowledge& knowledge) {
  Selector selector(page, knowledge);
  selector.drop_what_is_not_shown();
  selector.drop_furniture();
  selector.take_marked_root();
  return selector.take();
}

}  // namespace docweave::html
