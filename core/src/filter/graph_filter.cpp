#include "filter/graph_filter.hpp"

#include <optional>
#include <string_view>

#include "model/days.hpp"

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

}  // namespace docweave
