#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include <docweave/text.hpp>

#include "graph_builder.hpp"

namespace docweave::coreference {
namespace {

constexpr double kConfidence = 0.78;

/// The place that a name ends in: "UNICEF Peru".
const Mention* place_at_end(const Document& document, Span name) {
  for (const MentionId id : document.mentions_from(name)) {
    const Mention& place = document.mentions()[id];
    if (place.type == Type::place && !place.value.empty() && place.span.begin > name.begin &&
        place.span.end == name.end) {
      return &place;
    }
  }
  return nullptr;
}

bool ends_in_country(const Document& document, Span name) {
  constexpr std::size_t kCountryCode = sizeof("JP") - 1;
  const Mention* const place = place_at_end(document, name);
  return place && place->value.size() == kCountryCode;
}

/// The words from one on to before another, as they stand in their name.
std::string_view joined(const Words& words, std::size_t first, std::size_t end) {
  if (first >= end) return {};
  const char* const begin = words[first].data();
  return {begin, static_cast<std::size_t>(words[end - 1].data() + words[end - 1].size() - begin)};
}

/// What the names of a document's entities say of each other.
class NameReader {
 public:
  NameReader(const Document& document, const Lexicon& lexicon, DocumentGraph& graph)
      : document_(document), lexicon_(lexicon), graph_(graph) {
    for (EntityIndex i = 0; i < graph.entities().size(); ++i) {
      const Entity& entity = graph.entities()[i];
      add(i, entity.name);
      for (const std::string& name : entity.alternate_names) add(i, name);
      if (entity.type == Type::organization && !entity.key.empty())
        names_[Type::organization].emplace(entity.key, i);
    }
  }

  void read() {
    for (EntityIndex i = 0; i < graph_.entities().size(); ++i) {
      const Words words = words_of(folded_[i]);
      switch (graph_.entities()[i].type) {
        case Type::organization:
          read_parent(i, words);
          read_parent_of_known(i);
          read_owner(i);
          read_place(i, words);
          break;
        case Type::event:
          read_project(i, words);
          break;
        case Type::project:
          read_owners(i);
          break;
        default:
          break;
      }
    }
  }

 private:
  void add(EntityIndex entity, const std::string& name) {
    std::string folded = fold_name(name);
    if (folded_.size() <= entity) folded_.push_back(folded);  // Its first name is its best.
    names_[graph_.entities()[entity].type].emplace(std::move(folded), entity);
  }

  std::optional<EntityIndex> named(Type type, std::string_view name) const {
    const auto of_type = names_.find(type);
    if (of_type == names_.end()) return std::nullopt;
    const auto found = of_type->second.find(name);
    return found == of_type->second.end() ? std::nullopt : std::optional(found->second);
  }

  void say(EntityIndex subject, Predicate predicate, EntityIndex object) {
    if (subject == object) return;
    const Evidence& mention = graph_.entities()[subject].mentions.front();
    graph_.add(Statement(subject, predicate, object,
                         evidence_of(document_, mention.span, "linkers/coreference",
                                     "name-structure", kConfidence)));
  }

  /// "Reef Foundation" is no part of what is called "Reef", nor "RCC – Regional Coral Centre" of
  /// RCC.
  bool is_the_same(std::string_view name, const Words& words) const {
    const bool explained = name.find(" – ") != std::string_view::npos ||
                           name.find(" - ") != std::string_view::npos ||
                           name.find(" (") != std::string_view::npos;
    const bool in_full = lexicon_.own_bodies.contains(words.back()) &&
                         named(Type::organization, joined(words, 0, words.size() - 1)).has_value();
    return explained || in_full;
  }

