#include "tagger/model.hpp"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <string>
#include <tuple>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <docweave/error.hpp>

namespace docweave::names {
namespace {

constexpr std::array<char, 8> kMagic = {'d', 'w', 't', 'a', 'g', 'g', 'e', 'r'};
constexpr std::uint32_t kVersion = 3;

// A slot holds a row's number from 1 (0: empty) and above it a few bits of the feature's hash. One
// feature in some ten thousand that the model does not know is taken for another: that costs less
// than slots of twice the size.
constexpr unsigned kRowBits = 18;
constexpr std::uint32_t kMostRows = (1U << kRowBits) - 1;
constexpr std::uint32_t tag_of(Feature feature) {
  return static_cast<std::uint32_t>(feature >> (32 + kRowBits));
}
/// Bits of the tag that the sieve looks at.
constexpr unsigned kSieveBits = 2;
/// Weights are stored as bytes without a sign; this one is 0.
constexpr unsigned kZero = 128;
constexpr std::array<std::uint8_t, kWidth> no_weights() {
  std::array<std::uint8_t, kWidth> row{};
  row.fill(kZero);
  return row;
}
constexpr std::array<std::uint8_t, kWidth> kNoWeights = no_weights();
constexpr std::size_t kMostOfWords = 64;  ///< Features that are summed by word.
static_assert(kMaxFeatures * 255 <= 0xFFFF && (kMaxFeatures + kMostOfWords) * 127 <= 0x7FFF,
              "sums of weights must fit 16 bits");

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kVersion;
  std::uint32_t labels = kLabels;
  std::uint64_t fingerprint = 0;
  std::uint32_t slot_bits = 0;
  std::uint32_t rows = 0;
  float scale = 1.0F;
  std::uint32_t reserved = 0;
  std::array<std::array<char, 16>, kTypes> types{};  ///< Names of the types, padded with zeros.
  Transitions transitions{};
  Calibration calibration{};
  std::uint32_t padding = 0;
};
static_assert(sizeof(Header) % 8 == 0);
static_assert(std::endian::native == std::endian::little, "model files are little-endian");

/// Adds up rows, the bytes with even and with odd numbers by themselves: so each half of a pair has
/// room for its sum. In vectors by hand: left to itself, g++ 12 adds byte by byte.
template <std::size_t kPairs>
class PairSums {
 public:
  void add(const std::uint8_t* bytes) {
    Pairs pairs;
    std::memcpy(&pairs, bytes, sizeof pairs);
    even_ += pairs & 0xFF;
    odd_ += pairs >> 8;
  }
  /// Writes the sums less `zero`.
  void write(unsigned zero, std::int16_t* even, std::int16_t* odd) const {
    const Pairs less_even = even_ - static_cast<std::uint16_t>(zero);
    const Pairs less_odd = odd_ - static_cast<std::uint16_t>(zero);
    std::memcpy(even, &less_even, sizeof less_even);
    std::memcpy(odd, &less_odd, sizeof less_odd);
  }

 private:
  typedef std::uint16_t Pairs __attribute__((vector_size(2 * kPairs)));
  Pairs even_{};
  Pairs odd_{};
};

std::array<std::array<char, 16>, kTypes> type_names() {
  std::array<std::array<char, 16>, kTypes> names{};
  for (std::size_t t = 0; t < kTypes; ++t) {
    const std::string_view name = info(static_cast<Type>(t)).name;
    std::copy_n(name.begin(), std::min<std::size_t>(name.size(), 15), names[t].begin());
  }
  return names;
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw Error(ErrorCode::invalid_data, file.string(), why);
}

/// A file's bytes, read-only.
std::pair<void*, std::size_t> map_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    throw Error(ErrorCode::io, file.string(),
                std::string("the model cannot be opened: ") + std::strerror(errno));
  }
  struct stat status {};
  const bool known = ::fstat(descriptor, &status) == 0;
  const auto size = known ? static_cast<std::size_t>(status.st_size) : 0;
  void* memory =
      size == 0 ? MAP_FAILED : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  ::close(descriptor);
  if (size == 0) refuse(file, "is empty; a tagger model was expected");
  if (memory == MAP_FAILED) {
    throw Error(ErrorCode::io, file.string(), "the model cannot be mapped into memory");
  }
  return {memory, size};
}

