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
  std::vector<std::uint64_t> asked;  ///< By rule, a row of all tests that its program asks for.

  /// A rule with the further tests that it needs, as a range of `needs`.
  struct Gated {
    std::uint32_t rule = 0;
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };
  /// Rules by the test that they need and that holds most seldom: where it does not, they are not
  /// even looked at. Behind them those that need no test.
  std::vector<Gated> gated;
  std::vector<std::uint32_t> gate_begins;  ///< By test, where its rules begin in `gated`.
  std::vector<std::uint64_t> gates;        ///< A row of the tests that have rules there.
  std::vector<std::uint32_t> needs;

  /// Closes the alphabet, once all programs are there.
  void close();
  /// Rules that need no other tests than those of a row, in their order.
  void find_likely(std::span<const std::uint64_t> present,
                   std::vector<std::uint32_t>& likely) const;
  std::span<const std::uint64_t> asked_by(std::uint32_t rule) const {
    return std::span(asked).subspan(rule * alphabet.width(), alphabet.width());
  }

 private:
  void note_asked();
  void sort_by_gate();
};

/// Reads and compiles a pack. Throws as `RulePack::parse` does.
std::unique_ptr<RulePack::Compiled> read_rules(std::string_view json, const std::string& file);

}  // namespace docweave