  /// "OSCE Mission to Skopje", "Department of the Ministry of Health".
  void read_parent(EntityIndex body, const Words& words) {
    const Entity& entity = graph_.entities()[body];
    std::optional<EntityIndex> parent;
    for (std::size_t w = 1; w < words.size(); ++w) {
      const auto whole = named(Type::organization, joined(words, 0, w));
      // "Network on Migration" is no part of the Network.
      const bool goes_on = lexicon_.complements.contains(words[w]);
      if (whole && (w > 1 || begins_with_acronym(entity.name)) && !goes_on) parent = whole;
    }
    const bool unit = std::ranges::any_of(
        words, [&](std::string_view word) { return lexicon_.units.contains(word); });
    // "Harbour Vision Zambia" is a body of its own.
    const bool branch =
        begins_with_acronym(entity.name) && place_at_end(document_, entity.mentions.front().span);
    if (parent && (unit || branch) && !is_apart(words) && !is_the_same(entity.name, words))
      say(body, Predicate::parent_organization, *parent);
    const auto of = static_cast<std::size_t>(std::ranges::find(words, "of") - words.begin());
    if (parent || of == words.size() || is_apart(words)) return;
    // "Delegation of the European Union to Togo", "Embassy of Peru in Quito"
    const std::size_t first = of + 1 + (of + 1 < words.size() && words[of + 1] == "the");
    for (std::size_t end = first + 1; end <= words.size(); ++end) {
      if (end < words.size() && words[end] != "to" && words[end] != "in") continue;
      if (const auto whole = named(Type::organization, joined(words, first, end)))
        return say(body, Predicate::parent_organization, *whole);
    }
  }

  /// "EU Delegation", known as that of the European Union; "UNDP" alone shows no parent.
  void read_parent_of_known(EntityIndex body) {
    const Entity& entity = graph_.entities()[body];
    const std::string key = entity.key;
    const bool telling = entity.name.find(' ') != std::string::npos;
    if (telling && !key.empty() && key != folded_[body]) read_parent(body, words_of(key));
  }

  /// "Reef Trust's Legal Unit"
  void read_owner(EntityIndex body) {
    const auto owner = named(Type::organization, possessor_in(graph_.entities()[body].name));
    if (owner) say(body, Predicate::parent_organization, *owner);
  }

  /// "Working Group 2", "Friends of the Museum": no part of what the name begins or ends with.
  static bool is_apart(const Words& words) {
    const char last = words.back().back();
    return words.front() == "friends" || (last >= '0' && last <= '9');
  }

  /// "Embassy in Dushanbe", "University of Maribor", "Mission to Togo", "WHO Suva", "Osh Field
  /// Office"
  void read_place(EntityIndex body, const Words& words) {
    bool branch = is_branch(graph_.entities()[body]);
    bool seated = false;
    bool legation = false;
    for (std::size_t w = 1; w < words.size(); ++w) {
      const bool article = words[w - 1] == "the" && w > 1;
      const std::string_view before = words[article ? w - 2 : w - 1];
      seated = seated || lexicon_.seated.contains(before);
      legation = legation || lexicon_.legations.contains(before);
      branch = branch && !lexicon_.complements.contains(before);
      const bool there = before == "in" || before == "at" || (legation && before == "to") ||
                         (seated && !article && before == "of");
      if (!there && !branch) continue;
      if (const auto place = named(Type::place, joined(words, w, words.size())))
        return say(body, Predicate::location, *place);
    }
    if (!lexicon_.local.contains(words.back())) return;
    for (std::size_t end = words.size() - 1; end > 0; --end) {
      if (const auto place = named(Type::place, joined(words, 0, end)))
        return say(body, Predicate::location, *place);
    }
  }

  /// "WHO Suva" is in Suva; whether "WHO Fiji" sits there, too, it does not tell.
  bool is_branch(const Entity& body) const {
    constexpr std::size_t kLongestAcronym = 5;
    const Span name = body.mentions.front().span;
    return begins_with_acronym(body.name) && body.name.find(' ') <= kLongestAcronym &&
           !ends_in_country(document_, name);
  }

