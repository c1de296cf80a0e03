#include "pipeline/unpack_budget.hpp"

#include <fmt/format.h>

#include <docweave/error.hpp>

namespace docweave {

void UnpackBudget::add_unpacked(std::uint64_t bytes) {
  unpacked_ += bytes;
  const auto stop = [this](const std::string& than) {
    exhausted_ = true;
    throw Error(ErrorCode::invalid_data, "",
                fmt::format("unpacks to more than {}; the pipeline's /limits allow no more", than));
  };
  if (unpacked_ > limits_.container_bytes) stop(fmt::format("{} bytes", limits_.container_bytes));
  if (unpacked_ > kFree && unpacked_ / limits_.container_ratio > read_) {
    stop(fmt::format("{} times its size", limits_.container_ratio));
  }
  if (exhausted_) throw Error(ErrorCode::invalid_data, "", "is not unpacked further");
}

std::string_view CountedStream::next() {
  const std::string_view bytes = stream_.next();
  if (kind_ == Kind::read) {
    budget_.add_read(bytes.size());
  } else {
    budget_.add_unpacked(bytes.size());
  }
  return bytes;
}

}  // namespace docweave
