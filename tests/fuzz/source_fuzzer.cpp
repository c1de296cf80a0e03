// Feeds any bytes to the source that is linked in: it must refuse them with Error(invalid_data) or
// emit documents whose spans hold.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include <docweave/error.hpp>
#include <docweave/source.hpp>
#include <docweave/text.hpp>

#include "no_diagnostics.hpp"

extern "C" const docweave::Module docweave_module;

namespace {

using namespace docweave;

constexpr std::size_t kPartBytes = 100'000;
constexpr std::uint64_t kUnpackedBytes = 4'000'000;

void require(bool holds) {
  if (!holds) std::abort();
}

struct Checked : SourceSink {
  /// Reads a part as the host does: up to a limit, and whatever it throws.
  void emit(Input part) override {
    try {
      for (std::string_view more; part.rest && part.bytes.size() < kPartBytes; part.bytes += more) {
        more = part.rest->next();
        if (more.empty()) break;
        unpacked(more.size());
      }
    } catch (const Error& error) {
      if (unpacked_ > kUnpackedBytes) throw;
      require(error.code() == ErrorCode::invalid_data);
    }
  }
  void unpacked(std::uint64_t bytes) override {
    unpacked_ += bytes;
    if (unpacked_ > kUnpackedBytes) throw Error(ErrorCode::invalid_data, "", "too much");
  }

  void emit(Document document) override {
    require(valid_utf8(document.text()) == document.text());
    std::uint32_t end = 0;
    for (const Block& block : document.blocks()) {
      require(block.span.begin >= end && block.span.end <= document.text().size());
      end = block.span.end;
    }
    for (const KeyValue& pair : document.key_values()) {
      require(!pair.key.empty() && !pair.value.empty() && pair.value.end <= document.text().size());
    }
    for (const Origin& origin : document.origins())
      require(origin.text.end <= document.text().size());
  }

 private:
  std::uint64_t unpacked_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static test::NoDiagnostics diagnostics;
  static const std::unique_ptr<Plugin> plugin(
      docweave_module.create({Options::parse(FUZZ_OPTIONS), PLUGIN_FOLDER, ".", diagnostics}));
  Checked sink;
  try {
    dynamic_cast<const Source&>(*plugin).read({"fuzz", "", {data, data + size}}, sink);
  } catch (const Error& error) {
    require(error.code() == ErrorCode::invalid_data);
  }
  return 0;
}
