#pragma once

#include <docweave/source.hpp>

#include "package.hpp"

namespace docweave::office {

/// Reads DOCX and ODT files.
class OfficeSource final : public Source {
 public:
  explicit OfficeSource(const PluginContext& context);
  void read(const Input& input, SourceSink& sink) const override;

 private:
  DiagnosticSink& diagnostics_;
  Limits limits_;
};

}  // namespace docweave::office
