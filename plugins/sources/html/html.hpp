#pragma once

#include <cstddef>
#include <string>

#include <docweave/encoding.hpp>
#include <docweave/source.hpp>

#include "cues.hpp"
#include "draft.hpp"
#include "entities.hpp"
#include "page.hpp"
#include "page_metadata.hpp"

namespace docweave::html {

/// Reads web pages.
class HtmlSource final : public Source {
 public:
  explicit HtmlSource(const PluginContext& context);
  void read(const Input& input, SourceSink& sink) const override;

 private:
  void report(Severity severity, const std::string& document, std::string message) const;
  DecodedText decode_page(const Input& input) const;
  /// The main content, or the whole page where too little was found.
  Drafts read_content(const Page& page, const PageMetadata& metadata, const std::string& id) const;

  DiagnosticSink& diagnostics_;
  Cues cues_;
  Entities entities_;
  bool main_content_;
  std::size_t max_bytes_;
  std::size_t max_depth_;
};

}  // namespace docweave::html
