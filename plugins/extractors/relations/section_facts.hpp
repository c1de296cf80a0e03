#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "topics.hpp"

namespace docweave::relations {

/// What the layout says of events that headings and items name: the date at the start of a line and
/// the places behind the name, the project that the page is about. "Launch. The project was
/// launched in Oslo": what such an item says of its project's days and places is the event's.
void add_section_facts(const Document& document, const Topics& topics,
                       std::vector<Relation>& found);

}  // namespace docweave::relations
