#include <algorithm>
#include <iostream>

#include <fmt/ostream.h>

#include <docweave/error.hpp>
#include <docweave/plugin.hpp>

#include "commands.hpp"
#include "pipeline/registry.hpp"

namespace fs = std::filesystem;

namespace docweave::app {
namespace {

void print_folders(const PluginRegistry& registry) {
  fmt::print("\nPlugin folders\n");
  for (const fs::path& folder : registry.folders()) {
    fmt::print("  {}  {}\n", fs::is_directory(folder) ? "ok     " : "missing", folder.string());
  }
}

bool print_plugins(const PluginRegistry& registry) {
  fmt::print("\nPlugins\n");
  bool healthy = !registry.plugins().empty();
  if (!healthy) fmt::print("  none found\n");
  for (const Manifest& plugin : registry.plugins()) {
    try {
      registry.load(plugin);
      fmt::print("  ok       {} {}\n", plugin.id(), plugin.version);
    } catch (const Error& error) {
      healthy = false;
      fmt::print("  broken   {} {}: {}\n", plugin.id(), plugin.version, error.what());
    }
  }
  for (const Problem& problem : registry.problems()) {
    healthy = false;
    fmt::print("  broken   {}\n", to_string(problem));
  }
  return healthy;
}

void print_pipelines() {
  fmt::print("\nReady pipelines in {}\n", ready_pipelines().string());
  std::vector<std::string> names;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(ready_pipelines(), missing)) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) fmt::print("  {}\n", name);
  if (names.empty()) fmt::print("  none found\n");
}

}  // namespace

int doctor(const Arguments& arguments) {
  CommandLine line(
      "doctor [options]",
      "Tells which plugins are found where, whether each can be loaded, and if not, why.\n"
      "Exits with 4 when something is broken.");
  add_plugin_path(line);
  if (!line.parse(arguments)) return kSuccess;
  const PluginRegistry registry(plugin_folders(plugin_path(line)));
  fmt::print("docweave {}, plugin interface {}, built as \"{}\"\n", DOCWEAVE_VERSION, kAbi,
             DOCWEAVE_BUILD);
  print_folders(registry);
  const bool healthy = print_plugins(registry);
  print_pipelines();
  fmt::print("\n{}\n", healthy ? "All is well." : "Something is broken, see above.");
  return healthy ? kSuccess : kInvalidPlugin;
}

}  // namespace docweave::app
