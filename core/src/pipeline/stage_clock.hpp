#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

namespace docweave {

using Duration = std::chrono::steady_clock::duration;

/// The time one thread spends in each of several stages. Time counts for one stage at a time: what
/// a stage calls back into is not its own.
class StageClock {
 public:
  /// No stage: waiting for another thread.
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  explicit StageClock(std::size_t stages) : spent_(stages) {}

  const std::vector<Duration>& spent() const { return spent_; }

  /// Counts time for a stage as long as it lives, then for the one before.
  class Lap {
   public:
    Lap(StageClock& clock, std::size_t stage) : clock_(clock), before_(clock.turn_to(stage)) {}
    ~Lap() { clock_.turn_to(before_); }
    Lap(const Lap&) = delete;
    Lap& operator=(const Lap&) = delete;

   private:
    StageClock& clock_;
    std::size_t before_;
  };

 private:
  std::size_t turn_to(std::size_t stage);

  std::vector<Duration> spent_;
  std::size_t stage_ = kNone;
  std::chrono::steady_clock::time_point since_;
};

}  // namespace docweave
