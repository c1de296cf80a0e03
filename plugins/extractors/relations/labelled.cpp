#include "labelled.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <docweave/rules.hpp>
#include <docweave/text.hpp>

#include "grants.hpp"
#include "page_body.hpp"
#include "roles.hpp"

namespace docweave::relations {
namespace {

/// Adds the relations of one label after the other.
class LabelReader {
 public:
  LabelReader(const Document& document, const Language& language, const Topics& topics,
              std::vector<Relation>& found)
      : document_(document),
        language_(language),
        topics_(topics),
        found_(found),
        funded_(found),
        grantees_(grantees_over_sums(document, language)) {}

  void add(Labelled labelled) {
    if (const auto grantee = grantees_.find(labelled.label.begin);
        grantee != grantees_.end() && labelled.predicate == Predicate::amount) {
      labelled.gift = labelled.values.front();
      return add_giver(labelled, {.subject = grantee->second, .plugin = "extractors/relations"});
    }
    const bool partners = labelled.predicate == Predicate::partner;
    if (partners && (holds_word(document_, labelled.label, language_.project_labels) ||
                     is_consortium(labelled)))
      labelled.of_project = true;
    std::optional<MentionId> subject = subject_of(labelled);
    const bool pair = labelled.values.size() == 1 && !document_.text(labelled.label).ends_with(':');
    if (!subject && pair && labelled.predicate == Predicate::attendee) {
      // Who takes part in a project is its partner.
      labelled.predicate = Predicate::partner;
      subject = subject_of(labelled);
    }
    if (labelled.bound && !subject) {
      labelled.predicate = of_event(labelled);
      subject = subject_of(labelled);
    }
    // Sums in lists of events are prices and prizes.
    const bool price = subject && !labelled.bound && labelled.predicate == Predicate::amount &&
                       document_.mentions()[*subject].type == Type::event;
    if (!subject || price || (labelled.topic.empty() && begins_another_sheet(labelled, *subject)))
      return;
    if (labelled.bound && document_.mentions()[*subject].type == Type::event)
      labelled.predicate = of_event(labelled);
    const Relation relation{.subject = *subject,
                            .predicate = labelled.predicate,
                            .plugin = "extractors/relations",
                            .rule = "label",
                            .confidence = 0.9};
    // "Decision: Award grant of EUR 5,000" below the title of what it is for.
    if (labelled.predicate == Predicate::amount && names_sum(labelled.values.front()) &&
        grant_title_above(document_, labelled.label) == subject) {
      labelled.gift = labelled.values.front();
    }
    add_giver(labelled, relation);
    bool led = false;
    for (const Span value : labelled.values) {
      if (led && names_one_leader(labelled)) break;
      led = add_value(labelled, value, relation) || led;
    }
  }

  /// "EU contribution: EUR 500", "Contribution of Peru: EUR 500"
  void add_share(const KeyValue& pair) const {
    const auto in_value = document_.mentions_from(pair.value);
    const auto giver = whose_share(pair.key);
    if (!giver || in_value.empty()) return;
    const Mention& sum = document_.mentions()[in_value.front()];
    if (sum.type != Type::money || sum.span.begin != pair.value.begin) return;
    const auto project = subject_of(
        {.label = pair.key, .predicate = Predicate::funder, .values = {}, .of_project = true});
    if (!project) return;
    add_allowed(document_,
                {.subject = *project,
                 .predicate = Predicate::funder,
                 .object = *giver,
                 .evidence = join(pair.key, sum.span),
                 .plugin = "extractors/relations",
                 .rule = "label-share",
                 .confidence = 0.8},
                false, found_);
  }

 private:
  /// Partners by the dozen are a project's sooner than those of the meeting that a page tells of.
  bool is_consortium(const Labelled& labelled) const {
    constexpr std::size_t kFewest = 3;
    std::size_t bodies = 0;
    for (const Span value : labelled.values) {
      const auto mentions = document_.mentions_from(value);
      bodies += static_cast<std::size_t>(std::ranges::count_if(mentions, [&](MentionId id) {
        return document_.mentions()[id].type == Type::organization;
      }));
    }
    return bodies >= kFewest;
  }

