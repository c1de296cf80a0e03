#pragma once

#include <filesystem>
#include <fstream>
#include <mutex>

#include "features.hpp"

namespace docweave::learned {

/// What the model is trained on: a line of JSON for each entity, with its type, name and features,
/// and one for each candidate, with its ends by type and name, the predicates that are stated of it
/// already with their confidence, and its features. Thread-safe.
class PairLog {
 public:
  /// Throws `Error(io)` when the file cannot be written.
  explicit PairLog(const std::filesystem::path& file);

  /// Writes all entities and candidates of a document.
  void write(const Scene& scene);

 private:
  std::mutex mutex_;
  std::ofstream out_;
};

}  // namespace docweave::learned
