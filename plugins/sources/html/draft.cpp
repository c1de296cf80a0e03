#include "draft.hpp"

#include <algorithm>
#include <array>

#include <docweave/layout.hpp>

namespace docweave::html {
namespace {

constexpr std::size_t kShortLine = 120;

bool is_space(char c) {
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
}

/// Characters that are more or less than themselves at the start of a text.
struct Special {
  std::size_t size = 0;  ///< In bytes; 0: an ordinary character.
  bool space = false;    ///< White space; otherwise not shown and dropped.
};

Special special_at(std::string_view text) {
  static constexpr std::array<std::string_view, 2> kSpaces{"\xC2\xA0", "\xE2\x80\x8B"};
  // Soft hyphen, marks of direction, word joiner, byte order mark.
  static constexpr std::array<std::string_view, 5> kUnseen{
      "\xC2\xAD", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x81\xA0", "\xEF\xBB\xBF"};
  if (is_space(text.front())) return {1, true};
  for (const std::string_view space : kSpaces) {
    if (text.starts_with(space)) return {space.size(), true};
  }
  for (const std::string_view unseen : kUnseen) {
    if (text.starts_with(unseen)) return {unseen.size(), false};
  }
  return {};
}

std::size_t character_size(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  return std::min<std::size_t>(text.size(), lead < 0xC0   ? 1
                                            : lead < 0xE0 ? 2
                                            : lead < 0xF0 ? 3
                                                          : 4);
}

/// Bytes at the start of a text that certainly are ordinary, with single spaces between them.
std::size_t plain_prefix(std::string_view text) {
  static constexpr std::array<bool, 256> kOrdinary = [] {
    std::array<bool, 256> ordinary{};
    for (std::size_t c = 0x21; c < 256; ++c) {
      ordinary[c] = c != 0x7F && c != 0xC2 && c != 0xE2 && c != 0xEF;
    }
    return ordinary;
  }();
  const auto ordinary = [&](std::size_t i) {
    return i < text.size() && kOrdinary[static_cast<unsigned char>(text[i])];
  };
  std::size_t size = 0;
  while (ordinary(size) || (size > 0 && text[size] == ' ' && ordinary(size + 1))) ++size;
  return size;
}

}  // namespace

Line::Run Line::Run::part(std::size_t from, std::size_t to) const {
  if (!verbatim()) return {std::max(from, begin), std::min(to, end), source, source_end};
  Run part{std::max(from, begin), std::min(to, end), source, source_end};
  part.source += part.begin - begin;
  part.source_end -= end - part.end;
  return part;
}

bool Line::at_space() const {
  return text_.empty() || is_space(text_.back());
}

void Line::add(const Page& page, std::string_view words, std::string_view raw, bool bold) {
  const std::size_t before = text_.size();
  const std::size_t source = raw.empty() ? 0 : page.position(raw);
  const bool verbatim = words.size() == raw.size();
  for (std::size_t i = 0; i < words.size();) {
    std::size_t size = plain_prefix(words.substr(i));
    const Special special = size == 0 ? special_at(words.substr(i)) : Special{};
    if (size == 0) size = special.size > 0 ? special.size : character_size(words.substr(i));
    const std::size_t from = verbatim ? source + i : source;
    const std::size_t to = verbatim ? from + size : source + raw.size();
    if (special.size == 0) {
      add_run(words.substr(i, size), from, to);
    } else if (special.space && !at_space()) {
      add_run(" ", from, to);
    }
    i += size;
  }
  if (bold && text_.size() > before) bold_.push_back({before, text_.size()});
}

void Line::add_run(std::string_view words, std::size_t source, std::size_t source_end) {
  const std::size_t begin = text_.size();
  text_ += words;
  if (source == source_end) return;
  const Run run{begin, text_.size(), source, source_end};
  const bool continues = !runs_.empty() && runs_.back().end == begin &&
                         runs_.back().source_end == source && runs_.back().verbatim() &&
                         run.verbatim();
  if (continues) {
    runs_.back().end = run.end;
    runs_.back().source_end = source_end;
  } else {
    runs_.push_back(run);
  }
}

void Line::add_break() {
  if (text_.ends_with(' ')) {
    text_.pop_back();
    runs_.back() = runs_.back().part(0, text_.size());
    if (runs_.back().begin == text_.size()) runs_.pop_back();
  }
  text_ += '\n';
}

bool Line::blank() const {
  return std::ranges::all_of(text_, is_space);
}

Line Line::part(std::size_t begin, std::size_t end) const {
  Line line;
  line.text_ = text_.substr(begin, end - begin);
  for (const Run& run : runs_) {
    if (run.end <= begin || run.begin >= end) continue;
    Run part = run.part(begin, end);
    part.begin -= begin;
    part.end -= begin;
    line.runs_.push_back(part);
  }
  for (const Range& range : bold_) {
    const std::size_t from = std::max(range.begin, begin);
    const std::size_t to = std::min(range.end, end);
    if (from < to) line.bold_.push_back({from - begin, to - begin});
  }
  return line;
}

Line Line::trimmed() const {
  std::size_t begin = 0;
  std::size_t end = text_.size();
  while (begin < end && is_space(text_[begin])) ++begin;
  while (end > begin && is_space(text_[end - 1])) --end;
  return part(begin, end);
}

std::size_t Line::bold_prefix() const {
  std::size_t length = 0;
  for (const Range& range : bold_) {
    while (length < range.begin && is_space(text_[length])) ++length;
    if (range.begin > length) break;
    length = std::max(length, range.end);
  }
  return length;
}

void Line::replace_breaks_by_spaces() {
  std::ranges::replace(text_, '\n', ' ');
}

void Line::append_to(DocumentBuilder& builder, const ByteMap& map) const {
  const std::string_view text = text_;
  std::size_t at = 0;
  for (const Run& run : runs_) {
    if (run.begin > at) builder.append(text.substr(at, run.begin - at));
    at = run.end;
    const std::vector<ByteMap::Piece> pieces = map.pieces(run.source, run.source_end);
    const std::string_view words = text.substr(run.begin, run.end - run.begin);
    if (pieces.empty()) {
      builder.append(words);
    } else if (!run.verbatim()) {
      builder.append(words, {.begin = pieces.front().begin, .end = pieces.back().end});
    }
    for (const ByteMap::Piece& piece : run.verbatim() ? pieces : std::vector<ByteMap::Piece>{}) {
      builder.append(words.substr(piece.text_begin - run.source, piece.text_end - piece.text_begin),
                     {.begin = piece.begin, .end = piece.end, .unit = piece.unit});
    }
  }
  if (at < text.size()) builder.append(text.substr(at));
}

std::optional<Origin> Line::origin(const ByteMap& map) const {
  if (runs_.empty()) return std::nullopt;
  const std::vector<ByteMap::Piece> pieces =
      map.pieces(runs_.front().source, runs_.back().source_end);
  if (pieces.empty()) return std::nullopt;
  const bool exact = runs_.size() == 1 && runs_.front().verbatim() && pieces.size() == 1 &&
                     runs_.front().end == text_.size();
  return Origin{.begin = pieces.front().begin,
                .end = pieces.back().end,
                .unit = exact ? pieces.front().unit : 0};
}

Line plain_line(std::string_view text) {
  Line line;
  line.add({}, text, {});
  return line;
}

Line line_of(const Page& page, std::uint32_t node) {
  Line line;
  for (std::uint32_t i = node; i < page.node(node).end; ++i) {
    const Node& inner = page.node(i);
    if (inner.tag == Tag::text) line.add(page, inner.text, inner.raw);
    if (inner.tag == Tag::br || is_block(inner.tag)) line.add_break();
  }
  line.replace_breaks_by_spaces();
  return line.trimmed();
}

Line line_of(const Page& page, std::uint32_t node, Attribute name) {
  Line line;
  page.visit_value(node, name, [&](std::string_view words, std::string_view raw) {
    line.add(page, words, raw);
  });
  return line.trimmed();
}

bool is_short(std::string_view line) {
  return line.size() <= kShortLine && !ends_sentence(line);
}

}  // namespace docweave::html
