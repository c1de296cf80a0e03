#include <algorithm>
#include <filesystem>
#include <optional>
#include <unordered_set>
#include <vector>

#include <docweave/extractor.hpp>
#include <docweave/languages.hpp>
#include <docweave/rules.hpp>
#include <docweave/text.hpp>

#include "agenda_names.hpp"
#include "calendar_events.hpp"
#include "candidate.hpp"
#include "document_names.hpp"
#include "fellows.hpp"
#include "grant_titles.hpp"
#include "known_names.hpp"
#include "language.hpp"
#include "layout_titles.hpp"
#include "name_types.hpp"
#include "paid_entries.hpp"
#include "section_events.hpp"
#include "shouted.hpp"
#include "table_names.hpp"
#include "tagger/tagger.hpp"
#include "titles.hpp"

namespace docweave::names {
namespace {

/// Hashes of a file's entries, one word each.
WordSet word_set(const std::filesystem::path& file) {
  WordSet words;
  for (const ListEntry& entry : read_list(file))
    words.insert(hash_of(fold_token(entry.columns.front())));
  return words;
}

/// Names of organisations, persons, projects and events, and job titles: candidates from lists,
/// rules, the tagger and the document's own definitions, of which `choose` takes the best.
class Names : public Extractor {
 public:
  explicit Names(const PluginContext& context)
      : known_(context.folder / "en"),
        word_lists_(context.folder / "en"),
        tagger_(context.file("model", "en/tagger.model")),
        threshold_(context.options.number("threshold")),
        languages_(context.folder, "names.json"),
        no_bodies_(word_set(context.folder / "en" / "abbreviations.txt")) {
    for (const std::string& file : context.options.texts("rules"))
      packs_.push_back(RulePack::load(context.base_folder / file));
  }

  void extract(Document& document) const override {
    const Language& language = languages_.of(document.info().language);
    // Only languages with compounds have words to add.
    const std::optional<Words> own =
        language.endings.empty() ? std::nullopt : std::optional(language.words_in(document));
    const Reading text(document, own ? *own : language.words);
    std::vector<Candidate> candidates = known_.find(document);
    drop_post_boxes(text, candidates);
    add_rule_candidates(document, candidates);
    const auto classes = word_lists_.classify(document);
    add_tagged(text, classes, candidates);
    if (!language.pack.language().empty()) add_persons_with_given_names(text, classes, candidates);
    add_layout_titles(text, language, candidates);
    add_grant_titles(text, language, candidates);
    add_paid_entries(text, language, candidates);
    add_table_names(text, language, candidates);
    add_agenda_names(text, language, candidates);
    drop_events_of_headlines(text, candidates);
    add_section_events(text, language, candidates);
    add_calendar_events(text, candidates);
    split_titles(text, candidates);
    drop_topics_of_titles(text, candidates);
    end_bodies_before_persons(text, classes, candidates);
    begin_bodies_behind_persons(text, classes, candidates);
    add_persons_behind_titles(text, classes, candidates);
    drop_other_short_forms(text, candidates);
    drop_questions(document, language, candidates);
    part_at_bullets(text, candidates);
    part_persons(text, candidates);
    for (Candidate& c : candidates) settle(text, c);
    std::erase_if(candidates, [](const Candidate& c) { return c.empty(); });
    drop_shouted(text, candidates);
    compare(text, candidates);
    std::vector<Candidate> chosen = choose(text, candidates);
    if (const auto spelt = spelt_names(text, chosen); !spelt.empty()) {
      candidates.insert(candidates.end(), spelt.begin(), spelt.end());
      chosen = choose(text, candidates);
    }
    type_by_initials(text, chosen);
    for (const Candidate& c : fellows(text, classes, chosen)) candidates.push_back(c);
    for (const auto& more : {defined_short_forms(text, chosen), repeated_names(text, chosen)}) {
      candidates.insert(candidates.end(), more.begin(), more.end());
    }
    chosen = choose(text, std::move(candidates));
    drop_lone_persons(text, classes, chosen);
    for (const Candidate& c : repeated_names(text, chosen)) chosen.push_back(c);
    chosen = choose(text, std::move(chosen));
    type_by_posts(text, chosen);
    for (const Candidate& c : chosen) add(document, text, c);
  }

