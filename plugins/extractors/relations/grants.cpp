#include "grants.hpp"

#include <algorithm>

#include "roles.hpp"

namespace docweave::relations {
namespace {

/// The line that a byte stands in, or ends.
Span line_at(const Document& document, std::uint32_t at) {
  const std::string_view text = document.text();
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return {static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()))};
}

bool is_heading(const Block& block) {
  return block.kind == BlockKind::title || block.kind == BlockKind::heading;
}

/// A project that the layout names.
bool is_title(const Mention& mention) {
  return mention.type == Type::project && mention.rule == "label";
}

std::optional<MentionId> title_in(const Document& document, Span line) {
  for (const MentionId id : document.mentions_from(line)) {
    const Mention& title = document.mentions()[id];
    if (is_title(title) && 2 * title.span.size() >= line.size()) return id;
  }
  return std::nullopt;
}

bool names_event(const Document& document, Span line) {
  return std::ranges::any_of(document.mentions_from(line), [&](MentionId id) {
    const Mention& event = document.mentions()[id];
    return event.type == Type::event && event.form == Form::named;
  });
}

bool is_labelled(const Document& document, Span line) {
  return std::ranges::any_of(document.key_values(),
                             [&](const KeyValue& pair) { return line.contains(pair.key); });
}

bool tells_fact(const Document& document, const Language& language, Span line) {
  return std::ranges::any_of(document.key_values(), [&](const KeyValue& pair) {
    return line.contains(pair.key) && language.labels.meaning(document.text(pair.key)).has_value();
  });
}

/// The body that opens a line and is most of it, where no label stands before or over it.
std::optional<MentionId> grantee_in(const Document& document, const Language& language, Span line) {
  if (is_labelled(document, line) || line.begin == 0) return std::nullopt;
  const Span above = line_at(document, line.begin - 1);
  if (language.labels.meaning(document.text(above))) return std::nullopt;
  for (const MentionId id : document.mentions_from(line)) {
    const Mention& body = document.mentions()[id];
    if (body.type == Type::organization && body.span.begin == line.begin &&
        2 * body.span.size() >= line.size())
      return id;
  }
  return std::nullopt;
}

/// A title with what the lines from its own on tell of it.
struct Grant {
  MentionId project = 0;
  std::optional<MentionId> sum;
  std::optional<MentionId> receiver;  ///< Begins a line.
};

Grant grant_of(const Document& document, const Language& language, MentionId project) {
  constexpr int kLines = 3;
  Grant grant{.project = project, .sum = {}, .receiver = {}};
  Span line = line_at(document, document.mentions()[project].span.begin);
  for (int n = 0; n < kLines && !grant.sum; ++n) {
    const auto mentions = document.mentions_from(line);
    if (!mentions.empty()) {
      const Mention& first = document.mentions()[mentions.front()];
      const Span before{line.begin, first.span.begin};
      const bool opens = before.begin == before.end;
      // "Reef Trust, Quelby", but not "EU contribution: EUR 70,000"
      if (opens && first.type == Type::organization && !grant.receiver &&
          !tells_fact(document, language, line)) {
        grant.receiver = mentions.front();
      }
      // "EUR 70,000", "Sum: EUR 70,000"
      const bool told =
          opens || language.labels.meaning(document.text(before)) == Predicate::amount;
      if (n > 0 && told && first.type == Type::money) grant.sum = mentions.front();
    }
    if (line.end + 1 >= document.text().size()) break;
    line = line_at(document, line.end + 1);
  }
  return grant;
}

}  // namespace

bool Funded::contains(MentionId subject) {
  for (; read_ < found_.size(); ++read_) {
    if (found_[read_].predicate == Predicate::funder) subjects_.insert(found_[read_].subject);
  }
  return subjects_.contains(subject);
}

std::optional<MentionId> grant_title_above(const Document& document, Span label) {
  constexpr int kFarthest = 5;
  Span line = line_at(document, label.begin);
  for (int n = 0; n < kFarthest && line.begin > 0; ++n) {
    line = line_at(document, line.begin - 1);
    const Block* block = document.block_at(line.begin);
    if (block == nullptr || is_heading(*block)) break;
    if (const auto title = title_in(document, line)) return title;
    const bool item = block->kind == BlockKind::list_item && block->span.begin == line.begin;
    if (names_event(document, line) || (item && !is_labelled(document, line))) break;
  }
  return std::nullopt;
}

std::map<std::uint32_t, MentionId> grantees_over_sums(const Document& document,
                                                      const Language& language) {
  constexpr std::size_t kFewest = 2;
  std::map<std::uint32_t, MentionId> grantees;
  for (const KeyValue& pair : document.key_values()) {
    const auto sums = document.mentions_from(pair.value);
    const bool sum = !sums.empty() && document.mentions()[sums.front()].type == Type::money &&
                     document.mentions()[sums.front()].span.begin == pair.value.begin;
    const Span line = line_at(document, pair.key.begin);
    if (!sum || !holds_word(document, pair.key, language.sum_words) || line.begin == 0 ||
        pair.key.begin != line.begin)
      continue;
    if (const auto body = grantee_in(document, language, line_at(document, line.begin - 1)))
      grantees.emplace(pair.key.begin, *body);
  }
  if (grantees.size() < kFewest) grantees.clear();
  return grantees;
}

void add_grants(const Document& document, const Language& language, const Topics& topics,
                std::vector<Relation>& found) {
  Funded funded(found);
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& title = document.mentions()[id];
    const Block* block = document.block_at(title.span.begin);
    if (!is_title(title) || block == nullptr || is_heading(*block)) continue;
    const Grant grant = grant_of(document, language, id);
    if (!grant.sum) continue;
    const Span words = document.mentions()[*grant.sum].span;
    const auto add = [&](Predicate predicate, std::optional<MentionId> object) {
      if (!object) return;
      add_allowed(document,
                  {.subject = id,
                   .predicate = predicate,
                   .object = *object,
                   .evidence = join(line_at(document, title.span.begin), words),
                   .plugin = "extractors/relations",
                   .rule = "grant-below-title",
                   .confidence = 0.85},
                  false, found);
    };
    add(Predicate::amount, grant.sum);
    add(Predicate::implementer, grant.receiver);
    if (!funded.contains(id)) add(Predicate::funder, topics.giver_of_list(words));
  }
}

}  // namespace docweave::relations
