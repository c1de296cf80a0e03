#include "paid_entries.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <utility>

#include <docweave/layout.hpp>

namespace docweave::names {
namespace {

/// What stands between the signs of an entry, by a letter: a sum, a day, a body or person, a place,
/// a title in quotation marks, the label of a fact, or other words.
enum class Kind : char {
  sum = 'M',
  day = 'D',
  body = 'O',
  place = 'P',
  quoted = 'Q',
  label = 'L',
  words = 'W'
};

struct Part {
  std::uint32_t first = 0;
  std::uint32_t end = 0;  ///< Where the sign stands that parts it from the next.
  Kind kind = Kind::words;
};

class EntryReader {
 public:
  EntryReader(const Reading& text, const Language& language,
              const std::vector<Candidate>& candidates)
      : text_(text),
        language_(language),
        document_(text.document()),
        in_body_(text.tokens().size()) {
    for (const Candidate& c : candidates) {
      if (c.is_named(Type::place)) places_.emplace(c.first_token, c.end_token);
      if (!c.is_named(Type::organization) && !c.is_named(Type::person)) continue;
      std::uint32_t at = c.first_token;
      while (at < c.end_token && !text_.is_break(at)) ++at;
      if (at < c.end_token) continue;  // "Open Harbours – Reef Trust" is no body.
      std::fill(in_body_.begin() + c.first_token, in_body_.begin() + c.end_token, true);
    }
  }

  std::vector<std::pair<std::uint32_t, std::uint32_t>> titles() const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> all;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> run;
    std::size_t paid = 0;
    const auto close = [&] {
      constexpr std::size_t kFewest = 2;
      constexpr std::size_t kOneIn = 5;  // Two in five.
      if (run.size() >= kFewest && run.size() * kOneIn >= paid * kFewest)
        all.insert(all.end(), run.begin(), run.end());
      run.clear();
      paid = 0;
    };
    const Block* before = nullptr;
    for (const Block& block : document_.blocks()) {
      if (block.kind == BlockKind::title || block.kind == BlockKind::heading) close();
      const bool entry = may_be_entry(block, std::exchange(before, &block));
      if (!entry) continue;
      ++paid;
      const auto [first, end] = title_of(block);
      if (first < end) run.emplace_back(first, end);
    }
    close();
    for (const auto& title : headings_over_sums()) all.push_back(title);
    return all;
  }

 private:
  using Title = std::pair<std::uint32_t, std::uint32_t>;

  /// Headings that follow each other, each over a little text with a sum.
  std::vector<Title> headings_over_sums() const {
    constexpr std::size_t kFewest = 2;
    const auto blocks = document_.blocks();
    const auto is_heading = [](const Block& block) { return block.kind == BlockKind::heading; };
    std::vector<Title> all, run;
    const auto close = [&] {
      const bool list = run.size() >= kFewest &&
                        text_.any(0, run.front().first, &Words::grant_words) &&
                        !text_.any(0, run.front().first, &Words::news_words);
      if (list) all.insert(all.end(), run.begin(), run.end());
      run.clear();
    };
    auto heading = std::find_if(blocks.begin(), blocks.end(), is_heading);
    while (heading != blocks.end()) {
      const auto next = std::find_if(heading + 1, blocks.end(), is_heading);
      const Title title = heading_title(*heading);
      if (title.first < title.second && is_paid({heading + 1, next})) {
        run.push_back(title);
      } else {
        close();
      }
      heading = next;
    }
    close();
    return all;
  }

  /// One sum or two, near the heading, and no list of sums.
  bool is_paid(std::span<const Block> section) const {
    constexpr std::size_t kMostBlocks = 6;
    constexpr std::ptrdiff_t kMostSums = 2;
    constexpr std::size_t kNear = 3;
    const auto sums = [&](const Block& block) { return has_sum(block.span); };
    const auto near = section.first(std::min(kNear, section.size()));
    return section.size() <= kMostBlocks && std::ranges::any_of(near, sums) &&
           std::ranges::count_if(section, sums) <= kMostSums;
  }

  Title heading_title(const Block& block) const {
    auto [first, end] = document_.tokens_in(block.span);
    first = begin_of(first, end);
    std::uint32_t bracket = first;
    while (bracket < end && !text_.is(bracket, "(")) ++bracket;
    if (bracket > first + 1 && text_.is(end - 1, ")")) end = bracket;
    if (first + 2 < end && text_.is(first, &Words::quotes) && text_.is(end - 1, &Words::quotes))
      return {first + 1, end - 1};
    const bool town = first + 2 < end && text_.is(end - 2, ",");
    const bool two = std::ranges::count(text_.tokens().subspan(first, end - first), TokenKind::word,
                                        &Token::kind) > 1;
    const bool asks =
        language_.sheet_words.contains(text_[first].hash) && !text_.is(first, &Words::determiners);
    if (!two || town || asks || has_sum(block.span) || all_capitals(text_.phrase(first, end)))
      return {};
    return may_be_title({first, end, kind_of(first, end)}) ? Title{first, end} : Title{};
  }

