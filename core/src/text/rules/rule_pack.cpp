#include <algorithm>
#include <bit>
#include <fstream>
#include <iterator>
#include <numeric>
#include <sstream>

#include <docweave/error.hpp>
#include <docweave/rules.hpp>

#include "text/parts/part_tagger.hpp"
#include "text/rules/compiled_pack.hpp"
#include "text/rules/machine.hpp"
#include "text/rules/watch.hpp"

namespace docweave {
namespace {

ItemRange range_of(std::span<const std::uint32_t> slots, std::size_t slot) {
  const bool unset = slots[slot] == kUnset || slots[slot + 1] == kUnset;
  return unset ? ItemRange{} : ItemRange{slots[slot], slots[slot + 1]};
}

RuleMatch match_of(std::uint32_t rule, std::span<const std::uint32_t> slots) {
  RuleMatch match{.rule = rule, .items = range_of(slots, slots.size() - 2)};
  match.captures.reserve(slots.size() / 2 - 1);
  for (std::size_t slot = 0; slot + 2 < slots.size(); slot += 2) {
    match.captures.push_back(range_of(slots, slot));
  }
  return match;
}

}  // namespace

void RulePack::Compiled::close() {
  alphabet.close(lexicon.endings());
  // A model that cannot be read is found out before a document is.
  if (std::ranges::any_of(programs, &Program::asks_parts)) PartTagger::english();
  note_asked();
  sort_by_gate();
}

void RulePack::Compiled::note_asked() {
  const std::size_t width = alphabet.width();
  asked.assign(rules.size() * width, 0);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    std::uint64_t* row = &asked[i * width];
    for (const std::uint32_t test : programs[i].needed) set_bit(row, test);
    for (const Instruction& instruction : programs[i].code) {
      if (instruction.has_test()) set_bit(row, instruction.x);
    }
  }
}

void RulePack::Compiled::sort_by_gate() {
  const auto none = static_cast<std::uint32_t>(alphabet.width() * 64);
  const auto gate = [&](std::uint32_t rule) { return programs[rule].rarest.value_or(none); };
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    const auto first = static_cast<std::uint32_t>(needs.size());
    std::ranges::remove_copy(programs[i].needed, std::back_inserter(needs), gate(i));
    gated.push_back({i, first, static_cast<std::uint32_t>(needs.size())});
  }
  std::ranges::stable_sort(gated, {}, [&](const Gated& each) { return gate(each.rule); });
  gates.assign(alphabet.width(), 0);
  gate_begins.assign(none + 1, 0);
  for (const Gated& each : gated) {
    const std::uint32_t test = gate(each.rule);
    if (test < none) set_bit(gates.data(), test);
    if (test < none) ++gate_begins[test + 1];
  }
  std::partial_sum(gate_begins.begin(), gate_begins.end(), gate_begins.begin());
}

void RulePack::Compiled::find_likely(std::span<const std::uint64_t> present,
                                     std::vector<std::uint32_t>& likely) const {
  likely.clear();
  const auto add = [&](std::span<const Gated> rules_there) {
    for (const Gated& each : rules_there) {
      const auto needed = std::span(needs).subspan(each.first, each.end - each.first);
      const auto holds = [&](std::uint32_t test) { return has_bit(present.data(), test); };
      if (std::ranges::all_of(needed, holds)) likely.push_back(each.rule);
    }
  };
  for (std::size_t k = 0; k < present.size(); ++k) {
    for (std::uint64_t tests = present[k] & gates[k]; tests != 0; tests &= tests - 1) {
      const std::size_t test = k * 64 + static_cast<std::size_t>(std::countr_zero(tests));
      add(std::span(gated).subspan(gate_begins[test], gate_begins[test + 1] - gate_begins[test]));
    }
  }
  add(std::span(gated).subspan(gate_begins.back()));
  std::ranges::sort(likely);
}

RulePack RulePack::load(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream json;
  if (!stream || !(json << stream.rdbuf())) {
    throw Error(ErrorCode::io, file.string(), "cannot be read as a rule pack");
  }
  return parse(json.str(), file.string());
}

RulePack RulePack::parse(std::string_view json, const std::string& where) {
  return RulePack(read_rules(json, where));
}

RulePack::RulePack(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
RulePack::RulePack(RulePack&&) noexcept = default;
RulePack& RulePack::operator=(RulePack&&) noexcept = default;
RulePack::~RulePack() = default;

std::span<const Rule> RulePack::rules() const {
  return compiled_->rules;
}

const std::string& RulePack::file() const {
  return compiled_->file;
}

const std::string& RulePack::language() const {
  return compiled_->language;
}

std::vector<std::string> RulePack::set(std::string_view name) const {
  const auto found = compiled_->lexicon.sets.find(std::string(name));
  return found == compiled_->lexicon.sets.end() ? std::vector<std::string>{} : found->second;
}

std::vector<RuleMatch> RulePack::match(const Document& document,
                                       std::span<const Item> items) const {
  thread_local Machine machine;
  thread_local std::vector<std::uint32_t> likely;
  machine.read(compiled_->alphabet, document, items);
  compiled_->find_likely(machine.present(), likely);
  for (const std::uint32_t i : likely) machine.ask(compiled_->asked_by(i));
  machine.note_passed();
  std::vector<RuleMatch> matches;
  for (const std::uint32_t i : likely) {
    const Program& program = compiled_->programs[i];
    if (!machine.finds(program)) continue;
    for (auto slots = machine.next(program, 0); !slots.empty();
         slots = machine.next(program, slots.back())) {
      matches.push_back(match_of(i, slots));
    }
  }
  if (RuleWatch* watch = rule_watch()) watch->tried(*this, document, items, matches);
  return matches;
}

}  // namespace docweave
