#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <docweave/document.hpp>

#include "reading.hpp"

namespace docweave::names {

/// A possible mention, by tokens. Several may claim the same words; `choose` decides.
struct Candidate {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;  ///< One past the last.
  Type type = Type::organization;
  Form form = Form::named;
  double confidence = 0.5;
  std::string rule;
  std::string value;

  std::uint32_t size() const { return end_token - first_token; }
  bool empty() const { return size() == 0; }
  /// Leaves it empty: it is no mention.
  void drop() { end_token = first_token; }

  bool is_named(Type t) const { return type == t && form == Form::named; }
  /// Found in a list of well-known names.
  bool is_listed() const { return rule.starts_with("list"); }
  /// Below the head of its column or behind a time, or a heading: the layout says what it is.
  bool is_headed() const {
    return rule == "column-title" || rule == "agenda-session" || rule == "section-event";
  }
  /// In quotation marks or where its label or column has its edges.
  bool is_marked() const {
    return rule == "label" || is_headed() || rule.find("quoted") != std::string::npos;
  }
};

/// Sets a candidate's edges right: an article in front goes, an organisation takes in the place it
/// is of ("Ministry of Justice of the Republic of Armenia"), an event whose name is nothing but
/// generic words ("the Regional Conference") is a description, and "BOMNAF Project Manager" names
/// the project BOMNAF. What is left empty is to be dropped.
void settle(const Reading& text, Candidate& candidate);

/// Lets candidates learn from each other: a list of names is cut where its last member is a name of
/// its own ("Ministry of Interior and Frontex"), and a name that begins or ends with a well-known
/// one ("CEPOL Governing Board") is as sure as that.
void compare(const Reading& text, std::vector<Candidate>& candidates);

/// The candidates that do not contradict each other: the more confident wins, then the longer, then
/// the one further left. Names inside the title of an event or project stand beside it; job titles
/// give way to entities and keep what is left of them. In text order.
std::vector<Candidate> choose(const Reading& text, std::vector<Candidate> candidates);

}  // namespace docweave::names