 private:
  void add_rule_candidates(const Document& document, std::vector<Candidate>& candidates) const {
    for (const Sentence& sentence : document.sentences()) {
      const auto items = token_items(document, sentence.first_token, sentence.end_token);
      const BlockKind kind = document.blocks()[sentence.block].kind;
      const std::string_view language = document.language(sentence.span);
      const auto add_matches = [&](const RulePack& pack) {
        for (const RuleMatch& match : pack.match(document, items)) {
          const Rule& rule = pack.rules()[match.rule];
          const bool fits =
              rule.blocks.empty() || std::ranges::find(rule.blocks, kind) != rule.blocks.end();
          if (fits) add_mentions(rule, match, items, candidates);
        }
      };
      add_matches(languages_.of(language).pack);
      for (const RulePack& pack : packs_) {
        if (is_of(language, pack.language())) add_matches(pack);
      }
    }
  }

  static void add_mentions(const Rule& rule, const RuleMatch& match, const std::vector<Item>& items,
                           std::vector<Candidate>& candidates) {
    for (const RuleMention& mention : rule.mentions) {
      const auto slot = static_cast<std::size_t>(std::ranges::find(rule.captures, mention.capture) -
                                                 rule.captures.begin());
      const ItemRange range = match.captures[slot];
      if (range.empty()) continue;
      candidates.push_back({.first_token = items[range.first].first_token,
                            .end_token = items[range.end - 1].end_token,
                            .type = mention.type,
                            .form = mention.form,
                            .confidence = rule.confidence,
                            .rule = rule.name});
    }
  }

  /// The tagger was trained on English. In a text of another language it is heard where it is sure,
  /// and for persons where the first word is a given name: nouns there may have capitals too.
  void add_tagged(const Reading& text, const std::vector<WordClasses>& classes,
                  std::vector<Candidate>& candidates) const {
    const Document& document = text.document();
    constexpr double kSureInOtherLanguages = 0.8;
    for (TaggedSpan span : tagger_.tag(document, classes)) {
      if (span.type == Type::person) begin_at_given_name(text, classes, span);
      if (span.first_token == span.end_token) continue;
      const std::string_view language = document.language(text[span.first_token].span);
      const bool english = language.empty() || language.starts_with("en");
      const bool given_name = is_given_name(classes, span.first_token);
      const bool known =
          english || (span.type == Type::person
                          ? given_name
                          : span.confidence >= kSureInOtherLanguages && is_one_name(text, span));
      if (span.confidence < threshold_ || !known ||
          (span.type == Type::place && on_place(text, span)) || is_no_body(text, span) ||
          is_body_in_capitals(text, span, given_name)) {
        continue;
      }
      candidates.push_back({.first_token = span.first_token,
                            .end_token = span.end_token,
                            .type = span.type,
                            .confidence = 0.5 + 0.4 * span.confidence,
                            .rule = "tagger"});
    }
  }

  /// "Minister [of Internal Affairs Ana Kovač]": no name of a person begins with a small word.
  static void begin_at_given_name(const Reading& text, const std::vector<WordClasses>& classes,
                                  TaggedSpan& span) {
    if (!text.is_lower(span.first_token)) return;
    while (span.first_token < span.end_token && !is_given_name(classes, span.first_token)) {
      ++span.first_token;
    }
  }

  /// "Institut eröffnet Messe" is no name: between the words of one are small ones only.
  static bool is_one_name(const Reading& text, const TaggedSpan& span) {
    for (std::uint32_t at = span.first_token; at < span.end_token; ++at) {
      if (text.is_lower(at) && !text.is(at, &Words::joints)) return false;
    }
    return true;
  }

  /// "CET", "NGO", "HIV": abbreviations that name no body.
  bool is_no_body(const Reading& text, const TaggedSpan& span) const {
    return span.end_token - span.first_token == 1 &&
           no_bodies_.contains(text[span.first_token].hash);
  }

