#pragma once

#include <string>

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

}  // namespace docweave
