#pragma once

#include "logical_lines.hpp"

namespace docweave::plain {

/// Tells headlines and titles from other lines.
class Headlines {
 public:
  /// `words` must outlive this.
  explicit Headlines(const LineWords& words) : words_(words) {}

  /// Not a date, an address, a path of links or a labelled line.
  bool names_something(const Logical& line) const;
  /// "Strengthening Border Security: Customs and Border Guards Join Forces", not "Date: ...".
  static bool is_labelled_title(const Logical& line, const Logical* next);
  bool is_headline(const Logical& line) const;
  /// A headline without a blank line below: capitals, or short over long.
  bool heads(const Logical& line, const Logical& next) const;
  /// The numbered head of a section: "3. PARTNERS"; over text that is no list "3. Partners", too.
  bool heads_section(const Logical& line, bool over_text) const;
  /// In news set one below the other: a headline in capitals or below a date, over a paragraph.
  bool opens_item(const Logical& line, const Logical& before, const Logical& next) const;

 private:
  bool is_dated(std::string_view text) const;

  const LineWords& words_;
};

}  // namespace docweave::plain
