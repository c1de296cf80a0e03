#include "resolve/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace docweave {
namespace {

constexpr double kSimilar = 0.72;
constexpr std::size_t kLongTitle = 6;
/// What documents about that many countries speak of is of no single one.
constexpr std::size_t kManyCountries = 3;
constexpr std::size_t kDay = 10;  // Length of "2018-07-04".
/// What rare company can say at most, in tenths of a bit.
constexpr std::uint32_t kMostCompany = 30;
/// A definition that this share of definitions agrees with is as good as one that all do.
constexpr double kClearShare = 0.8;
/// Of the weight of `rarely_defined`, for an acronym whose definitions are split in two.
constexpr double kMostDoubt = 2.0;

template <class T>
bool intersect(const std::set<T>& a, const std::set<T>& b) {
  return std::ranges::any_of(a, [&](const T& item) { return b.contains(item); });
}

bool is_event_or_project(Type type) {
  return type == Type::event || type == Type::project;
}

class Pair {
 public:
  Pair(const Comparable& a, const Comparable& b, Findings findings)
      : a_(a), b_(b), p_(a.profile), q_(b.profile), listed_(findings == Findings::listed) {}

  Comparison compared() && {
    add(Feature::prior);
    compare_names();
    compare_acronyms();
    compare_numbers();
    compare_keys();
    compare_countries();
    compare_bodies();
    compare_dates();
    compare_company();
    if (!p_.documents.empty() && p_.documents == q_.documents && p_.documents.size() == 1) {
      add(Feature::same_document);
    }
    result_.contradiction = a_.traits.contradict(b_.traits);
    return std::move(result_);
  }

 private:
  void add(Feature feature, std::string detail = {}, double times = 1) {
    const auto weight = weight_of(feature, p_.type);
    if (!weight) return;
    const auto bits = static_cast<Bits>(std::lround(*weight * times));
    result_.score += bits;
    if (listed_) result_.findings.push_back({feature, bits, std::move(detail)});
  }

  std::string quoted(std::string_view a, std::string_view b) const {
    if (!listed_) return {};
    return a == b ? fmt::format("\"{}\"", a) : fmt::format("\"{}\", \"{}\"", a, b);
  }

  std::string listed(const std::set<std::string>& items) const {
    return listed_ ? fmt::format("{}", fmt::join(items, ", ")) : std::string();
  }

  std::string listed(const std::set<std::string>& a, const std::set<std::string>& b) const {
    return listed_ ? fmt::format("{}; {}", listed(a), listed(b)) : std::string();
  }

  struct NameClaim {
    Feature feature = Feature::different_name;
    double bits = 0;
    std::string detail;
    double doubt = 0;
  };

  /// Of what can be said of the names, the best counts.
  void claim(Feature feature, std::string detail, double doubt = 0) {
    const double weight = weight_of(feature, p_.type).value_or(-1'000'000);
    const double bits = weight + doubt * weight_of(Feature::rarely_defined, p_.type).value_or(0);
    if (best_ && bits <= best_->bits) return;
    best_ = {feature, bits, std::move(detail), doubt};
  }

  void compare_names() {
    claim(Feature::different_name, quoted(p_.name, q_.name));
    if (a_.fold == b_.fold) claim(same_name(), quoted(p_.name, q_.name));
    claim_other(a_, b_);
    claim_other(b_, a_);
    claim_words();
    add(best_->feature, best_->detail);
    if (best_->doubt > 0) add(Feature::rarely_defined, best_->detail, best_->doubt);
  }

  Feature same_name() const {
    const bool sole = p_.form != NameForm::acronym || q_.definitions == 0;
    return a_.same_name == Feature::same_name && !sole ? Feature::same_common_name : a_.same_name;
  }

