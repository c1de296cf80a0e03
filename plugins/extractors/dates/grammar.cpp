#include "grammar.hpp"

#include <array>
#include <utility>

#include "grammar_compiler.hpp"

namespace docweave::dates {
namespace {

constexpr int kEarliestYear = 1000;
constexpr int kLatestYear = 2199;
constexpr int kEarliestBareYear = 1900;
constexpr int kLatestBareYear = 2100;
/// Two-digit years from here on belong to the last century.
constexpr int kPivot = 50;
constexpr int kLastDay = 31;

bool lets_through(Step::Number kind, const Lexeme& lexeme) {
  if (lexeme.kind != Lexeme::Kind::number || lexeme.counted) return false;
  const auto value = lexeme.number;
  const bool small = lexeme.digits <= 2;
  const bool two = lexeme.digits == 2 && !lexeme.ordinal;
  switch (kind) {
    case Step::Number::day:
    case Step::Number::other_day:
      return small && value >= 1 && value <= 31;
    case Step::Number::month_number:
      return small && !lexeme.ordinal && value >= 1 && value <= 12;
    case Step::Number::quarter_number:
      return lexeme.digits == 1 && value >= 1 && value <= 4;
    case Step::Number::half_number:
      return lexeme.digits == 1 && value >= 1 && value <= 2;
    case Step::Number::day2:
      return two && value >= 1 && value <= 31;
    case Step::Number::month2:
      return two && value >= 1 && value <= 12;
    case Step::Number::short_year:
      return two;
    case Step::Number::late_year:
      return two && value > kLastDay;
    case Step::Number::year:
      return lexeme.digits == 4 && value >= kEarliestYear && value <= kLatestYear;
    case Step::Number::bare_year:
      return lexeme.digits == 4 && value >= kEarliestBareYear && value <= kLatestBareYear;
    case Step::Number::first:
    case Step::Number::second:
      return small && !lexeme.ordinal && value >= 1 && value <= 31;
  }
  return false;
}

bool says_something(const Step& step) {
  return step.op == Step::Op::number || step.value != Step::Value::none;
}

/// A mark that binds figures together.
bool joint(const Lexeme& lexeme) {
  constexpr std::string_view kJoints = ".,/-:_+=#@%&";
  return lexeme.kind == Lexeme::Kind::mark && kJoints.find(lexeme.mark) != std::string_view::npos;
}

/// Steps that leave something in the reading, of one way through a rule.
struct Trail {
  struct Mark {
    std::uint32_t step;
    std::uint32_t at;
  };
  static constexpr std::size_t kLongest = 48;

  /// False when it is full: no date says so much.
  bool add(std::uint32_t step, std::uint32_t at) {
    if (size == kLongest) return false;
    marks[size++] = {step, at};
    return true;
  }

  std::array<Mark, kLongest> marks;
  std::size_t size = 0;
};

/// One attempt at one place: walks the steps, and reads the trail of each way that reaches the end.
class Machine {
 public:
  Machine(const std::vector<Step>& steps, const std::vector<Start>& starts,
          std::span<const Lexeme> lexemes, Classes reference)
      : steps_(steps), starts_(starts), lexemes_(lexemes), reference_(reference) {}

  void try_rule(std::uint16_t rule, std::uint32_t first_step, std::uint32_t at) {
    rule_ = rule;
    begin_ = at;
    trail_.size = 0;
    walk(first_step, at);
  }
  const std::optional<Reading>& best() const { return best_; }

 private:
  void walk(std::uint32_t step, std::uint32_t at);
  bool passes(const Step& step, std::uint32_t at) const;
  bool may_go_on(std::uint32_t step, std::uint32_t at) const {
    return at < lexemes_.size() ? starts_[step].fits(lexemes_[at]) : starts_[step].nothing;
  }
  bool clause_ends(std::uint32_t at) const;
  void accept(std::uint32_t end);
  Reading read_trail(std::uint32_t end) const;
  static void take_number(const Step& step, const Lexeme& lexeme, Reading& reading);
  static void take_word(const Step& step, const Lexeme& lexeme, Reading& reading);
  bool stands_free(std::uint32_t begin, std::uint32_t end) const;
  bool free_before(std::uint32_t begin) const;
  bool free_behind(std::uint32_t end) const;
  bool numbers_something(std::uint32_t begin, std::uint32_t end) const;

