#include <algorithm>
#include <array>

#include <docweave/agenda.hpp>
#include <docweave/ascii.hpp>

namespace docweave {
namespace {

template <std::size_t N>
std::size_t one_of(std::string_view text, std::size_t at,
                   const std::array<std::string_view, N>& forms) {
  for (const std::string_view form : forms) {
    if (text.substr(at, form.size()) == form) return form.size();
  }
  return 0;
}

constexpr std::array<std::string_view, 5> kSpaces{" ", "\t", "\u00A0", "\u202F", "\u2009"};
constexpr std::array<std::string_view, 5> kDashes{"-", "–", "—", "to ", "until "};
/// Behind an hour; they make a time of a bare number.
constexpr std::array<std::string_view, 12> kMarks{"a.m.", "p.m.", "am",  "pm",    "AM", "PM",
                                                  "hrs",  "Uhr",  "uhr", "hours", "h",  "H"};

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  for (std::size_t size = 1; size > 0; at += size) size = one_of(text, at, kSpaces);
  return at;
}

/// Behind one time at `at`; `at` itself when none stands there.
std::size_t time_end(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == begin || at - begin > 2) return begin;
  bool told = false;
  const bool joint =
      at + 2 < text.size() && (text[at] == ':' || text[at] == '.' || text[at] == 'h');
  if (joint && is_digit(text[at + 1]) && is_digit(text[at + 2])) {
    at += 3;
    // "3.05.2021", "12.500": no minutes.
    if (at < text.size() && (is_digit(text[at]) || text[at] == '.')) {
      if (is_digit(text[at]) || (at + 1 < text.size() && is_digit(text[at + 1]))) return begin;
    }
    told = true;
  }
  const std::size_t word = skip_spaces(text, at);
  const std::size_t mark = one_of(text, word, kMarks);
  if (mark > 0 && (word + mark == text.size() || !is_letter_byte(text[word + mark])))
    return word + mark;
  return told ? at : begin;
}

/// The hour before a dash may go without its mark: "9 – 10 am".
std::size_t hour_end(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && at < 3 && is_digit(text[at])) ++at;
  return at < 3 ? at : 0;
}

/// What one block has behind its time: nothing when it is no line of an agenda.
struct Timed {
  bool timed = false;
  std::size_t rest = 0;  ///< Where what is not the time begins.
};

Timed behind_time(std::string_view text) {
  const std::size_t time = clock_time(text);
  if (time == 0) return {};
  std::size_t at = time;
  for (std::size_t before = text.size() + 1; before != at;) {
    before = at;
    at = skip_spaces(text, at);
    at += one_of(text, at, std::array<std::string_view, 7>{":", "–", "—", "-", "|", "\n", ","});
  }
  return {true, at};
}

bool ends_entry(const Block& block) {
  return block.kind == BlockKind::heading || block.kind == BlockKind::title ||
         block.kind == BlockKind::caption || block.kind == BlockKind::metadata;
}

/// A date fills the line: another day begins.
bool opens_day(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  return text.size() <= kLongest && std::ranges::any_of(text, is_digit) &&
         text.find_first_of(":(\n") == text.npos && std::ranges::count(text, ' ') <= 5;
}

/// "Speakers: Ana Kovač, Port Agency; ...": a line too long for one.
bool opens_with_label(std::string_view text) {
  constexpr std::size_t kLongestLabel = 24;
  const std::size_t colon = text.substr(0, kLongestLabel).find(':');
  return colon != text.npos && std::ranges::all_of(text.substr(0, colon), [](char c) {
           return is_letter_byte(c) || c == ' ';
         });
}

/// The block that an entry which begins in block `first` ends with.
std::size_t last_block(const Document& document, std::size_t first) {
  constexpr std::size_t kMostLines = 12;
  const auto blocks = document.blocks();
  const Block& head = blocks[first];
  const bool row = head.kind == BlockKind::table_cell && head.group != 0;
  std::size_t last = first;
  for (std::size_t i = first + 1; i < std::min(blocks.size(), first + kMostLines); ++i) {
    const std::string_view text = document.text(blocks[i].span);
    if (ends_entry(blocks[i]) || clock_time(text) > 0) break;
    if (row && blocks[i].group != head.group) break;
    const bool goes_on =
        row || blocks[i].kind == BlockKind::line ||
        (blocks[i].kind == BlockKind::paragraph && opens_with_label(text)) ||
        (blocks[i].kind == BlockKind::list_item && head.kind != BlockKind::list_item);
    if (!goes_on || (!row && opens_day(text))) break;
    last = i;
  }
  return last;
}

}  // namespace

std::size_t clock_time(std::string_view line) {
  std::size_t end = time_end(line, 0);
  const std::size_t start = end > 0 ? end : hour_end(line);
  if (start == 0) return 0;
  std::size_t dash = skip_spaces(line, start);
  const std::size_t size = one_of(line, dash, kDashes);
  if (size == 0) return end;
  dash = skip_spaces(line, dash + size);
  const std::size_t until = time_end(line, dash);
  return until > dash ? until : end;
}

std::vector<AgendaEntry> agenda_entries(const Document& document) {
  constexpr std::size_t kFewest = 3;
  const auto blocks = document.blocks();
  std::vector<AgendaEntry> entries;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (ends_entry(blocks[i]) && blocks[i].kind != BlockKind::heading) continue;
    const std::string_view text = document.text(blocks[i].span);
    const Timed time = behind_time(text);
    if (!time.timed) continue;
    std::size_t first = i;
    std::uint32_t begin = blocks[i].span.begin + static_cast<std::uint32_t>(time.rest);
    if (time.rest >= text.size()) {  // A cell or line of its own.
      first = i + 1;
      if (first >= blocks.size() || ends_entry(blocks[first])) continue;
      if (clock_time(document.text(blocks[first].span)) > 0) continue;
      begin = blocks[first].span.begin;
    }
    const Span block{begin, blocks[first].span.end};
    const std::size_t line_end = document.text(block).find('\n');
    const std::uint32_t end = blocks[last_block(document, first)].span.end;
    const bool broken = line_end != std::string_view::npos;
    entries.push_back(
        {{begin, broken ? begin + static_cast<std::uint32_t>(line_end) : block.end}, {begin, end}});
  }
  return entries.size() < kFewest ? std::vector<AgendaEntry>{} : entries;
}

}  // namespace docweave
