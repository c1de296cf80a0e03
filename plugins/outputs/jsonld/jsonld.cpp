#include "jsonld.hpp"

#include <rapidjson/writer.h>

#include "resource.hpp"

namespace docweave {
namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr std::string_view kRdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// The end of a RapidJSON writer: a string that is emptied into the stream now and then.
struct Text {
  using Ch = char;
  std::string text;
  void Put(char c) { text += c; }
  void Flush() {}
};

class NodeSink : public rdf::Sink {
 public:
  NodeSink(const Context& context, std::ostream& out) : context_(context), out_(out) {
    out_text("{\"@context\":" + context.json() + ",\n\"@graph\":[");
  }

  void begin_graph(std::string_view label) override {
    close_graph();
    label_ = label;
  }

  void triple(const rdf::Triple& triple) override { resource_.add(triple); }

  void end_resource() override {
    for (Resource::Node& node : resource_.nodes()) {
      if (node.written) continue;
      open_graph();
      next_line();
      json_.Reset(text_);
      write(node);
    }
    resource_.clear();
    if (text_.text.size() >= kChunk) flush();
  }

  void finish() {
    close_graph();
    out_text("\n]}\n");
    flush();
  }

 private:
  void write(Resource::Node& node) {
    node.written = true;
    json_.StartObject();
    json_.Key("@id");
    string(node.iri);
    for (const Resource::Property& property : node.properties) write(property);
    json_.EndObject();
  }

  void write(const Resource::Property& property) {
    const Context::Term* term = context_.term(property.predicate);
    const bool type = property.predicate == kRdfType;
    const std::string& name = type ? kType : term ? term->name : property.predicate;
    json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    const std::string_view coercion = term ? std::string_view(term->coercion) : "";
    const bool several = property.values.size() > 1;
    if (several) json_.StartArray();
    for (const Resource::Value& value : property.values) {
      if (type) {
        class_name(value.text);
      } else if (value.kind == rdf::Term::Kind::iri) {
        reference(value.text, coercion);
      } else {
        literal(value, coercion);
      }
    }
    if (several) json_.EndArray();
  }

  void class_name(const std::string& iri) {
    const Context::Term* term = context_.term(iri);
    string(term ? term->name : iri);
  }

  /// A part of this resource is nested where it is first named.
  void reference(const std::string& iri, std::string_view coercion) {
    Resource::Node* part = resource_.node(iri);
    if (part && !part->written) {
      write(*part);
    } else if (coercion == "@id") {
      string(iri);
    } else {
      json_.StartObject();
      json_.Key("@id");
      string(iri);
      json_.EndObject();
    }
  }

  void literal(const Resource::Value& value, std::string_view coercion) {
    if (value.datatype == coercion) return string(value.text);
    json_.StartObject();
    if (!value.datatype.empty()) {
      json_.Key("@type");
      string(context_.compact(value.datatype));
    }
    json_.Key("@value");
    string(value.text);
    json_.EndObject();
  }

  void string(std::string_view text) {
    json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }

  /// A named graph is a node that holds nodes; it is begun with its first one.
  void open_graph() {
    if (open_ || label_.empty()) return;
    next_line();
    std::string iri;
    rdf::append_iri(iri, label_);
    out_text("{\"@id\":");
    json_.Reset(text_);
    string(iri);
    out_text(",\"@graph\":[");
    open_ = true;
    first_ = true;
  }

  void close_graph() {
    if (open_) out_text("\n]}");
    if (open_) first_ = false;
    open_ = false;
  }

  void next_line() {
    out_text(first_ ? "\n" : ",\n");
    first_ = false;
  }

  void out_text(std::string_view text) { text_.text += text; }

  void flush() {
    out_.write(text_.text.data(), static_cast<std::streamsize>(text_.text.size()));
    text_.text.clear();
  }

  inline static const std::string kType = "@type";

  const Context& context_;
  std::ostream& out_;
  Text text_;
  rapidjson::Writer<Text> json_{text_};
  Resource resource_;
  std::string label_;
  bool open_ = false;  ///< The named graph of `label_` has been begun.
  bool first_ = true;  ///< Nothing stands yet in the innermost open list.
};

}  // namespace

JsonLd::JsonLd(const PluginContext& context)
    : provenance_(rdf::provenance_named(context.options.text("provenance"))) {}

void JsonLd::write(const Graph& graph, OutputTarget& target) const {
  NodeSink sink(context_, target.stream());
  rdf::describe(graph, provenance_, sink);
  sink.finish();
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::JsonLd)
