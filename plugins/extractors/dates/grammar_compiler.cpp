#include "grammar_compiler.hpp"

#include <optional>
#include <sstream>
#include <utility>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::dates {
namespace {

constexpr int kDeepest = 32;

constexpr std::pair<std::string_view, Step::Number> kNumbers[] = {
    {"day", Step::Number::day},
    {"month_number", Step::Number::month_number},
    {"quarter_number", Step::Number::quarter_number},
    {"half_number", Step::Number::half_number},
    {"day2", Step::Number::day2},
    {"month2", Step::Number::month2},
    {"short_year", Step::Number::short_year},
    {"late_year", Step::Number::late_year},
    {"year", Step::Number::year},
    {"bare_year", Step::Number::bare_year},
    {"first", Step::Number::first},
    {"second", Step::Number::second},
    {"other_day", Step::Number::other_day},
};

/// Classes of words that carry a value.
constexpr std::pair<std::string_view, Step::Value> kValues[] = {
    {"month", Step::Value::month},          {"month_short", Step::Value::month},
    {"weekday", Step::Value::weekday},      {"weekday_short", Step::Value::weekday},
    {"weekday_stem", Step::Value::weekday}, {"day_word", Step::Value::day},
    {"unit_word", Step::Value::day},        {"tens", Step::Value::tens},
    {"quarter", Step::Value::quarter},      {"half", Step::Value::half},
    {"this", Step::Value::this_year},       {"last", Step::Value::last_year},
    {"next", Step::Value::next_year},       {"today", Step::Value::relative},
    {"shift", Step::Value::from_told},      {"shift_behind", Step::Value::from_told},
};

bool name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

std::vector<std::string> split_tokens(std::string_view text) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '\t') {
      ++at;
      continue;
    }
    std::size_t end = at + (text[at] == '~' ? 1 : 0);
    if (end < text.size() && name_letter(text[end])) {
      while (end < text.size() && name_letter(text[end])) ++end;
    } else {
      ++end;
    }
    tokens.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

}  // namespace

GrammarCompiler::GrammarCompiler(const std::filesystem::path& file, const Lexicon& lexicon)
    : file_(file.string()), lexicon_(lexicon) {
  read(file);
  for (const Pattern& pattern : patterns_) {
    Rule rule{pattern.name, next()};
    std::size_t at = 0;
    alternatives(pattern, at, 0);
    if (at != pattern.tokens.size()) fail(pattern, "\"" + pattern.tokens[at] + "\" closes nothing");
    steps.push_back({.op = Step::Op::accept});
    find_first(rule, rule.first_step);
    rules.push_back(std::move(rule));
  }
}

void GrammarCompiler::find_first(Rule& rule, std::uint32_t step) const {
  switch (steps[step].op) {
    case Step::Op::number:
      rule.first_number = true;
      break;
    case Step::Op::word:
      rule.first_classes |= steps[step].classes;
      break;
    case Step::Op::fork:
      find_first(rule, step + 1);
      find_first(rule, steps[step].target);
      break;
    case Step::Op::jump:
      find_first(rule, steps[step].target);
      break;
    case Step::Op::mark:
    case Step::Op::accept:
      throw Error(ErrorCode::invalid_data, file_,
                  rule.name + " does not begin with a number or word");
    default:
      find_first(rule, step + 1);
  }
}

void GrammarCompiler::read(const std::filesystem::path& file) {
  Pattern* open = nullptr;
  for (const ListEntry& entry : read_list(file)) {
    const std::string& line = entry.columns[0];
    if (line.starts_with(' ')) {
      if (open == nullptr) fail({"", {}, entry.line}, "nothing to go on with stands before it");
      for (std::string& token : split_tokens(line)) open->tokens.push_back(std::move(token));
      continue;
    }
    const std::size_t sign = line.find_first_of("=:");
    std::string name = line.substr(0, line.find_first_of(" =:"));
    Pattern pattern{name, {}, entry.line};
    if (sign == std::string::npos)
      fail(pattern, "expected \"name = pattern\" or \"rule: pattern\"");
    pattern.tokens = split_tokens(std::string_view(line).substr(sign + 1));
    if (line[sign] == '=') {
      open = &parts_.insert_or_assign(name, std::move(pattern)).first->second;
    } else {
      open = &patterns_.emplace_back(std::move(pattern));
    }
  }
}

