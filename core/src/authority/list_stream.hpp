#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct archive;

namespace docweave::authority {

/// The bytes of a list, block by block, out of its compressed file where it is one. Of the files in
/// an archive, the list is the one whose name says so best.
class ListStream {
 public:
  /// Throws `Error(io)`, or `Error(invalid_data)` for an archive without a list.
  explicit ListStream(const std::filesystem::path& file);
  ~ListStream();

  /// Extension of the list, in small letters: ".csv".
  const std::string& extension() const { return extension_; }
  /// For messages: the file and, where it is another, the list's name in it.
  const std::string& name() const { return name_; }

  /// The next block, valid until the next call; empty at the end. Throws `Error(io)`.
  std::string_view read();

 private:
  struct Close {
    void operator()(archive* reader) const;
  };
  using Reader = std::unique_ptr<archive, Close>;

  static Reader open(const std::filesystem::path& file);

  Reader reader_;
  std::string name_;
  std::string extension_;
  bool is_empty_ = false;
};

}  // namespace docweave::authority
