#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>

#include <docweave/error.hpp>
#include <docweave/source.hpp>

#include "feed_date.hpp"

namespace docweave::feed {
namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using XmlDocument = std::unique_ptr<xmlDoc, FreeDocument>;

std::string take(xmlChar* text) {
  std::string result = text == nullptr ? "" : reinterpret_cast<const char*>(text);
  xmlFree(text);
  return result;
}

std::string trimmed(std::string text) {
  constexpr const char* kSpace = " \t\r\n";
  text.erase(text.find_last_not_of(kSpace) + 1);
  text.erase(0, text.find_first_not_of(kSpace));
  return text;
}

/// "content:encoded", or "title" where the element has no prefix.
std::string name_of(const xmlNode* element) {
  const std::string name = reinterpret_cast<const char*>(element->name);
  if (element->ns == nullptr || element->ns->prefix == nullptr) return name;
  const std::string prefix = reinterpret_cast<const char*>(element->ns->prefix);
  return prefix == "atom" ? name : prefix + ":" + name;
}

xmlNode* next_element(xmlNode* node) {
  while (node != nullptr && node->type != XML_ELEMENT_NODE) node = node->next;
  return node;
}

/// The first child of that name.
xmlNode* child(xmlNode* parent, std::string_view name) {
  for (xmlNode* node = next_element(parent->children); node; node = next_element(node->next)) {
    if (name_of(node) == name) return node;
  }
  return nullptr;
}

std::string text(xmlNode* parent, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    xmlNode* element = child(parent, name);
    if (element == nullptr) continue;
    std::string words = trimmed(take(xmlNodeGetContent(element)));
    if (!words.empty()) return words;
  }
  return {};
}

std::string attribute(xmlNode* element, const char* name) {
  return take(xmlGetProp(element, reinterpret_cast<const xmlChar*>(name)));
}

std::string escaped(const std::string& words) {
  return take(xmlEncodeSpecialChars(nullptr, reinterpret_cast<const xmlChar*>(words.c_str())));
}

/// RSS has the address as the element's text, Atom as an attribute of the link that is the item.
std::string link_of(xmlNode* item) {
  for (xmlNode* node = next_element(item->children); node; node = next_element(node->next)) {
    if (name_of(node) != "link") continue;
    const std::string rel = attribute(node, "rel");
    const std::string href = attribute(node, "href");
    if (!href.empty() && (rel.empty() || rel == "alternate")) return href;
    std::string words = trimmed(take(xmlNodeGetContent(node)));
    if (!words.empty()) return words;
  }
  return {};
}

std::string markup(xmlNode* element) {
  std::string result;
  xmlBuffer* buffer = xmlBufferCreate();
  for (xmlNode* node = element->children; node; node = node->next) {
    xmlBufferEmpty(buffer);
    xmlNodeDump(buffer, node->doc, node, 0, 0);
    result += reinterpret_cast<const char*>(xmlBufferContent(buffer));
  }
  xmlBufferFree(buffer);
  return result;
}

/// What the item says, as HTML.
std::string content_of(xmlNode* item) {
  for (const char* name : {"content:encoded", "content", "description", "summary"}) {
    xmlNode* element = child(item, name);
    if (element == nullptr) continue;
    const std::string type = attribute(element, "type");
    const std::string words = take(xmlNodeGetContent(element));
    if (trimmed(words).empty()) continue;
    if (type == "xhtml" || next_element(element->children) != nullptr) return markup(element);
    // Atom says whether it is text; RSS means HTML.
    const bool plain = type == "text" || (type.empty() && name == std::string_view("summary"));
    return plain ? "<p>" + escaped(words) + "</p>" : words;
  }
  return {};
}

XmlDocument parse(const Input& input, const std::string& bytes) {
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                           XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
  XmlDocument document(
      xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, kOptions));
  if (document == nullptr || xmlDocGetRootElement(document.get()) == nullptr) {
    throw Error(ErrorCode::invalid_data, input.id, "is no XML");
  }
  // Entities of entities grow without bound; feeds have no need of any.
  if (document->intSubset != nullptr && document->intSubset->entities != nullptr) {
    throw Error(ErrorCode::invalid_data, input.id, "declares entities, which no feed needs");
  }
  return document;
}

