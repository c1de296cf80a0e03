#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/vocabulary.hpp>

namespace docweave::metadata {

/// What a property of schema.org says in docweave's vocabulary.
struct SchemaProperty {
  Predicate predicate = Predicate::organizer;
  std::vector<Type> subjects;       ///< Items of these types have it.
  Type value = Type::organization;  ///< Of values that name no type themselves.
  bool inverse = false;             ///< The value is the subject.
};

/// schema.tsv: the types and properties of schema.org that mean something here.
class SchemaVocabulary {
 public:
  /// Throws `Error(invalid_data)`, with file and line, for words that docweave does not know.
  explicit SchemaVocabulary(const std::filesystem::path& file);

  /// By the name of an @type, with or without "https://schema.org/" before it.
  std::optional<Type> type(std::string_view name) const;
  bool describes_page(std::string_view type_name) const;
  const SchemaProperty* property(std::string_view name) const;
  /// The value is an item whose properties say something of the item that has it: "address".
  bool leads_through(std::string_view property) const;
  bool is_part_of_address(std::string_view property) const;
  /// Texts that name nothing ("Online", "TBA").
  bool ignored(std::string_view text) const;

 private:
  std::map<std::string, Type, std::less<>> types_;
  std::set<std::string, std::less<>> pages_;
  std::map<std::string, SchemaProperty, std::less<>> properties_;
  std::set<std::string, std::less<>> through_;
  std::set<std::string, std::less<>> ignored_;
};

}  // namespace docweave::metadata
