#include "text/rules/item_test.hpp"

#include <algorithm>

namespace docweave {
namespace {

void unite(std::vector<std::uint64_t>& all, const std::vector<std::uint64_t>& more) {
  if (more.empty()) return;
  const auto sorted = static_cast<std::ptrdiff_t>(all.size());
  all.insert(all.end(), more.begin(), more.end());
  std::ranges::inplace_merge(all, all.begin() + sorted);
  const auto repeated = std::unique(all.begin(), all.end());
  all.erase(repeated, all.end());
}

}  // namespace

void ItemTest::add(const ItemTest& other) {
  unite(words, other.words);
  unite(cased_words, other.cased_words);
  other_words.insert(other_words.end(), other.other_words.begin(), other.other_words.end());
  shapes |= other.shapes;
  mentions |= other.mentions;
  any = any || other.any;
  line_break = line_break || other.line_break;
  parts |= other.parts;
}

bool has_shape(ShapeTest test, TokenKind kind, Shape shape) {
  switch (test) {
    case ShapeTest::capitalized:
      return kind == TokenKind::word && shape != Shape::lower && shape != Shape::none;
    case ShapeTest::upper:
      return shape == Shape::upper;
    case ShapeTest::lower:
      return shape == Shape::lower;
    case ShapeTest::mixed:
      return shape == Shape::mixed;
    case ShapeTest::number:
      return kind == TokenKind::number;
    case ShapeTest::word:
      return kind == TokenKind::word;
  }
  return false;
}

}  // namespace docweave
