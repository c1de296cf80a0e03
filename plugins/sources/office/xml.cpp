#include "xml.hpp"

#include <limits>

#include <libxml/parser.h>

#include <docweave/error.hpp>

namespace docweave::office {
namespace {

std::string_view view(const xmlChar* text) {
  return text ? reinterpret_cast<const char*>(text) : "";
}

void append_text(const xmlNode* node, std::string& text) {
  for (const xmlNode* at = node ? node->children : nullptr; at; at = at->next) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) text += view(at->content);
    if (at->type == XML_ELEMENT_NODE) append_text(at, text);
  }
}

}  // namespace

Xml::Xml(const std::string& part, const std::string& where)
    : document_(part.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())
                    ? nullptr
                    : xmlReadMemory(part.data(), static_cast<int>(part.size()), "", nullptr,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                        XML_PARSE_COMPACT),
                &xmlFreeDoc) {
  if (document_) root_ = xmlDocGetRootElement(document_.get());
  if (!root_) {
    const xmlError* error = xmlGetLastError();
    std::string reason(error && error->message ? error->message : "no element");
    while (reason.ends_with('\n')) reason.pop_back();
    throw Error(ErrorCode::invalid_data, where, "the document's XML cannot be read: " + reason);
  }
}

std::string_view name_of(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? view(node->name) : "";
}

std::string attribute(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* at = node ? node->properties : nullptr; at; at = at->next) {
    if (view(at->name) == name && at->children) return std::string(view(at->children->content));
  }
  return {};
}

const xmlNode* child(const xmlNode* node, std::string_view name) {
  for (const xmlNode* at = node ? node->children : nullptr; at; at = at->next) {
    if (name_of(at) == name) return at;
  }
  return nullptr;
}

std::string text_inside(const xmlNode* node) {
  std::string text;
  append_text(node, text);
  return text;
}

}  // namespace docweave::office
