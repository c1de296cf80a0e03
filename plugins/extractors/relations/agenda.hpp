#pragma once

#include <string_view>
#include <vector>

#include <docweave/document.hpp>

#include "topics.hpp"

namespace docweave::relations {

/// The rule of the names extractor that finds the sessions of an agenda.
inline constexpr std::string_view kAgendaRule = "agenda-session";

/// "Tuesday, 17 May" on a line of its own: the sessions below are on that day.
void add_agenda_days(const Document& document, std::vector<Relation>& found);

/// A page's sessions are parts of the event that it is about, if not of another.
void add_agenda_parts(const Document& document, const Topics& topics, std::vector<Relation>& found);

}  // namespace docweave::relations
