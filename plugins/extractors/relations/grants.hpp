#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_set>
#include <vector>

#include <docweave/document.hpp>

#include "topics.hpp"

namespace docweave::relations {

/// What is told to be paid for by somebody ("Donor: Reef Trust" of a sheet's own), which leaves no
/// question open.
class Funded {
 public:
  /// `found` may grow, but not shrink, as long as this is asked; it must outlive it.
  explicit Funded(const std::vector<Relation>& found) : found_(found) {}

  bool contains(MentionId subject);

 private:
  const std::vector<Relation>& found_;
  std::size_t read_ = 0;  ///< Of `found_`.
  std::unordered_set<MentionId> subjects_;
};

/// The project of a list of grants that stands some lines above a label: "Open Harbours" over
/// "Applicant: Reef Trust" and, further down, "Decision: Award grant of EUR 5,000". It is all of
/// its line; a heading, the next item or a meeting end what it titles.
std::optional<MentionId> grant_title_above(const Document& document, Span label);

/// Who was given the sums of a list, by where their labels begin: "Reef Trust, Quelby" over
/// "Amount: EUR 5,000". One alone may be anything.
std::map<std::uint32_t, MentionId> grantees_over_sums(const Document& document,
                                                      const Language& language);

/// "Open Harbours" over "Reef Trust, Quelby" over "EUR 70,000 – 36 months": who is given how much
/// for what the line above names.
void add_grants(const Document& document, const Language& language, const Topics& topics,
                std::vector<Relation>& found);

}  // namespace docweave::relations
