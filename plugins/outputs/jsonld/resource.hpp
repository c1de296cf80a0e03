#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/rdf.hpp>

namespace docweave {

/// The triples of one resource and its parts, gathered by subject: what one JSON-LD node object,
/// with its parts nested, is written from. IRIs are fit for writing. Keeps its memory from one
/// resource to the next.
class Resource {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Value {
    rdf::Term::Kind kind;
    std::string_view predicate, text, datatype, language;
    std::uint32_t next;  ///< The subject's next triple; `kNone` at its end.
  };

  void add(const rdf::Triple& triple);
  void clear();

  /// In the order of their first triples.
  std::uint32_t nodes() const { return static_cast<std::uint32_t>(nodes_.size()); }
  std::string_view iri(std::uint32_t node) const { return text(nodes_[node].iri); }
  std::uint32_t first(std::uint32_t node) const { return nodes_[node].first; }
  /// Views last until the next `add`.
  Value value(std::uint32_t triple) const;
  /// The node of a subject; `kNone` when the resource has no triples of it.
  std::uint32_t find(std::string_view iri) const;

 private:
  /// A place in `bytes_`, which may move.
  struct Text {
    std::uint32_t begin, size;
  };
  struct Stored {
    rdf::Term::Kind kind;
    Text predicate, text, datatype, language;
    std::uint32_t next;
  };
  struct Node {
    Text iri;
    std::uint32_t first, last;
  };

  Text keep(std::string_view text);
  Text keep_iri(std::string_view iri);
  std::string_view text(Text text) const {
    return std::string_view(bytes_).substr(text.begin, text.size);
  }

  std::string bytes_;
  std::vector<Stored> values_;
  std::vector<Node> nodes_;
};

}  // namespace docweave