void GrammarCompiler::fail(const Pattern& pattern, const std::string& message) const {
  throw Error(ErrorCode::invalid_data, file_ + ":" + std::to_string(pattern.line),
              pattern.name.empty() ? message : pattern.name + ": " + message);
}

void GrammarCompiler::require(const Pattern& pattern, std::size_t& at, std::string_view token) {
  if (at == pattern.tokens.size() || pattern.tokens[at] != token) {
    fail(pattern, "\"" + std::string(token) + "\" is missing");
  }
  ++at;
}

void GrammarCompiler::alternatives(const Pattern& pattern, std::size_t& at, int depth) {
  std::vector<std::uint32_t> exits;
  while (true) {
    const std::uint32_t fork = next();
    steps.push_back({.op = Step::Op::fork});
    sequence(pattern, at, depth);
    exits.push_back(next());
    steps.push_back({.op = Step::Op::jump});
    if (at == pattern.tokens.size() || pattern.tokens[at] != "|") {
      steps[fork] = {.op = Step::Op::jump, .target = fork + 1};  // the last has no other choice
      break;
    }
    steps[fork].target = next();
    ++at;
  }
  for (const std::uint32_t exit : exits) steps[exit].target = next();
}

void GrammarCompiler::sequence(const Pattern& pattern, std::size_t& at, int depth) {
  const auto ends = [&] {
    const std::string& token = pattern.tokens[at];
    return token == "|" || token == ")" || token == "]";
  };
  const std::size_t first = at;
  while (at < pattern.tokens.size() && !ends()) item(pattern, at, depth);
  if (at == first) fail(pattern, "an alternative is empty");
}

void GrammarCompiler::item(const Pattern& pattern, std::size_t& at, int depth) {
  const std::string& token = pattern.tokens[at++];
  if (token == "(") {
    alternatives(pattern, at, depth);
    require(pattern, at, ")");
  } else if (token == "[") {
    const std::uint32_t fork = next();
    steps.push_back({.op = Step::Op::fork});
    alternatives(pattern, at, depth);
    require(pattern, at, "]");
    steps[fork].target = next();
  } else if (token == "<") {
    while (at < pattern.tokens.size() && pattern.tokens[at] != ">") item(pattern, at, depth);
    require(pattern, at, ">");
    steps.push_back({.op = Step::Op::begin});
  } else if (token == ">") {
    steps.push_back({.op = Step::Op::range});
  } else if (token == "&") {
    steps.push_back({.op = Step::Op::list});
  } else if (token == "$") {
    steps.push_back({.op = Step::Op::ending});
  } else {
    terminal(pattern, token, depth);
  }
}

void GrammarCompiler::terminal(const Pattern& pattern, std::string_view token, int depth) {
  const bool glued = token.starts_with('~');
  const std::string_view name = token.substr(glued ? 1 : 0);
  if (glued) steps.push_back({.op = Step::Op::glue});
  if (const auto part = parts_.find(name); part != parts_.end()) {
    if (depth == kDeepest) fail(pattern, std::string(name) + " is made of itself");
    std::size_t at = 0;
    alternatives(part->second, at, depth + 1);
    return;
  }
  Step step;
  for (const auto& [number, kind] : kNumbers) {
    if (number != name) continue;
    step.op = Step::Op::number;
    step.number = kind;
    steps.push_back(step);
    return;
  }
  if (name.size() == 1 && !name_letter(name[0])) {
    step.op = Step::Op::mark;
    step.mark = name[0];
    steps.push_back(step);
    return;
  }
  step.op = Step::Op::word;
  step.classes = lexicon_.class_named(name);
  if (step.classes == 0) {
    fail(pattern,
         "\"" + std::string(name) + "\" is no part defined above, no number and no class of words");
  }
  for (const auto& [word_class, value] : kValues) {
    if (word_class == name) step.value = value;
  }
  steps.push_back(step);
}

}  // namespace docweave::dates
