#include "trig.hpp"

#include "serd_sink.hpp"

namespace docweave {

TriG::TriG(const PluginContext& context)
    : provenance_(rdf::provenance_named(context.options.text("provenance"))) {}

void TriG::write(const Graph& graph, OutputTarget& target) const {
  SerdSink sink(target.stream(), SerdSink::Syntax::trig);
  rdf::describe(graph, provenance_, sink);
  sink.finish();
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::TriG)
