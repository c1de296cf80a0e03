#include "train/document_reader.hpp"

#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include <docweave/error.hpp>

#include "pipeline/registry.hpp"

namespace docweave::names {
namespace {

class OneDocument : public SourceSink {
 public:
  void emit(Document document) override { document_ = std::move(document); }
  void emit(Input) override {}
  std::optional<Document> take() { return std::exchange(document_, std::nullopt); }

 private:
  std::optional<Document> document_;
};

std::string default_options(const Manifest& manifest) {
  std::string json;
  for (const OptionInfo& option : manifest.options()) {
    if (option.default_value.empty()) continue;
    json += (json.empty() ? "{\"" : ",\"") + option.name + "\":" + option.default_value;
  }
  return json.empty() ? "{}" : json + "}";
}

template <class Kind>
std::unique_ptr<Kind> make(const PluginRegistry& registry, const std::string& name,
                           DiagnosticSink& sink) {
  const Manifest* manifest = registry.find(Kind::kKind, name);
  if (manifest == nullptr) {
    throw Error(ErrorCode::invalid_plugin, name, registry.missing(Kind::kKind, name));
  }
  return registry.make<Kind>(name, {Options::parse(default_options(*manifest)), {}, ".", sink});
}

}  // namespace

class DocumentReader::Silence : public DiagnosticSink {
 public:
  void report(Diagnostic) override {}
};

DocumentReader::DocumentReader(const std::filesystem::path& plugins)
    : diagnostics_(std::make_unique<Silence>()) {
  const PluginRegistry registry({plugins});
  html_ = make<Source>(registry, "html", *diagnostics_);
  text_ = make<Source>(registry, "text", *diagnostics_);
  places_ = make<Extractor>(registry, "places", *diagnostics_);
}

DocumentReader::~DocumentReader() = default;

Document DocumentReader::read(const std::filesystem::path& file) const {
  const bool page = file.extension() == ".html";
  OneDocument sink;
  const Input input{file.filename().string(), page ? "text/html" : "text/plain", read_bytes(file)};
  (page ? *html_ : *text_).read(input, sink);
  std::optional<Document> document = sink.take();
  if (!document) throw Error(ErrorCode::invalid_data, file.string(), "holds no document");
  return std::move(*document);
}

void DocumentReader::find_places(Document& document) const {
  places_->extract(document);
}

std::string read_bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(ErrorCode::io, file.string(), "cannot be opened");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace docweave::names
