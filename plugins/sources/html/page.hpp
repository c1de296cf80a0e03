#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace docweave::html {

/// The elements and attributes that reading a page asks for; all others are `other`.
enum class Tag : std::uint8_t {
  text,
  other,
  // without words for a reader
  script,
  style,
  noscript,
  template_,
  svg,
  iframe,
  object,
  head,
  // forms
  form,
  input,
  button,
  select,
  textarea,
  label,
  // page structure
  html,
  body,
  main,
  article,
  section,
  nav,
  aside,
  header,
  footer,
  div,
  center,
  // blocks of text
  p,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  ul,
  ol,
  menu,
  li,
  dl,
  dt,
  dd,
  table,
  caption,
  thead,
  tbody,
  tfoot,
  tr,
  td,
  th,
  blockquote,
  pre,
  address,
  figure,
  figcaption,
  hr,
  br,
  details,
  summary,
  fieldset,
  // inside of text
  a,
  b,
  strong,
  i,
  em,
  u,
  span,
  font,
  small,
  img,
  time,
  q,
  sup,
  sub,
  abbr,
  cite,
  code,
  mark,
  del,
  // metadata
  title,
  meta,
  link,
  base,
};

enum class Attribute : std::uint8_t {
  alt,
  aria_hidden,
  charset,
  class_,
  colspan,
  content,
  datetime,
  hidden,
  href,
  id,
  itemid,
  itemprop,
  itemscope,
  itemtype,
  lang,
  name,
  property,
  rel,
  role,
  src,
  style,
  type,
  value,
};

bool is_heading(Tag tag);
/// Starts and ends a block of text.
bool is_block(Tag tag);

struct Node {
  Tag tag = Tag::other;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;         ///< One past the last node inside it.
  std::uint32_t attributes = 0;  ///< Index of its first attribute.
  std::uint32_t attribute_count = 0;
  std::string_view text;  ///< Of text nodes; of scripts: their source.
  /// Text nodes: where it stands in the page, when it stands there to the letter.
  std::size_t source = kNowhere;

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
};

/// A page as a flat tree: nodes in document order, each knowing where its subtree ends. Refers to
/// the text it was parsed from.
class Page {
 public:
  /// At least one.
  std::span<const Node> nodes() const { return nodes_; }
  const Node& node(std::uint32_t index) const { return nodes_[index]; }
  /// The value of an attribute; empty when the element has none.
  std::string_view attribute(std::uint32_t index, Attribute name) const;
  bool has(std::uint32_t index, Attribute name) const;
  /// All text inside a node, white space collapsed.
  std::string text_of(std::uint32_t index) const;
  /// Byte where reading stopped because the nesting was too deep; 0 when all was read.
  std::size_t stopped_at() const { return stopped_at_; }

 private:
  friend class PageParser;

  std::vector<Node> nodes_;
  std::vector<std::pair<Attribute, std::string_view>> attributes_;
  std::deque<std::string> strings_;
  std::size_t stopped_at_ = 0;
};

/// Parses UTF-8 as browsers do, more or less: unclosed and misplaced tags are mended. The text must
/// outlive the page.
Page parse_page(std::string_view text, std::size_t max_depth);

/// Adds words to a line, each run of white space (no-break spaces too) as one space.
void append_collapsed(std::string& line, std::string_view words);

}  // namespace docweave::html
