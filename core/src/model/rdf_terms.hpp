#pragma once

#include <string>
#include <string_view>

#include <docweave/rdf.hpp>

namespace docweave::rdf {

inline constexpr std::string_view kType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
inline constexpr std::string_view kXsdDecimal = "http://www.w3.org/2001/XMLSchema#decimal";

inline constexpr std::string_view kName = "https://schema.org/name";
inline constexpr std::string_view kAlternateName = "https://schema.org/alternateName";
inline constexpr std::string_view kFundingAgency = "https://schema.org/FundingAgency";
inline constexpr std::string_view kDigitalDocument = "https://schema.org/DigitalDocument";
inline constexpr std::string_view kUrl = "https://schema.org/url";
inline constexpr std::string_view kDatePublished = "https://schema.org/datePublished";
inline constexpr std::string_view kPublisher = "https://schema.org/publisher";
inline constexpr std::string_view kInLanguage = "https://schema.org/inLanguage";
inline constexpr std::string_view kFunding = "https://schema.org/funding";
inline constexpr std::string_view kMonetaryGrant = "https://schema.org/MonetaryGrant";
inline constexpr std::string_view kMonetaryAmount = "https://schema.org/MonetaryAmount";
inline constexpr std::string_view kAmount = "https://schema.org/amount";
inline constexpr std::string_view kCurrency = "https://schema.org/currency";
inline constexpr std::string_view kValue = "https://schema.org/value";
inline constexpr std::string_view kDescription = "https://schema.org/description";

constexpr Term iri(std::string_view value) {
  return {Term::Kind::iri, value, {}};
}
constexpr Term plain(std::string_view value) {
  return {Term::Kind::literal, value, {}};
}

/// A literal typed by its form: xsd:date, xsd:gYearMonth, xsd:gYear, else a plain string.
Term literal_term(std::string_view value);
/// The value of a statement: a title is a plain string, an authority file's entry an IRI.
Term literal_term(std::string_view value, Predicate predicate);

/// An absolute address with a host, as an IRI may hold it: "https://example.org/a".
bool is_web_address(std::string_view text);

/// Formed like a tag of BCP 47, as RDF asks: "en", "sr-Latn".
bool is_language_tag(std::string_view text);

/// "EUR 1000000": a currency code, a space, a decimal number.
bool is_money(std::string_view value);

/// The IRI of a part of a resource: a fragment of its IRI, or a suffix where that has one already.
std::string part_iri(std::string_view resource, std::string_view part, std::string_view rest = {});

/// The IRI of the grant that a sum of money for a project or event becomes.
std::string grant_iri(std::string_view subject, std::string_view money);

}  // namespace docweave::rdf
