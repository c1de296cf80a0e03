#include <cstdlib>
#include <fstream>
#include <iostream>

#include <unistd.h>

#include "documents.hpp"
#include "inspection.hpp"

namespace docweave::app {
namespace {

/// https://no-color.org: any value but an empty one turns colours off.
bool colour_wanted() {
  const char* no_color = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

void write_page(const std::string& file, const std::vector<Inspected>& all) {
  std::ofstream stream(file, std::ios::binary);
  print_page(all, stream);
  stream.close();
  if (!stream) throw Error(ErrorCode::io, file, "cannot be written");
}

}  // namespace

int inspect(const Arguments& arguments) {
  CommandLine line(
      "inspect FILE... [options]",
      "Shows documents with the mentions that a pipeline finds in them, then the entities and the\n"
      "statements with their evidence. On a terminal mentions have colours (not where NO_COLOR is\n"
      "set); elsewhere they are written as [words|Type], the notation of rules' samples.");
  line.options()("html", boost::program_options::value<std::string>()->value_name("OUT"),
                 "write the same as one HTML page that needs no other file");
  add_pipeline_options(line);
  line.positional("file", -1);
  if (!line.parse(arguments)) return kSuccess;
  if (!line.has("file")) {
    throw Error(ErrorCode::invalid_argument, "inspect", "a document to look at is missing");
  }
  std::vector<Inspected> all;
  const bool read = DocumentReader(line).read(
      line.texts("file"), [&](const Document& document, const DocumentGraph& graph) {
        all.push_back({document, graph});
      });
  if (line.has("html")) {
    write_page(line.text("html"), all);
  } else {
    for (const Inspected& one : all) print_terminal(one, colour_wanted(), std::cout);
  }
  return read ? kSuccess : kSomeFailed;
}

}  // namespace docweave::app
