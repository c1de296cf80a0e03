#pragma once

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include <docweave/error.hpp>

#include "pipeline/document_line.hpp"
#include "store/store.hpp"

namespace docweave {

/// A plugin or core stage in a report.
struct StageReport {
  std::string id;       ///< "extractors/dates", "resolve"
  std::string version;  ///< Of the plugin; empty for the core's own stages.
  double seconds = 0;   ///< Summed over threads.
};

/// What a run did.
struct Report {
  std::string pipeline;
  std::uint64_t documents_read = 0;
  std::uint64_t unchanged = 0;  ///< Inputs that the store holds already, and that were not read.
  std::vector<Failure> failed;
  std::vector<Skip> skipped;
  std::vector<Diagnostic> diagnostics;
  std::uint64_t diagnostics_left_out = 0;
  GraphCounts counts;
  std::uint64_t bytes = 0;  ///< Of all inputs read.
  double seconds = 0;       ///< From the first document to the last output.
  unsigned threads = 1;
  std::vector<StageReport> stages;
  std::vector<std::filesystem::path> outputs;

  double megabytes_per_second() const { return seconds > 0 ? double(bytes) / 1e6 / seconds : 0; }
};

/// report.json: all of it, for programs. Paths of outputs relative to `folder`.
void write_json(const Report& report, const std::filesystem::path& folder, std::ostream& stream);
/// A few lines for people.
void write_summary(const Report& report, std::ostream& stream);

}  // namespace docweave
