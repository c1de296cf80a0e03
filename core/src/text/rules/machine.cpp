#include "text/rules/machine.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace docweave {
namespace {

using Op = Instruction::Op;

/// `ends` and all positions from which steps inside `open` lead to one of them.
std::uint64_t spread_down(std::uint64_t ends, std::uint64_t open) {
  for (unsigned step = 1; step < 64; step *= 2) {
    ends |= open & ends >> step;
    open &= open >> step;
  }
  return ends;
}

}  // namespace

void Machine::read(const Alphabet& alphabet, const Document& document,
                   std::span<const Item> items) {
  clear_masks();
  alphabet_ = &alphabet;
  document_ = &document;
  items_ = items;
  parts_settled_ = false;
  size_ = static_cast<std::uint32_t>(items.size());
  words_ = items.size() / 64 + 1;
  width_ = alphabet.width();
  if (rows_.size() < items.size() * width_) rows_.resize(items.size() * width_);
  present_.assign(width_, 0);
  asked_.assign(width_, 0);
  for (std::uint32_t at = 0; at < size_; ++at) {
    std::uint64_t* row = &rows_[at * width_];
    alphabet.row(document, items[at], row);
    for (std::size_t k = 0; k < width_; ++k) present_[k] |= row[k];
  }
  masks_.resize(std::max(masks_.size(), words_ * width_ * 64));
}

void Machine::ask(std::span<const std::uint64_t> tests) {
  for (std::size_t k = 0; k < width_; ++k) asked_[k] |= tests[k];
}

/// Few tests of all are asked for, and of those an item passes few.
void Machine::note_passed() {
  for (std::uint32_t at = 0; at < size_; ++at) {
    std::uint64_t* masks = &masks_[at / 64 * width_ * 64];
    for (std::size_t k = 0; k < width_; ++k, masks += 64) {
      for (std::uint64_t tests = rows_[at * width_ + k] & asked_[k]; tests != 0;
           tests &= tests - 1) {
        masks[std::countr_zero(tests)] |= std::uint64_t{1} << at % 64;
      }
    }
  }
}

void Machine::clear_masks() {
  for (std::size_t k = 0; k < width_; ++k) {
    for (std::uint64_t tests = asked_[k]; tests != 0; tests &= tests - 1) {
      std::uint64_t* mask = &masks_[k * 64 + static_cast<std::size_t>(std::countr_zero(tests))];
      for (std::size_t word = 0; word < words_; ++word) mask[word * width_ * 64] = 0;
    }
  }
}

void Machine::settle_parts() {
  parts_settled_ = true;
  alphabet_->settle_parts(*document_, items_, asked_, rows_.data());
  clear_masks();
  note_passed();
}

bool Machine::has_in_order(std::span<const std::uint32_t> tests) const {
  std::uint32_t at = 0;
  for (const std::uint32_t test : tests) {
    at = next_passing(test, at) + 1;
    if (at > size_) return false;
  }
  return true;
}

/// The first item from `at` on that passes a test; none: their number.
std::uint32_t Machine::next_passing(std::uint32_t test, std::uint32_t at) const {
  for (; at < size_; at = (at / 64 + 1) * 64) {
    const std::uint64_t passing = mask(test, at / 64) >> at % 64;
    if (passing != 0) return at + static_cast<std::uint32_t>(std::countr_zero(passing));
  }
  return size_;
}

bool Machine::finds(const Program& program) {
  const auto find = [&] { return has_in_order(program.needed) && search(program); };
  if (!program.asks_parts || parts_settled_) return find();
  // Most sentences have no match whatever its words' parts of speech, which cost more to tell.
  if (!program.denies_parts && !find()) return false;
  settle_parts();
  return find();
}

/// The positions of a word from which an instruction leads to a match.
template <bool kLast>
inline std::uint64_t Machine::leads_on(const Program& program, std::uint32_t point,
                                       std::size_t word) {
  const Instruction& instruction = program.code[point];
  const std::uint64_t* now = &reached_[word * points_];
  const auto first_of_later = [&](std::uint32_t at) { return kLast ? 0 : now[points_ + at]; };
  const std::uint64_t last = std::uint64_t{1} << size_ % 64;
  switch (instruction.op) {
    case Op::item:
      return mask(instruction.x, word) & (now[point + 1] >> 1 | first_of_later(point + 1) << 63);
    case Op::many: {
      const std::uint64_t open = mask(instruction.x, word);
      return spread_down(now[point + 1] | (open & first_of_later(point) << 63), open);
    }
    case Op::gap:
      return across_gap(program, point, word);
    case Op::at_start:
      return word == 0 ? now[point + 1] & 1U : 0;
    case Op::at_end:
      return kLast ? now[point + 1] & last : 0;
    case Op::not_next:
      return now[point + 1] & ~mask(instruction.x, word);
    case Op::split:
      return now[instruction.x] | now[instruction.y];
    case Op::jump:
      return now[instruction.x];
    case Op::save:
    case Op::head:
      return now[point + 1];
    case Op::match:
      return kLast ? last | (last - 1) : ~std::uint64_t{0};
  }
  return 0;
}

