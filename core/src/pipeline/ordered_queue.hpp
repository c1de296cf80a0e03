#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace docweave {

/// Hands tasks from one producer to many workers and their results to one consumer, in the order
/// the tasks were pushed. At most `window` tasks, or about `budget` bytes of them, are between
/// `push` and `next` at a time: memory stays flat however long a single task takes.
///
/// Thread-safe: one thread pushes, any number take and put, one calls `next`.
template <class Task, class Result>
class OrderedQueue {
 public:
  struct Ticket {
    std::uint64_t number;
    Task task;
  };

  OrderedQueue(std::size_t window, std::uint64_t budget) : slots_(window), budget_(budget) {}

  /// Waits for room. False when the queue was stopped: the task is dropped.
  bool push(Task task, std::uint64_t bytes) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] {
      const bool fits = bytes_ == 0 || bytes_ + bytes <= budget_;
      return stopped_ || (pushed_ - delivered_ < slots_.size() && fits);
    });
    if (stopped_) return false;
    Slot& slot = slot_of(pushed_++);
    slot.task = std::move(task);
    slot.bytes = bytes;
    bytes_ += bytes;
    work_.notify_one();
    return true;
  }

  /// No more tasks will come.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    work_.notify_all();
    done_.notify_all();
  }

  /// The oldest task nobody has taken; waits for one. Nothing when there will be none.
  std::optional<Ticket> take() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return stopped_ || closed_ || taken_ < pushed_; });
    if (stopped_ || taken_ == pushed_) return std::nullopt;
    Slot& slot = slot_of(taken_);
    Ticket ticket{taken_++, std::move(*slot.task)};
    slot.task.reset();
    return ticket;
  }

  void put(std::uint64_t number, Result result) {
    const std::lock_guard lock(mutex_);
    slot_of(number).result = std::move(result);
    if (number == delivered_) done_.notify_one();
  }

  /// The next result in order; waits for it. Nothing after the last one. Rethrows what the queue
  /// was stopped with.
  std::optional<Result> next() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] {
      return stopped_ || slot_of(delivered_).result || (closed_ && delivered_ == pushed_);
    });
    if (failure_) std::rethrow_exception(failure_);
    Slot& slot = slot_of(delivered_);
    if (stopped_ || !slot.result) return std::nullopt;
    Result result = std::move(*slot.result);
    slot.result.reset();
    bytes_ -= slot.bytes;
    ++delivered_;
    room_.notify_one();
    return result;
  }

  /// Ends all waiting, on every side. The first reason is kept.
  void stop(std::exception_ptr reason = nullptr) {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    if (!failure_) failure_ = std::move(reason);
    room_.notify_all();
    work_.notify_all();
    done_.notify_all();
  }

 private:
  struct Slot {
    std::optional<Task> task;
    std::optional<Result> result;
    std::uint64_t bytes = 0;
  };

  Slot& slot_of(std::uint64_t number) { return slots_[number % slots_.size()]; }

  std::mutex mutex_;
  std::condition_variable room_, work_, done_;
  std::vector<Slot> slots_;
  const std::uint64_t budget_;
  std::uint64_t pushed_ = 0, taken_ = 0, delivered_ = 0, bytes_ = 0;
  bool closed_ = false, stopped_ = false;
  std::exception_ptr failure_;
};

}  // namespace docweave