  bool has_sum(Span span) const {
    return std::ranges::any_of(document_.mentions_from(span),
                               [&](MentionId id) { return text_.mention(id).type == Type::money; });
  }

  static bool is_item(const Block& block) {
    return block.kind == BlockKind::list_item || block.kind == BlockKind::line;
  }

  /// An item, or a paragraph that goes on with none.
  bool may_be_entry(const Block& block, const Block* before) const {
    constexpr std::uint32_t kLongestParagraph = 600;
    const bool paragraph = block.kind == BlockKind::paragraph &&
                           block.span.size() <= kLongestParagraph &&
                           !(before != nullptr && is_item(*before));
    return (paragraph && has_sum(block.span)) ||
           (is_item(block) && (has_sum(block.span) || ends_in_sum(block)));
  }

  /// "“Open Harbours”, Reef Trust. 9,000": the currency is told elsewhere.
  bool ends_in_sum(const Block& block) const {
    const auto [first, end] = document_.tokens_in(block.span);
    if (end < first + 3 || text_[end - 1].kind != TokenKind::number) return false;
    const std::string_view number = document_.text(text_[end - 1].span);
    return number.size() > 4 && number.find_first_of(",.'") != std::string_view::npos &&
           (text_.is_sign(end - 2) || text_.starts_line(end - 1));
  }

  /// Behind a number, a code or a day: "3.2 Open Harbours", "2006 Clean Springs".
  std::uint32_t begin_of(std::uint32_t first, std::uint32_t end) const {
    while (first + 1 < end && (text_[first].kind == TokenKind::number || text_.is(first, ".")))
      ++first;
    return first;
  }

  /// The end of the name, sum, day or quotation that begins at a token.
  std::uint32_t behind_whole(std::uint32_t at, std::uint32_t end) const {
    if (text_.is(at, &Words::quotes)) {
      std::uint32_t closing = at + 1;
      while (closing < end && !text_.is(closing, &Words::quotes)) ++closing;
      return closing < end ? closing + 1 : at + 1;
    }
    std::uint32_t behind = at + 1;
    for (const MentionId id : text_.mentions(at, at + 1)) {
      const Type type = text_.mention(id).type;
      if (type == Type::money || type == Type::date || type == Type::place)
        behind = std::max(behind, document_.tokens_in(text_.mention(id).span).second);
    }
    return behind;
  }

  bool is_sign(std::uint32_t at, std::uint32_t end) const {
    if (text_.is_break(at) || text_.is(at, "|") || text_.is(at, ";")) return true;
    if (in_body_[at]) return false;
    const bool spaced = at + 1 >= end || text_[at + 1].space_before;
    if (text_.is(at, ".")) return spaced && at + 1 < end && !text_.is_lower(at + 1);
    return text_.is(at, "(") || text_.is(at, ")") ||
           (spaced && (text_.is(at, ",") || text_.is(at, ":")));
  }

  std::vector<Part> parts_of(std::uint32_t first, std::uint32_t end) const {
    constexpr std::size_t kMost = 7;
    std::vector<Part> parts;
    std::uint32_t begin = first;
    for (std::uint32_t at = first; at <= end && parts.size() < kMost;) {
      if (at < end && !is_sign(at, end)) {
        at = std::min(behind_whole(at, end), end);
        continue;
      }
      if (begin < at) parts.push_back({begin, at, kind_of(begin, at)});
      begin = ++at;
    }
    return parts;
  }

  Kind kind_of(std::uint32_t first, std::uint32_t end) const {
    if (has_sum(text_.span(first, end))) return Kind::sum;
    if (text_.is(first, &Words::quotes) && text_.is(end - 1, &Words::quotes)) return Kind::quoted;
    for (const MentionId id : text_.mentions(first, first + 1)) {
      if (text_.mention(id).type == Type::date) return Kind::day;
    }
    if (text_.place(first, end) != nullptr || places_.contains({first, end})) return Kind::place;
    const auto named = std::count(in_body_.begin() + first, in_body_.begin() + end, true);
    if (2 * static_cast<std::uint32_t>(named) >= end - first) return Kind::body;
    const bool label =
        text_.is(end, ":") && language_.fact_labels.contains(fold_name(text_.phrase(first, end)));
    return label ? Kind::label : Kind::words;
  }

