#include "resolve/profile.hpp"

#include <algorithm>
#include <cstring>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave {
namespace {

constexpr std::size_t kMostNames = 24;
constexpr std::size_t kMostCompany = 12;
constexpr std::size_t kMostOfAKind = 8;
constexpr std::size_t kMostDocuments = 2;

template <class T>
void unite(std::set<T>& to, const std::set<T>& from) {
  to.insert(from.begin(), from.end());
  while (to.size() > kMostOfAKind) to.erase(std::prev(to.end()));
}

/// Keeps the best `size` items, by rank, then key.
template <class Map, class Rank>
void keep_best(Map& items, std::size_t size, Rank rank) {
  while (items.size() > size) {
    items.erase(std::ranges::min_element(
        items, {}, [&](const auto& item) { return std::pair(rank(item.second), item.first); }));
  }
}

/// The rarest of both. Most of what is added to many is no rarer than what they have.
void add_rarest(std::map<std::int64_t, std::uint32_t>& to,
                const std::map<std::int64_t, std::uint32_t>& from) {
  const auto rarity = [](const auto& item) { return std::pair(item.second, item.first); };
  const auto least = [&] { return std::ranges::min_element(to, {}, rarity); };
  auto worst = least();
  for (const auto& item : from) {
    const bool full = to.size() == kMostCompany;
    if ((full && rarity(item) < rarity(*worst)) || !to.insert(item).second) continue;
    if (full) to.erase(worst);
    worst = least();
  }
}

class Encoder {
 public:
  void put(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>(number | 0x80);
    bytes_ += static_cast<char>(number);
  }
  void put(std::int64_t number) { put(static_cast<std::uint64_t>(number)); }
  void put(std::uint32_t number) { put(std::uint64_t{number}); }
  void put(std::string_view text) {
    put(std::uint64_t{text.size()});
    bytes_ += text;
  }
  template <class T>
  void put(const std::set<T>& items) {
    put(std::uint64_t{items.size()});
    for (const T& item : items) put(item);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t result = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1).front());
      result |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return result;
    }
    fail();
  }
  void get(std::int64_t& value) { value = static_cast<std::int64_t>(number()); }
  void get(std::uint32_t& value) { value = static_cast<std::uint32_t>(number()); }
  void get(std::string& value) { value = take(number()); }
  template <class T>
  void get(std::set<T>& items) {
    for (std::uint64_t left = number(); left > 0; --left) {
      T item;
      get(item);
      items.insert(items.end(), std::move(item));
    }
  }

 private:
  [[noreturn]] static void fail() {
    throw Error(ErrorCode::invalid_data, "forms",
                "a profile in the store is broken; run the pipeline again");
  }
  std::string_view take(std::uint64_t size) {
    if (size > rest_.size()) fail();
    const std::string_view result = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return result;
  }
  std::string_view rest_;
};

}  // namespace

std::int64_t fold_hash(std::string_view folded) {
  std::string joined(folded);
  std::erase(joined, ' ');
  return static_cast<std::int64_t>(hash_of(joined));
}

std::int64_t Profile::fold() const {
  return fold_hash(name);
}

void Profile::add(const Profile& other) {
  for (const auto& [fold, used] : other.others) {
    const auto [entry, is_new] = others.try_emplace(fold, used);
    if (!is_new) entry->second.uses += used.uses;
  }
  keep_best(others, kMostNames, [](const UsedName& used) { return used.uses; });
  add_rarest(company, other.company);
  unite(keys, other.keys);
  unite(countries, other.countries);
  unite(locations, other.locations);
  unite(places, other.places);
  unite(near, other.near);
  unite(bodies, other.bodies);
  unite(dates, other.dates);
  const bool few = (entities == 0 || !documents.empty()) && !other.documents.empty();
  if (few) unite(documents, other.documents);
  if (!few || documents.size() > kMostDocuments) documents.clear();
  entities += other.entities;
  definitions = std::max(definitions, other.definitions);
}

std::string encode(const Profile& p) {
  Encoder out;
  out.put(static_cast<std::uint64_t>(p.type));
  out.put(p.name);
  out.put(static_cast<std::uint64_t>(p.form));
  out.put(std::uint64_t{p.others.size()});
  for (const auto& [fold, used] : p.others) {
    out.put(fold);
    out.put(used.folded);
    out.put(static_cast<std::uint64_t>(used.form));
    out.put(used.uses);
  }
  for (const auto* texts : {&p.keys, &p.countries, &p.locations, &p.near, &p.dates})
    out.put(*texts);
  for (const auto* folds : {&p.places, &p.bodies, &p.documents}) out.put(*folds);
  out.put(std::uint64_t{p.company.size()});
  for (const auto& [fold, bits] : p.company) {
    out.put(fold);
    out.put(bits);
  }
  out.put(p.entities);
  out.put(p.definitions);
  return out.take();
}

Profile decode_profile(std::string_view bytes) {
  Decoder in(bytes);
  Profile p;
  p.type = static_cast<Type>(in.number());
  in.get(p.name);
  p.form = static_cast<NameForm>(in.number());
  for (std::uint64_t left = in.number(); left > 0; --left) {
    std::int64_t fold = 0;
    UsedName used;
    in.get(fold);
    in.get(used.folded);
    used.form = static_cast<NameForm>(in.number());
    in.get(used.uses);
    p.others.emplace_hint(p.others.end(), fold, std::move(used));
  }
  for (auto* texts : {&p.keys, &p.countries, &p.locations, &p.near, &p.dates}) in.get(*texts);
  for (auto* folds : {&p.places, &p.bodies, &p.documents}) in.get(*folds);
  for (std::uint64_t left = in.number(); left > 0; --left) {
    std::int64_t fold = 0;
    in.get(fold);
    in.get(p.company[fold]);
  }
  in.get(p.entities);
  in.get(p.definitions);
  return p;
}

std::string_view key_scheme(std::string_view key) {
  const std::size_t end =
      key.find("://") == std::string_view::npos ? key.find(':') : key.rfind('/');
  return end == std::string_view::npos ? std::string_view() : key.substr(0, end);
}

bool keys_contradict(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto shared = [&](std::string_view scheme) {
    return std::ranges::any_of(
        a, [&](const std::string& key) { return key_scheme(key) == scheme && b.contains(key); });
  };
  return std::ranges::any_of(a, [&](const std::string& x) {
    return !shared(key_scheme(x)) && std::ranges::any_of(b, [&](const std::string& y) {
      return x != y && key_scheme(x) == key_scheme(y);
    });
  });
}

bool dates_contradict(const std::set<std::string>& dates) {
  // In sorted order, all fit together when each begins the next.
  return std::ranges::adjacent_find(dates, [](const std::string& a, const std::string& b) {
           return !b.starts_with(a);
         }) != dates.end();
}

}  // namespace docweave
