#include "resolve/name_identity.hpp"

#include <algorithm>

namespace docweave {
namespace {

/// An acronym stands for one body when it does so in at least this share of the documents that say
/// what it stands for: a slip in one document does not tear apart what a hundred others say.
constexpr double kClearShare = 0.8;

std::string_view scheme(std::string_view key) {
  const std::size_t colon = key.find(':');
  return colon == std::string_view::npos ? std::string_view() : key.substr(0, colon);
}

/// Two keys of one list name two things.
bool contradict(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& x) {
    return std::ranges::any_of(
        b, [&](const std::string& y) { return x != y && scheme(x) == scheme(y); });
  });
}

}  // namespace

NameIdentity::NameIdentity(EntityRows rows, const Names& names) : names_(names) {
  std::set<Form> forms;
  OtherNames other_names;
  while (const EntityRow* row = rows.next()) {
    const auto form = form_of(*row);
    if (!form) continue;
    forms.insert(*form);
    for (const NameId other : row->other_names) {
      if (!links(*row, other)) continue;
      ++other_names[{row->type, names_.fold(other), names_.acronym(other)}][*form];
    }
  }
  forms_.assign(forms.begin(), forms.end());
  ambiguous_.resize(forms_.size());
  joined_.resize(forms_.size());
  sets_ = UnionFind(forms_.size());
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    if (!forms_[i].key.empty()) keys_[i].insert(forms_[i].key);
  }
  unite_by_key();
  unite_by_best_name();
  unite_by_other_names(other_names);
}

std::optional<std::uint32_t> NameIdentity::cluster(const EntityRow& row) {
  const auto form = form_of(row);
  if (!form) return std::nullopt;
  const auto number = number_of(*form);
  return number ? std::optional(sets_.find(*number)) : std::nullopt;
}

std::optional<NameIdentity::Form> NameIdentity::form_of(const EntityRow& row) const {
  const FoldId name = names_.fold(row.name);
  const std::string& folded = names_.folded(name);
  const bool tells = !names_.description(row.name) &&
                     (row.type == Type::person ? is_full_person_name(folded) : !folded.empty());
  if (row.type == Type::event || (!tells && row.key.empty())) return std::nullopt;
  return Form{row.type, name, row.key};
}

std::optional<std::uint32_t> NameIdentity::number_of(const Form& form) const {
  const auto found = std::ranges::lower_bound(forms_, form);
  if (found == forms_.end() || *found != form) return std::nullopt;
  return static_cast<std::uint32_t>(found - forms_.begin());
}

bool NameIdentity::links(const EntityRow& row, NameId other_name) const {
  if (row.type == Type::person || names_.description(other_name)) return false;
  if (names_.acronym(other_name)) return true;
  const std::string& other = names_.folded(names_.fold(other_name));
  const std::string& best = names_.folded(names_.fold(row.name));
  return row.type != Type::place && word_count(other) >= 2 && !is_within(other, best) &&
         !is_within(best, other);
}

void NameIdentity::unite_by_key() {
  std::map<std::pair<Type, std::string>, std::uint32_t> first;
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    if (forms_[i].key.empty()) continue;
    const auto [entry, is_new] = first.try_emplace({forms_[i].type, forms_[i].key}, i);
    if (!is_new) unite(entry->second, i);
  }
}

void NameIdentity::unite_by_best_name() {
  const auto same_name = [](const Form& a, const Form& b) {
    return a.type == b.type && a.name == b.name;
  };
  for (std::uint32_t begin = 0, end = 0; begin < forms_.size(); begin = end) {
    std::set<std::uint32_t> keyed;
    for (end = begin; end < forms_.size() && same_name(forms_[begin], forms_[end]); ++end) {
      if (!forms_[end].key.empty()) keyed.insert(sets_.find(end));
    }
    // The empty key sorts first.
    if (forms_[begin].key.empty() && keyed.size() == 1) unite(begin, *keyed.begin());
  }
}

void NameIdentity::unite_by_other_names(const OtherNames& other_names) {
  for (const auto& [other, bearers] : other_names) {
    const auto alone = number_of({other.type, other.name, ""});
    if (!alone) continue;
    std::map<std::uint32_t, std::uint64_t> sets;
    std::uint64_t total = 0;
    for (const auto& [form, count] : bearers) {
      const std::uint32_t set = sets_.find(*number_of(form));
      if (set == sets_.find(*alone)) continue;
      sets[set] += count;
      total += count;
    }
    if (sets.empty()) continue;
    const auto best =
        std::ranges::max_element(sets, {}, [](const auto& each) { return each.second; });
    const double share = static_cast<double>(best->second) / static_cast<double>(total);
    if (sets.size() == 1 || (other.acronym && share >= kClearShare)) {
      unite(*alone, best->first);
    } else if (other.acronym && !joined_[sets_.find(*alone)]) {
      ambiguous_[*alone] = true;
    }
  }
}

void NameIdentity::unite(std::uint32_t a, std::uint32_t b) {
  a = sets_.find(a);
  b = sets_.find(b);
  if (a == b) return;
  const auto keys_a = keys_.find(a);
  const auto keys_b = keys_.find(b);
  if (keys_a != keys_.end() && keys_b != keys_.end()) {
    if (contradict(keys_a->second, keys_b->second)) return;
  }
  std::set<std::string> keys;
  for (const auto each : {keys_a, keys_b}) {
    if (each == keys_.end()) continue;
    keys.merge(each->second);
    keys_.erase(each);
  }
  sets_.unite(a, b);
  joined_[std::min(a, b)] = true;
  ambiguous_[std::min(a, b)] = false;
  if (!keys.empty()) keys_[std::min(a, b)] = std::move(keys);
}

}  // namespace docweave
