#pragma once

#include <cstdint>
#include <string_view>

#include <docweave/document.hpp>

#include "tagger/word_classes.hpp"

namespace docweave::names {

/// Mixes two hashes into one.
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h = (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCDULL;
  return h ^ (h >> 32);
}

/// FNV-1a as in `hash_of`, for words known here.
constexpr std::uint64_t word_hash(std::string_view word) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h;
}

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr std::uint64_t kIn = word_hash("in");
constexpr std::uint64_t kAt = word_hash("at");
constexpr std::uint64_t kFrom = word_hash("from");
constexpr std::uint64_t kBy = word_hash("by");
constexpr std::uint64_t kWith = word_hash("with");
constexpr std::uint64_t kOf = word_hash("of");
constexpr std::uint64_t kThe = word_hash("the");
constexpr std::uint64_t kTo = word_hash("to");
constexpr std::uint64_t kAnd = word_hash("and");
constexpr std::uint64_t kPossessive = word_hash("'s");
constexpr std::uint64_t kComma = word_hash(",");
constexpr std::uint64_t kColon = word_hash(":");
constexpr std::uint64_t kPeriod = word_hash(".");
constexpr std::uint64_t kHyphen = word_hash("-");
constexpr std::uint64_t kOpenBracket = word_hash("(");
constexpr std::uint64_t kCloseBracket = word_hash(")");
constexpr std::uint64_t kBoundary = 0x5E47E2CE;

constexpr auto kTitle = static_cast<std::uint64_t>(BlockKind::title);
constexpr auto kHeading = static_cast<std::uint64_t>(BlockKind::heading);

constexpr bool written_with_capital(Shape shape) {
  return shape == Shape::capitalized || shape == Shape::upper || shape == Shape::mixed;
}

/// Bits of `Word::clues` and `Run::clues`.
enum Clue : std::uint32_t {
  kClueHonorific = 1U << 0,
  kClueSpeech = 1U << 1,
  kClueOrganization = 1U << 2,
  kClueEvent = 1U << 3,
  kClueProject = 1U << 4,
  kCluePlace = 1U << 5,
  kClueGivenName = 1U << 6,
  kClueIn = 1U << 7,
  kClueThe = 1U << 8,
  kCluePossessive = 1U << 9,
  kClueProjectFollows = 1U << 10,
  kClueBodyFollows = 1U << 11,
  kClueBy = 1U << 12,
  kClueOf = 1U << 13,
  kClueRole = 1U << 14,
  kClueLegal = 1U << 15,
  kClueDefinedOrganization = 1U << 16,
  kClueDefinedEvent = 1U << 17,
  kClueDefinedProject = 1U << 18,
  kClueKnownOrganization = 1U << 19,
  kClueKnownPlace = 1U << 20,
  kClueInstrument = 1U << 21,
  kClueTo = 1U << 22,
};

constexpr WordClasses kHeads = word_class::organization | word_class::event | word_class::project |
                               word_class::place | word_class::role | word_class::instrument |
                               word_class::legal;

constexpr std::uint64_t prefix_hash(std::string_view word, std::size_t letters) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : word.substr(0, letters)) {
    h = (h ^ static_cast<unsigned char>(lower(c))) * 0x100000001B3ULL;
  }
  return h;
}

/// Of the reversed bytes of a word's last letters, or fewer where the word is shorter.
constexpr std::uint64_t suffix_hash(std::string_view word, std::size_t letters) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (std::size_t n = 0; n < letters && n < word.size(); ++n) {
    h = (h ^ static_cast<unsigned char>(lower(word[word.size() - 1 - n]))) * 0x100000001B3ULL;
  }
  return h;
}

enum : std::uint8_t { kProse = 0, kTitleCase = 1, kAllCapitals = 2 };
enum : std::uint8_t { kUnseen = 0, kSeenLower = 1, kSeenCapital = 2, kSeenBoth = 3 };

}  // namespace docweave::names
