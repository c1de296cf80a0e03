#include "tag_reader.hpp"

#include <algorithm>

#include <docweave/ascii.hpp>

namespace docweave::html {
namespace {

bool equal_names(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    return x == y || (is_letter(x) && is_letter(y) && (x | 0x20) == (y | 0x20));
  });
}

/// Reads what stands between a tag's name and its '>'.
class AttributeReader {
 public:
  AttributeReader(std::string_view page, std::size_t at, RawTag& tag)
      : page_(page), at_(at), tag_(tag) {}

  void read() {
    while (skip_to_name()) read_attribute();
    tag_.end = std::min(at_ + 1, page_.size());
  }

 private:
  bool ended() const { return at_ >= page_.size() || page_[at_] == '>'; }

  bool skip_to_name() {
    while (!ended() && (is_space(page_[at_]) || page_[at_] == '/')) {
      tag_.self_closing = page_[at_] == '/';
      ++at_;
    }
    return !ended();
  }

  void skip_space() {
    while (!ended() && is_space(page_[at_])) ++at_;
  }

  void read_attribute() {
    const std::size_t begin = at_++;
    while (!ended() && !is_space(page_[at_]) && page_[at_] != '=' && page_[at_] != '/') ++at_;
    const std::string_view name = page_.substr(begin, at_ - begin);
    tag_.self_closing = false;
    skip_space();
    std::string_view value;
    if (!ended() && page_[at_] == '=') {
      ++at_;
      skip_space();
      value = read_value();
    }
    const Attribute* known = attribute_named(name);
    if (known == nullptr || tag_.closing) return;
    const bool again =
        std::ranges::find(tag_.attributes, *known, &RawAttribute::name) != tag_.attributes.end();
    if (!again) tag_.attributes.push_back({*known, value});
  }

  std::string_view read_value() {
    if (ended()) return {};
    const char quote = page_[at_];
    std::size_t begin = at_;
    if (quote == '"' || quote == '\'') {
      const std::size_t close = page_.find(quote, ++begin);
      // A quotation mark that nothing closes would swallow the page.
      at_ = close == page_.npos ? std::min(page_.find('>', begin), page_.size()) : close + 1;
      return page_.substr(begin, (close == page_.npos ? at_ : close) - begin);
    }
    while (!ended() && !is_space(page_[at_])) ++at_;
    return page_.substr(begin, at_ - begin);
  }

  std::string_view page_;
  std::size_t at_;
  RawTag& tag_;
};

}  // namespace

bool read_tag(std::string_view page, std::size_t at, RawTag& tag) {
  tag.closing = page.substr(at, 2) == "</";
  const std::size_t begin = at + (tag.closing ? 2 : 1);
  if (begin >= page.size() || !is_letter(page[begin])) return false;
  std::size_t end = begin;
  while (end < page.size() && !is_space(page[end]) && page[end] != '>' && page[end] != '/') ++end;
  tag.name = page.substr(begin, end - begin);
  tag.info = &tag_named(tag.name);
  tag.self_closing = false;
  tag.attributes.clear();
  AttributeReader(page, end, tag).read();
  return true;
}

std::size_t find_end_tag(std::string_view page, std::size_t at, std::string_view name) {
  for (at = page.find("</", at); at != page.npos; at = page.find("</", at + 2)) {
    if (!equal_names(page.substr(at + 2, name.size()), name)) continue;
    const std::size_t after = at + 2 + name.size();
    const bool whole =
        after >= page.size() || is_space(page[after]) || page[after] == '>' || page[after] == '/';
    if (whole) return at;
  }
  return page.npos;
}

}  // namespace docweave::html
