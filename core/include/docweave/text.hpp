#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

namespace docweave {

/// UTF-8 made well-formed: every byte that starts no valid sequence becomes U+FFFD (the practice
/// the Unicode Standard recommends, chapter 3.9). Sets `*replaced` to how many were.
std::string valid_utf8(std::string_view bytes, std::size_t* replaced = nullptr);

/// A name as identity sees it: NFKC, case folded, "&" as "and", possessive 's, quotes and
/// punctuation dropped, runs of white space as one space, a leading article (the, a, an) dropped.
std::string fold_name(std::string_view name);

/// A word as matching sees it: case folded; ASCII quotes and hyphens for their typographic kin.
std::string fold_token(std::string_view word);
/// 64-bit FNV-1a (Fowler, Noll and Vo 1991), which goes on from that of the bytes before.
constexpr std::uint64_t hash_of(std::string_view bytes, std::uint64_t hash = 0xcbf29ce484222325) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

/// Words of a name folded and hashed as `Document` does it: the form that phrase lists compare.
std::vector<Token> tokenize(std::string_view text, std::uint32_t offset = 0);

/// How many code points a UTF-8 text has.
std::size_t code_points(std::string_view text);

/// "OSCE", "CoE": one word of ten code points at most, with more upper-case letters than lower-case
/// ones, two at least.
bool is_acronym(std::string_view name);

/// One line of a knowledge file: its tab-separated columns and its line number (1-based).
struct ListEntry {
  std::vector<std::string> columns;
  std::size_t line = 0;
};

/// Reads a knowledge file: UTF-8, one entry a line, tab-separated columns, '#' starts a comment
/// line (the first ones give source and licence), empty lines passed over. Throws `Error(io)` when
/// it cannot be read and `Error(invalid_data)`, with file and line, when a line has fewer columns
/// than `columns` or is not UTF-8.
std::vector<ListEntry> read_list(const std::filesystem::path& file, std::size_t columns = 1);

}  // namespace docweave
