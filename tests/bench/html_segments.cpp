// How well the html source tells main content from the rest, on pages with known segments: a folder
// with gold.json, {"page.html": {"with": [text, ...], "without": [text, ...]}}, beside the pages.
// Prints precision, recall and F1 over segments; with -v also what was missed or kept by mistake.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <rapidjson/document.h>

#include <docweave/source.hpp>

#include "no_diagnostics.hpp"
#include "pipeline/registry.hpp"

namespace {

using docweave::Document;

struct Text : docweave::SourceSink {
  std::string words;
  void emit(docweave::Input) override {}
  void emit(Document document) override {
    for (const docweave::Block& block : document.blocks()) {
      if (block.kind != docweave::BlockKind::metadata)
        words.append(document.text(block.span)) += ' ';
    }
  }
};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// White space takes no part in the comparison.
std::string squeezed(std::string_view text) {
  std::string squeezed;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\xC2\xA0") {
      ++i;
    } else if (static_cast<unsigned char>(text[i]) > ' ') {
      squeezed += text[i];
    }
  }
  return squeezed;
}

struct Counts {
  int right = 0, missed = 0, wrong = 0, avoided = 0;
};

void count(const std::string& page, const rapidjson::Value& gold, const std::string& words,
           bool verbose, Counts& counts) {
  for (const auto& segment : gold["with"].GetArray()) {
    const bool found = words.find(squeezed(segment.GetString())) != std::string::npos;
    ++(found ? counts.right : counts.missed);
    if (!found && verbose) std::printf("%s\tmissed\t%s\n", page.c_str(), segment.GetString());
  }
  for (const auto& segment : gold["without"].GetArray()) {
    const bool found = words.find(squeezed(segment.GetString())) != std::string::npos;
    ++(found ? counts.wrong : counts.avoided);
    if (found && verbose) std::printf("%s\tkept\t%s\n", page.c_str(), segment.GetString());
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path folder = argc > 1 ? argv[1] : "";
  const bool verbose = argc > 2 && std::string_view(argv[2]) == "-v";
  rapidjson::Document gold;
  gold.Parse(read_file(folder / "gold.json"));
  if (gold.HasParseError() || !gold.IsObject()) {
    std::fprintf(stderr,
                 "usage: html_segments FOLDER [-v]   (FOLDER holds gold.json and its pages)\n");
    return 2;
  }
  docweave::test::NoDiagnostics diagnostics;
  const docweave::PluginRegistry registry({PLUGINS});
  const auto source = registry.make<docweave::Source>(
      "html",
      {docweave::Options::parse(R"({"content": "main", "max_bytes": 67108864, "max_depth": 2000})"),
       {},
       {},
       diagnostics});
  Counts counts;
  for (const auto& [page, segments] : gold.GetObject()) {
    Text text;
    source->read({page.GetString(), "text/html", read_file(folder / page.GetString())}, text);
    count(page.GetString(), segments, squeezed(text.words), verbose, counts);
  }
  const double precision =
      static_cast<double>(counts.right) / std::max(1, counts.right + counts.wrong);
  const double recall =
      static_cast<double>(counts.right) / std::max(1, counts.right + counts.missed);
  std::printf(
      "%u pages: %d of %d wanted segments, %d of %d unwanted; precision %.3f recall %.3f F1 %.3f\n",
      gold.MemberCount(), counts.right, counts.right + counts.missed, counts.wrong,
      counts.wrong + counts.avoided, precision, recall,
      2 * precision * recall / std::max(1e-9, precision + recall));
}
