#include "resource.hpp"

namespace docweave {

Resource::Text Resource::keep(std::string_view text) {
  const Text place{static_cast<std::uint32_t>(bytes_.size()),
                   static_cast<std::uint32_t>(text.size())};
  bytes_ += text;
  return place;
}

Resource::Text Resource::keep_iri(std::string_view iri) {
  const std::size_t begin = bytes_.size();
  rdf::append_iri(bytes_, iri);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(bytes_.size() - begin)};
}

void Resource::add(const rdf::Triple& triple) {
  const std::size_t before = bytes_.size();
  const Text subject = keep_iri(triple.subject);
  const auto stored = static_cast<std::uint32_t>(values_.size());
  const std::uint32_t known = find(text(subject));
  if (known == kNone) {
    nodes_.push_back({subject, stored, stored});
  } else {
    bytes_.resize(before);
    values_[nodes_[known].last].next = stored;
    nodes_[known].last = stored;
  }
  const rdf::Term& object = triple.object;
  const bool iri = object.kind == rdf::Term::Kind::iri;
  const Text predicate = keep(triple.predicate);
  const Text value = iri ? keep_iri(object.value) : keep(object.value);
  const Text datatype = keep(object.datatype);
  values_.push_back({object.kind, predicate, value, datatype, keep(object.language), kNone});
}

void Resource::clear() {
  bytes_.clear();
  values_.clear();
  nodes_.clear();
}

Resource::Value Resource::value(std::uint32_t triple) const {
  const Stored& stored = values_[triple];
  return {stored.kind,           text(stored.predicate), text(stored.text),
          text(stored.datatype), text(stored.language),  stored.next};
}

// Triples mostly come subject by subject, and most resources have a handful of parts.
std::uint32_t Resource::find(std::string_view iri) const {
  for (std::uint32_t node = nodes(); node-- > 0;) {
    if (text(nodes_[node].iri) == iri) return node;
  }
  return kNone;
}

}  // namespace docweave
