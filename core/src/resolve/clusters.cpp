#include "resolve/clusters.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <queue>
#include <set>
#include <tuple>
#include <unordered_map>

#include "resolve/union_find.hpp"

namespace docweave {
namespace {

/// Scores nearer than this say as much.
constexpr Bits kMargin = 1000;
/// Clusters with more ties are too well founded to be ambiguous.
constexpr std::size_t kMostRivals = 64;

/// What lies between two clusters.
struct Tie {
  std::int64_t sum = 0;
  Bits best = std::numeric_limits<Bits>::min();
  bool banned = false;

  void add(const Tie& other) {
    sum += other.sum;
    best = std::max(best, other.best);
    banned = banned || other.banned;
  }
};

class Clustering {
 public:
  Clustering(const std::vector<Traits>& traits, const std::vector<FormLink>& links)
      : cluster_(traits.size()), traits_(traits), ties_(traits.size()) {
    std::iota(cluster_.begin(), cluster_.end(), 0U);
    for (const FormLink& link : links) {
      const Tie tie{link.score, link.score, link.outcome == Outcome::contradiction};
      ties_[link.a].emplace(link.b, tie);
      ties_[link.b].emplace(link.a, tie);
      push(link.a, link.b, tie);
    }
  }

  void run() {
    while (!queue_.empty()) {
      const auto [sum, b, a] = queue_.top();
      queue_.pop();
      const auto tie = ties_[a].find(b);  // Gone where a or b has become part of another.
      if (tie == ties_[a].end() || tie->second.sum != sum || tie->second.banned) continue;
      if (traits_[a].contradict(traits_[b])) {
        ban(a, b);
      } else if (!is_ambiguous(a, b) && !is_ambiguous(b, a)) {
        merge(a, b);
      }
    }
  }

  std::uint32_t find(std::uint32_t form) {
    while (cluster_[form] != form) form = cluster_[form] = cluster_[cluster_[form]];
    return form;
  }

  Outcome outcome(const FormLink& link) {
    const std::uint32_t a = find(link.a);
    const std::uint32_t b = find(link.b);
    if (a == b) return Outcome::one;
    if (link.outcome == Outcome::contradiction) return Outcome::contradiction;
    if (torn_.contains(std::minmax(link.a, link.b))) return Outcome::ambiguous;
    return link.score > 0 && traits_[a].contradict(traits_[b]) ? Outcome::contradiction
                                                               : Outcome::apart;
  }

 private:
  void push(std::uint32_t a, std::uint32_t b, const Tie& tie) {
    if (tie.sum > 0 && !tie.banned) queue_.emplace(tie.sum, std::max(a, b), std::min(a, b));
  }

  void ban(std::uint32_t a, std::uint32_t b) {
    ties_[a][b].banned = true;
    ties_[b][a].banned = true;
  }

  bool rivals(std::uint32_t a, std::uint32_t b) {
    const auto tie = ties_[a].find(b);
    if (tie != ties_[a].end() && (tie->second.banned || tie->second.sum < 0)) return true;
    return traits_[a].contradict(traits_[b]);
  }

  /// Whether `one` fits another cluster, which cannot be one with `other`, about as well or better.
  /// A single definition is better than many faint likenesses, however much they sum up to.
  bool is_ambiguous(std::uint32_t one, std::uint32_t other) {
    if (ties_[one].size() > kMostRivals) return false;
    const Bits best = ties_[one][other].best;
    std::vector<std::uint32_t> apart;
    bool better = false;
    for (const auto& [third, tie] : ties_[one]) {
      if (third != other && !tie.banned && tie.sum > 0 && tie.best >= best - kMargin &&
          rivals(third, other)) {
        apart.push_back(third);
        better = better || tie.best > best + kMargin;
      }
    }
    if (apart.empty()) return false;
    if (better) apart.clear();  // It stays free for those.
    apart.push_back(other);
    for (const std::uint32_t each : apart) {
      ban(one, each);
      torn_.insert(std::minmax(one, each));
    }
    return true;
  }

  /// The one with fewer ties becomes part of the other.
  void merge(std::uint32_t a, std::uint32_t b) {
    if (std::pair(ties_[a].size(), b) < std::pair(ties_[b].size(), a)) std::swap(a, b);
    cluster_[b] = a;
    traits_[a].add(traits_[b]);
    ties_[a].erase(b);
    for (const auto& [third, tie] : ties_[b]) {
      ties_[third].erase(b);
      if (third == a) continue;
      Tie& joined = ties_[a][third];
      joined.add(tie);
      ties_[third][a] = joined;
      push(a, third, joined);
    }
    ties_[b].clear();
  }