/// Fills in one word of all instructions, the last first. Words only grow, so that a loop is run
/// through until its head grows no more: at most once for each of its 64 positions.
template <bool kLast>
bool Machine::reach(const Program& program, std::size_t word) {
  std::uint64_t* now = &reached_[word * points_];
  for (const std::uint32_t head : program.heads) now[head] = 0;
  for (auto point = static_cast<std::uint32_t>(points_); point-- > 0;) {
    const Instruction& instruction = program.code[point];
    if (instruction.guard != Instruction::kNoTest && !is_present(instruction.guard)) {
      point = instruction.branch;
      now[point] = 0;  // From outside only its beginning is asked for.
      // Lists are long: of each alternative passed over the split before it goes along.
      const Instruction& before = program.code[point - 1];
      if (before.op == Op::split && before.x == point) now[--point] = now[before.y];
      continue;
    }
    const std::uint64_t positions = leads_on<kLast>(program, point, word);
    const bool grown = positions != now[point];
    now[point] = positions;
    if (grown && instruction.back != 0) {
      point = instruction.back + 1;
    } else if (positions == 0 && instruction.mandatory && dead_ >= point) {
      dead_ = point + 1;
      if (words_ > 1) std::fill_n(now, point, 0);
      return false;
    }
  }
  dead_ = 0;
  return now[0] != 0;
}

bool Machine::search(const Program& program) {
  points_ = program.code.size();
  if (reached_.size() < points_ * words_) reached_.resize(points_ * words_);
  dead_ = static_cast<std::uint32_t>(points_);
  bool found = false;
  for (std::size_t word = words_; word-- > 0;) {
    found =
        (word + 1 == words_ ? reach<true>(program, word) : reach<false>(program, word)) || found;
  }
  return found;
}

std::uint64_t Machine::across_gap(const Program& program, std::uint32_t point, std::size_t word) {
  const Instruction& instruction = program.code[point];
  const std::uint64_t open = mask(instruction.x, word);
  const std::uint64_t ends = reached_[word * points_ + point + 1];
  // How many steps the first position of the next word is away from an end.
  std::uint32_t away = kUnset;
  if (word + 1 < words_) {
    std::uint32_t at = static_cast<std::uint32_t>(word + 1) * 64;
    for (std::uint32_t steps = 0; steps < instruction.y && away == kUnset; ++steps, ++at) {
      if (leads_on_at(point + 1, at)) away = steps;
      if (at == size_ || !passes(instruction.x, at)) break;
    }
  }
  std::uint64_t within = ends;
  for (std::uint32_t step = 0; step < instruction.y; ++step) {
    const std::uint64_t carried = step >= away ? std::uint64_t{1} << 63 : 0;
    const std::uint64_t more = within | (open & (within >> 1 | carried));
    if (more == within && (away == kUnset || step >= away)) break;
    within = more;
  }
  return within;
}

std::span<const std::uint32_t> Machine::next(const Program& program, std::uint32_t from) {
  std::uint32_t at = from;
  while (at <= size_) {
    const std::uint64_t starts = reached_[at / 64 * points_] >> at % 64;
    if (starts != 0) {
      at += static_cast<std::uint32_t>(std::countr_zero(starts));
      break;
    }
    at = (at / 64 + 1) * 64;
  }
  if (at > size_) return {};
  slots_.assign(program.captures.size() * 2 + 2, kUnset);
  for (std::uint32_t point = 0;;) {
    const Instruction& instruction = program.code[point];
    switch (instruction.op) {
      case Op::item:
        ++at;
        ++point;
        break;
      case Op::many:
        while (at < size_ && passes(instruction.x, at) && leads_on_at(point, at + 1)) ++at;
        ++point;
        break;
      case Op::gap:
        while (!leads_on_at(point + 1, at)) ++at;
        ++point;
        break;
      case Op::split:
        point = leads_on_at(instruction.x, at) ? instruction.x : instruction.y;
        break;
      case Op::jump:
        point = instruction.x;
        break;
      case Op::save:
        slots_[instruction.x] = at;
        ++point;
        break;
      case Op::at_start:
      case Op::at_end:
      case Op::not_next:
      case Op::head:
        ++point;
        break;
      case Op::match:
        return slots_;
    }
  }
}

}  // namespace docweave
