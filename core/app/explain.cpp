#include <algorithm>
#include <iostream>

#include <fmt/ostream.h>
#include <fmt/ranges.h>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include <docweave/error.hpp>

#include "commands.hpp"
#include "query/find_entity.hpp"
#include "resolve/explanation.hpp"
#include "store/store.hpp"

namespace po = boost::program_options;

namespace docweave::app {
namespace {

constexpr int kPairsShown = 10;

std::string_view told(const ExplainedPair& pair) {
  switch (pair.outcome) {
    case Outcome::one:
      return pair.comparison.score > 0 ? "one" : "one, by what ties others of it to both";
    case Outcome::contradiction:
      return "apart: what is known of them contradicts";
    case Outcome::ambiguous:
      return "apart: one of them fits another, which this one cannot be, as well";
    case Outcome::apart:
      return "apart";
  }
  return "apart";
}

double bits(Bits thousandths) {
  return thousandths / 1000.0;
}

void print(std::ostream& out, const ExplainedPair& pair) {
  const std::string* iri = nullptr;
  for (const ExplainedForm* form : {&pair.a, &pair.b}) {
    if (iri == nullptr || *iri != form->iri) {
      fmt::print(out, "  {}\n", form->iri.empty() ? "(dropped)" : form->iri);
    }
    iri = &form->iri;
    fmt::print(out, "    \"{}\" in {}{}\n", form->quote, form->document,
               form->entities > 1 ? fmt::format(" and {} more", form->entities - 1) : "");
  }
  auto findings = pair.comparison.findings;
  std::ranges::stable_sort(findings, std::greater(), &Finding::bits);
  for (const Finding& finding : findings) {
    fmt::print(out, "    {:+6.1f}  {}{}{}\n", bits(finding.bits), meaning_of(finding.feature),
               finding.detail.empty() ? "" : " ", finding.detail);
  }
  fmt::print(out, "    {:+6.1f}  in all: {}{}{}\n", bits(pair.comparison.score), told(pair),
             pair.compared ? ""
                           : "; they share no name, acronym or key by which they would be "
                             "compared",
             pair.corrected ? "; a correction decided otherwise" : "");
  const std::string correction = correction_for(pair);
  if (!correction.empty()) fmt::print(out, "    To change it: {}\n", correction);
}

void print(std::ostream& out, std::string_view title, const std::vector<ExplainedPair>& pairs) {
  if (pairs.empty()) return;
  fmt::print(out, "\n{}\n", title);
  for (const ExplainedPair& pair : pairs) {
    fmt::print(out, "\n");
    print(out, pair);
  }
}

void print(std::ostream& out, const ExplainedNode& node) {
  fmt::print(out, "{}\n  {} \"{}\" in {} document{}\n", node.iri, info(node.type).name, node.name,
             node.documents, node.documents == 1 ? "" : "s");
  fmt::print(out, "  called {}\n", fmt::join(node.names, "; "));
  print(out, "What made it one, the weakest first:", node.joined);
  print(out, "What was kept apart from it, the closest first:", node.nearest);
}

void print(std::ostream& out, const Review& review) {
  print(out, "Made one, the weakest first:", review.joined);
  print(out, "Kept apart, the closest first:", review.apart);
  if (!review.types.empty()) fmt::print(out, "\nOne name, several types:\n");
  for (const TypeConflict& conflict : review.types) {
    fmt::print(out, "  \"{}\": {}\n", conflict.name, fmt::join(conflict.iris, ", "));
  }
}

/// The same as JSON.
class Json {
 public:
  explicit Json(std::ostream& out) : wrapper_(out), writer_(wrapper_) { writer_.SetIndent(' ', 2); }

