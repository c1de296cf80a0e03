#include <algorithm>
#include <fstream>
#include <sstream>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave {
namespace {

bool is_utf8(std::string_view line) {
  const bool ascii =
      std::ranges::all_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return true;
  std::size_t bad = 0;
  valid_utf8(line, &bad);
  return bad == 0;
}

std::vector<std::string> split_columns(std::string_view line) {
  std::vector<std::string> columns;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t tab = std::min(line.find('\t', begin), line.size());
    columns.emplace_back(line.substr(begin, tab - begin));
    begin = tab + 1;
  }
  return columns;
}

}  // namespace

std::vector<ListEntry> read_list(const std::filesystem::path& file, std::size_t columns) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw Error(ErrorCode::io, file.string(), "cannot open this knowledge file for reading");
  }
  std::vector<ListEntry> entries;
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line.starts_with('#')) continue;
    const auto where = [&] { return file.string() + ":" + std::to_string(number); };
    if (!is_utf8(line)) throw Error(ErrorCode::invalid_data, where(), "this line is not UTF-8");
    ListEntry entry{split_columns(line), number};
    if (entry.columns.size() < columns) {
      throw Error(ErrorCode::invalid_data, where(),
                  "this line has " + std::to_string(entry.columns.size()) +
                      " tab-separated columns where at least " + std::to_string(columns) +
                      " are needed");
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace docweave
