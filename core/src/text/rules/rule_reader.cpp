#include <algorithm>
#include <set>
#include <sstream>

#include <docweave/error.hpp>

#include "pipeline/nearest.hpp"
#include "pipeline/schema.hpp"
#include "text/rules/compiled_pack.hpp"

namespace docweave {
namespace {

using Json = rapidjson::Value;

const JsonDocument& schema() {
  static const auto schema = load_schema("rules.schema.json");
  return *schema;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

/// Reads one rule after the other from a pack that fits its schema, and notes what is wrong.
class RuleReader {
 public:
  RuleReader(const JsonDocument& json, RulePack::Compiled& pack, std::vector<Problem>& problems)
      : json_(json), pack_(pack), problems_(problems) {}

  void read() {
    const Json& root = json_.root();
    if (root.HasMember("language")) pack_.language = root["language"].GetString();
    if (root.HasMember("sets")) {
      for (const auto& [name, words] : root["sets"].GetObject()) {
        pack_.lexicon.sets[name.GetString()] = texts(words);
      }
    }
    if (root.HasMember("macros")) {
      for (const auto& [name, pattern] : root["macros"].GetObject()) {
        pack_.lexicon.macros[name.GetString()] = pattern.GetString();
      }
    }
    for (rapidjson::SizeType i = 0; i < root["rules"].Size(); ++i) {
      at_ = child("/rules", i);
      add_rule(root["rules"][i]);
    }
  }

 private:
  static std::vector<std::string> texts(const Json& list) {
    std::vector<std::string> all;
    for (const Json& entry : list.GetArray()) all.emplace_back(entry.GetString());
    return all;
  }

  void refuse(const std::string& place, const std::string& message) {
    problems_.push_back(json_.at_value(at_ + place, "rule \"" + rule_.name + "\": " + message));
  }

  void add_rule(const Json& json) {
    rule_ = {};
    rule_.name = json["name"].GetString();
    rule_.pattern = json["pattern"].GetString();
    if (!names_.insert(rule_.name).second) refuse("/name", "another rule has this name");
    read_settings(json);
    Program program;
    try {
      program = compile_pattern(rule_.pattern, pack_.lexicon, pack_.alphabet, "");
    } catch (const Error& error) {
      refuse("/pattern", error.what());
      return;
    }
    rule_.captures = program.captures;
    each(json, "relations", [&](const std::string& words, const std::string& place) {
      add_relation(words_of(words), place);
    });
    each(json, "mentions", [&](const std::string& words, const std::string& place) {
      add_mention(words_of(words), place);
    });
    pack_.programs.push_back(std::move(program));
    pack_.rules.push_back(rule_);
  }

  template <class Take>
  static void each(const Json& json, const char* name, Take take) {
    if (!json.HasMember(name)) return;
    const std::vector<std::string> all = texts(json[name]);
    for (std::size_t i = 0; i < all.size(); ++i) take(all[i], child("/" + std::string(name), i));
  }

  void read_settings(const Json& json) {
    if (json.HasMember("confidence")) rule_.confidence = json["confidence"].GetDouble();
    if (json.HasMember("weak")) rule_.weak = json["weak"].GetBool();
    if (json.HasMember("status")) rule_.status = status_named(json["status"].GetString()).value();
    each(json, "blocks", [&](const std::string& name, const std::string&) {
      for (int kind = 0; kind <= static_cast<int>(BlockKind::metadata); ++kind) {
        const auto block = static_cast<BlockKind>(kind);
        if (to_string(block) == name) rule_.blocks.push_back(block);
      }
    });
    if (!json.HasMember("samples")) return;
    const Json& samples = json["samples"];
    if (samples.HasMember("match")) rule_.samples.match = texts(samples["match"]);
    if (samples.HasMember("not")) rule_.samples.none = texts(samples["not"]);
  }

  void add_relation(const std::vector<std::string>& words, const std::string& place) {
    if (words.size() != 3) return refuse(place, "write \"subject predicate object\"");
    const auto predicate = predicate_named(words[1]);
    if (!predicate) {
      std::vector<std::string> known;
      for (const PredicateInfo& info : predicates()) known.emplace_back(info.name);
      return refuse(place, "the vocabulary has no predicate \"" + words[1] + "\"" +
                               did_you_mean(words[1], known));
    }
    check_capture(words[0], place);
    check_capture(words[2], place);
    rule_.relations.push_back({words[0], *predicate, words[2]});
  }

  /// "capture Type" or "capture Type.nominal"
  void add_mention(const std::vector<std::string>& words, const std::string& place) {
    if (words.size() != 2) return refuse(place, "write \"capture Type\"");
    constexpr std::string_view kNominal = ".nominal";
    const bool nominal = words[1].ends_with(kNominal);
    const std::string name = words[1].substr(0, words[1].size() - (nominal ? kNominal.size() : 0));
    const auto type = type_named(name);
    if (!type) {
      std::vector<std::string> known;
      for (const TypeInfo& info : types()) known.emplace_back(info.name);
      return refuse(place,
                    "the vocabulary has no type \"" + name + "\"" + did_you_mean(name, known));
    }
    check_capture(words[0], place);
    rule_.mentions.push_back({words[0], *type, nominal ? Form::nominal : Form::named});
  }

  /// What a rule speaks of must be a capture of its pattern, or stand for what the text is about.
  void check_capture(const std::string& name, const std::string& place) {
    static const std::vector<std::string> kTopics = {"@event",     "@giver",   "@lead",
                                                     "@page",      "@person",  "@project",
                                                     "@publisher", "@subject", "@topic"};
    const auto& known = name.starts_with('@') ? kTopics : rule_.captures;
    if (std::ranges::find(known, name) != known.end()) return;
    refuse(place, "the pattern has no capture \"" + name + "\"" + did_you_mean(name, known));
  }

  const JsonDocument& json_;
  RulePack::Compiled& pack_;
  std::vector<Problem>& problems_;
  std::set<std::string> names_;
  std::string at_;
  Rule rule_;
};

}  // namespace

std::unique_ptr<RulePack::Compiled> read_rules(std::string_view json, const std::string& file) {
  auto pack = std::make_unique<RulePack::Compiled>();
  pack->file = file;
  std::vector<Problem> problems;
  const auto document = JsonDocument::parse(file, std::string(json), problems);
  if (document) validate({schema().root(), "key"}, *document, "", problems);
  if (problems.empty()) RuleReader(*document, *pack, problems).read();
  if (!problems.empty()) throw InvalidPipeline(std::move(problems));
  pack->close();
  return pack;
}

}  // namespace docweave
