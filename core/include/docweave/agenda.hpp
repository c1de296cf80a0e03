#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

namespace docweave {

/// What stands beside a time of day in an agenda.
struct AgendaEntry {
  Span line;  ///< The first line, without the time.
  Span span;  ///< From there to the next entry, day or heading: with the lines and cells below.
};

/// Bytes of a time of day, or of a time and its end, at the start of a line ("09:30", "9.30 am –
/// 10 am", "14h00-15h30"); 0 when it starts with none.
std::size_t clock_time(std::string_view line);

/// The entries of a document's agenda in text order: lines, list items or cells behind a time of
/// day. Nothing where fewer than three times start a line: that is no agenda.
std::vector<AgendaEntry> agenda_entries(const Document& document);

}  // namespace docweave
