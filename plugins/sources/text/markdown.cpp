#include "markdown.hpp"

#include <algorithm>
#include <cctype>

namespace docweave::plain {
namespace {

constexpr std::size_t kLongestLink = 2000;
constexpr int kDeepest = 4;  ///< Links inside links.

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0;
}
bool is_space(char c) {
  return c == ' ' || c == '\t';
}

class Unmarker {
 public:
  explicit Unmarker(std::string_view source) : source_(source) {}

  Unmarked unmark() {
    std::size_t begin = 0;
    while (begin < source_.size()) {
      const std::size_t end = std::min(source_.find('\n', begin), source_.size());
      take_line(begin, end);
      begin = end + 1;
    }
    return std::move(out_);
  }

 private:
  void take_line(std::size_t begin, std::size_t end) {
    while (end > begin && (source_[end - 1] == '\r' || is_space(source_[end - 1]))) --end;
    std::size_t text = begin;
    while (text < end && is_space(source_[text])) ++text;
    if (is_fence(text, end) || fenced_ || is_target(text, end)) return put("\n");
    while (text < end && source_[text] == '>') {
      ++text;
      if (text < end && source_[text] == ' ') ++text;
      begin = text;
    }
    const std::size_t marks = std::min(source_.find_first_not_of('#', text), end) - text;
    const bool heading =
        marks > 0 && marks <= 6 && text + marks < end && is_space(source_[text + marks]);
    if (heading) {
      put("\n");
      while (end > text + marks + 1 && (source_[end - 1] == '#' || is_space(source_[end - 1])))
        --end;
    }
    if (end > begin && source_[end - 1] == '\\') --end;
    take_inline(begin, end, 0);
    put(heading ? "\n\n" : "\n");
  }

  /// "```" or "~~~" begins and ends code.
  bool is_fence(std::size_t at, std::size_t end) {
    const std::string_view mark = source_.substr(at, std::min<std::size_t>(3, end - at));
    if (mark != "```" && mark != "~~~") return false;
    if (!fenced_) {
      fence_ = mark;
      fenced_ = true;
    } else if (mark == fence_) {
      fenced_ = false;
    }
    return true;
  }

  /// "[name]: address"
  bool is_target(std::size_t at, std::size_t end) const {
    if (at >= end || source_[at] != '[') return false;
    const std::size_t close = source_.find("]: ", at);
    return close < end && close > at + 1 &&
           source_.substr(at, close - at).find(' ') == std::string_view::npos;
  }

  void take_inline(std::size_t at, std::size_t end, int depth) {
    while (at < end) {
      const std::size_t mark = std::min(source_.find_first_of("\\`![<*_~", at), end);
      copy(at, mark);
      at = mark < end ? take_mark(mark, end, depth) : end;
    }
  }

  /// What stands at a sign that may be a mark. Returns where to go on.
  std::size_t take_mark(std::size_t at, std::size_t end, int depth) {
    const char sign = source_[at];
    const char next = at + 1 < end ? source_[at + 1] : '\0';
    if (sign == '\\' && std::ispunct(static_cast<unsigned char>(next))) {
      copy(at + 1, at + 2);
      return at + 2;
    }
    if (sign == '`') return at + 1;
    if (sign == '[' || (sign == '!' && next == '[')) {
      if (const std::size_t behind = take_link(sign == '!' ? at + 1 : at, end, depth))
        return behind;
    }
    if (sign == '<') {
      if (const std::size_t behind = take_tag(at, end)) return behind;
    }
    if (sign == '*' || sign == '_' || (sign == '~' && next == '~')) {
      const std::size_t behind = std::min(source_.find_first_not_of(sign, at), end);
      if (is_emphasis(at, behind, end)) return behind;
      copy(at, behind);
      return behind;
    }
    copy(at, at + 1);
    return at + 1;
  }

  /// A run of stars or the like that touches a word on one side; of underscores on one side only.
  bool is_emphasis(std::size_t begin, std::size_t behind, std::size_t end) const {
    const char before = begin > 0 ? source_[begin - 1] : '\n';
    const char after = behind < end ? source_[behind] : '\n';
    const bool open = after != '\n' && !is_space(after);
    const bool close = before != '\n' && !is_space(before);
    if (source_[begin] == '_' && is_word(before) && is_word(after)) return false;
    return open || close;
  }

  /// "[text](address)", "[text][name]", "[^1]". Returns 0 where there is none.
  std::size_t take_link(std::size_t at, std::size_t end, int depth) {
    if (depth == kDeepest) return 0;
    const std::size_t limit = std::min(end, at + kLongestLink);
    const std::size_t close = matching(at, limit);
    if (close == 0) return 0;
    if (source_[at + 1] == '^') return close + 1;
    const char next = close + 1 < end ? source_[close + 1] : '\0';
    const bool task = close == at + 2 && (source_[at + 1] == ' ' || source_[at + 1] == 'x');
    if (task) return close + 1;
    if (next != '(' && next != '[') return 0;
    const std::size_t behind = source_.find(next == '(' ? ')' : ']', close + 2);
    if (behind >= limit) return 0;
    take_inline(at + 1, close, depth + 1);
    return behind + 1;
  }

  /// The bracket that closes the one at `at`; 0 where there is none before `end`.
  std::size_t matching(std::size_t at, std::size_t end) const {
    int open = 0;
    for (; at < end; ++at) {
      if (source_[at] == '[') ++open;
      if (source_[at] == ']' && --open == 0) return at;
    }
    return 0;
  }

  /// "<https://a.org>" without its brackets; a tag or comment of HTML as a space. Returns 0 where
  /// there is neither.
  std::size_t take_tag(std::size_t at, std::size_t end) {
    const bool comment = source_.substr(at, 4) == "<!--";
    const std::size_t close = source_.find(comment ? "-->" : ">", at);
    if (close >= end || close == at + 1) return 0;
    const std::string_view inside = source_.substr(at + 1, close - at - 1);
    if (inside.find("://") != inside.npos && inside.find(' ') == inside.npos) {
      copy(at + 1, close);
    } else if (comment || inside[0] == '/' || std::isalpha(static_cast<unsigned char>(inside[0]))) {
      put(" ");
    } else {
      return 0;
    }
    return close + (comment ? 3 : 1);
  }

  void copy(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    auto& stretches = out_.stretches;
    const bool goes_on =
        !stretches.empty() && stretches.back().source != Unmarked::kNowhere &&
        stretches.back().source + (out_.text.size() - stretches.back().text) == begin;
    if (!goes_on) stretches.push_back({out_.text.size(), begin});
    out_.text += source_.substr(begin, end - begin);
  }

  void put(std::string_view text) {
    out_.stretches.push_back({out_.text.size(), Unmarked::kNowhere});
    out_.text += text;
  }

  std::string_view source_;
  Unmarked out_;
  std::string_view fence_;
  bool fenced_ = false;
};

}  // namespace

Unmarked without_marks(std::string_view markdown) {
  return Unmarker(markdown).unmark();
}

}  // namespace docweave::plain
