#include "counted_days.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include <docweave/calendar.hpp>
#include <docweave/text.hpp>

#include "roles.hpp"

namespace docweave::relations {
namespace {

int number_in(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

class SentenceReader {
 public:
  SentenceReader(const Document& document, const Language& language, const Sentence& sentence)
      : document_(document), language_(language), sentence_(sentence) {}

  /// The words that count, and with them the event that they are said of.
  struct Counted {
    MentionId event = 0;
    Mention days;
  };

  std::optional<Counted> read() const {
    const auto counted = counted_days();
    if (!counted) return std::nullopt;
    const bool ends = says(language_.counted_ends);
    const auto event = event_of(counted->words);
    const auto day = only_day();
    if (!event || !day || ends == says(language_.counted_starts)) return std::nullopt;
    const int others = counted->number - 1;
    const std::string range = ends ? iso(shifted(*day, -others)) + "/" + iso(*day)
                                   : iso(*day) + "/" + iso(shifted(*day, others));
    return Counted{*event,
                   {.span = counted->words,
                    .type = Type::date,
                    .value = range,
                    .plugin = "extractors/relations",
                    .rule = "counted-days",
                    .confidence = kConfidence}};
  }

  static constexpr double kConfidence = 0.88;

 private:
  struct Days {
    int number = 0;
    Span words;
  };

  const Token& token(std::uint32_t at) const { return document_.tokens()[at]; }

  bool says(const WordSet& words) const { return holds_word(document_, sentence_.span, words); }

  /// The "three-day" of a sentence that counts days once.
  std::optional<Days> counted_days() const {
    constexpr int kMost = 31;
    std::optional<Days> days;
    for (std::uint32_t at = sentence_.first_token + 1; at + 1 < sentence_.end_token; ++at) {
      if (token(at).hash != hash_of("-") || !language_.day_words.contains(token(at + 1).hash))
        continue;
      const int number = number_at(at - 1);
      if (number < 2 || number > kMost) continue;
      if (days) return std::nullopt;
      days = Days{number, join(token(at - 1).span, token(at + 1).span)};
    }
    return days;
  }

  int number_at(std::uint32_t at) const {
    if (token(at).kind == TokenKind::number) return number_in(document_.text(token(at).span));
    const auto& counts = language_.day_counts;
    const auto found = std::ranges::find(counts, token(at).hash);
    return found == counts.end() ? 0 : static_cast<int>(found - counts.begin()) + 1;
  }

  /// The event right behind the words that count, or that holds them.
  std::optional<MentionId> event_of(Span words) const {
    constexpr std::uint32_t kNear = 30;
    constexpr std::uint32_t kLongest = 200;
    const std::uint32_t before = words.begin - std::min(words.begin, kLongest);
    std::optional<MentionId> nearest;
    for (const MentionId id : document_.mentions_from({before, words.end + kNear})) {
      const Mention& event = document_.mentions()[id];
      if (event.type != Type::event || event.span.end <= words.end) continue;
      if (!nearest) nearest = id;
    }
    return nearest;
  }

  /// The day that a sentence names, where it names no more than one date.
  std::optional<PartialDate> only_day() const {
    const Mention* only = nullptr;
    for (const MentionId id : document_.mentions_from(sentence_.span)) {
      const Mention& date = document_.mentions()[id];
      if (date.type != Type::date) continue;
      if (only && only->value != date.value) return std::nullopt;
      only = &date;
    }
    const auto day = only ? read_iso(only->value) : std::nullopt;
    return day && day->day != 0 ? day : std::nullopt;
  }

  const Document& document_;
  const Language& language_;
  const Sentence& sentence_;
};

}  // namespace

void add_counted_days(Document& document, const Language& language, std::vector<Relation>& found) {
  std::vector<SentenceReader::Counted> all;
  for (const Sentence& sentence : document.sentences()) {
    if (auto counted = SentenceReader(document, language, sentence).read())
      all.push_back(std::move(*counted));
  }
  for (SentenceReader::Counted& each : all) {
    const Span evidence = join(each.days.span, document.mentions()[each.event].span);
    const MentionId days = document.add(std::move(each.days));
    for (const Predicate predicate : {Predicate::start_date, Predicate::end_date}) {
      add_allowed(document,
                  {.subject = each.event,
                   .predicate = predicate,
                   .object = days,
                   .evidence = evidence,
                   .plugin = "extractors/relations",
                   .rule = "counted-days",
                   .confidence = SentenceReader::kConfidence},
                  true, found);
    }
  }
}

}  // namespace docweave::relations
