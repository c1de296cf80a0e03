#include "page_body.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <docweave/text.hpp>

namespace docweave::relations {
namespace {

/// The body that a block names and nothing else, but for its acronym in brackets.
std::optional<MentionId> named_alone(const Document& document, const Block& block) {
  constexpr std::uint32_t kAcronym = sizeof("The  (AMCOW)");
  for (const MentionId id : document.mentions_from(block.span)) {
    const Mention& mention = document.mentions()[id];
    if (is_named_body(document, id) && mention.span.size() + kAcronym >= block.span.size()) {
      return id;
    }
  }
  return std::nullopt;
}

/// "The Reef Trust (RT) is a charity": the body of which the first paragraph tells what it is.
std::optional<MentionId> presented_body(const Document& document, const Language& language) {
  constexpr std::uint32_t kArticle = sizeof("The ");
  const auto blocks = document.blocks();
  const auto first = std::ranges::find(blocks, BlockKind::paragraph, &Block::kind);
  if (first == blocks.end()) return std::nullopt;
  const auto tokens = document.tokens();
  for (const MentionId id :
       document.mentions_from({first->span.begin, first->span.begin + kArticle})) {
    auto end = document.tokens_in(document.mentions()[id].span).second;
    constexpr std::uint32_t kAcronym = 3;  // "(RT)"
    if (end + kAcronym < tokens.size() && document.text(tokens[end].span) == "(" &&
        document.text(tokens[end + kAcronym - 1].span) == ")") {
      end += kAcronym;
    }
    const bool told = end + 1 < tokens.size() && language.auxiliaries.contains(tokens[end].hash) &&
                      language.articles.contains(tokens[end + 1].hash);
    if (told && is_named_body(document, id)) return id;
  }
  return std::nullopt;
}

bool ends_in_word(std::string_view name, std::string_view words) {
  return name.ends_with(words) &&
         (name.size() == words.size() || name[name.size() - words.size() - 1] == ' ');
}

}  // namespace

bool is_named_body(const Document& document, MentionId id) {
  const Mention& mention = document.mentions()[id];
  return mention.type == Type::organization && mention.form == Form::named;
}

bool is_giver(const Document& document, const Language& language, MentionId id) {
  const std::string name = fold_name(document.text(document.mentions()[id].span));
  // "Fund for Nature", "Fondazione Reef"
  const std::string_view whole(name);
  const std::string_view kind = whole.substr(0, std::min(whole.find(" of "), whole.find(" for ")));
  return language.giver_heads.contains(name.substr(0, name.find(' '))) ||
         std::ranges::any_of(language.givers, [&](const std::string& giver) {
           return ends_in_word(name, giver) || ends_in_word(kind, giver);
         });
}

std::optional<MentionId> publisher_of(const Document& document, const Language& language) {
  constexpr std::size_t kFirstLines = 3;
  const auto blocks = document.blocks();
  for (const Block& block : blocks.first(std::min(kFirstLines, blocks.size()))) {
    const auto body = named_alone(document, block);
    if (body && !holds_word(document, document.mentions()[*body].span, language.no_publishers)) {
      return body;
    }
  }
  return std::nullopt;
}

std::optional<MentionId> main_body(const Document& document) {
  constexpr std::uint32_t kFirstWords = 600;
  constexpr std::size_t kOften = 3;
  std::map<std::string, std::vector<MentionId>> bodies;
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Span name = document.mentions()[id].span;
    if (is_named_body(document, id)) bodies[fold_name(document.text(name))].push_back(id);
  }
  std::size_t most = kOften;
  for (const auto& [name, mentions] : bodies) most = std::max(most, mentions.size());
  std::optional<MentionId> main;
  for (const auto& [name, mentions] : bodies) {
    if (3 * mentions.size() <= 2 * most) continue;
    const bool opens = document.mentions()[mentions.front()].span.begin < kFirstWords;
    if (main || mentions.size() < kOften || !opens) return std::nullopt;
    main = mentions.front();
  }
  return main;
}

std::optional<MentionId> body_of_page(const Document& document, const Language& language) {
  if (const auto publisher = publisher_of(document, language)) return publisher;
  const auto presented = presented_body(document, language);
  return presented ? presented : main_body(document);
}

}  // namespace docweave::relations
