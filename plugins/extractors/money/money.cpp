#include <algorithm>
#include <span>

#include <docweave/ascii.hpp>
#include <docweave/extractor.hpp>
#include <docweave/tables.hpp>
#include <docweave/text.hpp>

#include "amount.hpp"
#include "currencies.hpp"

namespace docweave::money {
namespace {

constexpr double kConfidence = 0.97;
/// Words of the longest number before a scale: "three quarters of a" million.
constexpr std::uint32_t kNumberWords = 4;

bool alphanumeric(char c) {
  return is_digit(c) || is_letter(c);
}

/// Behind a dash at `at`; `at` itself when none stands there.
std::size_t skip_dash(std::string_view text, std::size_t at) {
  for (const std::string_view dash : {"-", "\u2013", "\u2014", "\u2212"}) {
    if (text.compare(at, dash.size(), dash) == 0) return at + dash.size();
  }
  return at;
}

/// A number is a piece of something longer: "10-15 million", "GA727816", "12.5.7".
bool joined_to_number_before(std::string_view text, std::size_t begin) {
  if (begin == 0) return false;
  if (alphanumeric(text[begin - 1])) return true;
  for (const std::size_t size : {std::size_t{1}, std::size_t{3}}) {
    if (begin < size + 1) break;
    const std::size_t at = begin - size;
    const bool joint = text[at] == '.' || text[at] == ',' || text[at] == '/' || text[at] == ':' ||
                       skip_dash(text, at) == begin;
    if (joint && is_digit(text[at - 1])) return true;
  }
  return false;
}

/// One sum in the text of a block, as offsets into it.
struct Sum {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string value;  ///< "EUR 1000000"
};

/// Reads the sums of one block.
class BlockReader {
 public:
  BlockReader(std::string_view text, const Currencies& currencies, const Setting& setting,
              std::string_view dollar)
      : text_(text), currencies_(currencies), setting_(setting), dollar_(dollar) {}

  /// The sum whose digits start at `at`; an empty value when they are no money. Moves `at` behind
  /// what was read.
  Sum read_digits(std::size_t& at) const;
  /// The sum whose scale word starts at `scale_at` behind the words of a number that start at
  /// `number_at` ("ten million dollars").
  Sum read_words(std::size_t number_at, std::size_t scale_at) const;

 private:
  struct Scale {
    int power = 0;
    std::size_t end = 0;
    bool mark = false;
  };

  Scale scale_at(std::size_t at) const;
  CurrencyMatch currency_behind(std::size_t at) const;
  CurrencyMatch currency_before(std::size_t at) const;
  std::string code_of(const CurrencyMatch& before, const CurrencyMatch& behind) const;
  bool comma_is_decimal() const {
    return !setting_.language.empty() && !setting_.language.starts_with("en");
  }

