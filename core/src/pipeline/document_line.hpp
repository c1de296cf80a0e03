#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/config.hpp"
#include "pipeline/input_reader.hpp"
#include "pipeline/outcome.hpp"
#include "pipeline/routing.hpp"
#include "pipeline/stage_clock.hpp"
#include "pipeline/stages.hpp"

namespace docweave {

/// What became of one document.
using Outcome = std::variant<DocumentGraph, Failure, Skip>;

/// What became of one input, or of one part of a container: mostly one document.
struct LineResult {
  std::vector<Outcome> outcomes;
  std::vector<Duration> spent;  ///< By stage, see `DocumentLine::stage_names`.
  std::uint64_t bytes = 0;      ///< Of the input; those of containers are their parts'.
  std::string file = {};        ///< Id of the input file that it comes from.
  bool further = false;         ///< Something was told of that file before.
  std::string content = {};     ///< Hash of its bytes; empty where they are to be read again.
  bool unchanged = false;       ///< Nothing was done: an earlier run did it all.
};

/// Sees a document with all that was found in it, and its graph, before the document is dropped.
using DocumentTap = std::function<void(const Document&, const DocumentGraph&)>;

/// The way of an input through sources, extractors and linkers. Whatever a plugin throws becomes a
/// `Failure` of the document it had in hand. Thread-safe.
class DocumentLine {
 public:
  /// An input ready to be followed, or what became of one that is not.
  using Task = std::variant<Part, LineResult>;

  /// `tap` may be empty; it is called on the thread that follows the input.
  DocumentLine(const Stages& stages, const Limits& limits, DocumentTap tap = {});

  /// The parts of a file, in order, and what went wrong in finding them; the file itself where it
  /// is no container. Ends early when `take` returns false. `named`: see `Routing::route`.
  void open(Input file, bool named, const std::function<bool(Task)>& take) const;
  /// All the way of one part, on this thread.
  LineResult follow(const Part& part) const;

  /// Plugin ids: sources, extractors, linkers.
  const std::vector<std::string>& stage_names() const { return stage_names_; }

 private:
  class Opening;
  class Walk;

  const Stages& stages_;
  const Limits limits_;
  const DocumentTap tap_;
  Routing routing_;
  std::vector<std::string> stage_names_;
};

}  // namespace docweave
