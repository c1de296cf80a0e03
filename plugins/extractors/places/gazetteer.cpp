#include "gazetteer.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::places {
namespace {

struct ListClass {
  std::string_view prefix;  ///< Of the file's name.
  std::string_view rule;
  int rank;
  double confidence;
  bool city;
};

constexpr std::array<ListClass, 5> kLists{{
    {"countries", "countries", 40, 0.95, false},
    {"regions", "regions", 25, 0.9, false},
    {"subdivisions", "subdivisions", 20, 0.85, false},
    {"nature", "nature", 15, 0.75, false},
    {"cities", "cities", 10, 0.85, true},
}};
constexpr int kCapitalRank = 30;
constexpr int kTownRank = 8;
constexpr double kCapitalConfidence = 0.95;

std::string without_diacritics(std::string_view name) {
  // Most names have none, and the library takes its time.
  if (std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return std::string(name);
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::Transliterator> latin_ascii(
      icu::Transliterator::createInstance("Latin-ASCII", UTRANS_FORWARD, status));
  std::string out;
  if (latin_ascii == nullptr) return std::string(name);
  auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  latin_ascii->transliterate(text);
  text.toUTF8String(out);
  return out;
}

bool is_lower(const Token& token) {
  return token.kind == TokenKind::word && token.shape == Shape::lower;
}

/// "the" in running text before what is listed with "The".
bool is_lower_article(const BlockTokens& block, const PhraseMatch& match) {
  return match.end_token - match.first_token > 1 && block.is(match.first_token, "the");
}

/// "UAE", "BiH", "U.S.": short, with a second capital.
bool is_acronym(std::span<const Token> tokens) {
  constexpr std::uint32_t kLongest = 8;
  return tokens.front().span.begin == 0 && tokens.size() <= 3 &&
         tokens.back().span.end <= kLongest &&
         (tokens.front().shape == Shape::upper || tokens.front().shape == Shape::mixed ||
          (tokens.size() > 1 && tokens.front().span.size() == 1));
}

}  // namespace

void Gazetteer::read(const std::filesystem::path& language_folder) {
  for (const ListEntry& entry : read_list(language_folder / "ambiguous.tsv", 2)) {
    ambiguous_.insert_or_assign(fold_token(entry.columns[0]), entry.columns[1]);
  }
  std::set<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(language_folder)) {
    if (file.path().extension() == ".tsv") files.insert(file.path());
  }
  for (const auto& file : files) read_places(file);
}

void Gazetteer::read_places(const std::filesystem::path& file) {
  const auto list = std::ranges::find_if(
      kLists, [&](const ListClass& l) { return file.stem().string().starts_with(l.prefix); });
  if (list == kLists.end()) return;
  for (const ListEntry& entry : read_list(file, 4)) {
    const std::string& name = entry.columns[0];
    const std::string& code = entry.columns[2];
    const bool country = list->prefix == "countries";
    const bool capital = entry.columns[1] == "capital";
    const bool town = entry.columns[1] == "town";
    const auto id = static_cast<std::uint32_t>(places_.size());
    places_.push_back({name, code,
                       country        ? code
                       : code.empty() ? name
                                      : code + "/" + name,
                       std::string(list->rule),
                       capital ? kCapitalRank
                       : town  ? kTownRank
                               : list->rank,
                       capital ? kCapitalConfidence : list->confidence, list->city});
    add_name(name, id);
    for (std::string_view rest = entry.columns[3]; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      add_name(rest.substr(0, end), id);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

void Gazetteer::add_name(std::string_view name, std::uint32_t place) {
  const std::vector<Token> tokens = tokenize(name);
  if (tokens.empty()) return;
  PlaceName entry;
  entry.place = place;
  entry.tokens = static_cast<std::uint32_t>(tokens.size());
  for (std::size_t i = 0; i < tokens.size() && i < 64; ++i) {
    if (is_lower(tokens[i])) entry.lower |= std::uint64_t{1} << i;
  }
  entry.acronym = is_acronym(tokens);
  if (const auto roles = ambiguous_.find(fold_token(name)); roles != ambiguous_.end()) {
    entry.is_word = roles->second.find("word") != std::string::npos;
    entry.is_caps_word = roles->second.find("caps") != std::string::npos;
    entry.is_given = roles->second.find("given") != std::string::npos;
    entry.is_surname = roles->second.find("surname") != std::string::npos;
  }
  const auto letter_case = entry.acronym ? PhraseMatcher::Case::exact : PhraseMatcher::Case::ignore;
  const auto id = static_cast<std::uint32_t>(names_.size());
  names_.push_back(entry);
  matcher_.add(name, id, letter_case);
  if (const std::string plain = without_diacritics(name); plain != name) {
    add_name(plain, place);
  }
}

bool Gazetteer::capitals_fit(const BlockTokens& block, const PhraseMatch& match) const {
  const PlaceName& name = names_[match.entry];
  for (std::uint32_t at = match.first_token; at < match.end_token; ++at) {
    const bool lower_in_list = (name.lower >> (at - match.first_token) & 1U) != 0;
    if (lower_in_list || !is_lower(block.tokens[at])) continue;
    if (at != match.first_token || !is_lower_article(block, match)) return false;
  }
  // In running text a short word in capitals is an acronym of something else, but for datelines:
  // "ROME, Italy –".
  constexpr std::uint32_t kShort = 4;
  const Token& first = block.tokens[match.first_token];
  const bool dateline =
      match.first_token == 0 && (block.is(match.end_token, ",") || block.dash(match.end_token));
  return name.acronym || dateline || name.tokens > 1 || block.shouting ||
         first.shape != Shape::upper || first.span.size() > kShort;
}

std::vector<ListedName> Gazetteer::find(const BlockTokens& block) const {
  std::vector<ListedName> found;
  for (const PhraseMatch& match : matcher_.find(block.text, block.tokens)) {
    if (!capitals_fit(block, match)) continue;
    const std::uint32_t first = match.first_token + (is_lower_article(block, match) ? 1 : 0);
    if (found.empty() || found.back().first != first) {
      found.push_back({first, match.end_token, {}});
    }
    found.back().names.push_back(match.entry);
  }
  return found;
}

}  // namespace docweave::places