  void claim_other(const Comparable& one, const Comparable& other) {
    const auto used = other.profile.others.find(one.fold);
    if (used == other.profile.others.end()) return;
    const std::string detail =
        listed_ ? fmt::format("\"{}\" of \"{}\"", one.profile.name, other.profile.name)
                : std::string();
    if (one.profile.form != NameForm::acronym) {
      claim(Feature::other_name, detail);
      return;
    }
    const double all = std::max(one.profile.definitions, used->second.uses);
    const double share = used->second.uses / all;
    const double doubt = share >= kClearShare ? 0 : std::min(kMostDoubt, -std::log2(share));
    claim(Feature::defined_acronym, detail, doubt);
  }

  void claim_words() {
    if (p_.form == NameForm::acronym || q_.form == NameForm::acronym) return;
    const bool generic = a_.words.telling.empty() && b_.words.telling.empty();
    if (a_.words.telling == b_.words.telling && a_.words.generic == b_.words.generic) {
      claim(generic ? Feature::same_common_words : Feature::same_words, quoted(p_.name, q_.name));
    } else if (!generic && similarity(a_.words, b_.words) >= kSimilar &&
               !(p_.type == Type::organization && names_further_body(a_.words, b_.words))) {
      claim(Feature::similar_name, quoted(p_.name, q_.name));
    }
  }

  void compare_acronyms() {
    if (a_.acronyms.empty() || b_.acronyms.empty()) return;
    add(intersect(a_.acronyms, b_.acronyms) ? Feature::shared_acronym : Feature::other_acronym,
        listed(a_.acronyms, b_.acronyms));
  }

  void compare_numbers() {
    const auto& a = a_.words.numbers;
    const auto& b = b_.words.numbers;
    // An acronym and a description leave numbers out; two titles do not.
    if (p_.form == NameForm::acronym || q_.form == NameForm::acronym || (a.empty() && b.empty())) {
      return;
    }
    add(a == b ? Feature::same_number : Feature::other_number, listed(a, b));
  }

  void compare_keys() {
    if (intersect(p_.keys, q_.keys)) {
      add(Feature::same_key, listed(p_.keys));
    } else if (keys_contradict(p_.keys, q_.keys)) {
      add(Feature::other_key, listed(p_.keys, q_.keys));
    }
  }

  void compare_countries() {
    if (!p_.countries.empty() && !q_.countries.empty()) {
      const bool same = intersect(p_.countries, q_.countries);
      add(same ? Feature::same_country : Feature::other_country,
          listed(p_.countries, q_.countries));
      return;
    }
    if (intersect(p_.places, q_.places)) {
      add(Feature::same_location);
    }
    const auto a = stated(p_);
    const auto b = stated(q_);
    if (!a.empty() && !b.empty()) {
      const bool same = intersect(a, b);
      if (!same || !intersect(p_.places, q_.places)) {
        add(same ? Feature::same_location : Feature::other_location, listed(a, b));
      }
    } else if (!p_.places.empty() && !q_.places.empty() && !intersect(p_.places, q_.places)) {
      add(Feature::other_location);
    }
    compare_near(a.empty() ? p_.near : a, b.empty() ? q_.near : b);
  }

  static const std::set<std::string>& stated(const Profile& profile) {
    return profile.countries.empty() ? profile.locations : profile.countries;
  }

  void compare_near(const std::set<std::string>& a, const std::set<std::string>& b) {
    const bool known = !a.empty() && !b.empty();
    const bool same = known && intersect(a, b);
    const bool everywhere = p_.near.size() >= kManyCountries || q_.near.size() >= kManyCountries;
    if (known && (same || !everywhere) && (stated(p_).empty() || stated(q_).empty())) {
      add(same ? Feature::near_country : Feature::other_near_country, listed(a, b));
    }
    // The name of one alone says a country: "Red Cross", "Red Cross of Serbia".
    if (!same && a_.words.countries.empty() != b_.words.countries.empty() &&
        p_.form != NameForm::acronym && q_.form != NameForm::acronym) {
      add(Feature::country_of_one,
          listed(a_.words.countries.empty() ? b_.words.countries : a_.words.countries));
    }
  }

