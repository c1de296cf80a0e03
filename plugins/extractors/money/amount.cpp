#include "amount.hpp"

#include <array>

#include <docweave/ascii.hpp>

namespace docweave::money {
namespace {

constexpr std::size_t kGroup = 3;

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

struct Sign {
  std::string_view bytes;
  char sign;
};

constexpr std::array<Sign, 8> kGroupSigns{{{",", ','},
                                           {".", '.'},
                                           {" ", ' '},
                                           {"\u00A0", ' '},
                                           {"\u2009", ' '},
                                           {"\u202F", ' '},
                                           {"'", '\''},
                                           {"\u2019", '\''}}};

/// The sign that sets a group of exactly three digits apart at `at`; nullptr when none does.
const Sign* group_sign(std::string_view text, std::size_t at) {
  for (const Sign& sign : kGroupSigns) {
    if (text.compare(at, sign.bytes.size(), sign.bytes) != 0) continue;
    if (digits_at(text, at + sign.bytes.size()) == kGroup) return &sign;
  }
  return nullptr;
}

bool decimal_sign(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && is_digit(text[at + 1]);
}

}  // namespace

Amount read_amount(std::string_view text, std::size_t at) {
  Amount amount;
  amount.begin = amount.end = at;
  std::size_t end = at + digits_at(text, at);
  amount.whole = text.substr(at, end - at);
  std::size_t groups = 0;
  while (amount.whole.size() <= kGroup * (groups + 1)) {
    const Sign* sign = group_sign(text, end);
    if (sign == nullptr || (groups > 0 && sign->sign != amount.group_sign)) break;
    amount.group_sign = sign->sign;
    amount.whole += text.substr(end + sign->bytes.size(), kGroup);
    end += sign->bytes.size() + kGroup;
    ++groups;
  }
  amount.grouped = groups > 0;
  amount.one_group = groups == 1;
  if (decimal_sign(text, end)) {
    if (groups > 0 && text[end] == amount.group_sign) return amount;
    const std::size_t size = digits_at(text, end + 1);
    amount.fraction = text.substr(end + 1, size);
    amount.one_group = false;
    end += 1 + size;
    if (decimal_sign(text, end)) return amount;
  }
  amount.end = end;
  return amount;
}

std::string plain_number(const Amount& amount, int scale, bool comma_is_decimal) {
  std::string digits = amount.whole;
  std::string fraction = amount.fraction;
  const bool decimal = amount.group_sign == '.' || (amount.group_sign == ',' && comma_is_decimal);
  const bool zero_first = digits.size() > kGroup && digits[0] == '0';
  if (amount.one_group && ((scale > 0 && decimal) || zero_first)) {
    fraction = digits.substr(digits.size() - kGroup);
    digits.resize(digits.size() - kGroup);
  }
  for (int i = 0; i < scale; ++i) {
    digits += fraction.empty() ? '0' : fraction[0];
    if (!fraction.empty()) fraction.erase(0, 1);
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return fraction.empty() ? digits : digits + "." + fraction;
}

}  // namespace docweave::money
