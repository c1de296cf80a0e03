#include "authority/list_file.hpp"

#include <fstream>
#include <map>
#include <string_view>

#include <docweave/error.hpp>

#include "authority/index_builder.hpp"
#include "authority/list_readers.hpp"

namespace docweave::authority {
namespace {

using Read = void (*)(ListStream&, const ListSink&);

const std::map<std::string_view, Read> kReaders = {
    {".csv", read_delimited}, {".tsv", read_delimited}, {".json", read_json}, {".jsonl", read_json},
    {".ndjson", read_json},   {".nt", read_skos},       {".ttl", read_skos},
};

}  // namespace

bool is_index(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string begin(kMagic.size(), '\0');
  if (!stream) throw Error(ErrorCode::io, file.string(), "cannot be opened");
  stream.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return begin == kMagic;
}

std::string index_of_list(const std::filesystem::path& file, AuthorityList list) {
  ListStream stream(file);
  const auto reader = kReaders.find(stream.extension());
  if (reader == kReaders.end()) {
    throw Error(ErrorCode::invalid_data, stream.name(),
                "is no list that docweave knows: it must be an index, or end in .csv, .tsv, .json, "
                ".jsonl, .ndjson, .ttl or .nt, perhaps within .gz or .zip");
  }
  if (list.name.empty()) list.name = file.stem().stem().string();
  IndexBuilder builder(stream.name(), std::move(list));
  reader->second(stream, [&](ListEntry entry) { builder.add(entry); });
  return builder.finish();
}

}  // namespace docweave::authority
