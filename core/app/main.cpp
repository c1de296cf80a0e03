#include <array>
#include <cstdio>
#include <iostream>

#include <fmt/ostream.h>
#include <malloc.h>

#include <docweave/error.hpp>
#include <docweave/version.hpp>

#include "commands.hpp"
#include "pipeline/nearest.hpp"
#include "pipeline/problem.hpp"

namespace docweave::app {
namespace {

constexpr std::array kCommands = {
    Command{"run", "read documents and write the graph", run},
    Command{"text", "print documents as docweave reads them", text},
    Command{"check", "tell whether a pipeline file is right", check},
    Command{"query", "ask a store who funds, runs, attends and works with whom", query},
    Command{"verify", "prove every quote of a graph by its sources", verify},
    Command{"diff", "tell what two graphs differ in, and why", diff},
    Command{"explain", "tell why entities of a store are one or not", explain},
    Command{"review", "list what is least sure in a store", review},
    Command{"plugins", "list the plugins, or describe one", plugins},
    Command{"inspect", "show a document with all that is found in it", inspect},
    Command{"eval", "compare a graph with gold graphs", eval},
    Command{"rules", "try rule packs: their samples, or what their rules do on a document", rules},
    Command{"authority", "make an index of a list to link entities to", authority},
    Command{"doctor", "tell what is installed, found and loaded, and why not", doctor},
};

void print_help(std::FILE* file) {
  fmt::print(file,
             "docweave {}: documents in, a provable knowledge graph out\n\n"
             "usage: docweave COMMAND [ARGUMENTS]\n\n",
             DOCWEAVE_VERSION);
  for (const Command& command : kCommands) {
    fmt::print(file, "  {:<9} {}\n", command.name, command.summary);
  }
  fmt::print(
      file,
      "\n\"docweave COMMAND --help\" tells more; \"docweave --version\" prints the version.\n\n"
      "Results go to standard output, messages to standard error. Exit codes:\n"
      "  0  all went well\n"
      "  1  it was done, but documents failed (run; report.json lists them), quotes do not hold\n"
      "     (verify), or the graphs differ (diff)\n"
      "  2  the command line is wrong\n"
      "  3  the pipeline file is wrong\n"
      "  4  a plugin is missing or broken, or its data is\n"
      "  5  a file could not be read or written\n"
      "  6  an error in docweave itself\n");
}

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_argument:
      return kUsage;
    case ErrorCode::invalid_pipeline:
      return kInvalidPipeline;
    case ErrorCode::invalid_plugin:
    case ErrorCode::invalid_data:
      return kInvalidPlugin;
    case ErrorCode::io:
      return kIo;
  }
  return kInternal;
}

int dispatch(const Arguments& arguments) {
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h") {
    print_help(arguments.empty() ? stderr : stdout);
    return arguments.empty() ? kUsage : kSuccess;
  }
  if (arguments[0] == "--version") {
    fmt::print("docweave {}\n", DOCWEAVE_VERSION);
    return kSuccess;
  }
  std::vector<std::string> names;
  for (const Command& command : kCommands) {
    names.emplace_back(command.name);
    if (command.name != arguments[0]) continue;
    return command.execute({arguments.begin() + 1, arguments.end()});
  }
  throw Error(ErrorCode::invalid_argument, arguments[0],
              "there is no such command" + did_you_mean(arguments[0], names));
}

}  // namespace

}  // namespace docweave::app

int main(int argc, char** argv) {
  // Documents come and go: giving their memory back each time costs more than small ones take.
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
  try {
    return docweave::app::dispatch({argv + 1, argv + argc});
  } catch (const docweave::InvalidPipeline& invalid) {
    for (const docweave::Problem& problem : invalid.problems()) {
      fmt::print(std::cerr, "docweave: {}\n", to_string(problem));
    }
    return docweave::app::kInvalidPipeline;
  } catch (const docweave::Error& error) {
    fmt::print(std::cerr, "docweave: {}\n", error.what());
    return docweave::app::exit_code(error.code());
  } catch (const std::exception& error) {
    fmt::print(std::cerr, "docweave: an error in docweave itself: {}\n", error.what());
    return docweave::app::kInternal;
  }
}
