#include "jsonld.hpp"

#include <algorithm>
#include <vector>

#include "json_text.hpp"
#include "resource.hpp"
#include "text_stream.hpp"

namespace docweave {
namespace {

constexpr std::string_view kRdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::string_view kEmbedded = "embedded";

class NodeSink : public rdf::Sink {
 public:
  NodeSink(const Context& context, std::string_view context_json, std::ostream& out)
      : context_(context), stream_(out), text_(stream_.text) {
    text_.append("{\"@context\":").append(context_json).append(",\n\"@graph\":[");
  }

  void begin_graph(std::string_view label) override {
    close_graph();
    label_ = label;
  }

  void triple(const rdf::Triple& triple) override { resource_.add(triple); }

  void end_resource() override {
    written_.assign(resource_.nodes(), false);
    for (std::uint32_t node = 0; node < resource_.nodes(); ++node) {
      if (written_[node]) continue;
      open_graph();
      next_line();
      write(node);
    }
    resource_.clear();
    stream_.end_item();
  }

  void finish() {
    close_graph();
    text_ += "\n]}\n";
    stream_.flush();
  }

 private:
  void write(std::uint32_t node) {
    written_[node] = true;
    text_ += "{\"@id\":";
    append_json(text_, resource_.iri(node));
    std::vector<std::string_view> done;
    for (std::uint32_t at = resource_.first(node); at != Resource::kNone;) {
      const Resource::Value value = resource_.value(at);
      if (std::find(done.begin(), done.end(), value.predicate) == done.end()) {
        done.push_back(value.predicate);
        write_property(at);
      }
      at = value.next;
    }
    text_ += '}';
  }

  /// All values of the predicate of a triple, from that triple on.
  void write_property(std::uint32_t first) {
    const std::string_view predicate = resource_.value(first).predicate;
    const bool type = predicate == kRdfType;
    const Context::Term* term = context_.term(predicate);
    text_ += ',';
    append_json(text_, type ? "@type" : term ? std::string_view(term->name) : predicate);
    text_ += ':';
    const std::size_t begin = text_.size();
    std::size_t count = 0;
    Resource::Value last{};
    for (std::uint32_t at = first; at != Resource::kNone;) {
      const Resource::Value value = resource_.value(at);
      at = value.next;
      if (value.predicate != predicate || (count > 0 && same(value, last))) continue;
      if (count++ > 0) text_ += ',';
      last = value;
      if (type) {
        class_name(value.text);
      } else {
        write(value, term ? std::string_view(term->coercion) : "");
      }
    }
    if (count == 1) return;
    text_.insert(begin, 1, '[');
    text_ += ']';
  }

  static bool same(const Resource::Value& a, const Resource::Value& b) {
    return a.kind == b.kind && a.text == b.text && a.datatype == b.datatype &&
           a.language == b.language;
  }

  void class_name(std::string_view iri) {
    const Context::Term* term = context_.term(iri);
    append_json(text_, term ? std::string_view(term->name) : iri);
  }

  void write(const Resource::Value& value, std::string_view coercion) {
    if (value.kind == rdf::Term::Kind::iri) {
      reference(value.text, coercion);
    } else {
      literal(value, coercion);
    }
  }

  /// A part of this resource is nested where it is first named.
  void reference(std::string_view iri, std::string_view coercion) {
    const std::uint32_t part = resource_.find(iri);
    if (part != Resource::kNone && !written_[part]) {
      write(part);
    } else if (coercion == "@id") {
      append_json(text_, iri);
    } else {
      text_ += "{\"@id\":";
      append_json(text_, iri);
      text_ += '}';
    }
  }

  void literal(const Resource::Value& value, std::string_view coercion) {
    if (value.datatype == coercion && value.language.empty()) {
      return append_json(text_, value.text);
    }
    text_ += '{';
    if (!value.language.empty()) {
      text_ += "\"@language\":";
      append_json(text_, value.language);
      text_ += ',';
    } else if (!value.datatype.empty()) {
      text_ += "\"@type\":";
      append_json(text_, context_.compact(value.datatype));
      text_ += ',';
    }
    text_ += "\"@value\":";
    append_json(text_, value.text);
    text_ += '}';
  }

  /// A named graph is a node that holds nodes; it is begun with its first one.
  void open_graph() {
    if (open_ || label_.empty()) return;
    next_line();
    std::string iri;
    rdf::append_iri(iri, label_);
    text_ += "{\"@id\":";
    append_json(text_, iri);
    text_ += ",\"@graph\":[";
    open_ = true;
    first_ = true;
  }

  void close_graph() {
    if (!open_) return;
    text_ += "\n]}";
    first_ = false;
    open_ = false;
  }

  void next_line() {
    text_ += first_ ? "\n" : ",\n";
    first_ = false;
  }

  const Context& context_;
  TextStream stream_;
  std::string& text_;
  Resource resource_;
  std::vector<bool> written_;
  std::string label_;
  bool open_ = false;  ///< The named graph of `label_` has been begun.
  bool first_ = true;  ///< Nothing stands yet in the innermost open list.
};

}  // namespace

JsonLd::JsonLd(const PluginContext& context)
    : JsonLd(rdf::provenance_named(context.options.text("provenance")),
             context.options.text("context")) {}

void JsonLd::write(const Graph& graph, OutputTarget& target) const {
  std::string reference;
  append_json(reference, reference_);
  NodeSink sink(context_, reference_ == kEmbedded ? context_.json() : reference, target.stream());
  rdf::describe(graph, provenance_, sink);
  sink.finish();
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::JsonLd)
