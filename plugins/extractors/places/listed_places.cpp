#include "listed_places.hpp"

#include <algorithm>

namespace docweave::places {

/// A name and the listed names that a comma, a bracket or "and" joins it to.
struct ListedPlaces::Neighbours {
  const ListedName* before = nullptr;
  const ListedName* self = nullptr;
  const ListedName* after = nullptr;
};

namespace {

constexpr double kAmbiguousConfidence = 0.7;

bool joins(const BlockTokens& block, std::uint32_t at) {
  return block.is(at, ",") || block.is(at, "and") || block.is(at, "or") || block.is(at, "/") ||
         block.is(at, "&") || block.is(at, ";");
}

/// Stands directly beside the token before it: nothing but white space between.
bool adjoins(const BlockTokens& block, std::uint32_t at) {
  return at > 0 && at < block.tokens.size() && block.capital(at) && block.tokens[at].space_before;
}

bool initial(const BlockTokens& block, std::uint32_t at) {
  return block.capital(at) && block.tokens[at].span.size() == 1;
}

}  // namespace

bool ListedPlaces::person(const BlockTokens& block, const ListedName& found) const {
  const PlaceName& name = gazetteer_.name(found.names.front());
  std::uint32_t before = found.first;
  if (before > 0 && block.is(before - 1, ".")) --before;
  if (before > 0) {
    const Token& word = block.tokens[before - 1];
    const bool title = roles_.has(word, kTitle) && word.shape != Shape::lower;
    if (title && name.tokens == 1 && !gazetteer_.place(found.names.front()).country.empty()) {
      return true;
    }
    if (before < found.first && initial(block, before - 1)) return true;
  }
  if (block.shouting) return false;
  if (name.is_given && adjoins(block, found.end) && !roles_.has(block.tokens[found.end], kNoun) &&
      block.tokens[found.end].shape != Shape::upper) {
    const bool after_preposition =
        found.first > 0 && roles_.has(block.tokens[found.first - 1], kBefore);
    return !after_preposition;
  }
  return name.is_surname && found.first > 0 && block.tokens[found.first].space_before &&
         block.capital(found.first - 1) &&
         !roles_.has(block.tokens[found.first - 1],
                     kNoun | kBefore | kDirection | kDemonym | kNever | kConnector) &&
         block.tokens[found.first - 1].shape != Shape::upper;
}

bool ListedPlaces::instrument(const BlockTokens& block, const ListedName& found) const {
  return gazetteer_.place(found.names.front()).city && adjoins(block, found.end) &&
         roles_.has(block.tokens[found.end], kInstrument);
}

bool ListedPlaces::currency(const BlockTokens& block, const ListedName& found) const {
  return found.end < block.tokens.size() && roles_.has(block.tokens[found.end], kMoney);
}

/// Signs that a word which also means something else names a place here.
bool ListedPlaces::in_place(const BlockTokens& block, const Neighbours& around) const {
  const ListedName& found = *around.self;
  const bool name_goes_on =
      adjoins(block, found.end) && !roles_.has(block.tokens[found.end], kNoun);
  if (found.first > 0 && roles_.has(block.tokens[found.first - 1], kBefore)) return !name_goes_on;
  if (around.before != nullptr && !name_goes_on) return true;
  for (const std::uint32_t id : found.names) {
    if (followed_by_own_country(around, id)) return true;
  }
  const bool dateline =
      found.first == 0 && (block.dash(found.end) || block.is(found.end, ",")) &&
      found.end + 1 < block.tokens.size() &&
      (block.dash(found.end) || block.tokens[found.end + 1].kind == TokenKind::number);
  return dateline;
}

bool ListedPlaces::followed_by_own_country(const Neighbours& around, std::uint32_t id) const {
  const Place& place = gazetteer_.place(id);
  if (around.after == nullptr || place.country.empty()) return false;
  return std::ranges::any_of(around.after->names, [&](std::uint32_t other) {
    const Place& whole = gazetteer_.place(other);
    return whole.country == place.country && whole.rank != place.rank && !whole.city;
  });
}

std::uint32_t ListedPlaces::choose(const Neighbours& around,
                                   const std::set<std::string_view>& countries) const {
  constexpr int kNamedWithIt = 100;
  constexpr int kCountryNamed = 12;
  int best_score = -1;
  std::uint32_t best = around.self->names.front();
  for (const std::uint32_t id : around.self->names) {
    const Place& place = gazetteer_.place(id);
    int score = place.rank;
    if (followed_by_own_country(around, id)) score += kNamedWithIt;
    if (around.before != nullptr && around.self->names.size() > 1) {
      const Neighbours other{nullptr, around.before, around.self};
      for (const std::uint32_t part : around.before->names) {
        const Place& city = gazetteer_.place(part);
        if (city.city && city.country == place.country && followed_by_own_country(other, part)) {
          score += kNamedWithIt;
        }
      }
    }
    if (place.key != place.country && countries.contains(place.country)) score += kCountryNamed;
    if (score > best_score) best_score = score, best = id;
  }
  return best;
}

std::vector<FoundPlace> ListedPlaces::judge(const BlockTokens& block,
                                            const std::vector<ListedName>& names,
                                            const std::set<std::string_view>& countries) const {
  std::vector<FoundPlace> places;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ListedName& found = names[i];
    Neighbours around{nullptr, &found, nullptr};
    if (i > 0 && names[i - 1].end + 1 == found.first && joins(block, found.first - 1)) {
      around.before = &names[i - 1];
    }
    if (i + 1 < names.size() && found.end + 1 == names[i + 1].first &&
        (block.is(found.end, ",") || block.is(found.end, "("))) {
      around.after = &names[i + 1];
    }
    if (person(block, found) || instrument(block, found) || currency(block, found)) continue;
    const std::uint32_t id = choose(around, countries);
    const Place& place = gazetteer_.place(id);
    double confidence = place.confidence;
    const PlaceName& name = gazetteer_.name(id);
    if (name.is_word || (name.is_caps_word && block.shouting)) {
      if (!in_place(block, around)) continue;
      confidence = kAmbiguousConfidence;
    }
    places.push_back({found.first, found.end, place.key, place.list, confidence});
  }
  return places;
}

}  // namespace docweave::places
