#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/problem.hpp"

namespace docweave {

class JsonDocument;

/// One option that a plugin takes, for listing.
struct OptionInfo {
  std::string name;
  std::string type;           ///< "number", or "any" where the schema says none.
  std::string default_value;  ///< As JSON; empty when there is none.
  std::string description;
};

/// What plugin.json says.
struct Manifest {
  std::string kind;  ///< "source", "extractor", "linker" or "output".
  std::string name;
  std::string version;
  std::string summary;
  std::string description;
  std::vector<std::string> media_types;  ///< Sources: what they read.
  std::vector<std::string> extensions;   ///< Sources: in lower case with the dot, ".html".
  bool container = false;                ///< Sources: what they read holds inputs, and is streamed.
  std::vector<std::string> after;        ///< Plugins of its kind that must stand before it.
  std::filesystem::path folder;          ///< Absolute; holds plugin.json and `<name>.so`.
  /// The whole file, kept for the schema of its options.
  std::shared_ptr<const JsonDocument> json;

  std::filesystem::path library() const { return folder / (name + ".so"); }
  /// "extractors/dates": how statements, reports and the file system name it.
  std::string id() const { return kind + "s/" + name; }
  std::vector<OptionInfo> options() const;
};

/// Reads and validates `folder`/plugin.json; adds to `problems` and returns nothing when it is
/// wrong.
std::optional<Manifest> read_manifest(const std::filesystem::path& folder,
                                      std::vector<Problem>& problems);

}  // namespace docweave
