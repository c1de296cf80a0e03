#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <docweave/extractor.hpp>
#include <docweave/languages.hpp>
#include <docweave/rules.hpp>
#include <docweave/text.hpp>

#include "candidate.hpp"
#include "document_names.hpp"
#include "known_names.hpp"
#include "tagger/tagger.hpp"
#include "titles.hpp"

namespace docweave::names {
namespace {

/// Hashes of the single words of a set.
WordSet words_of(const RulePack& pack, std::string_view set) {
  WordSet words;
  for (const std::string& word : pack.set(set)) words.insert(hash_of(fold_token(word)));
  return words;
}

/// Hashes of a file's entries, one word each.
WordSet word_set(const std::filesystem::path& file) {
  WordSet words;
  for (const ListEntry& entry : read_list(file))
    words.insert(hash_of(fold_token(entry.columns.front())));
  return words;
}

constexpr std::array<std::pair<std::string_view, WordSet Words::*>, 24> kWordSets{{
    {"generic", &Words::generic},
    {"role", &Words::roles},
    {"joint", &Words::joints},
    {"and", &Words::coordinators},
    {"determiner", &Words::determiners},
    {"possessive-pronoun", &Words::possessives},
    {"before-place", &Words::before_place},
    {"of-place", &Words::of_place},
    {"in-place", &Words::in_place},
    {"to-place", &Words::to_place},
    {"title-event-noun", &Words::event_nouns},
    {"behind-event-noun", &Words::behind_event_nouns},
    {"org-head", &Words::org_heads},
    {"next-head", &Words::next_heads},
    {"post", &Words::posts},
    {"project-noun", &Words::project_nouns},
    {"address", &Words::addresses},
    {"owner-noun", &Words::owner_nouns},
    {"headline-verb", &Words::headline_verbs},
    {"headline-act", &Words::headline_acts},
    {"document-noun", &Words::documents},
    {"on-matter", &Words::on_matter},
    {"for-topic", &Words::for_topic},
    {"behind-name", &Words::behind_names},
}};

/// What the folder of a language holds: rules, and words that decide about names.
struct Language {
  explicit Language(const std::filesystem::path& folder)
      : pack(RulePack::load(folder / "names.json")) {
    quotes = words_of(pack, "quote");
    for (const auto& [set, type] :
         {std::pair("project-label", Type::project), std::pair("event-label", Type::event)}) {
      for (const std::string& label : pack.set(set)) title_labels.emplace(fold_name(label), type);
    }
    for (const auto& [set, type] :
         {std::pair("project-column", Type::project), std::pair("event-column", Type::event)}) {
      for (const std::string& label : pack.set(set)) column_titles.emplace(fold_name(label), type);
    }
    for (const std::string& label : pack.set("fact-label")) fact_labels.insert(fold_name(label));
    sheet_words = words_of(pack, "sheet-word");
    for (const auto& [set, words_of_kind] : kWordSets) words.*words_of_kind = words_of(pack, set);
    for (const std::string& name : pack.set("no-body")) words.no_bodies.insert(fold_name(name));
    for (const auto& [set, words_of_kind] : kWordSets) {
      for (const std::string& word : pack.set(set)) {
        if (word.starts_with('*')) endings.emplace_back(fold_token(word.substr(1)), words_of_kind);
      }
    }
  }

  /// The words, with those of the document that end as sets say ("*konferenz").
  Words words_in(const Document& document) const {
    Words all = words;
    for (const Token& token : document.tokens()) {
      if (token.kind != TokenKind::word) continue;
      const std::string folded = fold_token(document.text(token.span));
      for (const auto& [ending, words_of_kind] : endings) {
        if (folded.size() > ending.size() && folded.ends_with(ending))
          (all.*words_of_kind).insert(token.hash);
      }
    }
    return all;
  }

  RulePack pack;
  std::unordered_set<std::uint64_t> quotes;
  std::unordered_map<std::string, Type> title_labels;
  std::unordered_map<std::string, Type> column_titles;
  std::unordered_set<std::string> fact_labels;  ///< Folded.
  std::unordered_set<std::uint64_t> sheet_words;
  Words words;
  std::vector<std::pair<std::string, WordSet Words::*>> endings;
};

/// Names of organisations, persons, projects and events, and job titles: candidates from lists,
/// rules, the tagger and the document's own definitions, of which `choose` takes the best.
class Names : public Extractor {
 public:
  explicit Names(const PluginContext& context)
      : known_(context.folder / "en"),
        word_lists_(context.folder / "en"),
        tagger_(model_file(context)),
        threshold_(context.options.number("threshold")),
        languages_(context.folder, "names.json") {
    for (const std::string& file : context.options.texts("rules")) {
      packs_.push_back(RulePack::load(context.base_folder / file));
    }
    no_bodies_ = word_set(context.folder / "en" / "abbreviations.txt");
  }

