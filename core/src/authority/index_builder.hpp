#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <docweave/authority.hpp>

#include "authority/index_format.hpp"
#include "authority/list_entry.hpp"

namespace docweave::authority {

/// Gathers a list's entries and lays them out as an index. Memory: about that of the index, twice
/// at the end.
class IndexBuilder {
 public:
  /// `file` is named in errors.
  IndexBuilder(std::string file, AuthorityList list);

  /// Throws `Error(invalid_data)` for an entry without IRI or name, of an unknown country or type,
  /// that was added before, or that is more than an index can take.
  void add(const ListEntry& entry);

  /// The bytes of an index file.
  std::string finish();

 private:
  [[noreturn]] void fail(const ListEntry& entry, const std::string& message) const;
  std::string iri_of(const ListEntry& entry, const std::string& id) const;
  Text keep(std::string_view text);
  void add_name(const ListEntry& entry, std::string_view name, NameKind kind);
  std::vector<Parent> resolve_parents();

  std::string file_;
  AuthorityList list_;
  std::vector<Key> keys_;
  std::vector<Entry> entries_;
  std::vector<Name> names_;
  std::vector<std::uint64_t> parents_;  ///< Hashes of IRIs.
  std::unordered_map<std::uint64_t, std::uint32_t> by_iri_;
  std::string pool_;
};

}  // namespace docweave::authority