  /// "Clean Rivers Tabletop Exercise" is part of the "Clean Rivers project".
  void read_project(EntityIndex event, const Words& words) {
    constexpr std::size_t kTelling = 2;
    const std::string name = " " + std::string(joined(words, 0, words.size())) + " ";
    for (const auto& [project_name, project] : names_[Type::project]) {
      Words title = words_of(project_name);
      if (!title.empty() && lexicon_.kind_links.contains(title.back())) title.pop_back();
      if (title.size() < kTelling || title.size() >= words.size()) continue;
      const std::string words_of_title = " " + std::string(joined(title, 0, title.size())) + " ";
      if (name.find(words_of_title) != std::string::npos) say(event, Predicate::part_of, project);
    }
  }

  void read_owners(EntityIndex project) {
    const Entity entity = graph_.entities()[project];
    read_donor(project, words_of(folded_[project]));
    read_owners(project, entity.name);
    read_possessor(project, entity.name);
    for (const std::string& name : entity.alternate_names) {
      read_owners(project, name);
      read_possessor(project, name);
    }
  }

  /// "Reef Trust's Open Shores"
  void read_possessor(EntityIndex project, const std::string& name) {
    const std::string owner = possessor_in(name);
    if (const auto body = named(Type::organization, owner)) say_owner(project, owner, *body);
  }

  /// What stands before the first "'s" of a name, folded.
  static std::string possessor_in(std::string_view name) {
    std::size_t end = 0;
    for (const std::string_view mark : {"'s ", "\u2019s ", "s' ", "s\u2019 "}) {
      const std::size_t at = name.find(mark);
      if (at == std::string_view::npos) continue;
      const std::size_t found = at + (mark.front() == 's');
      if (end == 0 || found < end) end = found;
    }
    return fold_name(name.substr(0, end));
  }

  bool pays(std::string_view body) const {
    return lexicon_.donors.contains(body) || lexicon_.payers.contains(body);
  }

  void say_owner(EntityIndex project, std::string_view name, EntityIndex owner) {
    say(project, pays(name) ? Predicate::funder : Predicate::implementer, owner);
  }

  /// "USAID Forest Program": some givers set their name before what they pay for.
  void read_donor(EntityIndex project, const Words& words) {
    if (words.size() < 2 || !lexicon_.donors.contains(words.front())) return;
    if (const auto donor = named(Type::organization, words.front()))
      say(project, Predicate::funder, *donor);
  }

  /// "UNODC-WCO Container Programme": others set theirs before the name of what they run. Where one
  /// of two gives money, who runs it remains open.
  void read_owners(EntityIndex project, const std::string& name) {
    constexpr std::size_t kTelling = 3;
    if (!begins_with_acronym(name)) return;
    const std::string folded = fold_name(name);
    const Words words = words_of(folded);
    const std::string owners = fold_name(name.substr(0, name.find(' ')));
    const Words bodies = words_of(owners);
    const auto gives = [&](std::string_view body) { return pays(body); };
    if (bodies.size() + 2 > words.size() || !lexicon_.kind_links.contains(words.back()) ||
        lexicon_.complements.contains(words[bodies.size()]) ||
        (bodies.size() > 1 && std::ranges::any_of(bodies, gives))) {
      return;
    }
    for (const std::string_view body : bodies) {
      const auto owner = named(Type::organization, body);
      if (owner && (pays(body) || (is_known(*owner) && body.size() >= kTelling)))
        say_owner(project, body, *owner);
    }
  }

  /// Whose short form it is: "IPA" alone may be short for anything.
  bool is_known(EntityIndex body) const {
    const Entity& entity = graph_.entities()[body];
    return !entity.key.empty() || entity.name.find(' ') != std::string::npos;
  }

  const Document& document_;
  const Lexicon& lexicon_;
  DocumentGraph& graph_;
  std::vector<std::string> folded_;  ///< Names of the entities.
  std::map<Type, std::map<std::string, EntityIndex, std::less<>>> names_;
};

}  // namespace

void add_name_structure(const Document& document, const Lexicon& lexicon, DocumentGraph& graph) {
  NameReader(document, lexicon, graph).read();
}

}  // namespace docweave::coreference
