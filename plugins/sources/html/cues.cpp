#include "cues.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::html {
namespace {

constexpr std::array<std::pair<std::string_view, Cue>, 9> kHints{{
    {"furniture", kFurniture},
    {"header", kHeader},
    {"footer", kFooter},
    {"aside", kAside},
    {"comment", kComment},
    {"meta", kMeta},
    {"content", kContent},
    {"hidden", kHidden},
    {"teaser", kTeaser},
}};

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
  for (const ListEntry& entry : read_list(file, 2)) {
    if (entry.columns[0] == "lead") {
      leads_.push_back(entry.columns[1]);
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
  std::string lower;
  std::string whole;
  std::string part;
  bool after_lower = false;
  const auto end_part = [&] {
    if (!part.empty()) bits |= of_part(part);
    part.clear();
  };
  const auto end_name = [&] {
    end_part();
    if (const auto found = names_.find(whole); found != names_.end()) bits |= found->second;
    whole.clear();
  };
  for (const unsigned char c : name) {
    lower += static_cast<char>(std::tolower(c));
    if (std::isspace(c)) {
      end_name();
      continue;
    }
    if (!std::isalnum(c) || (std::isupper(c) && after_lower)) end_part();
    after_lower = std::islower(c);
    whole += lower.back();
    if (std::isalnum(c)) part += lower.back();
  }
  end_name();
  for (const auto& [word, hint_bits] : anywhere_) {
    if (lower.find(word) != std::string::npos) bits |= hint_bits;
  }
  return bits;
}

bool Cues::leads_away(std::string_view text) const {
  std::string lower(text.substr(0, 64));
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return std::ranges::any_of(leads_,
                             [&](const std::string& lead) { return lower.starts_with(lead); });
}

}  // namespace docweave::html
