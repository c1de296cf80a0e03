#include "pipeline/registry.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>
#include <system_error>
#include <tuple>
#include <utility>

#include <Poco/Exception.h>
#include <Poco/SharedLibrary.h>

#include "pipeline/installation.hpp"
#include "pipeline/nearest.hpp"

namespace docweave {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 4> kKinds = {"source", "extractor", "linker", "output"};

std::size_t rank(std::string_view kind) {
  return std::find(kKinds.begin(), kKinds.end(), kind) - kKinds.begin();
}

std::vector<fs::path> subfolders(const fs::path& folder) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

// What a module says of itself that does not agree with this build and its manifest. A foreign ABI
// number means that the fields behind it cannot be trusted.
std::string disagreement(const Module& module, const Manifest& manifest) {
  const std::string rebuild = "; build the plugin against this docweave";
  if (module.abi != kAbi) {
    return "was built for plugin ABI " + std::to_string(module.abi) + ", this is ABI " +
           std::to_string(kAbi) + rebuild;
  }
  const auto differ = [&](const char* what, const char* is, std::string_view expected,
                          const char* by) -> std::string {
    if (is != nullptr && expected == is) return {};
    return "its " + std::string(what) + " is " + in_quotes(is == nullptr ? "" : is) + ", but " +
           by + " says " + in_quotes(expected);
  };
  std::string wrong = differ("build", module.build, DOCWEAVE_BUILD, "this docweave");
  if (!wrong.empty()) return wrong + rebuild;
  wrong = differ("kind", module.kind, manifest.kind, "plugin.json");
  if (wrong.empty()) wrong = differ("name", module.name, manifest.name, "plugin.json");
  if (wrong.empty()) wrong = differ("version", module.version, manifest.version, "plugin.json");
  if (!wrong.empty()) return wrong + "; the library is of another state than its plugin.json";
  return module.create == nullptr ? "has no create function" : "";
}

}  // namespace

std::vector<fs::path> plugin_folders(const std::vector<fs::path>& given) {
  std::vector<fs::path> folders = given;
  if (const char* variable = std::getenv("DOCWEAVE_PLUGIN_PATH")) {
    std::istringstream list(variable);
    for (std::string folder; std::getline(list, folder, ':');) {
      if (!folder.empty()) folders.emplace_back(folder);
    }
  }
  folders.push_back(installation_folder() / "lib" / "docweave" / "plugins");
  return folders;
}

PluginRegistry::PluginRegistry(std::vector<fs::path> folders) {
  for (const fs::path& named : folders) {
    std::error_code error;
    const fs::path folder = fs::canonical(named, error);
    if (error || !fs::is_directory(folder)) {
      problems_.push_back(
          {named.string(), 0, 0, "", "is no folder; plugins were to be found there"});
      folders_.push_back(named);
      continue;
    }
    if (std::find(folders_.begin(), folders_.end(), folder) != folders_.end()) continue;
    folders_.push_back(folder);
    for (const char* kind : kKinds) scan(folder, kind);
  }
  std::stable_sort(plugins_.begin(), plugins_.end(), [](const Manifest& a, const Manifest& b) {
    return std::tuple(rank(a.kind), a.name) < std::tuple(rank(b.kind), b.name);
  });
  drop_repeated();
}

void PluginRegistry::scan(const fs::path& folder, const std::string& kind) {
  for (const fs::path& plugin : subfolders(folder / (kind + "s"))) {
    const std::size_t before = problems_.size();
    if (std::optional<Manifest> manifest = read_manifest(plugin, problems_)) {
      plugins_.push_back(std::move(*manifest));
    } else {
      std::string& reason = unusable_[kind + "s/" + plugin.filename().string()];
      reason = "cannot be used: " + to_string(problems_.at(before));
    }
  }
}

// Which of two plugins of one name is meant, no search order should decide in silence.
void PluginRegistry::drop_repeated() {
  for (auto first = plugins_.begin(); first != plugins_.end();) {
    const auto end = std::find_if(
        first, plugins_.end(), [&](const Manifest& plugin) { return plugin.id() != first->id(); });
    if (end - first == 1) {
      first = end;
      continue;
    }
    std::string message = "is there " + std::to_string(end - first) + " times:";
    for (auto plugin = first; plugin != end; ++plugin) {
      message += (plugin == first ? " in " : " and in ") + plugin->folder.string();
    }
    message += "; leave one of them";
    problems_.push_back({first->id(), 0, 0, "", message});
    unusable_[first->id()] = message;
    first = plugins_.erase(first, end);
  }
}

const Manifest* PluginRegistry::find(std::string_view kind, std::string_view name) const {
  for (const Manifest& plugin : plugins_) {
    if (plugin.kind == kind && plugin.name == name) return &plugin;
  }
  return nullptr;
}

std::string PluginRegistry::missing(std::string_view kind, std::string_view name) const {
  const std::string id = std::string(kind) + "s/" + std::string(name);
  if (const auto found = unusable_.find(id); found != unusable_.end()) {
    return "the " + std::string(kind) + " " + in_quotes(name) + " " + found->second;
  }
  std::vector<std::string> names;
  for (const Manifest& plugin : plugins_) {
    if (plugin.kind == kind) names.push_back(plugin.name);
  }
  std::string places;
  for (const fs::path& folder : folders_) {
    places += (places.empty() ? "" : ", ") + (folder / id).parent_path().string();
  }
  return "no " + std::string(kind) + " " + in_quotes(name) + " in " + places +
         did_you_mean(name, names);
}

const Module& PluginRegistry::load(const Manifest& manifest) const {
  const std::string file = manifest.library().string();
  const auto fail = [&](const std::string& message) {
    return Error(ErrorCode::invalid_plugin, file, message);
  };
  if (!fs::exists(manifest.library())) {
    throw fail("is missing; plugin.json beside it promises the " + manifest.kind + " " +
               in_quotes(manifest.name));
  }
  try {
    Poco::SharedLibrary library;  // its destructor leaves the library loaded
    library.load(file, Poco::SharedLibrary::SHLIB_LOCAL);
    if (!library.hasSymbol("docweave_module")) {
      throw fail("exports no docweave_module; DOCWEAVE_PLUGIN(Class) in its code makes one");
    }
    const Module& module = *static_cast<const Module*>(library.getSymbol("docweave_module"));
    const std::string wrong = disagreement(module, manifest);
    if (!wrong.empty()) throw fail(wrong);
    return module;
  } catch (const Poco::Exception& exception) {
    throw fail("cannot be loaded: " + exception.message());
  }
}

std::unique_ptr<Plugin> PluginRegistry::make(std::string_view kind, std::string_view name,
                                             PluginContext context) const {
  const Manifest* manifest = find(kind, name);
  if (manifest == nullptr) {
    throw Error(ErrorCode::invalid_plugin, std::string(kind) + "s/" + std::string(name),
                missing(kind, name));
  }
  context.folder = manifest->folder;
  return std::unique_ptr<Plugin>(load(*manifest).create(context));
}

}  // namespace docweave
