#include <algorithm>

#include "text/rules/program.hpp"

namespace docweave {
namespace {

using Op = Instruction::Op;

/// Threads of the simulation in order of priority; each program point is entered once per step.
class Threads {
 public:
  Threads(std::size_t points, std::size_t slots) : mark_(points, 0), slots_(slots) {}

  void clear() {
    ++generation_;
    points_.clear();
    values_.clear();
  }
  bool enter(std::uint32_t point) {
    if (mark_[point] == generation_) return false;
    mark_[point] = generation_;
    return true;
  }
  void add(std::uint32_t point, const std::vector<std::uint32_t>& slots) {
    points_.push_back(point);
    values_.insert(values_.end(), slots.begin(), slots.end());
  }

  std::size_t size() const { return points_.size(); }
  std::uint32_t point(std::size_t i) const { return points_[i]; }
  std::span<const std::uint32_t> slots(std::size_t i) const {
    return std::span(values_).subspan(i * slots_, slots_);
  }

 private:
  std::vector<std::uint32_t> mark_;
  std::uint32_t generation_ = 0;
  std::size_t slots_;
  std::vector<std::uint32_t> points_;
  std::vector<std::uint32_t> values_;
};

class Machine {
 public:
  Machine(const Program& program, const Lexicon& lexicon, const Document& document,
          std::span<const Item> items)
      : program_(program),
        lexicon_(lexicon),
        document_(document),
        items_(items),
        slots_(program.captures.size() * 2 + 2, kUnset),
        now_(program.code.size(), slots_.size()),
        next_(program.code.size(), slots_.size()) {}

  std::vector<ProgramMatch> run() {
    std::vector<ProgramMatch> matches;
    std::uint32_t from = 0;
    while (from <= items_.size()) {
      std::optional<ProgramMatch> match = search(from);
      if (!match) break;
      const std::uint32_t end = match->slots.back();
      from = std::max(end, from + 1);
      matches.push_back(std::move(*match));
    }
    return matches;
  }

 private:
  std::optional<ProgramMatch> search(std::uint32_t from) {
    std::optional<ProgramMatch> best;
    now_.clear();
    for (std::uint32_t at = from; at <= items_.size(); ++at) {
      if (!best) {
        std::ranges::fill(slots_, kUnset);
        follow(now_, 0, at);
      }
      if (now_.size() == 0 && best) break;
      next_.clear();
      for (std::size_t i = 0; i < now_.size(); ++i) {
        const Instruction& instruction = program_.code[now_.point(i)];
        if (instruction.op == Op::match) {
          const auto slots = now_.slots(i);
          best = ProgramMatch{{slots.begin(), slots.end()}};
          break;  // threads of less priority are cut off
        }
        if (at < items_.size() && consumes(instruction, items_[at])) {
          const auto slots = now_.slots(i);
          slots_.assign(slots.begin(), slots.end());
          follow(next_, now_.point(i) + 1, at + 1);
        }
      }
      std::swap(now_, next_);
    }
    return best;
  }

  /// Enters all points reachable from `point` without consuming an item.
  void follow(Threads& threads, std::uint32_t point, std::uint32_t at) {
    if (!threads.enter(point)) return;
    const Instruction& instruction = program_.code[point];
    switch (instruction.op) {
      case Op::jump:
        follow(threads, instruction.x, at);
        break;
      case Op::split:
        follow(threads, instruction.x, at);
        follow(threads, instruction.y, at);
        break;
      case Op::save: {
        const std::uint32_t before = slots_[instruction.x];
        slots_[instruction.x] = at;
        follow(threads, point + 1, at);
        slots_[instruction.x] = before;
        break;
      }
      case Op::at_start:
        if (at == 0) follow(threads, point + 1, at);
        break;
      case Op::at_end:
        if (at == items_.size()) follow(threads, point + 1, at);
        break;
      default:
        threads.add(point, slots_);
        break;
    }
  }

  bool consumes(const Instruction& instruction, const Item& item) const {
    switch (instruction.op) {
      case Op::mention:
        return item.kind == Item::Kind::mention &&
               (instruction.x >> static_cast<unsigned>(item.type) & 1U) != 0 &&
               (instruction.y >> static_cast<unsigned>(item.form) & 1U) != 0;
      case Op::any:
        return item.kind == Item::Kind::mention ||
               (item.kind == Item::Kind::token && !is_semicolon(token(item)));
      case Op::line_break:
        return item.kind == Item::Kind::line_break;
      default:
        return item.kind == Item::Kind::token && consumes_token(instruction, token(item));
    }
  }

  bool consumes_token(const Instruction& instruction, const Token& token) const {
    switch (instruction.op) {
      case Op::word:
        return token.hash == instruction.hash;
      case Op::words:
        return in_set(instruction.x, token);
      case Op::capitalized_words:
        return in_set(instruction.x, token) && token.shape != Shape::lower;
      case Op::other_words:
        return !in_set(instruction.x, token);
      case Op::shape:
        return has_shape(static_cast<ShapeTest>(instruction.x), token);
      default:
        return false;
    }
  }

  bool in_set(std::uint32_t set, const Token& token) const {
    return std::ranges::binary_search(lexicon_.word_sets[set], token.hash);
  }

  static bool has_shape(ShapeTest test, const Token& token) {
    switch (test) {
      case ShapeTest::capitalized:
        return token.kind == TokenKind::word && token.shape != Shape::lower &&
               token.shape != Shape::none;
      case ShapeTest::upper:
        return token.shape == Shape::upper;
      case ShapeTest::lower:
        return token.shape == Shape::lower;
      case ShapeTest::mixed:
        return token.shape == Shape::mixed;
      case ShapeTest::number:
        return token.kind == TokenKind::number;
      case ShapeTest::word:
        return token.kind == TokenKind::word;
    }
    return false;
  }

  const Token& token(const Item& item) const { return document_.tokens()[item.first_token]; }
  bool is_semicolon(const Token& token) const {
    return token.kind == TokenKind::punctuation && document_.text(token.span) == ";";
  }

  const Program& program_;
  const Lexicon& lexicon_;
  const Document& document_;
  std::span<const Item> items_;
  std::vector<std::uint32_t> slots_;
  Threads now_;
  Threads next_;
};

}  // namespace

std::vector<ProgramMatch> run_program(const Program& program, const Lexicon& lexicon,
                                      const Document& document, std::span<const Item> items) {
  return Machine(program, lexicon, document, items).run();
}

}  // namespace docweave
