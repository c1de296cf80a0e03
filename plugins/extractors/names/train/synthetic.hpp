#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "train/marked_text.hpp"

namespace docweave::names {

/// Names to fill made-up texts with.
struct NameStock {
  std::vector<std::string> persons;
  std::vector<std::string> given_names;
  std::vector<std::string> organizations;
  std::vector<std::string> cities;
  std::vector<std::string> countries;
  std::vector<std::string> known_organizations;  ///< Of the plugin's own lists.
  std::vector<std::string> known_acronyms;
  std::vector<std::string> known_programmes;
  std::map<std::string, std::string, std::less<>> acronyms;  ///< Of known names.
};

/// Persons of annotated texts that are trained on.
void collect_persons(const std::vector<MarkedText>& texts, NameStock& stock);
/// Organisations and cities of the registry of research organisations (`ror.jsonl.gz`).
void collect_registry(const std::filesystem::path& registry, NameStock& stock);
/// States of train/countries.txt; given names, organisations and programmes of the plugin's lists.
void collect_lists(const std::filesystem::path& names_folder, NameStock& stock);

/// Writes texts after the rules of a grammar file (train/grammar.txt says how it reads).
class Grammar {
 public:
  /// Throws `Error` with file and line for a rule that cannot be read or names a rule that is not
  /// there, and for a stock that lacks names of a kind.
  Grammar(const std::filesystem::path& file, NameStock stock);

  MarkedText write(std::uint64_t number);

 private:
  /// A name that a text uses again and again.
  struct Slot {
    std::string name;
    std::string acronym;
    bool defined = false;
  };

  void fill_slots();
  std::string expand(std::string_view name, int depth = 0);
  std::string expand_text(std::string_view text, int depth);
  std::string slot_text(std::string_view reference);
  std::string word(std::string_view name);
  std::string person();
  std::string acronym();
  const std::string& any(const std::vector<std::string>& of) { return of[random_() % of.size()]; }
  MarkedBlock block(std::string_view line, bool first);

  std::map<std::string, std::vector<std::string>, std::less<>> rules_;
  NameStock stock_;
  std::mt19937_64 random_;
  std::map<char, std::vector<Slot>> slots_;
  std::map<char, std::size_t> turns_;
};

}  // namespace docweave::names
