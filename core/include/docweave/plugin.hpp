#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <docweave/error.hpp>
#include <docweave/options.hpp>
#include <docweave/version.hpp>

namespace docweave {

/// What a plugin is given when it is made. References are valid during construction and as long as
/// the plugin lives.
struct PluginContext {
  Options options;
  /// The plugin's own folder: plugin.json and its data files.
  std::filesystem::path folder;
  /// Files that the user names in options are taken relative to this folder (the pipeline file's).
  std::filesystem::path base_folder;
  DiagnosticSink& diagnostics;

  /// The file that an option names; where it is empty, the plugin's own, relative to its folder.
  std::filesystem::path file(std::string_view option, const std::filesystem::path& own) const {
    const std::string named = options.text(option);
    return named.empty() ? folder / own : base_folder / named;
  }
};

/// Common base of the four kinds. Constructors throw `Error` when they cannot do their work later.
class Plugin {
 public:
  virtual ~Plugin();
};

/// The data symbol `docweave_module` that a plugin library exports. The host reads and compares it
/// before it runs any of the library's code.
struct Module {
  std::uint32_t abi;                        ///< `kAbi` of the headers it was built with.
  const char* build;                        ///< `DOCWEAVE_BUILD` of the headers it was built with.
  const char* kind;                         ///< "extractor"
  const char* name;                         ///< "dates"
  const char* version;                      ///< "1.0.0"
  Plugin* (*create)(const PluginContext&);  ///< The caller owns the result.
};

/// Raised whenever a public type or the meaning of one changes.
inline constexpr std::uint32_t kAbi = 2;

}  // namespace docweave

/// Exports a class as this library's plugin. The class derives from Source, Extractor, Linker or
/// Output and has a constructor that takes `const PluginContext&`. Name and version come from
/// plugin.json through the build.
#define DOCWEAVE_PLUGIN(Class)                                                                   \
  extern "C" __attribute__((visibility("default"))) const ::docweave::Module docweave_module = { \
      ::docweave::kAbi,                                                                          \
      DOCWEAVE_BUILD,                                                                            \
      Class::kKind,                                                                              \
      DOCWEAVE_PLUGIN_NAME,                                                                      \
      DOCWEAVE_PLUGIN_VERSION,                                                                   \
      [](const ::docweave::PluginContext& context) -> ::docweave::Plugin* {                      \
        return new Class(context);                                                               \
      }};
