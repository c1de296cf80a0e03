#pragma once

#include <filesystem>
#include <fstream>
#include <mutex>
#include <string_view>

namespace docweave {

/// A file that the workers of a run write lines to: what a model is trained on. Thread-safe.
class LineLog {
 public:
  /// Throws `Error(io)` when the file cannot be written.
  explicit LineLog(const std::filesystem::path& file);

  /// Writes whole lines, those of one call together.
  void write(std::string_view lines);

 private:
  std::mutex mutex_;
  std::ofstream out_;
};

}  // namespace docweave
