#include "listed_persons.hpp"

#include <optional>

#include <docweave/rules.hpp>

namespace docweave::relations {
namespace {

constexpr double kConfidence = 0.7;

/// What a line of a list names.
struct Line {
  std::optional<MentionId> body;
  std::optional<MentionId> person;  ///< The first.
  std::size_t words = 0;            ///< Outside of mentions.
};

Line read_line(const Document& document, const Block& block) {
  Line line;
  const auto [first, end] = document.tokens_in(block.span);
  for (const Item& item : items_of(document, first, end)) {
    if (item.kind != Item::Kind::mention) {
      const bool word = item.kind == Item::Kind::token &&
                        document.tokens()[item.first_token].kind == TokenKind::word;
      line.words += word ? 1 : 0;
      continue;
    }
    const Mention& mention = document.mentions()[item.mention];
    if (mention.type == Type::organization && !line.body) line.body = item.mention;
    if (mention.type == Type::person && !line.person) line.person = item.mention;
  }
  return line;
}

bool is_line(BlockKind kind) {
  return kind == BlockKind::line || kind == BlockKind::list_item || kind == BlockKind::table_cell ||
         kind == BlockKind::heading;
}

}  // namespace

void add_bodies_over_persons(const Document& document, std::vector<Relation>& found) {
  std::optional<MentionId> body;
  for (const Block& block : document.blocks()) {
    if (!is_line(block.kind)) {
      body.reset();
      continue;
    }
    const Line line = read_line(document, block);
    if (line.body && !line.person) {
      body = line.words == 0 ? line.body : std::nullopt;
    } else if (line.person && line.body) {
      body.reset();
    } else if (line.person && body) {
      found.push_back({.subject = *line.person,
                       .predicate = Predicate::affiliation,
                       .object = *body,
                       .evidence = join(document.mentions()[*body].span, block.span),
                       .plugin = "extractors/relations",
                       .rule = "body-over-persons",
                       .confidence = kConfidence});
    } else if (block.kind == BlockKind::heading || line.words > 0) {
      body.reset();
    }
  }
}

}  // namespace docweave::relations
