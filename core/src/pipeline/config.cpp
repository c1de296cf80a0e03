#include "pipeline/config.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include <rapidjson/pointer.h>

#include "pipeline/json_document.hpp"
#include "pipeline/registry.hpp"
#include "pipeline/schema.hpp"

namespace docweave {
namespace {

namespace fs = std::filesystem;
using rapidjson::Value;

struct Kind {
  const char* name;
  const char* list;
  std::vector<Stage> PipelineConfig::*stages;
};

constexpr Kind kKinds[] = {
    {"source", "sources", &PipelineConfig::sources},
    {"extractor", "extractors", &PipelineConfig::extractors},
    {"linker", "linkers", &PipelineConfig::linkers},
    {"output", "outputs", &PipelineConfig::outputs},
};

std::string text(const Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

/// Turns a parsed pipeline into a configuration, with problems where it makes no sense.
class Loader {
 public:
  Loader(std::shared_ptr<JsonDocument> json, const PluginRegistry& registry,
         std::vector<Problem>& problems)
      : json_(std::move(json)), registry_(registry), problems_(problems) {}

  PipelineConfig load(const fs::path& file) {
    const std::shared_ptr<const JsonDocument> schema = load_schema("pipeline.schema.json");
    validate({schema->root(), "key"}, *json_, "", problems_);
    PipelineConfig config;
    if (!root().IsObject()) return config;
    for (const Kind& kind : kKinds) read_stages(kind, config);
    check_extractors(config);
    check_outputs(config);
    if (problems_.empty()) {
      fill_defaults(schema->root(), root(), root().GetAllocator());
      read_settings(file, config);
    }
    return config;
  }

 private:
  rapidjson::Document& root() { return json_->root(); }

  void read_stages(const Kind& kind, PipelineConfig& config) {
    const auto list = root().FindMember(kind.list);
    if (list == root().MemberEnd() || !list->value.IsArray()) return;
    for (rapidjson::SizeType i = 0; i < list->value.Size(); ++i) {
      Value& stage = list->value[i];
      if (!stage.IsObject() || !stage.HasMember("plugin") || !stage["plugin"].IsString()) continue;
      const std::string pointer = child(child("", kind.list), i);
      if (may_be_left_out(stage) && !registry_.find(kind.name, text(stage["plugin"]))) {
        config.left_out.push_back(pointer + ": " +
                                  registry_.missing(kind.name, text(stage["plugin"])));
      } else {
        (config.*kind.stages).push_back(read_stage(kind, stage, pointer));
      }
    }
    check_repeated(config.*kind.stages, kind.stages == &PipelineConfig::sources);
    check_order(kind, config.*kind.stages);
  }

  static bool may_be_left_out(const Value& stage) {
    return stage.HasMember("optional") && stage["optional"].IsTrue();
  }

  Stage read_stage(const Kind& kind, Value& json, const std::string& pointer) {
    Stage stage;
    stage.plugin = text(json["plugin"]);
    stage.pointer = pointer;
    if (json.HasMember("path") && json["path"].IsString()) stage.path = text(json["path"]);
    if (json.HasMember("options") && !json["options"].IsObject()) return stage;
    const Manifest* manifest = registry_.find(kind.name, stage.plugin);
    if (manifest == nullptr) {
      add(pointer + "/plugin", registry_.missing(kind.name, stage.plugin));
    } else {
      stage.options = read_options(*manifest, json, pointer);
    }
    return stage;
  }

  Options read_options(const Manifest& manifest, Value& stage, const std::string& pointer) {
    auto& allocator = root().GetAllocator();
    if (!stage.HasMember("options")) {
      stage.AddMember("options", Value(rapidjson::kObjectType), allocator);
    }
    const rapidjson::Document empty = no_options();
    const Value& manifest_json = manifest.json->root();
    const Value& schema = manifest_json.HasMember("options") ? manifest_json["options"] : empty;
    validate({schema, "option"}, *json_, pointer + "/options", problems_);
    fill_defaults(schema, stage["options"], allocator);
    return Options::parse(to_json(stage["options"]));
  }

  static rapidjson::Document no_options() {
    rapidjson::Document schema;
    schema.Parse(R"({"properties": {}})");
    return schema;
  }

  void check_repeated(const std::vector<Stage>& stages, bool whatever_the_options) {
    for (auto stage = stages.begin(); stage != stages.end(); ++stage) {
      const auto first = std::find_if(stages.begin(), stage, [&](const Stage& other) {
        return other.plugin == stage->plugin && other.path == stage->path &&
               (whatever_the_options || other.options.json() == stage->options.json());
      });
      if (first == stage || !stage->path.empty()) continue;
      add(stage->pointer + "/plugin", "\"" + stage->plugin + "\" already stands at " +
                                          first->pointer +
                                          (whatever_the_options ? "" : " with the same options"));
    }
  }

  void check_order(const Kind& kind, const std::vector<Stage>& stages) {
    for (auto stage = stages.begin(); stage != stages.end(); ++stage) {
      const Manifest* manifest = registry_.find(kind.name, stage->plugin);
      if (manifest == nullptr) continue;
      for (const std::string& earlier : manifest->after) {
        const auto late = std::find_if(stage, stages.end(),
                                       [&](const Stage& other) { return other.plugin == earlier; });
        if (late == stages.end()) continue;
        add(stage->pointer + "/plugin", "\"" + stage->plugin + "\" builds on \"" + earlier +
                                            "\", which stands behind it at " + late->pointer +
                                            "; move it there");
      }
    }
  }

  void check_extractors(const PipelineConfig& config) {
    if (config.extractors.empty() || !config.linkers.empty() || root().HasMember("linkers")) return;
    add("/extractors",
        "without a linker nothing that these find reaches the graph; add \"linkers\"");
  }

  void check_outputs(const PipelineConfig& config) {
    std::map<fs::path, std::string> written{{kReportFile, "the run, as its report"}};
    for (const Stage& output : config.outputs) {
      check_filter(output.pointer + "/filter");
      if (output.path.empty()) continue;
      const auto [first, is_new] = written.emplace(output.path.lexically_normal(), output.pointer);
      if (is_new) continue;
      add(output.pointer + "/path",
          "\"" + output.path.string() + "\" is already written by " + first->second);
    }
  }

  void check_filter(const std::string& pointer) {
    const Value* filter = rapidjson::Pointer(pointer.c_str(), pointer.size()).Get(root());
    if (filter == nullptr || !filter->IsObject()) return;
    const auto has = [filter](const char* name) { return filter->HasMember(name); };
    if (has("distance") && !has("around")) {
      add(pointer + "/distance", "means nothing without \"around\"");
    }
    if (!has("from") || !has("until")) return;
    const Value &from = (*filter)["from"], &until = (*filter)["until"];
    if (!from.IsString() || !until.IsString() || !ends_before(text(until), text(from))) return;
    add(pointer + "/until", to_json(until) + " ends before \"from\": " + to_json(from));
  }

  static bool ends_before(const std::string& until, const std::string& from) {
    const std::size_t common = std::min(until.size(), from.size());
    return until.compare(0, common, from, 0, common) < 0;
  }

  void read_settings(const fs::path& file, PipelineConfig& config) {
    config.file = file;
    config.folder = fs::absolute(file).parent_path().lexically_normal();
    config.name = root().HasMember("name") ? text(root()["name"]) : file.stem().string();
    config.base = text(root()["base"]);
    for (const Value& input : root()["inputs"].GetArray()) {
      const std::string name = text(input);
      config.inputs.push_back(name == "-" ? name
                                          : (config.folder / name).lexically_normal().string());
    }
    const Value& outputs = root()["outputs"];
    for (rapidjson::SizeType i = 0; i < outputs.Size(); ++i) {
      if (!outputs[i].HasMember("filter")) continue;
      config.outputs[i].filter = Options::parse(to_json(outputs[i]["filter"]));
    }
    if (root().HasMember("store")) config.store = text(root()["store"]);
    const Value& resolve = root()["resolve"];
    if (resolve.HasMember("corrections")) {
      config.corrections = (config.folder / text(resolve["corrections"])).lexically_normal();
    }
    config.resolve_memory = resolve["memory_mb"].GetUint64() << 20;
    config.limits.input_bytes = root()["limits"]["input_bytes"].GetUint64();
    config.limits.container_depth = root()["limits"]["container_depth"].GetUint();
    config.limits.container_bytes = root()["limits"]["container_bytes"].GetUint64();
    config.limits.container_ratio = root()["limits"]["container_ratio"].GetUint64();
  }

  void add(const std::string& pointer, std::string message) {
    problems_.push_back(json_->at_value(pointer, std::move(message)));
  }

  std::shared_ptr<JsonDocument> json_;
  const PluginRegistry& registry_;
  std::vector<Problem>& problems_;
};

}  // namespace

PipelineConfig load_pipeline(const fs::path& file, const std::vector<std::string>& overrides,
                             const PluginRegistry& registry) {
  std::vector<Problem> problems;
  std::shared_ptr<JsonDocument> json =
      JsonDocument::parse(file.string(), read_file(file), problems);
  if (json == nullptr) throw InvalidPipeline(std::move(problems));
  for (const std::string& assignment : overrides) json->set(assignment, problems);
  PipelineConfig config = Loader(std::move(json), registry, problems).load(file);
  if (problems.empty()) return config;
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  throw InvalidPipeline(std::move(problems));
}

}  // namespace docweave
