#include "pipeline/ordered_queue.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace docweave {
namespace {

using Queue = OrderedQueue<int, int>;

TEST(OrderedQueue, DeliversInOrderWhateverOrderWorkersFinishIn) {
  Queue queue(4, 100);
  for (int i = 0; i < 3; ++i) queue.push(i * 10, 1);
  queue.close();
  std::vector<Queue::Ticket> tickets;
  while (auto ticket = queue.take()) tickets.push_back(*ticket);
  for (auto ticket = tickets.rbegin(); ticket != tickets.rend(); ++ticket) {
    queue.put(ticket->number, ticket->task + 1);
  }
  EXPECT_EQ(queue.next(), 1);
  EXPECT_EQ(queue.next(), 11);
  EXPECT_EQ(queue.next(), 21);
  EXPECT_EQ(queue.next(), std::nullopt);
}

TEST(OrderedQueue, KeepsOrderUnderManyThreads) {
  Queue queue(8, 1000);
  std::vector<std::jthread> threads;
  threads.emplace_back([&] {
    for (int i = 0; i < 2000; ++i) queue.push(i, 1);
    queue.close();
  });
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      while (auto ticket = queue.take()) queue.put(ticket->number, ticket->task * 2);
    });
  }
  int expected = 0;
  while (auto result = queue.next()) EXPECT_EQ(*result, 2 * expected++);
  EXPECT_EQ(expected, 2000);
}

TEST(OrderedQueue, HoldsNoMoreThanItsWindow) {
  Queue queue(3, 1000);
  std::atomic<int> pushed = 0;
  std::jthread producer([&] {
    for (int i = 0; i < 10; ++i, ++pushed) queue.push(i, 1);
    queue.close();
  });
  int delivered = 0;
  while (auto ticket = queue.take()) {
    EXPECT_LE(pushed, delivered + 4);
    queue.put(ticket->number, ticket->task);
    EXPECT_EQ(queue.next(), delivered++);
  }
  EXPECT_EQ(delivered, 10);
}

TEST(OrderedQueue, LetsOneTaskThroughThatIsLargerThanItsBudget) {
  Queue queue(8, 10);
  EXPECT_TRUE(queue.push(1, 50));
  std::atomic<bool> second = false;
  std::jthread producer([&] {
    queue.push(2, 1);
    second = true;
  });
  const auto ticket = queue.take();
  EXPECT_FALSE(second);
  queue.put(ticket->number, 1);
  EXPECT_EQ(queue.next(), 1);
  producer.join();
  EXPECT_TRUE(second);
}

TEST(OrderedQueue, EndsAllWaitingWhenStopped) {
  Queue queue(1, 10);
  queue.push(1, 1);
  std::jthread producer([&] { EXPECT_FALSE(queue.push(2, 1)); });
  std::jthread consumer([&] { EXPECT_THROW(queue.next(), std::runtime_error); });
  queue.stop(std::make_exception_ptr(std::runtime_error("disk full")));
  EXPECT_FALSE(queue.take());
}

}  // namespace
}  // namespace docweave
