#include <algorithm>

#include <fmt/format.h>

#include "pipeline/json_document.hpp"
#include "pipeline/registry.hpp"
#include "rules.hpp"
#include "text/rules/samples.hpp"

namespace fs = std::filesystem;

namespace docweave::app {
namespace {

bool is_pack(const fs::path& file) {
  return file.extension() == ".json" &&
         read_file(file).find("rules.schema.json\"") != std::string::npos;
}

/// The packs in the folders of all plugins, by path.
std::vector<fs::path> packs_of_plugins(const CommandLine& line) {
  std::vector<fs::path> packs;
  const PluginRegistry registry(plugin_folders(plugin_path(line)));
  for (const Manifest& plugin : registry.plugins()) {
    const auto options = fs::directory_options::follow_directory_symlink;
    for (const auto& entry : fs::recursive_directory_iterator(plugin.folder, options)) {
      if (entry.is_regular_file() && is_pack(entry.path())) packs.push_back(entry.path());
    }
  }
  std::ranges::sort(packs);
  return packs;
}

struct Tally {
  std::size_t samples = 0;
  std::size_t failures = 0;
  std::size_t bare = 0;  ///< Rules that lack a sample that matches, or one that does not.
};

Tally try_pack(const fs::path& file, bool demand_samples) {
  const RulePack pack = RulePack::load(file);
  Tally tally;
  for (const Rule& rule : pack.rules()) {
    tally.samples += rule.samples.match.size() + rule.samples.none.size();
    if (!rule.samples.match.empty() && !rule.samples.none.empty()) continue;
    ++tally.bare;
    if (demand_samples)
      fmt::print("{}: {}: lacks a sample of each kind\n", file.string(), rule.name);
  }
  for (const SampleFailure& failure : failing_samples(pack)) {
    ++tally.failures;
    fmt::print("{}: {}: \"{}\"\n    {}\n", file.string(), failure.rule, failure.sample,
               failure.message);
  }
  fmt::print("{}: {} rules, {} samples, {} failed; {} rules lack samples\n", file.string(),
             pack.rules().size(), tally.samples, tally.failures, tally.bare);
  return tally;
}

}  // namespace

int rules_test(const Arguments& arguments) {
  CommandLine line(
      "rules test [PACK...] [options]",
      "Tries the samples that rules carry; without PACK, those of all plugins' packs. In a "
      "pack:\n\n"
      "  {\"name\": \"hosted-by\", \"pattern\": \"{Event:e} hosted by {Organization+:o}\",\n"
      "   \"relations\": [\"e organizer o\"],\n"
      "   \"samples\": {\n"
      "     \"match\": [\"The [fair|Event:e] hosted by [Oxfam|Organization:o] is over.\"],\n"
      "     \"not\": [\"The [fair|Event] hosted us; [Oxfam|Organization] came.\"]}}\n\n"
      "[words|Type] marks a mention, [words|Type:capture] one that the rule must capture, and\n"
      "[words|:capture] other words that it must; a description is [the fair|Event.nominal], a\n"
      "line break \\n. Of a captured list each mention is marked. Exits with 1 when a sample "
      "fails.");
  line.options()("complete", "fail, too, when a rule lacks a sample of either kind");
  add_plugin_path(line);
  line.positional("pack", -1);
  if (!line.parse(arguments)) return kSuccess;
  std::vector<fs::path> packs;
  for (const std::string& name : line.texts("pack")) packs.emplace_back(name);
  if (packs.empty()) packs = packs_of_plugins(line);
  bool good = true;
  for (const fs::path& pack : packs) {
    const Tally tally = try_pack(pack, line.has("complete"));
    good = good && tally.failures == 0 && (tally.bare == 0 || !line.has("complete"));
  }
  return good ? kSuccess : kSomeFailed;
}

}  // namespace docweave::app
