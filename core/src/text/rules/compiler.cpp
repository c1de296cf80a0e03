#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "text/rules/program.hpp"

namespace docweave {
namespace {

using Node = PatternNode;
using Op = Instruction::Op;

/// A test that an item must pass, and how often one does, roughly.
struct NeededTest {
  std::shared_ptr<const ItemTest> test;
  std::size_t frequency = 0;
};

/// The fewer words the rarer; and the longer they are (Zipf 1935).
std::size_t frequency(const Node& item) {
  constexpr std::size_t kShortWord = 50, kMention = 200, kShape = 1000, kOther = 5000, kAny = 10000;
  constexpr std::uint32_t kShortest = 4;
  const ItemTest& test = item.test;
  return (item.number != 0 && item.number < kShortest ? kShortWord : 0) + test.words.size() +
         test.cased_words.size() + (test.mentions != 0 ? kMention : 0) +
         (test.shapes != 0 ? kShape : 0) + (test.other_words.empty() ? 0 : kOther) +
         (test.any ? kAny : 0);
}

const NeededTest& rarest(const std::vector<NeededTest>& tests) {
  return *std::ranges::min_element(tests, {}, &NeededTest::frequency);
}

/// Tests each of which an item of its own must pass wherever the node matches, in their order.
std::vector<NeededTest> needed_tests(const Node& node) {
  switch (node.kind) {
    case Node::Kind::item:
      // The node's own: lists of words are long.
      return {{{std::shared_ptr<void>(), &node.test}, frequency(node)}};
    case Node::Kind::capture:
      return needed_tests(node.children.front());
    case Node::Kind::repeat:
      return node.number == 1 ? needed_tests(node.children.front()) : std::vector<NeededTest>{};
    case Node::Kind::sequence: {
      std::vector<NeededTest> all;
      for (const Node& child : node.children) {
        std::ranges::move(needed_tests(child), std::back_inserter(all));
      }
      return all;
    }
    case Node::Kind::alternatives: {
      const auto test = std::make_shared<ItemTest>();
      NeededTest either{test};
      for (const Node& child : node.children) {
        const auto tests = needed_tests(child);
        if (tests.empty()) return {};
        const NeededTest& least = rarest(tests);
        test->add(*least.test);
        either.frequency += least.frequency;
      }
      return {either};
    }
    default:
      return {};
  }
}

class Emitter {
 public:
  explicit Emitter(Alphabet& alphabet) : alphabet_(alphabet) {}

  Program emit(const Node& node) {
    name_captures(node);
    const auto whole = static_cast<std::uint32_t>(program_.captures.size()) * 2;
    add({.op = Op::save, .x = whole});
    mandatory_ = true;
    visit(node);
    add({.op = Op::save, .x = whole + 1});
    add({.op = Op::match});
    return std::move(program_);
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }
  std::uint32_t add(Instruction instruction) {
    instruction.mandatory = mandatory_;
    program_.code.push_back(instruction);
    program_.parts.push_back(part_);
    return here() - 1;
  }

  std::uint32_t test_of(const Node& item) {
    program_.asks_parts = program_.asks_parts || item.test.asks_parts();
    return alphabet_.add(item.test);
  }

  void name_captures(const Node& node) {
    if (node.kind == Node::Kind::capture && slot(node.name) == program_.captures.size()) {
      program_.captures.push_back(node.name);
    }
    for (const Node& child : node.children) name_captures(child);
  }
  std::size_t slot(const std::string& name) const {
    return static_cast<std::size_t>(std::ranges::find(program_.captures, name) -
                                    program_.captures.begin());
  }

