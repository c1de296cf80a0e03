#pragma once

#include <string_view>

namespace docweave::metadata {

/// The date at the head of an ISO 8601 value, as fine as it is given: "2020-12-01T14:00+01:00"
/// gives "2020-12-01". Empty when the value starts with no date.
std::string_view iso_date(std::string_view value);

}  // namespace docweave::metadata
