#include "embedded_items.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace docweave::html {
namespace {

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxFields = 5000;

/// The words of an attribute that holds several: types, properties.
std::vector<std::string_view> words_of(std::string_view value) {
  static constexpr std::string_view kSpace = " \t\n\r\f";
  std::vector<std::string_view> words;
  while (true) {
    value.remove_prefix(std::min(value.find_first_not_of(kSpace), value.size()));
    if (value.empty()) return words;
    words.push_back(value.substr(0, value.find_first_of(kSpace)));
    value.remove_prefix(words.back().size());
  }
}

std::string_view without_vocabulary(std::string_view name) {
  return name.substr(name.find_last_of("/#:") + 1);
}

bool asks_for_an_address(std::string_view property) {
  static constexpr std::array<std::string_view, 6> kAddresses{"url",   "sameAs", "mainEntityOfPage",
                                                              "image", "logo",   "@id"};
  return std::ranges::find(kAddresses, property) != kAddresses.end();
}

struct Value {
  std::string property;
  Line line;
  std::optional<std::size_t> item;
};

struct Item {
  std::vector<Value> values;
  bool inside_another = false;
};

/// One of the two ways to mark items; a page may use both.
struct Syntax {
  Attribute item;      ///< Makes an element an item.
  Attribute type;      ///< Names its types.
  Attribute id;        ///< Names it.
  Attribute property;  ///< Names what of the item around it an element is.
};

constexpr std::array<Syntax, 2> kSyntaxes{{
    {Attribute::itemscope, Attribute::itemtype, Attribute::itemid, Attribute::itemprop},
    {Attribute::typeof_, Attribute::typeof_, Attribute::resource, Attribute::property},
}};

class ItemReader {
 public:
  ItemReader(const Page& page, const Syntax& syntax) : page_(page), syntax_(syntax) {}

  std::vector<Item> read() {
    for (std::uint32_t i = 0; i < page_.nodes().size(); ++i) find_item(i);
    if (items_.empty()) return {};
    std::vector<std::optional<std::size_t>> owners(page_.nodes().size());
    for (std::uint32_t i = 1; i < page_.nodes().size(); ++i) {
      const std::uint32_t parent = page_.node(i).parent;
      const auto item = item_at_.find(parent);
      owners[i] = item == item_at_.end() ? owners[parent] : item->second;
      if (page_.node(i).attribute_count > 0) read_element(i, owners[i]);
    }
    return std::move(items_);
  }

 private:
  void find_item(std::uint32_t i) {
    if (page_.node(i).attribute_count == 0 || !page_.has(i, syntax_.item)) return;
    item_at_.emplace(i, items_.size());
    Item& item = items_.emplace_back();
    for (const std::string_view type : words_of(page_.attribute(i, syntax_.type))) {
      item.values.push_back({"@type", plain_line(without_vocabulary(type)), std::nullopt});
    }
    if (page_.has(i, syntax_.id)) {
      item.values.push_back({"@id", line_of(page_, i, syntax_.id), std::nullopt});
    }
    for (const std::string_view id : words_of(page_.attribute(i, Attribute::itemref))) {
      referred_.emplace(id, items_.size() - 1);
    }
  }

  /// Elements outside of an item that it refers to belong to it.
  void read_element(std::uint32_t i, std::optional<std::size_t>& owner) {
    if (const auto found = referred_.find(page_.attribute(i, Attribute::id));
        found != referred_.end()) {
      owner = found->second;
    }
    if (!owner) return;
    for (const std::string_view word : words_of(page_.attribute(i, syntax_.property))) {
      const std::string property(without_vocabulary(word));
      if (property.empty() || property.find('.') != property.npos) continue;
      read_value(i, *owner, property);
    }
  }

  void read_value(std::uint32_t i, std::size_t owner, const std::string& property) {
    if (const auto nested = item_at_.find(i); nested != item_at_.end()) {
      if (nested->second == owner) return;
      items_[nested->second].inside_another = true;
      items_[owner].values.push_back({property, {}, nested->second});
      return;
    }
    static constexpr std::array kAddresses{Attribute::resource, Attribute::href, Attribute::src};
    for (const Attribute name : {Attribute::content, Attribute::datetime, Attribute::value}) {
      if (page_.has(i, name)) return add(owner, property, line_of(page_, i, name));
    }
    const Line words = line_of(page_, i);
    const auto address =
        std::ranges::find_if(kAddresses, [&](Attribute name) { return page_.has(i, name); });
    if (address == kAddresses.end()) return add(owner, property, words);
    Line link = line_of(page_, i, *address);
    if (asks_for_an_address(property)) return add(owner, property, std::move(link));
    items_[owner].values.push_back({property, {}, items_.size()});
    Item& item = items_.emplace_back();
    item.inside_another = true;
    item.values.push_back({"@id", std::move(link), std::nullopt});
    if (!words.blank()) item.values.push_back({"name", words, std::nullopt});
  }

  void add(std::size_t owner, const std::string& property, Line line) {
    if (!line.blank()) items_[owner].values.push_back({property, std::move(line), std::nullopt});
  }

  const Page& page_;
  const Syntax& syntax_;
  std::vector<Item> items_;
  std::unordered_map<std::uint32_t, std::size_t> item_at_;  ///< By node.
  std::unordered_map<std::string_view, std::size_t> referred_;
};

class Flattener {
 public:
  Flattener(const std::vector<Item>& items, std::vector<MetadataField>& out)
      : items_(items), out_(out) {}

  void flatten(const std::string& path, const Item& item, int depth) {
    std::map<std::string_view, std::size_t> count;
    std::map<std::string_view, std::size_t> index;
    for (const Value& value : item.values) ++count[value.property];
    for (const Value& value : item.values) {
      if (depth > kMaxDepth || out_.size() >= kMaxFields) return;
      std::string name = path + "." + value.property;
      if (count[value.property] > 1) name += "." + std::to_string(index[value.property]++);
      if (value.item) {
        flatten(name, items_[*value.item], depth + 1);
      } else {
        out_.push_back({std::move(name), value.line});
      }
    }
  }

 private:
  const std::vector<Item>& items_;
  std::vector<MetadataField>& out_;
};

}  // namespace

std::vector<MetadataField> read_embedded_items(const Page& page, std::size_t& first_item) {
  std::vector<MetadataField> fields;
  for (const Syntax& syntax : kSyntaxes) {
    const std::vector<Item> items = ItemReader(page, syntax).read();
    for (const Item& item : items) {
      if (item.inside_another) continue;
      Flattener(items, fields).flatten("schema." + std::to_string(first_item++), item, 0);
    }
  }
  return fields;
}

}  // namespace docweave::html
