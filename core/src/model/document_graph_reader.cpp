#include <algorithm>
#include <limits>
#include <tuple>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <docweave/document_graph.hpp>
#include <docweave/error.hpp>

#include "model/info_members.hpp"

namespace docweave {
namespace {

/// One step of a JSON text: a scalar, or the begin or end of an object or array.
struct Token {
  enum Kind { text, integer, real, key, other, object, object_end, array, array_end, end };
  Kind kind = end;
  std::size_t offset = 0;
  std::string text_value;
  std::uint64_t integer_value = 0;
  double real_value = 0;
};

/// Turns a line into tokens that know where they stand.
class Tokens {
 public:
  static std::vector<Token> of(std::string_view line) {
    constexpr unsigned kFlags = rapidjson::kParseFullPrecisionFlag |
                                rapidjson::kParseIterativeFlag |
                                rapidjson::kParseValidateEncodingFlag;
    Tokens tokens(line);
    rapidjson::Reader reader;
    if (!reader.Parse<kFlags>(tokens.stream_, tokens)) {
      fail(reader.GetErrorOffset(), rapidjson::GetParseError_En(reader.GetParseErrorCode()));
    }
    if (tokens.stream_.Tell() != line.size()) {
      fail(tokens.stream_.Tell(), "something follows the graph");
    }
    tokens.add(Token::end);
    return std::move(tokens.tokens_);
  }

  [[noreturn]] static void fail(std::size_t offset, const std::string& message) {
    throw Error(ErrorCode::invalid_data, "document graph, byte " + std::to_string(offset), message);
  }

  bool Null() { return add(Token::other); }
  bool Bool(bool) { return add(Token::other); }
  bool Int(int value) { return Double(value); }
  bool Int64(std::int64_t value) { return Double(static_cast<double>(value)); }
  bool Uint(unsigned value) { return Uint64(value); }
  bool Uint64(std::uint64_t value) {
    add(Token::integer);
    tokens_.back().integer_value = value;
    tokens_.back().real_value = static_cast<double>(value);
    return true;
  }
  bool Double(double value) {
    add(Token::real);
    tokens_.back().real_value = value;
    return true;
  }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return add(Token::other); }
  bool String(const char* chars, rapidjson::SizeType length, bool) {
    add(Token::text);
    tokens_.back().text_value.assign(chars, length);
    return true;
  }
  bool Key(const char* chars, rapidjson::SizeType length, bool) {
    add(Token::key);
    tokens_.back().text_value.assign(chars, length);
    return true;
  }
  bool StartObject() { return add(Token::object); }
  bool EndObject(rapidjson::SizeType) { return add(Token::object_end); }
  bool StartArray() { return add(Token::array); }
  bool EndArray(rapidjson::SizeType) { return add(Token::array_end); }

 private:
  explicit Tokens(std::string_view line) : line_(line), stream_(line.data(), line.size()) {}

  /// The stream stands behind the token (at it, where an object or array begins), so the token
  /// began behind the one before.
  bool add(Token::Kind kind) {
    const std::size_t begin = line_.find_first_not_of(" \t\r\n,:", end_of_last_);
    const bool opens = kind == Token::object || kind == Token::array;
    end_of_last_ = stream_.Tell() + (opens ? 1 : 0);
    tokens_.push_back({kind, std::min(begin, line_.size()), {}, 0, 0});
    return true;
  }

  std::string_view line_;
  rapidjson::MemoryStream stream_;
  std::size_t end_of_last_ = 0;
  std::vector<Token> tokens_;
};

/// Reads tokens by descent, so that every mistake is told with its place.
class LineReader {
 public:
  explicit LineReader(std::string_view line) : tokens_(Tokens::of(line)) {}

  DocumentGraph graph() {
    DocumentInfo document;
    std::vector<std::pair<std::size_t, Entity>> entities;
    std::vector<std::pair<std::size_t, Statement>> statements;
    read_object([&](std::string_view name) {
      if (name == "document") {
        document = document_info();
      } else if (name == "entities") {
        read_array([&] {
          const std::size_t begin = offset();
          entities.emplace_back(begin, entity());
        });
      } else if (name == "statements") {
        read_array([&] {
          const std::size_t begin = offset();
          statements.emplace_back(begin, statement());
        });
      } else {
        unknown(name);
      }
    });
    DocumentGraph graph(std::move(document));
    add_all(graph, std::move(entities));
    add_all(graph, std::move(statements));
    return graph;
  }

 private:
  template <class Items>
  void add_all(DocumentGraph& graph, Items items) {
    for (auto& [offset, item] : items) {
      try {
        graph.add(std::move(item));
      } catch (const Error& error) {
        fail(offset, error.message());
      }
    }
  }

  const Token& token() const { return tokens_[at_]; }
  std::size_t offset() const { return token().offset; }

  [[noreturn]] static void fail(std::size_t offset, const std::string& message) {
    Tokens::fail(offset, message);
  }

  [[noreturn]] void unknown(std::string_view name) const {
    fail(offset(), "there is no member \"" + std::string(name) + "\"");
  }

  void take(Token::Kind kind, const char* what) {
    if (token().kind != kind) fail(offset(), std::string("expected ") + what);
    ++at_;
  }

