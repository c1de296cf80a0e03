#include "logical_lines.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <docweave/agenda.hpp>
#include <docweave/ascii.hpp>

namespace docweave::plain {
namespace {

constexpr std::uint32_t kWidestWrap = 120;  ///< Nobody wraps by hand beyond this column.
constexpr std::uint32_t kNarrowestWrap = 40;

std::uint32_t widest(const std::array<std::uint32_t, kWidestWrap + 1>& ends) {
  std::uint32_t width = kWidestWrap;
  while (width > 0 && ends[width] == 0) --width;
  return width;
}

/// The column at which most lines that fill their line end; 0 when lines were not wrapped by
/// hand.
std::uint32_t wrap_width(std::span<const TextLine> lines) {
  std::array<std::uint32_t, kWidestWrap + 1> ends{};
  for (const TextLine& line : lines) {
    if (line.width <= kWidestWrap) ++ends[line.width];
  }
  std::uint32_t full = 0;
  for (std::uint32_t width = kWidestWrap; width >= kNarrowestWrap; --width) {
    full += ends[width];
    if (width + 12 <= kWidestWrap) full -= ends[width + 12];
    if (full >= 3 && ends[width] > 0) return std::min(width + 11, widest(ends));
  }
  return 0;
}

std::size_t first_word(std::string_view text) {
  return std::min(text.find(' '), text.size());
}

/// The next line's first word did not fit, give or take what a ragged margin hides.
bool is_full(const TextLine& line, const TextLine& next, std::uint32_t width) {
  const std::uint32_t slack = width / 10;
  return line.width + 1 + first_word(next.text) + slack > width;
}

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space == text.npos ? text : text.substr(space + 1);
}

/// "Home | Magazine | News": at least three short pieces with bars between them.
bool is_menu(std::string_view line) {
  constexpr std::size_t kLongestPiece = 30;  // Bytes.
  if (std::ranges::count(line, '|') < 2) return false;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('|', begin), line.size());
    if (end - begin > kLongestPiece) return false;
    begin = end + 1;
  }
  return true;
}

/// "Ana Berg, Elm Institute – Reefs at night": a dash between its words.
bool holds_dash(std::string_view line) {
  static constexpr std::array<std::string_view, 3> kDashes{" – ", " — ", " - "};
  return std::ranges::any_of(kDashes,
                             [&](std::string_view dash) { return line.find(dash) != line.npos; });
}

/// "Hope Clinic, $60,000 for dental care", not "the fund gave $60,000": a sum behind a sign.
bool tells_sum(std::string_view line) {
  static constexpr std::array<std::string_view, 3> kCurrencies{"$", "£", "€"};
  return std::ranges::any_of(kCurrencies, [&](std::string_view currency) {
    const std::size_t at = line.find(currency);
    if (at == line.npos || at + currency.size() >= line.size()) return false;
    const std::size_t before = line.substr(0, at).find_last_not_of(' ');
    return before != line.npos && std::string_view(",:(-").find(line[before]) != line.npos &&
           is_digit(line[at + currency.size()]);
  });
}

/// Two rows of a list: both tell a sum, or both have a dash, and the second begins anew.
bool are_rows(std::string_view line, std::string_view next) {
  return !starts_small(next) &&
         ((tells_sum(line) && tells_sum(next)) || (holds_dash(line) && holds_dash(next)));
}

}  // namespace

LineJoiner::LineJoiner(const std::vector<TextLine>& lines, const LineWords& words)
    : words_(words), wrap_(wrap_width(lines)) {
  keeps_to_column_ = wrap_ > 0 && std::ranges::none_of(lines, [&](const TextLine& line) {
                       return line.width > wrap_;
                     });
}

/// The column at which a chunk was wrapped by hand: at least two of its lines are so long that
/// the next one's first word did not fit; in a file where all lines keep to a column, one. 0: it
/// was not.
std::uint32_t LineJoiner::wrap_of(std::span<const TextLine> chunk) const {
  std::uint32_t width = wrap_;
  for (const TextLine& line : chunk) {
    if (line.width > kWidestWrap) return 0;
    width = std::max(width, line.width);
  }
  if (width < kNarrowestWrap) return 0;
  std::size_t full = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i + 1 < chunk.size(); ++i) {
    if (list_marker(chunk[i + 1].text) > 0 || chunk[i].indent != chunk[i + 1].indent) continue;
    ++pairs;
    full += is_full(chunk[i], chunk[i + 1], width);
  }
  return full >= (keeps_to_column_ ? 1U : 2U) && full * 2 > pairs ? width : 0;
}

bool LineJoiner::goes_on(const Logical& current, const TextLine& line, const TextLine& next,
                         std::uint32_t wrap) const {
  if (list_marker(next.text) > 0) return false;
  const bool in_place = current.is_item() || next.indent <= current.indent;
  if (labelled_line(line.text) && labelled_line(next.text)) return false;
  if (clock_time(current.first) > 0 && clock_time(next.text) > 0) return false;
  if (is_menu(line.text) || is_menu(next.text)) return false;
  if (line.width < kWidestWrap && are_rows(line.text, next.text)) return false;
  if (wrap > 0 && in_place && is_full(line, next, wrap)) return true;
  if (all_capitals(line.text) && all_capitals(next.text) && !labelled_line(line.text)) {
    return line.width > 60 && !labelled_line(next.text);
  }
  if (line.width > kWidestWrap) return false;
  if (next.text.starts_with('(') && next.indent > current.indent) return true;
  if (starts_small(next.text) && !ends_sentence(line.text)) {
    return line.width > 25 || (current.is_item() && next.indent > current.indent);
  }
  if (labelled_line(next.text)) return false;
  if (words_.left_open(line.text)) return true;
  const unsigned char end = static_cast<unsigned char>(line.text.back());
  // A headline, where the paragraph below it fills no lines by hand.
  const bool cut =
      std::islower(last_word(line.text).front()) && std::islower(end) && next.width <= kWidestWrap;
  return in_place && line.width >= 60 && (cut || line.text.ends_with(','));
}

std::vector<Logical> LineJoiner::join(std::span<const TextLine> chunk) const {
  const std::uint32_t wrap = wrap_of(chunk);
  std::vector<Logical> logical;
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    const TextLine& line = chunk[i];
    if (i == 0 || !goes_on(logical.back(), chunk[i - 1], line, wrap)) {
      Logical next;
      next.marker = list_marker(line.text);
      next.numbered = next.marker > 0 && is_digit(line.text.front());
      next.indent = line.indent;
      next.first = line.text.substr(next.marker);
      logical.push_back(std::move(next));
    }
    Logical& current = logical.back();
    const std::size_t skip = current.pieces.empty() ? current.marker : 0;
    current.pieces.push_back({line.begin + skip, line.begin + line.text.size()});
    current.width += line.width;
    current.last = line.text;
  }
  return logical;
}

}  // namespace docweave::plain
