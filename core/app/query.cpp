#include <iostream>
#include <map>

#include <fmt/ostream.h>

#include <docweave/error.hpp>

#include "commands.hpp"
#include "query/find_entity.hpp"
#include "query/questions.hpp"
#include "store/store.hpp"

namespace po = boost::program_options;

namespace docweave::app {
namespace {

constexpr std::size_t kMostRows = 1'000'000;

CommandLine command_line() {
  CommandLine line(
      "query STORE QUESTION [NAME...] [options]",
      "Answers questions from a store that \"docweave run --store FILE\" left:\n"
      "  funders-of NAME      who pays for an event, a project or a body, or what it is part of\n"
      "  events-of NAME       events in which somebody has a part, or that are in a place\n"
      "  projects-of NAME     the same of projects\n"
      "  who-works-with NAME  bodies and people with a part in the same events and projects\n"
      "  path NAME NAME       the fewest statements that lead from one to the other\n"
      "  top                  the entities that most documents mention\n"
      "NAME is a name in any writing, or an entity's IRI. Each row tells how many documents and\n"
      "passages prove it; --evidence shows the passages, each with its document, place and rule.");
  add_type_option(line);
  line.options()("limit", po::value<int>()->default_value(50)->value_name("N"), "the most rows")(
      "row", po::value<int>()->value_name("N"), "only the row of that number, with its evidence")(
      "evidence", "show the words that prove each row")("json", "write JSON")("csv", "write CSV");
  line.positional("words", -1);
  return line;
}

std::size_t positive(const CommandLine& line, const char* option) {
  const int number = line.number(option);
  if (number > 0) return static_cast<std::size_t>(number);
  throw Error(ErrorCode::invalid_argument, fmt::format("--{}", option),
              fmt::format("{} is no number from 1 up", number));
}

using Question = query::Table (*)(sqlite::Database&, const query::FoundEntity&, std::size_t);

const std::map<std::string, Question> kQuestions = {
    {"events-of", query::events_of},
    {"funders-of", query::funders_of},
    {"projects-of", query::projects_of},
    {"who-works-with", query::who_works_with},
};

query::Table answer(const CommandLine& line, sqlite::Database& store, std::size_t limit) {
  const std::vector<std::string> words = line.texts("words");
  const std::string& question = words[1];
  const auto type = type_of(line);
  const auto expect = [&](std::size_t names, const char* what) {
    if (words.size() == names + 2) return;
    throw Error(ErrorCode::invalid_argument, question,
                fmt::format("needs {}, found {}; put a name of several words into quotes", what,
                            words.size() - 2));
  };
  if (question == "top") {
    expect(0, "no name");
    return query::top(store, type, limit);
  }
  if (question == "path") {
    expect(2, "two names");
    return query::path(store, query::find_entity(store, words[2], type),
                       query::find_entity(store, words[3], type));
  }
  const auto found = kQuestions.find(question);
  if (found == kQuestions.end()) {
    throw Error(ErrorCode::invalid_argument, question,
                "is no question; ask funders-of, events-of, projects-of, who-works-with, path or "
                "top");
  }
  expect(1, "one name");
  return found->second(store, query::find_entity(store, words[2], type), limit);
}

void keep_row(query::Table& table, std::size_t number) {
  if (number > table.rows.size()) {
    throw Error(ErrorCode::invalid_argument, "--row",
                fmt::format("the answer has {} rows", table.rows.size()));
  }
  table.rows = {table.rows[number - 1]};
  table.left_out = 0;
}

}  // namespace

int query(const Arguments& arguments) {
  CommandLine line = command_line();
  if (!line.parse(arguments)) return kSuccess;
  if (line.texts("words").size() < 2) {
    throw Error(ErrorCode::invalid_argument, "query",
                "say which store and what to ask; try \"docweave query graph.store top\"");
  }
  if (line.has("json") && line.has("csv")) {
    throw Error(ErrorCode::invalid_argument, "query", "writes either JSON or CSV, not both");
  }
  const std::size_t limit = std::min(positive(line, "limit"), kMostRows);
  Store store(line.texts("words").front(), Store::Access::read);
  query::Table table = answer(line, store.database(), limit);
  if (line.has("row")) keep_row(table, positive(line, "row"));
  const auto format = line.has("json")  ? query::Format::json
                      : line.has("csv") ? query::Format::csv
                                        : query::Format::text;
  if (table.rows.empty() && format == query::Format::text) {
    fmt::print(std::cerr, "docweave: the documents say nothing of that\n");
    return kSuccess;
  }
  query::write(table, format, line.has("evidence") || line.has("row"), std::cout);
  return kSuccess;
}

}  // namespace docweave::app
