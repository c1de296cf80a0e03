#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "eval/eval_graph.hpp"

namespace docweave::app {

struct Counts {
  std::size_t right = 0;   ///< Found, and there.
  std::size_t wrong = 0;   ///< Found, but not there.
  std::size_t missed = 0;  ///< There, but not found.

  double precision() const;
  double recall() const;
  double f1() const;
  void add(const Counts& other);
};

/// Statements found with a confidence, by tenths of it.
struct Calibration {
  struct Bin {
    std::size_t right = 0;
    std::size_t wrong = 0;
    double confidence = 0;  ///< Summed.
  };
  std::array<Bin, 10> bins;

  void add(double confidence, bool right);
};

struct Scores {
  std::map<std::string, Counts> entities;   ///< By type.
  std::map<std::string, Counts> relations;  ///< By relation.
  Calibration calibration;
};

/// Compares what was found in one document with its gold graph and adds to `scores`. Entities are
/// aligned one to one, best names first; relations count where both ends are aligned. Returns what
/// was missed ("FN") and wrongly found ("FP"), a line each.
std::vector<std::string> score(const EvalGraph& gold, const EvalGraph& found, Scores& scores);

}  // namespace docweave::app