  void visit(const Node& node) {
    part_ = node.part;
    switch (node.kind) {
      case Node::Kind::item:
        add({.op = Op::item, .x = test_of(node)});
        break;
      case Node::Kind::start:
        add({.op = Op::at_start});
        break;
      case Node::Kind::end:
        add({.op = Op::at_end});
        break;
      case Node::Kind::sequence:
        for (const Node& child : node.children) visit(child);
        break;
      case Node::Kind::gap:
        add({.op = Op::gap, .x = test_of(node), .y = node.number});
        break;
      case Node::Kind::not_next:
        add({.op = Op::not_next, .x = test_of(node)});
        program_.denies_parts = program_.denies_parts || node.test.asks_parts();
        break;
      case Node::Kind::capture: {
        const auto first = static_cast<std::uint32_t>(slot(node.name)) * 2;
        add({.op = Op::save, .x = first});
        visit(node.children.front());
        add({.op = Op::save, .x = first + 1});
        break;
      }
      default:
        visit_choice(node);
        break;
    }
  }

  void visit_choice(const Node& node) {
    const bool mandatory = std::exchange(mandatory_, false);
    if (node.kind == Node::Kind::alternatives) visit_alternatives(node);
    if (node.kind == Node::Kind::optional) visit_optional(node.children.front());
    if (node.kind == Node::Kind::repeat) {
      const Node& body = node.children.front();
      if (body.kind == Node::Kind::item) {
        visit_many(node, mandatory);
      } else if (node.number == 1) {
        visit_once_or_more(body);
      } else {
        visit_repeat(body);
      }
    }
    mandatory_ = mandatory;
  }

  void visit_alternatives(const Node& node) {
    std::vector<std::uint32_t> exits;
    for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
      const std::uint32_t split = add({.op = Op::split});
      program_.code[split].x = here();
      visit(node.children[i]);
      exits.push_back(add({.op = Op::jump}));
      guard(node.children[i], split + 1);
      program_.code[split].y = here();
    }
    const std::uint32_t last = here();
    visit(node.children.back());
    guard(node.children.back(), last);
    for (const std::uint32_t exit : exits) program_.code[exit].x = here();
  }

  void visit_optional(const Node& body) {
    const std::uint32_t split = add({.op = Op::split});
    program_.code[split].x = here();
    visit(body);
    guard(body, split + 1);
    program_.code[split].y = here();
  }

  /// What was emitted from `branch` on for a node is passed over where its rarest test does not
  /// hold.
  void guard(const Node& node, std::uint32_t branch) {
    constexpr std::uint32_t kFewest = 3;
    if (here() - branch < kFewest) return;
    const std::vector<NeededTest> needed = needed_tests(node);
    if (needed.empty()) return;
    program_.code.back().guard = alphabet_.add(*rarest(needed).test);
    program_.code.back().branch = branch;
  }

  void visit_many(const Node& node, bool mandatory) {
    const std::uint32_t test = test_of(node.children.front());
    mandatory_ = mandatory;
    if (node.number == 1) add({.op = Op::item, .x = test});
    add({.op = Op::many, .x = test});
  }

  void visit_once_or_more(const Node& body) {
    const std::uint32_t head = add({.op = Op::head});
    visit(body);
    const std::uint32_t split = add({.op = Op::split, .x = head});
    program_.code[split].y = here();
    program_.code[head].back = split;
  }

  void visit_repeat(const Node& body) {
    const std::uint32_t split = add({.op = Op::split});
    program_.code[split].x = here();
    visit(body);
    program_.code[split].back = add({.op = Op::jump, .x = split});
    program_.code[split].y = here();
  }

  Alphabet& alphabet_;
  Program program_;
  PatternPart part_;
  bool mandatory_ = false;
};

}  // namespace

Program compile_pattern(const std::string& pattern, const Lexicon& lexicon, Alphabet& alphabet,
                        const std::string& where) {
  const Node tree = parse_pattern(pattern, lexicon, where);
  Program program = Emitter(alphabet).emit(tree);
  for (std::uint32_t point = 0; point < program.code.size(); ++point) {
    if (program.code[point].back != 0) program.heads.push_back(point);
  }
  const std::vector<NeededTest> needed = needed_tests(tree);
  for (const NeededTest& each : needed) program.needed.push_back(alphabet.add(*each.test));
  if (!needed.empty()) program.rarest = alphabet.add(*rarest(needed).test);
  return program;
}

}  // namespace docweave
