#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>

#include <extractor_harness.hpp>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <docweave/text.hpp>

// Measures the extractor on the date cases of Microsoft Recognizers-Text, where they lie beside the
// project: span and value of absolute dates and ranges, in eight languages. DOCWEAVE_SHOW_MISSES=1
// lists what differs.
namespace docweave {
namespace {

const std::filesystem::path kCases =
    std::filesystem::path(PLUGIN_FOLDER) / "../../../../shared/data/dates/recognizers.jsonl";

const std::map<std::string, std::string> kLanguages = {
    {"English", "en-US"}, {"French", "fr"}, {"German", "de"},     {"Spanish", "es"},
    {"Italian", "it"},    {"Dutch", "nl"},  {"Portuguese", "pt"}, {"Swedish", "sv"}};

bool digits_at(std::string_view text, std::size_t at, std::size_t size) {
  return text.size() >= at + size &&
         text.substr(at, size).find_first_not_of("0123456789") == std::string_view::npos;
}

/// "2018", "2018-07", "2018-07-18": a TIMEX that needs no reference date.
bool absolute_date(std::string_view timex) {
  if (timex.size() == 4) return digits_at(timex, 0, 4);
  if (timex.size() == 7) return digits_at(timex, 0, 4) && timex[4] == '-' && digits_at(timex, 5, 2);
  return timex.size() == 10 && digits_at(timex, 0, 4) && digits_at(timex, 5, 2) &&
         digits_at(timex, 8, 2);
}

/// First and last part of a value, as days where the other side is a day: "2017-01" and
/// "2017-01-01" are the same start.
std::string start_of(std::string date) {
  while (date.size() < 10) date += "-01";
  return date;
}

struct Expected {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string from, to;  ///< `to` is empty for a single date.
};

struct Case {
  std::string language, suite, input;
  std::vector<Expected> expected;
};

/// The words themselves must hold the year: "heute" and "22 April" are left to the document.
bool names_a_year(std::string_view words, std::string_view year) {
  return words.find(year) != std::string_view::npos || words.find(year.substr(2)) != words.npos;
}

std::optional<Expected> absolute(const rapidjson::Value& result) {
  std::string timex;
  const auto& value = result["timex"];
  if (value.IsString()) timex = value.GetString();
  if (value.IsArray() && !value.Empty()) timex = value[0].GetString();
  Expected expected;
  const std::string words = result["text"].GetString();
  expected.begin = result["start"].GetUint();
  expected.end = expected.begin + code_points(words);
  if (timex.starts_with('(')) {
    const std::size_t comma = timex.find(',');
    const std::size_t second = timex.find(',', comma + 1);
    if (second == std::string::npos) return std::nullopt;
    expected.from = timex.substr(1, comma - 1);
    expected.to = timex.substr(comma + 1, second - comma - 1);
    if (!absolute_date(expected.from) || !absolute_date(expected.to)) return std::nullopt;
    if (!names_a_year(words, expected.to.substr(0, 4)) &&
        !names_a_year(words, expected.from.substr(0, 4))) {
      return std::nullopt;
    }
    return expected;
  }
  if (!absolute_date(timex) || !names_a_year(words, timex.substr(0, 4))) return std::nullopt;
  expected.from = timex;
  return expected;
}

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  std::ifstream stream(kCases);
  for (std::string line; std::getline(stream, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    Case each{
        json["language"].GetString(), json["suite"].GetString(), json["input"].GetString(), {}};
    if (each.suite.ends_with("Extractor")) continue;  // the same cases without values
    for (const auto& result : json["results"].GetArray()) {
      if (const auto expected = absolute(result)) each.expected.push_back(*expected);
    }
    cases.push_back(std::move(each));
  }
  return cases;
}

struct Score {
  int right = 0, found = 0, wanted = 0;
  double f1() const { return found + wanted == 0 ? 0 : 2.0 * right / (found + wanted); }
};

bool same(const Expected& expected, std::string_view value) {
  const std::size_t slash = value.find('/');
  const std::string from(value.substr(0, slash));
  if (slash == std::string_view::npos) return expected.to.empty() && expected.from == from;
  const std::string to(value.substr(slash + 1));
  if (start_of(expected.from) != start_of(from)) return false;
  // Months and years end where the next begins, or are given by their first day.
  if (start_of(expected.to) == start_of(to)) return true;
  if (to.size() == 7) {
    int year = std::stoi(to.substr(0, 4));
    int month = std::stoi(to.substr(5, 2)) + 1;
    if (month == 13) month = 1, ++year;
    char next[16];
    std::snprintf(next, sizeof next, "%04d-%02d-01", year, month);
    return expected.to == next;
  }
  return false;
}

TEST(DatesOnRecognizersCases, FindsSpanAndValueOfAbsoluteDates) {
  if (!std::filesystem::exists(kCases)) GTEST_SKIP() << kCases << " is not here";
  const bool show = std::getenv("DOCWEAVE_SHOW_MISSES") != nullptr;
  const test::ExtractorHarness any_order(R"({"order": "auto", "relative": false})");
  const test::ExtractorHarness month_first(R"({"order": "month_first", "relative": false})");
  std::map<std::string, Score> scores;
  for (const Case& each : read_cases()) {
    const auto& harness = each.language == "English" ? month_first : any_order;
    const Document document =
        harness.extract(each.input, {.id = "case", .language = kLanguages.at(each.language)});
    Score score;
    score.wanted = static_cast<int>(each.expected.size());
    std::string found;
    const auto lead = static_cast<std::uint32_t>(
        std::min(each.input.find_first_not_of(" \t\n"), each.input.size()));
    for (const Mention& mention : document.mentions()) {
      ++score.found;
      found += "  [" + std::string(document.text(mention.span)) + " = " + mention.value + "]";
      const auto begin = code_points(each.input.substr(0, mention.span.begin + lead));
      const auto end = code_points(each.input.substr(0, mention.span.end + lead));
      for (const Expected& expected : each.expected) {
        if (begin == expected.begin && end == expected.end && same(expected, mention.value)) {
          ++score.right;
        }
      }
    }
    if (show && (score.right < score.wanted || score.right < score.found)) {
      std::cout << each.language << ": " << each.input << "\n  wanted";
      for (const Expected& e : each.expected) {
        std::cout << " " << e.begin << " " << e.from << (e.to.empty() ? "" : "/" + e.to);
      }
      std::cout << found << "\n";
    }
    for (const std::string& name : {each.language, std::string("all")}) {
      scores[name].right += score.right;
      scores[name].found += score.found;
      scores[name].wanted += score.wanted;
    }
  }
  for (const auto& [name, score] : scores) {
    std::printf("%-12s right %4d  found %4d  wanted %4d  F1 %.3f\n", name.c_str(), score.right,
                score.found, score.wanted, score.f1());
  }
  EXPECT_GE(scores["all"].f1(), 0.80);
}

}  // namespace
}  // namespace docweave