  void compare_bodies() {
    if (p_.bodies.empty() || q_.bodies.empty()) return;
    add(intersect(p_.bodies, q_.bodies) ? Feature::same_body : Feature::other_body);
  }

  void compare_dates() {
    if (p_.dates.empty() || q_.dates.empty()) return;
    const std::string detail = listed(p_.dates, q_.dates);
    std::set<std::string> all = p_.dates;
    all.insert(q_.dates.begin(), q_.dates.end());
    if (dates_contradict(all)) {
      add(Feature::other_date, detail);
      return;
    }
    const auto day = [](const std::string& date) { return date.size() == kDay; };
    const bool same = std::ranges::any_of(
        p_.dates, [&](const std::string& date) { return day(date) && q_.dates.contains(date); });
    add(same ? Feature::same_date : Feature::near_date, detail);
  }

  void compare_company() {
    std::uint32_t tenths = 0;
    for (const auto& [fold, bits] : p_.company) {
      if (q_.company.contains(fold)) tenths += bits;
    }
    if (tenths == 0) return;
    add(Feature::shared_company, {}, std::min(tenths, kMostCompany) / 10.0);
  }

  const Comparable& a_;
  const Comparable& b_;
  const Profile& p_;
  const Profile& q_;
  bool listed_;
  std::optional<NameClaim> best_;
  Comparison result_;
};

Feature when_same_name(const Profile& profile, const NameWords& words) {
  if (profile.type == Type::event) {
    if (content_words(profile.name) >= kLongTitle) return Feature::same_long_title;
    return is_telling_title(profile.name) ? Feature::same_telling_title : Feature::same_short_title;
  }
  const auto common = [&] {
    if (profile.type == Type::person) return is_common_person(profile.name);
    if (profile.form != NameForm::acronym) return words.telling.empty() && words.countries.empty();
    return is_common_acronym(profile.name) || profile.definitions > 0;
  };
  return common() ? Feature::same_common_name : Feature::same_name;
}

/// None where the name is one: that is compared as a name.
std::set<std::string> acronyms_beside(const Profile& profile) {
  std::set<std::string> result;
  if (profile.form == NameForm::acronym) return result;
  for (const auto& [fold, used] : profile.others) {
    if (used.form == NameForm::acronym) result.insert(used.folded);
  }
  return result;
}

}  // namespace

Traits::Traits(const Profile& profile)
    : keys(profile.keys), countries(profile.countries), type(profile.type) {
  if (type == Type::event) dates = profile.dates;
  if (is_event_or_project(type) && profile.form != NameForm::acronym) {
    numbers = words_of_name(profile.name).numbers;
  }
}

void Traits::add(const Traits& other) {
  keys.insert(other.keys.begin(), other.keys.end());
  countries.insert(other.countries.begin(), other.countries.end());
  dates.insert(other.dates.begin(), other.dates.end());
  numbers.insert(other.numbers.begin(), other.numbers.end());
}

bool Traits::contradict(const Traits& other) const {
  if (keys_contradict(keys, other.keys)) return true;
  if (type == Type::organization || type == Type::place) {
    if (!countries.empty() && !other.countries.empty() && !intersect(countries, other.countries)) {
      return true;
    }
  }
  if (!numbers.empty() && !other.numbers.empty() && numbers != other.numbers) return true;
  if (dates.empty() || other.dates.empty()) return false;
  std::set<std::string> all = dates;
  all.insert(other.dates.begin(), other.dates.end());
  return dates_contradict(all);
}

Comparable::Comparable(Profile content)
    : profile(std::move(content)),
      words(words_of_name(profile.name)),
      traits(profile),
      fold(profile.fold()),
      same_name(when_same_name(profile, words)),
      acronyms(acronyms_beside(profile)) {}

Comparison compare(const Comparable& a, const Comparable& b, Findings findings) {
  return Pair(a, b, findings).compared();
}

}  // namespace docweave
