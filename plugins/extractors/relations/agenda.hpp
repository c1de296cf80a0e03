#pragma once

#include <string_view>
#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"
#include "topics.hpp"

namespace docweave::relations {

/// The rule of the names extractor that finds the sessions of an agenda.
inline constexpr std::string_view kAgendaRule = "agenda-session";

/// "Tuesday, 17 May" or "DAY TWO" on a line of its own: the sessions below are on that day.
void add_agenda_days(Document& document, const Language& language, std::vector<Relation>& found);

/// A page's sessions are parts of the event that it is about, if not of another.
void add_agenda_parts(const Document& document, const Topics& topics, std::vector<Relation>& found);

/// Who is named beside or below a session of an agenda speaks there; it is where its line says.
void add_agenda_roles(const Document& document, const Language& language, const Topics& topics,
                      std::vector<Relation>& found);

}  // namespace docweave::relations