  const std::vector<Step>& steps_;
  const std::vector<Start>& starts_;
  std::span<const Lexeme> lexemes_;
  Classes reference_;
  std::uint16_t rule_ = 0;
  std::uint32_t begin_ = 0;
  Trail trail_;
  std::optional<Reading> best_;
};

bool Machine::passes(const Step& step, std::uint32_t at) const {
  if (at >= lexemes_.size()) return false;
  const Lexeme& lexeme = lexemes_[at];
  switch (step.op) {
    case Step::Op::number:
      return lets_through(step.number, lexeme);
    case Step::Op::word:
      return (lexeme.classes & step.classes) != 0;
    default:
      return lexeme.kind == Lexeme::Kind::mark && lexeme.mark == step.mark;
  }
}

void Machine::walk(std::uint32_t pc, std::uint32_t at) {
  const std::size_t trail_size = trail_.size;
  while (true) {
    const Step& step = steps_[pc];
    switch (step.op) {
      case Step::Op::number:
      case Step::Op::word:
      case Step::Op::mark:
        if (!passes(step, at) || (says_something(step) && !trail_.add(pc, at))) break;
        ++at;
        ++pc;
        continue;
      case Step::Op::fork:
        // Most ways end at the next lexeme.
        if (may_go_on(pc + 1, at)) walk(pc + 1, at);
        if (!may_go_on(step.target, at)) break;
        pc = step.target;
        continue;
      case Step::Op::jump:
        pc = step.target;
        continue;
      case Step::Op::glue:
        if (at >= lexemes_.size() || lexemes_[at].space_before) break;
        ++pc;
        continue;
      case Step::Op::ending:
        if (!clause_ends(at)) break;
        ++pc;
        continue;
      case Step::Op::begin:
      case Step::Op::range:
      case Step::Op::list:
        if (!trail_.add(pc, at)) break;
        ++pc;
        continue;
      case Step::Op::accept:
        accept(at);
        break;
    }
    trail_.size = trail_size;
    return;
  }
}

bool Machine::clause_ends(std::uint32_t at) const {
  constexpr std::string_view kStops = ".,;:!?)]\"";
  return at >= lexemes_.size() || kStops.find(lexemes_[at].mark) != std::string_view::npos;
}

void Machine::accept(std::uint32_t end) {
  if (best_ && end <= best_->end) return;
  Reading reading = read_trail(end);
  if (stands_free(reading.begin, end) && complete(reading)) best_ = reading;
}

Reading Machine::read_trail(std::uint32_t end) const {
  Reading reading;
  reading.rule = rule_;
  reading.begin = begin_;
  reading.end = end;
  for (std::size_t i = 0; i < trail_.size; ++i) {
    const Step& step = steps_[trail_.marks[i].step];
    const std::uint32_t at = trail_.marks[i].at;
    if (step.op == Step::Op::begin) {
      reading = Reading{.rule = rule_, .begin = at, .end = end};
    } else if (step.op == Step::Op::range || step.op == Step::Op::list) {
      reading.link = step.op == Step::Op::range ? Link::range : Link::list;
      reading.to_begin = at;
    } else {
      if (step.op == Step::Op::number) take_number(step, lexemes_[at], reading);
      if (step.op == Step::Op::word) take_word(step, lexemes_[at], reading);
      if (reading.link == Link::none) reading.from_end = at + 1;
    }
  }
  return reading;
}

void Machine::take_number(const Step& step, const Lexeme& lexeme, Reading& reading) {
  Part& part = reading.link == Link::none ? reading.from : reading.to;
  const int value = lexeme.number;
  switch (step.number) {
    case Step::Number::day:
    case Step::Number::day2:
      part.date.day = value;
      break;
    case Step::Number::month_number:
    case Step::Number::month2:
      part.date.month = value;
      break;
    case Step::Number::quarter_number:
      part.quarter = value;
      break;
    case Step::Number::half_number:
      part.half = value;
      break;
    case Step::Number::year:
    case Step::Number::bare_year:
      part.date.year = value;
      break;
    case Step::Number::short_year:
    case Step::Number::late_year: {
      const int before = reading.link == Link::none ? 0 : reading.from.date.year;
      const int century = before != 0 ? before / 100 * 100 : value < kPivot ? 2000 : 1900;
      part.date.year = century + value;
      break;
    }
    case Step::Number::first:
      part.first = value;
      break;
    case Step::Number::second:
      part.second = value;
      break;
    case Step::Number::other_day:
      ++reading.days_between;
      break;
  }
}

void Machine::take_word(const Step& step, const Lexeme& lexeme, Reading& reading) {
  Part& part = reading.link == Link::none ? reading.from : reading.to;
  switch (step.value) {
    case Step::Value::none:
      break;
    case Step::Value::month:
      part.date.month = lexeme.word->month;
      break;
    case Step::Value::weekday:
      part.weekday = lexeme.word->weekday;
      break;
    case Step::Value::day:
    case Step::Value::tens:
      part.date.day += lexeme.word->number;
      break;
    case Step::Value::quarter:
      part.quarter = std::exchange(part.date.day, 0);
      break;
    case Step::Value::half:
      part.half = std::exchange(part.date.day, 0);
      break;
    case Step::Value::this_year:
      part.year_from_now = 0;
      break;
    case Step::Value::last_year:
      part.year_from_now = -1;
      break;
    case Step::Value::next_year:
      part.year_from_now = 1;
      break;
    case Step::Value::relative:
      part.days_from_now = lexeme.word->number;
      break;
    case Step::Value::from_told:
      part.days_from_told = lexeme.word->number;
      break;
  }
}

/// A date is no piece of a longer number or code: "1.2.2019.4", "A/RES/2015/3", "2018/07/12-345".
bool Machine::stands_free(std::uint32_t begin, std::uint32_t end) const {
  return free_before(begin) && free_behind(end) && !numbers_something(begin, end);
}

bool Machine::free_before(std::uint32_t begin) const {
  if (begin == 0 || lexemes_[begin].space_before) return true;
  const Lexeme& before = lexemes_[begin - 1];
  if (before.kind != Lexeme::Kind::mark) return false;
  if (begin == 1 || before.space_before || !joint(before)) return true;
  const Lexeme::Kind further = lexemes_[begin - 2].kind;
  if (further == Lexeme::Kind::number) return false;
  return further == Lexeme::Kind::mark || lexemes_[begin].kind != Lexeme::Kind::number ||
         (before.mark != '-' && before.mark != '/');
}

bool Machine::free_behind(std::uint32_t end) const {
  if (end >= lexemes_.size() || lexemes_[end].space_before) return true;
  const Lexeme& behind = lexemes_[end];
  const bool last = end + 1 == lexemes_.size() || lexemes_[end + 1].space_before;
  const auto next = last ? Lexeme::Kind::mark : lexemes_[end + 1].kind;
  if (behind.kind != Lexeme::Kind::mark) {
    // The time of an ISO date: "2018-07-18T10:00".
    return behind.span.size() == 1 && next == Lexeme::Kind::number;
  }
  if (behind.mark == '%') return false;
  // "today's"
  if (behind.mark == '\'') return lexemes_[end - 1].kind == Lexeme::Kind::number || last;
  if (behind.mark == ',' || behind.mark == ':' || !joint(behind)) return true;
  const bool dashed = behind.mark == '-' || behind.mark == '/';
  return next == Lexeme::Kind::mark ||
         (next == Lexeme::Kind::word &&
          !(dashed && lexemes_[end - 1].kind == Lexeme::Kind::number));
}

/// "seminar 2011/40": no stretch of years that a slash joins is as long.
bool counts_within_year(const Lexeme& year, const Lexeme& slash, const Lexeme& short_year) {
  constexpr std::int32_t kLongest = 12;
  constexpr std::int32_t kCentury = 100;
  return slash.mark == '/' && year.digits == 4 && short_year.digits == 2 &&
         short_year.number - year.number % kCentury > kLongest;
}

/// "Regulation 2016/11", "No. 3/2015": figures that a word before them makes a number of something.
bool Machine::numbers_something(std::uint32_t begin, std::uint32_t end) const {
  if (end - begin == 3 &&
      counts_within_year(lexemes_[begin], lexemes_[begin + 1], lexemes_[end - 1]))
    return true;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (lexemes_[i].kind == Lexeme::Kind::word) return false;
  }
  std::uint32_t before = begin;
  while (before > 0 && lexemes_[before - 1].kind == Lexeme::Kind::mark &&
         (lexemes_[before - 1].mark == '.' || lexemes_[before - 1].mark == '(')) {
    --before;
  }
  return before > 0 && (lexemes_[before - 1].classes & reference_) != 0;
}

}  // namespace

