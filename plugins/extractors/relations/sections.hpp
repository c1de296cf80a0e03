#pragma once

#include <optional>
#include <span>
#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// The rule of the names extractor that finds events which headings, the first words of list items
/// and lines with dates name.
inline constexpr std::string_view kSectionRule = "section-event";

/// The rule of the names extractor for events and projects below the head of their column.
inline constexpr std::string_view kColumnRule = "column-title";

/// A stretch of text about one thing: below a heading, beside a time of day, in an item of its own.
struct Section {
  Span span;
  std::optional<MentionId> event;
  std::optional<MentionId> heading;  ///< The event or project that the heading names.
  bool item = false;                 ///< A line or item that is about its own event.
  bool idle = false;                 ///< A break between sessions: of no event.
  std::optional<std::size_t> above = std::nullopt;  ///< The section that it goes on with.
  bool labelled = false;  ///< "Keynote speakers" over names: of what the page is about.
};

/// What the sections of a story are looked for in.
struct Outline {
  const Document& document;
  const Language& language;
  std::span<const MentionId> topics;  ///< Events and projects of the document, in text order.
  Span story;
  std::optional<MentionId> main_event;
  bool titled = false;  ///< The title names the event: only headings can name another.
};

/// The event that a line names as its own: a session of an agenda, what an item is about, or a row
/// of a table.
std::optional<MentionId> own_event(const Document& document, Span words);

/// A line that holds a day, perhaps with its hours, and names no event: "12 June 2024, 14:00".
bool is_day_line(const Document& document, const Block& block);

/// Sections in text order; together they hold all of the story.
std::vector<Section> sections_of(const Outline& outline);

}  // namespace docweave::relations
