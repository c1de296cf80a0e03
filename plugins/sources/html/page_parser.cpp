#include <algorithm>
#include <array>
#include <limits>

#include <docweave/ascii.hpp>

#include "page.hpp"
#include "tag_reader.hpp"

namespace docweave::html {
namespace {

/// May stand in the head without ending it.
bool is_metadata(Tag tag) {
  return tag >= Tag::title || tag == Tag::script || tag == Tag::style || tag == Tag::noscript ||
         tag == Tag::template_;
}

bool is_cell(Tag tag) {
  return tag == Tag::td || tag == Tag::th || tag == Tag::caption;
}

bool is_row_group(Tag tag) {
  return tag == Tag::thead || tag == Tag::tbody || tag == Tag::tfoot;
}

bool is_table_part(Tag tag) {
  return is_cell(tag) || is_row_group(tag) || tag == Tag::tr;
}

/// An end tag for something outside does not reach through these.
bool is_wall(Tag tag) {
  return is_cell(tag) || tag == Tag::table || tag == Tag::html || tag == Tag::body ||
         tag == Tag::template_;
}

}  // namespace

/// Builds the flat tree. The rules are those of the WHATWG HTML Standard, section 13.2.6, as far as
/// they matter to a reader: which end tags may be left out, which elements end others, what
/// misplaced end tags do. Formatting elements are not opened again in the next block.
class PageParser {
 public:
  PageParser(std::string_view text, const Entities& entities, std::size_t max_depth)
      : text_(text), entities_(entities), max_depth_(max_depth) {
    page_.text_ = text;
    page_.entities_ = &entities;
    page_.nodes_.reserve(text.size() / 32 + 1);
    open(tag_named("html"), "html");
  }

  Page parse() {
    while (at_ < text_.size()) {
      const std::size_t sign = std::min(text_.find('<', at_), text_.size());
      add_words(sign);
      if (sign < text_.size()) read_markup();
    }
    pop_to(0);
    return std::move(page_);
  }

 private:
  struct Open {
    std::uint32_t node = 0;
    Tag tag = Tag::other;
    std::string_view name;
  };
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  void read_markup() {
    if (!read_tag(text_, at_, tag_)) {
      const std::size_t begin = at_;
      if (skip_declaration()) return;
      ++at_;
      enter_body();
      after_block_ = false;
      add_text(text_.substr(begin, 1));
      return;
    }
    at_ = tag_.end;
    if (tag_.closing) {
      end(tag_.info->tag, tag_.name);
    } else {
      start();
    }
  }

  /// Passes over a comment, declaration or instruction. A comment that nothing ends goes up to the
  /// next '>'.
  bool skip_declaration() {
    const std::string_view rest = text_.substr(at_, 5);
    if (!rest.starts_with("<!") && !rest.starts_with("<?") && !rest.starts_with("</")) return false;
    const bool comment = rest.starts_with("<!--") && rest != "<!-->" && rest != "<!---";
    if (comment && comments_end_) {
      const std::size_t end = text_.find("-->", at_ + 4);
      comments_end_ = end != text_.npos;
      if (comments_end_) {
        at_ = end + 3;
        return true;
      }
    }
    at_ = std::min(text_.find('>', at_), text_.size() - 1) + 1;
    return true;
  }

  // Text

  void add_words(std::size_t end) {
    const std::string_view words = text_.substr(at_, end - at_);
    at_ = end;
    const bool blank = std::ranges::all_of(words, is_space);
    if (blank && after_block_) return;
    if (!blank) enter_body();
    add_decoded(words);
  }

  void add_decoded(std::string_view words) {
    entities_.visit(words, false, [&](std::string_view text, std::string_view raw) {
      if (text.data() == raw.data()) return add_text(raw);
      Node& node = page_.nodes_[add_node(Tag::text)];
      node.text = keep(std::string(text));
      node.raw = raw;
    });
    after_block_ = false;
  }

  /// Text that stands in the page to the letter.
  void add_text(std::string_view text) {
    Node& last = page_.nodes_.back();
    const bool continues = last.tag == Tag::text && last.parent == open_.back().node &&
                           last.text.data() + last.text.size() == text.data();
    if (continues) {
      last.text = last.raw = {last.text.data(), last.text.size() + text.size()};
      return;
    }
    Node& node = page_.nodes_[add_node(Tag::text)];
    node.text = node.raw = text;
  }

  std::string_view keep(std::string text) { return page_.strings_.emplace_back(std::move(text)); }

  // Start tags