  void extract(Document& document) const override {
    const Language& language = languages_.of(document.info().language);
    // Only languages with compounds have words to add.
    const std::optional<Words> own =
        language.endings.empty() ? std::nullopt : std::optional(language.words_in(document));
    const Reading text(document, own ? *own : language.words);
    std::vector<Candidate> candidates = known_.find(document);
    add_rule_candidates(document, candidates);
    const auto classes = word_lists_.classify(document);
    add_tagged(text, classes, candidates);
    if (!language.pack.language().empty()) add_persons_with_given_names(text, classes, candidates);
    if (!told_in_title(document, language, candidates)) add_headline(text, candidates);
    add_labelled_titles(document, language, candidates);
    add_sheet_title(text, language, candidates);
    add_column_titles(document, language, candidates);
    split_titles(text, candidates);
    drop_topics_of_titles(text, candidates);
    add_persons_behind_titles(text, classes, candidates);
    drop_other_short_forms(text, candidates);
    for (Candidate& c : candidates) settle(text, c);
    std::erase_if(candidates, [](const Candidate& c) { return c.empty(); });
    compare(text, candidates);
    std::vector<Candidate> chosen = choose(text, candidates);
    for (const auto& more :
         {defined_short_forms(document, chosen), repeated_names(document, chosen)}) {
      candidates.insert(candidates.end(), more.begin(), more.end());
    }
    chosen = choose(text, std::move(candidates));
    for (const Candidate& c : repeated_names(document, chosen)) chosen.push_back(c);
    for (Candidate& c : choose(text, std::move(chosen))) add(document, c);
  }

