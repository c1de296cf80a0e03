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

#include <docweave/calendar.hpp>
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

struct Expected {
  std::size_t begin = 0;  ///< In code points.
  std::size_t end = 0;
  std::string from;
  std::string to;  ///< Empty for a single date.
};

struct Case {
  std::string language;
  std::string input;
  std::string reference;  ///< The day on which it is said.
  std::vector<Expected> expected;
  std::vector<Expected> not_measured;  ///< Times, durations, relative dates.
};

struct Score {
  int right = 0, found = 0, wanted = 0;
  void add(const Score& other) {
    right += other.right;
    found += other.found;
    wanted += other.wanted;
  }
  double f1() const { return found + wanted == 0 ? 0 : 2.0 * right / (found + wanted); }
};

/// The words themselves must hold the year: "today" and "22 April" are left to the document.
bool names_year_of(std::string_view words, std::string_view date) {
  return words.find(date.substr(0, 4)) != words.npos || words.find(date.substr(2, 2)) != words.npos;
}

/// Fills in the dates of a TIMEX, "2018-07" or "(2018-07-04,2018-07-06,P2D)"; false for one that
/// needs a reference date.
bool read_timex(std::string timex, std::string_view words, Expected& expected) {
  if (timex.starts_with('(')) {
    const std::size_t comma = timex.find(',');
    const std::size_t second = timex.find(',', comma + 1);
    if (second == std::string::npos) return false;
    expected.to = timex.substr(comma + 1, second - comma - 1);
    timex = timex.substr(1, comma - 1);
    if (!read_iso(expected.to)) return false;
  }
  expected.from = timex;
  return timex.find('T') == timex.npos && read_iso(timex) &&
         (names_year_of(words, timex) ||
          (!expected.to.empty() && names_year_of(words, expected.to)));
}

Case read_case(const rapidjson::Document& json) {
  Case each{json["language"].GetString(), json["input"].GetString(), {}, {}, {}};
  if (json.HasMember("reference")) {
    each.reference = std::string(json["reference"].GetString()).substr(0, 10);
  }
  for (const auto& result : json["results"].GetArray()) {
    const std::string words = result["text"].GetString();
    Expected expected;
    expected.begin = result["start"].GetUint();
    expected.end = expected.begin + code_points(words);
    const auto& value = result["timex"];
    std::string timex;
    if (value.IsString()) timex = value.GetString();
    if (value.IsArray() && !value.Empty()) timex = value[0].GetString();
    const bool absolute = read_timex(timex, words, expected);
    (absolute ? each.expected : each.not_measured).push_back(expected);
  }
  return each;
}

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  std::ifstream stream(kCases);
  for (std::string line; std::getline(stream, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    // The "Extractor" suites repeat the cases without values.
    if (std::string_view(json["suite"].GetString()).ends_with("Extractor")) continue;
    cases.push_back(read_case(json));
  }
  return cases;
}

std::string first_day_of(std::string date) {
  while (date.size() < 10) date += "-01";
  return date;
}

bool same(const Expected& expected, std::string_view value) {
  const std::size_t slash = value.find('/');
  const std::string from(value.substr(0, slash));
  if (slash == std::string_view::npos) return expected.to.empty() && expected.from == from;
  const std::string to(value.substr(slash + 1));
  if (expected.to.empty() || first_day_of(expected.from) != first_day_of(from)) return false;
  if (first_day_of(expected.to) == first_day_of(to)) return true;
  // A range of months may be given by the month behind it.
  const auto last = read_iso(to);
  if (!last || last->month == 0 || last->day != 0) return false;
  const bool december = last->month == 12;
  return expected.to == iso({last->year + december, december ? 1 : last->month + 1, 1});
}

/// What one case adds to the score; `found` gets what was found, for the list of misses.
Score score_of(const Case& each, const Document& document, std::string& found) {
  Score score;
  score.wanted = static_cast<int>(each.expected.size());
  const std::size_t lead = each.input.find_first_not_of(" \t\n");
  for (const Mention& mention : document.mentions()) {
    const auto begin = code_points(each.input.substr(0, mention.span.begin + lead));
    const auto end = code_points(each.input.substr(0, mention.span.end + lead));
    const auto overlaps = [&](const Expected& e) { return begin < e.end && e.begin < end; };
    if (std::ranges::any_of(each.not_measured, overlaps) &&
        std::ranges::none_of(each.expected, overlaps)) {
      continue;
    }
    ++score.found;
    score.right += std::ranges::any_of(each.expected, [&](const Expected& e) {
      return begin == e.begin && end == e.end && same(e, mention.value);
    });
    found += "  [" + std::string(document.text(mention.span)) + " = " + mention.value + "]";
  }
  return score;
}

void print_miss(const Case& each, const std::string& found) {
  std::cout << each.language << ": " << each.input << "\n  wanted";
  for (const Expected& e : each.expected) {
    std::cout << " " << e.from << (e.to.empty() ? "" : "/" + e.to);
  }
  std::cout << ", found" << found << "\n";
}

TEST(DatesOnRecognizersCases, FindsSpanAndValueOfAbsoluteDates) {
  if (!std::filesystem::exists(kCases)) GTEST_SKIP() << kCases << " is not here";
  const bool show = std::getenv("DOCWEAVE_SHOW_MISSES") != nullptr;
  const test::ExtractorHarness any_order(R"({"order": "auto", "relative": true})");
  const test::ExtractorHarness month_first(R"({"order": "month_first", "relative": true})");
  std::map<std::string, Score> scores;
  for (const Case& each : read_cases()) {
    const auto& harness = each.language == "English" ? month_first : any_order;
    const Document document = harness.extract(
        each.input,
        {.id = "case", .date_published = each.reference, .language = kLanguages.at(each.language)});
    std::string found;
    const Score score = score_of(each, document, found);
    if (show && score.right < std::max(score.wanted, score.found)) print_miss(each, found);
    scores[each.language].add(score);
    scores["all"].add(score);
  }
  for (const auto& [name, score] : scores) {
    std::printf("%-12s right %4d  found %4d  wanted %4d  F1 %.3f\n", name.c_str(), score.right,
                score.found, score.wanted, score.f1());
  }
  EXPECT_GE(scores["all"].f1(), 0.95);
}

}  // namespace
}  // namespace docweave
