#pragma once

#include <string>
#include <vector>

#include <docweave/rules.hpp>

#include "text/rules/program.hpp"

namespace docweave {

struct RulePack::Compiled {
  std::string file;
  std::string language;
  Lexicon lexicon;
  std::vector<Rule> rules;
  std::vector<Program> programs;  ///< By rule.
  Alphabet alphabet;
  std::vector<std::uint64_t> needed;  ///< By rule, a row of the tests it needs.

  /// Closes the alphabet, once all programs are there.
  void close();
};

/// Reads and compiles a pack. Throws as `RulePack::parse` does.
std::unique_ptr<RulePack::Compiled> read_rules(std::string_view json, const std::string& file);

}  // namespace docweave