  /// Makes two of each candidate that holds a token which parts it: what stands before and behind.
  static void part(std::vector<Candidate>& candidates, const auto& parts) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      for (std::uint32_t at = candidates[i].first_token; at < candidates[i].end_token; ++at) {
        if (!parts(candidates[i], at)) continue;
        Candidate rest = candidates[i];
        rest.first_token = at + 1;
        candidates[i].end_token = at;
        if (!rest.empty()) candidates.push_back(std::move(rest));
        break;
      }
    }
  }

  /// "Reef Trust · Dune Club": two names.
  static void part_at_bullets(const Reading& text, std::vector<Candidate>& candidates) {
    part(candidates,
         [&](const Candidate&, std::uint32_t at) { return text.is(at, "·") || text.is(at, "•"); });
  }

  /// "[Ana Kovač] met [John Hill]": a small word that no names have parts two persons.
  static void part_persons(const Reading& text, std::vector<Candidate>& candidates) {
    if (text.words().name_particles.empty()) return;
    part(candidates, [&](const Candidate& name, std::uint32_t at) {
      const bool inside = name.first_token < at && at + 1 < name.end_token;
      return name.type == Type::person && inside && text[at].kind == TokenKind::word &&
             text[at].space_before && text[at + 1].space_before && text.is_lower(at) &&
             !text.is_lower(at + 1) && !text.is_sign(at + 1) &&
             !text.is(at, &Words::name_particles);
    });
  }

  /// "WHO" over "WHERE": a label, not the body.
  static void drop_questions(const Document& document, const Language& language,
                             std::vector<Candidate>& candidates) {
    for (const KeyValue& pair : document.key_values()) {
      if (!language.body_questions.contains(fold_name(document.text(pair.key)))) continue;
      const auto [first, end] = document.tokens_in(pair.key);
      std::erase_if(candidates, [&, first = first, end = end](const Candidate& c) {
        return c.first_token >= first && c.end_token <= end;
      });
    }
  }

  /// "US CSI", "EU HNS": bodies in capitals, the first of two letters.
  static bool is_body_in_capitals(const Reading& text, const TaggedSpan& span, bool given_name) {
    constexpr std::uint32_t kShortest = 2;
    const auto tokens = text.tokens().subspan(span.first_token, span.end_token - span.first_token);
    const auto upper = [](const Token& token) { return token.shape == Shape::upper; };
    return span.type == Type::person && !given_name && tokens.size() > 1 &&
           tokens.front().span.size() <= kShortest && std::ranges::all_of(tokens, upper);
  }

  /// Places that an earlier extractor has found stand as it found them.
  static bool on_place(const Reading& text, const TaggedSpan& span) {
    const Span words = text.span(span.first_token, span.end_token);
    // A place that begins before the words can reach into them; names of places are short.
    constexpr std::uint32_t kLongestPlace = 100;
    const Span around{words.begin - std::min(words.begin, kLongestPlace), words.end};
    return std::ranges::any_of(text.document().mentions_from(around), [&](MentionId id) {
      return text.mention(id).type == Type::place && text.mention(id).span.overlaps(words);
    });
  }

  static void add(Document& document, const Reading& text, const Candidate& c) {
    const std::string post(c.type == Type::job_title ? post_of(text, c) : "");
    document.add(Mention{.span = text.span(c.first_token, c.end_token),
                         .type = c.type,
                         .form = c.form,
                         .value = post.empty() ? c.value : post,
                         .plugin = "extractors/names",
                         .rule = c.rule,
                         .confidence = c.confidence});
  }

  KnownNames known_;
  WordLists word_lists_;
  Tagger tagger_;
  double threshold_;
  ByLanguage<Language> languages_;
  WordSet no_bodies_;
  std::vector<RulePack> packs_;  ///< The user's.
};

}  // namespace
}  // namespace docweave::names

DOCWEAVE_PLUGIN(docweave::names::Names)
