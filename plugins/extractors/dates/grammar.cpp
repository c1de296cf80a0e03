#include "grammar.hpp"

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

bool lets_through(Step::Number kind, const Lexeme& lexeme) {
  if (lexeme.kind != Lexeme::Kind::number || lexeme.counted) return false;
  const auto value = lexeme.number;
  const bool small = lexeme.digits <= 2;
  const bool two = lexeme.digits == 2 && !lexeme.ordinal;
  switch (kind) {
    case Step::Number::day:
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

/// One attempt at one place: the machine, and the best it has found.
class Machine {
 public:
  Machine(const std::vector<Step>& steps, std::span<const Lexeme> lexemes)
      : steps_(steps), lexemes_(lexemes) {}

  void run(std::uint32_t step, std::uint32_t at, Reading reading);
  const std::optional<Reading>& best() const { return best_; }

 private:
  bool passes(const Step& step, std::uint32_t at) const;
  void take_number(const Step& step, const Lexeme& lexeme, Reading& reading) const;
  void take_word(const Step& step, const Lexeme& lexeme, Reading& reading) const;
  void accept(Reading reading, std::uint32_t rule, std::uint32_t at);
  bool stands_free(std::uint32_t begin, std::uint32_t end) const;

  const std::vector<Step>& steps_;
  std::span<const Lexeme> lexemes_;
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

void Machine::run(std::uint32_t pc, std::uint32_t at, Reading reading) {
  while (true) {
    const Step& step = steps_[pc];
    switch (step.op) {
      case Step::Op::number:
      case Step::Op::word:
      case Step::Op::mark:
        if (!passes(step, at)) return;
        if (step.op == Step::Op::number) take_number(step, lexemes_[at], reading);
        if (step.value != Step::Value::none) take_word(step, lexemes_[at], reading);
        ++at;
        if (reading.link == Link::none && says_something(step)) reading.from_end = at;
        break;
      case Step::Op::glue:
        if (at >= lexemes_.size() || lexemes_[at].space_before) return;
        break;
      case Step::Op::stop:
        return;
      case Step::Op::fork:
        run(pc + 1, at, reading);
        pc = step.target;
        continue;
      case Step::Op::jump:
        pc = step.target;
        continue;
      case Step::Op::begin:
        reading.begin = at;
        break;
      case Step::Op::range:
      case Step::Op::list:
        reading.link = step.op == Step::Op::range ? Link::range : Link::list;
        reading.to_begin = at;
        break;
      case Step::Op::accept:
        accept(reading, step.target, at);
        return;
    }
    ++pc;
  }
}

void Machine::take_number(const Step& step, const Lexeme& lexeme, Reading& reading) const {
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
    case Step::Number::short_year: {
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
  }
}

void Machine::take_word(const Step& step, const Lexeme& lexeme, Reading& reading) const {
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
  }
}

/// A date is no piece of a longer number or code: "1.2.2019.4", "COVID-19 May", "2018/07/12-345".
bool Machine::stands_free(std::uint32_t begin, std::uint32_t end) const {
  const auto part_of_word = [&](std::uint32_t at) {
    return lexemes_[at].kind != Lexeme::Kind::mark;
  };
  const auto joins = [&](std::uint32_t at) {
    constexpr std::string_view kJoints = ".,/-:_+=#@%&";
    return lexemes_[at].kind == Lexeme::Kind::mark &&
           kJoints.find(lexemes_[at].mark) != std::string_view::npos;
  };
  if (begin > 0 && !lexemes_[begin].space_before) {
    if (part_of_word(begin - 1)) return false;
    const bool glued_on = begin > 1 && !lexemes_[begin - 1].space_before;
    if (joins(begin - 1) && glued_on && lexemes_[begin - 2].kind == Lexeme::Kind::number)
      return false;
    if (lexemes_[begin].kind == Lexeme::Kind::number && lexemes_[begin - 1].mark == '-' &&
        glued_on && part_of_word(begin - 2)) {
      return false;
    }
  }
  if (end < lexemes_.size() && !lexemes_[end].space_before) {
    if (part_of_word(end)) {
      // The time of an ISO date: "2018-07-18T10:00".
      return lexemes_[end].span.size() == 1 && end + 1 < lexemes_.size() &&
             lexemes_[end + 1].kind == Lexeme::Kind::number && !lexemes_[end + 1].space_before;
    }
    if (lexemes_[end].mark == '%') return false;
    if (joins(end) && lexemes_[end].mark != ',' && lexemes_[end].mark != ':' &&
        end + 1 < lexemes_.size() && !lexemes_[end + 1].space_before &&
        lexemes_[end + 1].kind == Lexeme::Kind::number) {
      return false;
    }
  }
  return true;
}

void Machine::accept(Reading reading, std::uint32_t rule, std::uint32_t at) {
  if (best_ && at <= best_->end) return;
  if (!stands_free(reading.begin, at)) return;
  reading.end = at;
  reading.rule = static_cast<std::uint16_t>(rule);
  if (complete(reading)) best_ = reading;
}

}  // namespace

Grammar::Grammar(const std::filesystem::path& file, const Lexicon& lexicon) {
  GrammarCompiler compiler(file, lexicon);
  steps_ = std::move(compiler.steps);
  rules_ = std::move(compiler.rules);
}

std::optional<Reading> Grammar::match(std::span<const Lexeme> lexemes, std::size_t at) const {
  Machine machine(steps_, lexemes);
  Reading reading;
  reading.begin = static_cast<std::uint32_t>(at);
  machine.run(0, static_cast<std::uint32_t>(at), reading);
  return machine.best();
}

}  // namespace docweave::dates
