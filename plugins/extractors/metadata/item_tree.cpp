#include "item_tree.hpp"

#include <algorithm>
#include <map>

namespace docweave::metadata {
namespace {

constexpr std::string_view kPrefix = "schema.";

bool is_index(std::string_view part) {
  return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Cuts the part before the next dot off a path.
std::string_view take_part(std::string_view& path) {
  const std::string_view part = path.substr(0, path.find('.'));
  path.remove_prefix(std::min(part.size() + 1, path.size()));
  return part;
}

}  // namespace

Span Item::text(std::string_view property) const {
  const auto found = std::ranges::find_if(values, [&](const ItemValue& value) {
    return value.property == property && !value.text.empty();
  });
  return found == values.end() ? Span{} : found->text;
}

ItemTree::ItemTree(const Document& document) {
  for (const Field& field : document.fields()) {
    if (field.name.starts_with(kPrefix)) add(field.name, field.value);
  }
  follow_references(document);
}

void ItemTree::add(std::string_view path, Span text) {
  const std::string_view whole = path;
  const auto key = [&] {
    const auto size = static_cast<std::size_t>(path.data() - whole.data());
    return std::string(whole.substr(0, path.empty() ? whole.size() : size));
  };
  path.remove_prefix(kPrefix.size());
  take_part(path);
  if (path.empty()) return;
  ItemIndex item = child(0, {}, key());
  while (true) {
    const std::string_view property = take_part(path);
    if (is_index(path.substr(0, path.find('.')))) take_part(path);
    if (path.empty()) {
      items_[item].values.push_back({std::string(property), text, std::nullopt});
      return;
    }
    item = child(item, property, key());
  }
}

ItemIndex ItemTree::child(ItemIndex parent, std::string_view property, std::string key) {
  // Fields of one item stand together, so it is among the last.
  const auto found = std::find(keys_.rbegin(), keys_.rend(), key);
  if (found != keys_.rend()) return static_cast<ItemIndex>(keys_.rend() - found - 1);
  const auto index = static_cast<ItemIndex>(items_.size());
  items_.emplace_back();
  keys_.push_back(std::move(key));
  if (property.empty()) {
    roots_.push_back(index);
  } else {
    items_[parent].values.push_back({std::string(property), {}, index});
  }
  return index;
}

void ItemTree::follow_references(const Document& document) {
  std::map<std::string_view, ItemIndex> bearers;
  for (ItemIndex i = 0; i < items_.size(); ++i) {
    const Span id = items_[i].text("@id");
    if (!id.empty() && items_[i].values.size() > 1) bearers.emplace(document.text(id), i);
  }
  for (Item& item : items_) {
    for (ItemValue& value : item.values) {
      if (!value.item || items_[*value.item].values.size() != 1) continue;
      const auto bearer = bearers.find(document.text(items_[*value.item].text("@id")));
      if (bearer != bearers.end()) value.item = bearer->second;
    }
  }
}

}  // namespace docweave::metadata
