#include "project_events.hpp"

#include <docweave/text.hpp>

namespace docweave::relations {

void add_project_events(const Document& document, const Language& language, const Topics& topics,
                        std::vector<Relation>& found) {
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& event = document.mentions()[id];
    if (event.type != Type::event) continue;
    const bool of_project =
        holds_phrase(fold_name(document.text(event.span)), language.project_events);
    const auto project = of_project ? topics.project_at(event.span) : std::nullopt;
    if (!project || document.mentions()[*project].form != Form::named) continue;
    found.push_back({.subject = id,
                     .predicate = Predicate::part_of,
                     .object = *project,
                     .evidence = event.span,
                     .plugin = "extractors/relations",
                     .rule = "event-of-projects",
                     .confidence = 0.8,
                     .weak = true});
  }
}

}  // namespace docweave::relations