  std::vector<std::uint32_t> cluster_;  ///< What each has become part of.
  std::vector<Traits> traits_;
  std::vector<std::unordered_map<std::uint32_t, Tie>> ties_;
  std::priority_queue<std::tuple<std::int64_t, std::uint32_t, std::uint32_t>> queue_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> torn_;
};

/// The forms that are tied to others by what speaks for their being one.
struct Component {
  std::vector<std::int64_t> forms;
  std::vector<FormLink> links;
};

class ComponentWriter {
 public:
  explicit ComponentWriter(sqlite::Database& database)
      : profile_(database.prepare("SELECT profile FROM forms WHERE form = ?")),
        set_cluster_(database.prepare("UPDATE forms SET cluster = ? WHERE form = ?")),
        set_outcome_(database.prepare("UPDATE links SET outcome = ? WHERE a = ? AND b = ?")) {}

  void write(Component& component) {
    std::vector<Traits> traits;
    for (const std::int64_t form : component.forms) {
      profile_.bind(0, form).step();
      traits.emplace_back(decode_profile(profile_.text(0)));
      profile_.reset();
    }
    const auto clusters = cluster(traits, component.links);
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      if (clusters[i] == i) continue;
      set_cluster_.bind(0, component.forms[clusters[i]]).bind(1, component.forms[i]).run();
    }
    for (const FormLink& link : component.links) {
      if (link.outcome == Outcome::apart) continue;
      set_outcome_.bind(0, static_cast<std::int64_t>(link.outcome));
      set_outcome_.bind(1, component.forms[link.a]).bind(2, component.forms[link.b]).run();
    }
  }

 private:
  sqlite::Query profile_;
  sqlite::Query set_cluster_;
  sqlite::Query set_outcome_;
};

/// Numbers the components in the temporary table `components`.
void find_components(sqlite::Database& database, std::int64_t first) {
  const std::int64_t last = database.integer("SELECT coalesce(max(form), 0) FROM forms");
  UnionFind sets(static_cast<std::size_t>(std::max<std::int64_t>(last - first + 1, 0)));
  const auto place = [first](std::int64_t form) {
    return static_cast<std::uint32_t>(form - first);
  };
  auto links = database.prepare("SELECT a, b FROM links WHERE a >= ? AND score > 0");
  links.bind(0, first);
  while (links.step()) sets.unite(place(links.integer(0)), place(links.integer(1)));
  database.run(
      "DROP TABLE IF EXISTS temp.components; "
      "CREATE TEMP TABLE components(root INTEGER, form INTEGER PRIMARY KEY)");
  auto insert = database.prepare("INSERT INTO components VALUES(?,?)");
  std::vector<bool> joined(static_cast<std::size_t>(std::max<std::int64_t>(last - first + 1, 0)));
  for (std::uint32_t i = 0; i < joined.size(); ++i) {
    if (sets.find(i) != i) joined[i] = joined[sets.find(i)] = true;
  }
  for (std::uint32_t i = 0; i < joined.size(); ++i) {
    if (joined[i]) insert.bind(0, first + sets.find(i)).bind(1, first + i).run();
  }
}

}  // namespace

std::vector<std::uint32_t> cluster(const std::vector<Traits>& traits,
                                   std::vector<FormLink>& links) {
  Clustering clustering(traits, links);
  clustering.run();
  std::unordered_map<std::uint32_t, std::uint32_t> least;
  std::vector<std::uint32_t> clusters;
  for (std::uint32_t i = 0; i < traits.size(); ++i) {
    clusters.push_back(least.try_emplace(clustering.find(i), i).first->second);
  }
  for (FormLink& link : links) link.outcome = clustering.outcome(link);
  return clusters;
}

void cluster_forms(sqlite::Database& database, std::int64_t first) {
  find_components(database, first);
  auto rows = database.prepare(
      "SELECT ca.root, a, b, score, outcome FROM components ca JOIN links ON links.a = ca.form "
      "JOIN components cb ON cb.form = links.b AND cb.root = ca.root ORDER BY 1, 2, 3");
  ComponentWriter writer(database);
  Component component;
  std::unordered_map<std::int64_t, std::uint32_t> places;
  std::int64_t root = 0;
  const auto place = [&](std::int64_t form) {
    const auto [entry, is_new] =
        places.try_emplace(form, static_cast<std::uint32_t>(component.forms.size()));
    if (is_new) component.forms.push_back(form);
    return entry->second;
  };
  const auto finish = [&] {
    if (!component.forms.empty()) writer.write(component);
    component = {};
    places.clear();
  };
  // What is written does not change what is still to be read: the rows are sorted first.
  while (rows.step()) {
    if (rows.integer(0) != root) finish();
    root = rows.integer(0);
    const std::uint32_t a = place(rows.integer(1));
    const std::uint32_t b = place(rows.integer(2));
    component.links.push_back({a, b, static_cast<Bits>(rows.integer(3)),
                               rows.integer(4) == 2 ? Outcome::contradiction : Outcome::apart});
  }
  finish();
  database.run("DROP TABLE temp.components");
}

}  // namespace docweave
