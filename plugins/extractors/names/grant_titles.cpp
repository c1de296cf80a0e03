#include "grant_titles.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <docweave/layout.hpp>

namespace docweave::names {
namespace {

/// Tokens, half-open; empty for no title.
using Title = std::pair<std::uint32_t, std::uint32_t>;

class GrantReader {
 public:
  GrantReader(const Reading& text, const Language& language)
      : text_(text),
        language_(language),
        document_(text.document()),
        lines_(lines_of(text.document())) {}

  /// One title alone may be anything that stands above such a line.
  void read(std::vector<Candidate>& candidates) const {
    constexpr std::size_t kFewest = 2;
    for (const std::vector<Title>& titles : {labelled(), over_receivers(), over_sums()}) {
      if (titles.size() < kFewest) continue;
      for (const auto& [first, end] : titles)
        candidates.push_back({first, end, Type::project, Form::named, 0.95, "label", ""});
    }
  }

 private:
  /// "Title: Open Harbours" over "Amount: EUR 70,000"
  std::vector<Title> labelled() const {
    constexpr std::size_t kNear = 2;
    std::vector<Title> titles;
    for (const KeyValue& pair : titles_over_facts(document_, language_, kNear, 1))
      titles.push_back(document_.tokens_in(pair.value));
    return titles;
  }

  /// "Open Harbours" over "Applicant: Reef Trust", also where other facts stand between.
  std::vector<Title> over_receivers() const {
    std::vector<Title> titles;
    for (const KeyValue& pair : document_.key_values()) {
      if (!language_.receiver_labels.contains(fold_name(document_.text(pair.key)))) continue;
      if (!document_.text().substr(pair.key.end).starts_with(':')) continue;
      auto line = std::ranges::find(lines_, pair.key.begin, &Span::begin);
      if (line == lines_.end()) continue;
      const auto label = line;
      while (line != lines_.begin() && tells_fact(*std::prev(line))) --line;
      if (line == lines_.begin()) continue;
      const Title title = title_in(*std::prev(line));
      if (title.first < title.second && (line == label || says_what(title)))
        titles.push_back(title);
    }
    return titles;
  }

  /// Not "Africa", "Record 3 of 3" or "What we paid for": what is far from its label needs words.
  bool says_what(Title title) const {
    constexpr std::ptrdiff_t kFewest = 3;
    const auto words = document_.tokens().subspan(title.first, title.second - title.first);
    return std::ranges::count(words, TokenKind::word, &Token::kind) >= kFewest &&
           !language_.sheet_words.contains(words.front().hash);
  }

  /// "Amount: EUR 500", "3 May 2020"
  bool tells_fact(Span line) const {
    if (is_labelled(line)) return true;
    const auto mentions = document_.mentions_from(line);
    return !mentions.empty() && text_.mention(mentions.front()).type == Type::date &&
           text_.mention(mentions.front()).span == line;
  }

  /// "Amount: EUR 500", and the "Reef Trust" below "Lead partner".
  bool is_labelled(Span line) const {
    return std::ranges::any_of(document_.key_values(), [&](const KeyValue& pair) {
      return line.contains(pair.key) || line.overlaps(pair.value);
    });
  }

  /// Reef Trust – "Open Harbours" over "EUR 70,000 – 36 months"
  std::vector<Title> over_sums() const {
    constexpr std::size_t kNear = 2;
    std::vector<Title> titles;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Title title = opens_item(lines_[i]) ? quoted_in(lines_[i]) : Title{};
      if (title.first == title.second) continue;
      for (std::size_t k = i + 1; k < std::min(lines_.size(), i + 1 + kNear); ++k) {
        if (begins_with_sum(lines_[k])) {
          titles.push_back(title);
          break;
        }
        const Title next = quoted_in(lines_[k]);
        if (opens_item(lines_[k]) && next.first < next.second) break;
      }
    }
    return titles;
  }

