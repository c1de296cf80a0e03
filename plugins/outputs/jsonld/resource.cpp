#include "resource.hpp"

#include <algorithm>

namespace docweave {
namespace {

std::string legal(std::string_view iri) {
  std::string text;
  rdf::append_iri(text, iri);
  return text;
}

Resource::Property& property_of(Resource::Node& node, std::string_view predicate) {
  // Triples mostly come predicate by predicate, so the last one is the likeliest.
  const auto found =
      std::find_if(node.properties.rbegin(), node.properties.rend(),
                   [&](const Resource::Property& p) { return p.predicate == predicate; });
  if (found != node.properties.rend()) return *found;
  return node.properties.emplace_back(std::string(predicate), std::vector<Resource::Value>());
}

}  // namespace

void Resource::add(const rdf::Triple& triple) {
  const auto [place, fresh] = index_.try_emplace(legal(triple.subject), nodes_.size());
  if (fresh) nodes_.push_back({place->first, {}, false});
  std::vector<Value>& values = property_of(nodes_[place->second], triple.predicate).values;
  const bool iri = triple.object.kind == rdf::Term::Kind::iri;
  Value value{triple.object.kind,
              iri ? legal(triple.object.value) : std::string(triple.object.value),
              std::string(triple.object.datatype)};
  if (values.empty() || values.back() != value) values.push_back(std::move(value));
}

void Resource::clear() {
  nodes_.clear();
  index_.clear();
}

Resource::Node* Resource::node(const std::string& iri) {
  const auto found = index_.find(iri);
  return found == index_.end() ? nullptr : &nodes_[found->second];
}

}  // namespace docweave
