#include "graph_builder.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <docweave/text.hpp>

namespace docweave::coreference {
namespace {

/// A surface form as a name: white space and line breaks as single spaces.
std::string surface(const Document& document, Span span) {
  std::string out;
  for (const char c : document.text(span)) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  return out;
}

std::string without_titles(std::string name, const Lexicon& lexicon) {
  for (auto space = name.find(' '); space != std::string::npos; space = name.find(' ')) {
    if (!lexicon.honorifics.contains(fold_name(name.substr(0, space)))) break;
    name.erase(0, space + 1);
  }
  return name;
}

struct Builder {
  const Document& document;
  const Lexicon& lexicon;
  Clusters& clusters;
  DocumentGraph& graph;
  std::map<MentionId, EntityIndex> entities = {};  ///< By cluster.
  /// Relations to values, by cluster of the subject.
  std::map<std::pair<MentionId, Predicate>, std::vector<const Relation*>> values = {};
  std::map<std::pair<MentionId, Predicate>, std::string> likeliest_dates = {};

  /// Names beat descriptions and numbers, titles in quotation marks other names; among good names
  /// those beat that say what kind of event it is ("12th Delegates' Congress", not "Union elects
  /// leaders"), then length decides.
  auto rank(MentionId id) const {
    const Mention& m = document.mentions()[id];
    const bool title = m.rule.starts_with("quoted") || m.rule.starts_with("single-quoted");
    const bool acronym =
        m.span.size() <= 12 && document.text(m.span).find(' ') == std::string_view::npos;
    // A state and its government are one: a place that acts.
    return std::tuple(m.type == Type::place, m.form == Form::named, title, !is_code(m), !acronym,
                      names_kind(m), m.span.size());
  }

  /// "2022-1-IT01-KA210-VET": the number of a project.
  bool is_code(const Mention& project) const {
    const std::string_view name = document.text(project.span);
    return project.type == Type::project && name.find(' ') == std::string_view::npos &&
           name.find_first_of("0123456789") != std::string_view::npos &&
           name.find_first_of("/-_") != std::string_view::npos;
  }

  bool names_kind(const Mention& event) const {
    if (event.type != Type::event || event.form != Form::named) return false;
    std::string name = fold_name(document.text(event.span));
    while (!name.empty() && (name.back() == ' ' || (name.back() >= '0' && name.back() <= '9')))
      name.pop_back();  // "Congress 2023"
    return lexicon.event_nouns.contains(head_noun(lexicon, words_of(name)));
  }

  void add_entity(MentionId cluster, const std::vector<MentionId>& members) {
    Entity entity;
    const MentionId best = *std::ranges::max_element(
        members, [&](MentionId a, MentionId b) { return rank(a) < rank(b); });
    entity.type = document.mentions()[best].type;
    entity.name = name_of(best);
    for (const MentionId id : members) {
      const Mention& m = document.mentions()[id];
      if (entity.key.empty()) entity.key = m.value;
      const bool named = m.form == Form::named || id == best;
      if (named)
        entity.mentions.push_back(evidence_of(document, m.span, m.plugin, m.rule, m.confidence));
      const std::string name = name_of(id);
      const auto is_same = [&](const std::string& other) {
        return other == name || (!named && fold_name(other) == fold_name(name));
      };
      if (!is_same(entity.name) && std::ranges::none_of(entity.alternate_names, is_same))
        entity.alternate_names.push_back(name);
    }
    if (entity.type == Type::project) add_short_title(entity);
    entities[cluster] = graph.add(std::move(entity));
  }

  /// "Shared Rivers: Flood Warning in the Drina Basin" is also called by what stands before the
  /// colon, where that is more than a word.
  static void add_short_title(Entity& project) {
    const std::string title = project.name.substr(0, project.name.find(": "));
    const bool telling = title.find(' ') != std::string::npos || begins_with_acronym(title);
    if (title == project.name || !telling || std::ranges::count(project.alternate_names, title) > 0)
      return;
    project.alternate_names.push_back(title);
  }

  std::string name_of(MentionId id) const {
    const Mention& m = document.mentions()[id];
    const std::string name = surface(document, m.span);
    return m.type == Type::person ? without_titles(name, lexicon) : name;
  }

