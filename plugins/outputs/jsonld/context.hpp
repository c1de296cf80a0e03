#pragma once

#include <map>
#include <string>
#include <string_view>

namespace docweave {

/// The context that goes into each file, read backwards: from IRIs to the terms that stand for
/// them.
class Context {
 public:
  struct Term {
    std::string name;
    std::string coercion;  ///< "@id", a datatype's IRI, or empty: plain strings.
  };

  /// Reads the context of schemas/context.jsonld, which is built in.
  Context();

  /// The value of "@context", without white space.
  const std::string& json() const { return json_; }
  /// The term of a property or class; null when the context has none.
  const Term* term(std::string_view iri) const;
  /// "xsd:date" for an IRI in a namespace that has a prefix, else the IRI.
  std::string compact(std::string_view iri) const;

 private:
  std::string expand(std::string_view name) const;

  std::string json_;
  std::map<std::string, Term, std::less<>> terms_;
  std::map<std::string, std::string, std::less<>> prefixes_;  ///< Prefix to namespace.
};

}  // namespace docweave