  /// The lines of blocks, as their writer broke them.
  static std::vector<Span> lines_of(const Document& document) {
    std::vector<Span> lines;
    for (const Block& block : document.blocks()) {
      const std::string_view text = document.text(block.span);
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) {
          lines.push_back({block.span.begin + static_cast<std::uint32_t>(at),
                           block.span.begin + static_cast<std::uint32_t>(end)});
        }
        at = end + 1;
      }
    }
    return lines;
  }

  /// A line of its own, or the first of an item.
  bool opens_item(Span line) const {
    const Block* block = document_.block_at(line.begin);
    return block && block->span.begin == line.begin &&
           (block->kind == BlockKind::title || block->kind == BlockKind::heading ||
            block->kind == BlockKind::line || block->kind == BlockKind::list_item);
  }

  /// The line without what tells of a place, a day or a sum, in quotation marks or not.
  Title title_in(Span line) const {
    constexpr std::uint32_t kLongest = 24;
    const auto [first, end] = document_.tokens_in(line);
    if (!opens_item(line) || is_labelled(line)) return {};
    if (const Title quoted = quoted_in(line); quoted.first < quoted.second) return quoted;
    const bool told = std::ranges::any_of(document_.mentions_from(line), [&](MentionId id) {
      return text_.mention(id).type == Type::date || text_.mention(id).type == Type::money;
    });
    if (told || end - first > kLongest || text_.is_lower(first) ||
        ends_sentence(document_.text(line)) || text_.any(first, end, &Words::event_nouns)) {
      return {};
    }
    return {behind_code(first, end), end};
  }

  /// "5021-W Clean Springs", "PD 2/99 - Clean Springs": behind a word with digits and signs, and
  /// the capitals before it.
  std::uint32_t behind_code(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t at = first;
    if (text_.is_acronym(at) && text_[at + 1].space_before) ++at;
    std::uint32_t next = at + 1;
    bool signs = false;
    for (; next < end && !text_[next].space_before; ++next) signs = signs || text_.is_sign(next);
    const std::string_view code = text_.phrase(at, next);
    if (!signs || code.find_first_of("0123456789") == std::string_view::npos) return first;
    if (next < end && text_.is_break(next)) ++next;
    return next < end ? next : first;
  }

  Title quoted_in(Span line) const {
    const auto [first, end] = document_.tokens_in(line);
    const auto quote = [&](std::uint32_t from) {
      while (from < end && !text_.is(from, &Words::quotes)) ++from;
      return from;
    };
    const std::uint32_t opening = quote(first);
    const std::uint32_t closing = opening < end ? quote(opening + 1) : end;
    const bool name = closing < end && opening + 1 < closing && !text_.is_lower(opening + 1) &&
                      !text_.any(opening + 1, closing, &Words::event_nouns);
    return name ? Title{opening + 1, closing} : Title{};
  }

  /// "EUR 70,000 – 36 months", "Sum: EUR 70,000"
  bool begins_with_sum(Span line) const {
    const auto mentions = document_.mentions_from(line);
    const auto sum = std::ranges::find(mentions, Type::money,
                                       [&](MentionId id) { return text_.mention(id).type; });
    if (sum == mentions.end()) return false;
    const std::uint32_t before = text_.mention(*sum).span.begin;
    if (before == line.begin) return true;
    const std::string_view label = document_.text({line.begin, before});
    return label.ends_with(": ") &&
           language_.amount_columns.contains(fold_name(label.substr(0, label.size() - 2)));
  }

  const Reading& text_;
  const Language& language_;
  const Document& document_;
  std::vector<Span> lines_;
};

}  // namespace

std::vector<KeyValue> titles_over_facts(const Document& document, const Language& language,
                                        std::size_t near, std::ptrdiff_t fewest) {
  std::vector<KeyValue> titles;
  const auto pairs = document.key_values();
  const auto label = [&](const KeyValue& pair) { return fold_name(document.text(pair.key)); };
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!language.grant_title_labels.contains(label(pairs[i]))) continue;
    const auto below = pairs.subspan(i + 1, std::min(near, pairs.size() - i - 1));
    const auto facts = std::ranges::count_if(
        below, [&](const KeyValue& pair) { return language.fact_labels.contains(label(pair)); });
    if (facts >= fewest) titles.push_back(pairs[i]);
  }
  return titles;
}

void add_grant_titles(const Reading& text, const Language& language,
                      std::vector<Candidate>& candidates) {
  GrantReader(text, language).read(candidates);
}

}  // namespace docweave::names
