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
constexpr std::uint32_t kVersion = 2;

// A slot holds a row's number from 1 (0: empty) and above it a few bits of the feature's hash. One
// feature in some ten thousand that the model does not know is taken for another: that costs less
// than slots of twice the size.
constexpr unsigned kRowBits = 18;
constexpr std::uint32_t kMostRows = (1U << kRowBits) - 1;
constexpr std::uint32_t tag_of(Feature feature) {
  return static_cast<std::uint32_t>(feature >> (32 + kRowBits));
}
/// Weights are stored as bytes without a sign; this one is 0.
constexpr unsigned kZero = 128;
static_assert(kMaxFeatures * 255 <= 0xFFFF, "sums of weights must fit 16 bits");

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

// Rows are added in vectors by hand: left to itself, g++ 12 adds them byte by byte.
constexpr std::size_t kLanes = 8;
using Weights = std::uint8_t __attribute__((vector_size(kLanes)));
using Sums = std::uint16_t __attribute__((vector_size(2 * kLanes)));
static_assert(kWidth % kLanes == 0);

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
      scale_(other.scale_),
      transitions_(other.transitions_),
      calibration_(other.calibration_) {}

Model::~Model() {
  if (memory_ != nullptr) ::munmap(memory_, size_);
}

void Model::score(std::span<const Feature> features, LabelScores& scores) const {
  // Whether a feature is known is as good as random to the processor, so the first look at each
  // goes without a branch; only those whose slot another feature holds are looked for further.
  std::array<std::uint32_t, kMaxFeatures> rows;
  std::array<Feature, kMaxFeatures> displaced;
  std::size_t known = 0;
  std::size_t left = 0;
  for (const Feature feature : features) {
    const std::uint32_t slot = slots_[feature & slot_mask_];
    const bool used = slot != 0;
    const bool match = used & (slot >> kRowBits == tag_of(feature));
    rows[known] = slot & kMostRows;
    known += match;
    displaced[left] = feature;
    left += used & !match;
  }
  for (std::size_t i = 0; i < left; ++i) {
    const std::uint32_t tag = tag_of(displaced[i]);
    std::uint64_t at = (displaced[i] + 1) & slot_mask_;
    while (slots_[at] != 0 && slots_[at] >> kRowBits != tag) at = (at + 1) & slot_mask_;
    if (slots_[at] != 0) rows[known++] = slots_[at] & kMostRows;
  }
  std::array<Sums, kWidth / kLanes> sums{};
  for (std::size_t r = 0; r < known; ++r) {
    const std::uint8_t* row = rows_ + std::size_t{rows[r] - 1} * kWidth;
    for (std::size_t part = 0; part < sums.size(); ++part) {
      Weights weights;
      std::memcpy(&weights, row + part * kLanes, sizeof weights);
      sums[part] += __builtin_convertvector(weights, Sums);
    }
  }
  const auto zero = static_cast<float>(known * kZero);
  for (std::size_t label = 0; label < kWidth; ++label) {
    scores[label] = scale_ * (static_cast<float>(sums[label / kLanes][label % kLanes]) - zero);
  }
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
