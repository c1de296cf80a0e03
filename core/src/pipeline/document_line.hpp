#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/config.hpp"
#include "pipeline/routing.hpp"
#include "pipeline/stage_clock.hpp"
#include "pipeline/stages.hpp"

namespace docweave {

/// A document, or an input that should have become one, that a stage gave up on.
struct Failure {
  std::string document;  ///< Its id.
  std::string stage;     ///< "extractors/dates", "inputs", "routing", "store".
  std::string reason;
};

/// An input that no source of the pipeline is for.
struct Skip {
  std::string document;
  std::string reason;
};

/// What became of one document.
using Outcome = std::variant<DocumentGraph, Failure, Skip>;

/// What became of one input: mostly one document.
struct LineResult {
  std::vector<Outcome> outcomes;
  std::vector<Duration> spent;  ///< By stage, see `DocumentLine::stage_names`.
  std::uint64_t bytes = 0;      ///< Of the input.
  std::string content = {};     ///< Hash of its bytes; empty when they could not be read.
  bool unchanged = false;       ///< Nothing was done: an earlier run did it all.
};

/// Sees a document with all that was found in it, and its graph, before the document is dropped.
using DocumentTap = std::function<void(const Document&, const DocumentGraph&)>;

/// The way of an input through sources, extractors and linkers. Whatever a plugin throws becomes a
/// `Failure` of the document it had in hand. Thread-safe.
class DocumentLine {
 public:
  /// `tap` may be empty; it is called on the thread that follows the input.
  DocumentLine(const Stages& stages, const Limits& limits, DocumentTap tap = {});

  /// All of it on this thread. `named`: see `Routing::route`.
  LineResult follow(const Input& input, bool named) const;

  const Limits& limits() const { return limits_; }
  /// Plugin ids: sources, extractors, linkers.
  const std::vector<std::string>& stage_names() const { return stage_names_; }

 private:
  class Walk;

  const Stages& stages_;
  const Limits limits_;
  const DocumentTap tap_;
  Routing routing_;
  std::vector<std::string> stage_names_;
};

}  // namespace docweave
