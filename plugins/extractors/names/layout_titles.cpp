#include "layout_titles.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <docweave/layout.hpp>

#include "edges.hpp"
#include "grant_titles.hpp"

namespace docweave::names {
namespace {

/// Tokens of the longest title.
constexpr std::uint32_t kLongestTitle = 40;

/// Of several words, not too many.
bool may_be_title(std::uint32_t first, std::uint32_t end) {
  return first + 1 < end && end - first <= kLongestTitle;
}

/// "Fachtagung „Nasse Wiesen“ in Ulm": in other languages than English the title in quotation
/// marks is all of the name.
bool told_in_title(const Document& document, const Language& language,
                   const std::vector<Candidate>& candidates) {
  const auto blocks = document.blocks();
  const auto title = std::ranges::find(blocks, BlockKind::title, &Block::kind);
  if (language.pack.language().empty() || title == blocks.end()) return false;
  return std::ranges::any_of(candidates, [&](const Candidate& c) {
    return c.rule == "quoted-event" && title->span.contains(document.tokens()[c.first_token].span);
  });
}

/// "12-13 April 2018 – Meeting of ..." starts with its date.
std::uint32_t behind_date(const Document& document, std::uint32_t first, std::uint32_t end) {
  for (const MentionId id : document.mentions_from(document.tokens()[first].span)) {
    const Mention& mention = document.mentions()[id];
    const auto [date_first, date_end] = document.tokens_in(mention.span);
    if (mention.type != Type::date || date_first != first || date_end >= end) continue;
    return document.tokens()[date_end].kind == TokenKind::punctuation ? date_end + 1 : date_end;
  }
  return first;
}

/// "Webinar: Ageing in place" starts with its kind.
std::uint32_t behind_kind(const Reading& text, std::uint32_t first, std::uint32_t end) {
  const bool kind =
      first + 2 < end && text.is(first, &Words::event_nouns) && text.is(first + 1, ":");
  return kind ? first + 2 : first;
}

/// "What: Handover of a school" names the event that the headline speaks of.
bool told_by_label(const Document& document, const Language& language) {
  return std::ranges::any_of(document.key_values(), [&](const KeyValue& pair) {
    const auto label = language.title_labels.find(fold_name(document.text(pair.key)));
    return label != language.title_labels.end() && label->second == Type::event;
  });
}

/// A title that speaks of an event is its name, as far as it says nothing of it: "Workshop on
/// Rivers ends in Oslo", not "Minister opens workshop".
void add_headline(const Reading& text, const Language& language,
                  std::vector<Candidate>& candidates) {
  const Document& document = text.document();
  if (told_in_title(document, language, candidates) || told_by_label(document, language)) return;
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::title && !(block.kind == BlockKind::heading && block.level <= 1))
      continue;
    auto [first, end] = document.tokens_in(block.span);
    first = behind_kind(text, behind_date(document, first, end), end);
    bool event = false;
    for (std::uint32_t at = first; at < end; ++at) {
      if (text.is(at, &Words::headline_verbs)) {
        end = at;
      } else {
        event = event || text.is(at, &Words::event_nouns);
      }
    }
    if (event && may_be_title(first, end))
      candidates.push_back({first, end, Type::event, Form::named, 0.7, "headline", ""});
    return;
  }
}

/// A line in capitals below the name of who invites: "SHORE UNION" over "WORKSHOP ON TIDES".
void add_title_in_capitals(const Reading& text, std::vector<Candidate>& candidates) {
  constexpr std::size_t kHead = 7;
  const Document& document = text.document();
  const auto blocks = document.blocks();
  for (const Block& block : blocks.first(std::min(blocks.size(), kHead))) {
    if (block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item) return;
    const auto [begin, end] = document.tokens_in(block.span);
    const std::uint32_t first = behind_genre(text, begin, end);
    if (!all_capitals(document.text(block.span)) || !may_be_title(first + 1, end) ||
        text.any(first, end, &Words::headline_verbs) ||
        !text.any(first, end, &Words::event_nouns)) {
      continue;
    }
    candidates.push_back(
        {first, end, Type::event, Form::named, 0.95, first > begin ? "label" : "headline", ""});
    return;
  }
}

