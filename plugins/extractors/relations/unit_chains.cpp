#include "unit_chains.hpp"

#include <algorithm>
#include <string_view>

#include <docweave/rules.hpp>
#include <docweave/text.hpp>

#include "segments.hpp"

namespace docweave::relations {
namespace {

constexpr double kConfidence = 0.85;

bool is_body(const Item& item) {
  return item.kind == Item::Kind::mention && item.type == Type::organization;
}

/// "IOM's Legal Division": its parent stands in its name.
bool is_owned(const Document& document, const Item& body) {
  const auto tokens =
      document.tokens().subspan(body.first_token, body.end_token - body.first_token);
  return std::ranges::any_of(tokens, [](const Token& t) { return t.hash == hash_of("'s"); });
}

bool is_word(const Document& document, const std::vector<Item>& items, std::size_t i,
             std::string_view word) {
  return i < items.size() && items[i].kind == Item::Kind::token &&
         document.text(document.tokens()[items[i].first_token].span) == word;
}

/// "Police Department, [Port Agency] head Ana Kovač": the body is hers.
bool opens_title(const std::vector<Item>& items, std::size_t i) {
  const auto is = [&](std::size_t at, Type type) {
    return at < items.size() && items[at].kind == Item::Kind::mention && items[at].type == type;
  };
  return is(i + 1, Type::job_title) && is(i + 2, Type::person);
}

}  // namespace

void turn_units(const Document& document, const Language& language, std::vector<Relation>& found) {
  const auto tokens_of = [&](MentionId id) {
    return document.tokens_in(document.mentions()[id].span);
  };
  const auto is_unit = [&](MentionId id) {
    return language.unit_heads.contains(document.tokens()[tokens_of(id).first].hash);
  };
  for (Relation& relation : found) {
    if (relation.predicate != Predicate::parent_organization) continue;
    const std::uint32_t behind = tokens_of(relation.subject).second;
    const bool comma_between = behind + 1 == tokens_of(relation.object).first &&
                               document.tokens()[behind].hash == hash_of(",");
    if (comma_between && is_unit(relation.object) && !is_unit(relation.subject))
      std::swap(relation.subject, relation.object);
  }
}

void add_unit_chains(const Document& document, const Language& language,
                     std::vector<Relation>& found) {
  const auto has = [&](const Item& item, const WordSet& words) {
    for (std::uint32_t at = item.first_token; at < item.end_token; ++at) {
      if (words.contains(document.tokens()[at].hash)) return true;
    }
    return false;
  };
  // "Institute of Physics, Charles University"
  const auto is_institute_of = [&](const Item& unit, const Item& whole) {
    return has(unit, language.campus_units) && !has(unit, language.campuses) &&
           has(whole, language.campuses);
  };
  for (const Sentence& sentence : document.sentences()) {
    if (!holds_several(document, sentence, Type::organization)) continue;
    const auto items = items_of(document, sentence.first_token, sentence.end_token);
    for (std::size_t i = 0; i + 2 < items.size(); ++i) {
      if (!is_body(items[i]) || !is_word(document, items, i + 1, ",") || !is_body(items[i + 2]))
        continue;
      const bool goes_on =
          is_word(document, items, i + 3, "and") ||
          (is_word(document, items, i + 3, ",") && i + 4 < items.size() && is_body(items[i + 4]));
      const bool behind_body =
          i >= 2 && is_word(document, items, i - 1, ",") && is_body(items[i - 2]);
      const bool alone = !goes_on && !behind_body;
      const bool first =
          has(items[i], language.unit_heads) || (alone && is_institute_of(items[i], items[i + 2]));
      const bool second = (has(items[i + 2], language.unit_heads) ||
                           (alone && is_institute_of(items[i + 2], items[i]))) &&
                          !is_owned(document, items[i + 2]);
      const bool went_before = behind_body && !has(items[i - 2], language.unit_heads);
      const bool listed = (goes_on && !second) || went_before || opens_title(items, i + 2);
      if (listed || (!first && !second)) continue;
      const std::size_t child = first ? i : i + 2;
      const std::size_t parent = first ? i + 2 : i;
      found.push_back({.subject = items[child].mention,
                       .predicate = Predicate::parent_organization,
                       .object = items[parent].mention,
                       .evidence = join(document.mentions()[items[i].mention].span,
                                        document.mentions()[items[i + 2].mention].span),
                       .plugin = "extractors/relations",
                       .rule = "unit-chain",
                       .confidence = kConfidence});
    }
  }
}

}  // namespace docweave::relations