  std::string_view text_;
  const Currencies& currencies_;
  const Setting& setting_;
  std::string_view dollar_;
};

BlockReader::Scale BlockReader::scale_at(std::size_t at) const {
  const std::string_view glued = word_at(text_, at);
  if (!glued.empty()) {
    if (const auto power = currencies_.mark(glued)) return {*power, at + glued.size(), true};
  }
  const std::size_t begin = skip_dash(text_, skip_space(text_, at));
  const std::string_view word = word_at(text_, begin);
  if (word.empty()) return {0, at, false};
  if (const auto power = currencies_.scale(word)) return {*power, begin + word.size(), false};
  if (const auto power = currencies_.mark(word)) return {*power, begin + word.size(), true};
  return {0, at, false};
}

CurrencyMatch BlockReader::currency_behind(std::size_t at) const {
  if (at < text_.size() && text_[at] == '.') ++at;  // "10 Mio. Euro"
  std::size_t begin = skip_space(text_, at);
  if (begin < text_.size() && text_[begin] == '-') ++begin;  // "a 5-million-euro grant"
  const std::string_view word = word_at(text_, begin);
  if (currencies_.joint(word)) {
    begin += word.size();
    for (const std::string_view apostrophe : {"'", "\u2019"}) {
      if (text_.compare(begin, apostrophe.size(), apostrophe) == 0) begin += apostrophe.size();
    }
    begin = skip_space(text_, begin);
  }
  const CurrencyMatch match = currencies_.at(text_, begin, setting_);
  if (match.currency == nullptr) return {};
  // "in 2018 EUR 500": the currency of the number behind it.
  const std::size_t next = skip_space(text_, match.end);
  if (next < text_.size() && is_digit(text_[next])) return {};
  return match;
}

CurrencyMatch BlockReader::currency_before(std::size_t at) const {
  const CurrencyMatch glued = currencies_.before(text_, at, setting_);
  if (glued.currency != nullptr) return glued;
  const std::size_t end = skip_space_back(text_, at);
  return end == at ? glued : currencies_.before(text_, end, setting_);
}

/// A "$" of no named country gives way to a code on the other side ("$5,000 CAD").
std::string BlockReader::code_of(const CurrencyMatch& before, const CurrencyMatch& behind) const {
  for (const CurrencyMatch* match : {&before, &behind}) {
    if (match->currency != nullptr && !match->currency->code.empty()) return match->currency->code;
  }
  return std::string(dollar_);
}

Sum BlockReader::read_digits(std::size_t& at) const {
  const Amount amount = read_amount(text_, at);
  const std::size_t begin = at;
  while (at < text_.size() && is_digit(text_[at])) ++at;
  if (amount.end == amount.begin) {
    while (at + 1 < text_.size() && (is_digit(text_[at]) || is_digit(text_[at + 1]))) ++at;
    return {};
  }
  CurrencyMatch before = currency_before(begin);
  if (before.currency == nullptr && joined_to_number_before(text_, begin)) return {};
  const Scale scale = scale_at(amount.end);
  CurrencyMatch behind = currency_behind(scale.end);
  if (before.currency != nullptr && behind.currency != nullptr && !before.currency->code.empty() &&
      before.currency->code != behind.currency->code) {
    behind = {};
  }
  const auto too_small = [&](const CurrencyMatch& match) {
    return match.currency != nullptr && match.currency->large && !amount.grouped &&
           scale.power == 0;
  };
  if (too_small(before)) before = {};
  if (too_small(behind)) behind = {};
  if (before.currency == nullptr && behind.currency == nullptr) return {};
  const std::size_t end = behind.currency != nullptr ? behind.end : scale.end;
  if (behind.currency == nullptr && end < text_.size()) {
    if (alphanumeric(text_[end]) || text_[end] == '%') return {};
    // "EUR 5-10 million" names no single sum.
    const std::size_t other = skip_dash(text_, skip_space(text_, end));
    if (other > skip_space(text_, end) && other < text_.size() && is_digit(text_[other])) return {};
  }
  at = std::max(at, end);
  const std::string number = plain_number(amount, scale.power, comma_is_decimal());
  if (number == "0") return {};
  return {before.currency != nullptr ? before.begin : begin, end,
          code_of(before, behind) + " " + number};
}

Sum BlockReader::read_words(std::size_t number_at, std::size_t scale_at) const {
  const std::string_view word = word_at(text_, scale_at);
  const auto power = currencies_.scale(word);
  const std::string_view number =
      currencies_.number(text_.substr(number_at, skip_space_back(text_, scale_at) - number_at));
  if (!power || number.empty()) return {};
  const CurrencyMatch behind = currency_behind(scale_at + word.size());
  if (behind.currency == nullptr) return {};
  const std::size_t point = std::min(number.find('.'), number.size());
  Amount amount;
  amount.whole = number.substr(0, point);
  if (point < number.size()) amount.fraction = number.substr(point + 1);
  return {number_at, behind.end, code_of({}, behind) + " " + plain_number(amount, *power, false)};
}

/// Sums of money in figures and words, whatever side their currency stands on.
class Money : public Extractor {
 public:
  explicit Money(const PluginContext& context)
      : currencies_(context.folder), dollar_(context.options.text("dollar")) {}

  void extract(Document& document) const override {
    const Setting setting = currencies_.setting_of(document);
    const std::string dollar = dollar_in(document, setting);
    for (const Block& block : document.blocks()) {
      if (block.kind == BlockKind::metadata) continue;
      const BlockReader reader(document.text(block.span), currencies_, setting, dollar);
      std::vector<Sum> sums = in_figures(document, block, reader);
      const std::vector<Sum> worded = in_words(document, block, reader);
      sums.insert(sums.end(), worded.begin(), worded.end());
      std::ranges::sort(sums, {}, &Sum::begin);
      for (const Sum& sum : sums) add(document, block.span.begin, sum);
    }
    add_columns(document, setting, dollar);
  }

