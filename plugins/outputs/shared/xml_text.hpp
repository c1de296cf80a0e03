#pragma once

#include <string>
#include <string_view>

namespace docweave {

/// Appends UTF-8 text as XML 1.0 character data: markup and carriage returns escaped, characters
/// that XML cannot hold (most controls, U+FFFE, U+FFFF) replaced by U+FFFD.
void append_xml(std::string& out, std::string_view text);

/// The same for an attribute's value, in which readers take line ends and tabs for spaces unless
/// they are escaped.
void append_xml_attribute(std::string& out, std::string_view text);

/// Appends an IRI as an XML name token, which may hold no "/", "#" or "%": a slash becomes a dot,
/// any other byte but letters, digits, ":" and "-" becomes "_" and two hexadecimal digits.
/// Different IRIs stay different.
void append_token(std::string& out, std::string_view iri);

}  // namespace docweave
