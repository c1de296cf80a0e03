#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <docweave/vocabulary.hpp>

namespace docweave::authority {

/// One entry as its list has it.
struct ListEntry {
  std::string id;   ///< As the list writes it; an IRI where it has no other identifier.
  std::string iri;  ///< Empty: made of the id.
  std::string name;
  std::vector<std::string> alternate_names;
  std::vector<std::string> acronyms;
  std::string country;               ///< Code or name.
  std::vector<std::string> parents;  ///< Ids or IRIs of other entries.
  std::string type;                  ///< A name of the vocabulary, or empty.
  std::string place;                 ///< Where it stands, for messages: "line 3".
};

/// Takes the entries of a list in order. Throws `Error(invalid_data)` for one that cannot be used.
using ListSink = std::function<void(ListEntry)>;

}  // namespace docweave::authority
