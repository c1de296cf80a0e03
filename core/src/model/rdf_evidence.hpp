#pragma once

#include <docweave/rdf.hpp>

namespace docweave::rdf {

/// The graph of a document's evidence: each of its statements reified, with its status, confidence
/// and the words that prove it.
void describe_evidence(const GraphDocument& document, Sink& sink);

}  // namespace docweave::rdf
