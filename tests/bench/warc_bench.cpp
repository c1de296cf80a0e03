// How fast web archives are opened, and how that compares with inflating the same file.
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <zlib.h>

#include <docweave/source.hpp>

#include "gzip.hpp"
#include "no_diagnostics.hpp"
#include "piecewise_stream.hpp"
#include "pipeline/registry.hpp"

namespace {

using namespace docweave;

test::NoDiagnostics no_diagnostics;

/// Reads all parts, as the host does.
struct Discard : SourceSink {
  void emit(Document) override {}
  void emit(Input part) override {
    for (std::string_view more; part.rest && !(more = part.rest->next()).empty();)
      part.bytes += more;
    bytes += part.bytes.size();
  }
  std::size_t bytes = 0;
};

/// Pages of 40 KB, of words that are as mixed as those of texts, each in a record of its own.
std::string crawl(int pages) {
  std::mt19937 random(7);
  std::vector<std::string> words(5000);
  for (std::string& word : words) {
    for (unsigned length = 2 + random() % 9; length > 0; --length)
      word += static_cast<char>('a' + random() % 26);
  }
  std::string file;
  for (int page = 0; page < pages; ++page) {
    std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html>";
    while (block.size() < 40'000) {
      block += "<p class=\"text\">";
      for (int i = 0; i < 60; ++i) block += words[random() % (random() % words.size() + 1)] + " ";
      block += "</p>\n";
    }
    file += test::gzip("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/" +
                       std::to_string(page) +
                       "\r\nWARC-Date: 2018-07-18T09:30:00Z\r\n"
                       "Content-Type: application/http; msgtype=response\r\nContent-Length: " +
                       std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n");
  }
  return file;
}

const std::string& file() {
  static const std::string bytes = crawl(500);
  return bytes;
}

void warc_source(benchmark::State& state) {
  static const PluginRegistry registry({PLUGINS});
  const auto source = registry.make<Source>(
      "warc", {Options::parse(R"({"records": ["response"], "max_header_bytes": 262144})"),
               {},
               {},
               no_diagnostics});
  file();
  std::size_t bytes = 0;
  for (auto _ : state) {
    test::PiecewiseStream stream(file(), 1 << 18);
    Input input{.id = "bench"};
    input.rest = &stream;
    Discard sink;
    source->read(input, sink);
    bytes += sink.bytes;
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(warc_source);

void zlib_alone(benchmark::State& state) {
  std::size_t bytes = 0;
  std::vector<unsigned char> buffer(1 << 16);
  for (auto _ : state) {
    z_stream inflating{};
    inflateInit2(&inflating, 15 + 16);
    inflating.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(file().data()));
    inflating.avail_in = static_cast<uInt>(file().size());
    while (inflating.avail_in > 0) {
      inflating.next_out = buffer.data();
      inflating.avail_out = static_cast<uInt>(buffer.size());
      if (inflate(&inflating, Z_NO_FLUSH) == Z_STREAM_END) inflateReset(&inflating);
      bytes += buffer.size() - inflating.avail_out;
    }
    inflateEnd(&inflating);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(zlib_alone);

}  // namespace
