#include <algorithm>
#include <iterator>

#include <docweave/rules.hpp>

namespace docweave {
namespace {

struct Candidate {
  MentionId mention;
  std::uint32_t first_token;
  std::uint32_t end_token;
};

/// "Ambassador of Finland", "US Ambassador": the country is part of the title, and so is the kind
/// of body in "Acting Police Commissioner".
void drop_parts_of_titles(const Document& document, std::vector<Candidate>& found) {
  const auto type = [&](const Candidate& c) { return document.mentions()[c.mention].type; };
  const auto titles = [&] {
    std::vector<Candidate> result;
    std::ranges::copy_if(found, std::back_inserter(result),
                         [&](const Candidate& c) { return type(c) == Type::job_title; });
    return result;
  }();
  std::erase_if(found, [&](const Candidate& c) {
    const bool place = type(c) == Type::place;
    const bool kind = document.mentions()[c.mention].form == Form::nominal &&
                      type(c) != Type::job_title && type(c) != Type::person;
    return (place || kind) && std::ranges::any_of(titles, [&](const Candidate& title) {
             return title.first_token <= c.first_token && c.end_token <= title.end_token &&
                    title.end_token - title.first_token > c.end_token - c.first_token &&
                    (place || c.end_token < title.end_token);
           });
  });
}

/// Mentions inside a token range, in the order in which they win over each other.
std::vector<Candidate> candidates(const Document& document, std::uint32_t first_token,
                                  std::uint32_t end_token) {
  std::vector<Candidate> found;
  if (first_token >= end_token) return found;
  const Span range{document.tokens()[first_token].span.begin,
                   document.tokens()[end_token - 1].span.end};
  for (const MentionId id : document.mentions_from(range)) {
    const Mention& mention = document.mentions()[id];
    if (!range.contains(mention.span)) continue;
    const auto [first, end] = document.tokens_in(mention.span);
    if (first < end) found.push_back({id, first, end});
  }
  drop_parts_of_titles(document, found);
  std::ranges::stable_sort(found, {}, [&](const Candidate& c) {
    const Mention& m = document.mentions()[c.mention];
    return std::tuple(m.type == Type::job_title, c.first_token, ~c.end_token, -m.confidence, m.type,
                      c.mention);
  });
  return found;
}

/// Drops what overlaps a winner; the rest in text order.
std::vector<Candidate> without_overlaps(const std::vector<Candidate>& found,
                                        std::uint32_t first_token, std::uint32_t end_token) {
  std::vector<Candidate> kept;
  std::vector<bool> taken(end_token - first_token, false);
  for (const Candidate& c : found) {
    const auto first = taken.begin() + (c.first_token - first_token);
    const auto end = taken.begin() + (c.end_token - first_token);
    if (std::find(first, end, true) != end) continue;
    std::fill(first, end, true);
    kept.push_back(c);
  }
  std::ranges::sort(kept, {}, &Candidate::first_token);
  return kept;
}

bool is_sign(const Document& document, std::uint32_t token, std::string_view sign) {
  return token < document.tokens().size() && document.text(document.tokens()[token].span) == sign;
}

/// The end of "(SHORT)" right behind a name, or `end` itself.
std::uint32_t behind_short_form(const Document& document, const std::vector<Candidate>& all,
                                std::size_t at) {
  const std::uint32_t end = all[at].end_token;
  if (at + 1 >= all.size() || !is_sign(document, end, "(")) return end;
  const Candidate& next = all[at + 1];
  if (next.first_token != end + 1 || !is_sign(document, next.end_token, ")")) return end;
  const Type type = document.mentions()[all[at].mention].type;
  const bool same = document.mentions()[next.mention].type == type && is_entity(type);
  return same ? next.end_token + 1 : end;
}

bool begins_line(const Document& document, std::uint32_t at) {
  return at > 0 && document.text()[at - 1] == '\n';
}

/// Items of a token range in which `mentions` (in text order, without overlaps) stand for their
/// words.
std::vector<Item> items_with(const Document& document, std::uint32_t first_token,
                             std::uint32_t end_token, const std::vector<Candidate>& mentions) {
  std::vector<Item> items;
  if (first_token >= end_token) return items;
  items.reserve(end_token - first_token + 1);
  const auto tokens = document.tokens();
  const auto begin_of = [&](std::uint32_t token) { return tokens[token].span.begin; };
  auto block = std::ranges::upper_bound(document.blocks(), begin_of(first_token), {},
                                        [](const Block& b) { return b.span.end; });
  std::size_t next = 0;
  for (std::uint32_t at = first_token; at < end_token;) {
    const bool in_block = block != document.blocks().end();
    const bool of_next = in_block && begin_of(at) >= block->span.end;
    const bool of_next_line = in_block && at > first_token &&
                              block->kind == BlockKind::table_cell &&
                              begins_line(document, begin_of(at));
    if (of_next || of_next_line)
      items.push_back({.kind = Item::Kind::line_break, .first_token = at, .end_token = at});
    while (block != document.blocks().end() && begin_of(at) >= block->span.end) ++block;
    while (next < mentions.size() && mentions[next].first_token < at) ++next;
    if (next == mentions.size() || mentions[next].first_token != at) {
      items.push_back({.first_token = at, .end_token = at + 1});
      ++at;
      continue;
    }
    const MentionId id = mentions[next].mention;
    const Mention& mention = document.mentions()[id];
    const std::uint32_t end = behind_short_form(document, mentions, next);
    items.push_back({Item::Kind::mention, mention.type, mention.form, id, at, end});
    at = end;
  }
  return items;
}

}  // namespace

std::vector<Item> items_of(const Document& document, std::uint32_t first_token,
                           std::uint32_t end_token) {
  if (first_token >= end_token) return {};
  return items_with(
      document, first_token, end_token,
      without_overlaps(candidates(document, first_token, end_token), first_token, end_token));
}

std::vector<Item> token_items(const Document& document, std::uint32_t first_token,
                              std::uint32_t end_token) {
  return items_with(document, first_token, end_token, {});
}

}  // namespace docweave
