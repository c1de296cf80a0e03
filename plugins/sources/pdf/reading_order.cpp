#include "reading_order.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <tuple>

namespace docweave::pdf {
namespace {

constexpr float kGrid = 3;              ///< Points between the places where a gutter is looked for.
constexpr std::size_t kLeastLines = 4;  ///< A column has more.
constexpr std::size_t kMostWords = 20000;

/// White space between two columns.
struct Gutter {
  float x = 0;
  float top = 0, bottom = 0;
};

/// How the words on one side of a gutter are set.
struct Side {
  std::vector<float> baselines;
  float left = std::numeric_limits<float>::max();
  float right = std::numeric_limits<float>::lowest();
  std::size_t words = 0;
  std::size_t bold = 0;  ///< Of the words.
  float size = 0;        ///< The largest.
  float sizes = 0;       ///< Of all words together.

  double words_per_line() const {
    return baselines.empty() ? 0
                             : static_cast<double>(words) / static_cast<double>(baselines.size());
  }
};

class ColumnFinder {
 public:
  ColumnFinder(int page, std::size_t& column, std::vector<Line>& lines)
      : page_(page), column_(column), lines_(lines) {}

  void order(std::vector<Word> words, int depth) {
    if (words.empty()) return;
    const std::optional<Gutter> gutter =
        depth < 8 && words.size() <= kMostWords ? find_gutter(words) : std::nullopt;
    if (!gutter) {
      for (Line& line : group_lines(std::move(words), page_, column_, kNoGap))
        lines_.push_back(std::move(line));
      ++column_;
      return;
    }
    std::vector<Word> parts[4];
    for (Word& word : words) {
      const float y = word.middle_y();
      const int part = y < gutter->top               ? 0
                       : y > gutter->bottom          ? 3
                       : word.middle_x() < gutter->x ? 1
                                                     : 2;
      parts[part].push_back(std::move(word));
    }
    for (std::vector<Word>& part : parts) order(std::move(part), depth + 1);
  }

 private:
  static std::optional<Gutter> find_gutter(const std::vector<Word>& words) {
    std::vector<Gutter> strips = free_strips(words);
    std::ranges::sort(strips, [](const Gutter& a, const Gutter& b) {
      const float height = a.bottom - a.top;
      const float other = b.bottom - b.top;
      return height != other ? height > other : std::tie(a.x, a.top) < std::tie(b.x, b.top);
    });
    for (const Gutter& strip : strips) {
      if (const std::optional<Gutter> gutter = parting(words, strip)) return gutter;
    }
    return std::nullopt;
  }

  /// Where no word lies across a vertical line, for lines all over the page. Strips lower than some
  /// lines of text are left out.
  static std::vector<Gutter> free_strips(const std::vector<Word>& words) {
    std::vector<const Word*> downwards;
    downwards.reserve(words.size());
    for (const Word& word : words) downwards.push_back(&word);
    std::ranges::stable_sort(downwards, {}, &Word::top);
    const auto [left_most, right_most] = std::ranges::minmax(words, {}, &Word::middle_x);
    const float left = left_most.middle_x();
    const std::size_t count = 1 + static_cast<std::size_t>((right_most.middle_x() - left) / kGrid);
    const float top = downwards.front()->top;
    const float bottom = std::ranges::max(words, {}, &Word::bottom).bottom;
    std::vector<float> free_from(count, top);
    const float least = kLeastLines * mean_height(words);
    std::vector<Gutter> strips;
    for (const Word* word : downwards) {
      const auto first =
          static_cast<std::size_t>(std::max(0.0F, std::ceil((word->left - left) / kGrid)));
      for (std::size_t i = first; i < count; ++i) {
        const float x = left + kGrid * static_cast<float>(i);
        if (x >= word->right) break;
        if (i > 0 && word->top - free_from[i] >= least)
          strips.push_back({x, free_from[i], word->top});
        free_from[i] = std::max(free_from[i], word->bottom);
      }
    }
    for (std::size_t i = 1; i < count; ++i) {
      if (bottom - free_from[i] >= least)
        strips.push_back({left + kGrid * static_cast<float>(i), free_from[i], bottom});
    }
    return strips;
  }

  static float mean_height(const std::vector<Word>& words) {
    float height = 0;
    for (const Word& word : words) height += word.height();
    return height / static_cast<float>(words.size());
  }

  /// The part of a strip that parts columns; nothing when it parts none.
  static std::optional<Gutter> parting(const std::vector<Word>& words, const Gutter& gutter) {
    Side left;
    Side right;
    for (const Word& word : words) {
      if (word.middle_y() < gutter.top || word.middle_y() > gutter.bottom) continue;
      add(word, word.middle_x() < gutter.x ? left : right);
    }
    if (left.words < 2 * kLeastLines || right.words < 2 * kLeastLines) return {};
    if (right.left - left.right < 0.9F * std::max(left.size, right.size)) return {};
    finish(left);
    finish(right);
    if (left.baselines.size() < kLeastLines || right.baselines.size() < kLeastLines) return {};
    const bool prose = left.words_per_line() >= 3 && right.words_per_line() >= 3;
    if (!prose && aligned(left, right) >= 0.7) return {};
    Gutter parting = gutter;
    if (prose) leave_out_rows(parting, words, left, right);
    trim(parting, left.baselines, right.baselines);
    trim(parting, right.baselines, left.baselines);
    return parting;
  }

