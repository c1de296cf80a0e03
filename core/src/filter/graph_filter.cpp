#include "filter/graph_filter.hpp"

#include <optional>
#include <string_view>

namespace docweave {
namespace {

template <class Word>
std::vector<Word> words(const Options& options, std::string_view name,
                        std::optional<Word> (*named)(std::string_view)) {
  std::vector<Word> words;
  if (!options.has(name)) return words;
  for (const std::string& text : options.texts(name)) words.push_back(*named(text));
  return words;
}

/// A date as fine as a day: `rest` is "-MM-DD" of what it leaves open.
std::string as_day(std::string date, std::string_view rest) {
  return date.append(rest.substr(date.size() - std::string_view("YYYY").size()));
}

}  // namespace

GraphFilter graph_filter(const Options& options) {
  GraphFilter filter;
  filter.types = words(options, "types", type_named);
  filter.predicates = words(options, "predicates", predicate_named);
  if (options.has("min_confidence")) filter.min_confidence = options.number("min_confidence");
  if (options.has("min_support")) filter.min_support = options.integer("min_support");
  if (options.has("from")) filter.from = first_day(options.text("from"));
  if (options.has("until")) filter.until = last_day(options.text("until"));
  if (options.has("around")) filter.around = options.texts("around");
  if (options.has("distance")) filter.distance = options.integer("distance");
  if (options.has("largest_component")) {
    filter.largest_component = options.flag("largest_component");
  }
  if (options.has("isolated")) filter.isolated = options.flag("isolated");
  return filter;
}

std::string first_day(std::string date) {
  return as_day(std::move(date), "-01-01");
}

std::string last_day(std::string date) {
  // No month has a later day, and days are only compared.
  return as_day(std::move(date), "-12-31");
}

}  // namespace docweave
