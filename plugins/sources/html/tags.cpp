#include "tags.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace docweave::html {
namespace {

constexpr std::array<std::pair<std::string_view, TagInfo>, 108> kTagNames{{
    {"a", {Tag::a}},
    {"abbr", {Tag::abbr}},
    {"address", {Tag::address}},
    {"area", {Tag::other, TagInfo::none}},
    {"article", {Tag::article}},
    {"aside", {Tag::aside}},
    {"audio", {Tag::object}},
    {"b", {Tag::b}},
    {"base", {Tag::base, TagInfo::none}},
    {"basefont", {Tag::other, TagInfo::none}},
    {"bgsound", {Tag::other, TagInfo::none}},
    {"blockquote", {Tag::blockquote}},
    {"body", {Tag::body}},
    {"br", {Tag::br, TagInfo::none}},
    {"button", {Tag::button}},
    {"canvas", {Tag::object}},
    {"caption", {Tag::caption}},
    {"center", {Tag::center}},
    {"cite", {Tag::cite}},
    {"code", {Tag::code}},
    {"col", {Tag::other, TagInfo::none}},
    {"datalist", {Tag::select}},
    {"dd", {Tag::dd}},
    {"del", {Tag::del}},
    {"details", {Tag::details}},
    {"dialog", {Tag::template_}},
    {"dir", {Tag::ul}},
    {"div", {Tag::div}},
    {"dl", {Tag::dl}},
    {"dt", {Tag::dt}},
    {"em", {Tag::em}},
    {"embed", {Tag::other, TagInfo::none}},
    {"fieldset", {Tag::fieldset}},
    {"figcaption", {Tag::figcaption}},
    {"figure", {Tag::figure}},
    {"font", {Tag::font}},
    {"footer", {Tag::footer}},
    {"form", {Tag::form}},
    {"frame", {Tag::other, TagInfo::none}},
    {"h1", {Tag::h1}},
    {"h2", {Tag::h2}},
    {"h3", {Tag::h3}},
    {"h4", {Tag::h4}},
    {"h5", {Tag::h5}},
    {"h6", {Tag::h6}},
    {"head", {Tag::head}},
    {"header", {Tag::header}},
    {"hgroup", {Tag::div}},
    {"hr", {Tag::hr, TagInfo::none}},
    {"html", {Tag::html}},
    {"i", {Tag::i}},
    {"iframe", {Tag::iframe, TagInfo::raw}},
    {"img", {Tag::img, TagInfo::none}},
    {"input", {Tag::input, TagInfo::none}},
    {"ins", {Tag::u}},
    {"keygen", {Tag::input, TagInfo::none}},
    {"label", {Tag::label}},
    {"legend", {Tag::summary}},
    {"li", {Tag::li}},
    {"link", {Tag::link, TagInfo::none}},
    {"listing", {Tag::pre}},
    {"main", {Tag::main}},
    {"mark", {Tag::mark}},
    {"menu", {Tag::menu}},
    {"meta", {Tag::meta, TagInfo::none}},
    {"nav", {Tag::nav}},
    {"noembed", {Tag::iframe, TagInfo::raw}},
    {"noscript", {Tag::noscript}},
    {"object", {Tag::object}},
    {"ol", {Tag::ol}},
    {"optgroup", {Tag::other}},
    {"option", {Tag::option}},
    {"p", {Tag::p}},
    {"param", {Tag::other, TagInfo::none}},
    {"pre", {Tag::pre}},
    {"q", {Tag::q}},
    {"s", {Tag::del}},
    {"script", {Tag::script, TagInfo::raw}},
    {"search", {Tag::nav}},
    {"section", {Tag::section}},
    {"select", {Tag::select}},
    {"small", {Tag::small}},
    {"source", {Tag::other, TagInfo::none}},
    {"span", {Tag::span}},
    {"strike", {Tag::del}},
    {"strong", {Tag::strong}},
    {"style", {Tag::style, TagInfo::raw}},
    {"sub", {Tag::sub}},
    {"summary", {Tag::summary}},
    {"sup", {Tag::sup}},
    {"svg", {Tag::svg}},
    {"table", {Tag::table}},
    {"tbody", {Tag::tbody}},
    {"td", {Tag::td}},
    {"template", {Tag::template_}},
    {"textarea", {Tag::textarea, TagInfo::words}},
    {"tfoot", {Tag::tfoot}},
    {"th", {Tag::th}},
    {"thead", {Tag::thead}},
    {"time", {Tag::time}},
    {"title", {Tag::title, TagInfo::words}},
    {"tr", {Tag::tr}},
    {"track", {Tag::other, TagInfo::none}},
    {"u", {Tag::u}},
    {"ul", {Tag::ul}},
    {"video", {Tag::object}},
    {"wbr", {Tag::other, TagInfo::none}},
    {"xmp", {Tag::pre, TagInfo::raw}},
}};

constexpr std::array<std::pair<std::string_view, Attribute>, 30> kAttributeNames{{
    {"about", Attribute::about},
    {"alt", Attribute::alt},
    {"aria-hidden", Attribute::aria_hidden},
    {"class", Attribute::class_},
    {"colspan", Attribute::colspan},
    {"content", Attribute::content},
    {"datetime", Attribute::datetime},
    {"hidden", Attribute::hidden},
    {"href", Attribute::href},
    {"http-equiv", Attribute::http_equiv},
    {"id", Attribute::id},
    {"itemid", Attribute::itemid},
    {"itemprop", Attribute::itemprop},
    {"itemref", Attribute::itemref},
    {"itemscope", Attribute::itemscope},
    {"itemtype", Attribute::itemtype},
    {"lang", Attribute::lang},
    {"xml:lang", Attribute::lang},
    {"name", Attribute::name},
    {"property", Attribute::property},
    {"rel", Attribute::rel},
    {"resource", Attribute::resource},
    {"role", Attribute::role},
    {"rowspan", Attribute::rowspan},
    {"src", Attribute::src},
    {"style", Attribute::style},
    {"type", Attribute::type},
    {"typeof", Attribute::typeof_},
    {"value", Attribute::value},
    {"vocab", Attribute::vocab},
}};

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

/// Names by hash, open addressing; never half full.
template <class Value>
class NameTable {
 public:
  template <std::size_t kNames>
  constexpr explicit NameTable(
      const std::array<std::pair<std::string_view, Value>, kNames>& names) {
    static_assert(kNames * 2 <= kSlots);
    for (const auto& entry : names) {
      if (entry.first.empty()) continue;
      std::size_t slot = hash(entry.first);
      while (slots_[slot] != nullptr) slot = (slot + 1) % kSlots;
      slots_[slot] = &entry;
    }
  }

