#pragma once

#include <cstddef>

#include <docweave/source.hpp>

#include "paragraphs.hpp"

namespace docweave::plain {

/// Reads plain text.
class TextSource final : public Source {
 public:
  explicit TextSource(const PluginContext& context);
  void read(const Input& input, SourceSink& sink) const override;

 private:
  DiagnosticSink& diagnostics_;
  LineWords words_;
  std::size_t max_bytes_;
};

}  // namespace docweave::plain