  void add_statement(const Relation& relation) {
    const auto subject = entities.find(clusters.find(relation.subject));
    if (subject == entities.end()) return;
    const PredicateInfo& predicate = info(relation.predicate);
    if (!predicate.domain.contains(graph.entity(subject->second).type)) return;
    const Evidence evidence = evidence_of(document, relation.evidence, relation.plugin,
                                          relation.rule, relation.confidence);
    if (predicate.literal) {
      graph.add(Statement(subject->second, relation.predicate, Literal{literal(relation)}, evidence,
                          relation.status));
      return;
    }
    const auto object = entities.find(clusters.find(relation.object));
    if (object == entities.end() || object->second == subject->second) return;
    if (!predicate.range.contains(graph.entity(object->second).type)) return;
    graph.add(
        Statement(subject->second, relation.predicate, object->second, evidence, relation.status));
  }

  /// "Strengthening the Probation Service in Armenia" works in Armenia.
  void add_title_places(const std::vector<MentionId>& mentions) {
    for (const MentionId id : mentions) {
      const Mention& title = document.mentions()[id];
      if ((title.type != Type::project && title.type != Type::event)) continue;
      std::optional<Span> last;
      for (const MentionId inner : document.mentions_from(title.span)) {
        const Mention& place = document.mentions()[inner];
        const bool fits = place.type == Type::place && title.span.contains(place.span) &&
                          !is_in_place(inner) && !is_topic(title, place);
        if (!fits || !(tells_place(title, place) || (last && goes_on_list(*last, place.span))))
          continue;
        last = place.span;
        add_statement({.subject = id,
                       .predicate = Predicate::location,
                       .object = inner,
                       .evidence = title.span,
                       .plugin = "linkers/coreference",
                       .rule = "place-in-title",
                       .confidence = 0.85});
      }
    }
  }

  /// "in [Mongolia] and [Kyrgyzstan]"
  bool goes_on_list(Span last, Span next) const {
    const auto end = document.tokens_in(last).second;
    const auto first = document.tokens_in(next).first;
    const auto glue = document.tokens().subspan(end, std::max(first, end) - end);
    return !glue.empty() && std::ranges::all_of(glue, [&](const Token& token) {
      const std::string word = fold_token(document.text(token.span));
      return word == "," || lexicon.conjunctions.contains(word);
    });
  }

  /// The "Drina" of "Drina Basin".
  bool is_in_place(MentionId inner) const {
    const Span name = document.mentions()[inner].span;
    return std::ranges::any_of(document.mentions_from(name), [&](MentionId id) {
      const Mention& outer = document.mentions()[id];
      return outer.type == Type::place && outer.span.contains(name) &&
             outer.span.size() > name.size();
    });
  }

  /// "Migrant Smuggling in South-Eastern Europe": the region that an event is about; no value or
  /// one with a slash is that of a city or a venue.
  bool is_topic(const Mention& title, const Mention& place) const {
    constexpr std::size_t kCountryCode = sizeof("JP") - 1;
    return title.type == Type::event && place.value.size() > kCountryCode &&
           place.value.find('/') == std::string::npos;
  }

  /// "SHELTER kick-off meeting", "final conference of the Light Project" are of that project.
  void add_title_projects(const std::vector<MentionId>& mentions) {
    for (const MentionId id : mentions) {
      const Mention& event = document.mentions()[id];
      if (event.type != Type::event) continue;
      for (const MentionId inner : document.mentions_from(event.span)) {
        const Mention& project = document.mentions()[inner];
        if (project.type != Type::project || !event.span.contains(project.span) ||
            project.span.size() == event.span.size()) {
          continue;
        }
        add_statement({.subject = id,
                       .predicate = Predicate::part_of,
                       .object = inner,
                       .evidence = event.span,
                       .plugin = "linkers/coreference",
                       .rule = "project-in-title",
                       .confidence = 0.8});
      }
    }
  }

  static bool is_colon_or_dash(std::string_view sign) {
    return sign == ":" || sign == "-" || sign == "–" || sign == "—";
  }

  /// "in Armenia" of any title, "Meeting, Yerevan" and "Meeting: Yerevan" of an event's; "with
  /// Armenia" and "Armenia's" of a project's.
  bool tells_place(const Mention& title, const Mention& place) const {
    const auto tokens = document.tokens();
    const auto [first, end] = document.tokens_in(place.span);
    const bool project = title.type == Type::project;
    const auto word = [&](std::uint32_t token) {
      return fold_token(document.text(tokens[token].span));
    };
    if (project && end < tokens.size() && word(end) == "'s") return true;
    const bool set_off =
        first > 1 && place.span.end == title.span.end && is_colon_or_dash(word(first - 1));
    if (set_off || (first > 1 && word(first - 1) == ",")) {
      const bool more =
          tokens[first - 2].span.begin > title.span.begin;  // "At the Forum, Peru said"
      return !project && more && lexicon.event_nouns.contains(lexicon.base(word(first - 2)));
    }
    auto token = first;
    while (token > 0) {
      const std::string before = word(--token);
      if (lexicon.determiners.contains(before)) continue;
      return lexicon.place_links.contains(before) ||
             (project && lexicon.title_places.contains(before));
    }
    return false;
  }

