#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace docweave::email {

/// A message or a part of one (RFC 2045). Views into the bytes it was parsed from.
class Part {
 public:
  /// Never fails: what is no header is body.
  explicit Part(std::string_view bytes);

  /// The first header of that name, as UTF-8 on one line, encoded words decoded (RFC 2047); empty
  /// when there is none.
  std::string header(std::string_view name) const;
  /// In small letters, without parameters; "text/plain" where nothing is said.
  std::string media_type() const;
  /// A parameter of a header: "charset" of "Content-Type". Empty when it has none.
  std::string parameter(std::string_view name, std::string_view parameter) const;
  /// The body, out of its transfer encoding.
  std::string content() const;
  /// The parts of a multipart body.
  std::vector<Part> parts() const;
  bool has_headers() const { return !headers_.empty(); }

 private:
  std::string raw_header(std::string_view name) const;

  struct Header {
    std::string_view name;
    std::string_view value;  ///< With its line breaks.
  };
  std::vector<Header> headers_;
  std::string_view body_;
};

/// A date as headers have it, "Tue, 17 May 2019 10:15:00 +0200", as "2019-05-17"; empty when it is
/// none.
std::string iso_date(std::string_view date);

}  // namespace docweave::email
