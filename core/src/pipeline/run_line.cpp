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

/// A part to be followed, or what became of one, and the file that it is of.
struct Task {
  DocumentLine::Task work;
  std::string file;
  bool further = false;
};
using Queue = OrderedQueue<Task, LineResult>;

template <class Step>
void stopping_on_failure(Queue& queue, Step step) {
  try {
    step();
  } catch (...) {
    queue.stop(std::current_exception());
  }
}

std::uint64_t bytes_of(const DocumentLine::Task& work) {
  const auto* part = std::get_if<Part>(&work);
  return part ? part->input.bytes.size() : 0;
}

void open_files(Queue& queue, const DocumentLine& line, const std::vector<InputFile>& files) {
  for (const InputFile& file : files) {
    bool wanted = true;
    bool further = false;
    const auto push = [&](DocumentLine::Task work) {
      const std::uint64_t bytes = bytes_of(work);
      wanted = queue.push({std::move(work), file.id, std::exchange(further, true)}, bytes);
      return wanted;
    };
    try {
      FileStream stream(file);
      line.open({.id = file.id, .rest = &stream}, file.named, push);
    } catch (const Error& error) {
      LineResult result;
      result.outcomes.emplace_back(Failure{file.id, "inputs", error.message()});
      push(std::move(result));
    }
    if (!wanted) return;
  }
  queue.close();
}

LineResult follow(const DocumentLine& line, const DoneInputs* done, const Part& part) {
  // A container is not known as a whole before it was read: what it holds is always read again.
  if (part.depth > 0 || done == nullptr) return line.follow(part);
  std::string content = content_hash(part.input.bytes);
  const auto earlier = done->find(part.input.id);
  LineResult result;
  if (earlier != done->end() && earlier->second == content) {
    result.unchanged = true;
    result.bytes = part.input.bytes.size();
  } else {
    result = line.follow(part);
  }
  result.content = std::move(content);
  return result;
}

void follow_tasks(Queue& queue, const DocumentLine& line, const DoneInputs* done) {
  while (auto ticket = queue.take()) {
    Task& task = ticket->task;
    const auto* part = std::get_if<Part>(&task.work);
    LineResult result =
        part ? follow(line, done, *part) : std::get<LineResult>(std::move(task.work));
    result.file = std::move(task.file);
    result.further = task.further;
    queue.put(ticket->number, std::move(result));
  }
}

}  // namespace

void run_line(const DocumentLine& line, const std::vector<InputFile>& files, const DoneInputs* done,
              unsigned threads, const std::function<void(LineResult)>& commit) {
  threads = std::max(threads, 1U);
  Queue queue(threads * kTasksPerThread, kBytesInFlight);
  std::vector<std::jthread> pool;
  const auto start = [&](auto step) {
    pool.emplace_back([&queue, step] { stopping_on_failure(queue, step); });
  };
  try {
    start([&] { open_files(queue, line, files); });
    for (unsigned i = 0; i < threads; ++i) start([&] { follow_tasks(queue, line, done); });
    while (auto result = queue.next()) commit(std::move(*result));
  } catch (...) {
    queue.stop();
    throw;
  }
}

}  // namespace docweave