  /// `member` is called with each name and must read its value.
  template <class Member>
  void read_object(Member member) {
    take(Token::object, "an object");
    while (token().kind == Token::key) {
      const std::string name = token().text_value;
      ++at_;
      member(std::string_view(name));
    }
    take(Token::object_end, "a member");
  }

  template <class Item>
  void read_array(Item item) {
    take(Token::array, "an array");
    while (token().kind != Token::array_end) item();
    ++at_;
  }

  std::string text() {
    std::string value = token().text_value;
    take(Token::text, "a text");
    return value;
  }

  template <class Integer>
  Integer integer() {
    if (token().kind != Token::integer ||
        token().integer_value > static_cast<std::uint64_t>(std::numeric_limits<Integer>::max())) {
      fail(offset(), "expected a whole number in range");
    }
    const auto value = static_cast<Integer>(token().integer_value);
    ++at_;
    return value;
  }

  double real() {
    if (token().kind != Token::real && token().kind != Token::integer) {
      fail(offset(), "expected a number");
    }
    const double value = token().real_value;
    ++at_;
    return value;
  }

  template <class Number>
  std::pair<Number, Number> pair() {
    take(Token::array, "an array of two numbers");
    const auto first = integer<Number>();
    const auto second = integer<Number>();
    take(Token::array_end, "an array of two numbers");
    return {first, second};
  }

  Span span() {
    const std::size_t place = offset();
    const auto [begin, end] = pair<std::uint32_t>();
    if (end < begin) fail(place, "a span ends before it begins");
    return {begin, end};
  }

  template <class Named>
  auto word(Named named, const char* what) {
    const std::size_t begin = offset();
    const std::string name = text();
    const auto found = named(name);
    if (!found) fail(begin, "\"" + name + "\" is no " + what);
    return *found;
  }

  DocumentInfo document_info() {
    DocumentInfo info;
    read_object([&](std::string_view name) {
      std::string* member = nullptr;
      each_member(info, [&](std::string_view known, std::string& value) {
        if (name == known) member = &value;
      });
      if (member == nullptr) return unknown(name);
      *member = text();
    });
    return info;
  }

  void box(Origin& origin) {
    take(Token::array, "an array of four numbers");
    for (float* side : {&origin.left, &origin.top, &origin.right, &origin.bottom}) {
      *side = static_cast<float>(real());
    }
    take(Token::array_end, "an array of four numbers");
  }

  Origin origin() {
    Origin origin;
    read_object([&](std::string_view name) {
      if (name == "text") {
        origin.text = span();
      } else if (name == "bytes") {
        std::tie(origin.begin, origin.end) = pair<std::uint64_t>();
      } else if (name == "page") {
        origin.page = integer<int>();
      } else if (name == "box") {
        box(origin);
      } else {
        unknown(name);
      }
    });
    return origin;
  }

  Evidence evidence() {
    Evidence evidence;
    read_object([&](std::string_view name) {
      if (name == "span") {
        evidence.span = span();
      } else if (name == "quote") {
        evidence.quote = text();
      } else if (name == "origin") {
        evidence.origin = origin();
      } else if (name == "plugin") {
        evidence.plugin = text();
      } else if (name == "rule") {
        evidence.rule = text();
      } else if (name == "confidence") {
        evidence.confidence = real();
      } else {
        unknown(name);
      }
    });
    return evidence;
  }

  Entity entity() {
    Entity entity;
    read_object([&](std::string_view name) {
      if (name == "type") {
        entity.type = word(type_named, "type");
      } else if (name == "name") {
        entity.name = text();
      } else if (name == "alternateNames") {
        read_array([&] { entity.alternate_names.push_back(text()); });
      } else if (name == "key") {
        entity.key = text();
      } else if (name == "mentions") {
        read_array([&] { entity.mentions.push_back(evidence()); });
      } else {
        unknown(name);
      }
    });
    return entity;
  }

  std::variant<EntityIndex, Literal> object() {
    if (token().kind == Token::text) return Literal{text()};
    return integer<EntityIndex>();
  }

  Statement statement() {
    const std::size_t begin = offset();
    std::optional<EntityIndex> subject;
    std::optional<Predicate> predicate;
    std::optional<std::variant<EntityIndex, Literal>> object_end;
    Status status = Status::asserted;
    std::vector<Evidence> proof;
    read_object([&](std::string_view name) {
      if (name == "subject") {
        subject = integer<EntityIndex>();
      } else if (name == "predicate") {
        predicate = word(predicate_named, "predicate");
      } else if (name == "object") {
        object_end = object();
      } else if (name == "status") {
        status = word(status_named, "status");
      } else if (name == "evidence") {
        read_array([&] { proof.push_back(evidence()); });
      } else {
        unknown(name);
      }
    });
    if (!subject || !predicate || !object_end || proof.empty()) {
      fail(begin, "a statement needs a subject, a predicate, an object and evidence");
    }
    Statement statement(*subject, *predicate, std::move(*object_end), std::move(proof.front()),
                        status);
    for (std::size_t i = 1; i < proof.size(); ++i) statement.add(std::move(proof[i]));
    return statement;
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

DocumentGraph from_json_line(std::string_view line) {
  return LineReader(line).graph();
}

}  // namespace docweave
