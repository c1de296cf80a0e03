// Throughput of the text layer on one core: tokens and sentences, parts of speech, phrase
// lists, rules.
#include <string>

#include <benchmark/benchmark.h>

#include <docweave/document.hpp>
#include <docweave/phrases.hpp>
#include <docweave/rules.hpp>
#include <docweave/text.hpp>

#include "text/parts/part_tagger.hpp"

namespace docweave {
namespace {

/// About a megabyte in the manner of a press release.
const std::string& prose() {
  static const std::string text = [] {
    std::string all;
    for (int i = 0; all.size() < (1U << 20); ++i) {
      all += "On " + std::to_string(1 + i % 28) +
             " May 2023 the Port Agency and the Ministry of Maritime Affairs hosted a two-day "
             "workshop "
             "on harbour lights in Gdynia, Poland. It was organised by UNDP with funding from the "
             "European Union; Ms. Ana Kovač, Director of the Agency, opened the event. ";
    }
    return all;
  }();
  return text;
}

Document document() {
  DocumentBuilder builder({.id = "bench"});
  const std::string& text = prose();
  for (std::size_t begin = 0; begin < text.size(); begin += 1000) {
    builder.add_block(BlockKind::paragraph, std::string_view(text).substr(begin, 1000));
  }
  return std::move(builder).build();
}

void report(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void tokens(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(tokenize(prose()));
  report(state, prose().size());
}
BENCHMARK(tokens)->Unit(benchmark::kMillisecond);

void documents(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(document());
  report(state, prose().size());
}
BENCHMARK(documents)->Unit(benchmark::kMillisecond);

/// Tokens a second.
void parts_of_speech(benchmark::State& state) {
  const Document text = document();
  for (auto _ : state) {
    for (const Sentence& sentence : text.sentences()) {
      const auto tokens =
          text.tokens().subspan(sentence.first_token, sentence.end_token - sentence.first_token);
      benchmark::DoNotOptimize(PartTagger::english().tag(text.text(), tokens));
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(text.tokens().size()));
}
BENCHMARK(parts_of_speech)->Unit(benchmark::kMillisecond);

/// Ten thousand phrases of two words, none but one of which occurs.
void phrases(benchmark::State& state) {
  PhraseMatcher matcher;
  matcher.add("European Union", 0);
  for (std::uint32_t i = 1; i < 10000; ++i) matcher.add("The " + std::to_string(i) + " Society", i);
  const Document text = document();
  for (auto _ : state) benchmark::DoNotOptimize(matcher.find(text.text(), text.tokens()));
  report(state, text.text().size());
}
BENCHMARK(phrases)->Unit(benchmark::kMillisecond);

/// The rule pack of the names extractor.
void rules(benchmark::State& state) {
  const RulePack pack = RulePack::load(NAMES_PACK);
  const Document text = document();
  for (auto _ : state) {
    for (const Sentence& sentence : text.sentences()) {
      const auto items = token_items(text, sentence.first_token, sentence.end_token);
      benchmark::DoNotOptimize(pack.match(text, items));
    }
  }
  report(state, text.text().size());
}
BENCHMARK(rules)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace docweave
