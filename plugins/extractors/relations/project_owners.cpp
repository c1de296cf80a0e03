#include "project_owners.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <docweave/text.hpp>

#include "page_body.hpp"
#include "roles.hpp"

namespace docweave::relations {
namespace {

constexpr double kOfGiver = 0.9;

/// Reads what stands right before and right behind the names of projects.
class OwnerReader {
 public:
  OwnerReader(const Document& document, const Language& language, std::vector<Relation>& found)
      : document_(document), language_(language), found_(found) {}

  void read(MentionId project) {
    if (const auto owner = possessor(project)) {
      if (is_giver(document_, language_, *owner)) {
        add(project, Predicate::funder, *owner, "giver-of-project", kOfGiver);
      } else {
        add(project, Predicate::implementer, *owner, "owner-of-project", 0.8);
      }
    }
    if (const auto owner = body_behind(project); owner && is_giver(document_, language_, *owner))
      add(project, Predicate::funder, *owner, "project-of-giver", kOfGiver);
  }

 private:
  const Mention& mention(MentionId id) const { return document_.mentions()[id]; }

  bool is_kind(std::uint32_t token) const {
    return language_.project_kinds.contains(document_.tokens()[token].hash);
  }

  bool is_quote(std::uint32_t token) const {
    return language_.quotes.contains(document_.tokens()[token].hash);
  }

  /// The body or state whose name ends at a token.
  std::optional<MentionId> named_until(std::uint32_t end) const {
    if (end == 0) return std::nullopt;
    const Span last = document_.tokens()[end - 1].span;
    const Sentence* sentence = document_.sentence_at(last.begin);
    if (sentence == nullptr) return std::nullopt;
    for (const MentionId id : document_.mentions_from({sentence->span.begin, last.end}))
      if (may_own(id) && mention(id).span.end == last.end) return id;
    return std::nullopt;
  }

  bool may_own(MentionId id) const {
    return mention(id).type == Type::organization && mention(id).form == Form::named;
  }

  /// "[Reef Fund]'s new programme “[Open Shores]”"
  std::optional<MentionId> possessor(MentionId project) const {
    constexpr std::uint32_t kMostBetween = 4;
    const std::uint32_t first = document_.tokens_in(mention(project).span).first;
    for (std::uint32_t at = first; at > 0 && first - at <= kMostBetween; --at) {
      const std::uint32_t before = at - 1;
      if (language_.possessive.contains(document_.tokens()[before].hash))
        return named_until(before);
      if (!is_kind(before) && !is_quote(before)) return std::nullopt;
    }
    return std::nullopt;
  }

  /// Behind a short form or years in brackets.
  std::uint32_t behind_bracket(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 5;
    const auto tokens = document_.tokens();
    if (at >= tokens.size() || document_.text(tokens[at].span) != "(") return at;
    for (std::uint32_t end = at + 1; end < tokens.size() && end <= at + kLongest; ++end)
      if (document_.text(tokens[end].span) == ")") return end + 1;
    return at;
  }

  /// "[Open Shores]” programme (2010) of the [Reef Fund]", "[Open Shores], a new programme of the
  /// [Reef Fund]"
  std::optional<MentionId> body_behind(MentionId project) const {
    constexpr std::uint32_t kMostApposed = 6;
    const auto tokens = document_.tokens();
    std::uint32_t at = behind_bracket(document_.tokens_in(mention(project).span).second);
    if (at + 1 < tokens.size() && document_.text(tokens[at].span) == "," &&
        language_.articles.contains(tokens[at + 1].hash)) {
      const std::uint32_t last = at + kMostApposed;
      for (at += 2; at + 1 < tokens.size() && at < last && tokens[at].kind == TokenKind::word; ++at)
        if (is_kind(at) && language_.of_title.contains(tokens[at + 1].hash)) break;
      if (at >= tokens.size() || !is_kind(at)) return std::nullopt;
    }
    while (at < tokens.size() && (is_quote(at) || is_kind(at))) ++at;
    at = behind_bracket(at);
    if (at >= tokens.size() || !language_.of_title.contains(tokens[at].hash)) return std::nullopt;
    ++at;
    while (at < tokens.size() && language_.definite.contains(tokens[at].hash)) ++at;
    if (at >= tokens.size()) return std::nullopt;
    const std::uint32_t begin = tokens[at].span.begin;
    for (const MentionId id : document_.mentions_from(tokens[at].span))
      if (may_own(id) && mention(id).span.begin == begin) return id;
    return std::nullopt;
  }

  void add(MentionId project, Predicate predicate, MentionId owner, const char* rule,
           double confidence) {
    const bool told = std::ranges::any_of(found_, [&](const Relation& r) {
      return r.subject == project && r.predicate == predicate && r.object == owner &&
             r.confidence >= confidence;
    });
    if (told) return;
    add_allowed(document_,
                {.subject = project,
                 .predicate = predicate,
                 .object = owner,
                 .evidence = join(mention(owner).span, mention(project).span),
                 .plugin = "extractors/relations",
                 .rule = rule,
                 .confidence = confidence},
                false, found_);
  }

  const Document& document_;
  const Language& language_;
  std::vector<Relation>& found_;
};

}  // namespace

void add_project_owners(const Document& document, const Language& language,
                        std::vector<Relation>& found) {
  // "the EU project Open Shores"
  for (Relation& relation : found) {
    if (relation.rule != "org-project-named" || !is_giver(document, language, relation.object))
      continue;
    relation.predicate = Predicate::funder;
    relation.confidence = kOfGiver;
  }
  OwnerReader reader(document, language, found);
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& project = document.mentions()[id];
    if (project.type == Type::project) reader.read(id);
  }
}

}  // namespace docweave::relations