  /// The body whose share a label names.
  std::optional<MentionId> whose_share(Span label) const {
    const auto mentions = document_.mentions_from(label);
    if (mentions.size() != 1) return std::nullopt;
    const Mention& body = document_.mentions()[mentions.front()];
    if (body.type != Type::organization && body.type != Type::place) return std::nullopt;
    const auto [first, end] = document_.tokens_in(label);
    bool named = false;
    for (const Token& token : document_.tokens().subspan(first, end - first)) {
      if (body.span.contains(token.span)) continue;
      if (!language_.shares.contains(token.hash)) return std::nullopt;
      named = named || token.kind == TokenKind::word;
    }
    return named ? std::optional(mentions.front()) : std::nullopt;
  }

  /// "University of Lund, Sweden (coordinator)": the last words behind the only partner of a line.
  bool runs_project(Span value, MentionId partner) const {
    constexpr std::uint32_t kLongest = 60;
    constexpr std::uint32_t kShort = 20;
    const Span name = document_.mentions()[partner].span;
    const Span before{value.begin, std::max(value.begin, name.begin)};
    const Span behind{name.end, value.end};
    // "LP – University of Lund"
    if (before.size() <= kShort && holds_word(document_, before, language_.leading)) return true;
    return behind.begin < behind.end && behind.size() <= kLongest &&
           document_.text(behind).find(';') == std::string_view::npos &&
           holds_word(document_, behind, language_.leading);
  }

  /// In a table of events who implements them organises, and countries send their people.
  static Predicate of_event(const Labelled& labelled) {
    if (labelled.visitors) return Predicate::attendee;
    return labelled.predicate == Predicate::implementer ? Predicate::organizer : labelled.predicate;
  }

  /// "Grantee: Reef Trust", "Sum: EUR 500", "Grantee: Harbour Trust": where a label comes again
  /// after others it tells of a project that the text does not name.
  bool begins_another_sheet(const Labelled& labelled, MentionId subject) {
    std::string label = fold_name(document_.text(labelled.label));
    const bool goes_on = std::exchange(last_label_, label) == label;
    const auto [said, fresh] = said_.try_emplace({std::move(label), subject}, labelled.label.begin);
    const bool named_since = document_.mentions()[subject].span.begin > said->second;
    said->second = labelled.label.begin;
    return !fresh && !goes_on && !named_since && is_backing(labelled.predicate);
  }

  void add_giver(const Labelled& labelled, Relation relation) {
    if (labelled.gift.empty() || funded_.contains(relation.subject)) return;
    const auto giver = topics_.giver_of_list(labelled.gift);
    if (!giver) return;
    relation.predicate = Predicate::funder;
    relation.object = *giver;
    relation.evidence = labelled.gift;
    relation.rule = "row-of-gift";
    relation.confidence = 0.7;
    add_allowed(document_, std::move(relation), false, found_);
  }

  bool names_sum(Span value) const {
    return std::ranges::any_of(document_.mentions_from(value), [&](MentionId id) {
      return document_.mentions()[id].type == Type::money;
    });
  }

  /// "Coordinator" over several lines: the first is that, the rest tells where it is and who else
  /// takes part.
  bool names_one_leader(const Labelled& labelled) const {
    return labelled.predicate == Predicate::implementer &&
           holds_word(document_, labelled.label, language_.leading);
  }

