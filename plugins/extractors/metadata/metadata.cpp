#include <algorithm>
#include <map>
#include <set>

#include <docweave/extractor.hpp>
#include <docweave/text.hpp>

#include "iso_date.hpp"
#include "item_tree.hpp"
#include "schema_vocabulary.hpp"

namespace docweave::metadata {
namespace {

constexpr double kConfidence = 0.95;
constexpr std::string_view kPageItem = "schema.page.";
constexpr std::string_view kPlugin = "extractors/metadata";
constexpr std::string_view kRule = "schema.org";

/// Adds the items of one document to its graph.
class SchemaReader {
 public:
  SchemaReader(Document& document, const ItemTree& tree, const SchemaVocabulary& vocabulary)
      : document_(document), tree_(tree), vocabulary_(vocabulary) {}

  void run() {
    for (const ItemIndex root : tree_.roots()) {
      if (enters_graph(root)) read_item(root, std::nullopt);
    }
  }

 private:
  std::optional<Type> type_of(const Item& item) const {
    for (const ItemValue& value : item.values) {
      if (value.property != "@type" || value.text.empty()) continue;
      if (const auto type = vocabulary_.type(document_.text(value.text))) return type;
    }
    return std::nullopt;
  }

  /// Events and projects enter by themselves, people where the page says what they do, and
  /// organisations where it says what others have to do with them. An organisation or place that
  /// nothing refers to is the site's own.
  bool enters_graph(ItemIndex index) const {
    const Item& item = tree_[index];
    const auto type = type_of(item);
    if (!type || *type == Type::place) return false;
    if (*type == Type::event || *type == Type::project) return true;
    return std::ranges::any_of(item.values, [&](const ItemValue& value) {
      const SchemaProperty* property = vocabulary_.property(value.property);
      return property != nullptr && stands_with(*property, *type) &&
             property->predicate != Predicate::location;
    });
  }

  static bool stands_with(const SchemaProperty& property, Type subject) {
    return std::ranges::find(property.subjects, subject) != property.subjects.end();
  }

  /// The mention of an item's name, and all that its properties say; nothing for items without a
  /// name or of a type that is none of ours.
  std::optional<MentionId> read_item(ItemIndex index, std::optional<Type> expected) {
    if (const auto known = mentions_.find(index); known != mentions_.end()) return known->second;
    const Item& item = tree_[index];
    auto type = type_of(item);
    if (!type && item.text("@type").empty()) type = expected;
    const Span name = item.text("name");
    if (!type || name.empty() || vocabulary_.ignored(document_.text(name))) return std::nullopt;
    const MentionId mention = add(name, *type, {});
    mentions_.emplace(index, mention);
    for (const ItemValue& value : item.values) read_property(item, mention, *type, value);
    return mention;
  }

  void read_property(const Item& item, MentionId owner, Type owner_type, const ItemValue& value) {
    if (vocabulary_.leads_through(value.property))
      return read_parts(item, owner, owner_type, value);
    const SchemaProperty* property = vocabulary_.property(value.property);
    if (property == nullptr || !stands_with(*property, owner_type)) return;
    // A venue's town and country are where the event is, too.
    const auto other = read_value(*property, value);
    const bool same_day =
        property->predicate == Predicate::end_date && ends_as_it_starts(item, value);
    if (other && !same_day) relate(item, owner, *property, *other);
    if (property->predicate == Predicate::location) read_parts(item, owner, owner_type, value);
  }

  /// What the item in a property's value says of the owner: an address, where it is; a grant, who
  /// gave it.
  void read_parts(const Item& item, MentionId owner, Type owner_type, const ItemValue& value) {
    constexpr int kDeepest = 4;  // Items may refer to each other in a circle.
    if (!value.item || depth_ == kDeepest) return;
    ++depth_;
    for (const ItemValue& part : tree_[*value.item].values) {
      if (vocabulary_.leads_through(part.property)) {
        read_parts(item, owner, owner_type, part);
      } else if (vocabulary_.leads_through(value.property) ||
                 vocabulary_.is_part_of_address(part.property)) {
        read_property(item, owner, owner_type, part);
      }
    }
    --depth_;
  }

