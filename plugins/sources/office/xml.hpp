#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <libxml/tree.h>

namespace docweave::office {

/// A parsed part. Namespaces are passed over: elements and attributes go by their local names.
class Xml {
 public:
  /// Entities are not expanded, nothing is loaded, elements nest at most 256 deep (libxml2's own
  /// limit). Throws `Error(invalid_data)` when the part is not well-formed.
  Xml(const std::string& part, const std::string& where);

  const xmlNode* root() const { return root_; }

 private:
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document_;
  const xmlNode* root_ = nullptr;
};

/// Empty for what is no element.
std::string_view name_of(const xmlNode* node);
/// Empty when it has none.
std::string attribute(const xmlNode* node, std::string_view name);
/// The first child element of that name; null when there is none, or no node.
const xmlNode* child(const xmlNode* node, std::string_view name);
/// All text inside.
std::string text_inside(const xmlNode* node);

template <typename Use>
void each_child(const xmlNode* node, Use use) {
  for (const xmlNode* at = node ? node->children : nullptr; at; at = at->next) {
    if (at->type == XML_ELEMENT_NODE) use(at);
  }
}

}  // namespace docweave::office
