// How well and at what cost entities of different documents are told apart and made one, on a
// labelled corpus that it writes itself.
//
//   identity_bench quality [ROR.jsonl.gz]   precision and recall, and how they move with the line
//   identity_bench cost MENTIONS [MB]       time, peak memory and comparisons for so many mentions

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <sys/resource.h>

#include "identity_corpus.hpp"
#include "resolve/resolver.hpp"
#include "store/store.hpp"

namespace docweave {
namespace {

using Items = std::vector<std::pair<std::uint32_t, std::int64_t>>;

constexpr std::size_t kBodies = 700;
constexpr std::uint32_t kDocuments = 4000;
constexpr std::size_t kRorBodies = 4000;

class Stopwatch {
 public:
  /// Of the processor: what else runs does not count.
  double seconds() const { return static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC; }
  double seconds_on_the_wall() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

 private:
  std::clock_t start_ = std::clock();
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

double peak_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::vector<std::string> texts(const rapidjson::Value& json, const char* name) {
  std::vector<std::string> result;
  if (!json.HasMember(name)) return result;
  for (const auto& item : json[name].GetArray()) result.emplace_back(item.GetString());
  return result;
}

/// Some organisations of the registry: every twelfth from that one on.
std::vector<test::Thing> ror_world(const std::string& file, std::size_t first) {
  const std::string command = "zcat '" + file + "'";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"),
                                                             ::pclose);
  if (pipe == nullptr) throw std::runtime_error("cannot read " + file);
  std::vector<test::Thing> things;
  std::vector<char> line(1 << 20);
  for (std::size_t i = 0; std::fgets(line.data(), static_cast<int>(line.size()), pipe.get()); ++i) {
    rapidjson::Document json;
    json.Parse(line.data());
    if (json.HasParseError() || i % 12 != first) continue;
    test::Thing thing;
    thing.name = json["name"].GetString();
    thing.others = texts(json, "alternate");
    thing.acronyms = texts(json, "acronyms");
    thing.country = json.HasMember("country") ? json["country"].GetString() : "";
    thing.city = json.HasMember("city") ? json["city"].GetString() : "";
    things.push_back(std::move(thing));
    if (things.size() == kRorBodies) break;
  }
  return things;
}

std::map<std::string, std::string> countries_of(const std::vector<test::Thing>& things) {
  std::map<std::string, std::string> countries = test::corpus_countries();
  for (const test::Thing& thing : things) {
    if (!thing.country.empty()) countries.try_emplace(thing.country, "Country " + thing.country);
  }
  return countries;
}

/// Labels of the entities of all documents, document by document.
std::vector<std::vector<std::uint32_t>> fill(Store& store, test::IdentityCorpus& corpus,
                                             std::uint32_t documents) {
  std::vector<std::vector<std::uint32_t>> labels;
  for (std::uint32_t i = 0; i < documents; ++i) {
    test::LabelledDocument document = corpus.document(i);
    labels.push_back(document.things);
    store.add(document.graph);
  }
  return labels;
}

std::map<Type, Items> items(Store& store, const std::vector<std::vector<std::uint32_t>>& labels) {
  std::map<Type, Items> result;
  auto rows = store.database().prepare(
      "SELECT id, entity, node, type FROM identity JOIN documents USING(document) "
      "JOIN document_entities USING(document, entity)");
  while (rows.step()) {
    const auto number = static_cast<std::size_t>(std::atoi(rows.text(0).data() + 1));
    const auto entity = static_cast<std::size_t>(rows.integer(1));
    result[static_cast<Type>(rows.integer(3))].emplace_back(labels[number][entity],
                                                            rows.integer(2));
  }
  return result;
}

void print(const std::string& what, const Items& items) {
  const test::PartitionScore s = test::score_partition(items);
  fmt::print("{:<14} {:>7}   {:.3f} {:.3f}    {:.3f} {:.3f}\n", what, items.size(),
             s.pair_precision, s.pair_recall, s.cubed_precision, s.cubed_recall);
}

void print_header() {
  fmt::print("{:<14} {:>7}   pairs P R      B-cubed P R\n", "", "items");
}

Items together(const std::map<Type, Items>& by_type) {
  Items all;
  for (const auto& [type, items] : by_type) all.insert(all.end(), items.begin(), items.end());
  return all;
}

void print_all(const std::map<Type, Items>& by_type) {
  print("all", together(by_type));
  for (const auto& [type, each] : by_type) print("  " + std::string(info(type).name), each);
}

void measure_quality(const std::string& title, std::vector<test::Thing> things) {
  auto countries = countries_of(things);
  test::IdentityCorpus corpus(std::move(things), std::move(countries));
  Store store;
  const auto labels = fill(store, corpus, kDocuments);
  fmt::print("{}: {} documents\n", title, kDocuments);
  print_header();
  for (const int bits : {0, -4, -2, -1, 1, 2, 4, 6}) {
    resolve(store, ResolveSettings{.base = "https://e.org/", .threshold = bits * 1000});
    const auto by_type = items(store, labels);
    if (bits == 0) {
      print_all(by_type);
    } else {
      print(fmt::format("line {:+} bits", bits), together(by_type));
    }
  }
}

void measure_cost(std::uint64_t mentions, std::uint64_t megabytes) {
  test::IdentityCorpus corpus(test::confusable_world(mentions / 80), test::corpus_countries());
  const auto file = std::filesystem::temp_directory_path() / "docweave-identity-bench.db";
  std::filesystem::remove(file);
  Store store(file);
  const Stopwatch filling;
  std::uint64_t written = 0;
  std::vector<std::vector<std::uint32_t>> labels;
  while (written < mentions) {
    test::LabelledDocument document = corpus.document(static_cast<std::uint32_t>(labels.size()));
    for (const Entity& entity : document.graph.entities()) written += entity.mentions.size();
    store.add(document.graph);
    labels.push_back(std::move(document.things));
  }
  const double filled = filling.seconds();
  const double before = peak_megabytes();
  const Stopwatch resolving;
  resolve(store, ResolveSettings{.base = "https://e.org/", .memory = megabytes << 20});
  const double resolved = resolving.seconds();
  const double on_the_wall = resolving.seconds_on_the_wall();
  const auto count = [&](const char* table) {
    return store.database().integer(fmt::format("SELECT count(*) FROM {}", table));
  };
  fmt::print(
      "{} mentions in {} documents: stored in {:.2f} s, resolved in {:.2f} s ({:.1f} on the wall), "
      "peak memory {:.0f} MB ({:.0f} before), {} forms with {:.1f} comparisons each, {} entities\n",
      written, labels.size(), filled, resolved, on_the_wall, peak_megabytes(), before,
      count("forms"), static_cast<double>(count("links")) / static_cast<double>(count("forms")),
      count("nodes"));
  print_header();
  print_all(items(store, labels));
}

int run(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "quality") {
    measure_quality("made-up world", test::confusable_world(kBodies));
    if (arguments.size() > 1) {
      measure_quality("ROR", ror_world(arguments[1], 0));
      measure_quality("ROR, others than in view when weights were set", ror_world(arguments[1], 6));
    }
    std::fflush(stdout);
    return 0;
  }
  if (arguments.size() > 1 && arguments[0] == "cost") {
    measure_cost(std::stoull(arguments[1]), arguments.size() > 2 ? std::stoull(arguments[2]) : 256);
    return 0;
  }
  fmt::print(stderr, "identity_bench quality [ROR.jsonl.gz] | cost MENTIONS [MB]\n");
  return 2;
}

}  // namespace
}  // namespace docweave

int main(int argc, char** argv) {
  return docweave::run({argv + 1, argv + argc});
}
