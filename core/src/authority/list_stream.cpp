#include "authority/list_stream.hpp"

#include <algorithm>
#include <array>

#include <archive.h>
#include <archive_entry.h>

#include <docweave/error.hpp>

namespace fs = std::filesystem;

namespace docweave::authority {
namespace {

constexpr std::size_t kBlock = 256 * 1024;

/// The later, the likelier the list: a dump of ROR holds its content in two schemas, each as JSON
/// and, with less in it, as CSV.
constexpr std::array<std::string_view, 9> kListEndings = {
    ".tsv", ".csv", ".nt", ".ttl", ".ndjson", ".jsonl", ".json", "_v1.json", "_v2.json"};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

/// 0: no list.
std::size_t rank(const std::string& name) {
  for (std::size_t i = kListEndings.size(); i > 0; --i) {
    if (lower(name).ends_with(kListEndings[i - 1])) return i;
  }
  return 0;
}

Error unreadable(const std::string& file, archive* reader) {
  const char* reason = archive_error_string(reader);
  return Error(ErrorCode::io, file,
               std::string("cannot be read: ") + (reason ? reason : "unknown format"));
}

std::string next_name(const std::string& file, archive* reader) {
  archive_entry* entry = nullptr;
  const int code = archive_read_next_header(reader, &entry);
  if (code == ARCHIVE_EOF) return {};
  if (code < ARCHIVE_WARN) throw unreadable(file, reader);
  const char* name = archive_entry_pathname(entry);
  return name ? name : "?";
}

}  // namespace

void ListStream::Close::operator()(archive* reader) const {
  archive_read_free(reader);
}

ListStream::Reader ListStream::open(const fs::path& file) {
  Reader reader(archive_read_new());
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_format_zip(reader.get());
  archive_read_support_format_raw(reader.get());
  archive_read_support_format_empty(reader.get());
  if (archive_read_open_filename(reader.get(), file.c_str(), kBlock) != ARCHIVE_OK) {
    throw unreadable(file.string(), reader.get());
  }
  return reader;
}

ListStream::ListStream(const fs::path& file) : reader_(open(file)), name_(file.string()) {
  std::string best = next_name(name_, reader_.get());
  if (archive_format(reader_.get()) != ARCHIVE_FORMAT_ZIP) {
    fs::path bare = file;
    if (lower(bare.extension().string()) == ".gz") bare.replace_extension();
    extension_ = lower(bare.extension().string());
    is_empty_ = best.empty();
    return;
  }
  for (std::string name = best; !name.empty(); name = next_name(name_, reader_.get())) {
    if (rank(name) > rank(best)) best = name;
  }
  if (rank(best) == 0) {
    throw Error(ErrorCode::invalid_data, name_,
                "holds no list: no file in it ends in .json, .jsonl, .ttl, .csv or the like");
  }
  reader_ = open(file);
  while (next_name(name_, reader_.get()) != best) {
  }
  name_ += "/" + best;
  extension_ = lower(fs::path(best).extension().string());
}

ListStream::~ListStream() = default;

std::string_view ListStream::read() {
  if (is_empty_) return {};
  const void* block = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  int code = ARCHIVE_OK;
  do {
    code = archive_read_data_block(reader_.get(), &block, &size, &offset);
    if (code < ARCHIVE_WARN) throw unreadable(name_, reader_.get());
  } while (code != ARCHIVE_EOF && size == 0);
  return code == ARCHIVE_EOF ? std::string_view()
                             : std::string_view(static_cast<const char*>(block), size);
}

}  // namespace docweave::authority