  constexpr const Value* find(std::string_view name) const {
    for (std::size_t slot = hash(name); slots_[slot] != nullptr; slot = (slot + 1) % kSlots) {
      if (equal(slots_[slot]->first, name)) return &slots_[slot]->second;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kSlots = 512;

  static constexpr std::size_t hash(std::string_view name) {
    std::size_t hash = name.size();
    for (const char c : name.substr(0, 12)) hash = hash * 31 + static_cast<unsigned char>(lower(c));
    return (hash ^ hash >> 9U) % kSlots;
  }

  static constexpr bool equal(std::string_view known, std::string_view name) {
    if (known.size() != name.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (known[i] != lower(name[i])) return false;
    }
    return true;
  }

  std::array<const std::pair<std::string_view, Value>*, kSlots> slots_{};
};

constexpr NameTable<TagInfo> kTagTable(kTagNames);
constexpr NameTable<Attribute> kAttributeTable(kAttributeNames);
constexpr TagInfo kOther;

}  // namespace

const TagInfo& tag_named(std::string_view name) {
  const TagInfo* known = kTagTable.find(name);
  return known ? *known : kOther;
}

const Attribute* attribute_named(std::string_view name) {
  return kAttributeTable.find(name);
}

bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}

bool is_container(Tag tag) {
  return (tag >= Tag::html && tag <= Tag::center) || tag == Tag::td || tag == Tag::blockquote ||
         tag == Tag::form || tag == Tag::other;
}

bool is_block(Tag tag) {
  return (tag >= Tag::html && tag <= Tag::fieldset && tag != Tag::br) || tag == Tag::form;
}

bool is_formatting(Tag tag) {
  return tag >= Tag::a && tag <= Tag::del && tag != Tag::span && tag != Tag::img;
}

}  // namespace docweave::html
