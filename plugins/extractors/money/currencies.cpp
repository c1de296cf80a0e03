#include "currencies.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <docweave/ascii.hpp>
#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::money {
namespace {

constexpr std::size_t kMostWords = 3;
constexpr std::array<std::string_view, 6> kSpaces{" ",      "\n",     "\u00A0",
                                                  "\u2009", "\u202F", "\u2002"};

/// Bytes of letters; signs of money and punctuation beyond ASCII start with E2 or C2.
bool word_byte(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return is_letter(text[at]);
  std::size_t lead = at;
  while (lead > 0 && (static_cast<unsigned char>(text[lead]) & 0xC0) == 0x80) --lead;
  return text[lead] != '\xE2' && text[lead] != '\xC2';
}

std::vector<std::string_view> words_of(std::string_view list) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (end > at) words.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string folded(std::string_view word) {
  std::string all = fold_token(word);
  std::erase(all, '.');
  return all;
}

}  // namespace

std::string_view word_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size()) {
    const bool inner = (text[end] == '.' || text[end] == '-') && end > begin &&
                       end + 1 < text.size() && is_letter(text[end + 1]);
    if (!word_byte(text, end) && !inner) break;
    ++end;
  }
  return text.substr(begin, end - begin);
}

std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && (word_byte(text, begin - 1) || text[begin - 1] == '-')) --begin;
  return text.substr(begin, end - begin);
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  for (const std::string_view space : kSpaces) {
    if (text.compare(at, space.size(), space) == 0) return at + space.size();
  }
  return at;
}

std::size_t skip_space_back(std::string_view text, std::size_t at) {
  for (const std::string_view space : kSpaces) {
    if (at >= space.size() && text.compare(at - space.size(), space.size(), space) == 0) {
      return at - space.size();
    }
  }
  return at;
}

Currencies::Currencies(const std::filesystem::path& folder) {
  read_currencies(folder / "currencies.tsv");
  read_numbers(folder / "numbers.tsv");
}

void Currencies::read_currencies(const std::filesystem::path& file) {
  for (const ListEntry& entry : read_list(file, 3)) {
    const std::string& kind = entry.columns[1];
    const std::string& form = entry.columns[2];
    if (kind == "country" || kind == "dollar-of") {
      for (const std::string_view word : words_of(form))
        countries_.emplace(hash_of(word), entry.columns[0]);
      if (kind == "dollar-of") dollars_.push_back(entry.columns[0]);
      continue;
    }
    Currency currency;
    if (kind != "dollar") currency.code = entry.columns[0];
    if (entry.columns.size() > 3) {
      for (const std::string_view condition : words_of(entry.columns[3])) {
        if (condition == "large") {
          currency.large = true;
        } else if (condition == "named") {
          currency.named = true;
        } else {
          currency.language = condition;
        }
      }
    }
    if (kind == "word" || (kind == "dollar" && is_letter(form[0]))) {
      words_[folded(form)].push_back(std::move(currency));
    } else if (kind == "code" || kind == "symbol" || kind == "dollar") {
      signs_[form].push_back(std::move(currency));
      longest_sign_ = std::max(longest_sign_, form.size());
      if (form.empty()) continue;
      sign_begins_.set(static_cast<unsigned char>(form.front()));
      sign_ends_.set(static_cast<unsigned char>(form.back()));
    } else {
      throw Error(ErrorCode::invalid_data, file.string() + ":" + std::to_string(entry.line),
                  "\"" + kind + "\" is none of code, symbol, word, dollar, dollar-of, country");
    }
  }
}

void Currencies::read_numbers(const std::filesystem::path& file) {
  for (const ListEntry& entry : read_list(file, 2)) {
    const std::string& kind = entry.columns[0];
    const std::string& word = entry.columns[1];
    const std::string value = entry.columns.size() > 2 ? entry.columns[2] : std::string();
    int power = 0;
    std::from_chars(value.data(), value.data() + value.size(), power);
    if (kind == "joint") {
      joints_.push_back(word);
    } else if (kind == "sums") {
      sums_.insert(hash_of(fold_token(word)));
    } else if (kind == "sums-in") {
      before_declared_.insert(hash_of(fold_token(word)));
    } else if (kind == "number" && !value.empty()) {
      numbers_[fold_token(word)] = value;
    } else if ((kind == "scale" || kind == "mark") && power > 0) {
      (kind == "scale" ? scales_ : marks_)[kind == "scale" ? fold_token(word) : word] = power;
      if (kind == "scale") scale_hashes_.insert(hash_of(fold_token(word)));
    } else {
      throw Error(ErrorCode::invalid_data, file.string() + ":" + std::to_string(entry.line),
                  "expected scale, mark or number with a value, joint, sums or sums-in");
    }
  }
}

