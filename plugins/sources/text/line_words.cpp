#include <algorithm>
#include <cctype>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "paragraphs.hpp"

namespace docweave::plain {
namespace {

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower;
}

}  // namespace

LineWords::LineWords(const std::filesystem::path& file) {
  for (const ListEntry& entry : read_list(file, 2)) {
    if (entry.columns[0] == "open") {
      open_.insert(entry.columns[1]);
    } else if (entry.columns[0] == "furniture") {
      furniture_.insert(entry.columns[1]);
    } else if (entry.columns[0] == "label") {
      labels_.insert(entry.columns[1]);
    } else if (entry.columns[0] == "month") {
      months_.push_back(entry.columns[1]);
    } else if (entry.columns[0] == "genre") {
      genres_.insert(entry.columns[1]);
    } else if (entry.columns[0] == "number") {
      numbers_.push_back(" " + entry.columns[1] + " ");
    } else {
      throw Error(ErrorCode::invalid_data, file.string() + ":" + std::to_string(entry.line),
                  "\"" + entry.columns[0] +
                      "\" is none of open, furniture, label, genre, number and month");
    }
  }
}

bool LineWords::left_open(std::string_view line) const {
  const std::size_t space = line.rfind(' ');
  return space != line.npos && open_.contains(lower_ascii(line.substr(space + 1)));
}

bool LineWords::is_furniture(std::string_view line) const {
  return furniture_.contains(lower_ascii(line));
}

bool LineWords::is_genre(std::string_view line) const {
  // "FACT SHEET      June 2023", "Bulletin No. 14 / Oslo", "News release | For immediate use"
  const std::size_t end =
      std::min({line.find("  "), line.find('\t'), line.find_first_of("0123456789|,/")});
  std::string kind = lower_ascii(line.substr(0, end));
  for (const std::string& number : numbers_) {
    if (kind.ends_with(number)) kind.resize(kind.size() - number.size());
  }
  while (kind.ends_with(' ')) kind.pop_back();
  return genres_.contains(kind);
}

bool LineWords::names_month(std::string_view line) const {
  const std::string lower = lower_ascii(line);
  return std::ranges::any_of(months_, [&](const std::string& month) {
    const std::size_t at = lower.find(month);
    return at != lower.npos &&
           (at == 0 || !std::isalpha(static_cast<unsigned char>(lower[at - 1])));
  });
}

bool LineWords::is_label(std::string_view line) const {
  return labels_.contains(lower_ascii(line));
}

}  // namespace docweave::plain
