#include "text/language.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <cstdio>  // The detector's header names FILE without it.
#include <map>
#include <utility>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <docweave/languages.hpp>

namespace docweave {
namespace {

constexpr std::size_t kSampleBytes = 2048;  // Enough to be sure; more takes longer than parsing.
constexpr std::size_t kPieceBytes = 256;
constexpr std::size_t kFirstLook = 3;  // Every third piece is enough when all are in one language.
constexpr int kOneLanguage = 95;       // Percent.
constexpr std::size_t kProseBytes = 60;  // Shorter blocks are labels, names and menu entries.
constexpr int kLeastLetters = 60;
constexpr int kLeastPercent = 50;
constexpr int kLeastPercentOfBlock = 80;
constexpr std::size_t kLeastWordsOfBlock = 12;

/// Written so much alike that words do not tell them apart: there the declaration does.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kAlike = {{
    {"bs", "sh"},
    {"hr", "sh"},
    {"sr", "sh"},
    {"cnr", "sh"},
    {"nb", "no"},
    {"nn", "no"},
    {"ms", "id"},
}};

std::string primary(std::string_view tag) {
  std::string subtag(primary_subtag(tag));
  for (char& c : subtag) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return subtag;
}

std::string family(std::string_view tag) {
  const std::string subtag = primary(tag);
  const auto* alike =
      std::ranges::find(kAlike, subtag, [](const auto& pair) { return pair.first; });
  return alike == kAlike.end() ? subtag : std::string(alike->second);
}

std::string tag_of(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  return code == "un" || code.starts_with("xx") ? "" : std::string(code);
}

/// The language that most of the words are in; empty when that is not sure.
std::string detect(std::string_view words, int least_percent) {
  CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int letters = 0;
  bool reliable = false;
  CLD2::ExtDetectLanguageSummary(words.data(), static_cast<int>(words.size()), true, &hints, 0,
                                 languages.data(), percents.data(), scores.data(), nullptr,
                                 &letters, &reliable);
  const bool sure = reliable && letters >= kLeastLetters && percents[0] >= least_percent;
  return sure ? tag_of(languages[0]) : "";
}

/// Pieces from all over the longer blocks.
std::vector<Span> sample(std::string_view text, std::span<const Block> blocks) {
  std::vector<Span> prose;
  std::size_t total = 0;
  for (const Block& block : blocks) {
    if (block.span.size() < kProseBytes) continue;
    prose.push_back(block.span);
    total += block.span.size();
  }
  const std::size_t step = std::max(kPieceBytes, total / (kSampleBytes / kPieceBytes));
  const auto inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  std::vector<Span> pieces;
  std::size_t next = 0;  // Bytes of the coming block before the next piece.
  for (const Span block : prose) {
    for (; next < block.size(); next += step) {
      auto begin = block.begin + static_cast<std::uint32_t>(next);
      auto end = static_cast<std::uint32_t>(std::min<std::size_t>(block.end, begin + kPieceBytes));
      while (begin < end && inside(begin)) ++begin;
      while (end < block.end && inside(end)) ++end;
      pieces.push_back({begin, end});
    }
    next -= block.size();
  }
  return pieces;
}

/// Calls `use` with a hash of each word without capitals. Made for speed: it takes any byte beyond
/// ASCII for a small letter.
template <typename Use>
void each_small_word(std::string_view text, Use use) {
  std::uint32_t hash = 0;
  bool other = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= 'a' && byte <= 'z') || byte >= 0x80) {
      hash = hash * 31 + byte;
    } else if ((byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')) {
      other = true;
    } else {
      if (hash != 0 && !other) use(hash);
      hash = 0;
      other = false;
    }
  }
  if (hash != 0 && !other) use(hash);
}

/// Words that come again and again: those that hold a language together, above all.
class CommonWords {
 public:
  CommonWords(std::string_view text, const std::vector<Span>& pieces) {
    std::array<std::uint16_t, kBits> uses{};
    std::size_t all = 0;
    for (const Span piece : pieces) {
      each_small_word(text.substr(piece.begin, piece.size()), [&](std::uint32_t word) {
        ++uses[word % kBits];
        ++all;
      });
    }
    std::size_t common = 0;
    for (std::size_t word = 0; word < kBits; ++word) {
      if (uses[word] < 2) continue;
      common += uses[word];
      words_.set(word);
    }
    if (all > 0) share_ = static_cast<double>(common) / static_cast<double>(all);
  }

  /// The words are mixed as in the sample; or too few to say anything else.
  bool hold(std::string_view words) const {
    std::size_t all = 0;
    std::size_t common = 0;
    each_small_word(words, [&](std::uint32_t word) {
      ++all;
      common += words_.test(word % kBits) ? 1 : 0;
    });
    return all < kLeastWordsOfBlock ||
           (common > 0 && static_cast<double>(common) >= share_ / 2 * static_cast<double>(all));
  }

 private:
  static constexpr std::size_t kBits = 8191;

  std::bitset<kBits> words_;
  double share_ = 0;
};

std::string join_pieces(std::string_view text, const std::vector<Span>& pieces, std::size_t step) {
  std::string words;
  for (std::size_t i = 0; i < pieces.size(); i += step)
    words.append(text.substr(pieces[i].begin, pieces[i].size())) += '\n';
  return words;
}

std::string language_of(std::string_view text, const std::vector<Span>& pieces) {
  if (pieces.size() > 2 * kFirstLook) {
    std::string language = detect(join_pieces(text, pieces, kFirstLook), kOneLanguage);
    if (!language.empty()) return language;
  }
  return detect(join_pieces(text, pieces, 1), kLeastPercent);
}

/// Blocks whose words are another language's, with that language. How they begin tells.
std::vector<std::string> find_others(std::string_view text, std::span<const Block> blocks,
                                     const CommonWords& common, const std::string& document) {
  std::vector<std::string> languages(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string_view words = text.substr(blocks[i].span.begin, blocks[i].span.size());
    if (common.hold(words.substr(0, kPieceBytes))) continue;
    languages[i] = detect(words, kLeastPercentOfBlock);
    if (family(languages[i]) == family(document)) languages[i].clear();
  }
  return languages;
}

/// The language of most of the text, of which nothing is known as a whole.
std::string majority(std::span<const Block> blocks, const std::vector<std::string>& languages) {
  std::map<std::string, std::size_t> bytes;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!languages[i].empty()) bytes[languages[i]] += blocks[i].span.size();
  }
  const auto most = std::ranges::max_element(bytes, {}, [](const auto& b) { return b.second; });
  return most == bytes.end() ? "" : most->first;
}

}  // namespace

Languages find_languages(std::string_view text, std::span<const Block> blocks,
                         std::string_view declared) {
  const std::vector<Span> pieces = sample(text, blocks);
  const std::string detected = language_of(text, pieces);
  Languages languages;
  languages.document = declared;
  if (!detected.empty() && family(detected) != family(declared)) languages.document = detected;
  const CommonWords common(text, detected.empty() ? std::vector<Span>{} : pieces);
  languages.blocks = find_others(text, blocks, common, languages.document);
  if (languages.document.empty()) {
    languages.document = majority(blocks, languages.blocks);
    std::ranges::replace(languages.blocks, languages.document, std::string());
  }
  return languages;
}

}  // namespace docweave
