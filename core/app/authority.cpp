#include <iostream>

#include <fmt/ostream.h>

#include <docweave/authority.hpp>
#include <docweave/error.hpp>

#include "authority/list_file.hpp"
#include "commands.hpp"
#include "pipeline/file_target.hpp"

namespace po = boost::program_options;

namespace docweave::app {
namespace {

CommandLine command_line() {
  CommandLine line(
      "authority import LIST -o INDEX [options]",
      "Makes an index of an authority list, for the linker \"authority\": it loads in no time,\n"
      "however long the list is. LIST is CSV or TSV with a header line, JSON (an array or one\n"
      "object a line), SKOS in Turtle, or the public data dump of ROR, each also within .zip or\n"
      ".gz; \"docweave plugins linkers/authority\" tells which columns and members are read.");
  line.options()("output,o", po::value<std::string>()->value_name("INDEX"), "the file to write")(
      "name", po::value<std::string>()->default_value("", "the index's")->value_name("NAME"),
      "short name of the list, for the rules of evidence")(
      "base", po::value<std::string>()->default_value("")->value_name("IRI"),
      "put before identifiers that are no IRIs")(
      "type", po::value<std::string>()->default_value("Organization")->value_name("TYPE"),
      "what entries are where the list does not say: Organization, Person, Project, Event or "
      "Place");
  line.positional("arguments", 2);
  return line;
}

Type entity_type(const std::string& name) {
  const auto type = type_named(name);
  if (type && is_entity(*type)) return *type;
  throw Error(
      ErrorCode::invalid_argument, "--type",
      fmt::format("\"{}\" is none of Organization, Person, Project, Event and Place", name));
}

}  // namespace

int authority(const Arguments& arguments) {
  CommandLine line = command_line();
  if (!line.parse(arguments)) return kSuccess;
  const std::vector<std::string> words = line.texts("arguments");
  if (words.size() != 2 || words[0] != "import" || !line.has("output")) {
    throw Error(ErrorCode::invalid_argument, "authority",
                "say what to import and where to; try \"docweave authority import ror.zip -o "
                "ror.index\"");
  }
  const std::filesystem::path output = std::filesystem::absolute(line.text("output"));
  AuthorityList list{line.text("name"), line.text("base"), entity_type(line.text("type"))};
  if (list.name.empty()) list.name = output.stem().string();
  FileTarget target(output);
  target.stream() << authority::index_of_list(words[1], list);
  target.commit();
  const AuthorityIndex index = AuthorityIndex::open(output);
  fmt::print(std::cerr, "docweave: {}: {} entries with {} names, {:.1f} MB\n", output.string(),
             index.entries(), index.names(),
             static_cast<double>(std::filesystem::file_size(output)) / 1e6);
  return kSuccess;
}

}  // namespace docweave::app