void Start::add(const Start& other) {
  classes |= other.classes;
  marks |= other.marks;
  number = number || other.number;
  nothing = nothing || other.nothing;
}

Grammar::Grammar(const std::filesystem::path& file, const Lexicon& lexicon)
    : reference_(lexicon.class_named("reference")) {
  GrammarCompiler compiler(file, lexicon);
  steps_ = std::move(compiler.steps);
  rules_ = std::move(compiler.rules);
  for (const Rule& rule : rules_) first_classes_ |= rule.first_classes;
  find_starts();
}

/// From the last step back, as all ways lead forwards.
void Grammar::find_starts() {
  starts_.resize(steps_.size());
  for (std::size_t i = steps_.size(); i-- > 0;) {
    const Step& step = steps_[i];
    Start& start = starts_[i];
    switch (step.op) {
      case Step::Op::number:
        start.number = true;
        break;
      case Step::Op::word:
        start.classes = step.classes;
        break;
      case Step::Op::mark:
        start.add_mark(step.mark);
        break;
      case Step::Op::accept:
        start.nothing = true;
        break;
      case Step::Op::jump:
        start = starts_[step.target];
        break;
      case Step::Op::fork:
        start = starts_[i + 1];
        start.add(starts_[step.target]);
        break;
      default:
        start = starts_[i + 1];
    }
  }
}

std::optional<Reading> Grammar::match(std::span<const Lexeme> lexemes, std::size_t at) const {
  const bool number = lexemes[at].kind == Lexeme::Kind::number;
  const Classes classes = lexemes[at].classes;
  if (!number && (classes & first_classes_) == 0) return std::nullopt;
  Machine machine(steps_, starts_, lexemes, reference_);
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_[i];
    if (number ? !rule.first_number : (rule.first_classes & classes) == 0) continue;
    machine.try_rule(static_cast<std::uint16_t>(i), rule.first_step,
                     static_cast<std::uint32_t>(at));
  }
  return machine.best();
}

}  // namespace docweave::dates
