#include "language.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <docweave/text.hpp>

namespace docweave::relations {
namespace {

constexpr auto kWordSets = std::to_array<std::pair<std::string_view, WordSet Language::*>>({
    {"auxiliary", &Language::auxiliaries},
    {"topic-word", &Language::topic_words},
    {"clause-end", &Language::clause_ends},
    {"definite", &Language::definite},
    {"own-gathering", &Language::own_gatherings},
    {"venue-link", &Language::venue_links},
    {"travel", &Language::travels},
    {"visiting", &Language::visiting},
    {"travel-link", &Language::travel_links},
    {"officials", &Language::officials},
    {"relative", &Language::relative},
    {"presence", &Language::presence},
    {"denial", &Language::denial},
    {"not-denied", &Language::not_denied},
    {"cancellation", &Language::cancellation},
    {"plan", &Language::plan},
    {"next-time", &Language::next_time},
    {"range-openers", &Language::range_openers},
    {"another", &Language::another},
    {"goes-on", &Language::goes_on},
    {"remainder", &Language::remainders},
    {"topic-opener", &Language::topic_openers},
    {"giving", &Language::giving},
    {"passive", &Language::passive},
    {"ending", &Language::endings},
    {"through", &Language::through},
    {"until", &Language::until},
    {"day-word", &Language::day_words},
    {"counted-start", &Language::counted_starts},
    {"counted-end", &Language::counted_ends},
    {"gift", &Language::gifts},
    {"person-pronoun", &Language::he_or_she},
    {"share", &Language::shares},
    {"also", &Language::also},
    {"income", &Language::income},
    {"donating", &Language::donating},
    {"agent-link", &Language::agent_links},
    {"gift-link", &Language::gift_links},
    {"sum-word", &Language::sum_words},
    {"aside-link", &Language::aside_links},
    {"aside-opener", &Language::aside_openers},
    {"adv", &Language::adverbs},
    {"seat-link", &Language::seat_links},
    {"before-seat", &Language::before_seat},
    {"sender-link", &Language::sender_links},
    {"break", &Language::breaks},
    {"place-link", &Language::place_links},
    {"host-link", &Language::host_links},
    {"lead-link", &Language::lead_links},
    {"opening-word", &Language::openings},
    {"guest-link", &Language::guest_links},
    {"help-link", &Language::help_links},
    {"list-glue", &Language::list_glue},
    {"list-end", &Language::list_ends},
    {"group-glue", &Language::group_glue},
    {"unit-head", &Language::unit_heads},
    {"campus", &Language::campuses},
    {"campus-unit", &Language::campus_units},
    {"state-post", &Language::state_posts},
    {"dignitary", &Language::dignitaries},
    {"no-guest", &Language::no_guests},
    {"speech", &Language::speech},
    {"absent", &Language::absent},
    {"of-title", &Language::of_title},
    {"before-country", &Language::before_country},
    {"occasion", &Language::occasions},
    {"joining", &Language::joining},
    {"pronoun", &Language::pronouns},
    {"possessor", &Language::possessors},
    {"page-post", &Language::page_posts},
    {"body-kind", &Language::body_kinds},
    {"our", &Language::our},
    {"no-publisher", &Language::no_publishers},
    {"head-of-state", &Language::heads_of_state},
    {"project-post", &Language::project_posts},
    {"project-label", &Language::project_labels},
    {"venue-label", &Language::venue_labels},
    {"receiving", &Language::receiving},
    {"making", &Language::making},
    {"buying", &Language::buying},
    {"fund", &Language::funds},
    {"choosing", &Language::choosing},
    {"dash", &Language::dashes},
    {"sum-of-partner", &Language::partner_sums},
    {"project-kind", &Language::project_kinds},
    {"det", &Language::articles},
    {"possessive", &Language::possessive},
    {"quote", &Language::quotes},
    {"administering", &Language::administering},
    {"leading", &Language::leading},
    {"post-aside", &Language::post_asides},
});

WordSet word_set(const RulePack& pack, std::string_view set) {
  WordSet words;
  for (const std::string& word : pack.set(set)) words.insert(hash_of(fold_token(word)));
  return words;
}

WordSet first_words(const RulePack& pack, std::initializer_list<std::string_view> sets) {
  WordSet words;
  for (const std::string_view set : sets) {
    for (const std::string& phrase : pack.set(set))
      words.insert(hash_of(fold_token(phrase.substr(0, phrase.find(' ')))));
  }
  return words;
}

PostKind post_kind(const RulePack& pack, std::string_view posts, std::string_view bodies) {
  return {word_set(pack, posts), word_set(pack, bodies)};
}

std::vector<std::string> phrases(const RulePack& pack, std::string_view set) {
  std::vector<std::string> phrases;
  for (const std::string& phrase : pack.set(set)) phrases.push_back(fold_name(phrase));
  return phrases;
}

std::unordered_set<std::string> strings(const RulePack& pack, std::string_view set) {
  const std::vector<std::string> strings = pack.set(set);
  return {strings.begin(), strings.end()};
}

std::unordered_map<std::uint64_t, std::string> demonyms_in(const std::filesystem::path& file) {
  std::unordered_map<std::uint64_t, std::string> demonyms;
  if (!std::filesystem::exists(file)) return demonyms;
  for (const ListEntry& entry : read_list(file, 2))
    demonyms.emplace(hash_of(fold_token(entry.columns[0])), entry.columns[1]);
  return demonyms;
}

}  // namespace

Language::Language(const std::filesystem::path& folder)
    : pack(RulePack::load(folder / "relations.json")),
      labels(folder / "labels.tsv"),
      open_lists(strings(pack, "open-list")),
      asides(strings(pack, "aside")),
      posts_by_field{post_kind(pack, "minister", "ministry"),
                     post_kind(pack, "mayor", "municipality")},
      posts_by_kind{
          post_kind(pack, "rector", "university"),       post_kind(pack, "dean", "faculty"),
          post_kind(pack, "head-teacher", "school"),     post_kind(pack, "librarian", "library"),
          post_kind(pack, "curator", "museum"),          post_kind(pack, "mayor", "municipality"),
          post_kind(pack, "minister", "plain-ministry"), post_kind(pack, "observer", "mission")},
      demonyms(demonyms_in(folder / "demonyms.tsv")),
      envoys(post_kind(pack, "envoy", "embassy")),
      openers(first_words(pack, {"opener"})),
      opening_glue(first_words(pack, {"coordination", "det"})),
      verbs(first_words(pack, {"organise-active", "gives", "implement-active", "fund-active",
                               "supports", "have", "be"})),
      participles(first_words(pack, {"organised", "funded", "supported", "implemented"})) {
  for (const auto& [set, words] : kWordSets) this->*words = word_set(pack, set);
  group_glue.insert(list_glue.begin(), list_glue.end());
  project_events = phrases(pack, "project-event");
  part_events = phrases(pack, "part-event");
  whole_events = phrases(pack, "whole-event");
  told_events = phrases(pack, "told-event");
  teams = strings(pack, "team");
  unpaid_events = phrases(pack, "unpaid-event");
  ceremonies = phrases(pack, "ceremony");
  givers = phrases(pack, "giver");
  for (std::string& word : phrases(pack, "giver-opening")) giver_heads.insert(std::move(word));
  for (std::string& board : phrases(pack, "board")) boards.insert(std::move(board));
  for (const std::string& count : pack.set("day-count")) day_counts.push_back(hash_of(count));
  for (std::string& role : phrases(pack, "speaking-role")) speaking_roles.insert(std::move(role));
  for (const std::string& word : pack.set("place-chain")) place_chains.insert(" " + word + " ");
}

bool holds_phrase(std::string_view folded, const std::vector<std::string>& phrases) {
  const auto ends_word = [&](std::size_t at) { return at == folded.size() || folded[at] == ' '; };
  return std::ranges::any_of(phrases, [&](const std::string& phrase) {
    std::size_t at = folded.find(phrase);
    while (at != std::string_view::npos &&
           ((at > 0 && folded[at - 1] != ' ') || !ends_word(at + phrase.size()))) {
      at = folded.find(phrase, at + 1);
    }
    return at != std::string_view::npos;
  });
}

bool holds_word(const Document& document, Span span, const WordSet& words) {
  const auto [first, end] = document.tokens_in(span);
  return std::ranges::any_of(document.tokens().subspan(first, end - first),
                             [&](const Token& token) { return words.contains(token.hash); });
}

}  // namespace docweave::relations
