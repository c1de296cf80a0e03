#include <iostream>

#include <fmt/ostream.h>

#include <docweave/error.hpp>

#include "commands.hpp"

namespace po = boost::program_options;

namespace docweave::app {

CommandLine::CommandLine(std::string usage, std::string about)
    : usage_(std::move(usage)), about_(std::move(about)), visible_("Options") {
  visible_.add_options()("help,h", "print this help and end");
}

po::options_description_easy_init CommandLine::options() {
  return visible_.add_options();
}

void CommandLine::positional(const char* name, int count) {
  hidden_.add_options()(name, po::value<std::vector<std::string>>());
  positional_.add(name, count);
}

bool CommandLine::parse(const Arguments& arguments) {
  try {
    po::options_description all;
    all.add(visible_).add(hidden_);
    const int style =
        po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    po::store(
        po::command_line_parser(arguments).options(all).positional(positional_).style(style).run(),
        values_);
    po::notify(values_);
  } catch (const po::error& error) {
    throw Error(ErrorCode::invalid_argument, "",
                fmt::format("{}; usage: docweave {}", error.what(), usage_));
  }
  if (!has("help")) return true;
  fmt::print(std::cout, "usage: docweave {}\n\n{}\n\n", usage_, about_);
  std::cout << visible_;
  return false;
}

std::vector<std::string> CommandLine::texts(const std::string& name) const {
  return has(name) ? values_[name].as<std::vector<std::string>>() : std::vector<std::string>{};
}

void add_plugin_path(CommandLine& line) {
  line.options()("plugin-path", po::value<std::vector<std::string>>()->value_name("DIR"),
                 "look for plugins here first; may be given several times");
}

std::vector<std::filesystem::path> plugin_path(const CommandLine& line) {
  const std::vector<std::string> folders = line.texts("plugin-path");
  return {folders.begin(), folders.end()};
}

void add_type_option(CommandLine& line) {
  line.options()("type", po::value<std::string>()->value_name("TYPE"),
                 "only entities of this type: Event, Organization, Project, Person, Place");
}

std::optional<Type> type_of(const CommandLine& line) {
  if (!line.has("type")) return std::nullopt;
  const auto type = type_named(line.text("type"));
  if (type && is_entity(*type)) return type;
  throw Error(ErrorCode::invalid_argument, "--type",
              fmt::format("\"{}\" is none of Event, Organization, Project, Person and Place",
                          line.text("type")));
}

}  // namespace docweave::app
