#include "posts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <docweave/text.hpp>

#include "page_body.hpp"

namespace docweave::relations {
namespace {

constexpr double kConfidence = 0.8;

using Field = std::set<std::uint64_t>;  // Token hashes.

/// "education" and "science" of "Minister of State for Education and Science".
Field field_of(const Document& document, Span span, const PostKind& kind,
               const Language& language) {
  Field field;
  const auto [first, end] = document.tokens_in(span);
  for (const Token& token : document.tokens().subspan(first, end - first)) {
    const bool about = token.kind == TokenKind::word &&
                       !language.post_asides.contains(token.hash) &&
                       !kind.posts.contains(token.hash) && !kind.bodies.contains(token.hash);
    if (about) field.insert(token.hash);
  }
  return field;
}

/// By its field, a mention of each of the document's ministries: "Ministry of Health" and "Health
/// Ministry" are one.
std::map<Field, MentionId> bodies_of(const Document& document, const PostKind& kind,
                                     const Language& language) {
  std::map<Field, MentionId> bodies;
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& mention = document.mentions()[id];
    if (is_named_body(document, id) && holds_word(document, mention.span, kind.bodies)) {
      bodies.emplace(field_of(document, mention.span, kind, language), id);
    }
  }
  return bodies;
}

/// The one ministry whose field is the minister's.
std::optional<MentionId> body_of(const std::map<Field, MentionId>& bodies, const Field& post) {
  std::optional<MentionId> only;
  if (post.empty()) return only;
  for (const auto& [field, mention] : bodies) {
    if (!std::ranges::includes(field, post)) continue;
    if (only) return std::nullopt;
    only = mention;
  }
  return only;
}

/// Finds the bodies that titles head without naming them; looks a document's up once.
class HeadedBodies {
 public:
  HeadedBodies(const Document& document, const Language& language)
      : document_(document), language_(language) {}

  std::optional<MentionId> headed_by(Span post) {
    const Span title = with_place(post);
    for (const PostKind& kind : language_.posts_by_kind) {
      if (holds_word(document_, title, kind.posts) && !is_qualified(title) &&
          field_of(document_, title, kind, language_).empty()) {
        return before(kind, title);
      }
    }
    if (const auto kind = kind_in(post)) return before({{}, {*kind}}, title);
    if (holds_word(document_, title, language_.envoys.posts)) {
      const auto& embassies = bodies(language_.envoys);
      return embassies.size() == 1 ? std::optional(embassies.begin()->second) : std::nullopt;
    }
    for (const PostKind& kind : language_.posts_by_field) {
      if (holds_word(document_, title, kind.posts))
        return body_of(bodies(kind), field_of(document_, title, kind, language_));
    }
    return std::nullopt;
  }

 private:
  /// "[Mayor] of Lund": up to the place that it names.
  Span with_place(Span title) const {
    const auto end = document_.tokens_in(title).second;
    const auto tokens = document_.tokens();
    if (end + 1 >= tokens.size() || !language_.of_title.contains(tokens[end].hash)) return title;
    for (const MentionId id : document_.mentions_from(tokens[end + 1].span)) {
      const Mention& place = document_.mentions()[id];
      if (place.type == Type::place && place.span.begin == tokens[end + 1].span.begin)
        return join(title, place.span);
    }
    return title;
  }

  /// "[museum director]": the kind of body that the post begins with.
  std::optional<std::uint64_t> kind_in(Span post) const {
    const auto [first, end] = document_.tokens_in(post);
    const std::uint64_t word = document_.tokens()[first].hash;
    const bool kind = end - first > 1 && language_.body_kinds.contains(word);
    return kind ? std::optional(word) : std::nullopt;
  }

  /// "Health [Minister]": what the post is for stands in front of the title.
  bool is_qualified(Span title) const {
    const auto first = document_.tokens_in(title).first;
    if (first == 0) return false;
    const Token& before = document_.tokens()[first - 1];
    return before.shape == Shape::capitalized && !language_.definite.contains(before.hash);
  }

