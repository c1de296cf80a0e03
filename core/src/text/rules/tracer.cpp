#include "text/rules/tracer.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "text/rules/compiled_pack.hpp"

namespace docweave {
namespace {

using Op = Instruction::Op;

std::ptrdiff_t mandatory_items(const Program& program, std::uint32_t before) {
  return std::count_if(program.code.begin(), program.code.begin() + before,
                       [](const auto& step) { return step.op == Op::item && step.mandatory; });
}

}  // namespace

RuleTracer::RuleTracer(const RulePack& pack, std::uint32_t rule, const Document& document,
                       std::span<const Item> items)
    : rule_(pack.compiled_->rules[rule]),
      program_(pack.compiled_->programs[rule]),
      items_(items),
      width_(pack.compiled_->alphabet.width()) {
  rows_.resize(items.size() * width_);
  for (std::size_t i = 0; i < items.size(); ++i) {
    pack.compiled_->alphabet.row(document, items[i], &rows_[i * width_]);
  }
  if (program_.asks_parts) {
    const RulePack::Compiled& compiled = *pack.compiled_;
    compiled.alphabet.settle_parts(document, items, compiled.asked_by(rule), rows_.data());
  }
}

std::optional<PartialMatch> RuleTracer::furthest() {
  for (std::uint32_t at = 0; at <= items_.size(); ++at) {
    enter({}, at, at);
    const std::vector<Thread> now = std::exchange(threads_, {});
    entered_.clear();
    for (const Thread& thread : now) step(thread, at);
  }
  if (!furthest_) return std::nullopt;
  PartialMatch partial{.items = {furthest_->start, furthest_->at}};
  const auto all = mandatory_items(program_, static_cast<std::uint32_t>(program_.code.size()));
  const auto taken = mandatory_items(program_, furthest_->point);
  partial.share = all == 0 ? 0 : static_cast<double>(taken) / static_cast<double>(all);
  for (const std::uint32_t point : furthest_->waiting) {
    if (mandatory_items(program_, point) < taken) continue;
    const PatternPart part = program_.parts[point];
    const std::string words = rule_.pattern.substr(part.begin, part.end - part.begin);
    if (std::ranges::find(partial.expected, words) == partial.expected.end()) {
      partial.expected.push_back(words);
    }
  }
  return partial;
}

bool RuleTracer::passes(std::uint32_t test, std::uint32_t at) const {
  return at < items_.size() && (rows_[at * width_ + test / 64] >> test % 64 & 1U) != 0;
}

/// Takes the item at `at`, for what is entered at the next.
void RuleTracer::step(const Thread& thread, std::uint32_t at) {
  const Instruction& instruction = program_.code[thread.place.point];
  if (!passes(instruction.x, at)) return;
  if (instruction.op == Op::item) enter({thread.place.point + 1, 0}, thread.start, at + 1);
  if (instruction.op == Op::many) enter(thread.place, thread.start, at + 1);
  if (instruction.op == Op::gap) {
    enter({thread.place.point, thread.place.steps + 1}, thread.start, at + 1);
  }
}

void RuleTracer::enter(Place place, std::uint32_t start, std::uint32_t at) {
  if (std::ranges::find(entered_, place) != entered_.end()) return;
  entered_.push_back(place);
  const Instruction& instruction = program_.code[place.point];
  const Place next{place.point + 1, 0};
  switch (instruction.op) {
    case Op::item:
      note_waiting(place.point, start, at);
      threads_.push_back({place, start});
      break;
    case Op::many:
    case Op::gap:
      enter(next, start, at);
      if (instruction.op == Op::many || place.steps < instruction.y) {
        threads_.push_back({place, start});
      }
      break;
    case Op::at_start:
    case Op::at_end:
      note_waiting(place.point, start, at);
      if (at == (instruction.op == Op::at_start ? 0 : items_.size())) enter(next, start, at);
      break;
    case Op::not_next:
      note_waiting(place.point, start, at);
      if (!passes(instruction.x, at)) enter(next, start, at);
      break;
    case Op::split:
      enter({instruction.x, 0}, start, at);
      enter({instruction.y, 0}, start, at);
      break;
    case Op::jump:
      enter({instruction.x, 0}, start, at);
      break;
    case Op::save:
    case Op::head:
      enter(next, start, at);
      break;
    case Op::match:
      break;
  }
}

/// Notes a step that waits for its item, if no way came further in the pattern, or as far with more
/// items taken.
void RuleTracer::note_waiting(std::uint32_t point, std::uint32_t start, std::uint32_t at) {
  if (start == at) return;
  if (furthest_ && furthest_->start == start && furthest_->at == at) {
    furthest_->waiting.push_back(point);
    furthest_->point = std::max(furthest_->point, point);
  } else if (!furthest_ || std::tuple(point, at - start) >
                               std::tuple(furthest_->point, furthest_->at - furthest_->start)) {
    furthest_ = Furthest{point, start, at, {point}};
  }
}

}  // namespace docweave
