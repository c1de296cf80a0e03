#include "pipeline/content_hash.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <vector>

#include <Poco/DigestEngine.h>
#include <Poco/SHA2Engine.h>
#include <fmt/format.h>
#include <rapidjson/document.h>

#include "pipeline/installation.hpp"
#include "pipeline/json_document.hpp"

namespace fs = std::filesystem;

namespace docweave {
namespace {

/// Every part with its size before it, so that no two lists of parts look alike.
class PartsHash {
 public:
  void add(std::string_view part) {
    engine_.update(fmt::format("{}:", part.size()));
    engine_.update(part.data(), part.size());
  }

  void add_file(const fs::path& file) { add(content_hash(read_file(file))); }

  void add_folder(const fs::path& folder) {
    std::set<fs::path> files;
    const auto options = fs::directory_options::follow_directory_symlink;
    for (const auto& entry : fs::recursive_directory_iterator(folder, options)) {
      if (entry.is_regular_file()) files.insert(entry.path());
    }
    for (const fs::path& file : files) {
      add(file.lexically_relative(folder).generic_string());
      add_file(file);
    }
  }

  void add_files_named_in(const rapidjson::Value& options, const fs::path& base) {
    if (options.IsObject()) {
      for (const auto& member : options.GetObject()) add_files_named_in(member.value, base);
    } else if (options.IsArray()) {
      for (const auto& item : options.GetArray()) add_files_named_in(item, base);
    } else if (options.IsString() && options.GetStringLength() > 0) {
      const fs::path file = base / options.GetString();
      std::error_code missing;
      if (fs::is_regular_file(file, missing)) add_file(file);
    }
  }

  std::string hex() { return Poco::DigestEngine::digestToHex(engine_.digest()); }

 private:
  Poco::SHA2Engine engine_;
};

template <class Kind>
void add_stages(PartsHash& hash, const std::vector<Loaded<Kind>>& loaded,
                const std::vector<Stage>& stages, const fs::path& base) {
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    const Manifest& manifest = loaded[i].manifest;
    hash.add(manifest.id());
    hash.add(manifest.version);
    if (!manifest.folder.empty()) hash.add_folder(manifest.folder);
    if (i >= stages.size()) continue;
    hash.add(stages[i].options.json());
    rapidjson::Document options;
    options.Parse(stages[i].options.json().data(), stages[i].options.json().size());
    if (!options.HasParseError()) hash.add_files_named_in(options, base);
  }
}

}  // namespace

std::string content_hash(std::string_view bytes) {
  Poco::SHA2Engine engine;
  engine.update(bytes.data(), bytes.size());
  return Poco::DigestEngine::digestToHex(engine.digest());
}

std::string stages_hash(const PipelineConfig& config, const Stages& stages) {
  PartsHash hash;
  static const std::string library = content_hash(read_file(library_file()));
  hash.add(library);
  hash.add(fmt::format("{} {} {} {}", config.limits.input_bytes, config.limits.container_depth,
                       config.limits.container_bytes, config.limits.container_ratio));
  add_stages(hash, stages.sources, config.sources, config.folder);
  add_stages(hash, stages.extractors, config.extractors, config.folder);
  add_stages(hash, stages.linkers, config.linkers, config.folder);
  return hash.hex();
}

}  // namespace docweave
