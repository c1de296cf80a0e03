#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <vector>

#include <docweave/source.hpp>

#include "pipeline/config.hpp"
#include "pipeline/outcome.hpp"
#include "pipeline/routing.hpp"
#include "pipeline/stage_clock.hpp"
#include "pipeline/stages.hpp"
#include "pipeline/unpack_budget.hpp"

namespace docweave {

/// An input that is no container, with all its bytes, and the source that reads it.
struct Part {
  Input input;
  std::size_t source = 0;
  std::uint32_t depth = 0;  ///< In how many containers it lies.
};

/// Why a plugin gave a document up; the document itself is named beside it.
std::string reason_of(const std::exception& failure, const std::string& document);

/// Takes inputs to their sources: opens containers, however deep, as streams, and reads what is
/// none into memory, all within the pipeline's limits. What goes wrong with an input is told to the
/// taker. Belongs to one thread.
class InputReader {
 public:
  /// Told of everything in order.
  class Taker {
   public:
    virtual ~Taker() = default;
    /// False: no more is wanted.
    virtual bool take(Part part) = 0;
    virtual void take(Document document, std::size_t source) = 0;
    virtual void take(Failure failure) = 0;
    virtual void take(Skip skip) = 0;
  };

  /// Sources are the first stages of the clock.
  InputReader(const std::vector<Loaded<Source>>& sources, const Routing& routing,
              const Limits& limits, StageClock& clock, Taker& taker)
      : sources_(sources), routing_(routing), limits_(limits), clock_(clock), taker_(taker) {}

  /// Gives the taker the parts of a file, or the file itself where it is no container. `named`: see
  /// `Routing::route`.
  void open(Input file, bool named);
  /// Gives the taker the documents of a part, and the parts of inputs that its source emits.
  void read(const Part& part);

 private:
  class Sink;

  void enter(Input& input, bool named, std::uint32_t depth, const std::string& stage);
  void enter_part(Input& input, std::uint32_t depth, const std::string& stage);
  void read_with(std::size_t source, const Input& input, std::uint32_t depth);
  void take_whole(Input& input, std::size_t source, std::uint32_t depth);
  template <class Step>
  bool guarded(const std::string& input, const std::string& stage, std::uint32_t depth, Step step);

  const std::vector<Loaded<Source>>& sources_;
  const Routing& routing_;
  const Limits& limits_;
  StageClock& clock_;
  Taker& taker_;
  UnpackBudget* budget_ = nullptr;  // Of the file or part at hand.
  std::uint32_t root_depth_ = 0;
};

}  // namespace docweave
