#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <rapidjson/document.h>

#include "pipeline/problem.hpp"

namespace docweave {

/// `pointer` one step further: "/extractors" and "0" give "/extractors/0".
std::string child(std::string_view pointer, std::string_view name);
std::string child(std::string_view pointer, std::size_t index);

/// The whole of a file. Throws `Error(io)`.
std::string read_file(const std::filesystem::path& file);

/// A JSON text that knows where each of its values stands.
class JsonDocument {
 public:
  /// Parses strict JSON (RFC 8259; names within an object must differ). `file` names it in
  /// problems. Null when the text is not JSON; then `problems` says why.
  static std::shared_ptr<JsonDocument> parse(std::string file, std::string text,
                                             std::vector<Problem>& problems);

  rapidjson::Document& root() { return root_; }
  const rapidjson::Document& root() const { return root_; }

  /// A problem with the value at `pointer`, or with its name in the object around it.
  Problem at_value(const std::string& pointer, std::string message) const;
  Problem at_name(const std::string& pointer, std::string message) const;

  /// Sets a value as the command line's "POINTER=VALUE" says; problems there are its problems.
  void set(const std::string& assignment, std::vector<Problem>& problems);

 private:
  struct Place {
    std::size_t name = 0;  ///< Offset of the name; of the value where it has none.
    std::size_t value = 0;
  };
  friend class PlaceFinder;

  Problem problem(const std::string& pointer, std::size_t Place::*part, std::string message) const;
  Problem at_offset(std::size_t offset, std::string message) const;

  std::string file_;
  std::string text_;
  rapidjson::Document root_;
  std::unordered_map<std::string, Place> places_;
  std::map<std::string, std::string> set_;  ///< Pointers set later, with their assignments.
};

}  // namespace docweave
