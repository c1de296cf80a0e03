#include "pipeline/problem.hpp"

#include <utility>

namespace docweave {
namespace {

std::string all(const std::vector<Problem>& problems) {
  std::string lines;
  for (const Problem& problem : problems) {
    if (!lines.empty()) lines += '\n';
    lines += to_string(problem);
  }
  return lines;
}

}  // namespace

std::string to_string(const Problem& problem) {
  std::string text = problem.file;
  if (problem.line > 0) {
    text += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
  }
  if (!problem.pointer.empty()) text += ": " + problem.pointer;
  return (text.empty() ? "" : text + ": ") + problem.message;
}

InvalidPipeline::InvalidPipeline(std::vector<Problem> problems)
    : Error(ErrorCode::invalid_pipeline, "", all(problems)), problems_(std::move(problems)) {}

InvalidPipeline::~InvalidPipeline() = default;

}  // namespace docweave
