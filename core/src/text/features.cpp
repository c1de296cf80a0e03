#include <algorithm>
#include <bit>
#include <charconv>

#include <docweave/error.hpp>
#include <docweave/features.hpp>

namespace docweave {

void Features::add(std::span<const Word> words) {
  std::uint64_t key = begin_;
  for (const Word& word : words) key = joined(key, word.hash());
  keys_.push_back(key);
  if (with_names_) add_name(words);
}

void Features::add_name(std::span<const Word> words) {
  std::string& name = names_.emplace_back();
  if (first_) name = first_->text();
  for (const Word& word : words) (name += name.empty() ? "" : " ") += word.text();
}

void Features::clear() {
  keys_.clear();
  names_.clear();
}

std::uint64_t feature_key(std::string_view name) {
  std::uint64_t key = Features::kSeed;
  while (true) {
    const std::size_t space = name.find(' ');
    key = Features::joined(key, hash_of(name.substr(0, space)));
    if (space == std::string_view::npos) return key;
    name.remove_prefix(space + 1);
  }
}

void read_weights(const std::filesystem::path& file, const ListEntry& entry,
                  const std::function<std::optional<std::size_t>(std::string_view)>& place,
                  std::string_view wanted, std::span<float> row) {
  for (std::size_t i = 1; i < entry.columns.size(); ++i) {
    const std::string_view column = entry.columns[i];
    const std::size_t space = std::min(column.find(' '), column.size());
    const auto at = place(column.substr(0, space));
    float weight = 0;
    const char* const end = column.data() + column.size();
    const char* const begin = std::min(column.data() + space + 1, end);
    const auto read = std::from_chars(begin, end, weight);
    if (!at || read.ec != std::errc() || read.ptr != end) {
      throw Error(ErrorCode::invalid_data, file.string() + ":" + std::to_string(entry.line),
                  "\"" + std::string(column) + "\" is not " + std::string(wanted));
    }
    row[*at] = weight;
  }
}

FeatureIndex::FeatureIndex(std::size_t most_keys) {
  constexpr std::size_t kSlotsPerKey = 2, kBitsPerKey = 8, kWord = 64;
  slots_.resize(std::bit_ceil(most_keys * kSlotsPerKey + 2));
  bits_.resize(std::bit_ceil(most_keys * kBitsPerKey / kWord + 1));
}

void FeatureIndex::add(std::uint64_t key, std::uint32_t row) {
  bits_[bit_of(key) / 64] |= std::uint64_t{1} << bit_of(key) % 64;
  std::uint64_t at = home_of(key);
  while (slots_[at].row != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {tag_of(key), row + 1};
}

void FeatureIndex::sift(std::span<const std::uint64_t> keys,
                        std::vector<std::uint64_t>& likely) const {
  // Whether a feature is known is as good as random to the processor: no branch.
  const std::size_t begin = likely.size();
  likely.resize(begin + keys.size());
  std::uint64_t* end = likely.data() + begin;
  const std::uint64_t* const bits = bits_.data();
  const std::uint64_t mask = bits_.size() * 64 - 1;
  for (const std::uint64_t key : keys) {
    const std::uint64_t bit = (key >> 8) & mask;
    *end = key;
    end += bits[bit / 64] >> bit % 64 & 1U;
  }
  likely.resize(static_cast<std::size_t>(end - likely.data()));
  for (const std::uint64_t key : std::span(likely).subspan(begin))
    __builtin_prefetch(&slots_[home_of(key)]);
}

std::optional<std::uint32_t> FeatureIndex::find(std::uint64_t key) const {
  std::uint64_t at = home_of(key);
  while (slots_[at].row != 0 && slots_[at].tag != tag_of(key)) at = (at + 1) & (slots_.size() - 1);
  return slots_[at].row == 0 ? std::nullopt : std::optional(slots_[at].row - 1);
}

}  // namespace docweave
