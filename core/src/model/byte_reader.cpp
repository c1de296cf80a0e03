#include <utility>

#include <docweave/byte_reader.hpp>

namespace docweave {

std::string_view ByteReader::peek(std::size_t count) {
  while (unread_.size() < count) {
    // The stream's chunk lasts only until the next one is asked for.
    held_ = std::string(unread_);
    unread_ = held_;
    const std::string_view more = stream_.next();
    if (more.empty()) break;
    if (held_.empty()) {
      unread_ = more;
    } else {
      held_ += more;
      unread_ = held_;
    }
  }
  return unread_;
}

std::string_view ByteReader::next() {
  return unread_.empty() ? stream_.next() : std::exchange(unread_, {});
}

std::optional<ByteReader::Line> ByteReader::read_line(std::size_t limit) {
  if (peek(1).empty()) return std::nullopt;
  Line line;
  for (line.ended = false; !line.ended && !peek(1).empty();) {
    const std::size_t newline = unread_.find('\n');
    line.ended = newline != std::string_view::npos;
    const std::string_view part = unread_.substr(0, newline);
    line.text += part.substr(0, limit - line.text.size());
    line.size += part.size();
    consume(part.size() + (line.ended ? 1 : 0));
  }
  if (line.size == line.text.size() && line.text.ends_with('\r')) {
    line.text.pop_back();
    --line.size;
  }
  return line;
}

}  // namespace docweave
