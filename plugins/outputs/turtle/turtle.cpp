#include "turtle.hpp"

#include "serd_sink.hpp"

namespace docweave {

Turtle::Turtle(const PluginContext& context)
    : provenance_(rdf::provenance_named(context.options.text("provenance"))) {}

void Turtle::write(const Graph& graph, OutputTarget& target) const {
  SerdSink sink(target.stream(), SerdSink::Syntax::turtle);
  rdf::describe(graph, provenance_, sink);
  sink.finish();
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::Turtle)
