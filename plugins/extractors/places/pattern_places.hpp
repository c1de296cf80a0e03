#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <docweave/phrases.hpp>

#include "word_roles.hpp"

namespace docweave::places {

/// Finds places that no list holds: by a common noun beside a capitalised name (patterns.tsv), and
/// by what stands around a name ("in Kerr Ali, The Gambia"; "a workshop in Vatuwaqa").
class PatternPlaces {
 public:
  explicit PatternPlaces(const WordRoles& roles) : roles_(roles) {}
  void read(const std::filesystem::path& language_folder);

  /// `listed`: what the lists found in the block, in text order. Places that are among them
  /// already are not found again.
  std::vector<FoundPlace> find(const BlockTokens& block,
                               const std::vector<FoundPlace>& listed) const;

 private:
  enum class Form { after, before, of };
  enum class Covers { whole, whole_only, none, name, number, numbered };
  struct Pattern {
    std::string rule;
    Form form = Form::after;
    Covers covers = Covers::whole;
    double confidence = 0;
  };
  /// A half-open range of tokens.
  struct Run {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    bool empty() const { return first >= end; }
  };

  std::optional<FoundPlace> place_at(const BlockTokens& block, const PhraseMatch& head) const;
  std::optional<FoundPlace> name_before(const BlockTokens& block, Run head,
                                        const Pattern& pattern) const;
  std::optional<FoundPlace> name_after(const BlockTokens& block, Run head,
                                       const Pattern& pattern) const;
  Run name_ending_at(const BlockTokens& block, std::uint32_t end) const;
  Run name_starting_at(const BlockTokens& block, std::uint32_t first) const;
  bool names_nothing(const BlockTokens& block, Run name) const;
  void add_after_prepositions(const BlockTokens& block, const std::vector<FoundPlace>& listed,
                              std::vector<FoundPlace>& found) const;
  void add_directions(const BlockTokens& block, const std::vector<FoundPlace>& listed,
                      std::vector<FoundPlace>& found) const;

  const WordRoles& roles_;
  std::vector<Pattern> patterns_;
  PhraseMatcher heads_;
};

}  // namespace docweave::places
