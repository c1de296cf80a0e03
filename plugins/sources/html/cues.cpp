#include "cues.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <docweave/ascii.hpp>
#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::html {
namespace {

constexpr std::array<std::pair<std::string_view, Cue>, 14> kHints{{
    {"furniture", kFurniture},
    {"header", kHeader},
    {"footer", kFooter},
    {"aside", kAside},
    {"comment", kComment},
    {"meta", kMeta},
    {"content", kContent},
    {"hidden", kHidden},
    {"teaser", kTeaser},
    {"related", kRelated},
    {"caption", kCaption},
    {"event", kEvent},
    {"supporter", kSupporter},
    {"label", kLabel},
}};

constexpr std::array<std::string_view, 6> kPhrases{"lead",   "more", "photo",
                                                   "source", "logo", "payer"};

/// Small letters, as far as that keeps the length: ASCII and Latin-1's capitals with diacritics.
std::string lowered(std::string_view text) {
  std::string lower(text);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const auto c = static_cast<unsigned char>(lower[i]);
    const bool after_c3 = i > 0 && static_cast<unsigned char>(lower[i - 1]) == 0xC3;
    if (c < 0x80) lower[i] = static_cast<char>(std::tolower(c));
    if (after_c3 && c >= 0x80 && c < 0x9F) lower[i] = static_cast<char>(c + 0x20);
  }
  return lower;
}

std::uint16_t hint(const ListEntry& entry, const std::filesystem::path& file) {
  const auto found =
      std::ranges::find(kHints, entry.columns[0], &std::pair<std::string_view, Cue>::first);
  if (found == kHints.end()) {
    throw Error(ErrorCode::invalid_data, file.string() + ":" + std::to_string(entry.line),
                "\"" + entry.columns[0] + "\" is no hint");
  }
  return found->second;
}

}  // namespace

Cues::Cues(const std::filesystem::path& file) {
  shortest_beginning_ = 255;
  for (const std::string_view kind : kPhrases) phrases_[std::string(kind)];
  for (const ListEntry& entry : read_list(file, 2)) {
    if (std::ranges::find(kPhrases, entry.columns[0]) != kPhrases.end()) {
      phrases_[entry.columns[0]].push_back(entry.columns[1]);
      continue;
    }
    if (entry.columns[0] == "none") {
      nothing_.push_back(entry.columns[1].substr(0, entry.columns[1].find('*')));
      continue;
    }
    const std::uint16_t bits = hint(entry, file);
    std::string word = entry.columns[1];
    if (word.size() > 2 && word.front() == '*' && word.back() == '*') {
      anywhere_.emplace_back(word.substr(1, word.size() - 2), bits);
    } else if (word.starts_with('=')) {
      names_[word.substr(1)] |= bits;
    } else if (word.ends_with('*')) {
      word.pop_back();
      shortest_beginning_ = std::min(shortest_beginning_, word.size());
      beginnings_[word] |= bits;
    } else {
      whole_[word] |= bits;
    }
  }
}

std::uint16_t Cues::of_part(std::string_view part) const {
  std::uint16_t bits = 0;
  std::string word(part);
  if (const auto found = whole_.find(word); found != whole_.end()) bits |= found->second;
  while (word.size() >= shortest_beginning_) {
    if (const auto found = beginnings_.find(word); found != beginnings_.end())
      bits |= found->second;
    word.pop_back();
  }
  return bits;
}

std::uint16_t Cues::of(std::string_view name) const {
  std::uint16_t bits = 0;
  std::string whole;
  std::string part;
  std::uint16_t name_bits = 0;
  bool after_lower = false;
  const auto end_part = [&] {
    if (!part.empty()) name_bits |= of_part(part);
    part.clear();
  };
  const auto end_name = [&] {
    end_part();
    if (const auto found = names_.find(whole); found != names_.end()) name_bits |= found->second;
    for (const auto& [word, hint_bits] : anywhere_) {
      if (whole.find(word) != whole.npos) name_bits |= hint_bits;
    }
    const bool says_nothing = std::ranges::any_of(
        nothing_, [&](const std::string& beginning) { return whole.starts_with(beginning); });
    if (!says_nothing) bits |= name_bits;
    name_bits = 0;
    whole.clear();
  };
  for (const unsigned char c : name) {
    if (std::isspace(c)) {
      end_name();
      continue;
    }
    if (!std::isalnum(c) || (std::isupper(c) && after_lower)) end_part();
    after_lower = std::islower(c);
    whole += static_cast<char>(std::tolower(c));
    if (std::isalnum(c)) part += whole.back();
  }
  end_name();
  return bits;
}

bool Cues::leads_away(std::string_view text) const {
  text.remove_prefix(
      std::min(text.find_first_not_of("-*|+> "), text.size()));  // "- Advertisement -"
  const std::string lower = lowered(text.substr(0, 64));
  return std::ranges::any_of(phrases("lead"),
                             [&](const std::string& lead) { return lower.starts_with(lead); });
}

bool Cues::is_read_more(std::string_view text) const {
  constexpr std::size_t kLongest = 40;
  if (text.empty() || text.size() > kLongest) return false;
  std::string lower = lowered(text);
  for (const std::string_view sign : {" »", " ›", " >", " >>", " →", "…", "...", ":", "!"}) {
    if (lower.size() > sign.size() && lower.ends_with(sign)) {
      lower.resize(lower.size() - sign.size());
    }
  }
  return std::ranges::find(phrases("more"), lower) != phrases("more").end();
}

std::size_t Cues::find_credit(std::string_view text, bool caption) const {
  const std::string lower = lowered(text);
  std::size_t first = text.npos;
  for (const char* kind : {"photo", "source"}) {
    for (const std::string& phrase : phrases(kind)) {
      const std::size_t at = lower.find(phrase);
      const bool whole = at == 0 || (at != lower.npos && !is_letter_byte(lower[at - 1])) ||
                         !is_letter_byte(phrase.front()) || phrase.starts_with("©");
      if (at != lower.npos && whole) first = std::min(first, at);
    }
    if (!caption) break;
  }
  if (caption) return first;
  return first <= 1 ? first : text.npos;
}

bool Cues::names_payer(std::string_view text) const {
  const std::string lower = lowered(text);
  return std::ranges::any_of(phrases("payer"), [&](const std::string& phrase) {
    return lower.find(phrase) != lower.npos;
  });
}

bool Cues::names_logo(std::string_view text) const {
  const std::string lower = lowered(text);
  return std::ranges::any_of(
      phrases("logo"), [&](const std::string& word) { return lower.find(word) != lower.npos; });
}

}  // namespace docweave::html
