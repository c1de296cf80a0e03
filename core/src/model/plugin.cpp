// The key functions of the plugin kinds: their type information lives in this library alone.
#include <docweave/extractor.hpp>
#include <docweave/linker.hpp>
#include <docweave/output.hpp>
#include <docweave/plugin.hpp>
#include <docweave/source.hpp>

namespace docweave {

Plugin::~Plugin() = default;
ByteStream::~ByteStream() = default;
SourceSink::~SourceSink() = default;
Source::~Source() = default;
Extractor::~Extractor() = default;
Linker::~Linker() = default;
OutputTarget::~OutputTarget() = default;
Output::~Output() = default;

std::string_view InputStream::next() {
  if (!begun_) {
    begun_ = true;
    if (!input_.bytes.empty()) return input_.bytes;
  }
  return input_.rest == nullptr ? std::string_view() : input_.rest->next();
}

void SourceSink::unpacked(std::uint64_t /*bytes*/) {}

}  // namespace docweave
