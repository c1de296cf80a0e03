#include "draft.hpp"

#include <algorithm>

#include <docweave/layout.hpp>

#include "page.hpp"

namespace docweave::html {
namespace {

constexpr std::size_t kShortLine = 120;

bool is_space(char c) {
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
}

}  // namespace

void Line::add(std::string_view words, std::size_t source, bool bold) {
  const std::size_t before = text_.size();
  std::size_t run = text_.size();
  std::size_t run_source = source;
  const auto end_run = [&] {
    if (source != Node::kNowhere && text_.size() > run)
      runs_.push_back({run, text_.size(), run_source});
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool no_break = words.substr(i, 2) == "\xC2\xA0";
    if (!no_break && !is_space(words[i])) {
      text_ += words[i];
      continue;
    }
    const bool wanted = !text_.empty() && !is_space(text_.back());
    if (wanted && !no_break) {
      text_ += ' ';
      continue;
    }
    end_run();
    i += no_break;
    if (wanted) text_ += ' ';
    run = text_.size();
    run_source = source + i + 1;
  }
  end_run();
  if (bold && text_.size() > before) bold_.push_back({before, text_.size()});
}

void Line::add_break() {
  while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  text_ += '\n';
  while (!runs_.empty() && runs_.back().end > text_.size() - 1) {
    runs_.back().end = text_.size() - 1;
    if (runs_.back().end > runs_.back().begin) break;
    runs_.pop_back();
  }
}

bool Line::blank() const {
  return std::ranges::all_of(text_, is_space);
}

Line Line::part(std::size_t begin, std::size_t end) const {
  Line line;
  line.text_ = text_.substr(begin, end - begin);
  for (const Run& run : runs_) {
    const std::size_t from = std::max(run.begin, begin);
    const std::size_t to = std::min(run.end, end);
    if (from < to) line.runs_.push_back({from - begin, to - begin, run.source + from - run.begin});
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

void Line::append_to(DocumentBuilder& builder, bool with_origins, std::size_t offset) const {
  const std::string_view text = text_;
  std::size_t at = 0;
  for (const Run& run : with_origins ? runs_ : std::vector<Run>{}) {
    if (run.begin > at) builder.append(text.substr(at, run.begin - at));
    Origin origin;
    origin.begin = run.source + offset;
    origin.end = origin.begin + run.end - run.begin;
    builder.append(text.substr(run.begin, run.end - run.begin), origin);
    at = run.end;
  }
  if (at < text.size()) builder.append(text.substr(at));
}

bool is_short(std::string_view line) {
  return line.size() <= kShortLine && !ends_sentence(line);
}

}  // namespace docweave::html