void check(const std::filesystem::path& file, const Header& header, std::size_t size) {
  if (header.magic != kMagic)
    refuse(file, "is no tagger model: it does not start with \"dwtagger\"");
  if (header.version != kVersion) {
    refuse(file, "is a tagger model of version " + std::to_string(header.version) +
                     "; this program reads version " + std::to_string(kVersion));
  }
  if (header.labels != kLabels || header.types != type_names()) {
    refuse(file, "was trained for other types of names than this program knows; train it anew");
  }
  if (header.fingerprint != Features::fingerprint()) {
    refuse(file, "was trained with other features than this program computes; train it anew");
  }
  constexpr std::uint32_t kMostSlotBits = 28;
  if (header.slot_bits > kMostSlotBits || header.rows > kMostRows ||
      header.rows >= (std::uint64_t{1} << header.slot_bits) ||
      size != sizeof(Header) + (std::size_t{4} << header.slot_bits) + header.rows * kWidth) {
    refuse(file, "is cut short or damaged: " + std::to_string(size) +
                     " bytes do not fit what its header says");
  }
}

}  // namespace

double Calibration::operator()(double value) const {
  if (value <= probability.front()) return precision.front();
  for (std::size_t i = 1; i < kPoints; ++i) {
    if (value > probability[i]) continue;
    const double width = probability[i] - probability[i - 1];
    const double share = width > 0 ? (value - probability[i - 1]) / width : 1.0;
    return precision[i - 1] + share * (precision[i] - precision[i - 1]);
  }
  return precision.back();
}

Model::Model(const std::filesystem::path& file) {
  std::tie(memory_, size_) = map_file(file);
  try {
    Header header;
    if (size_ < sizeof header) refuse(file, "is too short for a tagger model");
    std::memcpy(&header, memory_, sizeof header);
    check(file, header, size_);
    const char* bytes = static_cast<const char*>(memory_) + sizeof header;
    slots_ = reinterpret_cast<const std::uint32_t*>(bytes);
    slot_mask_ = (std::uint64_t{1} << header.slot_bits) - 1;
    rows_ = reinterpret_cast<const std::uint8_t*>(bytes + (slot_mask_ + 1) * sizeof(std::uint32_t));
    for (std::uint64_t i = 0; i <= slot_mask_; ++i) {
      if ((slots_[i] & kMostRows) > header.rows)
        refuse(file, "is damaged: a slot names a row that is not there");
    }
    fill_sieve();
    scale_ = header.scale;
    transitions_ = header.transitions;
    calibration_ = header.calibration;
  } catch (...) {
    ::munmap(memory_, size_);
    throw;
  }
}

Model::Model(Model&& other) noexcept
    : memory_(std::exchange(other.memory_, nullptr)),
      size_(other.size_),
      slots_(other.slots_),
      slot_mask_(other.slot_mask_),
      rows_(other.rows_),
      sieve_(std::move(other.sieve_)),
      scale_(other.scale_),
      transitions_(other.transitions_),
      calibration_(other.calibration_) {}

Model::~Model() {
  if (memory_ != nullptr) ::munmap(memory_, size_);
}

std::uint64_t Model::sieve_place(std::uint64_t slot, std::uint32_t tag) {
  return slot << kSieveBits | (tag & ((1U << kSieveBits) - 1));
}

/// A row in a slot belongs there or to one of the slots in use that go before it.
void Model::fill_sieve() {
  sieve_.assign(((slot_mask_ + 1) << kSieveBits) / 64 + 1, 0);
  for (std::uint64_t slot = 0; slot <= slot_mask_; ++slot) {
    if (slots_[slot] == 0) continue;
    std::uint64_t home = slot;
    do {
      const std::uint64_t place = sieve_place(home, slots_[slot] >> kRowBits);
      sieve_[place / 64] |= std::uint64_t{1} << place % 64;
      home = (home - 1) & slot_mask_;
    } while (slots_[home] != 0);
  }
}

void Model::sift(std::span<const Feature> features, std::vector<Feature>& likely) const {
  // Whether a feature is known is as good as random to the processor: no branch.
  const std::size_t begin = likely.size();
  likely.resize(begin + features.size());
  Feature* end = likely.data() + begin;
  const std::uint64_t* const sieve = sieve_.data();
  const std::uint64_t mask = slot_mask_;
  for (const Feature feature : features) {
    const std::uint64_t place = sieve_place(feature & mask, tag_of(feature));
    *end = feature;
    end += sieve[place / 64] >> place % 64 & 1U;
  }
  likely.resize(static_cast<std::size_t>(end - likely.data()));
  for (std::size_t i = begin; i < likely.size(); ++i) __builtin_prefetch(&slots_[likely[i] & mask]);
}

