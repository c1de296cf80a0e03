#include "addresses.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include <docweave/ascii.hpp>

#include "seats.hpp"

namespace docweave::relations {
namespace {

constexpr double kConfidence = 0.85;
constexpr std::uint32_t kLongest = 110;

bool opens_with_separator(std::string_view text) {
  const auto at = text.find_first_not_of(' ');
  if (at == std::string_view::npos) return false;
  text.remove_prefix(at);
  return text.front() == ',' || text.front() == '\n' || text.front() == '|' ||
         text.starts_with("•") || text.starts_with("·") || text.starts_with("–");
}

/// "(RF), " behind a name is its acronym.
std::string_view without_bracket(std::string_view text) {
  const auto end = text.starts_with(" (") ? text.find(')') : std::string_view::npos;
  return end == std::string_view::npos ? text : text.substr(end + 1);
}

/// ", Hafengasse 7, 1010 ": a number and hardly a word in lower case.
bool reads_as_address(std::string_view text) {
  constexpr int kMostLower = 2;
  text = without_bracket(text);
  if (!opens_with_separator(text) || text.find_first_of(";:()?!") != std::string_view::npos ||
      std::ranges::none_of(text, is_digit)) {
    return false;
  }
  int lower = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '.' && is_digit(text[i - 1])) return false;  // A day.
    lower += text[i - 1] == ' ' && is_lower(text[i]);
  }
  return lower <= kMostLower;
}

/// "1010 " or "811 02 ": no number of a house.
bool ends_in_postcode(std::string_view text) {
  constexpr int kFewest = 4;
  int digits = 0;
  while (!text.empty() && (is_digit(text.back()) || text.back() == ' ')) {
    digits += is_digit(text.back());
    text.remove_suffix(1);
  }
  return digits >= kFewest;
}

/// "1010 Vienna", ", Vienna" or a line that begins so.
bool stands_as_town(std::string_view before, std::string_view behind) {
  const auto last = before.find_last_not_of(' ');
  const char lead = last == std::string_view::npos ? '\0' : before[last];
  const bool led = lead == ',' || lead == '\n' || ends_in_postcode(before);
  const auto next = behind.find_first_not_of(' ');
  if (next == std::string_view::npos) return led;
  behind.remove_prefix(next);
  const bool ends = is_digit(behind.front()) ||
                    std::string_view(",.|\n(").find(behind.front()) != std::string_view::npos ||
                    behind.starts_with("·") || behind.starts_with("•") || behind.starts_with("©");
  return led && ends;
}

bool holds_another_fact(const Document& document, Span between) {
  return std::ranges::any_of(document.mentions_from(between), [&](const MentionId id) {
    const Mention& m = document.mentions()[id];
    const bool place_or_body = m.type == Type::place || m.type == Type::organization;
    return m.span.end <= between.end && !place_or_body;
  });
}

std::optional<MentionId> town_of(const Document& document, const Mention& body) {
  const auto size = static_cast<std::uint32_t>(document.text().size());
  for (const MentionId id :
       document.mentions_from({body.span.end, std::min(size, body.span.end + kLongest)})) {
    const Mention& place = document.mentions()[id];
    if (place.type != Type::place) continue;
    const Span between{body.span.end, place.span.begin};
    const auto behind = document.text({place.span.end, std::min(size, place.span.end + 4)});
    if (!stands_as_town(document.text(between), behind)) continue;
    const bool address =
        reads_as_address(document.text(between)) && !holds_another_fact(document, between);
    return address ? std::optional(id) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void add_addresses(const Document& document, std::vector<Relation>& found) {
  Seats seats(document, found);
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& body = document.mentions()[id];
    if (body.type != Type::organization || body.form != Form::named) continue;
    if (const auto town = town_of(document, body)) seats.add(id, *town, "address", kConfidence);
  }
}

}  // namespace docweave::relations
