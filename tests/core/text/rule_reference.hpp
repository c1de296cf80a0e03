#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <docweave/rules.hpp>

#include "text/parts/part_tagger.hpp"
#include "text/rules/pattern.hpp"

namespace docweave::test {

/// The plainest matcher of patterns: it tries all ways from left to right and takes the first that
/// leads to the end. Slow, and obviously right.
class RuleReference {
 public:
  struct Match {
    ItemRange items;
    std::map<std::string, ItemRange> captures;
  };

  RuleReference(const Document& document, std::span<const Item> items)
      : document_(document), items_(items) {}

  std::vector<Match> run(const PatternNode& pattern) {
    std::vector<Match> matches;
    for (std::uint32_t from = 0; from < items_.size();) {
      captures_.clear();
      std::uint32_t end = 0;
      const bool found = match(pattern, from, [&](std::uint32_t at) {
        end = at;
        return true;
      });
      if (found) matches.push_back({{from, end}, captures_});
      from = found ? end : from + 1;
    }
    return matches;
  }

 private:
  using Rest = std::function<bool(std::uint32_t)>;
  using Kind = PatternNode::Kind;

  bool match(const PatternNode& node, std::uint32_t at, const Rest& rest) {
    switch (node.kind) {
      case Kind::item:
        return at < items_.size() && passes(node.test, items_[at]) && rest(at + 1);
      case Kind::start:
        return at == 0 && rest(at);
      case Kind::end:
        return at == items_.size() && rest(at);
      case Kind::sequence:
        return match_from(node, 0, at, rest);
      case Kind::alternatives:
        for (const PatternNode& child : node.children) {
          if (match(child, at, rest)) return true;
        }
        return false;
      case Kind::optional:
        return match(node.children.front(), at, rest) || rest(at);
      case Kind::repeat:
        return match_repeat(node, at, node.number, rest);
      case Kind::gap:
        return match_gap(node.test, node.number, at, rest);
      case Kind::not_next:
        return (at == items_.size() || !passes(node.test, items_[at])) && rest(at);
      case Kind::capture:
        return match_capture(node, at, rest);
    }
    return false;
  }

  bool match_from(const PatternNode& node, std::size_t child, std::uint32_t at, const Rest& rest) {
    if (child == node.children.size()) return rest(at);
    return match(node.children[child], at,
                 [&](std::uint32_t next) { return match_from(node, child + 1, next, rest); });
  }

  bool match_repeat(const PatternNode& node, std::uint32_t at, std::uint32_t least,
                    const Rest& rest) {
    const bool more = match(node.children.front(), at,
                            [&](std::uint32_t next) { return match_repeat(node, next, 0, rest); });
    return more || (least == 0 && rest(at));
  }

  bool match_gap(const ItemTest& test, std::uint32_t most, std::uint32_t at, const Rest& rest) {
    if (rest(at)) return true;
    return most > 0 && at < items_.size() && passes(test, items_[at]) &&
           match_gap(test, most - 1, at + 1, rest);
  }

  bool match_capture(const PatternNode& node, std::uint32_t at, const Rest& rest) {
    return match(node.children.front(), at, [&](std::uint32_t end) {
      const auto before = captures_;
      captures_[node.name] = {at, end};
      if (rest(end)) return true;
      captures_ = before;
      return false;
    });
  }

  bool passes(const ItemTest& test, const Item& item) const {
    if (item.kind == Item::Kind::line_break) return test.line_break;
    if (item.kind == Item::Kind::mention) {
      return test.any || (test.mentions & mention_bit(item.type, item.form)) != 0;
    }
    const Token& token = document_.tokens()[item.first_token];
    const PartOfSpeech part = SentenceParts(document_).of(item.first_token);
    if ((test.parts & set_of(part)) == 0) return false;
    const auto in = [&](const auto& words) {
      return std::find(words.begin(), words.end(), token.hash) != words.end();
    };
    for (std::uint32_t shape = 0; shape < 6; ++shape) {
      if ((test.shapes >> shape & 1U) != 0 &&
          has_shape(static_cast<ShapeTest>(shape), token.kind, token.shape)) {
        return true;
      }
    }
    for (const auto& list : test.other_words) {
      if (!in(list)) return true;
    }
    if (test.any && document_.text(token.span) != ";") return true;
    return in(test.words) || (in(test.cased_words) && token.shape != Shape::lower);
  }

  const Document& document_;
  std::span<const Item> items_;
  std::map<std::string, ItemRange> captures_;
};

}  // namespace docweave::test
