#include "pair_lines.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace docweave::learned {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void write(Json& json, const char* key, std::string_view value) {
  json.Key(key);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void write(Json& json, const std::vector<std::string>& features) {
  json.Key("features");
  json.StartArray();
  for (const std::string& feature : features) json.String(feature.c_str());
  json.EndArray();
}

void write_end(Json& json, const Scene& scene, ThingIndex index, const char* type,
               const char* name) {
  const Thing& thing = scene.thing(index);
  write(json, type, info(thing.type).name);
  write(json, name, thing.entity ? scene.graph().entities()[*thing.entity].name : thing.value);
}

void write_line(Json& json, const Scene& scene, const Candidate& candidate,
                const std::vector<std::string>& features) {
  json.StartObject();
  write(json, "document", scene.document().info().id);
  write_end(json, scene, candidate.subject, "subject_type", "subject");
  write_end(json, scene, candidate.object, "object_type", "object");
  json.Key("said");
  json.StartObject();
  for (const Said& said : scene.said_with(candidate.object)) {
    if (said.other != candidate.subject) continue;
    const Statement& statement = scene.graph().statements()[said.statement];
    json.Key(info(said.predicate).name.data());
    json.Double(statement.confidence());
  }
  json.EndObject();
  write(json, features);
  json.EndObject();
}

void write_line(Json& json, const Scene& scene, ThingIndex entity,
                const std::vector<std::string>& features) {
  json.StartObject();
  write(json, "document", scene.document().info().id);
  write_end(json, scene, entity, "type", "name");
  write(json, features);
  json.EndObject();
}

/// A line of an entity or a candidate.
template <class Described>
void append_line(const Scene& scene, const Described& described, std::string& lines) {
  Features features(true);
  add_features(scene, described, features);
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  write_line(json, scene, described, features.names());
  lines.append(buffer.GetString(), buffer.GetSize());
  lines += '\n';
}

}  // namespace

std::string pair_lines(const Scene& scene) {
  std::string lines;
  for (const ThingIndex entity : scene.entities()) append_line(scene, entity, lines);
  for (const Candidate& candidate : candidates_of(scene)) append_line(scene, candidate, lines);
  return lines;
}

}  // namespace docweave::learned
