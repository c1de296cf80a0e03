#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "documents.hpp"
#include "pipeline/nearest.hpp"
#include "rules.hpp"
#include "text/rules/tracer.hpp"
#include "text/rules/watch.hpp"

namespace docweave::app {
namespace {

/// How near a rule must have come to be told of unasked.
constexpr double kNear = 0.6;

/// The words that items cover, on one line.
std::string words(const Document& document, std::span<const Item> items, ItemRange range) {
  if (range.empty()) return "";
  const auto tokens = document.tokens();
  std::string text(document.text(join(tokens[items[range.first].first_token].span,
                                      tokens[items[range.end - 1].end_token - 1].span)));
  std::ranges::replace(text, '\n', ' ');
  return text;
}

struct NearMiss {
  double share = 0;
  std::string told;
};

/// What one rule did in all documents.
struct RuleStory {
  std::vector<std::string> matches;
  std::optional<NearMiss> nearest;
};

/// Notes what rules do while extractors run.
class Trace : public RuleWatch {
 public:
  explicit Trace(std::string only) : only_(std::move(only)) {}

  void tried(const RulePack& pack, const Document& document, std::span<const Item> items,
             std::span<const RuleMatch> matches) override {
    std::vector<RuleStory>& stories = stories_of(pack);
    std::vector<bool> matched(stories.size(), false);
    for (const RuleMatch& match : matches) {
      matched[match.rule] = true;
      stories[match.rule].matches.push_back(told(pack, document, items, match));
    }
    for (std::uint32_t rule = 0; rule < stories.size(); ++rule) {
      const bool asked = only_.empty() || pack.rules()[rule].name == only_;
      if (asked && !matched[rule]) note_near(pack, rule, document, items, stories[rule]);
    }
  }

  struct PackStory {
    std::vector<std::string> rules;
    std::vector<RuleStory> stories;
  };
  /// By file.
  const std::map<std::string, PackStory>& packs() const { return packs_; }

 private:
  std::vector<RuleStory>& stories_of(const RulePack& pack) {
    PackStory& story = packs_[pack.file()];
    if (story.rules.empty()) {
      std::ranges::transform(pack.rules(), std::back_inserter(story.rules), &Rule::name);
      story.stories.resize(story.rules.size());
    }
    return story.stories;
  }

  static std::string told(const RulePack& pack, const Document& document,
                          std::span<const Item> items, const RuleMatch& match) {
    std::string text =
        fmt::format("{}: \"{}\"", document.info().id, words(document, items, match.items));
    const Rule& rule = pack.rules()[match.rule];
    for (std::size_t slot = 0; slot < match.captures.size(); ++slot) {
      const std::string caught = words(document, items, match.captures[slot]);
      if (!caught.empty()) text += fmt::format("  {} = {}", rule.captures[slot], caught);
    }
    return text;
  }

  static void note_near(const RulePack& pack, std::uint32_t rule, const Document& document,
                        std::span<const Item> items, RuleStory& story) {
    const auto partial = RuleTracer(pack, rule, document, items).furthest();
    if (!partial || (story.nearest && story.nearest->share >= partial->share)) return;
    const ItemRange behind{partial->items.end, partial->items.end + 1};
    const std::string found = behind.first == items.size() ? "the end"
                              : items[behind.first].kind == Item::Kind::line_break
                                  ? "a line break"
                                  : "\"" + words(document, items, behind) + "\"";
    std::string expected;
    for (const std::string& part : partial->expected) {
      expected += (expected.empty() ? "" : " or ") + part;
    }
    story.nearest = {partial->share,
                     fmt::format("{}: \"{}\", then {}, not {}", document.info().id,
                                 words(document, items, partial->items), found, expected)};
  }

  std::string only_;
  std::map<std::string, PackStory> packs_;
};

void print_rule(const std::string& name, const RuleStory& story) {
  fmt::print("  {} ({})\n", name, story.matches.size());
  for (const std::string& match : story.matches) fmt::print("    {}\n", match);
}

void print_near(const std::string& name, const NearMiss& near) {
  fmt::print("  {} ({:.0f} %)\n    {}\n", name, near.share * 100, near.told);
}

void print_pack(const std::string& file, const Trace::PackStory& pack) {
  fmt::print("{}\n", file);
  std::vector<std::size_t> near;
  std::string unused;
  for (std::size_t i = 0; i < pack.rules.size(); ++i) {
    const RuleStory& story = pack.stories[i];
    if (!story.matches.empty()) {
      print_rule(pack.rules[i], story);
      continue;
    }
    if (story.nearest && story.nearest->share >= kNear) near.push_back(i);
    unused += (unused.empty() ? "" : ", ") + pack.rules[i];
  }
  std::ranges::stable_sort(near, std::greater(),
                           [&](std::size_t i) { return pack.stories[i].nearest->share; });
  if (!near.empty()) fmt::print("\nAlmost matched:\n");
  for (const std::size_t i : near) print_near(pack.rules[i], *pack.stories[i].nearest);
  if (!unused.empty()) fmt::print("\nNever matched: {}\n", unused);
  fmt::print("\n");
}

void print_one(const Trace& trace, const std::string& name) {
  std::vector<std::string> known;
  bool found = false;
  for (const auto& [file, pack] : trace.packs()) {
    for (std::size_t i = 0; i < pack.rules.size(); ++i) {
      known.push_back(pack.rules[i]);
      if (pack.rules[i] != name) continue;
      found = true;
      fmt::print("{}\n", file);
      const RuleStory& story = pack.stories[i];
      print_rule(name, story);
      if (story.nearest) {
        fmt::print("\nElsewhere it came furthest here:\n");
        print_near(name, *story.nearest);
      } else if (story.matches.empty()) {
        fmt::print("    nothing in the text begins its pattern\n");
      }
    }
  }
  if (!found) {
    throw Error(ErrorCode::invalid_argument, name,
                "no rule of that name was tried" + did_you_mean(name, known));
  }
}

}  // namespace

int rules_trace(const Arguments& arguments) {
  CommandLine line(
      "rules trace FILE... [options]",
      "Tells what the rules of a pipeline's extractors did on documents: where each matched, with\n"
      "what it captured; which came near, how far and what should have followed; which never\n"
      "matched. What comes of a match is for its extractor to say: see \"docweave inspect\".");
  line.options()("rule", boost::program_options::value<std::string>()->value_name("NAME"),
                 "only this rule");
  add_pipeline_options(line);
  line.positional("file", -1);
  if (!line.parse(arguments)) return kSuccess;
  if (!line.has("file")) {
    throw Error(ErrorCode::invalid_argument, "rules trace", "a document to look at is missing");
  }
  const DocumentReader reader(line);
  const std::string only = line.has("rule") ? line.text("rule") : "";
  Trace trace(only);
  const bool all = reader.read(line.texts("file"), {});
  if (!only.empty()) {
    print_one(trace, only);
  } else {
    for (const auto& [file, pack] : trace.packs()) print_pack(file, pack);
  }
  return all ? kSuccess : kSomeFailed;
}

}  // namespace docweave::app
