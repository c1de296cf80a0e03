#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// How an index file is laid out: the header, then the sections in the order of its counts, each an
/// array of records, then the pool of strings. Little-endian, records at multiples of their size.
namespace docweave::authority {

inline constexpr std::string_view kMagic = "docweave authority index";
/// Raised with every change of what follows.
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::uint32_t kByteOrder = 0x01020304;
/// Longer names are passed over.
inline constexpr std::size_t kLongestName = 1000;

/// A string of the pool.
struct Text {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

struct Header {
  std::array<char, 24> magic{};
  std::uint32_t version = kVersion;
  std::uint32_t byte_order = kByteOrder;
  std::uint32_t keys = 0, entries = 0, names = 0, parents = 0;
  std::uint64_t pool = 0;
  Text list;
  std::uint64_t checksum = 0;  ///< `hash_of` the header up to here.
};
static_assert(sizeof(Header) == 72 && kMagic.size() == 24);

/// Sorted by hash, entry and name.
struct Key {
  std::uint64_t hash = 0;  ///< `hash_of` the folded name in one spelling.
  std::uint32_t entry = 0;
  std::uint32_t name = 0;
};
static_assert(sizeof(Key) == 16);

struct Entry {
  Text iri;
  std::uint32_t first_name = 0, name_count = 0;
  std::uint32_t first_parent = 0, parent_count = 0;
  std::array<char, 2> country{};  ///< Zeros: unknown.
  std::uint8_t type = 0;          ///< `Type`
  std::uint8_t reserved = 0;
};
static_assert(sizeof(Entry) == 28);

struct Name {
  std::uint32_t offset = 0;
  std::uint16_t size = 0;
  std::uint8_t kind = 0;  ///< `NameKind`
  std::uint8_t reserved = 0;
};
static_assert(sizeof(Name) == 8);

using Parent = std::uint32_t;  ///< Number of an entry.

}  // namespace docweave::authority
