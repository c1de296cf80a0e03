#pragma once

#include <cstddef>
#include <vector>

#include <docweave/source.hpp>

#include "pdf_file.hpp"

namespace docweave::pdf {

/// Reads the text layer of PDF files.
class PdfSource final : public Source {
 public:
  explicit PdfSource(const PluginContext& context);
  void read(const Input& input, SourceSink& sink) const override;

 private:
  void report(Severity severity, const std::string& document, std::string message) const;
  /// The words of all pages that the limits allow.
  std::vector<PageWords> read_pages(const PdfFile& file, const std::string& id) const;

  DiagnosticSink& diagnostics_;
  std::size_t max_bytes_;
  int max_pages_;
  double max_seconds_;
};

}  // namespace docweave::pdf
