#include <algorithm>
#include <span>

#include <docweave/extractor.hpp>
#include <docweave/stories.hpp>

#include "grammar.hpp"
#include "lexer.hpp"
#include "publication.hpp"
#include "resolution.hpp"

namespace docweave::dates {
namespace {

constexpr int kEarliestTitleYear = 1950;
constexpr int kLatestTitleYear = 2050;

Order order_named(std::string_view name) {
  if (name == "day_first") return Order::day_first;
  return name == "month_first" ? Order::month_first : Order::unknown;
}

/// Only the English of the United States and the Philippines writes the month first; English of no
/// named country may be either.
Order order_of_language(std::string_view tag) {
  if (tag.empty() || tag == "en") return Order::unknown;
  return tag == "en-US" || tag == "en_US" || tag == "en-PH" ? Order::month_first : Order::day_first;
}

/// Dates and ranges of dates, read by a grammar that is data, resolved within their document.
class Dates : public Extractor {
 public:
  explicit Dates(const PluginContext& context)
      : lexicon_(context.folder),
        grammar_(context.folder / "grammar.txt", lexicon_),
        publication_(context.folder / "publication.tsv"),
        era_(lexicon_.class_named("era")),
        ahead_(lexicon_.class_named("ahead")),
        ahead_in_headlines_(lexicon_.class_named("ahead_in_headlines")),
        past_(lexicon_.class_named("past")),
        counter_(lexicon_.class_named("counter")),
        moved_(lexicon_.class_named("moved")),
        compared_(lexicon_.class_named("compared")),
        leads_in_(lexicon_.class_named("leads_in")),
        stretch_(lexicon_.class_named("the") | lexicon_.class_named("stretch")),
        order_(order_named(context.options.text("order"))),
        relative_(context.options.flag("relative")) {}

  void extract(Document& document) const override {
    std::vector<Found> found = scan(document);
    drop_told_days(document, found);
    auto published = read_iso(document.info().date_published);
    settle_order(found, order_, order_of_language(document.info().language), published);
    const auto own = publication_.mark(document, found);
    if (!published && own) {
      published = own;
      document.info().date_published = iso(*own);
    }
    const auto today = published ? published : publication_.date_on_top(document, found);
    supply_years(found, published, today, title_year(document));
    for (const Found& each : found) add(document, each);
  }

 private:
  /// "Games 2024", "Newsletter 2/2024"; not a year of "2014-2020",
  /// not "No. 1999.2187".
  static bool is_year(const std::vector<Lexeme>& lexemes, std::size_t at) {
    constexpr int kLongestIssue = 3;
    const Lexeme& year = lexemes[at];
    if (year.digits != 4 || year.number < kEarliestTitleYear || year.number > kLatestTitleYear)
      return false;
    const auto is_dash = [&](std::size_t i) {
      return i < lexemes.size() && (lexemes[i].mark == '-' || lexemes[i].mark == '/');
    };
    const bool range =
        is_dash(at + 1) && at + 2 < lexemes.size() && lexemes[at + 2].kind == Lexeme::Kind::number;
    const bool issue = at > 1 && is_dash(at - 1) && lexemes[at - 2].digits > 0 &&
                       lexemes[at - 2].digits <= kLongestIssue && lexemes[at - 2].space_before;
    const bool number = at + 2 < lexemes.size() && lexemes[at + 1].mark == '.' &&
                        lexemes[at + 2].digits > 0 && !lexemes[at + 2].space_before;
    return !range && !number && (year.space_before || issue);
  }

  static bool ends_clause(const Lexeme& lexeme) {
    return lexeme.mark == '.' || lexeme.mark == ';' || lexeme.mark == '!' || lexeme.mark == '?';
  }

  /// "On 4 May the school was opened": a word of the past before one of what is to come.
  bool past_behind(const std::vector<Lexeme>& lexemes, std::size_t at) const {
    for (; at < lexemes.size() && !ends_clause(lexemes[at]); ++at) {
      if ((lexemes[at].classes & ahead_) != 0) return false;
      if ((lexemes[at].classes & past_) != 0) return true;
    }
    return false;
  }

  /// What of its sentence before a date tells its year.
  struct Context {
    int year_above = 0;  ///< Of the line or heading above; holds for the whole block.
    int year = 0;
    bool ahead = false;
    int since_ahead = 0;  ///< Lexemes since such a word.
    bool past = false;

