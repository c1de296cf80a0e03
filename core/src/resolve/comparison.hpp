#pragma once

#include <string>
#include <vector>

#include "resolve/features.hpp"
#include "resolve/profile.hpp"
#include "resolve/words.hpp"

namespace docweave {

/// A feature that a pair has, with what it says and the values that show it.
struct Finding {
  Feature feature;
  Bits bits = 0;
  std::string detail;
};

/// What speaks for and against two entities being one (Fellegi and Sunter 1969).
struct Comparison {
  std::vector<Finding> findings;
  Bits score = 0;              ///< The sum: above 0 they look like one.
  bool contradiction = false;  ///< They cannot be, whatever the sum.
};

/// What of an entity must not differ within a cluster.
struct Traits {
  std::set<std::string> keys;
  std::set<std::string> countries;
  std::set<std::string> dates;    ///< Of events.
  std::set<std::string> numbers;  ///< Of projects and events.
  Type type = Type::organization;

  explicit Traits(const Profile& profile);
  void add(const Traits& other);
  bool contradict(const Traits& other) const;
};

/// A profile made ready for many comparisons.
struct Comparable {
  explicit Comparable(Profile content);

  Profile profile;
  NameWords words;
  Traits traits;
  std::int64_t fold;
  /// What it says when another bears the same name; of an acronym where none is defined otherwise.
  Feature same_name;
  std::set<std::string> acronyms;  ///< Folded: beside a full name.
};

/// Whether a comparison says how it came about, which takes longer than to compare.
enum class Findings { omitted, listed };

Comparison compare(const Comparable& a, const Comparable& b, Findings findings);

}  // namespace docweave