  /// The body of a kind that the sentence names before a title, else the document's only one.
  std::optional<MentionId> before(const PostKind& kind, Span title) const {
    const Sentence* sentence = document_.sentence_at(title.begin);
    std::optional<MentionId> only;
    std::optional<MentionId> nearest;
    bool several = false;
    for (MentionId id = 0; id < document_.mentions().size(); ++id) {
      const Mention& body = document_.mentions()[id];
      if (!is_named_body(document_, id) || !holds_word(document_, body.span, kind.bodies)) continue;
      const bool here = sentence != nullptr && sentence->span.contains(body.span);
      if (here && body.span.end <= title.begin &&
          (!nearest || document_.mentions()[*nearest].span.begin < body.span.begin)) {
        nearest = id;
      }
      several = several || (only && !is_of_name(*only, id));
      if (!only || document_.mentions()[*only].span.size() < body.span.size()) only = id;
    }
    if (nearest) return nearest;
    return several ? std::nullopt : only;
  }

  /// Whether one of two bodies' names holds the other: "Gulu University", "the University".
  bool is_of_name(MentionId one, MentionId other) const {
    const std::string first = fold_name(document_.text(document_.mentions()[one].span));
    const std::string second = fold_name(document_.text(document_.mentions()[other].span));
    return first.find(second) != std::string::npos || second.find(first) != std::string::npos;
  }

  const std::map<Field, MentionId>& bodies(const PostKind& kind) {
    const auto [known, fresh] = known_.try_emplace(&kind);
    if (fresh) known->second = bodies_of(document_, kind, language_);
    return known->second;
  }

  const Document& document_;
  const Language& language_;
  std::map<const PostKind*, std::map<Field, MentionId>> known_;
};

/// Adds an affiliation for each title whose bearer has none, where `complete` can make it of the
/// relation between the two.
template <typename Complete>
void add_affiliations(const Document& document, std::vector<Relation>& found,
                      const Complete& complete) {
  std::set<MentionId> affiliated;
  for (const Relation& r : found) {
    const bool named = document.mentions()[r.object].form == Form::named;
    if (r.predicate == Predicate::affiliation && named) affiliated.insert(r.subject);
  }
  const std::size_t rules = found.size();
  for (std::size_t i = 0; i < rules; ++i) {
    if (found[i].predicate != Predicate::job_title || affiliated.contains(found[i].subject))
      continue;
    Relation relation = found[i];
    relation.predicate = Predicate::affiliation;
    if (complete(relation)) found.push_back(std::move(relation));
  }
}

std::uint64_t surname_of(const Document& document, MentionId person) {
  return document.tokens()[document.tokens_in(document.mentions()[person].span).second - 1].hash;
}

/// The last words of the names of persons of whom a rule tells for whom they work.
std::set<std::uint64_t> surnames_affiliated(const Document& document,
                                            const std::vector<Relation>& found) {
  std::set<std::uint64_t> names;
  for (const Relation& r : found) {
    if (r.predicate == Predicate::affiliation) names.insert(surname_of(document, r.subject));
  }
  return names;
}

/// "President Ana Lopez": of a country; "the president, Ana Lopez", of whatever the text is about.
bool is_of_state(const Document& document, const Language& language, Span title) {
  const auto [first, end] = document.tokens_in(title);
  const auto tokens = document.tokens();
  return language.heads_of_state.contains(tokens[end - 1].hash) &&
         tokens[end - 1].shape == Shape::capitalized && end < tokens.size() &&
         tokens[end].shape == Shape::capitalized;
}

/// "director", not "director of the zoo" and not "its director".
bool is_of_page(const Document& document, const Language& language, Span title) {
  const auto [first, end] = document.tokens_in(title);
  const auto tokens = document.tokens();
  const bool bare = std::ranges::all_of(tokens.subspan(first, end - first), [&](const Token& t) {
    return language.page_posts.contains(t.hash);
  });
  const bool of_another = end < tokens.size() && language.of_title.contains(tokens[end].hash);
  const bool of_named = first > 0 && (language.goes_on.contains(tokens[first - 1].hash) ||
                                      tokens[first - 1].hash == hash_of("'s"));
  return bare && !of_another && !of_named && !is_of_state(document, language, title);
}

/// "Our director".
bool is_ours(const Document& document, const Language& language, Span title) {
  const auto first = document.tokens_in(title).first;
  return first > 0 && language.our.contains(document.tokens()[first - 1].hash);
}

/// Below a heading "Our team".
bool is_of_team(const Document& document, const Language& language, Span title) {
  const auto blocks = document.blocks();
  const Block* heading = document.block_at(title.begin);
  if (heading == nullptr) return false;
  while (heading != blocks.data() && heading->kind != BlockKind::heading) --heading;
  return language.teams.contains(fold_name(document.text(heading->span)));
}

/// The bodies that a text names, for words that stand for one of them: "the hospital's director"
/// is of the last hospital before it, "the Fund's director" of the first Fund.
class BodiesBefore {
 public:
  explicit BodiesBefore(const Document& document) : document_(document) {
    for (MentionId id = 0; id < document.mentions().size(); ++id) {
      if (!is_named_body(document, id)) continue;
      const Span name = document.mentions()[id].span;
      const auto [first, end] = document.tokens_in(name);
      for (const std::uint32_t head : {first, end - 1})
        by_word_[document.tokens()[head].hash].emplace(name.begin, id);
    }
  }