/// "Press conference “Open Harbours”": the title in quotation marks at the end.
std::pair<std::uint32_t, std::uint32_t> inside_quotes(
    const Document& document, const Language& language,
    std::pair<std::uint32_t, std::uint32_t> value) {
  const auto tokens = document.tokens().subspan(value.first, value.second - value.first);
  const auto is_quote = [&](const Token& token) {
    return language.words.quotes.contains(token.hash);
  };
  if (tokens.empty() || !is_quote(tokens.back())) return value;
  const auto opening = std::ranges::find_if(tokens, is_quote);
  const auto before = static_cast<std::uint32_t>(opening - tokens.begin());
  if (before + 1 >= tokens.size() - 1) return value;
  return {value.first + before + 1, value.second - 1};
}

/// A name in the prose, wherever it stands there.
void add_everywhere(const Reading& text, std::uint32_t first, std::uint32_t end,
                    std::vector<Candidate>& candidates) {
  const std::string name(text.phrase(first, end));
  const std::uint32_t size = end - first;
  for (std::uint32_t at = 0; at + size <= first; ++at) {
    if (text[at].hash == text[first].hash && text.phrase(at, at + size) == name)
      candidates.push_back({at, at + size, Type::project, Form::named, 0.95, "label", ""});
  }
}

/// "Handover of a school, followed by a reception", "Launch of Clear Reefs, a project of ..."
std::uint32_t before_aside(const Reading& text, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t at = first + 1; at + 1 < end; ++at) {
    const bool aside = text.is(at + 1, &Words::done_by) || text.is(at + 1, &Words::determiners);
    if (text.is(at, ",") && aside) return at;
  }
  return end;
}

/// The page of a project says in its title whose it is: "About the project | Clear Reefs" over
/// "About the project".
void add_project_of_page(const Reading& text, const Language& language,
                         std::vector<Candidate>& candidates) {
  constexpr std::uint32_t kLongestName = 5;
  const Document& document = text.document();
  const bool about_project = std::ranges::any_of(document.blocks(), [&](const Block& block) {
    return (block.kind == BlockKind::title || block.kind == BlockKind::heading) &&
           language.project_pages.contains(fold_name(document.text(block.span)));
  });
  const auto field = std::ranges::find(document.fields(), "title", &Field::name);
  if (!about_project || field == document.fields().end()) return;
  auto [first, end] = document.tokens_in(field->value);
  for (std::uint32_t at = first; at <= end; ++at) {
    if (at < end && !text.is(at, "|") && !text.is_break(at) && !text.is(at, "·")) continue;
    const bool page =
        first < at && language.project_pages.contains(fold_name(text.phrase(first, at)));
    if (first < at && at - first <= kLongestName && !page && !text.is_lower(first))
      add_everywhere(text, first, at, candidates);
    first = at + 1;
  }
}

/// "Clean Rivers (CLR)": a short form or years stand behind the name.
std::uint32_t before_bracket(const Reading& text, std::uint32_t first, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 5;
  if (end <= first + 1 || !text.is(end - 1, ")")) return end;
  for (std::uint32_t at = end - 1; at > first + 1 && at + kLongest > end - 1; --at) {
    if (text.is(at, "(")) return at;
  }
  return end;
}

/// "Project title: ..." says what its value is.
void add_labelled_titles(const Reading& text, const Language& language,
                         std::vector<Candidate>& candidates) {
  const Document& document = text.document();
  for (const KeyValue& pair : document.key_values()) {
    const auto label = language.title_labels.find(fold_name(document.text(pair.key)));
    if (label == language.title_labels.end()) continue;
    const auto [first, whole] = inside_quotes(document, language, document.tokens_in(pair.value));
    const std::uint32_t end = before_bracket(text, first, before_aside(text, first, whole));
    // "(COMP-H), phase 2": a line that goes on with the title above it.
    if (first == end || end - first > kLongestTitle || text.is(first, "(")) continue;
    candidates.push_back({first, end, label->second, Form::named, 0.9, "label", ""});
  }
}

