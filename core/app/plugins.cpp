#include <algorithm>
#include <iostream>

#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include <docweave/error.hpp>

#include "commands.hpp"
#include "pipeline/registry.hpp"

namespace docweave::app {
namespace {

void list(const PluginRegistry& registry) {
  std::size_t width = 0;
  for (const Manifest& plugin : registry.plugins()) width = std::max(width, plugin.id().size());
  for (const Manifest& plugin : registry.plugins()) {
    fmt::print("{:<{}}  {:<7} {}\n", plugin.id(), width, plugin.version, plugin.summary);
  }
}

void print_options(const std::vector<OptionInfo>& options) {
  if (options.empty()) {
    fmt::print("\nIt has no options.\n");
    return;
  }
  fmt::print("\nOptions:\n");
  for (const OptionInfo& option : options) {
    fmt::print("  {} ({}", option.name, option.type);
    if (!option.default_value.empty()) fmt::print(", default {}", option.default_value);
    fmt::print(")\n      {}\n", option.description);
  }
}

void describe(const Manifest& plugin) {
  fmt::print("{} {}\n{}\n", plugin.id(), plugin.version, plugin.summary);
  if (!plugin.description.empty()) fmt::print("\n{}\n", plugin.description);
  if (!plugin.media_types.empty()) {
    fmt::print("\nMedia types: {}\n", fmt::join(plugin.media_types, ", "));
  }
  if (!plugin.extensions.empty()) {
    fmt::print("Extensions: {}\n", fmt::join(plugin.extensions, ", "));
  }
  print_options(plugin.options());
}

// "extractors/dates", "extractor/dates"
const Manifest& find(const PluginRegistry& registry, const std::string& id) {
  const std::size_t slash = id.find('/');
  if (slash == std::string::npos) {
    throw Error(ErrorCode::invalid_argument, id,
                "not a plugin's name; write it as extractors/dates");
  }
  std::string kind = id.substr(0, slash);
  const std::string name = id.substr(slash + 1);
  if (kind.ends_with('s')) kind.pop_back();
  if (const Manifest* plugin = registry.find(kind, name)) return *plugin;
  throw Error(ErrorCode::invalid_plugin, id, registry.missing(kind, name));
}

}  // namespace

int plugins(const Arguments& arguments) {
  CommandLine line(
      "plugins [KIND/NAME] [options]",
      "Lists the plugins that are there, or tells what one of them does and which options it\n"
      "takes, e.g. \"docweave plugins extractors/dates\".");
  add_plugin_path(line);
  line.positional("plugin", 1);
  if (!line.parse(arguments)) return kSuccess;
  const PluginRegistry registry(plugin_folders(plugin_path(line)));
  if (line.has("plugin")) {
    describe(find(registry, line.texts("plugin").front()));
  } else {
    list(registry);
  }
  return kSuccess;
}

}  // namespace docweave::app
