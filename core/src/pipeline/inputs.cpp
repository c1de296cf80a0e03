#include "pipeline/inputs.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <glob.h>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace fs = std::filesystem;

namespace docweave {
namespace {

struct Found {
  std::string root;  // Name of the folder that the id is relative to.
  std::string relative;
  fs::path path;
  bool named = false;
};

bool hidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

bool is_pattern(const std::string& input) {
  return input.find_first_of("*?[") != std::string::npos;
}

std::string folder_name(const fs::path& folder) {
  fs::path absolute = fs::absolute(folder).lexically_normal();
  if (!absolute.has_filename()) absolute = absolute.parent_path();
  return absolute.filename().string();
}

class InputSearch {
 public:
  void add(const std::string& input) {
    std::error_code error;
    const fs::file_status status = fs::status(input, error);
    if (input == "-") {
      add_file({.root = "", .relative = "stdin", .path = {}, .named = true});
    } else if (fs::is_directory(status)) {
      add_folder(input, input);
    } else if (fs::exists(status)) {
      add_named(input, fs::path(input).parent_path());
    } else if (is_pattern(input)) {
      add_matches(input);
    } else {
      problem(input, error && error != std::errc::no_such_file_or_directory
                         ? fmt::format("cannot be opened: {}", error.message())
                         : "there is no such file or folder");
    }
  }

  std::vector<Found> take_files() { return std::move(files_); }
  std::vector<InputProblem> take_problems() { return std::move(problems_); }

 private:
  void problem(const std::string& input, std::string reason) {
    problems_.push_back({valid_utf8(input), std::move(reason)});
  }

  void add_file(Found file) {
    std::error_code error;
    const fs::path key = file.path.empty() ? "-" : fs::weakly_canonical(file.path, error);
    if (seen_.insert(key.native()).second) files_.push_back(std::move(file));
  }

  void add_named(const fs::path& path, const fs::path& root) {
    const fs::path folder = root.empty() ? fs::path(".") : root;
    add_file({folder_name(folder), path.lexically_relative(folder).generic_string(), path, true});
  }

  // Ids are relative to `root`, which is the folder itself unless a pattern found it.
  void add_folder(const fs::path& folder, const fs::path& root) {
    std::vector<fs::path> paths;
    list(folder, paths);
    if (paths.empty()) problem(folder.string(), "holds no documents: the folder has no files");
    std::sort(paths.begin(), paths.end(), [](const fs::path& a, const fs::path& b) {
      return a.generic_string() < b.generic_string();
    });
    for (const fs::path& path : paths) {
      add_file({folder_name(root), path.lexically_relative(root).generic_string(), path, false});
    }
  }

  void list(const fs::path& folder, std::vector<fs::path>& paths) {
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
      std::error_code ignored;
      if (hidden(entry->path())) continue;
      if (entry->is_directory(ignored)) {
        if (!entry->is_symlink(ignored)) list(entry->path(), paths);
      } else if (entry->is_regular_file(ignored) || !entry->exists(ignored)) {
        paths.push_back(entry->path());  // A broken link is told of when it is read.
      }
    }
    if (error) problem(folder.string(), fmt::format("cannot be listed: {}", error.message()));
  }

  void add_matches(const std::string& pattern) {
    const std::size_t wildcard = pattern.find_first_of("*?[");
    const std::size_t slash = pattern.rfind('/', wildcard);
    const fs::path root = slash == std::string::npos ? "." : pattern.substr(0, slash + 1);
    ::glob_t matches{};
    const int failed = ::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &matches);
    std::vector<std::string> paths(matches.gl_pathv, matches.gl_pathv + matches.gl_pathc);
    ::globfree(&matches);
    if (failed != 0) problem(pattern, "no file matches the pattern");
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) {
      if (fs::is_directory(path)) {
        add_folder(path, root);
      } else {
        add_named(path, root);
      }
    }
  }

  std::vector<Found> files_;
  std::vector<InputProblem> problems_;
  std::unordered_set<std::string> seen_;
};

// A relative path that several files share is told apart by the root's name, then by a number.
std::vector<InputFile> name_files(std::vector<Found> found) {
  std::unordered_map<std::string, int> uses;
  for (Found& file : found) {
    file.relative = valid_utf8(file.relative);
    ++uses[file.relative];
  }
  std::vector<InputFile> files;
  files.reserve(found.size());
  for (Found& file : found) {
    std::string id = file.relative;
    if (uses[id] > 1) {
      const std::string root = valid_utf8(file.root);
      id = fmt::format("{}/{}", root, file.relative);
      for (int number = 2; !uses.emplace(id, 1).second; ++number) {
        id = fmt::format("{}-{}/{}", root, number, file.relative);
      }
    }
    files.push_back({std::move(id), std::move(file.path), file.named});
  }
  return files;
}

constexpr std::size_t kBufferBytes = std::size_t{256} << 10;

}  // namespace

InputList find_inputs(const std::vector<std::string>& inputs) {
  InputSearch search;
  for (const std::string& input : inputs) search.add(input);
  return {name_files(search.take_files()), search.take_problems()};
}

FileStream::FileStream(const InputFile& file)
    : id_(file.id), stream_(file.path.empty() ? std::cin : file_), buffer_(kBufferBytes) {
  if (file.path.empty()) return;
  errno = 0;
  file_.open(file.path, std::ios::binary);
  if (!file_) {
    throw Error(ErrorCode::io, id_, fmt::format("cannot be opened: {}", std::strerror(errno)));
  }
}

std::string_view FileStream::next() {
  errno = 0;
  stream_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  if (stream_.bad()) {
    throw Error(ErrorCode::io, id_, fmt::format("cannot be read: {}", std::strerror(errno)));
  }
  return {buffer_.data(), static_cast<std::size_t>(stream_.gcount())};
}

}  // namespace docweave
