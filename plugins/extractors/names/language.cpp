#include "language.hpp"

#include <array>
#include <filesystem>
#include <string_view>

namespace docweave::names {
namespace {

/// Hashes of the single words of a set.
WordSet words_of(const RulePack& pack, std::string_view set) {
  WordSet words;
  for (const std::string& word : pack.set(set)) words.insert(hash_of(fold_token(word)));
  return words;
}

constexpr auto kWordSets = std::to_array<std::pair<std::string_view, WordSet Words::*>>({
    {"generic", &Words::generic},
    {"role", &Words::roles},
    {"partner-mark", &Words::partner_marks},
    {"joint", &Words::joints},
    {"and", &Words::coordinators},
    {"determiner", &Words::determiners},
    {"opening", &Words::openings},
    {"possessive-pronoun", &Words::possessives},
    {"before-place", &Words::before_place},
    {"at-venue", &Words::at_venue},
    {"of-place", &Words::of_place},
    {"in-place", &Words::in_place},
    {"to-place", &Words::to_place},
    {"post-box", &Words::post_boxes},
    {"post-box-code", &Words::post_box_codes},
    {"title-event-noun", &Words::event_nouns},
    {"list-noun", &Words::list_nouns},
    {"session-kind", &Words::session_kinds},
    {"session-event", &Words::session_events},
    {"no-session", &Words::no_sessions},
    {"no-entry", &Words::no_entries},
    {"grant-word", &Words::grant_words},
    {"news-word", &Words::news_words},
    {"calendar-word", &Words::calendar_words},
    {"time-word", &Words::time_words},
    {"no-event", &Words::no_events},
    {"done-by", &Words::done_by},
    {"agenda-word", &Words::agenda_words},
    {"lasting-event-noun", &Words::lasting_events},
    {"gathering", &Words::gatherings},
    {"speech-title", &Words::speeches},
    {"opening-of", &Words::openings_of},
    {"behind-event-noun", &Words::behind_event_nouns},
    {"org-head", &Words::org_heads},
    {"next-head", &Words::next_heads},
    {"post", &Words::posts},
    {"legation", &Words::legations},
    {"giver", &Words::givers},
    {"whole-head", &Words::whole_heads},
    {"closing-head", &Words::closing_heads},
    {"project-noun", &Words::project_nouns},
    {"payer", &Words::payers},
    {"project-kind", &Words::project_kinds},
    {"scheme-word", &Words::scheme_words},
    {"fund", &Words::funds},
    {"run-by", &Words::run_by},
    {"through", &Words::through},
    {"people", &Words::people},
    {"storm", &Words::storms},
    {"short-given-name", &Words::short_given_names},
    {"address", &Words::addresses},
    {"bare-address", &Words::bare_addresses},
    {"before-title", &Words::before_titles},
    {"spell", &Words::spells},
    {"month", &Words::months},
    {"honour", &Words::honours},
    {"name-particle", &Words::name_particles},
    {"demonym", &Words::demonyms},
    {"title-modifier", &Words::title_modifiers},
    {"rank", &Words::ranks},
    {"headed", &Words::headed},
    {"compounding", &Words::compounding},
    {"behind-hyphen", &Words::behind_hyphen},
    {"owner-noun", &Words::owner_nouns},
    {"parliament", &Words::parliaments},
    {"headline-verb", &Words::headline_verbs},
    {"launch-verb", &Words::launch_verbs},
    {"launched", &Words::launched},
    {"headline-act", &Words::headline_acts},
    {"planned-act", &Words::planned_acts},
    {"document-noun", &Words::documents},
    {"treaty-noun", &Words::treaties},
    {"kind-of-body", &Words::kinds_of_body},
    {"on-matter", &Words::on_matter},
    {"for-topic", &Words::for_topic},
    {"behind-name", &Words::behind_names},
    {"quote", &Words::quotes},
    {"speech", &Words::speech},
    {"predicate", &Words::predicates},
    {"paid-for", &Words::paid_for},
});

/// Types by the folded labels of two sets.
std::unordered_map<std::string, Type> labels_of(const RulePack& pack, std::string_view projects,
                                                std::string_view events) {
  std::unordered_map<std::string, Type> labels;
  for (const std::string& label : pack.set(projects))
    labels.emplace(fold_name(label), Type::project);
  for (const std::string& label : pack.set(events)) labels.emplace(fold_name(label), Type::event);
  return labels;
}

std::unordered_set<std::string> folded(const RulePack& pack, std::string_view set) {
  std::unordered_set<std::string> names;
  for (const std::string& name : pack.set(set)) names.insert(fold_name(name));
  return names;
}

}  // namespace

Language::Language(const std::filesystem::path& folder)
    : pack(RulePack::load(folder / "names.json")),
      title_labels(labels_of(pack, "project-label", "event-label")),
      column_titles(labels_of(pack, "project-column", "event-column")),
      project_pages(folded(pack, "project-page")),
      body_questions(folded(pack, "body-question")),
      event_phrases(folded(pack, "two-word-event")),
      purpose_columns(folded(pack, "purpose-column")),
      body_columns(folded(pack, "body-column")),
      person_columns(folded(pack, "person-column")),
      subject_columns(folded(pack, "subject-column")),
      thing_columns(folded(pack, "thing-column")),
      giver_columns(folded(pack, "giver-column")),
      date_columns(folded(pack, "date-column")),
      place_columns(folded(pack, "place-column")),
      amount_columns(folded(pack, "amount-column")),
      no_places(folded(pack, "no-place")),
      fact_labels(folded(pack, "fact-label")),
      sheet_labels(folded(pack, "sheet-label")),
      receiver_labels(folded(pack, "receiver-label")),
      grant_title_labels(folded(pack, "grant-title-label")),
      when_labels(folded(pack, "when-label")),
      where_labels(folded(pack, "where-label")),
      project_facts(pack.set("project-fact")),
      sheet_words(words_of(pack, "sheet-word")) {
  words.no_bodies = folded(pack, "no-body");
  words.no_projects = folded(pack, "no-project");
  words.going_on = folded(pack, "going-on");
  words.posts_of_bodies = folded(pack, "post-of-body");
  words.no_posts = folded(pack, "no-post");
  words.no_happenings = folded(pack, "no-happening");
  if (const auto hints = folder / "surname_hints.txt"; std::filesystem::exists(hints)) {
    for (const ListEntry& ending : read_list(hints))
      words.surname_endings.insert(fold_token(ending.columns.front()));
  }
  for (const auto& [set, words_of_kind] : kWordSets) {
    words.*words_of_kind = words_of(pack, set);
    for (const std::string& word : pack.set(set)) {
      if (word.starts_with('*')) endings.emplace_back(fold_token(word.substr(1)), words_of_kind);
    }
  }
}

Words Language::words_in(const Document& document) const {
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

}  // namespace docweave::names
