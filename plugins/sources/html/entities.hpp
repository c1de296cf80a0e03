#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace docweave::html {

/// A character reference ("&eacute;", "&#233;") and what it stands for.
struct Reference {
  std::string text;      ///< Empty when there is no reference at that place.
  std::size_t size = 0;  ///< Bytes of the reference, with its '&'.
};

/// The named characters of `entities.tsv`. Immutable, thread-safe.
class Entities {
 public:
  /// Throws `Error` when the file cannot be read or has a line that is none.
  explicit Entities(const std::filesystem::path& file);

  /// The reference at the start of `text`, which begins with '&'. In attributes a name without
  /// semicolon that letters, digits or '=' follow is none: it is part of an address.
  Reference read(std::string_view text, bool in_attribute) const;
  /// Calls `visit(text, raw)` for each part of a text in order: what stands there to the letter
  /// (the same view twice), or a reference with what it stands for.
  template <class Visit>
  void visit(std::string_view text, bool in_attribute, Visit visit) const {
    std::size_t begin = 0;
    for (std::size_t sign = text.find('&'); sign != text.npos; sign = text.find('&', sign)) {
      const Reference reference = read(text.substr(sign), in_attribute);
      if (reference.size == 0) {
        ++sign;
        continue;
      }
      if (sign > begin) visit(text.substr(begin, sign - begin), text.substr(begin, sign - begin));
      visit(std::string_view(reference.text), text.substr(sign, reference.size));
      begin = sign += reference.size;
    }
    if (begin < text.size()) visit(text.substr(begin), text.substr(begin));
  }
  /// An attribute's value with all its references replaced.
  std::string decoded_value(std::string_view text) const;

 private:
  struct Entity {
    std::string text;
    bool bare = false;  ///< Counts without a semicolon, too.
  };

  Reference read_named(std::string_view text, bool in_attribute) const;

  std::unordered_map<std::string, Entity> entities_;
  std::size_t longest_ = 0;
};

}  // namespace docweave::html
