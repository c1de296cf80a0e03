#include "sentence_lines.hpp"

#include <string_view>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace docweave::descriptions {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void write(Json& json, std::string_view text) {
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_line(Json& json, const Document& document, const Mentioned& mentioned,
                const Sentence& sentence) {
  json.StartObject();
  json.Key("document");
  write(json, document.info().id);
  json.Key("words");
  json.StartArray();
  for (auto token = sentence.first_token; token < sentence.end_token; ++token)
    write(json, document.text(document.tokens()[token].span));
  json.EndArray();
  json.Key("features");
  json.StartArray();
  Features features(true);
  const Describer describer(document, mentioned, sentence);
  for (auto token = sentence.first_token; token < sentence.end_token; ++token) {
    features.clear();
    describer.describe(token, features);
    json.StartArray();
    for (const std::string& name : features.names()) write(json, name);
    json.EndArray();
  }
  json.EndArray();
  json.EndObject();
}

}  // namespace

std::string sentence_lines(const Document& document) {
  const Mentioned mentioned(document);
  std::string lines;
  for (const Sentence& sentence : document.sentences()) {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    write_line(json, document, mentioned, sentence);
    lines.append(buffer.GetString(), buffer.GetSize());
    lines += '\n';
  }
  return lines;
}

}  // namespace docweave::descriptions
