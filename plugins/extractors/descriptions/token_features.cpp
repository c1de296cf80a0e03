#include "token_features.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include <docweave/ascii.hpp>
#include <docweave/vocabulary.hpp>

namespace docweave::descriptions {
namespace {

constexpr std::size_t kTypes = static_cast<std::size_t>(Type::job_title) + 1;

/// "Event", "Event.nominal" ...
const Word& name_of(std::size_t number) {
  static const auto names = [] {
    std::array<std::string, 2 * kTypes> all;
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = std::string(types()[i / 2].name) + (i % 2 == 0 ? "" : ".nominal");
    return all;
  }();
  static const std::vector<Word> words(names.begin(), names.end());
  return words[number];
}

/// The last letters of a word; the whole where it is shorter, or has others than ASCII's.
Word ending(const Document& document, const Token& token, std::size_t letters) {
  std::string_view text = document.text(token.span);
  if (text.size() <= letters || !std::ranges::all_of(text, is_letter)) return {token.hash, text};
  text = text.substr(text.size() - letters);
  std::uint64_t hash = hash_of("");
  for (const char c : text) {
    const char lower = is_lower(c) ? c : static_cast<char>(c - 'A' + 'a');
    hash = hash_of({&lower, 1}, hash);
  }
  return {hash, text};
}

class Describer {
 public:
  Describer(const Document& document, const Mentioned& mentioned, const Sentence& sentence,
            std::uint32_t token, Features& features)
      : document_(document),
        mentioned_(mentioned),
        sentence_(sentence),
        token_(token),
        features_(features) {}

  void describe() {
    describe_word();
    describe_neighbours();
    describe_mentions_near();
  }

 private:
  void add(std::initializer_list<Word> words) { features_.add({words.begin(), words.size()}); }

  const Token& token(std::int64_t offset) const {
    return document_.tokens()[static_cast<std::size_t>(token_ + offset)];
  }
  bool is_inside(std::int64_t offset) const {
    const std::int64_t at = std::int64_t{token_} + offset;
    return at >= sentence_.first_token && at < sentence_.end_token;
  }

  /// A word by its distance; "#" for a number, "|" outside of the sentence.
  Word word(std::int64_t offset) const {
    static const Word outside("|"), number("#");
    if (!is_inside(offset)) return outside;
    const Token& at = token(offset);
    if (at.kind == TokenKind::number) return number;
    return {at.hash, document_.text(at.span)};
  }

  /// The same; of a mention its type.
  Word word_or_type(std::int64_t offset) const {
    const Word* const type =
        is_inside(offset) ? mentioned_.type(static_cast<std::uint32_t>(token_ + offset)) : nullptr;
    return type == nullptr ? word(offset) : *type;
  }

  Word ending_at(std::int64_t offset) const {
    constexpr std::size_t kLetters = 3;
    return is_inside(offset) ? ending(document_, token(offset), kLetters) : word(offset);
  }

  void describe_word() {
    static constexpr std::array<Word, 5> kShapes{"lower", "capitalized", "upper", "mixed", "none"};
    static const Word none("none"), begin("begin"), inside("inside");
    const Token& own = token(0);
    add({"word", word(0)});
    add({"ending3", ending(document_, own, 3)});
    add({"ending4", ending(document_, own, 4)});
    add({"shape", kShapes[static_cast<std::size_t>(own.shape)]});
    const Word* const type = mentioned_.type(token_);
    if (type == nullptr) {
      add({"type", none});
    } else {
      add({"type", *type, mentioned_.begins(token_) ? begin : inside});
    }
    const Word kind(to_string(document_.blocks()[sentence_.block].kind));
    add({"kind", kind});
    if (token_ == sentence_.first_token) add({"first", kind});
  }

  void describe_neighbours() {
    const Word before2 = word_or_type(-2), before = word_or_type(-1), own = word(0),
               next = word_or_type(1), next2 = word_or_type(2);
    add({"-3", word_or_type(-3)});
    add({"-2", before2});
    add({"-1", before});
    add({"+1", next});
    add({"+2", next2});
    add({"+3", word_or_type(3)});
    add({"-1-0", before, own});
    add({"0-1", own, next});
    add({"-2-1", before2, before});
    add({"+1+2", next, next2});
    add({"-1-0-1", before, own, next});
    add({"ending-1", ending_at(-1)});
    add({"ending+1", ending_at(1)});
  }

  /// Days and places tell of events.
  void describe_mentions_near() {
    constexpr std::int64_t kNear = 8;
    bool date = false, place = false;
    for (std::int64_t i = -kNear; i <= kNear; ++i) {
      if (!is_inside(i)) continue;
      const Word* const type = mentioned_.type(static_cast<std::uint32_t>(token_ + i));
      date = date || type == &name_of(2 * static_cast<std::size_t>(Type::date));
      place = place || type == &name_of(2 * static_cast<std::size_t>(Type::place));
    }
    if (date) add({"date-near"});
    if (place) add({"place-near"});
  }

  const Document& document_;
  const Mentioned& mentioned_;
  const Sentence& sentence_;
  const std::uint32_t token_;
  Features& features_;
};

}  // namespace

Mentioned::Mentioned(const Document& document) : cells_(document.tokens().size()) {
  for (const Mention& mention : document.mentions()) {
    const auto [first, end] = document.tokens_in(mention.span);
    for (auto token = first; token < end; ++token) {
      Cell& cell = cells_[token];
      if (cell.type != 0 && cell.size <= mention.span.size()) continue;
      const auto number = 2 * static_cast<std::size_t>(mention.type) +
                          static_cast<std::size_t>(mention.form == Form::nominal);
      cell = {static_cast<std::uint8_t>(number + 1), token == first, mention.span.size()};
    }
  }
}

const Word* Mentioned::type(std::uint32_t token) const {
  const std::uint8_t number = cells_[token].type;
  return number == 0 ? nullptr : &name_of(number - 1U);
}

void add_features(const Document& document, const Mentioned& mentioned, const Sentence& sentence,
                  std::uint32_t token, Features& features) {
  Describer(document, mentioned, sentence, token, features).describe();
}

}  // namespace docweave::descriptions