/// Items lie in the channel, or beside it, or in the feed.
void find_items(xmlNode* parent, std::vector<xmlNode*>& items) {
  for (xmlNode* node = next_element(parent->children); node; node = next_element(node->next)) {
    const std::string name = name_of(node);
    if (name == "item" || name == "entry") items.push_back(node);
    if (name == "channel") find_items(node, items);
  }
}

/// One feed's items.
class Reading {
 public:
  Reading(const Input& input, SourceSink& sink, xmlNode* root) : input_(input), sink_(sink) {
    xmlNode* channel = child(root, "channel");
    channel_ = channel != nullptr ? channel : root;
    link_ = link_of(channel_);
    title_ = text(channel_, {"title"});
    language_ = text(channel_, {"language", "dc:language"});
    if (language_.empty()) language_ = take(xmlNodeGetLang(root));
  }

  void emit(xmlNode* item, std::size_t number) {
    const std::string title = text(item, {"title"});
    const std::string content = content_of(item);
    if (title.empty() && content.empty()) return;
    Input part{.id = iri(item, number), .media_type = "text/html; charset=utf-8"};
    if (!ids_.insert(part.id).second) return;  // Told twice.
    part.facts.title = title;
    part.facts.publisher = title_;
    part.facts.language = language_;
    part.facts.date_published = day_of(text(item, {"pubDate", "published", "dc:date", "updated"}));
    part.bytes = "<!DOCTYPE html><html><head><title>" + escaped(title) +
                 "</title></head><body><article><h1>" + escaped(title) + "</h1>\n" + content +
                 "\n</article></body></html>";
    sink_.emit(std::move(part));
  }

 private:
  std::string iri(xmlNode* item, std::size_t number) const {
    std::string link = link_of(item);
    if (link.empty()) link = text(item, {"guid", "id"});
    if (link.find(' ') != std::string::npos) link.clear();
    if (!link.empty()) {
      const std::string whole = take(xmlBuildURI(reinterpret_cast<const xmlChar*>(link.c_str()),
                                                 reinterpret_cast<const xmlChar*>(link_.c_str())));
      if (whole.find(':') != std::string::npos) return whole;
    }
    return input_.id + "/" + std::to_string(number);
  }

  const Input& input_;
  SourceSink& sink_;
  xmlNode* channel_;
  std::string link_, title_, language_;
  std::unordered_set<std::string> ids_;
};

}  // namespace

/// Opens RSS (0.9x, 1.0, 2.0) and Atom feeds.
class FeedSource final : public Source {
 public:
  explicit FeedSource(const PluginContext& context)
      : max_bytes_(static_cast<std::size_t>(context.options.integer("max_bytes"))) {
    xmlInitParser();
  }

  void read(const Input& input, SourceSink& sink) const override {
    const XmlDocument document = parse(input, bytes_of(input));
    xmlNode* root = xmlDocGetRootElement(document.get());
    std::vector<xmlNode*> items;
    find_items(root, items);
    if (items.empty()) {
      throw Error(ErrorCode::invalid_data, input.id, "is no RSS or Atom feed with items");
    }
    Reading reading(input, sink, root);
    for (std::size_t i = 0; i < items.size(); ++i) reading.emit(items[i], i + 1);
  }

 private:
  std::string bytes_of(const Input& input) const {
    InputStream stream(input);
    std::string bytes;
    for (std::string_view more; !(more = stream.next()).empty();) {
      bytes += more;
      if (bytes.size() > max_bytes_) {
        throw Error(ErrorCode::invalid_data, input.id,
                    "the feed has more than " + std::to_string(max_bytes_) +
                        " bytes; the option max_bytes allows no more");
      }
    }
    return bytes;
  }

  std::size_t max_bytes_;
};

}  // namespace docweave::feed

DOCWEAVE_PLUGIN(docweave::feed::FeedSource)