  /// The body before a token whose name begins or ends with the token's word.
  std::optional<MentionId> called(std::uint32_t token) const {
    const auto bodies = by_word_.find(document_.tokens()[token].hash);
    if (bodies == by_word_.end()) return std::nullopt;
    const auto behind = bodies->second.lower_bound(document_.tokens()[token].span.begin);
    if (behind == bodies->second.begin()) return std::nullopt;
    const bool defined = document_.tokens()[token].shape == Shape::capitalized;
    return defined ? bodies->second.begin()->second : std::prev(behind)->second;
  }

 private:
  const Document& document_;
  std::map<std::uint64_t, std::map<std::uint32_t, MentionId>> by_word_;
};

/// "the hospital's director", "director of the hospital": the token that stands for a body, in
/// "director of the science centre" the last one.
std::optional<std::uint32_t> owner_of(const Document& document, const Language& language,
                                      Span title) {
  const auto [first, end] = document.tokens_in(title);
  const auto tokens = document.tokens();
  const auto of_the = [&](std::uint32_t at) {
    return at + 2 < tokens.size() && language.of_title.contains(tokens[at].hash) &&
           language.definite.contains(tokens[at + 1].hash);
  };
  if (of_the(end)) return end + 2;
  for (std::uint32_t at = first + 1; at + 2 < end; ++at) {
    if (of_the(at)) return end - 1;
  }
  const bool owned = first > 1 && tokens[first - 1].hash == hash_of("'s");
  return owned ? std::optional(first - 2) : std::nullopt;
}

/// The body or project nearest before "its" in the sentence, else the first of the sentence before.
std::optional<MentionId> antecedent(const Document& document, Span pronoun, bool relative) {
  const Sentence* sentence = document.sentence_at(pronoun.begin);
  if (sentence == nullptr) return std::nullopt;
  const auto is_body = [&](MentionId id) { return is_named_body(document, id); };
  std::optional<MentionId> nearest;
  for (const MentionId id : document.mentions_from({sentence->span.begin, pronoun.begin})) {
    if (is_body(id)) nearest = id;
  }
  // "the Trust (Ana Lopez) and the museum, whose leader"
  constexpr std::uint32_t kBehindBody = sizeof(" (ACRON), ");
  if (relative && nearest && document.mentions()[*nearest].span.end + kBehindBody < pronoun.begin) {
    return std::nullopt;
  }
  if (nearest || sentence == document.sentences().data()) return nearest;
  const Sentence& before = sentence[-1];
  if (before.block != sentence->block) return std::nullopt;
  const auto bodies = document.mentions_from(before.span);
  const auto first = std::ranges::find_if(bodies, is_body);
  return first == bodies.end() ? std::nullopt : std::optional(*first);
}

/// The persons of whom it is known what they do at an event.
std::set<MentionId> persons_at_events(const Document& document,
                                      const std::vector<Relation>& found) {
  std::set<MentionId> persons;
  for (const Relation& r : found) {
    const bool event = document.mentions()[r.subject].type == Type::event;
    if (event && document.mentions()[r.object].type == Type::person) persons.insert(r.object);
  }
  return persons;
}

/// "on behalf of the Minister, Ana Lopez", "the late Ambassador Berg".
bool is_absent(const Document& document, const Language& language, Span person) {
  constexpr std::uint32_t kMostBetween = 3;  // "of the former"
  const auto first = document.tokens_in(person).first;
  for (std::uint32_t back = 1; back <= std::min(first, kMostBetween); ++back) {
    const Token& before = document.tokens()[first - back];
    if (language.absent.contains(before.hash)) return true;
    if (before.shape != Shape::lower) break;
  }
  return false;
}

/// "Spoke also Ambassador Jon Berg": whether a sentence tells of speeches, so that who is named
/// there may be a speaker.
bool is_in_speech(const Document& document, const Language& language, Span person) {
  const Sentence* sentence = document.sentence_at(person.begin);
  return sentence != nullptr && holds_word(document, sentence->span, language.speech);
}

/// Whether prose on somebody stands in the paragraph that names an event, or at most so many
/// behind.
bool is_told_near(const Document& document, Span event, Span person, std::ptrdiff_t most) {
  const Block* own = document.block_at(event.begin);
  const Block* here = document.block_at(person.begin);
  if (own == nullptr || here == nullptr || here < own || here - own > most) return false;
  return here->kind == BlockKind::paragraph || here->kind == BlockKind::list_item ||
         here->kind == BlockKind::caption;
}

/// What the holder of a post is at an event, by the words that give the post.
Relation at_event(const Relation& post, MentionId event, Predicate predicate, std::string rule,
                  double confidence) {
  return {.subject = event,
          .predicate = predicate,
          .object = post.subject,
          .evidence = post.evidence,
          .status = post.status,
          .plugin = "extractors/relations",
          .rule = std::move(rule),
          .confidence = confidence};
}

}  // namespace

