#include "candidates.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <map>

namespace docweave::learned {
namespace {

constexpr std::size_t kMostSites = 60;  ///< To look at on each side.

/// Whether relations between two types are learned: those that the vocabulary knows, less what
/// texts hardly ever say ("a person pays for a body", "somebody works for a place").
bool can_relate(Type subject, Type object) {
  constexpr std::size_t kTypes = static_cast<std::size_t>(Type::job_title) + 1;
  static const auto known = [] {
    std::array<std::array<bool, kTypes>, kTypes> all{};
    for (const PredicateInfo& predicate : predicates()) {
      for (const TypeInfo& a : types()) {
        for (const TypeInfo& b : types()) {
          const bool seldom = (b.type == Type::person && a.type != Type::event) ||
                              (b.type == Type::place && a.type == Type::person);
          if (predicate.predicate != Predicate::same_as && !seldom &&
              predicate.domain.contains(a.type) && predicate.range.contains(b.type)) {
            all[static_cast<std::size_t>(a.type)][static_cast<std::size_t>(b.type)] = true;
          }
        }
      }
    }
    return all;
  }();
  return known[static_cast<std::size_t>(subject)][static_cast<std::size_t>(object)];
}

/// How two sites stand to each other, nearest first.
enum class Tier { sentence, later, below_heading, earlier, further, above };

/// The less, the more two sites speak for a relation.
struct Distance {
  Tier tier = Tier::sentence;
  std::int64_t tokens = 0;
  std::uint32_t object = 0;  ///< Where the object stands: of equals the first.
  auto operator<=>(const Distance&) const = default;
};

Distance distance(const Scene& scene, const Site& subject, const Site& object) {
  const bool before = subject.span.begin <= object.span.begin;
  const Tier tier = subject.sentence == object.sentence               ? Tier::sentence
                    : subject.block == object.block && before         ? Tier::later
                    : scene.heading_of(object.block) == subject.block ? Tier::below_heading
                    : subject.block == object.block                   ? Tier::earlier
                    : before                                          ? Tier::further
                                                                      : Tier::above;
  return {tier, gap(subject, object), object.span.begin};
}

class Finder {
 public:
  explicit Finder(const Scene& scene) : scene_(scene) {}

  std::vector<Candidate> find() {
    for (std::size_t i = 0; i < scene_.sites().size(); ++i) {
      look_around(i);
      const SiteOf object = scene_.sites()[i];
      for (const ThingIndex main : scene_.mains_at(object)) add_nearest(main, object);
    }
    std::vector<Candidate> all;
    all.reserve(best_.size());
    for (const auto& [ends, best] : best_) all.push_back(best.second);
    return all;
  }

 private:
  void look_around(std::size_t at) {
    const SiteOf object = scene_.sites()[at];
    const std::size_t first = at > kMostSites ? at - kMostSites : 0;
    const std::size_t end = std::min(scene_.sites().size(), at + kMostSites + 1);
    for (std::size_t i = first; i < end; ++i) {
      if (i != at) add(scene_.sites()[i], object);
    }
    const auto heading = scene_.heading_of(scene_.site(object).block);
    if (!heading) return;
    const Span words = scene_.document().blocks()[*heading].span;
    auto above = std::ranges::lower_bound(
        scene_.sites(), words.begin, {}, [&](SiteOf site) { return scene_.site(site).span.begin; });
    for (; above != scene_.sites().end() && scene_.site(*above).span.begin < words.end; ++above)
      add(*above, object);
  }

  void add_nearest(ThingIndex subject, SiteOf object) {
    const std::vector<Site>& sites = scene_.thing(subject).sites;
    const auto after = std::ranges::upper_bound(sites, scene_.site(object).span, {}, &Site::span);
    const auto index = static_cast<std::uint32_t>(after - sites.begin());
    if (index > 0) add({subject, index - 1}, object);
    if (index < sites.size()) add({subject, index}, object);
  }

  /// How far from a thing what is said of it may stand.
  Tier furthest(ThingIndex subject) const {
    if (scene_.is_main(subject)) return Tier::above;
    return scene_.thing(subject).type == Type::organization ? Tier::below_heading : Tier::earlier;
  }

  void add(SiteOf subject, SiteOf object) {
    const Thing& thing = scene_.thing(subject.thing);
    const Site& x = scene_.site(subject);
    const Site& y = scene_.site(object);
    if (subject.thing == object.thing || !thing.entity || x.story != y.story ||
        !can_relate(thing.type, scene_.thing(object.thing).type)) {
      return;
    }
    const Distance own = distance(scene_, x, y);
    if (own.tier > furthest(subject.thing)) return;
    const std::pair best(own, Candidate{subject.thing, object.thing, subject.site, object.site});
    const auto [entry, fresh] = best_.try_emplace({subject.thing, object.thing}, best);
    if (!fresh && own < entry->second.first) entry->second = best;
  }

  const Scene& scene_;
  std::map<std::pair<ThingIndex, ThingIndex>, std::pair<Distance, Candidate>> best_;
};

}  // namespace

std::vector<Candidate> candidates_of(const Scene& scene) {
  return Finder(scene).find();
}

}  // namespace docweave::learned
