#include "pattern_places.hpp"

#include <algorithm>
#include <cstdlib>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::places {
namespace {

constexpr std::uint32_t kLongestName = 6;
constexpr double kWithCountry = 0.7;  // "in Kerr Ali, The Gambia"
constexpr double kWithArticle = 0.5;  // "at the Mansion House, Dublin"
constexpr double kAfterEvent = 0.6;   // "a workshop in Vatuwaqa"
constexpr double kAfterIn = 0.35;     // "in Vatuwaqa"
constexpr double kNarrowed = 0.75;    // "Northern Afghanistan"

bool glued_hyphen(const BlockTokens& block, std::uint32_t at) {
  return block.is(at, "-") && !block.tokens[at].space_before && at + 1 < block.tokens.size() &&
         !block.tokens[at + 1].space_before;
}

/// The period of "St." or of an initial.
bool abbreviating_period(const BlockTokens& block, std::uint32_t at) {
  return at > 0 && block.is(at, ".") && !block.tokens[at].space_before && block.capital(at - 1) &&
         block.tokens[at - 1].span.size() <= 2;
}

/// "Bihor County and Arad County", "the Museum of the Fort Hotel": two names.
bool joins_names(const BlockTokens& block, std::uint32_t at) {
  return block.is(at, "and") || block.is(at, "of") || block.is(at, "at") || block.is(at, "the");
}

bool house_number(const BlockTokens& block, std::uint32_t at) {
  return at < block.tokens.size() && block.tokens[at].kind == TokenKind::number &&
         block.tokens[at].span.size() <= 4;
}

bool overlaps_any(const std::vector<FoundPlace>& places, std::uint32_t first, std::uint32_t end) {
  return std::ranges::any_of(places,
                             [&](const FoundPlace& p) { return p.first < end && first < p.end; });
}

template <class Value, std::size_t N>
Value named(const std::pair<std::string_view, Value> (&values)[N], const std::string& name,
            const std::string& where) {
  for (const auto& [known, value] : values) {
    if (known == name) return value;
  }
  throw Error(ErrorCode::invalid_data, where, "unknown word \"" + name + "\"");
}

}  // namespace

