#include "document_json.hpp"

#include <string_view>
#include <utility>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "model/info_members.hpp"

namespace docweave::app {
namespace {

class DocumentWriter {
 public:
  explicit DocumentWriter(const Document& document) : document_(document) {
    json_.SetMaxDecimalPlaces(2);
  }

  std::string write() && {
    json_.StartObject();
    write(document_.info());
    member("text", document_.text());
    list("blocks", document_.blocks());
    list("metadata", document_.fields());
    list("keyValues", document_.key_values());
    list("origins", document_.origins());
    json_.EndObject();
    return {buffer_.GetString(), buffer_.GetSize()};
  }

 private:
  void key(std::string_view name) {
    json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }

  void member(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    key(name);
    json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }

  void member(std::string_view name, std::uint64_t number) {
    key(name);
    json_.Uint64(number);
  }

  void member(std::string_view name, Span span) {
    key(name);
    json_.StartArray();
    json_.Uint(span.begin);
    json_.Uint(span.end);
    json_.EndArray();
  }

  template <class Entries>
  void list(std::string_view name, const Entries& entries) {
    key(name);
    json_.StartArray();
    for (const auto& entry : entries) {
      json_.StartObject();
      write(entry);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void write(const DocumentInfo& info) {
    each_member(info,
                [this](std::string_view name, std::string_view value) { member(name, value); });
  }

  void write(const Block& block) {
    member("kind", to_string(block.kind));
    member("span", block.span);
    if (block.level > 0) member("level", static_cast<std::uint64_t>(block.level));
    if (block.group > 0) member("group", std::uint64_t{block.group});
    if (block.cell.table > 0) {
      member("table", std::uint64_t{block.cell.table});
      member("column", std::uint64_t{block.cell.column});
      member("rows", std::uint64_t{block.cell.rows});
    }
    member("language", block.language);
  }

  void write(const Field& field) {
    member("name", field.name);
    member("value", document_.text(field.value));
    member("span", field.value);
  }

  void write(const KeyValue& pair) {
    member("key", document_.text(pair.key));
    member("value", document_.text(pair.value));
    member("keySpan", pair.key);
    member("valueSpan", pair.value);
  }

  void write(const Origin& origin) {
    member("span", origin.text);
    if (origin.page == 0) {
      member("begin", origin.begin);
      member("end", origin.end);
      return;
    }
    member("page", static_cast<std::uint64_t>(origin.page));
    key("box");
    json_.StartArray();
    for (const float side : {origin.left, origin.top, origin.right, origin.bottom}) {
      json_.Double(static_cast<double>(side));
    }
    json_.EndArray();
  }

  const Document& document_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_{buffer_};
};

}  // namespace

std::string document_json(const Document& document) {
  return DocumentWriter(document).write();
}

}  // namespace docweave::app