    void pass(const std::vector<Lexeme>& lexemes, std::size_t at, Classes words_ahead,
              Classes words_past) {
      const Lexeme& lexeme = lexemes[at];
      if (ends_clause(lexeme)) *this = {.year_above = year_above};
      const bool word_ahead = (lexeme.classes & words_ahead) != 0;
      past = past || (lexeme.classes & words_past) != 0;
      since_ahead = word_ahead ? 0 : since_ahead + 1;
      ahead = ahead || word_ahead;
      if (is_year(lexemes, at)) year = lexeme.number;
    }
  };

  std::vector<Found> scan(const Document& document) const {
    std::vector<Found> found;
    std::vector<Lexeme> lexemes;
    const std::size_t language = lexicon_.language(document.info().language);
    int year_above = 0;
    for (std::size_t block = 0; block < document.blocks().size(); ++block) {
      const BlockKind kind = document.blocks()[block].kind;
      if (kind == BlockKind::metadata) continue;
      const bool headline = kind == BlockKind::title || kind == BlockKind::heading;
      const Classes ahead = headline ? ahead_ | ahead_in_headlines_ : ahead_;
      lex(document.text(), document.blocks()[block].span, lexicon_, language, lexemes);
      const bool lone_year = lexemes.size() == 1 && is_year(lexemes, 0);
      if (lone_year || headline) year_above = lone_year ? lexemes[0].number : 0;
      Context context{.year_above = year_above};
      for (std::uint32_t at = 0; at < lexemes.size();) {
        context.pass(lexemes, at, ahead, past_);
        if (is_counted(lexemes, at)) {
          ++at;
          continue;
        }
        auto reading = grammar_.match(lexemes, at);
        if (reading && reading->begin > at) {
          // "in" lets "September" stand alone, but "September 2018" says more.
          const auto without_context = grammar_.match(lexemes, reading->begin);
          if (without_context && without_context->end > reading->end) reading = without_context;
        }
        if (reading) keep(lexemes, *reading, block, context, found);
        at = reading ? reading->end : at + 1;
      }
    }
    return found;
  }

  /// "tomorrow, 12 May": the date behind it says which day that is.
  static void drop_told_days(const Document& document, std::vector<Found>& found) {
    const auto is_told = [&](const Found& each, const Found& next) {
      const auto counted = [](const Part& part) {
        return part.days_from_now || part.days_from_told;
      };
      const bool told = counted(each.reading.from) && !counted(next.reading.from);
      if (!told || each.block != next.block) return false;
      const std::string_view between = document.text({each.span.end, next.span.begin});
      return between == ", " || between == " (";
    };
    std::vector<Found> kept;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i + 1 == found.size() || !is_told(found[i], found[i + 1]))
        kept.push_back(std::move(found[i]));
    }
    found = std::move(kept);
  }

  /// "Day 1 - Tuesday 12 May" is one day.
  bool is_counted(const std::vector<Lexeme>& lexemes, std::uint32_t at) const {
    return at > 0 && lexemes[at].kind == Lexeme::Kind::number && lexemes[at].digits <= 2 &&
           (lexemes[at - 1].classes & counter_) != 0;
  }

  /// "On the same day" or, where a clause begins, "The next day": not "as patients go home the same
  /// day", nor "on the same day as the fair".
  bool tells_when(const std::vector<Lexeme>& lexemes, const Reading& reading) const {
    const bool compared =
        reading.end < lexemes.size() && (lexemes[reading.end].classes & compared_) != 0;
    if (compared || reading.begin == 0) return !compared;
    const Lexeme& before = lexemes[reading.begin - 1];
    return ends_clause(before) || before.mark == ',' || (before.classes & leads_in_) != 0;
  }

