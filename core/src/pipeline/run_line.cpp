#include "pipeline/run_line.hpp"

#include <algorithm>
#include <thread>
#include <utility>
#include <variant>

#include <docweave/error.hpp>

#include "pipeline/content_hash.hpp"
#include "pipeline/ordered_queue.hpp"

namespace docweave {
namespace {

constexpr std::size_t kTasksPerThread = 16;
constexpr std::uint64_t kBytesInFlight = std::uint64_t{256} << 20;

struct ReadFile {
  Input input;
  bool named = false;
};

/// An input to be followed, or the reason why it could not even be read.
using Task = std::variant<ReadFile, Failure>;
using Queue = OrderedQueue<Task, LineResult>;

Task read_task(const InputFile& file, std::uint64_t limit) {
  try {
    return ReadFile{read_input(file, limit), file.named};
  } catch (const Error& error) {
    return Failure{file.id, "inputs", error.message()};
  }
}

template <class Step>
void stopping_on_failure(Queue& queue, Step step) {
  try {
    step();
  } catch (...) {
    queue.stop(std::current_exception());
  }
}

void read_files(Queue& queue, const std::vector<InputFile>& files, std::uint64_t limit) {
  for (const InputFile& file : files) {
    Task task = read_task(file, limit);
    const auto* read = std::get_if<ReadFile>(&task);
    const std::uint64_t bytes = read ? read->input.bytes.size() : 0;
    if (!queue.push(std::move(task), bytes)) return;
  }
  queue.close();
}

LineResult follow(const DocumentLine& line, const DoneInputs& done, const ReadFile& read) {
  // A stream can be read once: what it holds is always read again.
  std::string content = read.input.rest == nullptr ? content_hash(read.input.bytes) : "";
  const auto earlier = done.find(read.input.id);
  LineResult result;
  if (earlier != done.end() && earlier->second == content) {
    result.unchanged = true;
    result.bytes = read.input.bytes.size();
  } else {
    result = line.follow(read.input, read.named);
  }
  result.content = std::move(content);
  return result;
}

void follow_tasks(Queue& queue, const DocumentLine& line, const DoneInputs& done) {
  while (auto ticket = queue.take()) {
    if (const auto* read = std::get_if<ReadFile>(&ticket->task)) {
      queue.put(ticket->number, follow(line, done, *read));
    } else {
      LineResult result;
      result.outcomes.emplace_back(std::get<Failure>(std::move(ticket->task)));
      queue.put(ticket->number, std::move(result));
    }
  }
}

}  // namespace

void run_line(const DocumentLine& line, const std::vector<InputFile>& files, const DoneInputs& done,
              unsigned threads, const std::function<void(LineResult)>& commit) {
  threads = std::max(threads, 1U);
  Queue queue(threads * kTasksPerThread, kBytesInFlight);
  std::vector<std::jthread> pool;
  const auto start = [&](auto step) {
    pool.emplace_back([&queue, step] { stopping_on_failure(queue, step); });
  };
  try {
    start([&] { read_files(queue, files, line.limits().input_bytes); });
    for (unsigned i = 0; i < threads; ++i) start([&] { follow_tasks(queue, line, done); });
    while (auto result = queue.next()) commit(std::move(*result));
  } catch (...) {
    queue.stop();
    throw;
  }
}

}  // namespace docweave
