#include "posts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <docweave/text.hpp>

namespace docweave::relations {
namespace {

constexpr double kConfidence = 0.8;

using Field = std::set<std::uint64_t>;  // Token hashes.

bool holds(const Document& document, Span span, const std::unordered_set<std::uint64_t>& words) {
  const auto [first, end] = document.tokens_in(span);
  return std::ranges::any_of(document.tokens().subspan(first, end - first),
                             [&](const Token& token) { return words.contains(token.hash); });
}

/// "education" and "science" of "Minister of State for Education and Science".
Field field_of(const Document& document, Span span, const PostWords::Kind& kind,
               const PostWords& words) {
  Field field;
  const auto [first, end] = document.tokens_in(span);
  for (const Token& token : document.tokens().subspan(first, end - first)) {
    const bool about = token.kind == TokenKind::word && !words.aside.contains(token.hash) &&
                       !kind.posts.contains(token.hash) && !kind.bodies.contains(token.hash);
    if (about) field.insert(token.hash);
  }
  return field;
}

/// By its field, a mention of each of the document's ministries: "Ministry of Health" and "Health
/// Ministry" are one.
std::map<Field, MentionId> bodies_of(const Document& document, const PostWords::Kind& kind,
                                     const PostWords& words) {
  std::map<Field, MentionId> bodies;
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& mention = document.mentions()[id];
    if (mention.type == Type::organization && mention.form == Form::named &&
        holds(document, mention.span, kind.bodies)) {
      bodies.emplace(field_of(document, mention.span, kind, words), id);
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

/// The body that a title heads without naming it.
std::optional<MentionId> headed_by(const Document& document, Span title, const PostWords& words) {
  if (holds(document, title, words.envoys.posts)) {
    const auto embassies = bodies_of(document, words.envoys, words);
    return embassies.size() == 1 ? std::optional(embassies.begin()->second) : std::nullopt;
  }
  for (const PostWords::Kind& kind : words.alike) {
    if (!holds(document, title, kind.posts)) continue;
    return body_of(bodies_of(document, kind, words), field_of(document, title, kind, words));
  }
  return std::nullopt;
}

}  // namespace

void add_bodies_of_posts(const Document& document, const PostWords& words,
                         std::vector<Relation>& found) {
  std::set<MentionId> affiliated;
  for (const Relation& r : found) {
    if (r.predicate == Predicate::affiliation) affiliated.insert(r.subject);
  }
  const std::size_t rules = found.size();
  for (std::size_t i = 0; i < rules; ++i) {
    if (found[i].predicate != Predicate::job_title || affiliated.contains(found[i].subject))
      continue;
    const auto body = headed_by(document, document.mentions()[found[i].object].span, words);
    if (!body) continue;
    Relation relation = found[i];
    relation.predicate = Predicate::affiliation;
    relation.object = *body;
    relation.rule = "body-of-post";
    relation.confidence = kConfidence;
    found.push_back(std::move(relation));
  }
}

}  // namespace docweave::relations