  void key(std::string_view name) { writer_.Key(name.data(), size(name)); }
  void value(std::string_view text) { writer_.String(text.data(), size(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::uint64_t number) { writer_.Uint64(number); }
  void value(double number) { writer_.Double(number); }
  void value(bool flag) { writer_.Bool(flag); }
  void value(const std::string& text) { value(std::string_view(text)); }
  template <class T>
  void value(const std::vector<T>& items) {
    writer_.StartArray();
    for (const T& item : items) value(item);
    writer_.EndArray();
  }
  void value(const ExplainedForm& form) {
    object([&] {
      member("iri", form.iri);
      member("name", form.name);
      member("document", form.document);
      member("quote", form.quote);
      member("entities", form.entities);
    });
  }
  void value(const Finding& finding) {
    object([&] {
      member("feature", name_of(finding.feature));
      member("bits", bits(finding.bits));
      member("detail", finding.detail);
    });
  }
  void value(const ExplainedPair& pair) {
    static constexpr const char* kOutcomes[] = {"apart", "one", "contradiction", "ambiguous"};
    object([&] {
      member("a", pair.a);
      member("b", pair.b);
      member("score", bits(pair.comparison.score));
      member("outcome", kOutcomes[static_cast<std::size_t>(pair.outcome)]);
      member("compared", pair.compared);
      member("corrected", pair.corrected);
      member("findings", pair.comparison.findings);
      const std::string correction = correction_for(pair);
      if (correction.empty()) return;
      key("correction");
      writer_.RawValue(correction.data(), correction.size(), rapidjson::kObjectType);
    });
  }
  void value(const ExplainedNode& node) {
    object([&] {
      member("iri", node.iri);
      member("type", info(node.type).name);
      member("name", node.name);
      member("documents", node.documents);
      member("names", node.names);
      member("joined", node.joined);
      member("nearest", node.nearest);
    });
  }
  void value(const TypeConflict& conflict) {
    object([&] {
      member("name", conflict.name);
      member("iris", conflict.iris);
    });
  }
  void value(const Review& review) {
    object([&] {
      member("joined", review.joined);
      member("apart", review.apart);
      member("types", review.types);
    });
  }

 private:
  static rapidjson::SizeType size(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
  }
  template <class T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }
  template <class Members>
  void object(Members members) {
    writer_.StartObject();
    members();
    writer_.EndObject();
  }

  rapidjson::OStreamWrapper wrapper_;
  rapidjson::PrettyWriter<rapidjson::OStreamWrapper> writer_;
};

template <class Answer>
void show(const CommandLine& line, const Answer& answer) {
  if (line.has("json")) {
    Json(std::cout).value(answer);
    std::cout << '\n';
  } else {
    print(std::cout, answer);
  }
}

void add_answer_options(CommandLine& line) {
  line.options()("json", "print JSON")(
      "most", po::value<int>()->default_value(kPairsShown)->value_name("N"),
      "how many pairs of each kind to show at most");
}

std::size_t most(const CommandLine& line) {
  return static_cast<std::size_t>(std::max(line.number("most"), 0));
}

}  // namespace

int explain(const Arguments& arguments) {
  CommandLine line(
      "explain STORE ENTITY [ENTITY] [options]",
      "Tells why entities of a store are one or not. An ENTITY is an IRI or a name. Of\n"
      "one, it shows what made it one and what is closest to it; of two, what speaks for\n"
      "and against their being one, in bits (the base-2 logarithm of the odds), the words\n"
      "in the documents, and the correction that would change it.");
  add_answer_options(line);
  add_type_option(line);
  line.positional("store", 1);
  line.positional("entity", 2);
  if (!line.parse(arguments)) return kSuccess;
  const std::vector<std::string> entities = line.texts("entity");
  if (entities.empty()) {
    throw Error(ErrorCode::invalid_argument, "explain",
                "name a store and one or two entities in it, by IRI or name");
  }
  Store store(line.texts("store").front(), Store::Access::read);
  const auto type = type_of(line);
  const auto node = [&](const std::string& name) {
    return query::find_entity(store.database(), name, type).node;
  };
  if (entities.size() == 1) {
    show(line, docweave::explain(store.database(), node(entities[0]), most(line)));
  } else {
    show(line, explain_pair(store.database(), node(entities[0]), node(entities[1])));
  }
  return kSuccess;
}

int review(const Arguments& arguments) {
  CommandLine line(
      "review STORE [options]",
      "Lists what the resolver was least sure of in a store: what it made one and what it\n"
      "kept apart closest to the line, and names that entities of several types bear.\n"
      "Each comes with the correction that would change it.");
  add_answer_options(line);
  line.positional("store", 1);
  if (!line.parse(arguments)) return kSuccess;
  if (!line.has("store")) {
    throw Error(ErrorCode::invalid_argument, "review", "name the store to be reviewed");
  }
  Store store(line.texts("store").front(), Store::Access::read);
  show(line, docweave::review(store.database(), most(line)));
  return kSuccess;
}

}  // namespace docweave::app