  /// Whether the value names anybody.
  bool add_value(const Labelled& labelled, Span value, Relation relation) const {
    // Far down a list the item alone proves better than all the lines up to its label.
    constexpr std::uint32_t kLongestQuote = 300;
    const Span both = join(labelled.bound ? labelled.topic : labelled.label, value);
    relation.evidence = both.size() <= kLongestQuote ? both : value;
    const bool starts = relation.predicate == Predicate::start_date;
    const Predicate said = relation.predicate;
    const auto of_bodies = language_.labels.meaning_for_bodies(document_.text(labelled.label));
    bool first = true;
    std::optional<MentionId> last_date;
    for (const MentionId object : objects_in(labelled, value)) {
      // "Project: Clean Springs": the title of one is no part of the one before.
      const bool titled = document_.mentions()[object].rule == "label";
      const Type type = document_.mentions()[object].type;
      // "Programme: Lecture, 6 pm": what is part of it.
      if (said == Predicate::part_of && type == Type::event &&
          holds_word(document_, labelled.label, language_.project_kinds)) {
        Relation part = relation;
        part.subject = object;
        part.object = relation.subject;
        add_allowed(document_, std::move(part), false, found_);
        continue;
      }
      if (titled && document_.mentions()[relation.subject].type == Type::project) continue;
      relation.object = object;
      const bool body = type == Type::organization;
      const bool leads = std::exchange(first, false);
      if (of_bodies && body && !leads) continue;  // The bodies of those who come.
      relation.predicate = of_bodies && body ? *of_bodies : said;
      // "Beneficiaries: Peru, Chile"
      if (type == Type::place && holds_word(document_, labelled.label, language_.receiving))
        relation.predicate = Predicate::location;
      if (helps(labelled, value, object)) {
        Relation help = relation;
        help.predicate = Predicate::partner;
        add_allowed(document_, std::move(help), false, found_);
        continue;
      }
      if (relation.predicate == Predicate::partner && runs_project(value, object)) {
        Relation lead = relation;
        lead.predicate = Predicate::implementer;
        add_allowed(document_, std::move(lead), false, found_);
        continue;
      }
      // "Duration: 01/2019 - 06/2022"
      if (starts && last_date && is_range(*last_date, object)) {
        Relation end_date = relation;
        end_date.predicate = Predicate::end_date;
        add_allowed(document_, std::move(end_date), false, found_);
        continue;
      }
      last_date = object;
      add_allowed(document_, relation, starts, found_);
      if (!starts) continue;
      Relation end_date = relation;
      end_date.predicate = Predicate::end_date;
      add_allowed(document_, std::move(end_date), true, found_);
    }
    return !first;
  }

  /// "[01/2019] - [06/2022]": no more than a dash between two dates.
  bool is_range(MentionId first, MentionId second) const {
    const Span begin = document_.mentions()[first].span;
    const Span end = document_.mentions()[second].span;
    if (begin.end >= end.begin || document_.mentions()[second].type != Type::date) return false;
    const auto [at, last] = document_.tokens_in({begin.end, end.begin});
    return last == at + 1 && (language_.dashes.contains(document_.tokens()[at].hash) ||
                              language_.until.contains(document_.tokens()[at].hash));
  }

  /// What a value names first, and what follows of the same type: the rest tells of that ("Ana
  /// Kovač and Jan Nowak, Port Agency").
  std::vector<MentionId> objects_in(const Labelled& labelled, Span value) const {
    const Predicate predicate = labelled.predicate;
    const TypeSet& range = info(predicate).range;
    std::vector<MentionId> objects;
    bool body_named = false;
    std::optional<Type> last_type;
    const auto [first, end] = document_.tokens_in(value);
    const auto items = items_of(document_, first, end);
    for (const Item& item : items) {
      if (item.kind != Item::Kind::mention) {
        if (ends_member(item)) last_type.reset();
        continue;
      }
      const bool sent_by = last_type == Type::person && item.type == Type::organization &&
                           predicate == Predicate::attendee && follows_sender_link(item);
      if (last_type && item.type != *last_type && !sent_by) break;
      body_named = body_named || item.type == Type::organization;
      // "the Jewish Museum (Oslo)": the place tells where the body is.
      const bool address = item.type == Type::place && predicate != Predicate::location &&
                           range.contains(Type::organization) &&
                           (body_named || follows_name(item, value)) &&
                           !(predicate == Predicate::funder && is_paying_state(items, item));
      if (address || is_no_actor(document_.mentions()[item.mention], predicate)) continue;
      objects.push_back(item.mention);
      if (labelled.values.size() > 1 && range.contains(item.type)) last_type = item.type;
    }
    return objects;
  }

