#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace docweave {

/// A plugin's options as the pipeline file gives them, validated against the schema in its
/// plugin.json, with the schema's defaults filled in. So a getter fails only when plugin and schema
/// disagree: it throws `Error(invalid_plugin)` naming the option. Immutable, thread-safe, cheap to
/// copy.
class Options {
 public:
  /// An empty object.
  Options();
  /// Parses a JSON object; throws `Error(invalid_pipeline)`, with line and column, when it is none.
  static Options parse(std::string_view json);

  /// Names of all members, sorted.
  std::vector<std::string> names() const;
  bool has(std::string_view name) const;
  bool flag(std::string_view name) const;
  std::int64_t integer(std::string_view name) const;
  double number(std::string_view name) const;
  std::string text(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;
  Options object(std::string_view name) const;
  std::vector<Options> objects(std::string_view name) const;

  /// Canonical JSON: members sorted by name, no white space.
  std::string json() const;

 private:
  struct Value;
  explicit Options(std::shared_ptr<const Value> value);
  std::shared_ptr<const Value> value_;
};

}  // namespace docweave
