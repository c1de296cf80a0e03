#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/vocabulary.hpp>

namespace docweave {

/// How a list calls one of its entries.
enum class NameKind : std::uint8_t { preferred, alternate, acronym };

/// What a list does not say of itself.
struct AuthorityList {
  std::string name;  ///< Short name, "ror"; empty: the file's, without its extension.
  std::string base;  ///< Put before identifiers that are no IRIs; empty: such a list is refused.
  Type type = Type::organization;  ///< Of entries that do not say what they are.
};

/// The entries of one authority list, to be found by any of their names. Immutable, thread-safe,
/// cheap to copy. An index file is mapped into memory and read only where it is looked at, so that
/// a million names cost nothing to load; a file that was damaged is found out at the header or
/// where it is looked at.
class AuthorityIndex {
 public:
  using EntryId = std::uint32_t;

  struct Hit {
    EntryId entry = 0;
    NameKind kind = NameKind::preferred;  ///< Of the name that was found; the least of several.
  };

  /// Opens an index file that `docweave authority import` wrote, or reads a list: CSV or TSV with a
  /// header line, JSON (an array or one object a line, the public dumps of ROR among them) or SKOS
  /// in Turtle, by extension, each also compressed (.gz, .zip). Throws `Error(io)` when it cannot
  /// be read and `Error(invalid_data)`, with line or offset, when it is none of these. Of an index
  /// file, `list` counts for nothing.
  static AuthorityIndex open(const std::filesystem::path& file, const AuthorityList& list = {});

  std::string_view list() const;
  std::uint32_t entries() const;
  std::uint32_t names() const;

  /// Entries of that name, each once, in the order of the list. Case, punctuation and English
  /// spelling do not count (see `fold_name`), but an acronym is found only where `name` is written
  /// as one: "WHO", not "who". This and all below throw `Error(invalid_data)` when the file is
  /// damaged.
  std::vector<Hit> find(std::string_view name) const;

  std::string_view iri(EntryId entry) const;
  Type type(EntryId entry) const;
  /// ISO 3166-1 alpha-2 code, or empty.
  std::string_view country(EntryId entry) const;
  std::vector<EntryId> parents(EntryId entry) const;
  /// All its names, the preferred one first.
  std::vector<std::string_view> names(EntryId entry) const;

 private:
  class File;
  explicit AuthorityIndex(std::shared_ptr<const File> file);
  std::shared_ptr<const File> file_;
};

/// A country or territory of ISO 3166-1, and XK for Kosovo.
struct Country {
  std::string_view code;  ///< Alpha-2: "RS".
  std::string iri;  ///< In the country table of the EU's Publications Office, which builds on the
                    ///< standard's alpha-3 codes.
};

/// By alpha-2 or alpha-3 code or English name, however written; nothing when there is none.
std::optional<Country> find_country(std::string_view code_or_name);

}  // namespace docweave
