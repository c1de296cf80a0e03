#include <algorithm>
#include <bit>
#include <fstream>
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
  const std::size_t width = alphabet.width();
  needed.assign(rules.size() * width, 0);
  asked = needed;
  gated.assign(width * 64 + 1, {});
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    const auto note = [&](std::vector<std::uint64_t>& rows, std::uint32_t test) {
      rows[i * width + test / 64] |= std::uint64_t{1} << test % 64;
    };
    for (const std::uint32_t test : programs[i].needed) {
      note(needed, test);
      note(asked, test);
    }
    for (const Instruction& instruction : programs[i].code) {
      if (instruction.has_test()) note(asked, instruction.x);
    }
    gated[programs[i].rarest.value_or(width * 64)].push_back(i);
  }
}

void RulePack::Compiled::find_likely(std::span<const std::uint64_t> present,
                                     std::vector<std::uint32_t>& likely) const {
  likely = gated.back();
  for (std::size_t k = 0; k < present.size(); ++k) {
    for (std::uint64_t tests = present[k]; tests != 0; tests &= tests - 1) {
      for (const std::uint32_t rule : gated[k * 64 + std::countr_zero(tests)]) {
        const auto needs = row(needed, rule);
        std::uint64_t missing = 0;
        for (std::size_t i = 0; i < needs.size(); ++i) missing |= needs[i] & ~present[i];
        if (missing == 0) likely.push_back(rule);
      }
    }
  }
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
  for (const std::uint32_t i : likely) machine.ask(compiled_->row(compiled_->asked, i));
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
