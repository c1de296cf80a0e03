#include <algorithm>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <docweave/encoding.hpp>
#include <docweave/text.hpp>

namespace docweave {
namespace {

/// Finding a place inside a stretch counts code points, so none is long.
constexpr std::size_t kLongestStretch = 512;

}  // namespace

ByteMap::ByteMap(std::string_view bytes, const DecodedText& decoded) : text_(decoded.text) {
  if (decoded.verbatim) {
    stretches_ = {{0, decoded.offset, 0}, {text_.size(), decoded.offset + text_.size(), 0}};
  } else {
    add(bytes, decoded);
  }
}

void ByteMap::add(std::string_view bytes, const DecodedText& decoded) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(decoded.encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return;
  const char* at = bytes.data() + decoded.offset;
  const char* const end = bytes.data() + bytes.size();
  std::size_t text = 0;
  while (at < end && text < text_.size()) {
    const auto input = static_cast<std::size_t>(at - bytes.data());
    const UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &status);
    if (U_FAILURE(status)) break;
    const int unit = static_cast<int>(at - bytes.data() - static_cast<std::ptrdiff_t>(input));
    const bool continues = !stretches_.empty() && stretches_.back().unit == unit &&
                           text - stretches_.back().text < kLongestStretch;
    if (!continues) stretches_.push_back({text, input, unit});
    text += static_cast<std::size_t>(U8_LENGTH(c));
  }
  // What the two ways of decoding disagree on cannot be placed.
  if (text != text_.size()) return stretches_.clear();
  stretches_.push_back({text, static_cast<std::size_t>(at - bytes.data()), 0});
}

std::vector<ByteMap::Piece> ByteMap::pieces(std::size_t begin, std::size_t end) const {
  std::vector<Piece> pieces;
  if (stretches_.empty()) return pieces;
  auto stretch = std::prev(std::ranges::upper_bound(stretches_, begin, {}, &Stretch::text));
  for (; begin < end && std::next(stretch) != stretches_.end(); ++stretch) {
    const std::size_t stop = std::min(end, std::next(stretch)->text);
    const auto bytes = [&](std::size_t from, std::size_t to) {
      const std::string_view part = text_.substr(from, to - from);
      return stretch->unit == 0 ? part.size()
                                : static_cast<std::size_t>(stretch->unit) * code_points(part);
    };
    const std::size_t from = stretch->input + bytes(stretch->text, begin);
    pieces.push_back({begin, stop, from, from + bytes(begin, stop), stretch->unit});
    begin = stop;
  }
  return pieces;
}

}  // namespace docweave
