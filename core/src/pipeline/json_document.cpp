#include "pipeline/json_document.hpp"

#include <fstream>
#include <iterator>
#include <utility>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/pointer.h>
#include <rapidjson/reader.h>

#include <docweave/text.hpp>

namespace docweave {
namespace {

constexpr std::size_t kDeepest = 64;
constexpr unsigned kStrict = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag |
                             rapidjson::kParseValidateEncodingFlag;

// Where a string that ends before `end` starts: quotes inside it stand behind a backslash.
std::size_t string_start(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  do {
    at = text.rfind('"', at - 1);
  } while (at > 0 && text[at - 1] == '\\');
  return at;
}

// Where a number, true, false or null that ends before `end` starts.
std::size_t word_start(std::string_view text, std::size_t end) {
  const std::size_t before = text.find_last_of(" \t\r\n,:[", end - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

}  // namespace

/// Walks a text's events beside the reader's stream and notes where each value starts.
class PlaceFinder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, PlaceFinder> {
 public:
  PlaceFinder(JsonDocument& document, const rapidjson::MemoryStream& stream,
              std::vector<Problem>& problems)
      : document_(document), stream_(stream), problems_(problems) {}

  bool Default() { return note(word_start(document_.text_, stream_.Tell())); }
  bool String(const char*, rapidjson::SizeType, bool) {
    return note(string_start(document_.text_, stream_.Tell()));
  }
  bool Key(const char* name, rapidjson::SizeType size, bool) {
    Level& level = levels_.back();
    level.name.assign(name, size);
    level.name_at = string_start(document_.text_, stream_.Tell());
    const std::string pointer = child(level.pointer, level.name);
    if (document_.places_.contains(pointer)) {
      Problem repeated = document_.at_offset(level.name_at, "this name stands twice in its object");
      repeated.pointer = pointer;
      problems_.push_back(std::move(repeated));
    }
    return true;
  }
  bool StartObject() { return open(false); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return open(true); }
  bool EndArray(rapidjson::SizeType) { return close(); }

 private:
  struct Level {
    std::string pointer;
    bool array = false;
    std::size_t index = 0;
    std::string name;
    std::size_t name_at = 0;
  };

  bool note(std::size_t value_at) {
    if (levels_.empty()) {
      document_.places_[""] = {value_at, value_at};
      pointer_.clear();
      return true;
    }
    Level& level = levels_.back();
    pointer_ = level.array ? child(level.pointer, level.index++) : child(level.pointer, level.name);
    document_.places_[pointer_] = {level.array ? value_at : level.name_at, value_at};
    return true;
  }
  bool open(bool array) {
    if (levels_.size() == kDeepest) return false;
    note(stream_.Tell());
    levels_.push_back({pointer_, array, 0, {}, 0});
    return true;
  }
  bool close() {
    levels_.pop_back();
    return true;
  }

  JsonDocument& document_;
  const rapidjson::MemoryStream& stream_;
  std::vector<Problem>& problems_;
  std::vector<Level> levels_;
  std::string pointer_;
};

std::string child(std::string_view pointer, std::string_view name) {
  std::string result(pointer);
  result += '/';
  for (const char c : name) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

std::string child(std::string_view pointer, std::size_t index) {
  return std::string(pointer) + "/" + std::to_string(index);
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  constexpr std::streamsize kChunk = 1 << 16;
  std::string bytes;
  std::streamsize read = kChunk;
  for (std::size_t end = 0; read == kChunk; end = bytes.size()) {
    bytes.resize(end + kChunk);
    read = stream.read(bytes.data() + end, kChunk).gcount();
    bytes.resize(end + static_cast<std::size_t>(read));
  }
  if (!stream.is_open() || stream.bad() || std::filesystem::is_directory(file)) {
    throw Error(ErrorCode::io, file.string(), "cannot be read as a file");
  }
  return bytes;
}

std::shared_ptr<JsonDocument> JsonDocument::parse(std::string file, std::string text,
                                                  std::vector<Problem>& problems) {
  auto document = std::make_shared<JsonDocument>();
  document->file_ = std::move(file);
  document->text_ = std::move(text);
  const std::string& bytes = document->text_;

  rapidjson::MemoryStream stream(bytes.data(), bytes.size());
  PlaceFinder finder(*document, stream, problems);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kStrict>(stream, finder);
  const std::size_t before = problems.size();
  if (result.Code() == rapidjson::kParseErrorTermination) {
    problems.push_back(document->at_offset(
        result.Offset(), "nested more than " + std::to_string(kDeepest) + " levels deep"));
  } else if (result.IsError()) {
    problems.push_back(document->at_offset(
        result.Offset(), std::string("not JSON: ") + rapidjson::GetParseError_En(result.Code())));
  } else if (stream.Tell() < bytes.size()) {
    problems.push_back(document->at_offset(stream.Tell(), "not JSON: a zero byte"));
  }
  if (problems.size() > before) return nullptr;
  document->root_.Parse<kStrict>(bytes.data(), bytes.size());
  return document;
}

Problem JsonDocument::at_value(const std::string& pointer, std::string message) const {
  return problem(pointer, &Place::value, std::move(message));
}

Problem JsonDocument::at_name(const std::string& pointer, std::string message) const {
  return problem(pointer, &Place::name, std::move(message));
}

Problem JsonDocument::problem(const std::string& pointer, std::size_t Place::*part,
                              std::string message) const {
  // The value itself may be missing or set from outside: then what lies around it has the answer.
  for (std::string at = pointer;; at.resize(at.rfind('/'))) {
    if (const auto set = set_.find(at); set != set_.end()) {
      return {"--set " + set->second, 0, 0, pointer, std::move(message)};
    }
    if (const auto place = places_.find(at); place != places_.end()) {
      Problem problem = at_offset(place->second.*part, std::move(message));
      problem.pointer = pointer;
      return problem;
    }
    if (at.empty()) return {file_, 1, 1, pointer, std::move(message)};
  }
}

Problem JsonDocument::at_offset(std::size_t offset, std::string message) const {
  const std::string_view before = std::string_view(text_).substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 == 0
  std::size_t line = 1;
  for (const char c : before) line += c == '\n';
  return {file_, line, code_points(before.substr(line_start)) + 1, "", std::move(message)};
}

void JsonDocument::set(const std::string& assignment, std::vector<Problem>& problems) {
  const auto reject = [&](std::string message) {
    problems.push_back({"--set " + assignment, 0, 0, "", std::move(message)});
  };
  const std::size_t equals = assignment.find('=');
  const std::string name = assignment.substr(0, equals);
  const rapidjson::Pointer pointer(name.c_str(), name.size());
  if (equals == std::string::npos || !name.starts_with('/') || !pointer.IsValid()) {
    return reject("should be POINTER=VALUE, as in /extractors/0/options/threshold=0.7");
  }

  rapidjson::Value* at = &root_;
  std::string path;
  for (std::size_t i = 0; i < pointer.GetTokenCount(); ++i) {
    const rapidjson::Pointer::Token& token = pointer.GetTokens()[i];
    const std::string key(token.name, token.length);
    if (at->IsNull() && i > 0) at->SetObject();
    if (at->IsArray()) {
      if (token.index >= at->Size()) {
        return reject((path.empty() ? "the file" : path) + " has " + std::to_string(at->Size()) +
                      " entries, none has the number " + key);
      }
      at = &(*at)[token.index];
    } else if (at->IsObject()) {
      if (!at->HasMember(key)) {
        at->AddMember(rapidjson::Value(key, root_.GetAllocator()), rapidjson::Value(),
                      root_.GetAllocator());
      }
      at = &(*at)[key];
    } else {
      return reject(path + " is neither an object nor a list, so it has no \"" + key + "\"");
    }
    path = child(path, key);
  }

  const std::string text = assignment.substr(equals + 1);
  rapidjson::Document value(&root_.GetAllocator());
  value.Parse<kStrict>(text.data(), text.size());
  if (value.HasParseError()) {
    at->SetString(text, root_.GetAllocator());
  } else {
    at->Swap(value);
  }
  set_[path] = assignment;
}

}  // namespace docweave