  /// What a predicate relates, with the surest confidence of each.
  std::map<std::pair<MentionId, MentionId>, double> ends_of(Predicate predicate,
                                                            double threshold) const {
    std::map<std::pair<MentionId, MentionId>, double> ends;
    for (const Relation& relation : document.relations()) {
      if (relation.predicate != predicate || relation.weak || relation.confidence < threshold)
        continue;
      double& surest = ends[{clusters.find(relation.subject), clusters.find(relation.object)}];
      surest = std::max(surest, relation.confidence);
    }
    return ends;
  }

  /// Weak relations come last: they fill gaps, and say nothing more of two ends already related.
  void add_statements(double threshold) {
    constexpr double kSurer = 0.1;
    for (const Relation& relation : document.relations()) {
      if (!info(relation.predicate).literal || relation.predicate == Predicate::amount) continue;
      values[{clusters.find(relation.subject), relation.predicate}].push_back(&relation);
    }
    std::set<std::pair<MentionId, Predicate>> said;
    std::set<std::pair<MentionId, MentionId>> related;
    std::set<MentionId> placed;  // In a known place; a hall or a body leaves open where it is.
    const auto speakers = ends_of(Predicate::performer, threshold);
    // Who speaks takes part: that is said beside only where it is surer.
    const auto goes_without_saying = [&](const Relation& relation, const auto& ends) {
      const auto speaker = speakers.find(ends);
      return relation.predicate == Predicate::attendee && speaker != speakers.end() &&
             relation.confidence <= speaker->second + kSurer;
    };
    for (const bool weak : {false, true}) {
      const auto said_before = said;
      const auto related_before = related;
      const auto placed_before = placed;
      for (const Relation& relation : document.relations()) {
        if (relation.weak != weak || relation.confidence < threshold || is_outdone(relation))
          continue;
        const std::pair about(clusters.find(relation.subject), relation.predicate);
        const std::pair ends(about.first, clusters.find(relation.object));
        if (goes_without_saying(relation, ends)) continue;
        const bool town = names_town(relation);
        const bool adds_town = town && !placed_before.contains(about.first);
        if (weak && ((said_before.contains(about) && !adds_town) || related_before.contains(ends)))
          continue;
        said.insert(about);
        if (town) placed.insert(about.first);
        related.insert(ends);
        add_statement(relation);
      }
    }
  }

  /// A town or country that the lists know, no venue.
  bool names_town(const Relation& relation) const {
    const Mention& place = document.mentions()[relation.object];
    return relation.predicate == Predicate::location && place.type == Type::place &&
           !place.value.empty();
  }

  /// "March 2008" beside "17 March 2008", "Ambassador" beside "Ambassador to Tajikistan": the
  /// fuller value says it all.
  bool says_less(const Relation& less, const Relation& more) const {
    if (less.predicate == Predicate::start_date && inside_range(literal(less), more)) return true;
    const std::string a = fold_name(literal(less));
    const std::string b = fold_name(literal(more));
    return a.size() < b.size() && (" " + b + " ").find(" " + a + " ") != std::string::npos;
  }

  /// "today", said on the last day of "14 to 17 November", starts nothing.
  bool inside_range(const std::string& day, const Relation& range) const {
    const std::string& value = document.mentions()[range.object].value;
    const std::size_t slash = value.find('/');
    return slash != std::string::npos && day.size() == slash && value.substr(0, slash) < day &&
           day <= value.substr(slash + 1);
  }

  bool is_outdone(const Relation& relation) {
    const auto rivals = values.find({clusters.find(relation.subject), relation.predicate});
    if (rivals == values.end()) return false;
    const bool date =
        relation.predicate == Predicate::start_date || relation.predicate == Predicate::end_date;
    if (date && literal(relation) != likeliest(*rivals)) return true;
    return std::ranges::any_of(rivals->second,
                               [&](const Relation* other) { return says_less(relation, *other); });
  }

