#include "serd_sink.hpp"

#include <serd/serd.h>

#include <docweave/error.hpp>

#include "text_stream.hpp"

namespace docweave {
namespace {

struct Prefix {
  const char *name, *iri;
};

constexpr Prefix kPrefixes[] = {
    {"dcterms", "http://purl.org/dc/terms/"},
    {"dw", "https://docweave.org/ns#"},
    {"oa", "http://www.w3.org/ns/oa#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"schema", "https://schema.org/"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

const std::uint8_t* bytes(const char* text) {
  return reinterpret_cast<const std::uint8_t*>(text);
}

/// Without flags serd writes literals on one line, every quote and line end escaped.
SerdNode node(SerdType type, const std::string& text) {
  return {bytes(text.c_str()), text.size(), text.size(), 0, type};
}

/// serd is a C library that calls back: nothing may be thrown through it.
std::size_t append(const void* buffer, std::size_t size, void* stream) noexcept {
  static_cast<TextStream*>(stream)->text.append(static_cast<const char*>(buffer), size);
  return size;
}

SerdStatus keep_silent(void*, const SerdError* error) noexcept {
  return error->status;
}

struct Free {
  void operator()(SerdEnv* env) const { serd_env_free(env); }
  void operator()(SerdWriter* writer) const { serd_writer_free(writer); }
};

}  // namespace

class SerdSink::Writer {
 public:
  Writer(std::ostream& out, Syntax syntax)
      : syntax_(syntax),
        stream_(out),
        env_(serd_env_new(nullptr)),
        writer_(serd_writer_new(syntax == Syntax::trig ? SERD_TRIG : SERD_TURTLE,
                                static_cast<SerdStyle>(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED),
                                env_.get(), nullptr, append, &stream_)) {
    serd_writer_set_error_sink(writer_.get(), keep_silent, nullptr);
    for (const Prefix& prefix : kPrefixes) {
      const SerdNode name = serd_node_from_string(SERD_LITERAL, bytes(prefix.name));
      const SerdNode iri = serd_node_from_string(SERD_URI, bytes(prefix.iri));
      check(serd_writer_set_prefix(writer_.get(), &name, &iri), prefix.iri);
    }
  }

  void begin_graph(std::string_view label) {
    graph_.clear();
    if (syntax_ == Syntax::trig) rdf::append_iri(graph_, label);
  }

  void triple(const rdf::Triple& triple) {
    const rdf::Term& object = triple.object;
    set_iri(subject_, triple.subject);
    set_iri(predicate_, triple.predicate);
    const bool is_iri = object.kind == rdf::Term::Kind::iri;
    if (is_iri) {
      set_iri(object_, object.value);
    } else {
      object_ = object.value;
    }
    datatype_ = object.datatype;
    language_ = object.language;
    const SerdNode nodes[] = {
        node(SERD_URI, graph_),     node(SERD_URI, subject_),
        node(SERD_URI, predicate_), node(is_iri ? SERD_URI : SERD_LITERAL, object_),
        node(SERD_URI, datatype_),  node(SERD_LITERAL, language_)};
    const SerdStatus status = serd_writer_write_statement(
        writer_.get(), 0, graph_.empty() ? nullptr : &nodes[0], &nodes[1], &nodes[2], &nodes[3],
        datatype_.empty() ? nullptr : &nodes[4], language_.empty() ? nullptr : &nodes[5]);
    check(status, subject_);
  }

  void end_resource() { stream_.end_item(); }

  void finish() {
    check(serd_writer_finish(writer_.get()), subject_);
    stream_.flush();
  }

 private:
  static void set_iri(std::string& to, std::string_view iri) {
    to.clear();
    rdf::append_iri(to, iri);
  }

  static void check(SerdStatus status, const std::string& where) {
    if (status == SERD_SUCCESS) return;
    throw Error(ErrorCode::invalid_data, where,
                std::string("cannot be written by serd: ") +
                    reinterpret_cast<const char*>(serd_strerror(status)));
  }

  Syntax syntax_;
  TextStream stream_;
  std::unique_ptr<SerdEnv, Free> env_;
  std::unique_ptr<SerdWriter, Free> writer_;
  // What is being written, kept to reuse its memory.
  std::string graph_, subject_, predicate_, object_, datatype_, language_;
};

SerdSink::SerdSink(std::ostream& out, Syntax syntax)
    : writer_(std::make_unique<Writer>(out, syntax)) {}
SerdSink::~SerdSink() = default;

void SerdSink::begin_graph(std::string_view label) {
  writer_->begin_graph(label);
}
void SerdSink::triple(const rdf::Triple& triple) {
  writer_->triple(triple);
}
void SerdSink::end_resource() {
  writer_->end_resource();
}
void SerdSink::finish() {
  writer_->finish();
}

}  // namespace docweave