void add_owners_of_posts(const Document& document, const Language& language,
                         std::vector<Relation>& found) {
  std::optional<BodiesBefore> bodies;
  add_affiliations(document, found, [&](Relation& relation) {
    const Span title = document.mentions()[relation.object].span;
    const auto first = document.tokens_in(title).first;
    const bool its = first > 0 && language.possessors.contains(document.tokens()[first - 1].hash);
    std::optional<MentionId> body;
    if (its) {
      const Token& pronoun = document.tokens()[first - 1];
      body = antecedent(document, pronoun.span, language.relative.contains(pronoun.hash));
    } else if (const auto owner = owner_of(document, language, title)) {
      if (!bodies) bodies.emplace(document);
      body = bodies->called(*owner);
    }
    if (!body) return false;
    relation.object = *body;
    relation.rule = "owner-of-post";
    relation.confidence = kConfidence;
    return true;
  });
}

void add_projects_of_posts(const Document& document, const Language& language, const Topics& topics,
                           std::vector<Relation>& found) {
  constexpr double kOfPage = 0.7;
  add_affiliations(document, found, [&](Relation& relation) {
    const Span title = document.mentions()[relation.object].span;
    const Token& first = document.tokens()[document.tokens_in(title).first];
    if (!language.project_posts.contains(first.hash)) return false;
    const auto project = topics.project_at(title);
    if (!project) return false;
    relation.object = *project;
    relation.rule = "project-of-title";
    relation.confidence *= kOfPage;
    return true;
  });
}