/// The row of a feature whose slot another one holds; 0: it has none.
std::uint32_t Model::row_behind(Feature feature) const {
  const std::uint32_t tag = tag_of(feature);
  std::uint64_t at = (feature + 1) & slot_mask_;
  while (slots_[at] != 0 && slots_[at] >> kRowBits != tag) at = (at + 1) & slot_mask_;
  return slots_[at] & kMostRows;
}

void Model::find(std::span<const Feature> features, std::span<Row> rows) const {
  const std::uint32_t* const slots = slots_;
  const std::uint64_t mask = slot_mask_;
  for (std::size_t i = 0; i < features.size(); ++i) {
    const std::uint32_t slot = slots[features[i] & mask];
    const bool settled = slot == 0 || slot >> kRowBits == tag_of(features[i]);
    const std::uint32_t row = settled ? slot & kMostRows : row_behind(features[i]);
    rows[i] = row == 0 ? kNoWeights.data() : rows_ + std::size_t{row - 1} * kWidth;
    __builtin_prefetch(rows[i]);
  }
}

LabelSums Model::sum(std::span<const Row> rows) const {
  constexpr std::size_t kFirst = 8;
  PairSums<kFirst> first;
  PairSums<LabelSums::kPairs - kFirst> rest;
  for (const Row row : rows) {
    first.add(row);
    rest.add(row + 2 * kFirst);
  }
  const auto zero = static_cast<unsigned>(rows.size() * kZero);
  LabelSums sums;
  first.write(zero, sums.even.data(), sums.odd.data());
  rest.write(zero, &sums.even[kFirst], &sums.odd[kFirst]);
  return sums;
}

LabelSums Model::sum(std::span<const Feature> features) const {
  std::array<Row, kMaxFeatures> rows;
  const auto found = std::span(rows).first(features.size());
  find(features, found);
  return sum(found);
}

LabelScores Model::scores(const LabelSums& sums) const {
  LabelScores scores;
  for (std::size_t pair = 0; pair < LabelSums::kPairs; ++pair) {
    scores[2 * pair] = scale_ * static_cast<float>(sums.even[pair]);
    scores[2 * pair + 1] = scale_ * static_cast<float>(sums.odd[pair]);
  }
  return scores;
}

void write_model(const std::filesystem::path& file, std::span<const WeightRow> rows,
                 const Transitions& transitions, const Calibration& calibration) {
  if (rows.size() > kMostRows) {
    throw Error(ErrorCode::invalid_argument, file.string(),
                "a model holds at most " + std::to_string(kMostRows) + " features");
  }
  constexpr float kSteps = 127.0F;
  // Few weights are larger: cutting them off costs less than coarser steps for all others.
  constexpr float kLargest = 3.0F;
  Header header;
  header.fingerprint = Features::fingerprint();
  // Two to four slots a row, so that most features are settled at the first.
  header.slot_bits = static_cast<std::uint32_t>(std::bit_width(rows.size()) + 1);
  header.rows = static_cast<std::uint32_t>(rows.size());
  header.scale = kLargest / kSteps;
  header.types = type_names();
  header.transitions = transitions;
  header.calibration = calibration;

  std::vector<std::uint32_t> slots(std::size_t{1} << header.slot_bits);
  std::vector<std::uint8_t> weights(rows.size() * kWidth, kZero);
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    std::size_t at = rows[r].feature & (slots.size() - 1);
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = tag_of(rows[r].feature) << kRowBits | (r + 1);
    for (std::size_t label = 0; label < kLabels; ++label) {
      const float steps = std::round(rows[r].weights[label] / header.scale);
      weights[r * kWidth + label] =
          static_cast<std::uint8_t>(kZero + std::clamp(steps, -kSteps, kSteps));
    }
  }
  std::ofstream out(file, std::ios::binary);
  const auto write = [&out](const void* bytes, std::size_t size) {
    out.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size));
  };
  write(&header, sizeof header);
  write(slots.data(), slots.size() * sizeof(std::uint32_t));
  write(weights.data(), weights.size());
  out.close();
  if (!out) throw Error(ErrorCode::io, file.string(), "the model cannot be written");
}

}  // namespace docweave::names
