#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/output.hpp>

namespace docweave {

/// Drafts that a killed process left beside a target are removed when it is next written.
///
/// Files that appear under their names only when all of them are whole and on disk: they are
/// written beside their targets and renamed by `commit`. Without it, nothing is left of them.
class FileTarget : public OutputTarget {
 public:
  /// Folders that are missing are made when the first stream is asked for.
  explicit FileTarget(std::filesystem::path path);
  ~FileTarget() override;

  /// Throw `Error(io)` when the file cannot be made.
  std::ostream& stream() override;
  std::ostream& stream(std::string_view suffix) override;

  /// Throws `Error(io)` when the disk does not take the bytes or a name cannot be given.
  void commit();
  /// What was written, in the order asked for.
  std::vector<std::filesystem::path> paths() const;

 private:
  struct File;

  std::ostream& open(std::filesystem::path path);

  std::filesystem::path path_;
  std::vector<std::unique_ptr<File>> files_;
};

}  // namespace docweave
