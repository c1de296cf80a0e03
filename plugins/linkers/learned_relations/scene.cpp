#include "scene.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <docweave/stories.hpp>

#include "feature_words.hpp"

namespace docweave::learned {
namespace {

constexpr std::size_t kTypes = static_cast<std::size_t>(Type::job_title) + 1;
constexpr std::uint32_t kNone = ~0U;

std::string_view value_of(const Document& document, const Mention& mention) {
  const bool as_written = mention.type == Type::job_title && mention.value.empty();
  return as_written ? document.text(mention.span) : std::string_view(mention.value);
}

}  // namespace

std::string_view literal_of(const Thing& value, Predicate predicate) {
  const std::size_t slash =
      value.type == Type::date ? value.value.find('/') : std::string_view::npos;
  if (slash == std::string_view::npos) return value.value;
  return predicate == Predicate::end_date ? value.value.substr(slash + 1)
                                          : value.value.substr(0, slash);
}

Scene::Scene(const Document& document, const DocumentGraph& graph)
    : document_(document), graph_(graph), stories_(stories_of(document)), counts_(kTypes) {
  add_entities();
  add_mentions();
  order_sites();
  find_mains();
  add_statements();
  read_blocks();
  read_words();
}

std::optional<Site> Scene::site_at(Span span) const {
  const Sentence* sentence = document_.sentence_at(span.begin);
  const auto [first, end] = document_.tokens_in(span);
  if (sentence == nullptr || first == end) return std::nullopt;
  return Site{span,
              first,
              end,
              static_cast<std::uint32_t>(sentence - document_.sentences().data()),
              sentence->block,
              story_at(span.begin)};
}

void Scene::add_entities() {
  for (EntityIndex i = 0; i < graph_.entities().size(); ++i) {
    const Entity& entity = graph_.entities()[i];
    Thing thing{.type = entity.type, .entity = i, .rule = entity.mentions.front().rule};
    for (const Evidence& mention : entity.mentions) {
      if (const auto site = site_at(mention.span)) thing.sites.push_back(*site);
    }
    things_.push_back(std::move(thing));
  }
}

/// Adds values, and descriptions to what they stand for: "the workshop" to the last one that its
/// story has named with that word.
void Scene::add_mentions() {
  std::map<std::pair<Span, Type>, ThingIndex> named;
  for (ThingIndex i = 0; i < things_.size(); ++i) {
    for (const Site& site : things_[i].sites)
      named.emplace(std::pair(site.span, things_[i].type), i);
  }
  std::map<std::pair<Type, std::uint64_t>, ThingIndex> by_word;
  std::map<std::tuple<Type, std::string_view, std::string_view>, ThingIndex> values;
  auto story = stories_.begin();
  for (const MentionId id :
       document_.mentions_from({0, static_cast<std::uint32_t>(document_.text().size())})) {
    const Mention& mention = document_.mentions()[id];
    const auto site = site_at(mention.span);
    if (!site) continue;
    for (; story->end <= mention.span.begin; ++story) by_word.clear();
    if (is_entity(mention.type)) {
      const auto known = named.find({mention.span, mention.type});
      if (known != named.end()) {
        for (auto t = site->first_token; t < site->end_token; ++t)
          by_word.insert_or_assign({mention.type, document_.tokens()[t].hash}, known->second);
      } else if (mention.form != Form::named) {
        const auto before =
            by_word.find({mention.type, document_.tokens()[site->end_token - 1].hash});
        if (before != by_word.end()) things_[before->second].sites.push_back(*site);
      }
      continue;
    }
    const std::string_view value = value_of(document_, mention);
    if (value.empty()) continue;
    const auto [entry, fresh] = values.try_emplace({mention.type, value, mention.rule},
                                                   static_cast<ThingIndex>(things_.size()));
    if (fresh) things_.push_back({.type = mention.type, .value = value, .rule = mention.rule});
    things_[entry->second].sites.push_back(*site);
  }
}

void Scene::order_sites() {
  types_.resize(document_.tokens().size());
  for (ThingIndex i = 0; i < things_.size(); ++i) {
    Thing& thing = things_[i];
    ++counts_[static_cast<std::size_t>(thing.type)];
    std::ranges::sort(thing.sites, {}, &Site::span);
    for (std::uint32_t s = 0; s < thing.sites.size(); ++s) sites_.push_back({i, s});
  }
  std::ranges::stable_sort(sites_, {}, [&](SiteOf at) { return site(at).span; });
  first_site_.resize(document_.sentences().size() + 1, sites_.size());
  for (std::size_t i = sites_.size(); i-- > 0;) first_site_[site(sites_[i]).sentence] = i;
  for (std::size_t s = document_.sentences().size(); s-- > 0;)
    first_site_[s] = std::min(first_site_[s], first_site_[s + 1]);
  for (const SiteOf at : sites_) {
    const Type type = things_[at.thing].type;
    for (auto t = site(at).first_token; t < site(at).end_token; ++t) {
      if (types_[t] == 0) types_[t] = static_cast<std::uint8_t>(static_cast<int>(type) + 1);
    }
  }
}

void Scene::find_mains() {
  mains_.resize(stories_.size());
  is_main_.resize(things_.size());
  for (const SiteOf at : sites_) {
    const Type type = things_[at.thing].type;
    std::vector<ThingIndex>& mains = mains_[site(at).story];
    const bool later =
        std::ranges::any_of(mains, [&](ThingIndex known) { return things_[known].type == type; });
    if (!is_topic(type) || later) continue;
    mains.push_back(at.thing);
    is_main_[at.thing] = true;
  }
}

std::uint32_t Scene::story_at(std::uint32_t byte) const {
  const auto after = std::ranges::upper_bound(stories_, byte, {}, &Span::begin);
  return static_cast<std::uint32_t>(after - stories_.begin()) - 1;
}

void Scene::add_statements() {
  said_of_.resize(things_.size());
  said_with_.resize(things_.size());
  std::map<std::pair<Type, std::string_view>, std::vector<ThingIndex>> by_start, by_end;
  for (auto i = static_cast<ThingIndex>(graph_.entities().size()); i < things_.size(); ++i) {
    by_start[{things_[i].type, literal_of(things_[i], Predicate::start_date)}].push_back(i);
    by_end[{things_[i].type, literal_of(things_[i], Predicate::end_date)}].push_back(i);
  }
  for (std::uint32_t i = 0; i < graph_.statements().size(); ++i) {
    const Statement& statement = graph_.statements()[i];
    const Predicate predicate = statement.predicate();
    if (const auto* object = std::get_if<EntityIndex>(&statement.object())) {
      said_of_[statement.subject()].push_back({predicate, *object, i});
      said_with_[*object].push_back({predicate, statement.subject(), i});
      continue;
    }
    const Type type = predicate == Predicate::job_title ? Type::job_title
                      : predicate == Predicate::amount  ? Type::money
                                                        : Type::date;
    const auto& values = predicate == Predicate::end_date ? by_end : by_start;
    const auto found = values.find({type, std::get<Literal>(statement.object()).value});
    const ThingIndex value = found == values.end() ? kNone : found->second.front();
    said_of_[statement.subject()].push_back({predicate, value, i});
    if (found == values.end()) continue;
    for (const ThingIndex each : found->second)
      said_with_[each].push_back({predicate, statement.subject(), i});
  }
}

void Scene::read_blocks() {
  const auto blocks = document_.blocks();
  std::uint32_t heading = kNone;
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    if (blocks[b].kind == BlockKind::heading || blocks[b].kind == BlockKind::title) heading = b;
    headings_.push_back(heading);
  }
  keys_.resize(blocks.size());
  for (const KeyValue& pair : document_.key_values()) {
    if (const Block* block = document_.block_at(pair.value.begin))
      keys_[static_cast<std::size_t>(block - blocks.data())] = pair.key;
  }
}

void Scene::read_words() {
  for (std::uint32_t token = 0; token < types_.size(); ++token) {
    const auto type = type_at(token);
    words_.push_back(type ? name_of(*type) : plain_word(document_, token));
  }
}

std::vector<ThingIndex> Scene::entities() const {
  std::vector<ThingIndex> all;
  for (ThingIndex i = 0; i < things_.size() && things_[i].entity; ++i) {
    if (!things_[i].sites.empty()) all.push_back(i);
  }
  return all;
}

std::pair<std::size_t, std::size_t> Scene::sites_in(std::uint32_t sentence) const {
  return {first_site_[sentence], first_site_[sentence + 1]};
}

bool Scene::related(ThingIndex subject, ThingIndex object) const {
  return std::ranges::any_of(said_with_[object],
                             [&](const Said& said) { return said.other == subject; });
}

std::optional<std::uint32_t> Scene::heading_of(std::uint32_t block) const {
  return headings_[block] == kNone ? std::nullopt : std::optional(headings_[block]);
}

std::optional<Span> Scene::key_of(std::uint32_t block) const {
  return keys_[block];
}

}  // namespace docweave::learned