  /// "European Union (EUR 500), Norway", "European Union, Norway and Denmark": states in a row pay,
  /// one alone may be where the body before it is.
  bool is_paying_state(const std::vector<Item>& items, const Item& item) const {
    constexpr std::size_t kCountryCode = sizeof("NO") - 1;
    const auto is_state = [&](const Item& other) {
      return other.kind == Item::Kind::mention && other.type == Type::place &&
             document_.mentions()[other.mention].value.size() == kCountryCode;
    };
    const auto at = static_cast<std::size_t>(&item - items.data());
    const auto is = [&](std::size_t i, std::string_view sign) {
      return i < items.size() && items[i].kind == Item::Kind::token &&
             document_.text(document_.tokens()[items[i].first_token].span) == sign;
    };
    if (!is_state(item)) return false;
    const bool behind_sum = at > 2 && is(at - 1, ",") && is(at - 2, ")") &&
                            items[at - 3].kind == Item::Kind::mention &&
                            items[at - 3].type == Type::money;
    const bool before = at > 1 && is_state(items[at - 2]);
    const bool behind = at + 2 < items.size() && is_state(items[at + 2]);
    return behind_sum || before || behind;
  }

  /// "University of Lund, with the Harbour Trust"
  bool helps(const Labelled& labelled, Span value, MentionId object) const {
    const auto token = document_.tokens_in(document_.mentions()[object].span).first;
    std::uint32_t at = token;
    const auto before = [&] { return document_.tokens()[at - 1].hash; };
    if (at > 0 && language_.definite.contains(before())) --at;
    const bool leads =
        labelled.predicate == Predicate::organizer || labelled.predicate == Predicate::implementer;
    return leads && at > document_.tokens_in(value).first &&
           language_.help_links.contains(before());
  }

  bool ends_member(const Item& item) const {
    return item.end_token > item.first_token &&
           document_.text(document_.tokens()[item.first_token].span) == ";";
  }

  /// "Omladinski centar Bijeljina": the town ends a name that nobody knows.
  bool follows_name(const Item& item, Span value) const {
    if (item.first_token == 0) return false;
    const Token& before = document_.tokens()[item.first_token - 1];
    return before.kind == TokenKind::word && value.contains(before.span) &&
           !language_.list_glue.contains(before.hash);
  }

  /// "Ana Kovač, for the Port Agency": both take part.
  bool follows_sender_link(const Item& item) const {
    std::uint32_t at = item.first_token;
    const auto behind = [&](const WordSet& words) {
      return at > 0 && words.contains(document_.tokens()[at - 1].hash);
    };
    if (behind(language_.definite)) --at;
    return behind(language_.sender_links);
  }

  /// What a label speaks of. "Applicant: Reef Trust" below "Grants of the Harbour Fund" is of
  /// something that the Fund pays for, which the text may not name.
  std::optional<MentionId> subject_of(const Labelled& labelled) const {
    const bool taking =
        labelled.predicate == Predicate::implementer || labelled.predicate == Predicate::partner;
    const auto topic = topic_of(labelled);
    const bool payer = topic && labelled.topic.empty() &&
                       (topics_.is_programme(*topic) || (taking && topics_.is_payer(*topic)));
    return payer ? std::nullopt : topic;
  }