  bool may_be_title(const Part& part) const {
    constexpr std::uint32_t kLongest = 10;
    const auto stops = [&](std::uint32_t at) {
      return text_.is(at, &Words::no_entries) || text_.is(at, &Words::event_nouns) ||
             text_.is(at, &Words::predicates);
    };
    if (part.kind != Kind::words || part.end - part.first > kLongest ||
        text_[part.first].kind != TokenKind::word || text_.is_lower(part.first) ||
        text_.is(part.first, &Words::openings) || text_.is(part.end - 1, &Words::roles))
      return false;
    for (std::uint32_t at = part.first; at < part.end; ++at) {
      if (stops(at)) return false;
    }
    return true;
  }

  bool may_be_quoted_title(const Part& part) const {
    constexpr std::uint32_t kLongest = 16;
    return part.kind == Kind::quoted && part.end - part.first <= kLongest &&
           part.end - part.first > 2 && !text_.is_lower(part.first + 1) &&
           !text_.any(part.first, part.end, &Words::event_nouns) &&
           !text_.any(part.end, std::min(part.end + 3, size()), &Words::speech);
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.tokens().size()); }

  /// Whether a sum stands behind at most so many parts of some kinds.
  static bool sum_behind(const std::vector<Part>& parts, std::size_t at, std::size_t most,
                         std::string_view between) {
    const std::size_t last = std::min(at + most, parts.size() - 1);
    for (; at <= last && at < parts.size(); ++at) {
      if (parts[at].kind == Kind::sum) return true;
      if (between.find(static_cast<char>(parts[at].kind)) == std::string_view::npos) return false;
    }
    return false;
  }

  /// "Clean Springs – Reef Trust – £18,500", "Clean Springs, 2011, $5,000", "Clean Springs. Reef
  /// Trust. EUR 9,000", "Clean Springs. Applicant: ..."; not "Amount: £5".
  bool is_first_title(const std::vector<Part>& parts, bool item) const {
    constexpr std::size_t kMostBehindDash = 4;
    const std::uint32_t sign = parts.front().end;
    if (parts.size() < 2 || text_.is(sign, ":") || !may_be_title(parts.front())) return false;
    if (text_.is(sign, "."))
      return parts[1].kind == Kind::label || sum_behind(parts, 1, 1, item ? "OW" : "O");
    if (!item && !text_.is_break(sign)) return false;
    return text_.is_break(sign) ? sum_behind(parts, 1, kMostBehindDash, "OPDW")
                                : sum_behind(parts, 1, 1, "OPD");
  }

  /// "Reef Trust, Elmton: Clean Springs (Ana Hill, USD 5,000)", "Reef Trust, Clean Springs, USD
  /// 5,000"
  bool is_title_behind_body(const std::vector<Part>& parts, std::size_t at) const {
    constexpr std::size_t kMostBetween = 2;
    const std::uint32_t sign = parts[at - 1].end;
    if (!may_be_title(parts[at]) || text_.is(sign, "(")) return false;
    if (text_.is(sign, ":") || text_.is_break(sign))
      return sum_behind(parts, at + 1, kMostBetween, "OPDW");
    return parts[at].end > parts[at].first + 1 && sum_behind(parts, at + 1, 0, "");
  }

  std::pair<std::uint32_t, std::uint32_t> title_of(const Block& block) const {
    constexpr std::size_t kNearQuote = 4;
    constexpr std::size_t kNear = 4;
    const auto [begin, end] = document_.tokens_in(block.span);
    const std::vector<Part> parts = parts_of(begin_of(begin, end), end);
    for (std::size_t i = 0; i < std::min(kNearQuote, parts.size()); ++i) {
      if (parts[i].kind == Kind::sum) break;
      const bool paid =
          ends_in_sum(block) || has_sum({text_[parts[i].end - 1].span.end, block.span.end});
      if (paid && may_be_quoted_title(parts[i])) return {parts[i].first + 1, parts[i].end - 1};
    }
    if (parts.empty()) return {};
    if (is_first_title(parts, block.kind != BlockKind::paragraph))
      return {parts.front().first, parts.front().end};
    for (std::size_t i = 1; i < std::min(kNear, parts.size()); ++i) {
      if (parts[i - 1].kind != Kind::body && parts[i - 1].kind != Kind::place) break;
      if (parts.front().kind == Kind::body && is_title_behind_body(parts, i))
        return {parts[i].first, parts[i].end};
    }
    return {};
  }

  const Reading& text_;
  const Language& language_;
  const Document& document_;
  std::vector<bool> in_body_;  ///< By token: in the name of a body or person.
  std::set<std::pair<std::uint32_t, std::uint32_t>> places_;
};

}  // namespace

void add_paid_entries(const Reading& text, const Language& language,
                      std::vector<Candidate>& candidates) {
  for (const auto& [first, end] : EntryReader(text, language, candidates).titles())
    candidates.push_back({first, end, Type::project, Form::named, 0.95, "label", ""});
}

}  // namespace docweave::names
