#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <docweave/document.hpp>

#include "found.hpp"

namespace docweave::dates {

/// Tells the dates of a document's publication from those of what it speaks of: by the words before
/// them (publication.tsv), as a line of its own under the headline, as a dateline.
class Publication {
 public:
  explicit Publication(const std::filesystem::path& file);

  /// Sets the role of such dates and returns the document's own: its publication, else its last
  /// update, else its dateline.
  std::optional<PartialDate> mark(const Document& document, std::vector<Found>& found) const;
  /// The day or month that a short line above the text names ("Bucharest, 9 November 2021"): when
  /// it was written, or when what it tells took place; "today" is then in either case.
  std::optional<PartialDate> date_on_top(const Document& document,
                                         const std::vector<Found>& found) const;

 private:
  enum class Cue { none, published, updated, calendar };

  /// The cue that the words before a date are, with nothing but "by" and a name between.
  Cue cue(std::string_view before) const;
  Cue cue_of(const Document& document, const Found& found) const;
  /// "Upcoming events" over several lines with days.
  bool follow_calendar_head(const Document& document, const std::vector<Found*>& lines) const;

  std::map<std::string, Cue, std::less<>> cues_;
  std::size_t longest_ = 0;  ///< Words of the longest cue.
};

}  // namespace docweave::dates
