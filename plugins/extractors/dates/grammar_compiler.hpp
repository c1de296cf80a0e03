#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "grammar.hpp"

namespace docweave::dates {

/// Turns the text of grammar.txt into steps.
class GrammarCompiler {
 public:
  GrammarCompiler(const std::filesystem::path& file, const Lexicon& lexicon);

  std::vector<Step> steps;
  std::vector<Rule> rules;

 private:
  struct Pattern {
    std::string name;
    std::vector<std::string> tokens;
    std::size_t line = 0;
  };

  void read(const std::filesystem::path& file);
  void alternatives(const Pattern& pattern, std::size_t& at, int depth);
  void sequence(const Pattern& pattern, std::size_t& at, int depth);
  void item(const Pattern& pattern, std::size_t& at, int depth);
  void terminal(const Pattern& pattern, std::string_view token, int depth);
  void require(const Pattern& pattern, std::size_t& at, std::string_view token);
  void find_first(Rule& rule, std::uint32_t step) const;
  [[noreturn]] void fail(const Pattern& pattern, const std::string& message) const;
  std::uint32_t next() const { return static_cast<std::uint32_t>(steps.size()); }

  std::string file_;
  const Lexicon& lexicon_;
  std::map<std::string, Pattern, std::less<>> parts_;
  std::vector<Pattern> patterns_;
};

}  // namespace docweave::dates
