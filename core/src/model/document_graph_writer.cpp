#include <array>
#include <charconv>
#include <cmath>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <docweave/document_graph.hpp>
#include <docweave/error.hpp>

#include "model/info_members.hpp"

namespace docweave {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>,
                                 rapidjson::CrtAllocator, rapidjson::kWriteValidateEncodingFlag>;

/// Writes a graph member by member, always in the same order; what is empty is left out.
class LineWriter {
 public:
  explicit LineWriter(const DocumentGraph& graph) : id_(graph.info().id), writer_(buffer_) {
    writer_.StartObject();
    key("document");
    write(graph.info());
    key("entities");
    write_all(graph.entities());
    key("statements");
    write_all(graph.statements());
    writer_.EndObject();
  }

  std::string line() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  void key(std::string_view name) {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }

  void write(std::string_view text) {
    if (!writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()))) {
      throw Error(ErrorCode::invalid_data, id_, "a text of its graph is not UTF-8");
    }
  }

  void member(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    key(name);
    write(text);
  }

  /// RapidJSON knows no shortest form of a `float`.
  template <class Real>
  void write_real(Real value) {
    if (!std::isfinite(value)) {
      throw Error(ErrorCode::invalid_data, id_, "a number of its graph is not finite");
    }
    std::array<char, 32> digits;
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    writer_.RawValue(digits.data(), static_cast<std::size_t>(end - digits.data()),
                     rapidjson::kNumberType);
  }

  void write_pair(std::uint64_t begin, std::uint64_t end) {
    writer_.StartArray();
    writer_.Uint64(begin);
    writer_.Uint64(end);
    writer_.EndArray();
  }

  void write(const DocumentInfo& info) {
    writer_.StartObject();
    each_member(info,
                [this](std::string_view name, std::string_view value) { member(name, value); });
    writer_.EndObject();
  }

  void write(const Origin& origin) {
    writer_.StartObject();
    key("text");
    write_pair(origin.text.begin, origin.text.end);
    key("bytes");
    write_pair(origin.begin, origin.end);
    if (origin.page != 0) {
      key("page");
      writer_.Int(origin.page);
    }
    if (origin.left != 0 || origin.top != 0 || origin.right != 0 || origin.bottom != 0) {
      key("box");
      writer_.StartArray();
      for (const float side : {origin.left, origin.top, origin.right, origin.bottom}) {
        write_real(side);
      }
      writer_.EndArray();
    }
    writer_.EndObject();
  }

  void write(const Evidence& evidence) {
    writer_.StartObject();
    key("span");
    write_pair(evidence.span.begin, evidence.span.end);
    member("quote", evidence.quote);
    if (evidence.origin) {
      key("origin");
      write(*evidence.origin);
    }
    member("plugin", evidence.plugin);
    member("rule", evidence.rule);
    key("confidence");
    write_real(evidence.confidence);
    writer_.EndObject();
  }

  void write(const Entity& entity) {
    writer_.StartObject();
    member("type", info(entity.type).name);
    member("name", entity.name);
    if (!entity.alternate_names.empty()) {
      key("alternateNames");
      write_all(entity.alternate_names);
    }
    member("key", entity.key);
    key("mentions");
    write_all(entity.mentions);
    writer_.EndObject();
  }

  void write(const Statement& statement) {
    writer_.StartObject();
    key("subject");
    writer_.Uint(statement.subject());
    member("predicate", info(statement.predicate()).name);
    key("object");
    if (const auto* entity = std::get_if<EntityIndex>(&statement.object())) {
      writer_.Uint(*entity);
    } else {
      write(std::get<Literal>(statement.object()).value);
    }
    member("status", to_string(statement.status()));
    key("evidence");
    write_all(statement.evidence());
    writer_.EndObject();
  }

  template <class Items>
  void write_all(const Items& items) {
    writer_.StartArray();
    for (const auto& item : items) write(item);
    writer_.EndArray();
  }

  const std::string& id_;
  rapidjson::StringBuffer buffer_;
  Writer writer_;
};

}  // namespace

std::string to_json_line(const DocumentGraph& graph) {
  return LineWriter(graph).line();
}

}  // namespace docweave