  void start() {
    const bool is_caption = tag_.info->tag == Tag::title && count(Tag::svg) > 0;
    const TagInfo& info = is_caption ? tag_named("desc") : *tag_.info;
    if (info.tag == Tag::html) return take_html_attributes();
    if (info.tag == Tag::body) return enter_body(true);
    if (info.tag == Tag::head) {
      if (!has_body_ && open_.size() == 1) open(info, tag_.name);
      return;
    }
    const bool in_head = !has_body_;
    if (!is_metadata(info.tag)) enter_body();
    close_what_ends_here(info.tag);
    const std::string_view name = tag_.name;
    const bool closed = tag_.self_closing && info.content != TagInfo::raw;
    open(info, name);
    if (info.content == TagInfo::none || closed) return pop_to(open_.size() - 1);
    if (info.content == TagInfo::raw || info.content == TagInfo::words ||
        (info.tag == Tag::noscript && in_head)) {
      read_content(info, name);
    }
  }

  void take_html_attributes() {
    if (page_.nodes_.front().attribute_count == 0) add_attributes(0);
  }

  void enter_body(bool with_attributes = false) {
    if (has_body_) return;
    has_body_ = true;
    pop_to(1);
    open(tag_named("body"), "body", with_attributes);
  }

  /// What ends with an end tag of its own name only.
  void read_content(const TagInfo& info, std::string_view name) {
    bool& unclosed = unclosed_[static_cast<std::size_t>(info.tag)];
    std::size_t end = unclosed ? text_.npos : find_end_tag(text_, at_, name);
    unclosed = end == text_.npos;
    // A page cut off inside a script ends there; any other element must not swallow the page.
    if (unclosed && info.tag != Tag::script && info.tag != Tag::style) {
      return pop_to(open_.size() - 1);
    }
    end = std::min(end, text_.size());
    const std::string_view content = text_.substr(at_, end - at_);
    at_ = end;
    if (info.content == TagInfo::words) {
      add_decoded(content);
    } else if (!content.empty()) {
      add_text(content);
    }
  }

  void close_what_ends_here(Tag tag) {
    if (is_block(tag)) close_if_open(Tag::svg);
    if (is_block(tag) || tag == Tag::input || tag == Tag::textarea) close_if_open(Tag::select);
    if (is_block(tag) && !is_table_part(tag) && count(Tag::p) > 0) {
      close_in_scope([](Tag open) { return open == Tag::p; });
    }
    if (is_heading(tag) && is_heading(open_.back().tag)) pop_to(open_.size() - 1);
    if (tag == Tag::option && open_.back().tag == Tag::option) pop_to(open_.size() - 1);
    if (tag == Tag::a || tag == Tag::button) end(tag, tag_.name);
    if (tag == Tag::li && count(Tag::li) > 0) close_item([](Tag open) { return open == Tag::li; });
    if (tag == Tag::dt || tag == Tag::dd)
      close_item([](Tag open) { return open == Tag::dt || open == Tag::dd; });
    if (is_table_part(tag)) close_table_part(tag);
  }

  void close_if_open(Tag tag) {
    if (count(tag) == 0) return;
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (open_[i].tag == tag) return pop_to(i);
    }
  }

  template <class Is>
  void close_in_scope(Is is) {
    for (std::size_t i = open_.size(); i-- > 1 && !is_wall(open_[i].tag);) {
      if (is(open_[i].tag)) return pop_to(i);
    }
  }

  /// An item ends the one before it in the same list.
  template <class Is>
  void close_item(Is is) {
    for (std::size_t i = open_.size(); i-- > 1;) {
      const Tag open = open_[i].tag;
      if (is(open)) return pop_to(i);
      const bool may_lie_inside = !is_block(open) || open == Tag::p || open == Tag::div ||
                                  open == Tag::address || is_heading(open);
      if (!may_lie_inside || is_wall(open)) return;
    }
  }

  void close_table_part(Tag tag) {
    std::size_t outermost = kNone;
    for (std::size_t i = open_.size(); i-- > 1 && open_[i].tag != Tag::table;) {
      const Tag open = open_[i].tag;
      const bool ends = is_cell(open) ||
                        (open == Tag::tr && !(is_cell(tag) && tag != Tag::caption)) ||
                        (is_row_group(open) && (is_row_group(tag) || tag == Tag::caption));
      if (ends) outermost = i;
      if (open == Tag::body) return;
    }
    if (outermost != kNone) pop_to(outermost);
  }

  // End tags

