#include <algorithm>
#include <array>

#include "feature_words.hpp"

namespace docweave::learned {
namespace {

class EntityDescriber {
 public:
  EntityDescriber(const Scene& scene, ThingIndex entity, Features& features)
      : scene_(scene),
        document_(scene.document()),
        index_(entity),
        thing_(scene.thing(entity)),
        entity_(scene.graph().entities()[*thing_.entity]),
        first_(thing_.sites.front()),
        features_(features) {}

  void describe() {
    features_.begin(name_of(thing_.type));
    add({"entity"});
    describe_mentions();
    describe_name();
    describe_place();
    for (const Site& site : thing_.sites) describe_neighbours(site);
    describe_others();
    describe_graph();
  }

 private:
  template <std::size_t kSize>
  void add(const Word (&words)[kSize]) {
    features_.add(words);
  }

  static Word count(std::size_t number) { return step(static_cast<std::int64_t>(number)); }

  /// A confidence.
  static Word tenths(double confidence) {
    static constexpr std::array<Word, 11> kNames{"0", "1", "2", "3", "4", "5",
                                                 "6", "7", "8", "9", "10"};
    return kNames[static_cast<std::size_t>(std::clamp(confidence, 0.0, 1.0) * 10)];
  }

  Word shape(std::uint32_t token) const {
    static constexpr std::array<Word, 5> kNames{"lower", "capitalized", "upper", "mixed", "none"};
    return kNames[static_cast<std::size_t>(document_.tokens()[token].shape)];
  }

  /// What has found it, how often, how surely.
  void describe_mentions() {
    double best = 0;
    for (const Evidence& mention : entity_.mentions) {
      add({"rule", kind_of_rule(mention.rule)});
      add({"plugin", Word(mention.plugin)});
      best = std::max(best, mention.confidence);
    }
    const Word rule = kind_of_rule(entity_.mentions.front().rule);
    add({"first-rule", rule});
    add({"first-rule", Word(entity_.mentions.front().rule),
         tenths(entity_.mentions.front().confidence)});
    add({"best", tenths(best)});
    add({"mentions", count(entity_.mentions.size())});
    add({"sites", count(thing_.sites.size())});
    add({"names", count(entity_.alternate_names.size())});
    if (!entity_.key.empty()) add({"known"});
  }

  void describe_name() {
    constexpr std::uint32_t kMostWords = 14;
    const auto tokens = document_.tokens();
    std::size_t capitals = 0;
    for (auto token = first_.first_token; token < first_.end_token; ++token) {
      if (token - first_.first_token < kMostWords) add({"word", plain_word(document_, token)});
      const Shape shape = tokens[token].shape;
      capitals += shape != Shape::lower && shape != Shape::none;
    }
    const std::size_t length = first_.end_token - first_.first_token;
    constexpr std::size_t kQuarters = 4;
    add({"begins", plain_word(document_, first_.first_token)});
    add({"ends", plain_word(document_, first_.end_token - 1)});
    add({"length", count(length)});
    add({"capitals", count(capitals * kQuarters / length)});
    add({"shape", shape(first_.first_token), shape(first_.end_token - 1)});
  }

  /// Where it is first told of.
  void describe_place() {
    const Sentence& sentence = document_.sentences()[first_.sentence];
    const Word kind(to_string(document_.blocks()[first_.block].kind));
    add({"kind", kind});
    add({"kind", kind, truth(first_.first_token == sentence.first_token),
         truth(first_.end_token == sentence.end_token)});
    add({"from", step(first_.sentence)});
    add({"main", truth(scene_.is_main(index_))});
    add({"fellows", count(scene_.count(thing_.type))});
  }

  void describe_neighbours(const Site& site) {
    constexpr std::int64_t kNear = 4;
    const auto at = [&](std::int64_t token) { return word_in(scene_, site.sentence, token); };
    const std::int64_t first = site.first_token, end = site.end_token;
    add({"<", at(first - 1)});
    add({">", at(end)});
    add({"<<", at(first - 2), at(first - 1)});
    add({">>", at(end), at(end + 1)});
    for (std::int64_t i = 1; i <= kNear; ++i) {
      add({"near<", at(first - i)});
      add({"near>", at(end + i - 1)});
    }
  }

  /// What stands in the same sentence, inside of it, around it.
  void describe_others() {
    const auto [first, end] = scene_.sites_in(first_.sentence);
    for (auto i = first; i < end; ++i) {
      const SiteOf at = scene_.sites()[i];
      if (at.thing == index_) continue;
      const Span span = scene_.site(at).span;
      const Word type = name_of(scene_.thing(at.thing).type);
      if (span.contains(first_.span)) {
        add({"inside", type});
      } else if (first_.span.contains(span)) {
        add({"holds", type});
      } else {
        add({"with", type});
      }
    }
  }

  void describe_graph() {
    for (const Said& said : scene_.said_of(index_)) add({"has", name_of(said.predicate)});
    for (const Said& said : scene_.said_with(index_))
      add({"is", name_of(said.predicate), name_of(scene_.thing(said.other).type)});
    add({"said-of", count(scene_.said_of(index_).size())});
    add({"said-with", count(scene_.said_with(index_).size())});
  }

  const Scene& scene_;
  const Document& document_;
  const ThingIndex index_;
  const Thing& thing_;
  const Entity& entity_;
  const Site& first_;
  Features& features_;
};

}  // namespace

void add_features(const Scene& scene, ThingIndex entity, Features& features) {
  EntityDescriber(scene, entity, features).describe();
}

}  // namespace docweave::learned
