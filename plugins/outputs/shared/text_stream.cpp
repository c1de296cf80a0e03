#include "text_stream.hpp"

namespace docweave {

void TextStream::flush() {
  out_.write(text.data(), static_cast<std::streamsize>(text.size()));
  text.clear();
}

void append_upper_snake(std::string& out, std::string_view camel) {
  for (const char c : camel) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = c >= 'a' && c <= 'z';
    if (upper) out += '_';
    out += lower ? static_cast<char>(c - 'a' + 'A') : c;
  }
}

}  // namespace docweave
