#include "pipeline/input_reader.hpp"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave {
namespace {

const std::string kInputs = "inputs";
const std::string kRouting = "routing";
constexpr std::size_t kHeadBytes = 4096;  // Enough to know what the input is.

/// Reads on until there are `wanted` bytes, or all.
void read_up_to(Input& input, std::size_t wanted) {
  while (input.rest != nullptr && input.bytes.size() < wanted) {
    const std::string_view bytes = input.rest->next();
    input.bytes += bytes;
    if (bytes.empty()) input.rest = nullptr;
  }
}

void refuse_larger(const Input& input, std::uint64_t limit) {
  if (input.bytes.size() <= limit) return;
  throw Error(ErrorCode::invalid_data, input.id,
              fmt::format("larger than {} bytes; the pipeline's /limits allow no more", limit));
}

void fill(DocumentInfo& info, const DocumentInfo& facts) {
  for (std::string DocumentInfo::*fact :
       {&DocumentInfo::title, &DocumentInfo::url, &DocumentInfo::publisher,
        &DocumentInfo::date_published, &DocumentInfo::language, &DocumentInfo::retrieved}) {
    if ((info.*fact).empty()) info.*fact = valid_utf8(facts.*fact);
  }
}

}  // namespace

std::string reason_of(const std::exception& failure, const std::string& document) {
  const auto* error = dynamic_cast<const Error*>(&failure);
  const bool told = error && (error->where().empty() || error->where() == document);
  return told ? error->message() : failure.what();
}

class InputReader::Sink : public SourceSink {
 public:
  Sink(InputReader& reader, const Input& input, std::size_t source, std::uint32_t depth)
      : reader_(reader), input_(input), source_(source), depth_(depth) {}

  void emit(Document document) override {
    ++emitted;
    if (document.info().id.empty()) document.info().id = input_.id;
    fill(document.info(), input_.facts);
    reader_.taker_.take(std::move(document), source_);
  }
  void emit(Input part) override {
    ++emitted;
    reader_.enter_part(part, depth_ + 1, reader_.sources_[source_].manifest.id());
  }
  void unpacked(std::uint64_t bytes) override { reader_.budget_->add_unpacked(bytes); }

  std::size_t emitted = 0;

 private:
  InputReader& reader_;
  const Input& input_;
  std::size_t source_;
  std::uint32_t depth_;
};

/// What a step throws is told as the failure of its input; but what ends a whole file goes through
/// to where the file was opened.
template <class Step>
bool InputReader::guarded(const std::string& input, const std::string& stage, std::uint32_t depth,
                          Step step) {
  try {
    step();
    return true;
  } catch (const std::exception& failure) {
    if (depth > root_depth_ && budget_->exhausted()) throw;
    taker_.take(Failure{input, stage, reason_of(failure, input)});
  } catch (...) {
    taker_.take(Failure{input, stage, "threw something that is no std::exception"});
  }
  return false;
}

void InputReader::open(Input file, bool named) {
  UnpackBudget budget(limits_);
  budget.add_read(file.bytes.size());
  std::optional<CountedStream> counted;
  if (file.rest != nullptr) {
    file.rest = &counted.emplace(*file.rest, budget, CountedStream::Kind::read);
  }
  budget_ = &budget;
  root_depth_ = 0;
  enter(file, named, 0, kInputs);
  budget_ = nullptr;
}

void InputReader::read(const Part& part) {
  if (budget_ != nullptr) return read_with(part.source, part.input, part.depth);
  UnpackBudget budget(limits_);
  budget.add_read(part.input.bytes.size());
  budget_ = &budget;
  root_depth_ = part.depth;
  read_with(part.source, part.input, part.depth);
  budget_ = nullptr;
}

void InputReader::enter_part(Input& input, std::uint32_t depth, const std::string& stage) {
  if (depth > limits_.container_depth) {
    return taker_.take(Failure{
        input.id, kRouting,
        fmt::format("in a container more than {} deep; the pipeline's /limits allow no more",
                    limits_.container_depth)});
  }
  input.id = valid_utf8(input.id);
  budget_->add_unpacked(input.bytes.size());
  std::optional<CountedStream> counted;
  if (input.rest != nullptr) {
    input.rest = &counted.emplace(*input.rest, *budget_, CountedStream::Kind::unpacked);
  }
  enter(input, false, depth, stage);
}

/// `stage` is who is to blame where the bytes cannot be had.
void InputReader::enter(Input& input, bool named, std::uint32_t depth, const std::string& stage) {
  const std::string id = input.id;
  Route route;
  const auto find_route = [&] {
    read_up_to(input, kHeadBytes);
    if (input.bytes.empty()) {
      if (depth == 0) throw Error(ErrorCode::invalid_data, id, "the file is empty");
      route.reason = "is empty";
    } else {
      route = routing_.route(input, named);
    }
  };
  if (!guarded(id, stage, depth, find_route)) return;
  if (!route.source) {
    if (route.failed) return taker_.take(Failure{id, kRouting, route.reason});
    return taker_.take(Skip{id, route.reason});
  }
  if (sources_[*route.source].manifest.container) {
    return read_with(*route.source, input, depth);
  }
  const bool whole = guarded(id, stage, depth, [&] {
    read_up_to(input, limits_.input_bytes + 1);
    refuse_larger(input, limits_.input_bytes);
  });
  if (whole) take_whole(input, *route.source, depth);
}

void InputReader::take_whole(Input& input, std::size_t source, std::uint32_t depth) {
  input.rest = nullptr;
  const StageClock::Lap lap(clock_, StageClock::kNone);
  if (!taker_.take(Part{std::move(input), source, depth})) budget_->cancel();
}

void InputReader::read_with(std::size_t source, const Input& input, std::uint32_t depth) {
  const StageClock::Lap lap(clock_, source);
  const std::string stage = sources_[source].manifest.id();
  Sink sink(*this, input, source, depth);
  const bool read =
      guarded(input.id, stage, depth, [&] { sources_[source].plugin->read(input, sink); });
  if (read && sink.emitted == 0) {
    taker_.take(Failure{input.id, stage, "no document in it"});
  }
}

}  // namespace docweave
