#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>

#include <rapidjson/document.h>

#include "tagger/word_classes.hpp"

namespace docweave::names {

/// Words that the readers of annotated texts need to know.
struct Knowledge {
  Knowledge(const std::filesystem::path& names_folder, const std::filesystem::path& train_folder);

  WordLists lists;
  std::unordered_set<std::string> countries;  ///< Folded.

  WordClasses classes_of(std::string_view word) const;
  bool is_country(std::string_view name) const;
};

bool has_capital(std::string_view text);
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);

/// Throws `Error(invalid_data)` naming `where` the text comes from.
rapidjson::Document parse_json(const std::string& json, const std::string& where);
std::string_view view(const rapidjson::Value& value);

}  // namespace docweave::names
