#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <docweave/error.hpp>

namespace docweave {

/// One mistake in a JSON file, with the place to look at.
struct Problem {
  std::string file;
  std::size_t line = 0;    ///< 1-based; 0 where no line is to blame (an override, a missing file).
  std::size_t column = 0;  ///< 1-based, in code points.
  std::string pointer;     ///< JSON pointer (RFC 6901); empty for the file as a whole.
  std::string message;
};

/// "file:line:column: /pointer: message"
std::string to_string(const Problem& problem);

/// All mistakes of a pipeline file at once. `what()` lists them, one a line.
class InvalidPipeline : public Error {
 public:
  explicit InvalidPipeline(std::vector<Problem> problems);
  ~InvalidPipeline() override;

  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

}  // namespace docweave
