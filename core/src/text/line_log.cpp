#include <docweave/error.hpp>
#include <docweave/line_log.hpp>

namespace docweave {

LineLog::LineLog(const std::filesystem::path& file) : out_(file, std::ios::binary) {
  if (!out_) throw Error(ErrorCode::io, file.string(), "this file cannot be written");
}

void LineLog::write(std::string_view lines) {
  const std::lock_guard lock(mutex_);
  out_ << lines << std::flush;
}

}  // namespace docweave
