// How fast the sources read, and how that compares with the parser below them. The documents are
// made here, so that figures of different days compare.
#include <algorithm>
#include <memory>
#include <string>

#include <GlobalParams.h>
#include <PDFDoc.h>
#include <TextOutputDev.h>
#include <benchmark/benchmark.h>
#include <libxml/HTMLparser.h>
#include <malloc.h>

#include <docweave/source.hpp>

#include "no_diagnostics.hpp"
#include "pdf_maker.hpp"
#include "pipeline/registry.hpp"

namespace {

using namespace docweave;

test::NoDiagnostics no_diagnostics;

struct Discard : SourceSink {
  void emit(Document document) override { benchmark::DoNotOptimize(document.text().data()); }
  void emit(Input) override {}
};

std::unique_ptr<Source> make(const char* plugin, const char* options) {
  static const PluginRegistry registry({PLUGINS});
  return registry.make<Source>(plugin, {Options::parse(options), {}, {}, no_diagnostics});
}

const std::string kSentence =
    "The three-day workshop in Podgorica, which the Mission organised together with the Ministry "
    "of the Interior, "
    "brought together 31 participants from six countries. ";

std::string article(int paragraphs) {
  std::string body;
  for (int i = 0; i < paragraphs; ++i)
    body += "<p class=\"text\">" + kSentence + "<b>" + kSentence + "</b></p>\n";
  std::string menu;
  for (int i = 0; i < 200; ++i)
    menu += "<li class=\"menu-item item-" + std::to_string(i) + "\"><a href=\"/page/" +
            std::to_string(i) + "\">Entry of the menu</a></li>";
  return "<!DOCTYPE html><html><head><meta charset=utf-8><title>Workshop | "
         "Site</title></head><body><nav><ul>" +
         menu + "</ul></nav><div id=main><h1>Workshop</h1>" + body +
         "</div><footer>Address</footer></body></html>";
}

std::string plain(int paragraphs) {
  std::string text = "Workshop in Podgorica\n\n";
  for (int i = 0; i < paragraphs; ++i) text += kSentence + kSentence + "\n\n";
  return text;
}

std::string paper(int pages) {
  test::PdfMaker maker;
  for (int page = 0; page < pages; ++page) {
    if (page > 0) maker.page();
    for (int line = 0; line < 55; ++line)
      maker.line(60, 70.0F + 13.0F * static_cast<float>(line), kSentence.substr(0, 95));
  }
  return maker.bytes();
}

template <typename Sink = Discard>
void read(benchmark::State& state, const Source& source, const std::string& bytes) {
  for (auto _ : state) {
    Sink sink;
    source.read({"bench", "", bytes}, sink);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}

void html_source(benchmark::State& state) {
  const auto source =
      make("html", R"({"content": "main", "max_bytes": 100000000, "max_depth": 2000})");
  read(state, *source, article(static_cast<int>(state.range(0))));
}
BENCHMARK(html_source)->Arg(20)->Arg(2000);

void html_libxml2_alone(benchmark::State& state) {
  const std::string bytes = article(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    htmlDocPtr page = htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), "", "UTF-8",
                                     HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    xmlFreeDoc(page);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}
BENCHMARK(html_libxml2_alone)->Arg(20)->Arg(2000);

void text_source(benchmark::State& state) {
  const auto source = make("text", R"({"max_bytes": 100000000})");
  read(state, *source, plain(static_cast<int>(state.range(0))));
}
BENCHMARK(text_source)->Arg(20)->Arg(2000);

struct AskForTokens : Discard {
  void emit(Document document) override { benchmark::DoNotOptimize(document.tokens().data()); }
  using Discard::emit;
};

void text_source_and_tokens(benchmark::State& state) {
  const auto source = make("text", R"({"max_bytes": 100000000})");
  read<AskForTokens>(state, *source, plain(static_cast<int>(state.range(0))));
}
BENCHMARK(text_source_and_tokens)->Arg(20)->Arg(2000);

/// Lines copied one by one: the least that a reader of text does.
void text_lines_alone(benchmark::State& state) {
  const std::string bytes = plain(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    std::string copy;
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      copy.append(bytes, begin, end - begin);
      begin = end + 1;
    }
    benchmark::DoNotOptimize(copy.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}
BENCHMARK(text_lines_alone)->Arg(20)->Arg(2000);

void pdf_source(benchmark::State& state) {
  const auto source =
      make("pdf", R"({"max_bytes": 100000000, "max_pages": 1000, "max_seconds": 60})");
  read(state, *source, paper(static_cast<int>(state.range(0))));
}
BENCHMARK(pdf_source)->Arg(1)->Arg(50);

/// What pdftotext -layout does, without writing the text anywhere.
void pdf_poppler_layout(benchmark::State& state) {
  const GlobalParamsIniter fonts_and_maps(nullptr);
  const std::string bytes = paper(static_cast<int>(state.range(0)));
  const TextOutputFunc count = [](void* size, const char*, int length) {
    *static_cast<int*>(size) += length;
  };
  for (auto _ : state) {
    int size = 0;
    PDFDoc file(
        new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
    TextOutputDev text(count, &size, /*physLayoutA=*/true, 0, false);
    file.displayPages(&text, 1, file.getNumPages(), 72, 72, 0, true, false, true);
    benchmark::DoNotOptimize(size);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}
BENCHMARK(pdf_poppler_layout)->Arg(1)->Arg(50);

}  // namespace

int main(int argc, char** argv) {
  mallopt(M_TRIM_THRESHOLD, 16 << 20);  // As the program does.
  mallopt(M_TOP_PAD, 1 << 20);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
