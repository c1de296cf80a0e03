#pragma once

#include <optional>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// An organisation by its name.
bool is_named_body(const Document& document, MentionId id);

/// Who gives money, by its name: "Reef Foundation", "Embassy of Peru", not "European Union Agency
/// for Ports".
bool is_giver(const Document& document, const Language& language, MentionId id);

/// Whose page it is: the body that stands alone on one of the first lines, and is no periodical and
/// no unit of another.
std::optional<MentionId> publisher_of(const Document& document, const Language& language);

/// The body that the document is by or about: among its first words, and named far more often than
/// any other.
std::optional<MentionId> main_body(const Document& document);

/// Who "we" is: the publisher, or the body that the first paragraph presents ("The Reef Trust is a
/// charity"), or the one that the document is most about.
std::optional<MentionId> body_of_page(const Document& document, const Language& language);

}  // namespace docweave::relations
