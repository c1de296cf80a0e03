#include "posts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <docweave/text.hpp>

namespace docweave::relations {
namespace {

constexpr double kConfidence = 0.65;

using Field = std::set<std::uint64_t>;  // Token hashes.

bool holds(const Document& document, Span span, const std::unordered_set<std::uint64_t>& words) {
  const auto [first, end] = document.tokens_in(span);
  return std::ranges::any_of(document.tokens().subspan(first, end - first),
                             [&](const Token& token) { return words.contains(token.hash); });
}

/// "education" and "science" of "Minister of State for Education and Science".
Field field_of(const Document& document, Span span, const PostWords& words) {
  Field field;
  const auto [first, end] = document.tokens_in(span);
  for (const Token& token : document.tokens().subspan(first, end - first)) {
    const bool about = token.kind == TokenKind::word && !words.aside.contains(token.hash) &&
                       !words.ministers.contains(token.hash) &&
                       !words.ministries.contains(token.hash);
    if (about) field.insert(token.hash);
  }
  return field;
}

struct Body {
  MentionId mention = 0;
  Field field;
};

/// The document's ministries or embassies, each name once.
std::vector<Body> bodies_of(const Document& document, const PostWords& words,
                            const std::unordered_set<std::uint64_t>& heads) {
  std::map<std::string, Body> bodies;
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& mention = document.mentions()[id];
    if (mention.type != Type::organization || mention.form != Form::named ||
        !holds(document, mention.span, heads)) {
      continue;
    }
    bodies.try_emplace(fold_name(document.text(mention.span)),
                       Body{id, field_of(document, mention.span, words)});
  }
  std::vector<Body> all;
  for (auto& [name, body] : bodies) all.push_back(std::move(body));
  return all;
}

/// The one ministry whose field is the minister's.
std::optional<MentionId> ministry_of(const std::vector<Body>& ministries, const Field& post) {
  std::optional<MentionId> only;
  if (post.empty()) return only;
  for (const Body& body : ministries) {
    if (!std::ranges::includes(body.field, post)) continue;
    if (only) return std::nullopt;
    only = body.mention;
  }
  return only;
}

}  // namespace

void add_bodies_of_posts(const Document& document, const PostWords& words,
                         std::vector<Relation>& found) {
  std::set<MentionId> affiliated;
  for (const Relation& r : found) {
    if (r.predicate == Predicate::affiliation) affiliated.insert(r.subject);
  }
  std::optional<std::vector<Body>> ministries;
  std::optional<std::vector<Body>> embassies;
  const std::size_t rules = found.size();
  for (std::size_t i = 0; i < rules; ++i) {
    if (found[i].predicate != Predicate::job_title || affiliated.contains(found[i].subject))
      continue;
    const Span title = document.mentions()[found[i].object].span;
    std::optional<MentionId> body;
    if (holds(document, title, words.ministers)) {
      if (!ministries) ministries = bodies_of(document, words, words.ministries);
      body = ministry_of(*ministries, field_of(document, title, words));
    } else if (holds(document, title, words.envoys)) {
      if (!embassies) embassies = bodies_of(document, words, words.embassies);
      if (embassies->size() == 1) body = embassies->front().mention;
    }
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
