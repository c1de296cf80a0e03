#include <map>

#include <fmt/format.h>

#include "authority/list_readers.hpp"
#include "rdf/rdf_reader.hpp"

namespace docweave::authority {
namespace {

enum class Term { name, alternate, parent, country };

const std::map<std::string_view, Term> kTerms = {
    {"http://www.w3.org/2004/02/skos/core#prefLabel", Term::name},
    {"http://www.w3.org/2004/02/skos/core#altLabel", Term::alternate},
    {"http://www.w3.org/2004/02/skos/core#hiddenLabel", Term::alternate},
    {"http://www.w3.org/2004/02/skos/core#broader", Term::parent},
    {"http://www.w3.org/ns/org#subOrganizationOf", Term::parent},
    {"https://schema.org/parentOrganization", Term::parent},
    {"https://schema.org/addressCountry", Term::country},
    {"http://schema.org/addressCountry", Term::country},
};

/// What the vocabulary says of one concept, put together until the file is read: its triples may
/// stand anywhere.
using Concepts = std::map<std::string, ListEntry, std::less<>>;

void take(const rdf::Quad& quad, Concepts& concepts) {
  const auto term = kTerms.find(quad.predicate);
  if (term == kTerms.end() || quad.subject.starts_with("_:")) return;
  auto found = concepts.find(quad.subject);
  if (found == concepts.end()) found = concepts.emplace(quad.subject, ListEntry()).first;
  ListEntry& entry = found->second;
  std::string object(quad.object);
  switch (term->second) {
    case Term::name:
      // One preferred name for each language: the first leads.
      if (entry.name.empty()) {
        entry.name = std::move(object);
        return;
      }
      [[fallthrough]];
    case Term::alternate:
      entry.alternate_names.push_back(std::move(object));
      return;
    case Term::parent:
      entry.parents.push_back(std::move(object));
      return;
    case Term::country:
      entry.country = std::move(object);
      return;
  }
}

}  // namespace

void read_skos(ListStream& stream, const ListSink& sink) {
  Concepts concepts;
  const rdf::Text text{stream.name(), [&] { return stream.read(); }};
  rdf::read(rdf::Syntax::turtle, text, [&](const rdf::Quad& quad) { take(quad, concepts); });
  for (auto& [iri, entry] : concepts) {
    if (entry.name.empty()) continue;  // A scheme, or a concept of another vocabulary.
    entry.iri = iri;
    entry.place = fmt::format("<{}>", iri);
    sink(std::move(entry));
  }
}

}  // namespace docweave::authority