void PatternPlaces::read(const std::filesystem::path& language_folder) {
  static constexpr std::pair<std::string_view, Form> kForms[] = {
      {"after", Form::after}, {"before", Form::before}, {"of", Form::of}};
  static constexpr std::pair<std::string_view, Covers> kCovers[] = {
      {"whole", Covers::whole}, {"whole-only", Covers::whole_only}, {"name", Covers::name},
      {"none", Covers::none},   {"number", Covers::number},         {"numbered", Covers::numbered}};
  const auto file = language_folder / "patterns.tsv";
  for (const ListEntry& entry : read_list(file, 6)) {
    const std::string where = file.string() + ":" + std::to_string(entry.line);
    const auto id = static_cast<std::uint32_t>(patterns_.size());
    patterns_.push_back({entry.columns[0], named(kForms, entry.columns[1], where),
                         named(kCovers, entry.columns[5], where),
                         std::strtod(entry.columns[4].c_str(), nullptr)});
    const std::string tail = patterns_.back().form == Form::of ? " of" : "";
    for (std::string_view rest = entry.columns[2]; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      heads_.add(std::string(rest.substr(0, end)) + tail, id);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

PatternPlaces::Run PatternPlaces::name_ending_at(const BlockTokens& block,
                                                 std::uint32_t end) const {
  std::uint32_t first = end;
  std::uint32_t at = end;
  while (at > 0 && end - at < kLongestName) {
    --at;
    if (block.capital(at)) {
      if (roles_.has(block.tokens[at], kBefore)) break;
      first = at;
    } else if (first == end || joins_names(block, at) ||
               !(roles_.has(block.tokens[at], kConnector) || block.is(at, "'s") ||
                 block.is(at, "’s") || glued_hyphen(block, at) || abbreviating_period(block, at))) {
      break;
    }
  }
  while (first < end && roles_.has(block.tokens[first], kNever | kConnector) &&
         !roles_.has(block.tokens[first], kDemonym)) {
    ++first;
  }
  return {first, end};
}

PatternPlaces::Run PatternPlaces::name_starting_at(const BlockTokens& block,
                                                   std::uint32_t first) const {
  std::uint32_t end = first;
  const auto size = static_cast<std::uint32_t>(block.tokens.size());
  for (std::uint32_t at = first; at < size && at - first < kLongestName; ++at) {
    if (block.capital(at)) {
      end = at + 1;
    } else if (end == first ||
               !(roles_.has(block.tokens[at], kConnector) || glued_hyphen(block, at) ||
                 abbreviating_period(block, at)) ||
               block.is(at, "and")) {
      break;
    }
  }
  return {first, end};
}

/// Only words that no place is called by: "Western Region", "Serbian region", "This Province".
bool PatternPlaces::names_nothing(const BlockTokens& block, Run name) const {
  for (std::uint32_t at = name.first; at < name.end; ++at) {
    if (block.tokens[at].kind == TokenKind::word &&
        !roles_.has(block.tokens[at], kNever | kDemonym | kDirection | kConnector | kVague)) {
      return false;
    }
  }
  return true;
}

std::optional<FoundPlace> PatternPlaces::name_before(const BlockTokens& block, Run head,
                                                     const Pattern& pattern) const {
  Run name = name_ending_at(block, head.first);
  const bool one_word_head = head.end - head.first == 1;
  if (name.empty() || pattern.covers == Covers::none ||
      (one_word_head && names_nothing(block, name)) ||
      roles_.has(block.tokens[name.first], kTitle)) {
    return std::nullopt;
  }
  const bool goes_on = head.end < block.tokens.size() && block.capital(head.end) &&
                       block.tokens[head.end].space_before && !block.shouting;
  if (goes_on) return std::nullopt;
  const bool capital_head = block.capital(head.first);
  if (!capital_head) {
    const bool acronym =
        std::ranges::all_of(block.tokens.subspan(name.first, name.end - name.first),
                            [](const Token& token) { return token.shape == Shape::upper; });
    if (pattern.covers != Covers::whole || acronym) return std::nullopt;
    return FoundPlace{name.first, name.end, {}, pattern.rule, pattern.confidence};
  }
  if (pattern.covers == Covers::number && name.first > 0 && house_number(block, name.first - 1)) {
    --name.first;
  }
  return FoundPlace{name.first, head.end, {}, pattern.rule, pattern.confidence};
}

std::optional<FoundPlace> PatternPlaces::name_after(const BlockTokens& block, Run head,
                                                    const Pattern& pattern) const {
  if (pattern.covers == Covers::numbered) {
    if (!house_number(block, head.end) || !block.capital(head.first)) return std::nullopt;
    return FoundPlace{head.first, head.end + 1, {}, pattern.rule, pattern.confidence};
  }
  Run name = name_starting_at(block, head.end);
  if (name.empty() || names_nothing(block, name)) return std::nullopt;
  // "Lake County Historical Society"
  const bool of_body = roles_.has(block.tokens[name.end - 1], kBody);
  if (pattern.covers == Covers::whole_only && of_body) return std::nullopt;
  if (pattern.covers == Covers::name) {
    return FoundPlace{name.first, name.end, {}, pattern.rule, pattern.confidence};
  }
  if (!block.capital(head.first)) {
    if (pattern.covers != Covers::whole) return std::nullopt;
    return FoundPlace{name.first, name.end, {}, pattern.rule, pattern.confidence};
  }
  if (pattern.covers == Covers::number && house_number(block, name.end)) ++name.end;
  return FoundPlace{head.first, name.end, {}, pattern.rule, pattern.confidence};
}

std::optional<FoundPlace> PatternPlaces::place_at(const BlockTokens& block,
                                                  const PhraseMatch& head) const {
  const Pattern& pattern = patterns_[head.entry];
  const Run run{head.first_token, head.end_token};
  return pattern.form == Form::after ? name_before(block, run, pattern)
                                     : name_after(block, run, pattern);
}

void PatternPlaces::add_after_prepositions(const BlockTokens& block,
                                           const std::vector<FoundPlace>& listed,
                                           std::vector<FoundPlace>& found) const {
  constexpr std::uint32_t kLongest = 3;
  for (std::uint32_t at = 0; at + 1 < block.tokens.size(); ++at) {
    if (!roles_.has(block.tokens[at], kBefore) || block.shouting) continue;
    const bool article = block.is(at + 1, "the");
    const Run name = name_starting_at(block, at + (article ? 2 : 1));
    if (name.empty() || name.end - name.first > kLongest || names_nothing(block, name) ||
        overlaps_any(listed, name.first, name.end) || overlaps_any(found, name.first, name.end)) {
      continue;
    }
    const bool proper = std::ranges::all_of(
        block.tokens.subspan(name.first, name.end - name.first), [&](const Token& token) {
          return token.shape != Shape::upper &&
                 !roles_.has(token, kNever | kDemonym | kNoun | kTitle);
        });
    if (!proper) continue;
    const bool with_country = (block.is(name.end, ",") || block.is(name.end, "(")) &&
                              std::ranges::any_of(listed, [&](const FoundPlace& place) {
                                return place.first == name.end + 1;
                              });
    const bool after_event =
        at > 0 && block.is(at, "in") && roles_.has(block.tokens[at - 1], kEvent);
    const bool only_in = block.is(at, "in");
    if (!with_country && !only_in) continue;
    found.push_back({name.first,
                     name.end,
                     {},
                     with_country ? "before-country" : "after-preposition",
                     with_country  ? kWithCountry
                     : after_event ? kAfterEvent
                                   : kAfterIn});
  }
}

void PatternPlaces::add_directions(const BlockTokens& block, const std::vector<FoundPlace>& listed,
                                   std::vector<FoundPlace>& found) const {
  for (const FoundPlace& place : listed) {
    if (place.first == 0 || block.shouting) continue;
    const std::uint32_t before = place.first - 1;
    const bool narrowed = block.capital(before) && block.tokens[place.first].space_before &&
                          roles_.has(block.tokens[before], kDirection);
    if (narrowed) found.push_back({before, place.end, {}, "direction", kNarrowed});
  }
}

std::vector<FoundPlace> PatternPlaces::find(const BlockTokens& block,
                                            const std::vector<FoundPlace>& listed) const {
  std::vector<FoundPlace> found;
  for (const PhraseMatch& head : heads_.find(block.text, block.tokens)) {
    if (const auto place = place_at(block, head)) found.push_back(*place);
  }
  add_directions(block, listed, found);
  add_after_prepositions(block, listed, found);
  std::erase_if(found, [&](const FoundPlace& place) {
    const auto pattern = std::ranges::find(patterns_, place.rule, &Pattern::rule);
    const bool name_alone = pattern != patterns_.end() && pattern->covers == Covers::name;
    return std::ranges::any_of(listed, [&](const FoundPlace& known) {
      const bool same_start = name_alone && known.first == place.first;
      return same_start || (known.first <= place.first && place.end <= known.end);
    });
  });
  return found;
}

}  // namespace docweave::places
