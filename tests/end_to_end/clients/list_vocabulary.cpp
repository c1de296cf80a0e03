// Prints the vocabulary that docweave is built with, as JSON.
#include <iostream>

#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>

#include <docweave/vocabulary.hpp>

namespace docweave {
namespace {

using Json = rapidjson::Writer<rapidjson::OStreamWrapper>;

void write(Json& json, const char* key, std::string_view value) {
  json.Key(key);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void write(Json& json, const char* key, const TypeSet& types) {
  json.Key(key);
  json.StartArray();
  for (const TypeInfo& type : docweave::types()) {
    if (types.contains(type.type)) json.String(std::string(type.name));
  }
  json.EndArray();
}

void list(Json& json) {
  json.StartObject();
  json.Key("types");
  json.StartArray();
  for (const TypeInfo& type : types()) {
    json.StartObject();
    write(json, "name", type.name);
    write(json, "iri", type.iri);
    json.EndObject();
  }
  json.EndArray();
  json.Key("predicates");
  json.StartArray();
  for (const PredicateInfo& predicate : predicates()) {
    json.StartObject();
    write(json, "name", predicate.name);
    write(json, "iri", predicate.iri);
    json.Key("literal");
    json.Bool(predicate.literal);
    write(json, "domain", predicate.domain);
    write(json, "range", predicate.range);
    json.EndObject();
  }
  json.EndArray();
  json.Key("statuses");
  json.StartArray();
  for (const Status status :
       {Status::asserted, Status::planned, Status::cancelled, Status::denied}) {
    json.String(std::string(to_string(status)));
  }
  json.EndArray();
  json.EndObject();
}

}  // namespace
}  // namespace docweave

int main() {
  rapidjson::OStreamWrapper stream(std::cout);
  docweave::Json json(stream);
  docweave::list(json);
  std::cout << '\n';
}
