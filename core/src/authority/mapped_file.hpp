#pragma once

#include <filesystem>
#include <string_view>

namespace docweave {

/// A file in memory, read by the system where it is looked at. Whoever replaces it must do so under
/// another name and rename: a file that shrinks while it is mapped ends the program.
class MappedFile {
 public:
  /// Throws `Error(io)`.
  explicit MappedFile(const std::filesystem::path& file);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace docweave
