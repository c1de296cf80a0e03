#pragma once

#include <bitset>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::money {

/// One way to write a currency.
struct Currency {
  std::string code;      ///< ISO 4217; empty for "$" and "dollars" of no named country.
  bool large = false;    ///< Only with grouped digits or a scale.
  bool named = false;    ///< Only in documents that name its country.
  std::string language;  ///< Only in documents of this language; empty: in all.
};

/// What a document tells of the currencies that its signs can stand for.
struct Setting {
  std::string language;
  std::map<std::string, int, std::less<>> countries;  ///< How often each currency's is named.
};

/// A form found in a text.
struct CurrencyMatch {
  const Currency* currency = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// currencies.tsv and numbers.tsv: what stands around the digits of a sum of money.
class Currencies {
 public:
  explicit Currencies(const std::filesystem::path& folder);

  Setting setting_of(const Document& document) const;
  /// The dollar of the country that the document names most often; empty where it names none.
  std::string dollar_of(const Setting& setting) const;

  /// The longest form that ends at `end` (words but for one space before it).
  CurrencyMatch before(std::string_view text, std::size_t end, const Setting& setting) const;
  /// The longest form that starts at `begin`.
  CurrencyMatch at(std::string_view text, std::size_t begin, const Setting& setting) const;

  /// Power of ten of a scale word ("million").
  std::optional<int> scale(std::string_view word) const;
  /// Whether a token of that hash is a scale word.
  bool scale_word(std::uint64_t hash) const { return scale_hashes_.contains(hash); }
  /// Power of ten of a letter beside a number ("m").
  std::optional<int> mark(std::string_view word) const;
  /// Value of a number word before a scale ("half a" is "0.5"); empty for other words.
  std::string_view number(std::string_view words) const;
  bool joint(std::string_view word) const;
  /// Whether a token of that hash speaks of the sums of a text ("amounts").
  bool sums_word(std::uint64_t hash) const { return sums_.contains(hash); }
  /// Whether a token of that hash stands before the currency that they all have ("in").
  bool before_declared(std::uint64_t hash) const { return before_declared_.contains(hash); }

 private:
  using Forms = std::map<std::string, std::vector<Currency>, std::less<>>;

  const Currency* find(const Forms& forms, std::string_view form, const Setting& setting) const;
  void read_currencies(const std::filesystem::path& file);
  void read_numbers(const std::filesystem::path& file);

  Forms signs_;                                               ///< Codes and symbols, to the letter.
  Forms words_;                                               ///< Folded.
  std::unordered_map<std::uint64_t, std::string> countries_;  ///< "Kenya", "Nairobi": KES.
  std::vector<std::string> dollars_;                          ///< Codes that "$" can stand for.
  std::size_t longest_sign_ = 0;
  std::bitset<256> sign_begins_;  ///< First bytes of `signs_`: most places have none.
  std::bitset<256> sign_ends_;    ///< Last bytes.
  std::map<std::string, int, std::less<>> scales_;
  std::unordered_set<std::uint64_t> scale_hashes_;
  std::map<std::string, int, std::less<>> marks_;
  std::map<std::string, std::string, std::less<>> numbers_;
  std::vector<std::string> joints_;
  std::unordered_set<std::uint64_t> sums_;
  std::unordered_set<std::uint64_t> before_declared_;
};

/// The word that starts at `begin`: letters, hyphens and the inner periods of "U.S.".
std::string_view word_at(std::string_view text, std::size_t begin);
/// The word that ends at `end`.
std::string_view word_before(std::string_view text, std::size_t end);
/// Behind the white space at `at`, one sign at most.
std::size_t skip_space(std::string_view text, std::size_t at);
/// Before the white space that ends at `at`, one sign at most.
std::size_t skip_space_back(std::string_view text, std::size_t at);

}  // namespace docweave::money
