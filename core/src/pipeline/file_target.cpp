#include "pipeline/file_target.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <locale>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <docweave/error.hpp>

namespace fs = std::filesystem;

namespace docweave {
namespace {

constexpr std::size_t kBufferBytes = 1 << 18;
constexpr std::string_view kDraftMark = ".tmp-";

[[noreturn]] void refuse(const fs::path& path, std::string_view what, int error) {
  throw Error(ErrorCode::io, path.string(),
              fmt::format("cannot be {}: {}", what, std::strerror(error)));
}

void sync(const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) refuse(path, "opened", errno);
  const int failed = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  // Some file systems know no fsync of a folder.
  if (failed != 0 && failed != EINVAL) refuse(path, "written to disk", failed);
}

/// Removes drafts of a file whose writers were killed.
void remove_stale_drafts(const fs::path& path) {
  const std::string start = path.filename().string() + std::string(kDraftMark);
  std::error_code ignored;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : ".";
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(start)) continue;
    pid_t writer = 0;
    const char* end = name.data() + name.size();
    const auto [rest, error] = std::from_chars(name.data() + start.size(), end, writer);
    const bool is_draft = error == std::errc() && rest == end && writer > 0;
    if (is_draft && ::kill(writer, 0) != 0 && errno == ESRCH) fs::remove(entry.path(), ignored);
  }
}

}  // namespace

struct FileTarget::File {
  explicit File(fs::path target)
      : path(std::move(target)),
        draft(path.string() + fmt::format("{}{}", kDraftMark, ::getpid())),
        buffer(kBufferBytes) {
    stream.rdbuf()->pubsetbuf(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    stream.imbue(std::locale::classic());
  }
  ~File() {
    stream.exceptions(std::ios::goodbit);
    stream.close();
    std::error_code ignored;
    if (!renamed) fs::remove(draft, ignored);
  }

  fs::path path, draft;
  std::vector<char> buffer;
  std::ofstream stream;
  bool renamed = false;
};

FileTarget::FileTarget(fs::path path) : path_(std::move(path)) {}
FileTarget::~FileTarget() = default;

std::ostream& FileTarget::stream() {
  return open(path_);
}

std::ostream& FileTarget::stream(std::string_view suffix) {
  fs::path name = path_.stem();
  name += suffix;
  name += path_.extension();
  return open(path_.parent_path() / name);
}

std::ostream& FileTarget::open(fs::path path) {
  for (const auto& file : files_) {
    if (file->path == path) return file->stream;
  }
  std::error_code error;
  if (fs::is_directory(path, error)) refuse(path, "written", EISDIR);
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (error) refuse(path.parent_path(), "made", error.value());
  remove_stale_drafts(path);
  auto file = std::make_unique<File>(std::move(path));
  errno = 0;
  file->stream.open(file->draft, std::ios::binary | std::ios::trunc);
  if (!file->stream) refuse(file->path, "written", errno);
  file->stream.exceptions(std::ios::badbit | std::ios::failbit);
  return files_.emplace_back(std::move(file))->stream;
}

void FileTarget::commit() {
  for (const auto& file : files_) {
    file->stream.exceptions(std::ios::goodbit);
    errno = 0;
    file->stream.close();
    if (file->stream.fail()) refuse(file->path, "written", errno);
    sync(file->draft, O_RDONLY);
  }
  for (const auto& file : files_) {
    std::error_code error;
    fs::rename(file->draft, file->path, error);
    if (error) refuse(file->path, "replaced", error.value());
    file->renamed = true;
    const fs::path folder = file->path.parent_path();
    sync(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
  }
}

std::vector<fs::path> FileTarget::paths() const {
  std::vector<fs::path> result;
  for (const auto& file : files_) result.push_back(file->path);
  return result;
}

}  // namespace docweave
