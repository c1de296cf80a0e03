#include "package.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

#include <docweave/error.hpp>

namespace docweave::office {
namespace {

constexpr std::size_t kMostParts = 20000;
constexpr std::size_t kRatioCounts = 1
                                     << 20;  ///< Unpacked bytes from which the ratio is looked at.

constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0";

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

class Unpacker {
 public:
  Unpacker(std::string_view bytes, const std::string& id, const Limits& limits)
      : id_(id), allowed_(most_bytes(bytes.size(), limits)) {
    archive_read_support_format_zip(archive_.get());
    if (archive_read_open_memory(archive_.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
      fail_to_read();
  }

  std::map<std::string, std::string> parts() {
    std::map<std::string, std::string> parts;
    archive_entry* entry = nullptr;
    for (std::size_t count = 0;; ++count) {
      const int status = archive_read_next_header(archive_.get(), &entry);
      if (status == ARCHIVE_EOF) break;
      if (status < ARCHIVE_WARN) fail_to_read();
      if (count == kMostParts)
        fail("the file has more than " + std::to_string(kMostParts) + " parts");
      if (archive_entry_is_encrypted(entry))
        fail("the file is encrypted; give docweave a copy without password");
      const char* name = archive_entry_pathname(entry);
      if (name && is_wanted(name)) parts[name] = content();
    }
    return parts;
  }

 private:
  static std::size_t most_bytes(std::size_t size, const Limits& limits) {
    const std::size_t by_ratio =
        size > limits.unpacked / limits.ratio ? limits.unpacked : size * limits.ratio;
    return std::min(limits.unpacked, std::max(by_ratio, kRatioCounts));
  }

  static bool is_wanted(std::string_view name) {
    return name.ends_with(".xml") || name.ends_with(".rels") || name == "mimetype";
  }

  std::string content() {
    std::string content;
    std::array<char, 65536> chunk;
    for (;;) {
      const auto size = archive_read_data(archive_.get(), chunk.data(), chunk.size());
      if (size < 0) fail_to_read();
      if (size == 0) return content;
      unpacked_ += static_cast<std::size_t>(size);
      if (unpacked_ > allowed_) {
        fail("its parts unpack to more than " + std::to_string(allowed_) +
             " bytes, which the options max_unpacked_bytes and max_ratio allow");
      }
      content.append(chunk.data(), static_cast<std::size_t>(size));
    }
  }

  [[noreturn]] void fail_to_read() const {
    fail("this is no word processor document of the ZIP kind, or it is damaged");
  }
  [[noreturn]] void fail(std::string message) const {
    throw Error(ErrorCode::invalid_data, id_, std::move(message));
  }

  const std::string& id_;
  Archive archive_{archive_read_new(), &archive_read_free};
  std::size_t allowed_;
  std::size_t unpacked_ = 0;
};

}  // namespace

Package::Package(std::string_view bytes, const std::string& id, const Limits& limits) {
  if (bytes.size() > limits.bytes) {
    throw Error(ErrorCode::invalid_data, id,
                "the file has " + std::to_string(bytes.size()) +
                    " bytes; the option max_bytes allows " + std::to_string(limits.bytes));
  }
  if (bytes.starts_with(kCompoundFile)) {
    throw Error(
        ErrorCode::invalid_data, id,
        "the file has a password, or Word's format before DOCX; give docweave a DOCX or ODT "
        "file without password");
  }
  parts_ = Unpacker(bytes, id, limits).parts();
}

const std::string* Package::part(const std::string& name) const {
  const auto found = parts_.find(name);
  return found == parts_.end() ? nullptr : &found->second;
}

}  // namespace docweave::office