  /// What begins or ends on one day alone does so on the one that most of the text speaks for; of
  /// equals, the one that is said first.
  const std::string& likeliest(
      const std::pair<const std::pair<MentionId, Predicate>, std::vector<const Relation*>>& of) {
    const auto& [about, rivals] = of;
    const auto [entry, fresh] = likeliest_dates.try_emplace(about);
    std::string& best = entry->second;
    if (!fresh) return best;
    std::map<std::string, double> doubt;  // By value, logarithmic: the less the better.
    for (const Relation* each : rivals) {
      if (std::ranges::any_of(rivals, [&](const Relation* r) { return says_less(*each, *r); }))
        continue;
      const std::string value = literal(*each);
      double& own = doubt[value];
      own += weight(*each, value) * std::log1p(-std::min(each->confidence, 0.99));
      if (best.empty() || own < doubt[best]) best = value;
    }
    return best;
  }

  /// What the text says of the thing by name counts more than a date that stands by itself, a day
  /// more than a year.
  double weight(const Relation& relation, std::string_view date) const {
    constexpr double kWeak = 0.1;
    constexpr double kBeside = 0.3;
    constexpr double kCoarse = 0.25;
    constexpr std::size_t kDay = sizeof("2018-07-18") - 1;
    const Span subject = document.mentions()[relation.subject].span;
    const double said = relation.weak ? kWeak : relation.evidence.contains(subject) ? 1 : kBeside;
    return date.size() < kDay ? said * kCoarse : said;
  }

  std::string literal(const Relation& relation) const {
    const Mention& object = document.mentions()[relation.object];
    if (object.type == Type::job_title)
      return object.value.empty() ? surface(document, object.span) : object.value;
    const std::size_t slash = object.value.find('/');
    if (slash == std::string::npos) return object.value;
    return relation.predicate == Predicate::end_date ? object.value.substr(slash + 1)
                                                     : object.value.substr(0, slash);
  }
};

/// "the course" tells nothing of an event that has no name; "first aid training" does, and so does
/// "the launch".
bool tells(const Document& document, const Lexicon& lexicon, const std::vector<MentionId>& ids) {
  return std::ranges::any_of(ids, [&](MentionId id) {
    const Mention& mention = document.mentions()[id];
    const std::string_view words = document.text(mention.span);
    return mention.type != Type::event || words.find(' ') != std::string_view::npos ||
           lexicon.once.contains(fold_token(words));
  });
}

}  // namespace

void build_graph(const Document& document, const Lexicon& lexicon,
                 const std::vector<MentionId>& mentions, Clusters& clusters,
                 const BuildOptions& options, DocumentGraph& graph) {
  Builder builder{document, lexicon, clusters, graph};
  std::map<MentionId, std::vector<MentionId>> members;
  for (const MentionId id : mentions) members[clusters.find(id)].push_back(id);
  std::set<MentionId> spoken_of;
  std::map<MentionId, std::set<Predicate>> said;
  for (const Relation& relation : document.relations()) {
    spoken_of.insert(clusters.find(relation.subject));
    spoken_of.insert(clusters.find(relation.object));
    if (!relation.weak) said[clusters.find(relation.subject)].insert(relation.predicate);
  }
  std::vector<MentionId> bare;
  bool has_event = false;
  for (const auto& [cluster, ids] : members) {
    const bool named = std::ranges::any_of(
        ids, [&](MentionId id) { return document.mentions()[id].form == Form::named; });
    const bool event = document.mentions()[ids.front()].type == Type::event;
    if (named || (event && options.all_events) ||
        (spoken_of.contains(cluster) && tells(document, lexicon, ids))) {
      builder.add_entity(cluster, ids);
      has_event = has_event || event;
    } else if (event) {
      bare.push_back(cluster);
    }
  }
  // "The meeting" tells which one by what is said of it: in a text about other events, too, where
  // that is when or where it was.
  constexpr std::size_t kTelling = 2;
  for (const MentionId event : bare) {
    const std::set<Predicate>& all = said[event];
    const bool settled = all.contains(Predicate::start_date) || all.contains(Predicate::location);
    const bool alone = !has_event && bare.size() == 1;
    const std::string noun = fold_name(document.text(document.mentions()[event].span));
    if (all.size() >= kTelling && (alone || (settled && !lexicon.generic_nouns.contains(noun))))
      builder.add_entity(event, members[event]);
  }
  builder.add_statements(options.threshold);
  builder.add_title_places(mentions);
  builder.add_title_projects(mentions);
}

}  // namespace docweave::coreference
