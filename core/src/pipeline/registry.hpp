#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/plugin.hpp>

#include "pipeline/manifest.hpp"

namespace docweave {

/// Where plugins are looked for: `given` (the command line's), those of the colon-separated
/// environment variable DOCWEAVE_PLUGIN_PATH, then lib/docweave/plugins beside the executable's
/// folder. Only these, each as `<folder>/<kind>s/<name>/plugin.json`.
std::vector<std::filesystem::path> plugin_folders(const std::vector<std::filesystem::path>& given);

/// The plugins that are there, known from their manifests; libraries are opened only to make one.
/// Immutable after construction; thread-safe.
class PluginRegistry {
 public:
  /// Scans the folders. What is wrong with a plugin ends up in `problems` and does not hinder
  /// others.
  explicit PluginRegistry(std::vector<std::filesystem::path> folders);

  const std::vector<std::filesystem::path>& folders() const { return folders_; }
  /// By kind (source, extractor, linker, output), then name.
  const std::vector<Manifest>& plugins() const { return plugins_; }
  /// Manifests that cannot be used, two plugins of one kind and name, named folders that are
  /// missing.
  const std::vector<Problem>& problems() const { return problems_; }

  /// Null when there is none.
  const Manifest* find(std::string_view kind, std::string_view name) const;
  /// One sentence on a plugin that is not there: the nearest name, what is wrong with its manifest,
  /// or the folders that were searched.
  std::string missing(std::string_view kind, std::string_view name) const;

  /// Opens the plugin's library for good and compares what it says of itself with its manifest and
  /// with this build; none of its code runs. Throws `Error(invalid_plugin)`.
  const Module& load(const Manifest& manifest) const;
  /// Makes a plugin; `context.folder` is filled in here. Throws `Error(invalid_plugin)` when it
  /// cannot be found or loaded, and what its constructor throws.
  std::unique_ptr<Plugin> make(std::string_view kind, std::string_view name,
                               PluginContext context) const;
  /// The same, by class: `registry.make<Extractor>("dates", context)`.
  template <class Kind>
  std::unique_ptr<Kind> make(std::string_view name, PluginContext context) const {
    std::unique_ptr<Plugin> plugin = make(Kind::kKind, name, std::move(context));
    return std::unique_ptr<Kind>(static_cast<Kind*>(plugin.release()));
  }

 private:
  void scan(const std::filesystem::path& folder, const std::string& kind);
  void drop_repeated();

  std::vector<std::filesystem::path> folders_;
  std::vector<Manifest> plugins_;
  /// Why a plugin that is there cannot be used, by its id.
  std::map<std::string, std::string> unusable_;
  std::vector<Problem> problems_;
};

}  // namespace docweave
