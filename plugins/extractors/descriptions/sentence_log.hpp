#pragma once

#include <filesystem>
#include <fstream>
#include <mutex>

#include "token_features.hpp"

namespace docweave::descriptions {

/// What the model is trained on: a line of JSON for each sentence, with its words and their
/// features. Thread-safe.
class SentenceLog {
 public:
  /// Throws `Error(io)` when the file cannot be written.
  explicit SentenceLog(const std::filesystem::path& file);

  /// Writes all sentences of a document.
  void write(const Document& document);

 private:
  std::mutex mutex_;
  std::ofstream out_;
};

}  // namespace docweave::descriptions