/// "Title: Open Harbours" over "Donor: ...", "Partners: ..." and "Total budget: ...": that of a
/// project.
void add_titles_over_facts(const Reading& text, const Language& language,
                           std::vector<Candidate>& candidates) {
  constexpr std::size_t kNear = 8;
  constexpr std::ptrdiff_t kFewest = 3;
  const Document& document = text.document();
  for (const KeyValue& pair : titles_over_facts(document, language, kNear, kFewest)) {
    const auto [first, whole] = inside_quotes(document, language, document.tokens_in(pair.value));
    const std::uint32_t end = before_bracket(text, first, whole);
    if (first < end && end - first <= kLongestTitle)
      candidates.push_back({first, end, Type::project, Form::named, 0.9, "label", ""});
  }
}

/// Not "Project facts at a glance", not "Council approves budget", not "Africa" over the countries
/// of a list, and no event's title.
bool names_something(const Reading& text, const Language& language, std::uint32_t first,
                     std::uint32_t end, bool of_project) {
  bool own_word = false;
  for (std::uint32_t at = first; at < end; ++at) {
    const bool event = text.is(at, &Words::event_nouns) && !of_project;
    if (event || text.is(at, &Words::headline_verbs)) return false;
    own_word = own_word ||
               (text[at].kind == TokenKind::word && !language.sheet_words.contains(text[at].hash));
  }
  return own_word && !text.is_lower(first) && text.place(first, end) == nullptr;
}

/// Kinds of facts that make a sheet.
constexpr std::size_t kFewestFacts = 2;

/// "Donor(s)" as "Donors"
std::string label_of(std::string_view key) {
  std::string label(key);
  if (const auto bracket = label.find("(s)"); bracket != std::string::npos)
    label.replace(bracket, 3, "s");
  return fold_name(label);
}

/// The labels of a project sheet: "Donor: ...", "Lead partner: ...", "Total budget: ...".
struct Facts {
  std::unordered_set<std::string> labels;
  std::unordered_set<std::string> others;  ///< "Country: ...", of projects and of other things.
  std::optional<Span> first;
  bool of_project = false;  // "Project number" settles it, whatever the title says.

  bool enough() const {
    return labels.size() >= kFewestFacts || (!labels.empty() && others.size() >= kFewestFacts);
  }
  void add(Span key, const std::string& label, const Language& language) {
    const bool fact = language.fact_labels.contains(label);
    if (!fact && !language.sheet_labels.contains(label)) return;
    (fact ? labels : others).insert(label);
    if (!first) first = key;
    of_project = of_project ||
                 (fact && std::ranges::any_of(language.project_facts, [&](const std::string& word) {
                    return label.find(word) != std::string::npos;
                  }));
  }
};

Facts facts_of(const Document& document, const Language& language) {
  Facts facts;
  for (const KeyValue& pair : document.key_values()) {
    const std::string label = label_of(document.text(pair.key));
    if (language.title_labels.contains(label)) break;
    facts.add(pair.key, label, language);
  }
  return facts;
}

/// The last title or heading over the facts that may be a name, where little text stands between.
std::optional<Span> title_over(const Facts& facts, const Reading& text, const Language& language) {
  constexpr std::uint32_t kLongestSheetTitle = 24;
  constexpr std::uint32_t kLongestIntroduction = 400;
  std::optional<Span> title;
  std::uint32_t introduction = 0;
  for (const Block& block : text.document().blocks()) {
    if (block.span.begin >= facts.first->begin) break;
    const auto [first, end] = text.document().tokens_in(block.span);
    if (block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item)
      introduction += block.span.size();
    if ((block.kind == BlockKind::title || block.kind == BlockKind::heading) &&
        end - first <= kLongestSheetTitle &&
        names_something(text, language, first, end, facts.of_project)) {
      title = block.span;
    }
  }
  return introduction > kLongestIntroduction ? std::nullopt : title;
}

