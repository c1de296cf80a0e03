#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/program_options.hpp>

#include <docweave/error.hpp>
#include <docweave/vocabulary.hpp>

#include "pipeline/outcome.hpp"

namespace docweave::app {

/// What the program ends with; `docweave --help` lists them.
enum ExitCode {
  kSuccess = 0,
  kSomeFailed = 1,
  kUsage = 2,
  kInvalidPipeline = 3,
  kInvalidPlugin = 4,
  kIo = 5,
  kInternal = 6,
};

using Arguments = std::vector<std::string>;

/// A subcommand. `execute` gets what stands behind its name and throws `Error`.
struct Command {
  std::string_view name;
  std::string_view summary;
  int (*execute)(const Arguments&);
};

int run(const Arguments& arguments);
int text(const Arguments& arguments);
int check(const Arguments& arguments);
int plugins(const Arguments& arguments);
int doctor(const Arguments& arguments);
int authority(const Arguments& arguments);
int query(const Arguments& arguments);
int verify(const Arguments& arguments);
int diff(const Arguments& arguments);
int rules(const Arguments& arguments);
int inspect(const Arguments& arguments);
int eval(const Arguments& arguments);
int explain(const Arguments& arguments);
int review(const Arguments& arguments);

/// The options of one subcommand and its `--help`.
class CommandLine {
 public:
  /// `usage` is what follows "docweave " in the first line of the help, `about` a paragraph below.
  CommandLine(std::string usage, std::string about);

  /// Named options, to be added to.
  boost::program_options::options_description_easy_init options();
  /// Names what stands without a dash: `count` of them, -1 for all the rest.
  void positional(const char* name, int count);

  /// False when help was asked for, and printed. Throws `Error(invalid_argument)`.
  bool parse(const Arguments& arguments);

  bool has(const std::string& name) const { return values_.count(name) != 0; }
  std::string text(const std::string& name) const { return values_[name].as<std::string>(); }
  std::vector<std::string> texts(const std::string& name) const;
  int number(const std::string& name) const { return values_[name].as<int>(); }

 private:
  std::string usage_, about_;
  boost::program_options::options_description visible_;
  boost::program_options::options_description hidden_;
  boost::program_options::positional_options_description positional_;
  boost::program_options::variables_map values_;
};

/// `--type`, and what was given: the one type of entities that is meant.
void add_type_option(CommandLine& line);
std::optional<Type> type_of(const CommandLine& line);

/// A line on standard error.
void print(const Diagnostic& diagnostic);
void print(const Failure& failure);

/// Adds `--plugin-path` and reads it.
void add_plugin_path(CommandLine& line);
std::vector<std::filesystem::path> plugin_path(const CommandLine& line);

/// Where ready pipelines lie.
std::filesystem::path ready_pipelines();
/// The file that is meant by a pipeline's name on the command line: a path, or a ready pipeline
/// ("default", "default.json", "pipelines/default.json"). Throws `Error(io)` when there is neither.
std::filesystem::path find_pipeline(const std::string& name);

}  // namespace docweave::app
