#include <algorithm>
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
  needed.assign(rules.size() * alphabet.width(), 0);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (const std::uint32_t test : programs[i].needed) {
      needed[i * alphabet.width() + test / 64] |= std::uint64_t{1} << test % 64;
    }
  }
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
  machine.read(compiled_->alphabet, document, items);
  const std::size_t width = compiled_->alphabet.width();
  std::vector<RuleMatch> matches;
  for (std::uint32_t i = 0; i < compiled_->programs.size(); ++i) {
    const Program& program = compiled_->programs[i];
    if (!machine.has_all({&compiled_->needed[i * width], width}) ||
        !machine.has_in_order(program.needed)) {
      continue;
    }
    if (program.asks_parts) machine.settle_parts();
    if (!machine.search(program)) continue;
    for (auto slots = machine.next(program, 0); !slots.empty();
         slots = machine.next(program, slots.back())) {
      matches.push_back(match_of(i, slots));
    }
  }
  if (RuleWatch* watch = rule_watch()) watch->tried(*this, document, items, matches);
  return matches;
}

}  // namespace docweave
