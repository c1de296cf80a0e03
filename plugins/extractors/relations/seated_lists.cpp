#include "seated_lists.hpp"

#include <algorithm>
#include <optional>

#include <docweave/rules.hpp>
#include <docweave/text.hpp>

#include "list_members.hpp"
#include "roles.hpp"

namespace docweave::relations {
namespace {

/// The bodies of a sentence, each with the place behind it.
class SeatedList {
 public:
  SeatedList(const Document& document, const Language& language, const Sentence& sentence)
      : document_(document),
        language_(language),
        items_(items_of(document, sentence.first_token, sentence.end_token)) {}

  /// The bodies that follow another in a list of bodies with their places.
  std::vector<MentionId> behind(MentionId body) const {
    std::vector<MentionId> bodies;
    const auto first = std::ranges::find_if(items_, [&](const Item& item) {
      return item.kind == Item::Kind::mention && item.mention == body;
    });
    auto at = static_cast<std::size_t>(first - items_.begin());
    for (auto next = next_body(at); next; next = next_body(at)) {
      at = *next;
      bodies.push_back(items_[at].mention);
    }
    return bodies;
  }

 private:
  bool is(std::size_t at, Type type) const {
    return at < items_.size() && items_[at].kind == Item::Kind::mention && items_[at].type == type;
  }
  bool is(std::size_t at, const WordSet& words) const {
    return at < items_.size() && items_[at].kind == Item::Kind::token &&
           words.contains(document_.tokens()[items_[at].first_token].hash);
  }

  /// Where what stands behind a body and its place begins: "in Oslo, Norway|".
  std::optional<std::size_t> behind_seat(std::size_t body) const {
    std::size_t at = body + 1;
    if (!is(at, language_.venue_links)) return std::nullopt;
    at += is(at + 1, language_.definite) ? 2 : 1;
    if (!is(at, Type::place)) return std::nullopt;
    while (is(at + 1, language_.opening_glue) && is(at + 2, Type::place)) at += 2;
    return at + 1;
  }

  std::optional<std::size_t> next_body(std::size_t body) const {
    const auto seat_end = behind_seat(body);
    if (!seat_end) return std::nullopt;
    std::size_t at = *seat_end;
    bool last = false;  // "and the Embassy in Riga": its name can hold the place.
    for (; is(at, language_.opening_glue); ++at) {
      const bool comma = document_.text(document_.tokens()[items_[at].first_token].span) == ",";
      last = last || !(comma || is(at, language_.definite));
    }
    const bool listed = at > *seat_end && is(at, Type::organization) && (last || behind_seat(at));
    return listed ? std::optional(at) : std::nullopt;
  }

  const Document& document_;
  const Language& language_;
  std::vector<Item> items_;
};

}  // namespace

void extend_seated_lists(const Document& document, const Language& language,
                         std::vector<Relation>& found) {
  const auto members = [&](const Relation& relation) {
    const Mention& body = document.mentions()[relation.object];
    const Sentence* sentence = document.sentence_at(body.span.begin);
    if (!acts(relation.predicate) || body.type != Type::organization || sentence == nullptr)
      return std::vector<MentionId>{};
    return SeatedList(document, language, *sentence).behind(relation.object);
  };
  extend_to_members(document, members, found);
}

}  // namespace docweave::relations
