// The key functions of the plugin kinds: their type information lives in this library alone.
#include <docweave/extractor.hpp>
#include <docweave/linker.hpp>
#include <docweave/output.hpp>
#include <docweave/plugin.hpp>
#include <docweave/source.hpp>

namespace docweave {

Plugin::~Plugin() = default;
SourceSink::~SourceSink() = default;
Source::~Source() = default;
Extractor::~Extractor() = default;
Linker::~Linker() = default;
OutputTarget::~OutputTarget() = default;
Output::~Output() = default;

}  // namespace docweave
