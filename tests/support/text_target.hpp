#pragma once

#include <map>
#include <sstream>
#include <string>

#include <docweave/output.hpp>

namespace docweave::test {

/// Keeps in memory what an output writes, by suffix; the main file's is "".
class TextTarget : public OutputTarget {
 public:
  std::ostream& stream() override { return files_[""]; }
  std::ostream& stream(std::string_view suffix) override { return files_[std::string(suffix)]; }

  std::string text(const std::string& suffix = "") { return files_[suffix].str(); }

 private:
  std::map<std::string, std::ostringstream> files_;
};

/// What an output writes of a graph into its main file.
inline std::string written(const Output& output, const Graph& graph) {
  TextTarget target;
  output.write(graph, target);
  return target.text();
}

}  // namespace docweave::test
