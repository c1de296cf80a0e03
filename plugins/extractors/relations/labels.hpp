#pragma once

#include <filesystem>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::relations {

/// Words that the layout sets before a value ("Organiser: ...", "Speakers" over a list).
class Labels {
 public:
  /// Reads labels.tsv (label, predicate, "topic", "rows", "receiver", "visitors" or "nothing", and
  /// for some another predicate for bodies). Throws
  /// `Error(invalid_data)` for another word.
  explicit Labels(const std::filesystem::path& file);

  /// What a label says of its value; case, a last colon and an article aside.
  std::optional<Predicate> meaning(std::string_view label) const;
  /// What the label says of a body that its value begins with, when that is not what it says of
  /// persons: "Who" comes, or organises.
  std::optional<Predicate> meaning_for_bodies(std::string_view label) const;
  /// Whether the label's value is the title of what the labels below it speak of ("Project title").
  bool opens_topic(std::string_view label) const;
  /// Whether a column of that name holds what a table's rows speak of ("Project").
  bool names_rows(std::string_view label) const;
  /// Whether a column of that name holds who was given something ("Grantee").
  bool names_receivers(std::string_view label) const;
  /// Whether countries under that label come to an event and are not where it is ("Target
  /// countries").
  bool names_visitors(std::string_view label) const;
  /// Whether the label ends the list before it and states nothing ("Apologies").
  bool is_silent(std::string_view label) const;
  /// What a sentence that ends with a colon says of the list it opens: by a phrase inside it, the
  /// one that stands first in the file.
  std::optional<Predicate> introduction(std::string_view sentence) const;

 private:
  std::unordered_map<std::string, Predicate> meanings_;
  std::unordered_map<std::string, Predicate> body_meanings_;
  std::size_t longest_ = 0;  ///< Bytes of the longest of them.
  std::unordered_set<std::string> topics_;
  std::unordered_set<std::string> rows_;
  std::unordered_set<std::string> receivers_;
  std::unordered_set<std::string> visitors_;
  std::unordered_set<std::string> silent_;
  std::vector<std::pair<std::string, Predicate>> phrases_;
};

/// A label with the text that it speaks of.
struct Labelled {
  Span label;
  Predicate predicate = Predicate::organizer;
  std::vector<Span> values;  ///< One for each value, list item or line.
  Span topic = {};           ///< The title that a label above it gave; empty: none did.
  bool bound = false;        ///< It speaks of what `topic` names and of nothing else.
  bool of_project = false;   ///< Of the page's project sooner than of its event.
  bool visitors = false;     ///< Countries: of an event they are its guests'.
  Span gift = {};            ///< A row that says what `topic` was given, and not by whom.
};

/// The document's key-value pairs, and lists under a heading or a line that ends with a colon.
std::vector<Labelled> labelled_values(const Document& document, const Labels& labels);

}  // namespace docweave::relations