/// What stands over the facts of a project is its name, if the text between has not named it.
void add_sheet_title(const Reading& text, const Language& language,
                     std::vector<Candidate>& candidates) {
  const Document& document = text.document();
  const Facts facts = facts_of(document, language);
  if (!facts.enough()) return;
  const auto title = title_over(facts, text, language);
  if (!title) return;
  auto [first, end] = document.tokens_in(*title);
  end = before_bracket(text, first, end);
  const std::uint32_t facts_begin = document.tokens_in(*facts.first).first;
  const std::string name = fold_name(document.text(*title));
  const bool told = std::ranges::any_of(candidates, [&, end = end](const Candidate& c) {
    return c.is_named(Type::project) && !c.is_listed() && c.first_token >= end &&
           c.end_token <= facts_begin &&
           !fold_name(text.phrase(c.first_token, c.end_token)).starts_with(name);
  });
  if (!told) candidates.push_back({first, end, Type::project, Form::named, 0.95, "label", ""});
}

/// Where a page lists projects, each with its facts under its own heading or item, these name them.
void add_sheet_titles(const Reading& text, const Language& language,
                      std::vector<Candidate>& candidates) {
  constexpr std::size_t kFewestSheets = 2;
  const Document& document = text.document();
  std::vector<Candidate> titles;
  Facts facts;
  const Block* heading = nullptr;
  const auto close = [&] {
    const auto [first, end] = heading ? document.tokens_in(heading->span) : std::pair(0U, 0U);
    if (facts.enough() && may_be_title(first, end))
      titles.push_back({first, end, Type::project, Form::named, 0.9, "label", ""});
    facts = {};
  };
  auto pair = document.key_values().begin();
  for (const Block& block : document.blocks()) {
    // "• Donor: all" is a fact of what the heading names.
    const bool fact = pair != document.key_values().end() && pair->key.begin < block.span.end;
    if (block.kind == BlockKind::heading || (block.kind == BlockKind::list_item && !fact)) {
      close();
      heading = &block;
    }
    for (; pair != document.key_values().end() && pair->key.begin < block.span.end; ++pair) {
      facts.add(pair->key, label_of(document.text(pair->key)), language);
    }
  }
  close();
  if (titles.size() >= kFewestSheets)
    candidates.insert(candidates.end(), titles.begin(), titles.end());
}

/// "Date: ...", "Venue: ..." below a title: it names what takes place, in words of any kind.
void add_event_of_page(const Reading& text, const Language& language,
                       std::vector<Candidate>& candidates) {
  const Document& document = text.document();
  const auto blocks = document.blocks();
  const auto title = std::ranges::find(blocks, BlockKind::title, &Block::kind);
  if (title == blocks.end() || facts_of(document, language).labels.size() >= kFewestFacts) return;
  const auto told = [&](const std::unordered_set<std::string>& labels) {
    return std::ranges::any_of(document.key_values(), [&](const KeyValue& pair) {
      return labels.contains(fold_name(document.text(pair.key)));
    });
  };
  if (!told(language.when_labels) || !told(language.where_labels)) return;
  const auto [first, end] = document.tokens_in(title->span);
  const bool named = std::ranges::any_of(candidates, [&, first = first, end = end](const auto& c) {
    const bool inside = c.first_token >= first && c.end_token <= end;
    return c.is_named(Type::event) ? inside || c.rule == "label"
                                   : inside && c.is_named(Type::project);
  });
  if (!named && may_be_title(first, end) && !text.any(first + 1, end, &Words::headline_verbs))
    candidates.push_back({first, end, Type::event, Form::named, 0.9, "label", ""});
}

}  // namespace

void add_layout_titles(const Reading& text, const Language& language,
                       std::vector<Candidate>& candidates) {
  add_headline(text, language, candidates);
  add_title_in_capitals(text, candidates);
  add_labelled_titles(text, language, candidates);
  add_titles_over_facts(text, language, candidates);
  add_project_of_page(text, language, candidates);
  add_sheet_title(text, language, candidates);
  add_sheet_titles(text, language, candidates);
  add_event_of_page(text, language, candidates);
}

}  // namespace docweave::names
