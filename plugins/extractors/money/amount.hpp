#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace docweave::money {

/// Digits as a text writes them: "2.104.999", "4,430,000", "328 792.50", "3.125".
struct Amount {
  std::size_t begin = 0;
  std::size_t end = 0;   ///< Equals `begin` when no number stands there.
  std::string whole;     ///< Digits before the decimal sign.
  std::string fraction;  ///< Digits behind it.
  bool grouped = false;  ///< Groups of three were set apart.
  /// One group behind one sign, which may be the decimal sign after all ("3.125 million").
  bool one_group = false;
  char group_sign = 0;
};

/// Reads the number that starts at `at`, a digit. Empty for what is no amount: dates, section
/// numbers and the like ("01.05.2021", "4.2.1").
Amount read_amount(std::string_view text, std::size_t at);

/// The amount times ten to the power of `scale`, as a plain number: "3.125" and 6 give "3125000".
/// `comma_is_decimal` where the language writes "1,250 Mio." for a million and a quarter.
std::string plain_number(const Amount& amount, int scale, bool comma_is_decimal);

}  // namespace docweave::money
