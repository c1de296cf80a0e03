#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <docweave/extractor.hpp>
#include <docweave/languages.hpp>
#include <docweave/line_log.hpp>
#include <docweave/text.hpp>

#include "chain_model.hpp"
#include "sentence_lines.hpp"
#include "token_features.hpp"

namespace docweave::descriptions {
namespace {

/// Finds what a text describes instead of naming it.
class Descriptions : public Extractor {
 public:
  explicit Descriptions(const PluginContext& context)
      : model_(context.file("model", "en/descriptions.tsv")),
        threshold_(context.options.number("threshold")) {
    if (const std::string sentences = context.options.text("sentences"); !sentences.empty())
      log_ = std::make_unique<LineLog>(context.base_folder / sentences);
  }

  void extract(Document& document) const override {
    // The model knows the words of English.
    if (!may_be_of(document.info().language, "en")) return;
    if (log_) return log_->write(sentence_lines(document));
    const Mentioned mentioned(document);
    Features features(false);
    std::vector<Mention> found;
    for (const Sentence& sentence : document.sentences())
      read(document, mentioned, sentence, features, found);
    for (Mention& mention : found) document.add(std::move(mention));
  }

 private:
  /// `features`: a buffer that keeps its memory from one sentence to the next.
  void read(const Document& document, const Mentioned& mentioned, const Sentence& sentence,
            Features& features, std::vector<Mention>& found) const {
    std::vector<std::size_t> ends;
    features.clear();
    const Describer describer(document, mentioned, sentence);
    for (auto token = sentence.first_token; token < sentence.end_token; ++token) {
      describer.describe(token, features);
      ends.push_back(features.keys().size());
    }
    for (Described& described : model_.describe(model_.scores(features.keys(), ends))) {
      const auto tokens = document.tokens();
      settle_open_bracket(document, sentence, described);
      settle_lone_quote(document, sentence, described);
      const Span words = join(tokens[sentence.first_token + described.first].span,
                              tokens[sentence.first_token + described.end - 1].span);
      if (described.probability < threshold_ || is_known(document, words, described.type) ||
          is_address(document, words, described.type)) {
        continue;
      }
      found.push_back({.span = words,
                       .type = described.type,
                       .form = form(document, sentence, described),
                       .plugin = "extractors/descriptions",
                       .rule = "model",
                       .confidence = described.probability});
    }
  }

  /// "Skills for Growth and Reform (SPHEIR": a bracket round one word is taken in whole, another
  /// that the words do not close is no part of them.
  static void settle_open_bracket(const Document& document, const Sentence& sentence,
                                  Described& words) {
    const auto is = [&](std::uint32_t i, std::string_view sign) {
      const std::uint32_t token = sentence.first_token + i;
      return token < sentence.end_token && document.text(document.tokens()[token].span) == sign;
    };
    std::uint32_t open = 0;
    for (std::uint32_t i = words.first + 1; i < words.end; ++i) {
      if (is(i, "(")) open = i;
      if (is(i, ")")) open = 0;
    }
    if (open == 0) return;
    const bool short_form = open + 2 == words.end && is(words.end, ")");
    words.end = short_form ? words.end + 1 : open;
  }

  /// “[Safe Reefs]” begins in May, “[Safe Reefs]” - Dive Club: a mark without its other half is no
  /// part of the words, nor is what it parts from them.
  static void settle_lone_quote(const Document& document, const Sentence& sentence,
                                Described& words) {
    const auto tokens = document.tokens().subspan(sentence.first_token);
    const auto is_quote = [&](std::uint32_t i) {
      return fold_token(document.text(tokens[i].span)) == "\"" ||
             document.text(tokens[i].span) == "«" || document.text(tokens[i].span) == "»";
    };
    std::uint32_t quotes = 0, lone = words.first;
    for (std::uint32_t i = words.first; i < words.end; ++i) {
      if (!is_quote(i)) continue;
      ++quotes;
      lone = i;
    }
    if (quotes != 1 || words.end == words.first + 1) return;
    const bool closes = words.first > 0 && is_quote(words.first - 1) && lone + 1 < words.end &&
                        tokens[lone + 1].kind == TokenKind::punctuation;
    if (lone == words.first) {
      ++words.first;
    } else if (lone + 1 == words.end || closes) {
      words.end = lone;
    }
  }

  /// The "Prof." of "Prof. Ana Hill": a short form is how somebody is addressed, no post.
  static bool is_address(const Document& document, Span words, Type type) {
    return type == Type::job_title && document.text(words).ends_with('.');
  }

  /// "Institute for water" is a name, "Bank opens school in Suva" says something: of events and
  /// projects more words have a capital than not, small ones aside. Titles are values.
  static Form form(const Document& document, const Sentence& sentence, const Described& words) {
    constexpr std::uint32_t kSmall = 3;  // Bytes.
    if (words.type == Type::job_title) return Form::named;
    const auto tokens = document.tokens().subspan(sentence.first_token, words.end);
    int capitals = 0, others = 0;
    for (std::uint32_t i = std::max(words.first, 1U); i < words.end; ++i) {
      const Token& token = tokens[i];
      if (token.kind != TokenKind::word || token.shape == Shape::none) continue;
      const bool capital = token.shape != Shape::lower;
      capitals += capital;
      others += !capital && token.span.size() > kSmall;
    }
    const bool may_say = words.type == Type::event || words.type == Type::project;
    return capitals > (may_say ? others : 0) ? Form::named : Form::nominal;
  }

  /// Whether words are mentioned already: as a thing of that type, or as a part of a longer name.
  static bool is_known(const Document& document, Span words, Type type) {
    constexpr std::uint32_t kLongestName = 300;
    const Span around{words.begin - std::min(words.begin, kLongestName), words.end};
    return std::ranges::any_of(document.mentions_from(around), [&](MentionId id) {
      const Mention& mention = document.mentions()[id];
      if (!mention.span.overlaps(words)) return false;
      return mention.type == type || !words.contains(mention.span) || mention.span == words;
    });
  }

  ChainModel model_;
  double threshold_;
  std::unique_ptr<LineLog> log_;
};

}  // namespace
}  // namespace docweave::descriptions

DOCWEAVE_PLUGIN(docweave::descriptions::Descriptions)
