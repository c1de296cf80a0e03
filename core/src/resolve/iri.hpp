#pragma once

#include <string>
#include <string_view>

namespace docweave {

/// A name as part of an IRI: lower-case ASCII letters and digits with single hyphens between them,
/// at most 80 characters, cut between words where it can be. Other scripts are transliterated; a
/// name of which nothing is left becomes "x" and a hash.
std::string slug(std::string_view name);

/// The IRI of a document: `base` + "document/" + its id with each segment percent-encoded; an id
/// that is an absolute URI stays what it is.
std::string document_iri(std::string_view base, std::string_view id);

}  // namespace docweave
