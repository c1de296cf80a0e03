#include "rdf/rdf_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>

#include <fmt/format.h>
#include <serd/serd.h>

#include <docweave/error.hpp>

namespace docweave::rdf {
namespace {

constexpr std::size_t kPage = 4096;

std::string_view view(const SerdNode& node) {
  return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
}

/// A node written out: a prefixed name or relative IRI as the whole IRI.
class WholeNode {
 public:
  WholeNode(const SerdEnv* env, const SerdNode* node) : expanded_(SERD_NODE_NULL) {
    if (node == nullptr || node->type == SERD_NOTHING) return;
    if (node->type == SERD_CURIE || node->type == SERD_URI) {
      expanded_ = serd_env_expand_node(env, node);
    }
    if (expanded_.type != SERD_NOTHING) {
      text_ = view(expanded_);
    } else if (node->type == SERD_BLANK) {
      blank_ = fmt::format("_:{}", view(*node));
      text_ = blank_;
    } else {
      text_ = view(*node);
    }
  }
  ~WholeNode() { serd_node_free(&expanded_); }
  WholeNode(const WholeNode&) = delete;
  WholeNode& operator=(const WholeNode&) = delete;

  std::string_view text() const { return text_; }

 private:
  SerdNode expanded_;
  std::string blank_;
  std::string_view text_;
};

/// Hands what the C library calls back on to the sink. Nothing may be thrown through the library,
/// so what is thrown is kept until it has returned.
class Reading {
 public:
  Reading(Syntax syntax, const Text& text, const std::function<void(const Quad&)>& sink)
      : text_(text),
        sink_(sink),
        env_(serd_env_new(nullptr)),
        reader_(serd_reader_new(syntax == Syntax::turtle ? SERD_TURTLE : SERD_NQUADS, this, nullptr,
                                on_base, on_prefix, on_statement, nullptr)) {
    serd_reader_set_strict(reader_.get(), true);
    serd_reader_set_error_sink(reader_.get(), on_error, this);
  }

  void run() {
    serd_reader_read_source(reader_.get(), on_read, on_read_error, this, nullptr, kPage);
    if (thrown_) std::rethrow_exception(thrown_);
    if (!problem_.empty()) throw Error(ErrorCode::invalid_data, text_.name, problem_);
  }

 private:
  template <class Action>
  SerdStatus guarded(Action action) {
    if (thrown_) return SERD_ERR_INTERNAL;
    try {
      action();
      return SERD_SUCCESS;
    } catch (...) {
      thrown_ = std::current_exception();
      return SERD_ERR_INTERNAL;
    }
  }

  static SerdStatus on_base(void* self, const SerdNode* uri) {
    return serd_env_set_base_uri(static_cast<Reading*>(self)->env_.get(), uri);
  }
  static SerdStatus on_prefix(void* self, const SerdNode* name, const SerdNode* uri) {
    return serd_env_set_prefix(static_cast<Reading*>(self)->env_.get(), name, uri);
  }
  static SerdStatus on_statement(void* self, SerdStatementFlags, const SerdNode* graph,
                                 const SerdNode* subject, const SerdNode* predicate,
                                 const SerdNode* object, const SerdNode* datatype,
                                 const SerdNode*) {
    auto& reading = *static_cast<Reading*>(self);
    return reading.guarded([&] {
      const SerdEnv* env = reading.env_.get();
      const WholeNode g(env, graph), s(env, subject), p(env, predicate), o(env, object),
          d(env, datatype);
      reading.sink_(
          {g.text(), s.text(), p.text(), o.text(), object->type == SERD_LITERAL, d.text()});
    });
  }
  static SerdStatus on_error(void* self, const SerdError* error) {
    std::string& problem = static_cast<Reading*>(self)->problem_;
    if (!problem.empty()) return SERD_SUCCESS;
    std::array<char, 256> words{};
    std::vsnprintf(words.data(), words.size(), error->fmt, *error->args);
    std::string message = words.data();
    while (message.ends_with('\n')) message.pop_back();
    problem = fmt::format("line {}, column {}: {}", error->line, error->col, message);
    return SERD_SUCCESS;
  }

  static std::size_t on_read(void* buffer, std::size_t, std::size_t count, void* self) {
    auto& reading = *static_cast<Reading*>(self);
    std::size_t filled = 0;
    reading.guarded([&] {
      while (filled < count) {
        if (reading.block_.empty()) reading.block_ = reading.text_.next();
        if (reading.block_.empty()) return;
        const std::size_t size = std::min(count - filled, reading.block_.size());
        std::memcpy(static_cast<char*>(buffer) + filled, reading.block_.data(), size);
        reading.block_.remove_prefix(size);
        filled += size;
      }
    });
    return filled;
  }
  static int on_read_error(void* self) { return static_cast<Reading*>(self)->thrown_ ? 1 : 0; }

  struct Free {
    void operator()(SerdEnv* env) const { serd_env_free(env); }
    void operator()(SerdReader* reader) const { serd_reader_free(reader); }
  };

  const Text& text_;
  const std::function<void(const Quad&)>& sink_;
  std::unique_ptr<SerdEnv, Free> env_;
  std::unique_ptr<SerdReader, Free> reader_;
  std::string_view block_;
  std::string problem_;
  std::exception_ptr thrown_;
};

}  // namespace

void read(Syntax syntax, const Text& text, const std::function<void(const Quad&)>& sink) {
  Reading(syntax, text, sink).run();
}

}  // namespace docweave::rdf
