#include "page.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <new>
#include <unordered_map>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

namespace docweave::html {
namespace {

const std::unordered_map<std::string_view, Tag>& tags() {
  static const std::unordered_map<std::string_view, Tag> kTags{
      {"script", Tag::script},
      {"style", Tag::style},
      {"noscript", Tag::noscript},
      {"template", Tag::template_},
      {"svg", Tag::svg},
      {"iframe", Tag::iframe},
      {"object", Tag::object},
      {"embed", Tag::object},
      {"canvas", Tag::object},
      {"audio", Tag::object},
      {"video", Tag::object},
      {"math", Tag::other},
      {"head", Tag::head},
      {"form", Tag::form},
      {"input", Tag::input},
      {"button", Tag::button},
      {"select", Tag::select},
      {"datalist", Tag::select},
      {"textarea", Tag::textarea},
      {"label", Tag::label},
      {"html", Tag::html},
      {"body", Tag::body},
      {"main", Tag::main},
      {"article", Tag::article},
      {"section", Tag::section},
      {"nav", Tag::nav},
      {"aside", Tag::aside},
      {"header", Tag::header},
      {"footer", Tag::footer},
      {"div", Tag::div},
      {"center", Tag::center},
      {"p", Tag::p},
      {"h1", Tag::h1},
      {"h2", Tag::h2},
      {"h3", Tag::h3},
      {"h4", Tag::h4},
      {"h5", Tag::h5},
      {"h6", Tag::h6},
      {"ul", Tag::ul},
      {"ol", Tag::ol},
      {"menu", Tag::menu},
      {"dir", Tag::ul},
      {"li", Tag::li},
      {"dl", Tag::dl},
      {"dt", Tag::dt},
      {"dd", Tag::dd},
      {"table", Tag::table},
      {"caption", Tag::caption},
      {"thead", Tag::thead},
      {"tbody", Tag::tbody},
      {"tfoot", Tag::tfoot},
      {"tr", Tag::tr},
      {"td", Tag::td},
      {"th", Tag::th},
      {"blockquote", Tag::blockquote},
      {"pre", Tag::pre},
      {"address", Tag::address},
      {"figure", Tag::figure},
      {"figcaption", Tag::figcaption},
      {"hr", Tag::hr},
      {"br", Tag::br},
      {"details", Tag::details},
      {"summary", Tag::summary},
      {"fieldset", Tag::fieldset},
      {"a", Tag::a},
      {"b", Tag::b},
      {"strong", Tag::strong},
      {"i", Tag::i},
      {"em", Tag::em},
      {"u", Tag::u},
      {"span", Tag::span},
      {"font", Tag::font},
      {"small", Tag::small},
      {"img", Tag::img},
      {"time", Tag::time},
      {"q", Tag::q},
      {"sup", Tag::sup},
      {"sub", Tag::sub},
      {"abbr", Tag::abbr},
      {"cite", Tag::cite},
      {"code", Tag::code},
      {"mark", Tag::mark},
      {"del", Tag::del},
      {"s", Tag::del},
      {"title", Tag::title},
      {"meta", Tag::meta},
      {"link", Tag::link},
      {"base", Tag::base},
  };
  return kTags;
}

constexpr std::array<std::pair<std::string_view, Attribute>, 23> kAttributes{{
    {"alt", Attribute::alt},
    {"aria-hidden", Attribute::aria_hidden},
    {"charset", Attribute::charset},
    {"class", Attribute::class_},
    {"colspan", Attribute::colspan},
    {"content", Attribute::content},
    {"datetime", Attribute::datetime},
    {"hidden", Attribute::hidden},
    {"href", Attribute::href},
    {"id", Attribute::id},
    {"itemid", Attribute::itemid},
    {"itemprop", Attribute::itemprop},
    {"itemscope", Attribute::itemscope},
    {"itemtype", Attribute::itemtype},
    {"lang", Attribute::lang},
    {"name", Attribute::name},
    {"property", Attribute::property},
    {"rel", Attribute::rel},
    {"role", Attribute::role},
    {"src", Attribute::src},
    {"style", Attribute::style},
    {"type", Attribute::type},
    {"value", Attribute::value},
}};

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

}  // namespace

/// Builds the flat tree from libxml2's events, which are balanced; no tree of libxml2 is made.
class PageParser {
 public:
  PageParser(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {}

  Page parse() {
    if (!text_.empty()) run_libxml2();  // which makes no context for no bytes
    while (!open_.empty()) end();
    if (page_.nodes_.empty()) add(Tag::html);
    return std::move(page_);
  }

 private:
  void run_libxml2() {
    htmlSAXHandler sax{};
    sax.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<PageParser*>(self)->start(view(name), attributes);
    };
    sax.endElement = [](void* self, const xmlChar*) { static_cast<PageParser*>(self)->end(); };
    sax.characters = sax.ignorableWhitespace =
        sax.cdataBlock = [](void* self, const xmlChar* data, int size) {
          static_cast<PageParser*>(self)->characters(
              {reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)});
        };
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(
        htmlCreateMemoryParserCtxt(text_.data(), static_cast<int>(text_.size())),
        &htmlFreeParserCtxt);
    if (!context) throw std::bad_alloc();
    context_ = context.get();
    htmlCtxtUseOptions(context_, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                     HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    context_->options |= XML_PARSE_HUGE;
    xmlSwitchEncoding(context_, XML_CHAR_ENCODING_UTF8);
    *context_->sax = sax;
    context_->userData = this;
    page_.nodes_.reserve(text_.size() / 24);
    htmlParseDocument(context_);
  }

