#include "iso_date.hpp"

#include <docweave/calendar.hpp>

namespace docweave::metadata {

std::string_view iso_date(std::string_view value) {
  constexpr int kEarliest = 1000;
  const auto date = read_iso(value);
  if (!date || date->year < kEarliest) return {};
  return value.substr(0, value.find_first_of("T "));
}

}  // namespace docweave::metadata