Setting Currencies::setting_of(const Document& document) const {
  Setting setting{.language = fold_token(document.info().language), .countries = {}};
  for (const Token& token : document.tokens()) {
    if (token.shape == Shape::lower) continue;  // "us"
    const auto country = countries_.find(token.hash);
    if (country != countries_.end()) ++setting.countries[country->second];
  }
  return setting;
}

std::string Currencies::dollar_of(const Setting& setting) const {
  std::string dollar;
  int most = 0;
  for (const std::string& code : dollars_) {
    const auto named = setting.countries.find(code);
    if (named == setting.countries.end() || named->second <= most) continue;
    dollar = code;
    most = named->second;
  }
  return dollar;
}

const Currency* Currencies::find(const Forms& forms, std::string_view form,
                                 const Setting& setting) const {
  const auto found = forms.find(form);
  if (found == forms.end()) return nullptr;
  const Currency* best = nullptr;
  int most = 0;
  for (const Currency& currency : found->second) {
    if (!setting.language.starts_with(currency.language)) continue;
    const auto country = setting.countries.find(currency.code);
    const int named = currency.named && country != setting.countries.end() ? country->second : 0;
    if (currency.named ? named > most : best == nullptr) {
      best = &currency;
      most = named;
    }
  }
  return best;
}

CurrencyMatch Currencies::before(std::string_view text, std::size_t end,
                                 const Setting& setting) const {
  const bool sign = end > 0 && sign_ends_[static_cast<unsigned char>(text[end - 1])];
  const std::size_t most = sign ? std::min(longest_sign_, end) : 0;
  for (std::size_t size = most; size > 0; --size) {
    const std::size_t begin = end - size;
    const Currency* currency = find(signs_, text.substr(begin, size), setting);
    if (currency == nullptr) continue;
    const bool inside_word = begin > 0 && is_letter(text[begin]) &&
                             (word_byte(text, begin - 1) || is_digit(text[begin - 1]));
    if (!inside_word) return {currency, begin, end};
  }
  const std::string_view word = word_before(text, end);
  if (word.empty()) return {};
  const Currency* currency = find(words_, folded(word), setting);
  if (currency == nullptr) return {};
  return {currency, end - word.size(), end};
}

CurrencyMatch Currencies::at(std::string_view text, std::size_t begin,
                             const Setting& setting) const {
  std::string phrase;
  CurrencyMatch best;
  std::size_t at = begin;
  for (std::size_t count = 0; count < kMostWords; ++count) {
    const std::string_view word = word_at(text, at);
    if (word.empty()) break;
    phrase += (count > 0 ? " " : "") + folded(word);
    at += word.size();
    const bool abbreviated = word.find('.') != std::string_view::npos;
    if (abbreviated && at < text.size() && text[at] == '.') ++at;  // "U.S. dollars"
    if (const Currency* currency = find(words_, phrase, setting)) best = {currency, begin, at};
    at = skip_space(text, at);
  }
  const bool sign = begin < text.size() && sign_begins_[static_cast<unsigned char>(text[begin])];
  if (best.currency != nullptr || !sign) return best;
  for (std::size_t size = std::min(longest_sign_, text.size() - begin); size > 0; --size) {
    const Currency* currency = find(signs_, text.substr(begin, size), setting);
    if (currency == nullptr) continue;
    const std::size_t end = begin + size;
    const bool inside_word = end < text.size() && is_letter(text[end - 1]) && word_byte(text, end);
    if (!inside_word) return {currency, begin, end};
  }
  return {};
}

std::optional<int> Currencies::scale(std::string_view word) const {
  const auto found = scales_.find(folded(word));
  if (found == scales_.end()) return std::nullopt;
  return found->second;
}

std::optional<int> Currencies::mark(std::string_view word) const {
  const auto found = marks_.find(word);
  if (found == marks_.end()) return std::nullopt;
  return found->second;
}

std::string_view Currencies::number(std::string_view words) const {
  const auto found = numbers_.find(fold_token(words));
  return found == numbers_.end() ? std::string_view() : std::string_view(found->second);
}

bool Currencies::joint(std::string_view word) const {
  return std::ranges::find(joints_, word) != joints_.end();
}

}  // namespace docweave::money