  /// Two dates of a list that are no neighbours are kept apart: "5 and 9 May 2019". What was "moved
  /// from 5 to 9 May" is on the second day.
  void keep(const std::vector<Lexeme>& lexemes, const Reading& reading, std::size_t block,
            const Context& context, std::vector<Found>& found) const {
    const bool month = grammar_.rule(reading.rule) == kRelativeMonth;
    const bool told = reading.from.days_from_told.has_value();
    if ((reading.from.days_from_now || told || reading.from.is_weekday() || month) && !relative_)
      return;
    if (told && !tells_when(lexemes, reading)) return;
    // "the last month of the project", "since last month"
    if (month && reading.begin > 0 && (lexemes[reading.begin - 1].classes & stretch_) != 0) return;
    const auto span = [&](std::uint32_t begin, std::uint32_t end) {
      const Lexeme& last = lexemes[end - 1];
      // The period of "4." is a full stop when nothing follows in the date.
      if (last.mark == '.' && lexemes[end - 2].kind == Lexeme::Kind::number) --end;
      return Span{lexemes[begin].span.begin, lexemes[end - 1].span.end};
    };
    Found each{reading,      span(reading.begin, reading.end),
               block,        grammar_.rule(reading.rule),
               Role::plain,  context.year != 0 ? context.year : context.year_above,
               context.ahead};
    each.past = !context.ahead && (context.past || past_behind(lexemes, reading.end));
    // "Whether it will do so was asked on Wednesday" is news.
    constexpr int kNear = 8;
    if (reading.from.is_weekday()) each.ahead = context.ahead && context.since_ahead <= kNear;
    const bool moved = reading.link == Link::range && reading.begin > 0 &&
                       (lexemes[reading.begin - 1].classes & moved_) != 0;
    if (reading.link != Link::list && !moved) {
      found.push_back(std::move(each));
      return;
    }
    Found second = each;
    each.reading.link = second.reading.link = Link::none;
    each.span = span(reading.begin, reading.from_end);
    second.reading.from = reading.to;
    second.span = span(reading.to_begin, reading.end);
    if (!moved) found.push_back(std::move(each));
    found.push_back(std::move(second));
  }

  /// "Youth Sports Games 2024", "Annual Report 2022": a year in the title, or in a line above the
  /// text, that dates without one may take.
  int title_year(const Document& document) const {
    const auto titled = [](const Block& block) {
      return block.kind == BlockKind::title || block.kind == BlockKind::heading;
    };
    constexpr std::uint32_t kLongestLine = 120;
    const auto head = std::ranges::find_if(
        document.blocks(), [](const Block& block) { return block.span.size() > kLongestLine; });
    const std::span top(document.blocks().begin(), head);
    if (const int year = year_in(document, top, titled)) return year;
    const std::string& title = document.info().title;
    if (const int year = year_in(document, title, {0, static_cast<std::uint32_t>(title.size())}))
      return year;
    const auto no_sentence = [&](const Block& block) {
      return !document.text(block.span).ends_with('.');
    };
    if (const int year = year_in(document, top, no_sentence)) return year;
    return year_in(document, document.blocks(), titled);
  }

  template <typename Fits>
  int year_in(const Document& document, std::span<const Block> blocks, Fits fits) const {
    for (const Block& block : blocks) {
      const int year = fits(block) ? year_in(document, document.text(), block.span) : 0;
      if (year != 0) return year;
    }
    return 0;
  }

  int year_in(const Document& document, std::string_view text, Span span) const {
    std::vector<Lexeme> lexemes;
    lex(text, span, lexicon_, lexicon_.language(document.info().language), lexemes);
    for (std::size_t i = 0; i < lexemes.size(); ++i) {
      const bool of_an_era = i > 0 && (lexemes[i - 1].classes & era_) != 0;
      if (is_year(lexemes, i) && !of_an_era) return lexemes[i].number;
    }
    return 0;
  }

  void add(Document& document, const Found& found) const {
    Mention mention;
    mention.span = found.span;
    mention.type = Type::date;
    mention.value = iso(found.reading.from.date);
    if (found.reading.link == Link::range) mention.value += "/" + iso(found.reading.to.date);
    mention.plugin = "extractors/dates";
    mention.rule = found.role == Role::publication ? kPublicationRule
                   : found.role == Role::dateline  ? kDatelineRule
                                                   : found.rule;
    mention.confidence = found.confidence;
    document.add(std::move(mention));
  }

  Lexicon lexicon_;
  Grammar grammar_;
  Publication publication_;
  Classes era_;                 ///< Words whose year says when no event is: "Agenda 2030".
  Classes ahead_;               ///< "will", "scheduled": words of what is to come.
  Classes ahead_in_headlines_;  ///< "Ministers to meet on Monday".
  Classes past_;                ///< "was", "met": words of what has been.
  Classes counter_;             ///< Words before a number that is no day: "Day 2".
  Classes moved_;               ///< "postponed": from the first day of what follows to the second.
  Classes compared_;            ///< "as": what stands behind it says which day that is.
  Classes leads_in_;            ///< "on", "later": before a day that says when.
  Classes stretch_;             ///< "the", "since": before "last month" a stretch of time.
  Order order_;
  bool relative_;
};

}  // namespace
}  // namespace docweave::dates

using docweave::dates::Dates;
DOCWEAVE_PLUGIN(Dates)
