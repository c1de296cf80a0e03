#include "pipeline/stage_clock.hpp"

#include <utility>

namespace docweave {

std::size_t StageClock::turn_to(std::size_t stage) {
  const auto now = std::chrono::steady_clock::now();
  if (stage_ != kNone) spent_[stage_] += now - since_;
  since_ = now;
  return std::exchange(stage_, stage);
}

}  // namespace docweave
