#include <algorithm>
#include <vector>

#include <docweave/extractor.hpp>
#include <docweave/languages.hpp>
#include <docweave/rules.hpp>

#include "addresses.hpp"
#include "agenda.hpp"
#include "counted_days.hpp"
#include "event_names.hpp"
#include "grants.hpp"
#include "labelled.hpp"
#include "language.hpp"
#include "leading_days.hpp"
#include "listed_grants.hpp"
#include "listed_persons.hpp"
#include "match.hpp"
#include "openings.hpp"
#include "part_events.hpp"
#include "place_chains.hpp"
#include "posts.hpp"
#include "project_events.hpp"
#include "project_owners.hpp"
#include "roles.hpp"
#include "seated_lists.hpp"
#include "seats.hpp"
#include "section_facts.hpp"
#include "segments.hpp"
#include "tables.hpp"
#include "topics.hpp"
#include "unit_chains.hpp"

namespace docweave::relations {
namespace {

/// "[from 3 to 5 May]" holds the word that leads to it; to rules that stands before the date, as it
/// does before a single day.
std::vector<Item> set_apart(const Document& document, const WordSet& openers,
                            std::vector<Item> items) {
  std::vector<Item> apart;
  for (Item& item : items) {
    const bool opens = item.kind == Item::Kind::mention && item.type == Type::date &&
                       item.first_token + 1 < item.end_token &&
                       openers.contains(document.tokens()[item.first_token].hash);
    if (opens) {
      apart.push_back({.first_token = item.first_token, .end_token = item.first_token + 1});
      ++item.first_token;
    }
    apart.push_back(item);
  }
  return apart;
}

/// Relations that rule packs and labels state.
class Relations : public Extractor {
 public:
  explicit Relations(const PluginContext& context) : languages_(context.folder, "relations.json") {
    for (const std::string& file : context.options.texts("rules"))
      packs_.push_back(RulePack::load(context.base_folder / file));
  }

  void extract(Document& document) const override {
    const Language& language = languages_.of(document.info().language);
    const Topics topics(document, language);
    std::vector<Relation> found;
    const Tables tables(document, language.labels);
    for (const Segment& segment : segments_of(document, tables.headed_cells()))
      add_matches(document, topics, segment, found);
    add_labelled(document, language, topics, tables, found);
    tables.add_rows_of_persons(found);
    add_grants(document, language, topics, found);
    add_listed_grants(document, topics, found);
    add_payers_of_programmes(document, language, found);
    add_project_owners(document, language, found);
    settle_titles(document, found);
    drop_bodies_of_next(document, found);
    drop_lesser_roles(language, found);
    drop_session_roles(document, language, found);
    add_counted_days(document, language, found);
    drop_starts_at_ends(document, language, found);
    drop_dates_of_others(found);
    add_states_of_titles(document, language, found);
    add_projects_of_posts(document, language, topics, found);
    add_owners_of_posts(document, language, found);
    add_bodies_of_posts(document, language, found);
    add_publisher_of_posts(document, language, found);
    add_speakers_by_role(document, language, topics, found);
    add_from_event_names(document, language, found);
    add_project_events(document, language, topics, found);
    add_section_facts(document, topics, found);
    add_agenda_days(document, language, found);
    add_leading_days(document, found);
    add_days_told_before(document, language, found);
    add_agenda_parts(document, topics, found);
    add_part_events(document, language, topics, found);
    add_agenda_roles(document, language, topics, found);
    turn_units(document, language, found);
    add_unit_chains(document, language, found);
    add_letterheads(document, language, found);
    add_seats(document, found);
    add_addresses(document, found);
    add_places_below_titles(document, language, found);
    extend_places(document, language, found);
    extend_open_lists(document, language, found);
    add_guests_by_post(document, language, topics, found);
    extend_over_lists(document, language, found);
    extend_seated_lists(document, language, found);
    add_bodies_over_persons(document, found);
    drop_seats_of_bodies(document, found);
    for (Relation& relation : found) document.add(std::move(relation));
  }

 private:
  /// What rules of the segment's language, and the user's, say of it.
  void add_matches(const Document& document, const Topics& topics, const Segment& segment,
                   std::vector<Relation>& found) const {
    if (segment.first_token == segment.end_token) return;
    const std::string_view tag = document.language(document.tokens()[segment.first_token].span);
    const Language& language = languages_.of(tag);
    const auto items = set_apart(document, language.range_openers,
                                 items_of(document, segment.first_token, segment.end_token));
    const auto comma = opening_comma(document, items, language);
    const auto add = [&](const RulePack& pack) {
      for (const RuleMatch& match : pack.match(document, items)) {
        const Rule& rule = pack.rules()[match.rule];
        const bool fits = rule.blocks.empty() ||
                          std::ranges::find(rule.blocks, segment.kind) != rule.blocks.end();
        if (!fits) continue;
        add_stated({document, topics, language, items, comma, rule, match.items, match.captures},
                   found);
      }
    };
    add(language.pack);
    for (const RulePack& pack : packs_) {
      if (is_of(tag, pack.language())) add(pack);
    }
  }

  ByLanguage<Language> languages_;
  std::vector<RulePack> packs_;  ///< The user's.
};

}  // namespace
}  // namespace docweave::relations

DOCWEAVE_PLUGIN(docweave::relations::Relations)
