// Authority lists: how long an index takes to load, to be looked up in, and to be made.
#include <filesystem>
#include <fstream>
#include <random>

#include <benchmark/benchmark.h>

#include <docweave/authority.hpp>

#include "authority/list_file.hpp"
#include "temporary_folder.hpp"

namespace docweave {
namespace {

constexpr int kBodies = 400'000;  // with 2.5 names each: a million names
constexpr std::size_t kQueries = 4096;

/// Names of three words out of a few thousand, as bodies have them.
std::string name_of(int body) {
  constexpr const char* kKinds[] = {"Institute", "Ministry", "University", "Agency", "Fund"};
  std::mt19937 random(static_cast<unsigned>(body));
  const auto word = [&] {
    std::string text = "W";
    for (int i = 0; i < 5; ++i) text += static_cast<char>('a' + random() % 26);
    return text;
  };
  return word() + " " + kKinds[random() % 5] + " of " + word();
}

/// A list of a million names and its index, made once.
struct Million {
  Million() {
    std::ofstream csv(folder / "million.csv");
    csv << "iri,name,alternate,acronym,country\n";
    for (int i = 0; i < kBodies; ++i) {
      csv << "https://example.org/" << i << ',' << name_of(i) << ',' << name_of(i + kBodies)
          << (i % 2 == 0 ? ",X" + std::to_string(i % 90000) : std::string(",")) << ",RS\n";
    }
    csv.close();
    std::ofstream(folder / "million.index", std::ios::binary)
        << authority::index_of_list(folder / "million.csv", {});
  }
  test::TemporaryFolder folder;
};

const Million& million() {
  static const Million made;
  return made;
}

void load(benchmark::State& state) {
  const auto file = million().folder / "million.index";
  for (auto _ : state) benchmark::DoNotOptimize(AuthorityIndex::open(file).names());
  state.counters["names"] = static_cast<double>(AuthorityIndex::open(file).names());
  state.counters["MB"] = static_cast<double>(std::filesystem::file_size(file)) / 1e6;
}
BENCHMARK(load)->Unit(benchmark::kMicrosecond);

void look_up(benchmark::State& state, const AuthorityIndex& index, bool known) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kQueries; ++i) {
    const auto entry = static_cast<AuthorityIndex::EntryId>(i * 7919 % index.entries());
    names.push_back(known ? std::string(index.names(entry).front()) : "Unknown Body " + name_of(3));
  }
  std::size_t at = 0;
  for (auto _ : state) benchmark::DoNotOptimize(index.find(names[at++ % kQueries]));
  state.SetItemsProcessed(state.iterations());
}

void find_known(benchmark::State& state) {
  look_up(state, AuthorityIndex::open(million().folder / "million.index"), true);
}
BENCHMARK(find_known);

void find_unknown(benchmark::State& state) {
  look_up(state, AuthorityIndex::open(million().folder / "million.index"), false);
}
BENCHMARK(find_unknown);

void make_index(benchmark::State& state) {
  const auto file = million().folder / "million.csv";
  for (auto _ : state) benchmark::DoNotOptimize(authority::index_of_list(file, {}));
}
BENCHMARK(make_index)->Unit(benchmark::kMillisecond)->Iterations(1);

void make_index_of_registry(benchmark::State& state) {
  const std::filesystem::path file = SHARED_FOLDER "/data/authority/ror.jsonl.gz";
  if (!std::filesystem::exists(file)) {
    state.SkipWithError("without ../shared");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(authority::index_of_list(file, {}));
}
BENCHMARK(make_index_of_registry)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace docweave
