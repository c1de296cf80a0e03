#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::metadata {

using ItemIndex = std::uint32_t;

/// One value of a property: text, or a further item.
struct ItemValue {
  std::string property;
  Span text;  ///< Empty when the value is an item.
  std::optional<ItemIndex> item;
};

struct Item {
  std::vector<ItemValue> values;  ///< In document order.

  /// The text of the first value of a property; empty span when there is none.
  Span text(std::string_view property) const;
};

/// The embedded items of a page, put together again from the paths of its fields
/// ("schema.0.organizer.1.name"). An item that is only a reference ("@id") stands for the item that
/// bears that id.
class ItemTree {
 public:
  explicit ItemTree(const Document& document);

  /// Items that stand for themselves, in document order.
  const std::vector<ItemIndex>& roots() const { return roots_; }
  const Item& operator[](ItemIndex index) const { return items_[index]; }

 private:
  void add(std::string_view path, Span text);
  ItemIndex child(ItemIndex parent, std::string_view property, std::string key);
  void follow_references(const Document& document);

  std::vector<Item> items_;
  std::vector<std::string> keys_;  ///< Path of each item, to find it again.
  std::vector<ItemIndex> roots_;
};

}  // namespace docweave::metadata