  std::optional<MentionId> read_value(const SchemaProperty& property, const ItemValue& value) {
    if (value.item) return read_item(*value.item, property.value);
    const std::string_view text = document_.text(value.text);
    if (property.value == Type::date) {
      const std::string_view date = iso_date(text);
      if (date.empty()) return std::nullopt;
      const auto end = value.text.begin + static_cast<std::uint32_t>(date.size());
      return add({value.text.begin, end}, Type::date, std::string(date));
    }
    constexpr std::size_t kCountryCode = 2;
    const bool address = text.starts_with("http") || text.starts_with("#");
    if (address || text.size() <= kCountryCode || vocabulary_.ignored(text)) return std::nullopt;
    return add(value.text, property.value, {});
  }

  bool ends_as_it_starts(const Item& item, const ItemValue& end) const {
    return iso_date(document_.text(item.text("startDate"))) == iso_date(document_.text(end.text));
  }

  MentionId add(Span span, Type type, std::string value) {
    return document_.add(Mention{span, type, Form::named, std::move(value), std::string(kPlugin),
                                 std::string(kRule), kConfidence});
  }

  void relate(const Item& item, MentionId owner, const SchemaProperty& property, MentionId other) {
    document_.add(Relation{property.inverse ? other : owner, property.predicate,
                           property.inverse ? owner : other, document_.mentions()[other].span,
                           status_of(item), std::string(kPlugin), std::string(kRule), kConfidence});
  }

  Status status_of(const Item& item) const {
    const Span status = item.text("eventStatus");
    const bool cancelled = !status.empty() && document_.text(status).ends_with("EventCancelled");
    return cancelled ? Status::cancelled : Status::asserted;
  }

  Document& document_;
  const ItemTree& tree_;
  const SchemaVocabulary& vocabulary_;
  std::map<ItemIndex, MentionId> mentions_;
  int depth_ = 0;
};

/// What a page's metadata says of the page, and what its schema.org data says of the world.
class Metadata : public Extractor {
 public:
  explicit Metadata(const PluginContext& context)
      : vocabulary_(context.folder / "schema.tsv"),
        schema_org_(context.options.flag("schema_org")) {
    for (const ListEntry& entry : read_list(context.folder / "info.tsv", 2)) {
      sources_.emplace_back(entry.columns[0], entry.columns[1]);
    }
  }

  void extract(Document& document) const override {
    const ItemTree tree(document);
    for (const auto& [fact, field] : sources_) {
      std::string* place = slot(document.info(), fact);
      if (place == nullptr || !place->empty()) continue;
      const Span value = find(document, tree, field);
      if (!value.empty()) *place = read(fact, document.text(value));
    }
    if (schema_org_) SchemaReader(document, tree, vocabulary_).run();
  }

 private:
  static std::string* slot(DocumentInfo& info, std::string_view fact) {
    if (fact == "title") return &info.title;
    if (fact == "url") return &info.url;
    if (fact == "publisher") return &info.publisher;
    if (fact == "date_published") return &info.date_published;
    return fact == "language" ? &info.language : nullptr;
  }

  Span find(const Document& document, const ItemTree& tree, std::string_view field) const {
    if (!field.starts_with(kPageItem)) return document.field(field).value_or(Span{});
    field.remove_prefix(kPageItem.size());
    for (const ItemIndex root : tree.roots()) {
      const Span type = tree[root].text("@type");
      if (type.empty() || !vocabulary_.describes_page(document.text(type))) continue;
      if (const Span value = along(tree, root, field); !value.empty()) return value;
    }
    return {};
  }

  /// The text at the end of a path of properties: "publisher.name".
  static Span along(const ItemTree& tree, ItemIndex index, std::string_view path) {
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos) return tree[index].text(path);
    for (const ItemValue& value : tree[index].values) {
      if (value.property != path.substr(0, dot) || !value.item) continue;
      return along(tree, *value.item, path.substr(dot + 1));
    }
    return {};
  }

  static std::string read(std::string_view fact, std::string_view value) {
    if (fact == "date_published") return std::string(iso_date(value));
    if (fact == "url" && !value.starts_with("http")) return {};
    std::string text(value);
    if (fact == "language") std::ranges::replace(text, '_', '-');
    return text;
  }

  SchemaVocabulary vocabulary_;
  std::vector<std::pair<std::string, std::string>> sources_;  ///< Fact, field; in order of trust.
  bool schema_org_;
};

}  // namespace
}  // namespace docweave::metadata

using docweave::metadata::Metadata;
DOCWEAVE_PLUGIN(Metadata)
