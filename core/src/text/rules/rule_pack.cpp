#include <algorithm>
#include <fstream>
#include <sstream>
#include <unordered_map>

#include <docweave/error.hpp>
#include <docweave/options.hpp>
#include <docweave/rules.hpp>

#include "text/rules/program.hpp"

namespace docweave {

struct RulePack::Compiled {
  Lexicon lexicon;
  std::vector<Rule> rules;
  std::vector<Program> programs;
  /// Rules by the words of which they need one; rules that need none are tried everywhere.
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_word;
  std::vector<std::uint32_t> everywhere;
};

namespace {

[[noreturn]] void refuse(const std::string& where, const std::string& message) {
  throw Error(ErrorCode::invalid_data, where, message);
}

BlockKind block_kind_named(const std::string& name, const std::string& where) {
  for (int kind = 0; kind <= static_cast<int>(BlockKind::metadata); ++kind) {
    if (to_string(static_cast<BlockKind>(kind)) == name) return static_cast<BlockKind>(kind);
  }
  refuse(where, "there is no block kind \"" + name + "\"");
}

/// A misspelt key would be a rule that silently says less.
void check_keys(const Options& json, std::initializer_list<std::string_view> known,
                const std::string& where) {
  for (const std::string& name : json.names()) {
    if (std::ranges::find(known, name) != known.end()) continue;
    std::string all;
    for (const std::string_view key : known) all += (all.empty() ? "" : ", ") + std::string(key);
    refuse(where, "there is no \"" + name + "\" here; known are " + all);
  }
}

/// "subject predicate object"
RuleRelation relation_of(const std::string& words, const std::string& where) {
  std::istringstream stream(words);
  RuleRelation relation;
  std::string predicate;
  std::string rest;
  if (!(stream >> relation.subject >> predicate >> relation.object) || stream >> rest) {
    refuse(where, "\"" + words + "\" is no relation; write \"subject predicate object\"");
  }
  const auto known = predicate_named(predicate);
  if (!known) refuse(where, "the vocabulary has no predicate \"" + predicate + "\"");
  relation.predicate = *known;
  return relation;
}

/// "capture Type" or "capture Type.nominal"
RuleMention mention_of(const std::string& words, const std::string& where) {
  std::istringstream stream(words);
  RuleMention mention;
  std::string type;
  if (!(stream >> mention.capture >> type)) {
    refuse(where, "\"" + words + "\" is no mention; write \"capture Type\"");
  }
  if (type.ends_with(".nominal")) {
    mention.form = Form::nominal;
    type.resize(type.size() - std::string_view(".nominal").size());
  }
  const auto known = type_named(type);
  if (!known) refuse(where, "the vocabulary has no type \"" + type + "\"");
  mention.type = *known;
  return mention;
}

Rule rule_of(const Options& json, const std::string& file) {
  Rule rule;
  rule.name = json.text("name");
  const std::string where = file + ", rule \"" + rule.name + "\"";
  check_keys(json,
             {"name", "pattern", "relations", "mentions", "blocks", "confidence", "status", "weak"},
             where);
  rule.pattern = json.text("pattern");
  if (json.has("relations")) {
    for (const std::string& words : json.texts("relations")) {
      rule.relations.push_back(relation_of(words, where));
    }
  }
  if (json.has("mentions")) {
    for (const std::string& words : json.texts("mentions")) {
      rule.mentions.push_back(mention_of(words, where));
    }
  }
  if (json.has("blocks")) {
    for (const std::string& name : json.texts("blocks")) {
      rule.blocks.push_back(block_kind_named(name, where));
    }
  }
  if (json.has("confidence")) rule.confidence = json.number("confidence");
  if (json.has("weak")) rule.weak = json.flag("weak");
  if (json.has("status")) {
    const auto status = status_named(json.text("status"));
    if (!status) refuse(where, "there is no status \"" + json.text("status") + "\"");
    rule.status = *status;
  }
  return rule;
}

/// Every capture that a rule speaks of must be one of its pattern's, or "@event" or "@project".
void check_captures(const Rule& rule, const std::string& file) {
  const auto check = [&](const std::string& name) {
    if (name.starts_with('@') || std::ranges::find(rule.captures, name) != rule.captures.end()) {
      return;
    }
    refuse(file + ", rule \"" + rule.name + "\"", "the pattern has no capture \"" + name + "\"");
  };
  for (const RuleRelation& relation : rule.relations) {
    check(relation.subject);
    check(relation.object);
  }
  for (const RuleMention& mention : rule.mentions) check(mention.capture);
}

}  // namespace

RulePack RulePack::load(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error(ErrorCode::io, file.string(), "cannot open this rule pack for reading");
  std::ostringstream json;
  json << stream.rdbuf();
  return parse(json.str(), file.string());
}

RulePack RulePack::parse(std::string_view json, const std::string& where) {
  auto compiled = std::make_unique<Compiled>();
  try {
    const Options pack = Options::parse(json);
    check_keys(pack, {"$schema", "source", "licence", "sets", "macros", "rules"}, where);
    if (pack.has("sets")) {
      const Options sets = pack.object("sets");
      for (const std::string& name : sets.names()) compiled->lexicon.sets[name] = sets.texts(name);
    }
    if (pack.has("macros")) {
      const Options macros = pack.object("macros");
      for (const std::string& name : macros.names()) {
        compiled->lexicon.macros[name] = macros.text(name);
      }
    }
    for (const Options& rule : pack.objects("rules")) {
      compiled->rules.push_back(rule_of(rule, where));
    }
  } catch (const Error& error) {
    if (error.where().starts_with(where)) throw;
    throw Error(ErrorCode::invalid_data, where, error.what());
  }
  for (std::uint32_t i = 0; i < compiled->rules.size(); ++i) {
    Rule& rule = compiled->rules[i];
    Program program =
        compile_pattern(rule.pattern, compiled->lexicon, where + ", rule \"" + rule.name + "\"");
    rule.captures = program.captures;
    check_captures(rule, where);
    for (const std::uint64_t word : program.required) compiled->by_word[word].push_back(i);
    if (program.required.empty()) compiled->everywhere.push_back(i);
    compiled->programs.push_back(std::move(program));
  }
  return RulePack(std::move(compiled));
}

RulePack::RulePack(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
RulePack::RulePack(RulePack&&) noexcept = default;
RulePack& RulePack::operator=(RulePack&&) noexcept = default;
RulePack::~RulePack() = default;

std::span<const Rule> RulePack::rules() const {
  return compiled_->rules;
}

std::vector<std::string> RulePack::set(std::string_view name) const {
  const auto found = compiled_->lexicon.sets.find(std::string(name));
  return found == compiled_->lexicon.sets.end() ? std::vector<std::string>{} : found->second;
}

std::vector<RuleMatch> RulePack::match(const Document& document,
                                       std::span<const Item> items) const {
  std::vector<std::uint32_t> candidates = compiled_->everywhere;
  for (const Item& item : items) {
    if (item.kind != Item::Kind::token) continue;
    const auto found = compiled_->by_word.find(document.tokens()[item.first_token].hash);
    if (found != compiled_->by_word.end()) {
      candidates.insert(candidates.end(), found->second.begin(), found->second.end());
    }
  }
  std::ranges::sort(candidates);
  const auto repeated = std::ranges::unique(candidates);
  candidates.erase(repeated.begin(), repeated.end());

  std::vector<RuleMatch> matches;
  for (const std::uint32_t i : candidates) {
    for (const ProgramMatch& found :
         run_program(compiled_->programs[i], compiled_->lexicon, document, items)) {
      RuleMatch match{.rule = i};
      const auto range = [&](std::size_t slot) {
        const bool unset = found.slots[slot] == kUnset || found.slots[slot + 1] == kUnset;
        return unset ? ItemRange{} : ItemRange{found.slots[slot], found.slots[slot + 1]};
      };
      for (std::size_t k = 0; k < compiled_->rules[i].captures.size(); ++k) {
        match.captures.push_back(range(2 * k));
      }
      match.items = range(found.slots.size() - 2);
      matches.push_back(std::move(match));
    }
  }
  return matches;
}

}  // namespace docweave