  /// The topic, or the event or project, whichever the predicate speaks of.
  std::optional<MentionId> topic_of(const Labelled& labelled) const {
    const TypeSet& domain = info(labelled.predicate).domain;
    // "Venue: Grand Hotel" tells where people meet.
    const bool venue = labelled.predicate == Predicate::location &&
                       holds_word(document_, labelled.label, language_.venue_labels);
    const auto fits = [&](std::optional<MentionId> id) {
      if (!id) return false;
      const Type type = document_.mentions()[*id].type;
      return domain.contains(type) && !(venue && type == Type::project);
    };
    for (const MentionId id : document_.mentions_from(labelled.topic)) {
      if (fits(id)) return id;
    }
    if (labelled.bound) return std::nullopt;
    if (const auto own = grant_title_above(document_, labelled.label); fits(own)) return own;
    const auto project = topics_.project_at(labelled.label);
    // "Project: Clean Springs" over "Donor: Caritas"
    const bool of_sheet =
        project && document_.mentions()[*project].rule == "label" &&
        (labelled.predicate == Predicate::funder || labelled.predicate == Predicate::amount);
    if ((labelled.of_project || of_sheet) && fits(project)) return project;
    // A fact sheet's labels speak of the project in its title, not of the meetings at its end.
    const auto before = [&](std::optional<MentionId> id) {
      return id && document_.mentions()[*id].span.begin < labelled.label.begin;
    };
    const auto topic = topics_.topic_at(labelled.label);
    const bool project_first = fits(project) && before(project) && !before(topic);
    if (fits(topic)) return project_first ? project : topic;
    if (const auto event = topics_.event_at(labelled.label); fits(event)) return event;
    if (fits(project)) return project;
    // "The Reef Centre thanks its donors:"
    const auto named = document_.mentions_from(labelled.label);
    const auto body = std::ranges::find_if(named, [&](MentionId id) {
      return document_.mentions()[id].type == Type::organization && fits(id);
    });
    if (body != named.end()) return *body;
    // "Our donors": where the page names neither event nor project.
    const bool ours = holds_word(document_, labelled.label, language_.our);
    return ours && labelled.predicate == Predicate::funder ? body_of_page(document_, language_)
                                                           : std::nullopt;
  }

  const Document& document_;
  const Language& language_;
  const Topics& topics_;
  std::vector<Relation>& found_;
  Funded funded_;
  std::map<std::uint32_t, MentionId> grantees_;
  /// Where a label last told of something.
  std::map<std::pair<std::string, MentionId>, std::uint32_t> said_;
  std::string last_label_;
};

/// "Manager: Ana Kovač": the label is a post; "Project manager" is one in the project that the page
/// is about.
void add_labelled_posts(const Document& document, const Language& language, const Topics& topics,
                        std::vector<Relation>& found) {
  for (const KeyValue& pair : document.key_values()) {
    const auto in_key = document.mentions_from(pair.key);
    const auto in_value = document.mentions_from(pair.value);
    const auto is = [&](Type type) {
      return [&document, type](MentionId id) { return document.mentions()[id].type == type; };
    };
    const auto post = std::ranges::find_if(in_key, is(Type::job_title));
    const auto person = std::ranges::find_if(in_value, is(Type::person));
    if (post == in_key.end() || person == in_value.end() || person != in_value.begin()) continue;
    const Span title = document.mentions()[*post].span;
    const auto [first, end] = document.tokens_in(title);
    const bool of_project = language.project_posts.contains(document.tokens()[first].hash);
    // "Moderator: Ana Kovač": what she does at the event.
    const auto meaning = language.labels.meaning(document.text(pair.key));
    const bool of_event = meaning == Predicate::organizer || meaning == Predicate::performer;
    if (title.begin != pair.key.begin || of_event || 2 * title.size() < pair.key.size()) continue;
    const Relation relation{.subject = *person,
                            .predicate = Predicate::job_title,
                            .object = *post,
                            .evidence = join(pair.key, document.mentions()[*person].span),
                            .plugin = "extractors/relations",
                            .rule = "label-post",
                            .confidence = 0.85};
    found.push_back(relation);
    // "Project officer: Jan Nowak, Research Agency": works for the agency.
    const auto project = of_project ? topics.project_at(pair.key) : std::nullopt;
    if (!project || std::ranges::any_of(in_value, is(Type::organization))) continue;
    Relation work = relation;
    work.predicate = Predicate::affiliation;
    work.object = *project;
    found.push_back(std::move(work));
  }
}

}  // namespace

void add_labelled(const Document& document, const Language& language, const Topics& topics,
                  const Tables& tables, std::vector<Relation>& found) {
  LabelReader reader(document, language, topics, found);
  for (Labelled& labelled : labelled_values(document, language.labels))
    reader.add(std::move(labelled));
  for (Labelled& labelled : tables.labelled_cells()) reader.add(std::move(labelled));
  for (const KeyValue& pair : document.key_values()) reader.add_share(pair);
  add_labelled_posts(document, language, topics, found);
}

}  // namespace docweave::relations
