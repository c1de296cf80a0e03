#include "train/knowledge.hpp"

#include <algorithm>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::names {

Knowledge::Knowledge(const std::filesystem::path& names_folder,
                     const std::filesystem::path& train_folder)
    : lists(names_folder) {
  for (const ListEntry& entry : read_list(train_folder / "countries.txt")) {
    countries.insert(fold_name(entry.columns[0]));
  }
}

WordClasses Knowledge::classes_of(std::string_view word) const {
  return lists.classes_of(hash_of(fold_token(word)));
}

bool Knowledge::is_country(std::string_view name) const {
  return countries.contains(fold_name(name));
}

bool has_capital(std::string_view text) {
  const auto tokens = tokenize(text);
  return std::ranges::any_of(tokens, [](const Token& token) {
    return token.shape == Shape::capitalized || token.shape == Shape::upper ||
           token.shape == Shape::mixed;
  });
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

rapidjson::Document parse_json(const std::string& json, const std::string& where) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  if (document.HasParseError()) throw Error(ErrorCode::invalid_data, where, "is no JSON");
  return document;
}

std::string_view view(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

}  // namespace docweave::names
