#include "resolve/iri.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <unicode/translit.h>

#include <docweave/text.hpp>

namespace docweave {
namespace {

constexpr std::size_t kSlugSize = 80;
/// A last word longer than this is cut rather than dropped.
constexpr std::size_t kWordSize = 30;

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string to_ascii(std::string_view name) {
  if (std::ranges::all_of(name, is_ascii)) return std::string(name);
  static const std::unique_ptr<const icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  }();
  auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  if (transliterator) transliterator->transliterate(text);
  std::string ascii;
  return text.toUTF8String(ascii);
}

void cut_between_words(std::string& slug) {
  if (slug.size() <= kSlugSize) return;
  const std::size_t hyphen = slug.rfind('-', kSlugSize);
  slug.resize(hyphen != std::string::npos && hyphen + kWordSize > kSlugSize ? hyphen : kSlugSize);
}

bool is_absolute_uri(std::string_view id) {
  const auto is_scheme_character = [](char c) {
    return is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
  };
  const std::size_t colon = id.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         std::ranges::all_of(id.substr(0, colon), is_scheme_character) &&
         (id.substr(colon).starts_with("://") || id.starts_with("urn:"));
}

template <class Keep>
std::string percent_encoded(std::string_view text, Keep keep) {
  std::string result;
  for (const char c : text) {
    if (keep(c)) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}

}  // namespace

std::string slug(std::string_view name) {
  std::string result;
  for (const char c : to_ascii(name)) {
    if (is_alphanumeric(c)) {
      result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (c != '\'' && !result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  if (result.ends_with('-')) result.pop_back();
  cut_between_words(result);
  return result.empty() ? fmt::format("x{:016x}", hash_of(name)) : result;
}

std::string document_iri(std::string_view base, std::string_view id) {
  if (is_absolute_uri(id)) {
    // RFC 3987 leaves these out of an IRI.
    return percent_encoded(id, [](char c) {
      return static_cast<unsigned char>(c) > 0x20 && c != 0x7F &&
             std::string_view("<>\"{}|^`\\").find(c) == std::string_view::npos;
    });
  }
  return std::string(base) + "document/" + percent_encoded(id, [](char c) {
           return is_alphanumeric(c) || std::string_view("-._~/").find(c) != std::string_view::npos;
         });
}

}  // namespace docweave
