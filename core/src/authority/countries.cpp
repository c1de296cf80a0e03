#include <array>
#include <unordered_map>

#include <docweave/authority.hpp>
#include <docweave/text.hpp>

namespace docweave {
namespace {

constexpr std::string_view kCountryTable =
    "http://publications.europa.eu/resource/authority/country/";

struct Row {
  std::string_view code, table_code, names;
};

constexpr Row kRows[] = {
#include "countries.inc"
};

using Countries = std::unordered_map<std::string, const Row*>;

Countries by_code_and_name() {
  Countries countries;
  for (const Row& row : kRows) {
    countries.emplace(fold_name(row.code), &row);
    countries.emplace(fold_name(row.table_code), &row);
    for (std::string_view rest = row.names; !rest.empty();) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      countries.emplace(fold_name(rest.substr(0, bar)), &row);
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }
  return countries;
}

}  // namespace

std::optional<Country> find_country(std::string_view code_or_name) {
  static const Countries countries = by_code_and_name();
  const auto found = countries.find(fold_name(code_or_name));
  if (found == countries.end()) return std::nullopt;
  return Country{found->second->code, std::string(kCountryTable).append(found->second->table_code)};
}

}  // namespace docweave
