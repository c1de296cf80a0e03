#include "model/days.hpp"

#include <chrono>

#include <docweave/ascii.hpp>

namespace docweave {
namespace {

constexpr std::size_t kYear = 4, kMonth = 7, kDay = 10;

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

bool is_date(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == kYear || i == kMonth ? text[i] != '-' : !is_digit(text[i])) return false;
  }
  return text.size() == kYear || text.size() == kMonth || text.size() == kDay;
}

std::string first_day(std::string_view date) {
  constexpr std::string_view kRest = "-01-01";
  return std::string(date).append(kRest.substr(date.size() - kYear));
}

std::string last_day(std::string_view date) {
  using namespace std::chrono;
  if (date.size() == kDay) return std::string(date);
  if (date.size() == kYear) return std::string(date) + "-12-31";
  const year_month_day_last last(
      year(number(date.substr(0, kYear))),
      month_day_last(month(static_cast<unsigned>(number(date.substr(5))))));
  return std::string(date) + '-' + std::to_string(static_cast<unsigned>(last.day()));
}

}  // namespace docweave
