#include "model/rdf_terms.hpp"

#include <algorithm>

#include <docweave/ascii.hpp>

#include "model/days.hpp"

namespace docweave::rdf {
namespace {

constexpr std::string_view kXsdDate = "http://www.w3.org/2001/XMLSchema#date";
constexpr std::string_view kXsdMonth = "http://www.w3.org/2001/XMLSchema#gYearMonth";
constexpr std::string_view kXsdYear = "http://www.w3.org/2001/XMLSchema#gYear";

}  // namespace

Term literal_term(std::string_view value) {
  if (!is_date(value)) return plain(value);
  const std::string_view datatype = value.size() == 4   ? kXsdYear
                                    : value.size() == 7 ? kXsdMonth
                                                        : kXsdDate;
  return {Term::Kind::literal, value, datatype};
}

Term literal_term(std::string_view value, Predicate predicate) {
  if (predicate == Predicate::same_as && is_web_address(value)) return iri(value);
  return predicate == Predicate::job_title ? plain(value) : literal_term(value);
}

bool is_web_address(std::string_view text) {
  const std::size_t colon = text.find("://");
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text[0])) return false;
  const std::string_view scheme = text.substr(0, colon);
  const std::string_view rest = text.substr(colon + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  const bool plain_host = std::ranges::all_of(host, [](char c) {
    return is_letter(c) || is_digit(c) || c == '.' || c == '-' || (c & 0x80) != 0;
  });
  const std::size_t port = host.rfind(':');
  const bool with_port = port != std::string_view::npos &&
                         std::ranges::all_of(host.substr(port + 1), is_digit) &&
                         host.find_first_of(":@[]") == port;
  return !host.empty() && (plain_host || with_port) && std::ranges::all_of(scheme, [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
}

bool is_language_tag(std::string_view text) {
  constexpr std::size_t kLongestPart = 8;
  std::size_t length = 0;
  bool first = true;
  for (const char c : text) {
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
      first = false;
    } else if (!is_letter(c) && (first || !is_digit(c))) {
      return false;
    } else if (++length > kLongestPart) {
      return false;
    }
  }
  return length > 0;
}

bool is_money(std::string_view value) {
  if (value.size() < 5 || value[3] != ' ' || !is_digit(value[4]) || !is_digit(value.back())) {
    return false;
  }
  const std::string_view currency = value.substr(0, 3), number = value.substr(4);
  return std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; }) &&
         std::ranges::all_of(number, [](char c) { return is_digit(c) || c == '.'; }) &&
         std::ranges::count(number, '.') <= 1;
}

std::string part_iri(std::string_view resource, std::string_view part, std::string_view rest) {
  std::string iri(resource);
  iri += resource.find('#') == std::string_view::npos ? '#' : '-';
  iri += part;
  for (const char c : rest) iri += c == ' ' ? '-' : c;
  return iri;
}

std::string grant_iri(std::string_view subject, std::string_view money) {
  return part_iri(subject, "grant-", money);
}

}  // namespace docweave::rdf