void add_bodies_of_posts(const Document& document, const Language& language,
                         std::vector<Relation>& found) {
  HeadedBodies bodies(document, language);
  add_affiliations(document, found, [&](Relation& relation) {
    const auto body = bodies.headed_by(document.mentions()[relation.object].span);
    if (!body) return false;
    relation.object = *body;
    relation.rule = "body-of-post";
    relation.confidence = kConfidence;
    return true;
  });
}

void add_publisher_of_posts(const Document& document, const Language& language,
                            std::vector<Relation>& found) {
  constexpr double kOfPublisher = 0.75;
  const auto stated = publisher_of(document, language);
  const auto publisher = body_of_page(document, language);
  if (!publisher) return;
  const std::set<std::uint64_t> affiliated = surnames_affiliated(document, found);
  add_affiliations(document, found, [&](Relation& relation) {
    if (affiliated.contains(surname_of(document, relation.subject))) return false;
    const Span title = document.mentions()[relation.object].span;
    const bool ours = is_ours(document, language, title) || is_of_team(document, language, title);
    if (!ours && !(stated && is_of_page(document, language, title))) return false;
    relation.object = *publisher;
    relation.rule = ours ? "our-post" : "publisher-of-post";
    relation.confidence = kOfPublisher;
    return true;
  });
}

void add_speakers_by_role(const Document& document, const Language& language, const Topics& topics,
                          std::vector<Relation>& found) {
  constexpr double kOfRole = 0.75;
  std::vector<Relation> speakers;
  for (const Relation& relation : found) {
    if (relation.predicate != Predicate::job_title) continue;
    const Span title = document.mentions()[relation.object].span;
    if (!language.speaking_roles.contains(fold_name(document.text(title)))) continue;
    const auto event = topics.event_at(title);
    if (!event) continue;
    speakers.push_back(at_event(relation, *event, Predicate::performer, "speaking-role", kOfRole));
  }
  std::ranges::move(speakers, std::back_inserter(found));
}

void add_guests_by_post(const Document& document, const Language& language, const Topics& topics,
                        std::vector<Relation>& found) {
  constexpr double kOfCeremony = 0.7;
  constexpr double kOfDignitary = 0.55;
  constexpr std::ptrdiff_t kCeremonyGoesOn = 3;  // Paragraphs.
  constexpr std::ptrdiff_t kEventGoesOn = 1;
  const std::set<MentionId> told_of = persons_at_events(document, found);
  std::vector<Relation> guests;
  for (const Relation& relation : found) {
    if (relation.predicate != Predicate::job_title || told_of.contains(relation.subject)) continue;
    const Span person = document.mentions()[relation.subject].span;
    const Span title = document.mentions()[relation.object].span;
    const auto event = topics.joined_event_at(person);
    if (!event || is_absent(document, language, join(title, person))) continue;
    if (is_in_speech(document, language, person)) continue;
    const Span name = document.mentions()[*event].span;
    const bool ceremony = holds_phrase(fold_name(document.text(name)), language.ceremonies) &&
                          !holds_word(document, title, language.no_guests) &&
                          is_told_near(document, name, person, kCeremonyGoesOn);
    const bool dignitary = holds_word(document, title, language.dignitaries) &&
                           is_told_near(document, name, person, kEventGoesOn);
    if (!ceremony && !dignitary) continue;
    guests.push_back(
        ceremony ? at_event(relation, *event, Predicate::attendee, "guest-of-ceremony", kOfCeremony)
                 : at_event(relation, *event, Predicate::attendee, "dignitary", kOfDignitary));
  }
  std::ranges::move(guests, std::back_inserter(found));
}

}  // namespace docweave::relations
