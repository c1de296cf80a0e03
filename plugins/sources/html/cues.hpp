#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace docweave::html {

/// What the id and class of an element hint at, as a set of bits.
enum Cue : std::uint16_t {
  kFurniture = 1,
  kHeader = 2,
  kFooter = 4,
  kAside = 8,
  kComment = 16,
  kMeta = 32,
  kContent = 64,
  kHidden = 128,
  kTeaser = 256,
  kRelated = 512,
  kCaption = 1024,
  kEvent = 2048,
  kSupporter = 4096,
  kLabel = 8192,
};

/// The word list `cues.tsv`. Immutable, thread-safe.
class Cues {
 public:
  /// Throws `Error` when the file cannot be read or names an unknown hint.
  explicit Cues(const std::filesystem::path& file);

  /// The hints of one id or class attribute.
  std::uint16_t of(std::string_view name) const;
  /// The text begins like a line that leads to other pages: "Read also", "You may also like".
  bool leads_away(std::string_view text) const;
  /// The text is what links to the rest of a teaser's page say: "Read more".
  bool is_read_more(std::string_view text) const;
  /// Where the words begin that say who took a picture; `npos`: nowhere. In a caption they may
  /// stand anywhere, and may name a source; elsewhere the text must begin with them.
  std::size_t find_credit(std::string_view text, bool caption) const;
  /// The text says who pays: "Co-funded by the European Union".
  bool names_payer(std::string_view text) const;
  /// The address, class or text of a picture says that it is a logo.
  bool names_logo(std::string_view text) const;

 private:
  std::uint16_t of_part(std::string_view part) const;
  const std::vector<std::string>& phrases(const char* kind) const { return phrases_.at(kind); }

  std::unordered_map<std::string, std::uint16_t> names_;
  std::unordered_map<std::string, std::uint16_t> whole_;
  std::unordered_map<std::string, std::uint16_t> beginnings_;
  std::vector<std::pair<std::string, std::uint16_t>> anywhere_;
  std::vector<std::string> nothing_;  ///< Beginnings of names that say nothing.
  std::unordered_map<std::string, std::vector<std::string>> phrases_;
  std::size_t shortest_beginning_ = 0;
};

}  // namespace docweave::html
