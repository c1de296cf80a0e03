#pragma once

#include <cstdint>
#include <string_view>

namespace docweave::html {

/// The elements that reading a page asks for; all others are `other`.
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
  option,
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
inline constexpr std::size_t kTags = static_cast<std::size_t>(Tag::base) + 1;

/// The attributes that reading a page asks for.
enum class Attribute : std::uint8_t {
  about,
  alt,
  aria_hidden,
  class_,
  colspan,
  content,
  datetime,
  hidden,
  href,
  http_equiv,
  id,
  itemid,
  itemprop,
  itemref,
  itemscope,
  itemtype,
  lang,
  name,
  property,
  rel,
  resource,
  role,
  rowspan,
  src,
  style,
  type,
  typeof_,
  value,
  vocab,
};

/// What the syntax says of an element.
struct TagInfo {
  /// How its content is read.
  enum Content : std::uint8_t { elements, none, raw, words };

  Tag tag = Tag::other;
  Content content = elements;
};

/// By name, in letters of any case.
const TagInfo& tag_named(std::string_view name);
/// By name, in letters of any case; null for attributes that nobody asks for.
const Attribute* attribute_named(std::string_view name);

bool is_heading(Tag tag);
/// Starts and ends a block of text.
bool is_block(Tag tag);
/// Holds blocks and says nothing of them: a part of the page.
bool is_container(Tag tag);
/// Says how words look or where they lead, not what they belong to.
bool is_formatting(Tag tag);

}  // namespace docweave::html
