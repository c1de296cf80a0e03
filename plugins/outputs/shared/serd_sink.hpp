#pragma once

#include <memory>
#include <ostream>

#include <docweave/rdf.hpp>

namespace docweave {

/// Writes triples as serd does: grouped by subject, with the prefixes of schemas/context.jsonld.
class SerdSink : public rdf::Sink {
 public:
  enum class Syntax {
    turtle,  ///< Has no named graphs: what stands in any is written.
    trig,
  };

  SerdSink(std::ostream& out, Syntax syntax);
  ~SerdSink() override;

  void begin_graph(std::string_view label) override;
  /// Throws `Error(invalid_data)` when serd cannot write it.
  void triple(const rdf::Triple& triple) override;
  void end_resource() override;
  /// After the last triple.
  void finish();

 private:
  class Writer;
  std::unique_ptr<Writer> writer_;
};

}  // namespace docweave
