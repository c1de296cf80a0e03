#include <docweave/features.hpp>

namespace docweave {
namespace {

constexpr std::uint64_t kSeed = 0x9e3779b97f4a7c15;

std::uint64_t joined(std::uint64_t key, std::uint64_t word) {
  key = (key ^ word) * 0xff51afd7ed558ccd;
  return key ^ (key >> 32);
}

}  // namespace

void Features::add(std::span<const Word> words) {
  std::uint64_t key = first_ ? joined(kSeed, first_->hash()) : kSeed;
  for (const Word& word : words) key = joined(key, word.hash());
  keys_.push_back(key);
  if (!with_names_) return;
  std::string& name = names_.emplace_back();
  if (first_) name = first_->text();
  for (const Word& word : words) (name += name.empty() ? "" : " ") += word.text();
}

void Features::clear() {
  keys_.clear();
  names_.clear();
}

std::uint64_t feature_key(std::string_view name) {
  std::uint64_t key = kSeed;
  while (true) {
    const std::size_t space = name.find(' ');
    key = joined(key, hash_of(name.substr(0, space)));
    if (space == std::string_view::npos) return key;
    name.remove_prefix(space + 1);
  }
}

}  // namespace docweave
