#pragma once

#include <array>
#include <charconv>
#include <ostream>
#include <string>
#include <string_view>

namespace docweave {

/// Text on its way to a stream: written to memory, handed over in chunks.
class TextStream {
 public:
  explicit TextStream(std::ostream& out) : out_(out) { text.reserve(kChunk + kChunk / 4); }

  std::string text;  ///< What was written and not yet handed over.

  /// Hands the text over when there is enough of it.
  void end_item() {
    if (text.size() >= kChunk) flush();
  }
  void flush();

 private:
  static constexpr std::size_t kChunk = 64 * 1024;

  std::ostream& out_;
};

/// As short as it can be read back, without locale.
template <class Number>
void append_number(std::string& out, Number value) {
  std::array<char, 32> digits;
  out.append(digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr);
}

/// "isPartOf" as "IS_PART_OF".
void append_upper_snake(std::string& out, std::string_view camel);

/// Items as one text with a separator between them; keeps its memory from one to the next.
class Joined {
 public:
  explicit Joined(std::string_view separator) : separator_(separator) {}

  void clear() {
    text_.clear();
    empty_ = true;
  }
  void add(std::string_view item) {
    if (!empty_) text_ += separator_;
    text_ += item;
    empty_ = false;
  }
  template <class Items>
  std::string_view of(const Items& items) {
    clear();
    for (const auto& item : items) add(item);
    return text_;
  }
  std::string_view text() const { return text_; }

 private:
  std::string_view separator_;
  std::string text_;
  bool empty_ = true;
};

}  // namespace docweave