 private:
  /// "(all amounts in Canadian dollars)" says what a "$" is throughout the text; else the country
  /// that it speaks of.
  std::string dollar_in(const Document& document, const Setting& setting) const {
    constexpr std::size_t kFarthest = 6;  // "All amounts given here are in"
    const auto tokens = document.tokens();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!currencies_.sums_word(tokens[i].hash)) continue;
      for (std::size_t k = i + 2; k < std::min(tokens.size(), i + kFarthest); ++k) {
        if (!currencies_.before_declared(tokens[k - 1].hash)) continue;
        const CurrencyMatch match = currencies_.at(document.text(), tokens[k].span.begin, setting);
        const bool dollar = match.currency != nullptr && match.currency->code.ends_with('D');
        if (dollar && !match.currency->large) return match.currency->code;
      }
    }
    const std::string own = currencies_.dollar_of(setting);
    return own.empty() ? dollar_ : own;
  }

  /// The currency that the head of a column names, for its bare numbers: "Amount (EUR)".
  std::string currency_of(std::string_view head, const Setting& setting,
                          const std::string& dollar) const {
    for (std::size_t at = 0; at < head.size(); ++at) {
      const bool starts = at == 0 || head[at - 1] == ' ' || head[at - 1] == '(';
      const CurrencyMatch match = starts ? currencies_.at(head, at, setting) : CurrencyMatch{};
      if (match.currency == nullptr || match.currency->large) continue;
      return match.currency->code.empty() ? dollar : match.currency->code;
    }
    return {};
  }

  /// Numbers alone in cells below such heads; nothing in tables of other sizes.
  void add_columns(Document& document, const Setting& setting, const std::string& dollar) const {
    for (const std::vector<TableRow>& table : tables_of(document)) {
      std::vector<std::string> columns;
      for (const Span cell : table.front())
        columns.push_back(currency_of(document.text(cell), setting, dollar));
      for (const TableRow& row : std::span(table).subspan(1)) {
        for (std::size_t i = 0; i < std::min(row.size(), columns.size()); ++i) {
          const std::string_view text = document.text(row[i]);
          if (columns[i].empty() || text.empty() || !is_digit(text.front())) continue;
          const Amount amount = read_amount(text, 0);
          if (amount.end > 0 && amount.end == text.size())
            add(document, row[i].begin,
                {0, amount.end, columns[i] + " " + plain_number(amount, 0, false)});
        }
      }
    }
  }

  static std::vector<Sum> in_figures(const Document& document, const Block& block,
                                     const BlockReader& reader) {
    std::vector<Sum> sums;
    const std::string_view text = document.text(block.span);
    for (std::size_t at = 0; at < text.size();) {
      if (!is_digit(text[at])) {
        ++at;
        continue;
      }
      Sum sum = reader.read_digits(at);
      if (!sum.value.empty()) sums.push_back(std::move(sum));
    }
    return sums;
  }

  std::vector<Sum> in_words(const Document& document, const Block& block,
                            const BlockReader& reader) const {
    std::vector<Sum> sums;
    const auto [first, end] = document.tokens_in(block.span);
    const auto tokens = document.tokens();
    for (std::uint32_t i = first + 1; i < end; ++i) {
      if (tokens[i].kind != TokenKind::word || !currencies_.scale_word(tokens[i].hash)) continue;
      const std::size_t scale_at = tokens[i].span.begin - block.span.begin;
      for (std::uint32_t words = std::min(kNumberWords, i - first); words > 0; --words) {
        Sum sum = reader.read_words(tokens[i - words].span.begin - block.span.begin, scale_at);
        if (sum.value.empty()) continue;
        sums.push_back(std::move(sum));
        break;
      }
    }
    return sums;
  }

  /// A sum of the text that begins at a byte.
  static void add(Document& document, std::uint32_t begin, const Sum& sum) {
    const Span span{begin + static_cast<std::uint32_t>(sum.begin),
                    begin + static_cast<std::uint32_t>(sum.end)};
    document.add(
        Mention{span, Type::money, Form::named, sum.value, "extractors/money", "sum", kConfidence});
  }

  Currencies currencies_;
  std::string dollar_;
};

}  // namespace
}  // namespace docweave::money

using docweave::money::Money;
DOCWEAVE_PLUGIN(Money)
