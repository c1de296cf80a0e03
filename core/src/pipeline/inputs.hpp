#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/source.hpp>

namespace docweave {

/// A file that is to be read.
struct InputFile {
  std::string id;              ///< Relative to its input root, '/' between parts; unique in a run.
  std::filesystem::path path;  ///< Empty: standard input.
  bool named = false;          ///< The user named this very file; it was not merely in a folder.
};

/// An input that gave no file, and why.
struct InputProblem {
  std::string input;
  std::string reason;
};

struct InputList {
  std::vector<InputFile> files;
  std::vector<InputProblem> problems;
};

/// The files that inputs stand for: files, folders (with their sub-folders, sorted by path, hidden
/// files and folders passed over), glob patterns, and "-" for standard input. A file that two
/// inputs reach is listed once.
///
/// A file's id is its path below the folder that was named, or its name. Where two roots hold the
/// same relative path, the name of the root is put before it, with a number if that does not tell
/// them apart either.
InputList find_inputs(const std::vector<std::string>& inputs);

/// The bytes of a file, or of standard input. Its methods throw `Error(io)` when it cannot be read.
class FileStream final : public ByteStream {
 public:
  explicit FileStream(const InputFile& file);
  std::string_view next() override;

 private:
  std::string id_;
  std::ifstream file_;
  std::istream& stream_;
  std::vector<char> buffer_;
};

}  // namespace docweave
