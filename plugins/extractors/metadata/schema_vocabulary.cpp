#include "schema_vocabulary.hpp"

#include <sstream>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::metadata {
namespace {

std::string_view without_address(std::string_view name) {
  return name.substr(name.find_last_of("/#:") + 1);
}

/// Reads the columns of one line, with its place for messages.
class Line {
 public:
  Line(const std::filesystem::path& file, const ListEntry& entry)
      : where_(file.string() + ":" + std::to_string(entry.line)), columns_(entry.columns) {}

  const std::string& column(std::size_t i) const {
    if (i >= columns_.size())
      fail("a column is missing; this line has " + std::to_string(columns_.size()));
    return columns_[i];
  }
  Type type(const std::string& name) const {
    const auto type = type_named(name);
    if (!type) fail("\"" + name + "\" is no type of the vocabulary");
    return *type;
  }
  Predicate predicate(const std::string& name) const {
    const auto predicate = predicate_named(name);
    if (!predicate) fail("\"" + name + "\" is no predicate of the vocabulary");
    return *predicate;
  }
  [[noreturn]] void fail(const std::string& message) const {
    throw Error(ErrorCode::invalid_data, where_, message);
  }

 private:
  std::string where_;
  const std::vector<std::string>& columns_;
};

SchemaProperty read_property(const Line& line) {
  SchemaProperty property;
  property.predicate = line.predicate(line.column(2));
  std::istringstream subjects(line.column(3));
  for (std::string name; std::getline(subjects, name, ',');) {
    property.subjects.push_back(line.type(name));
  }
  property.value = line.type(line.column(4));
  property.inverse = line.column(5) == "from";
  return property;
}

}  // namespace

SchemaVocabulary::SchemaVocabulary(const std::filesystem::path& file) {
  for (const ListEntry& entry : read_list(file, 2)) {
    const Line line(file, entry);
    const std::string& kind = entry.columns[0];
    const std::string& name = entry.columns[1];
    if (kind == "type" && line.column(2) == "page") {
      pages_.insert(name);
    } else if (kind == "type") {
      types_[name] = line.type(line.column(2));
    } else if (kind == "property") {
      properties_[name] = read_property(line);
    } else if (kind == "through") {
      through_.insert(name);
    } else if (kind == "ignore") {
      ignored_.insert(fold_name(name));
    } else {
      line.fail("\"" + kind + "\" is none of type, property, through, ignore");
    }
  }
}

std::optional<Type> SchemaVocabulary::type(std::string_view name) const {
  const auto found = types_.find(without_address(name));
  if (found == types_.end()) return std::nullopt;
  return found->second;
}

bool SchemaVocabulary::describes_page(std::string_view type_name) const {
  return pages_.contains(without_address(type_name));
}

const SchemaProperty* SchemaVocabulary::property(std::string_view name) const {
  const auto found = properties_.find(without_address(name));
  return found == properties_.end() ? nullptr : &found->second;
}

bool SchemaVocabulary::leads_through(std::string_view property) const {
  return through_.contains(without_address(property));
}

bool SchemaVocabulary::is_part_of_address(std::string_view property) const {
  return without_address(property).starts_with("address");
}

bool SchemaVocabulary::ignored(std::string_view text) const {
  return ignored_.contains(fold_name(text));
}

}  // namespace docweave::metadata