  /// What a gutter has on both sides at one height.
  struct Row {
    float y = 0;
    std::vector<Word> sides[2];
  };

  static std::vector<Row> rows_of(const std::vector<Word>& words, const Gutter& gutter) {
    std::map<long, Row> rows;
    for (const Word& word : words) {
      if (word.middle_y() < gutter.top || word.middle_y() > gutter.bottom) continue;
      Row& row = rows[std::lround(word.bottom / 2)];
      row.y = word.middle_y();
      row.sides[word.middle_x() < gutter.x ? 0 : 1].push_back(word);
    }
    std::vector<Row> in_order;
    for (auto& [y, row] : rows) in_order.push_back(std::move(row));
    return in_order;
  }

  /// A row of a table, or a label near it: what stands on a side is far from filling a line, or is
  /// parted by gaps.
  static bool is_table_row(const Row& row, const Side& left, const Side& right) {
    const auto short_or_parted = [](std::vector<Word> words, const Side& side) {
      if (words.empty()) return true;
      std::ranges::sort(words, {}, &Word::left);
      if (words.back().right - words.front().left < 0.6F * (side.right - side.left)) return true;
      return std::ranges::adjacent_find(words, [](const Word& a, const Word& b) {
               return b.left - a.right > 2.2F * a.size;
             }) != words.end();
    };
    return short_or_parted(row.sides[0], left) && short_or_parted(row.sides[1], right);
  }

  /// Tables above or below columns may have a gap in the same place.
  static void leave_out_rows(Gutter& gutter, const std::vector<Word>& words, const Side& left,
                             const Side& right) {
    const std::vector<Row> rows = rows_of(words, gutter);
    const auto no_row = [&](const Row& row) { return !is_table_row(row, left, right); };
    const auto first = std::ranges::find_if(rows, no_row);
    auto last = std::find_if(rows.rbegin(), rows.rend(), no_row).base();
    if (first == rows.end()) return;
    if (is_table(rows.begin(), first)) gutter.top = (std::prev(first)->y + first->y) / 2;
    if (!is_table(last, rows.end())) last = rows.end();
    while (last != first && is_heading(*std::prev(last), left, right)) --last;
    if (last != rows.end() && last != first) gutter.bottom = (std::prev(last)->y + last->y) / 2;
  }

  /// Of one side, and larger or bolder than it: it belongs to what follows below the columns.
  static bool is_heading(const Row& row, const Side& left, const Side& right) {
    if (row.sides[0].empty() == row.sides[1].empty()) return false;
    const bool at_right = row.sides[0].empty();
    const Side& side = at_right ? right : left;
    const float usual = side.sizes / static_cast<float>(side.words);
    return std::ranges::all_of(row.sides[at_right ? 1 : 0], [&](const Word& word) {
      return word.size > 1.12F * usual || (word.bold && side.bold * 2 < side.words);
    });
  }

  template <typename Rows>
  static bool is_table(Rows begin, Rows end) {
    return std::count_if(begin, end, [](const Row& row) {
             return !row.sides[0].empty() && !row.sides[1].empty();
           }) >= 2;
  }

  /// What stands far above or below all of the other side is not of the columns.
  static void trim(Gutter& gutter, const std::vector<float>& side,
                   const std::vector<float>& other) {
    std::vector<float> distances;
    for (std::size_t i = 1; i < side.size(); ++i) distances.push_back(side[i] - side[i - 1]);
    std::ranges::nth_element(distances, distances.begin() + std::ssize(distances) / 2);
    const float far = 2.5F * distances[distances.size() / 2];
    for (std::size_t i = 1; i < side.size(); ++i) {
      if (side[i] - side[i - 1] <= far) continue;
      if (side[i] > other.back() + 1) {
        gutter.bottom = std::min(gutter.bottom, side[i - 1]);
        return;
      }
      if (side[i - 1] < other.front() - 1) gutter.top = std::max(gutter.top, side[i - 1]);
    }
  }

  static void add(const Word& word, Side& side) {
    side.left = std::min(side.left, word.left);
    side.right = std::max(side.right, word.right);
    side.size = std::max(side.size, word.size);
    side.baselines.push_back(word.bottom);
    side.sizes += word.size;
    side.bold += word.bold;
    ++side.words;
  }

  static void finish(Side& side) {
    std::ranges::sort(side.baselines);
    const auto repeated = std::unique(side.baselines.begin(), side.baselines.end(),
                                      [](float a, float b) { return b - a < 3; });
    side.baselines.erase(repeated, side.baselines.end());
  }

  /// The share of lines of the shorter side that stand level with one of the other.
  static double aligned(const Side& a, const Side& b) {
    const Side& fewer = a.baselines.size() <= b.baselines.size() ? a : b;
    const Side& more = &fewer == &a ? b : a;
    const auto level = std::ranges::count_if(fewer.baselines, [&](float y) {
      return std::ranges::any_of(more.baselines,
                                 [&](float other) { return std::abs(y - other) < 2; });
    });
    return static_cast<double>(level) / static_cast<double>(fewer.baselines.size());
  }

  int page_;
  std::size_t& column_;
  std::vector<Line>& lines_;
};

}  // namespace

std::vector<Line> lines_in_reading_order(const PageWords& page, std::size_t& first_column) {
  std::vector<Line> lines;
  ColumnFinder(page.number, first_column, lines).order(page.words, 0);
  return lines;
}

}  // namespace docweave::pdf
