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
  std::vector<std::uint64_t> asked;   ///< By rule, a row of all tests that its program asks for.
  /// By test, the rules that need it and none that holds more seldom; behind them those that need
  /// no test. Where the test does not hold they are not even looked at.
  std::vector<std::vector<std::uint32_t>> gated;

  /// Closes the alphabet, once all programs are there.
  void close();
  /// Rules that need no other tests than those of a row, in their order.
  void find_likely(std::span<const std::uint64_t> present,
                   std::vector<std::uint32_t>& likely) const;
  std::span<const std::uint64_t> row(const std::vector<std::uint64_t>& rows,
                                     std::uint32_t rule) const {
    return std::span(rows).subspan(rule * alphabet.width(), alphabet.width());
  }
};

/// Reads and compiles a pack. Throws as `RulePack::parse` does.
std::unique_ptr<RulePack::Compiled> read_rules(std::string_view json, const std::string& file);

}  // namespace docweave