  std::string_view keep(std::string_view text) { return page_.strings_.emplace_back(text); }

  /// A pointer into the page where these bytes were just read, or a copy.
  std::string_view in_page(std::string_view data, std::size_t& source) {
    const auto* base = reinterpret_cast<const char*>(context_->input->base);
    const auto at =
        static_cast<std::size_t>(reinterpret_cast<const char*>(context_->input->cur) - base);
    if (at >= data.size() && at <= text_.size() &&
        std::memcmp(text_.data() + at - data.size(), data.data(), data.size()) == 0) {
      source = at - data.size();
      return text_.substr(source, data.size());
    }
    return keep(data);
  }

  std::uint32_t add(Tag tag) {
    const auto index = static_cast<std::uint32_t>(page_.nodes_.size());
    Node node;
    node.tag = tag;
    node.parent = open_.empty() ? 0 : open_.back();
    node.end = index + 1;
    node.attributes = static_cast<std::uint32_t>(page_.attributes_.size());
    page_.nodes_.push_back(node);
    return index;
  }

  void start(std::string_view name, const xmlChar** attributes) {
    const auto found = tags().find(name);
    const auto index = add(found == tags().end() ? Tag::other : found->second);
    for (; attributes && *attributes; attributes += 2)
      add_attribute(view(attributes[0]), attributes[1]);
    page_.nodes_[index].attribute_count =
        static_cast<std::uint32_t>(page_.attributes_.size()) - page_.nodes_[index].attributes;
    open_.push_back(index);
    if (open_.size() > max_depth_ && page_.stopped_at_ == 0) {
      page_.stopped_at_ = static_cast<std::size_t>(context_->input->cur - context_->input->base);
      xmlStopParser(context_);
    }
  }

  void add_attribute(std::string_view name, const xmlChar* value) {
    const auto known = std::ranges::lower_bound(kAttributes, name, {},
                                                &std::pair<std::string_view, Attribute>::first);
    if (known == kAttributes.end() || known->first != name) return;
    page_.attributes_.emplace_back(known->second, keep(view(value)));
  }

  void end() {
    if (open_.empty()) return;
    page_.nodes_[open_.back()].end = static_cast<std::uint32_t>(page_.nodes_.size());
    open_.pop_back();
  }

  void characters(std::string_view data) {
    if (data.empty()) return;
    std::size_t source = Node::kNowhere;
    const std::string_view text = in_page(data, source);
    if (!page_.nodes_.empty()) {
      Node& last = page_.nodes_.back();
      const bool continues = last.tag == Tag::text && source != Node::kNowhere &&
                             last.source != Node::kNowhere &&
                             last.source + last.text.size() == source &&
                             (open_.empty() || last.parent == open_.back());
      if (continues) {
        last.text = text_.substr(last.source, last.text.size() + text.size());
        return;
      }
    }
    Node& node = page_.nodes_[add(Tag::text)];
    node.text = text;
    node.source = source;
  }

  std::string_view text_;
  std::size_t max_depth_;
  htmlParserCtxt* context_ = nullptr;
  std::vector<std::uint32_t> open_;
  Page page_;
};

bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}

bool is_block(Tag tag) {
  return (tag >= Tag::html && tag <= Tag::fieldset && tag != Tag::br) || tag == Tag::form;
}

std::string_view Page::attribute(std::uint32_t index, Attribute name) const {
  const Node& node = nodes_[index];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const auto& [key, value] = attributes_[node.attributes + i];
    if (key == name) return value;
  }
  return {};
}

bool Page::has(std::uint32_t index, Attribute name) const {
  const Node& node = nodes_[index];
  const auto first = attributes_.begin() + node.attributes;
  return std::any_of(first, first + node.attribute_count,
                     [&](const auto& attribute) { return attribute.first == name; });
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

Page parse_page(std::string_view text, std::size_t max_depth) {
  return PageParser(text, max_depth).parse();
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
