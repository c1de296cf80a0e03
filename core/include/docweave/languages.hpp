#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace docweave {

/// "de" of "de-AT" or "de_AT": the primary subtag of a language (BCP 47), as it is written.
inline std::string_view primary_subtag(std::string_view language) {
  return language.substr(0, language.find_first_of("-_"));
}

/// Whether a text's language (BCP 47) is what knowledge is of, as "de-AT" is "de"; knowledge of no
/// language is of all.
inline bool is_of(std::string_view language, std::string_view knowledge) {
  return knowledge.empty() || primary_subtag(language) == knowledge;
}

/// The same; and a text whose language is not known may be of any.
inline bool may_be_of(std::string_view language, std::string_view knowledge) {
  return language.empty() || is_of(language, knowledge);
}

/// Knowledge of several languages, each read from a folder named by it ("en", "de") that holds a
/// certain file. Immutable, thread-safe.
template <typename Knowledge>
class ByLanguage {
 public:
  /// Reads `folder/<language>` wherever `file` lies in it; English must be among them. `Knowledge`
  /// is made from the folder of its language, and throws what it finds wrong there.
  ByLanguage(const std::filesystem::path& folder, std::string_view file) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (!std::filesystem::exists(entry.path() / file)) continue;
      by_language_.try_emplace(entry.path().filename().string(), entry.path());
    }
    by_language_.try_emplace("en", folder / "en");
    english_ = &by_language_.find("en")->second;
  }

  /// What is known of a text's language (BCP 47): of English where the language is not among them,
  /// or not known.
  const Knowledge& of(std::string_view language) const {
    if (may_be_of(language, "en")) return *english_;
    const auto found = by_language_.find(primary_subtag(language));
    return found == by_language_.end() ? *english_ : found->second;
  }

 private:
  std::map<std::string, Knowledge, std::less<>> by_language_;
  const Knowledge* english_;  ///< Nodes of a map stay where they are.
};

}  // namespace docweave
