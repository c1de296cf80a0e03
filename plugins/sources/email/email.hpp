#pragma once

#include <cstddef>

#include <docweave/source.hpp>

namespace docweave::email {

/// Reads messages as RFC 5322 and MIME lay them out.
class EmailSource final : public Source {
 public:
  explicit EmailSource(const PluginContext& context);
  void read(const Input& input, SourceSink& sink) const override;

 private:
  DiagnosticSink& diagnostics_;
  std::size_t max_bytes_;
  std::size_t max_parts_;
  int max_depth_;
};

}  // namespace docweave::email