  void end(Tag tag, std::string_view name) {
    if (tag == Tag::br) return pop_after_adding(tag_named("br"));
    if (tag == Tag::html || tag == Tag::body || tag == Tag::head) return;
    if (tag != Tag::other && count(tag) == 0 && !is_heading(tag)) {
      // A paragraph's end tag alone is an empty paragraph: it sets apart what stands around it.
      if (tag == Tag::p && has_body_) pop_after_adding(tag_named("p"));
      return;
    }
    if (is_formatting(tag)) return end_formatting(tag);
    if (is_table_part(tag) || tag == Tag::table) return end_table_part(tag);
    if (is_heading(tag)) return close_in_scope(is_heading);
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (open_[i].tag == tag && (tag != Tag::other || open_[i].name == name)) return pop_to(i);
      if (is_wall(open_[i].tag) || (!is_block(tag) && is_block(open_[i].tag))) return;
      if (tag == Tag::li && (open_[i].tag == Tag::ul || open_[i].tag == Tag::ol)) return;
      if (tag == Tag::form && is_block(open_[i].tag) && open_[i].tag != Tag::p) return;
    }
  }

  void pop_after_adding(const TagInfo& info) {
    open(info, {}, false);
    pop_to(open_.size() - 1);
  }

  void end_table_part(Tag tag) {
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (open_[i].tag == tag) return pop_to(i);
      if (open_[i].tag == Tag::table) return;
    }
  }

  /// Ends a formatting element. Blocks that were opened inside it go on behind it, but no longer
  /// belong to it.
  void end_formatting(Tag tag) {
    std::size_t block = kNone;
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (is_wall(open_[i].tag)) return;
      if (is_block(open_[i].tag)) block = i;
      if (open_[i].tag != tag) continue;
      if (block == kNone) return pop_to(i);
      return lift(block, i);
    }
  }

  /// Ends the elements `[first, block)` of the stack where the one at `block` begins.
  void lift(std::size_t block, std::size_t first) {
    const std::uint32_t node = open_[block].node;
    page_.nodes_[node].parent = page_.nodes_[open_[first].node].parent;
    for (std::size_t i = first; i < block; ++i) {
      page_.nodes_[open_[i].node].end = node;
      --count(open_[i].tag);
    }
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(first),
                open_.begin() + static_cast<std::ptrdiff_t>(block));
  }

  // The tree

  std::uint32_t add_node(Tag tag) {
    const auto index = static_cast<std::uint32_t>(page_.nodes_.size());
    Node node;
    node.tag = tag;
    node.parent = open_.empty() ? 0 : open_.back().node;
    node.end = index + 1;
    page_.nodes_.push_back(node);
    return index;
  }

  void open(const TagInfo& info, std::string_view name, bool with_attributes = true) {
    if (open_.size() >= max_depth_) {
      if (page_.flattened_at_ == 0) page_.flattened_at_ = at_;
      pop_to(open_.size() - 1);
    }
    const std::uint32_t index = add_node(info.tag);
    if (with_attributes) add_attributes(index);
    open_.push_back({index, info.tag, name});
    ++count(info.tag);
    if (is_block(info.tag) || info.tag == Tag::br) after_block_ = true;
  }

  void add_attributes(std::uint32_t index) {
    Node& node = page_.nodes_[index];
    node.attributes = static_cast<std::uint32_t>(page_.attributes_.size());
    for (const RawAttribute& attribute : tag_.attributes) {
      const bool plain = attribute.value.find('&') == attribute.value.npos;
      const std::string_view value =
          plain ? attribute.value : keep(entities_.decoded_value(attribute.value));
      page_.attributes_.push_back({attribute.name, value, attribute.value});
    }
    node.attribute_count = static_cast<std::uint16_t>(tag_.attributes.size());
  }

  /// Ends all open elements but the outermost `depth`.
  void pop_to(std::size_t depth) {
    while (open_.size() > depth) {
      const Open& last = open_.back();
      page_.nodes_[last.node].end = static_cast<std::uint32_t>(page_.nodes_.size());
      --count(last.tag);
      if (is_block(last.tag)) after_block_ = true;
      open_.pop_back();
    }
  }

  std::uint32_t& count(Tag tag) { return counts_[static_cast<std::size_t>(tag)]; }

  std::string_view text_;
  const Entities& entities_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  RawTag tag_;
  std::vector<Open> open_;
  std::array<std::uint32_t, kTags> counts_{};  ///< Open elements.
  std::array<bool, kTags> unclosed_{};         ///< No end tag is left in the page.
  bool comments_end_ = true;
  bool has_body_ = false;
  bool after_block_ = true;  ///< White space here would stand at the edge of a block.
  Page page_;
};

Page parse_page(std::string_view text, const Entities& entities, std::size_t max_depth) {
  return PageParser(text, entities, max_depth).parse();
}

}  // namespace docweave::html
