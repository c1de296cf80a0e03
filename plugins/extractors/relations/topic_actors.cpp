#include <algorithm>
#include <set>
#include <string>

#include <docweave/text.hpp>

#include "page_body.hpp"
#include "topics.hpp"

namespace docweave::relations {
namespace {

/// "The Network is ...": a body is what the sentence speaks of.
bool opens(const Mention& mention, const Sentence& sentence) {
  constexpr std::uint32_t kArticle = sizeof("The ") - 1;
  return mention.type == Type::organization && mention.span.begin <= sentence.span.begin + kArticle;
}

}  // namespace

std::optional<MentionId> Topics::body_of(const Sentence& sentence, Span where) const {
  for (const MentionId id : document_.mentions_from({sentence.span.begin, where.begin})) {
    if (opens(document_.mentions()[id], sentence)) return id;
  }
  const bool first = &sentence == &document_.sentences().front();
  if (first || !language_.goes_on.contains(document_.tokens()[sentence.first_token].hash))
    return {};
  const Sentence& before = *std::prev(&sentence);
  for (const MentionId id : document_.mentions_from(before.span)) {
    if (before.block == sentence.block && opens(document_.mentions()[id], before)) return id;
  }
  return std::nullopt;
}

/// Where a sentence goes on behind an aside: "the Fund, in partnership with the Trust,| has".
std::uint32_t Topics::behind_aside(std::uint32_t token, const Sentence& sentence) const {
  constexpr std::uint32_t kLongest = 16;
  const auto is_comma = [&](std::uint32_t at) {
    return document_.text(document_.tokens()[at].span) == ",";
  };
  if (token >= sentence.end_token || !is_comma(token)) return token;
  const std::uint32_t last = std::min(token + kLongest, sentence.end_token);
  for (std::uint32_t at = token + 1; at < last; ++at) {
    if (is_comma(at)) return at + 1;
  }
  return token;
}

/// "The Fund has today awarded", "has been awarded by the Fund".
bool Topics::gives(const Sentence& sentence, const Mention& giver, const WordSet& acts) const {
  const bool fund = giver.type == Type::project;
  // "has announced today that it has awarded", "programme has awarded"
  const std::uint32_t most_between = fund ? 3 : 9;
  const auto tokens = document_.tokens();
  const auto [first, end] = document_.tokens_in(giver.span);
  const auto before = [&, first = first](std::uint32_t back) {
    return first >= sentence.first_token + back ? tokens[first - back].hash : 0;
  };
  const std::uint32_t article = language_.definite.contains(before(1)) ? 1 : 0;
  // "The Fund, in partnership with the Trust, has awarded"
  if (language_.help_links.contains(before(article + 1))) return false;
  const std::uint32_t verbs = fund ? end : behind_aside(end, sentence);
  for (std::uint32_t at = verbs; at < std::min(verbs + most_between, sentence.end_token); ++at) {
    if (language_.dashes.contains(tokens[at].hash)) break;  // "Reef Grants – sums awarded by"
    if (acts.contains(tokens[at].hash)) return !language_.passive.contains(tokens[at - 1].hash);
  }
  // "Eight clubs receive grants from the Fund"
  if (language_.gift_links.contains(before(article + 1)) &&
      language_.gifts.contains(before(article + 2)))
    return true;
  return language_.agent_links.contains(before(article + 1)) && acts.contains(before(article + 2));
}

/// "Board of Trustees", "Board of the Reef Fund": decides on another's money.
bool Topics::is_board(const Mention& body) const {
  const std::string name = fold_name(document_.text(body.span));
  return language_.boards.contains(name) ||
         language_.boards.contains(name.substr(0, name.find(" of ")));
}

std::optional<MentionId> Topics::giver_in(const Sentence& sentence) const {
  const auto tokens =
      document_.tokens().subspan(sentence.first_token, sentence.end_token - sentence.first_token);
  const auto mentions = document_.mentions_from(sentence.span);
  const bool gift =
      std::ranges::any_of(tokens, [&](const Token& t) { return language_.gifts.contains(t.hash); });
  // "The Film Institute also made awards" in a text about the Heritage Fund's.
  if (std::ranges::any_of(tokens, [&](const Token& t) { return language_.also.contains(t.hash); }))
    return std::nullopt;
  const bool money = std::ranges::any_of(
      mentions, [&](MentionId id) { return document_.mentions()[id].type == Type::money; });
  if (!gift && !money) return std::nullopt;
  for (const MentionId id : mentions) {
    const Mention& body = document_.mentions()[id];
    // "The Reef Grants programme awarded"
    const bool fund = body.type == Type::project && body.form == Form::named;
    if ((body.type != Type::organization && !fund) || is_board(body)) continue;
    if (gives(sentence, body, gift ? language_.giving : language_.donating)) return id;
  }
  return std::nullopt;
}

std::optional<MentionId> Topics::person_at(Span where) const {
  constexpr std::uint32_t kNearStart = 40;  // "Minister of Foreign Affairs"
  const Sentence* sentence = document_.sentence_at(where.begin);
  if (sentence == nullptr || sentence == &document_.sentences().front()) return std::nullopt;
  const auto is_person = [&](MentionId id) {
    return document_.mentions()[id].type == Type::person;
  };
  // Another person in between may be meant.
  if (std::ranges::any_of(document_.mentions_from({sentence->span.begin, where.begin}), is_person))
    return std::nullopt;
  const auto names_one = [&](const Sentence& s) {
    return std::ranges::any_of(document_.mentions_from(s.span), is_person);
  };
  const auto speaks_on = [&](const Sentence& s) {
    const auto tokens = document_.tokens().subspan(s.first_token, s.end_token - s.first_token);
    return std::ranges::any_of(
        tokens, [&](const Token& t) { return language_.he_or_she.contains(t.hash); });
  };
  // "She studied law. In 1980 she left.": the one that the first of such sentences follows.
  const Sentence* before = std::prev(sentence);
  while (before != &document_.sentences().front() && !names_one(*before) && speaks_on(*before))
    --before;
  if (before->block != sentence->block) return std::nullopt;
  std::optional<MentionId> only;
  for (const MentionId id : document_.mentions_from(before->span)) {
    if (!is_person(id)) continue;
    if (only) return std::nullopt;
    only = id;
  }
  const bool opens =
      only && document_.mentions()[*only].span.begin <= before->span.begin + kNearStart;
  return opens ? only : std::nullopt;
}

/// "Income by source:" over bodies with their sums, as far as the next such line: nobody gave those
/// to them.
std::vector<Span> Topics::lists_of_givers() const {
  std::vector<Span> lists;
  bool open = false;
  for (const Block& block : document_.blocks()) {
    const std::string_view text = document_.text(block.span);
    if (block.kind == BlockKind::heading || text.ends_with(':')) {
      open = holds_word(document_, block.span, language_.income);
      if (open) lists.push_back({block.span.end, block.span.end});
    } else if (open) {
      lists.back().end = block.span.end;
    }
  }
  return lists;
}

std::optional<MentionId> Topics::giver_at(Span where) const {
  const auto lists_giver = [&](Span list) { return list.contains(where); };
  if (std::ranges::any_of(lists_of_givers_, lists_giver)) return std::nullopt;
  constexpr std::ptrdiff_t kFarthest = 40;
  constexpr std::ptrdiff_t kLead = 4;
  const auto sentences = document_.sentences();
  const auto here = std::ranges::lower_bound(sentences, where.begin, {},
                                             [](const Sentence& s) { return s.span.end; });
  for (auto at = here; at != sentences.begin() && here - at < kFarthest;) {
    if (const auto giver = giver_in(*--at)) return giver;
  }
  const auto lead = std::min(kLead, here - sentences.begin());
  for (auto at = sentences.begin(); at != sentences.begin() + lead; ++at) {
    if (const auto giver = giver_in(*at)) return giver;
  }
  if (const auto body = body_of_title()) return body;
  // Who gives for a living tells of its own gifts below its name.
  const auto body = publisher_of(document_, language_);
  return body && is_giver(document_, language_, *body) ? body : std::nullopt;
}

std::optional<MentionId> Topics::giver_of_list(Span where) const {
  const auto giver = giver_at(where);
  return giver ? giver : giver_above(where);
}

/// The only giver that is named above where the words speak of gifts or of choosing among those who
/// applied, or else the first fund: "Decisions of the Reef Fund".
std::optional<MentionId> Topics::giver_above(Span where) const {
  std::set<std::string> names;
  std::optional<MentionId> giver;
  std::optional<MentionId> fund;
  for (const MentionId id : document_.mentions_from({0, where.begin})) {
    const Mention& mention = document_.mentions()[id];
    const Block* block = document_.block_at(mention.span.begin);
    const bool head =
        block && (block->kind == BlockKind::title || block->kind == BlockKind::heading);
    if (block == nullptr || !(head || holds_word(document_, block->span, language_.gifts) ||
                              holds_word(document_, block->span, language_.choosing)))
      continue;
    if (mention.type == Type::project && mention.form == Form::named && !fund && is_payer(id))
      fund = id;
    if (!is_named_body(document_, id) || !is_giver(document_, language_, id) || is_board(mention))
      continue;
    if (names.insert(fold_name(document_.text(mention.span))).second && !giver) giver = id;
  }
  return names.size() == 1 ? giver : fund;
}

/// "The Harbour Lottery: 2 million for the sea": over a page of its own gifts.
std::optional<MentionId> Topics::body_of_title() const {
  const auto title = std::ranges::find(document_.blocks(), BlockKind::title, &Block::kind);
  if (title == document_.blocks().end()) return std::nullopt;
  for (const MentionId id : document_.mentions_from(title->span)) {
    const Mention& body = document_.mentions()[id];
    if (body.type != Type::organization || body.span.begin != title->span.begin) continue;
    const bool labels = document_.text().compare(body.span.end, 1, ":") == 0;
    if (body.span.end == title->span.end || labels) return id;
  }
  return std::nullopt;
}

}  // namespace docweave::relations
