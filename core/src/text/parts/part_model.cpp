#include "text/parts/part_model.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>

#include <docweave/error.hpp>

#include "authority/mapped_file.hpp"

namespace docweave {
namespace {

constexpr std::array<char, 8> kMagic = {'d', 'w', 'p', 'a', 'r', 't', 's', '\n'};
constexpr std::uint32_t kVersion = 1;
constexpr unsigned kRowBits = 17;
constexpr std::uint32_t kMostRows = (1U << kRowBits) - 1;
constexpr std::uint32_t kMostSlotBits = 20;
constexpr std::size_t kLanes = 16;  ///< Scores that are summed in one vector.
static_assert(kParts == kLanes + 1);

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kVersion;
  std::uint32_t parts = kParts;
  std::uint64_t fingerprint = 0;
  std::uint32_t word_slots = 0;
  std::uint32_t feature_slots = 0;
  std::uint32_t rows = 0;
  std::uint32_t reserved = 0;
};
static_assert(std::endian::native == std::endian::little, "model files are little-endian");

/// What of a feature a slot keeps, above the bits of its row.
constexpr std::uint32_t check_of(PartFeature feature) {
  return static_cast<std::uint32_t>(feature >> 32) & ~kMostRows;
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw Error(ErrorCode::invalid_data, file.string(), why);
}

bool is_table(std::uint32_t slots) {
  return std::has_single_bit(slots) && slots <= 1U << kMostSlotBits;
}

std::size_t size_of(const Header& header) {
  return sizeof header + sizeof(std::uint32_t) * (header.word_slots + header.feature_slots) +
         header.rows * kParts;
}

Header read_header(const std::filesystem::path& file, std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof header) refuse(file, "is too short for a model of parts of speech");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic) {
    refuse(file, "is no model of parts of speech: it does not start with \"dwparts\"");
  }
  if (header.version != kVersion || header.parts != kParts ||
      header.fingerprint != PartFeatures::fingerprint()) {
    refuse(file, "was trained with other features than this program computes; train it anew");
  }
  if (!is_table(header.word_slots) || !is_table(header.feature_slots) || header.rows > kMostRows ||
      bytes.size() != size_of(header)) {
    refuse(file, "is cut short or damaged: " + std::to_string(bytes.size()) +
                     " bytes do not fit what its header says");
  }
  return header;
}

typedef std::int8_t Bytes __attribute__((vector_size(kLanes)));
typedef std::int16_t Sums __attribute__((vector_size(2 * kLanes)));

}  // namespace

PartModel::PartModel(const std::filesystem::path& file)
    : file_(std::make_unique<MappedFile>(file)) {
  const std::string_view bytes = file_->bytes();
  const Header header = read_header(file, bytes);
  const auto* words = reinterpret_cast<const std::uint32_t*>(bytes.data() + sizeof header);
  const std::span<const std::uint32_t> word_slots(words, header.word_slots);
  slots_ = {words + header.word_slots, header.feature_slots};
  rows_ = reinterpret_cast<const std::int8_t*>(slots_.data() + slots_.size());
  // A table without an empty slot would be searched for ever.
  if (std::ranges::count(word_slots, 0U) == 0 || std::ranges::count(slots_, 0U) == 0 ||
      std::ranges::any_of(slots_, [&](auto slot) { return (slot & kMostRows) > header.rows; })) {
    refuse(file, "is damaged: a slot names a row that is not there, or none is empty");
  }
  lexicon_ = PartLexicon(word_slots);
}

PartModel::~PartModel() = default;

PartScores PartModel::score(std::span<const PartFeature> features) const {
  // Slots and rows lie all over the memory: first all are sent for, then all are read.
  const std::size_t mask = slots_.size() - 1;
  for (const PartFeature feature : features) __builtin_prefetch(&slots_[feature & mask]);
  std::array<const std::int8_t*, PartFeatures::kMost> rows;
  std::size_t known = 0;
  for (const PartFeature feature : features) {
    std::size_t at = feature & mask;
    while (slots_[at] != 0 && (slots_[at] & ~kMostRows) != check_of(feature)) at = (at + 1) & mask;
    if (slots_[at] == 0) continue;
    rows[known] = rows_ + std::size_t{(slots_[at] & kMostRows) - 1} * kParts;
    __builtin_prefetch(rows[known++]);
  }
  Sums sums{};
  std::int32_t last = 0;
  for (const std::int8_t* row : std::span(rows).first(known)) {
    Bytes weights;
    std::memcpy(&weights, row, sizeof weights);
    sums += __builtin_convertvector(weights, Sums);
    last += row[kLanes];
  }
  PartScores scores;
  for (std::size_t i = 0; i < kLanes; ++i) scores[i] = sums[i];
  scores[kLanes] = last;
  return scores;
}

void write_part_model(const std::filesystem::path& file, std::span<const KnownWord> words,
                      std::span<const PartWeights> rows) {
  if (rows.size() > kMostRows) {
    throw Error(ErrorCode::invalid_argument, file.string(),
                "a model holds at most " + std::to_string(kMostRows) + " features");
  }
  float largest = 0;
  for (const PartWeights& row : rows) {
    for (const float weight : row.weights) largest = std::max(largest, std::abs(weight));
  }
  // Few weights are larger: cutting them off costs less than coarser steps for all others.
  constexpr float kSteps = 127.0F;
  constexpr float kShare = 0.5F;
  const float step = std::max(largest * kShare, 1e-6F) / kSteps;

  const auto word_slots = PartLexicon::pack(words);
  std::vector<std::uint32_t> slots(std::bit_ceil(rows.size() + rows.size() / 3 + 2));
  std::vector<std::int8_t> weights;
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    std::size_t at = rows[r].feature & (slots.size() - 1);
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = check_of(rows[r].feature) | (r + 1);
    for (const float weight : rows[r].weights) {
      weights.push_back(
          static_cast<std::int8_t>(std::clamp(std::round(weight / step), -kSteps, kSteps)));
    }
  }
  Header header;
  header.fingerprint = PartFeatures::fingerprint();
  header.word_slots = static_cast<std::uint32_t>(word_slots.size());
  header.feature_slots = static_cast<std::uint32_t>(slots.size());
  header.rows = static_cast<std::uint32_t>(rows.size());
  std::ofstream out(file, std::ios::binary);
  const auto write = [&out](const void* bytes, std::size_t size) {
    out.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size));
  };
  write(&header, sizeof header);
  write(word_slots.data(), word_slots.size() * sizeof(std::uint32_t));
  write(slots.data(), slots.size() * sizeof(std::uint32_t));
  write(weights.data(), weights.size());
  out.close();
  if (!out) throw Error(ErrorCode::io, file.string(), "the model cannot be written");
}

}  // namespace docweave
