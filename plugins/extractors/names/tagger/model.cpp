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
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kRowBytes = kWidth;

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
  if (header.slot_bits > kMostSlotBits || header.rows >= (std::uint64_t{1} << header.slot_bits) ||
      size != sizeof(Header) + (std::size_t{8} << header.slot_bits) + header.rows * kRowBytes) {
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
    slots_ = reinterpret_cast<const Slot*>(bytes);
    slot_mask_ = (std::uint64_t{1} << header.slot_bits) - 1;
    rows_ = reinterpret_cast<const std::int8_t*>(bytes + (slot_mask_ + 1) * sizeof(Slot));
    for (std::uint64_t i = 0; i <= slot_mask_; ++i) {
      if (slots_[i].row > header.rows)
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
  std::array<std::int16_t, kWidth> sums{};
  for (const Feature feature : features) {
    const auto key = static_cast<std::uint32_t>(feature >> 32);
    for (std::uint64_t at = feature & slot_mask_; slots_[at].row != 0; at = (at + 1) & slot_mask_) {
      if (slots_[at].key != key) continue;
      const std::int8_t* row = rows_ + std::size_t{slots_[at].row - 1} * kRowBytes;
      for (std::size_t label = 0; label < kWidth; ++label) {
        sums[label] = static_cast<std::int16_t>(sums[label] + row[label]);
      }
      break;
    }
  }
  for (std::size_t label = 0; label < kWidth; ++label) scores[label] = scale_ * sums[label];
}

void write_model(const std::filesystem::path& file, std::span<const WeightRow> rows,
                 const Transitions& transitions, const Calibration& calibration) {
  constexpr float kSteps = 127.0F;
  // Few weights are larger: cutting them off costs less than coarser steps for all others.
  constexpr float kLargest = 3.0F;
  Header header;
  header.fingerprint = Features::fingerprint();
  header.slot_bits = static_cast<std::uint32_t>(std::bit_width(rows.size() + rows.size() / 4));
  header.rows = static_cast<std::uint32_t>(rows.size());
  header.scale = kLargest / kSteps;
  header.types = type_names();
  header.transitions = transitions;
  header.calibration = calibration;

  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t row = 0;
  };
  std::vector<Slot> slots(std::size_t{1} << header.slot_bits);
  std::vector<std::int8_t> weights(rows.size() * kRowBytes);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::size_t at = rows[r].feature & (slots.size() - 1);
    while (slots[at].row != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = {static_cast<std::uint32_t>(rows[r].feature >> 32),
                 static_cast<std::uint32_t>(r + 1)};
    for (std::size_t label = 0; label < kLabels; ++label) {
      const float steps = std::round(rows[r].weights[label] / header.scale);
      weights[r * kRowBytes + label] = static_cast<std::int8_t>(std::clamp(steps, -kSteps, kSteps));
    }
  }
  std::ofstream out(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.write(reinterpret_cast<const char*>(slots.data()),
            static_cast<std::streamsize>(slots.size() * sizeof(Slot)));
  out.write(reinterpret_cast<const char*>(weights.data()),
            static_cast<std::streamsize>(weights.size()));
  out.close();
  if (!out) throw Error(ErrorCode::io, file.string(), "the model cannot be written");
}

}  // namespace docweave::names
