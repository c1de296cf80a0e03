#include <algorithm>

#include <docweave/extractor.hpp>
#include <docweave/text.hpp>

#include "gazetteer.hpp"
#include "listed_places.hpp"
#include "pattern_places.hpp"

namespace docweave::places {
namespace {

bool mostly_capitals(std::span<const Token> tokens) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (const Token& token : tokens) {
    upper += token.shape == Shape::upper ? 1 : 0;
    lower += token.shape == Shape::lower || token.shape == Shape::mixed ? 1 : 0;
    // A single capital may be either.
    lower += token.shape == Shape::capitalized && token.span.size() > 1 ? 1 : 0;
  }
  return upper > 4 * lower;
}

}  // namespace

class Places : public Extractor {
 public:
  explicit Places(const PluginContext& context)
      : threshold_(context.options.number("threshold")),
        listed_(gazetteer_, roles_),
        patterns_(roles_) {
    for (const std::string& language : context.options.texts("languages")) {
      const auto folder = context.folder / language;
      roles_.read(folder);
      gazetteer_.read(folder);
      patterns_.read(folder);
    }
  }

  void extract(Document& document) const override;

 private:
  struct Part {
    BlockTokens block;
    std::vector<ListedName> names;
  };

  std::vector<Part> parts_of(const Document& document) const;

  double threshold_;
  WordRoles roles_;
  Gazetteer gazetteer_;
  ListedPlaces listed_;
  PatternPlaces patterns_;
};

std::vector<Places::Part> Places::parts_of(const Document& document) const {
  std::vector<Part> parts;
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::metadata) continue;
    const auto [first, end] = document.tokens_in(block.span);
    const auto tokens = document.tokens().subspan(first, end - first);
    BlockTokens run{document.text(), tokens, mostly_capitals(tokens)};
    std::vector<ListedName> names = gazetteer_.find(run);
    parts.push_back({run, std::move(names)});
  }
  return parts;
}

void Places::extract(Document& document) const {
  const std::vector<Part> parts = parts_of(document);
  std::set<std::string_view> countries;
  for (const Part& part : parts) {
    for (const ListedName& name : part.names) {
      const Place& place = gazetteer_.place(name.names.front());
      if (place.key == place.country) countries.insert(place.country);
    }
  }
  std::vector<Mention> mentions;
  for (const Part& part : parts) {
    std::vector<FoundPlace> found = listed_.judge(part.block, part.names, countries);
    const std::vector<FoundPlace> more = patterns_.find(part.block, found);
    found.insert(found.end(), more.begin(), more.end());
    std::ranges::stable_sort(found, {},
                             [](const FoundPlace& p) { return std::pair(p.first, p.end); });
    for (const FoundPlace& place : found) {
      if (place.confidence < threshold_) continue;
      mentions.push_back({part.block.span(place.first, place.end), Type::place, Form::named,
                          std::string(place.key), "extractors/places", std::string(place.rule),
                          place.confidence});
    }
  }
  for (Mention& mention : mentions) document.add(std::move(mention));
}

}  // namespace docweave::places

DOCWEAVE_PLUGIN(docweave::places::Places)