 private:
  static std::filesystem::path model_file(const PluginContext& context) {
    const std::string model = context.options.text("model");
    return model.empty() ? context.folder / "en" / "tagger.model" : context.base_folder / model;
  }

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
      if (span.type == Type::person) begin_at_given_name(document, classes, span);
      if (span.first_token == span.end_token) continue;
      const std::string_view language = document.language(document.tokens()[span.first_token].span);
      const bool english = language.empty() || language.starts_with("en");
      const bool given_name = (classes[span.first_token] & word_class::given_name) != 0;
      const bool known =
          english || (span.type == Type::person
                          ? given_name
                          : span.confidence >= kSureInOtherLanguages && is_one_name(text, span));
      if (span.confidence < threshold_ || !known ||
          (span.type == Type::place && on_place(document, span)) || is_no_body(document, span) ||
          is_no_person(document, span, given_name)) {
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
  static void begin_at_given_name(const Document& document, const std::vector<WordClasses>& classes,
                                  TaggedSpan& span) {
    if (document.tokens()[span.first_token].shape != Shape::lower) return;
    while (span.first_token < span.end_token &&
           (classes[span.first_token] & word_class::given_name) == 0) {
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
  bool is_no_body(const Document& document, const TaggedSpan& span) const {
    return span.end_token - span.first_token == 1 &&
           no_bodies_.contains(document.tokens()[span.first_token].hash);
  }

  /// "US CSI", "EU HNS": bodies in capitals, the first of two letters.
  static bool is_no_person(const Document& document, const TaggedSpan& span, bool given_name) {
    constexpr std::uint32_t kShortest = 2;
    const auto tokens =
        document.tokens().subspan(span.first_token, span.end_token - span.first_token);
    const auto upper = [](const Token& token) { return token.shape == Shape::upper; };
    return span.type == Type::person && !given_name && tokens.size() > 1 &&
           tokens.front().span.size() <= kShortest && std::ranges::all_of(tokens, upper);
  }

  /// Places that an earlier extractor has found stand as it found them.
  static bool on_place(const Document& document, const TaggedSpan& span) {
    const Span words =
        join(document.tokens()[span.first_token].span, document.tokens()[span.end_token - 1].span);
    // A place that begins before the words can reach into them; names of places are short.
    constexpr std::uint32_t kLongestPlace = 100;
    const Span around{words.begin - std::min(words.begin, kLongestPlace), words.end};
    return std::ranges::any_of(document.mentions_from(around), [&](MentionId id) {
      const Mention& mention = document.mentions()[id];
      return mention.type == Type::place && mention.span.overlaps(words);
    });
  }

  /// "Fachtagung „Nasse Wiesen“ in Ulm": in other languages than English the title in quotation
  /// marks is all of the name.
  static bool told_in_title(const Document& document, const Language& language,
                            const std::vector<Candidate>& candidates) {
    const auto blocks = document.blocks();
    const auto title = std::ranges::find(blocks, BlockKind::title, &Block::kind);
    if (language.pack.language().empty() || title == blocks.end()) return false;
    return std::ranges::any_of(candidates, [&](const Candidate& c) {
      return c.rule == "quoted-event" &&
             title->span.contains(document.tokens()[c.first_token].span);
    });
  }

  /// A title that speaks of an event and says nothing of it ("Workshop on ...", not "Minister opens
  /// workshop") is the event's name.
  static void add_headline(const Reading& text, std::vector<Candidate>& candidates) {
    const Document& document = text.document();
    for (const Block& block : document.blocks()) {
      if (block.kind != BlockKind::title && !(block.kind == BlockKind::heading && block.level <= 1))
        continue;
      auto [first, end] = document.tokens_in(block.span);
      first = behind_kind(text, behind_date(document, first, end), end);
      bool event = false;
      for (std::uint32_t at = first; at < end; ++at) {
        if (text.is(at, &Words::headline_verbs)) return;
        event = event || text.is(at, &Words::event_nouns);
      }
      if (event && end - first >= 2 && end - first <= 40) {
        candidates.push_back({first, end, Type::event, Form::named, 0.7, "headline", ""});
      }
      return;
    }
  }

  /// "Press conference “Open Harbours”": the title in quotation marks at the end.
  static std::pair<std::uint32_t, std::uint32_t> inside_quotes(
      const Document& document, const Language& language,
      std::pair<std::uint32_t, std::uint32_t> value) {
    const auto tokens = document.tokens().subspan(value.first, value.second - value.first);
    const auto is_quote = [&](const Token& token) { return language.quotes.contains(token.hash); };
    if (tokens.empty() || !is_quote(tokens.back())) return value;
    const auto opening = std::ranges::find_if(tokens, is_quote);
    const auto before = static_cast<std::uint32_t>(opening - tokens.begin());
    if (before + 1 >= tokens.size() - 1) return value;
    return {value.first + before + 1, value.second - 1};
  }

  /// "Project title: ..." says what its value is.
  static void add_labelled_titles(const Document& document, const Language& language,
                                  std::vector<Candidate>& candidates) {
    constexpr std::uint32_t kLongestTitle = 40;
    for (const KeyValue& pair : document.key_values()) {
      const auto label = language.title_labels.find(fold_name(document.text(pair.key)));
      const auto [first, end] = inside_quotes(document, language, document.tokens_in(pair.value));
      if (label == language.title_labels.end() || first == end || end - first > kLongestTitle)
        continue;
      candidates.push_back({first, end, label->second, Form::named, 0.9, "label", ""});
    }
  }

  /// What stands over "Donor: ...", "Lead partner: ...", "Total budget: ..." is the project's name.
  static void add_sheet_title(const Reading& text, const Language& language,
                              std::vector<Candidate>& candidates) {
    const Document& document = text.document();
    constexpr std::size_t kFewestFacts = 2;
    bool of_project = false;  // "Project number" settles it, whatever the title says.
    constexpr std::uint32_t kLongestTitle = 24;
    constexpr std::uint32_t kLongestIntroduction = 400;
    std::unordered_set<std::string> facts;
    std::optional<Span> first_fact;
    for (const KeyValue& pair : document.key_values()) {
      const std::string label = fold_name(document.text(pair.key));
      if (language.title_labels.contains(label)) break;
      if (!language.fact_labels.contains(label)) continue;
      facts.insert(label);
      of_project = of_project || label.find("project") != std::string::npos;
      if (!first_fact) first_fact = pair.key;
    }
    if (facts.size() < kFewestFacts) return;
    std::optional<Span> title;
    std::uint32_t introduction = 0;
    for (const Block& block : document.blocks()) {
      if (block.span.begin >= first_fact->begin) break;
      const auto [first, end] = document.tokens_in(block.span);
      if (block.kind == BlockKind::paragraph) introduction += block.span.size();
      if ((block.kind == BlockKind::title || block.kind == BlockKind::heading) &&
          end - first <= kLongestTitle && names_something(text, language, first, end, of_project)) {
        title = block.span;
      }
    }
    if (!title || introduction > kLongestIntroduction) return;
    const auto [first, end] = document.tokens_in(*title);
    const std::uint32_t facts_begin = document.tokens_in(*first_fact).first;
    const bool told = std::ranges::any_of(candidates, [&, end = end](const Candidate& c) {
      if (!c.is_named(Type::project) || c.is_listed() || c.first_token < end ||
          c.end_token > facts_begin) {
        return false;
      }
      const Span name =
          join(document.tokens()[c.first_token].span, document.tokens()[c.end_token - 1].span);
      return !fold_name(document.text(name)).starts_with(fold_name(document.text(*title)));
    });
    if (told) return;  // The text between has named the project.
    candidates.push_back({first, end, Type::project, Form::named, 0.95, "label", ""});
  }

  /// Not "Project facts at a glance", not "Council approves budget", and no event's title.
  static bool names_something(const Reading& text, const Language& language, std::uint32_t first,
                              std::uint32_t end, bool of_project) {
    bool own_word = false;
    for (std::uint32_t at = first; at < end; ++at) {
      const bool event = text.is(at, &Words::event_nouns) && !of_project;
      if (event || text.is(at, &Words::headline_verbs)) return false;
      own_word = own_word || (text[at].kind == TokenKind::word &&
                              !language.sheet_words.contains(text[at].hash));
    }
    return own_word && !text.is_lower(first);
  }

  /// Cells under a header "Project" or "Event" hold titles, when they are of several words.
  static void add_column_titles(const Document& document, const Language& language,
                                std::vector<Candidate>& candidates) {
    std::vector<std::optional<Type>> columns;
    std::uint32_t row = 0;
    std::size_t column = 0;
    for (const Block& block : document.blocks()) {
      const bool cell = block.kind == BlockKind::table_cell && block.group != 0;
      if (!cell) columns.clear();
      if (!cell || block.group != row) column = 0;
      const bool header = cell && (columns.size() == column) && (column > 0 || columns.empty());
      row = cell ? block.group : 0;
      if (!cell) continue;
      if (header) {
        const auto title = language.column_titles.find(fold_name(document.text(block.span)));
        columns.push_back(title == language.column_titles.end() ? std::nullopt
                                                                : std::optional(title->second));
      } else if (column < columns.size() && columns[column]) {
        const auto [first, end] = document.tokens_in(block.span);
        if (end - first >= 2 && end - first <= 40)
          candidates.push_back({first, end, *columns[column], Form::named, 0.9, "label", ""});
      }
      ++column;
    }
  }

  /// "12-13 April 2018 – Meeting of ..." starts with its date.
  static std::uint32_t behind_date(const Document& document, std::uint32_t first,
                                   std::uint32_t end) {
    for (const MentionId id : document.mentions_from(document.tokens()[first].span)) {
      const Mention& mention = document.mentions()[id];
      const auto [date_first, date_end] = document.tokens_in(mention.span);
      if (mention.type != Type::date || date_first != first || date_end >= end) continue;
      return document.tokens()[date_end].kind == TokenKind::punctuation ? date_end + 1 : date_end;
    }
    return first;
  }

  /// "Webinar: Ageing in place" starts with its kind.
  static std::uint32_t behind_kind(const Reading& text, std::uint32_t first, std::uint32_t end) {
    const bool kind =
        first + 2 < end && text.is(first, &Words::event_nouns) && text.is(first + 1, ":");
    return kind ? first + 2 : first;
  }

  static void add(Document& document, const Candidate& c) {
    const Span span =
        join(document.tokens()[c.first_token].span, document.tokens()[c.end_token - 1].span);
    document.add(Mention{.span = span,
                         .type = c.type,
                         .form = c.form,
                         .value = c.value,
                         .plugin = "extractors/names",
                         .rule = c.rule,
                         .confidence = c.confidence});
  }

  KnownNames known_;
  WordLists word_lists_;
  Tagger tagger_;
  double threshold_;
  ByLanguage<Language> languages_;
  std::vector<RulePack> packs_;  ///< The user's.
  std::unordered_set<std::uint64_t> no_bodies_;
};

}  // namespace
}  // namespace docweave::names

DOCWEAVE_PLUGIN(docweave::names::Names)
