#include "pipeline/document_line.hpp"

#include <exception>
#include <utility>

#include <fmt/format.h>

#include <docweave/error.hpp>

namespace docweave {
namespace {

template <class Kind>
void add_names(const std::vector<Loaded<Kind>>& stages, std::vector<std::string>& names) {
  for (const Loaded<Kind>& stage : stages) names.push_back(stage.manifest.id());
}

std::vector<Manifest> manifests(const std::vector<Loaded<Source>>& sources) {
  std::vector<Manifest> result;
  for (const Loaded<Source>& source : sources) result.push_back(source.manifest);
  return result;
}

void check(const Document& document, const Evidence& evidence) {
  const Span span = evidence.span;
  if (span.empty() || span.end > document.text().size() || document.text(span) != evidence.quote) {
    throw Error(ErrorCode::invalid_data, fmt::format("byte {}", span.begin),
                fmt::format("the quote \"{}\" of {} is not what the text says there",
                            evidence.quote, evidence.plugin));
  }
}

// The promise on which every output stands: each quote is in the text, to the letter.
void check(const Document& document, const DocumentGraph& graph) {
  for (const Entity& entity : graph.entities()) {
    for (const Evidence& evidence : entity.mentions) check(document, evidence);
  }
  for (const Statement& statement : graph.statements()) {
    for (const Evidence& evidence : statement.evidence()) check(document, evidence);
  }
}

std::string reason_of(const std::exception& failure, const std::string& document) {
  const auto* error = dynamic_cast<const Error*>(&failure);
  // The document is named beside the reason.
  return error && error->where() == document ? error->message() : failure.what();
}

}  // namespace

/// One input's way, on one thread.
class DocumentLine::Walk {
 public:
  explicit Walk(const DocumentLine& line) : line_(line), clock_(line.stage_names_.size()) {}

  LineResult take() && {
    result_.spent = clock_.spent();
    return std::move(result_);
  }

  void read(const Input& input, bool named, std::uint32_t depth) {
    const Route route = line_.routing_.route(input, named);
    if (route.source) {
      read_with(*route.source, input, depth);
    } else if (route.failed) {
      result_.outcomes.emplace_back(Failure{input.id, "routing", route.reason});
    } else {
      result_.outcomes.emplace_back(Skip{input.id, route.reason});
    }
  }

 private:
  class Sink : public SourceSink {
   public:
    Sink(Walk& walk, const Input& input, std::size_t source, std::uint32_t depth)
        : walk_(walk), input_(input), source_(source), depth_(depth) {}

    void emit(Document document) override {
      ++emitted;
      if (document.info().id.empty()) document.info().id = input_.id;
      walk_.follow(std::move(document), source_);
    }
    void emit(Input part) override {
      ++emitted;
      walk_.read_part(part, depth_ + 1);
    }

    std::size_t emitted = 0;

   private:
    Walk& walk_;
    const Input& input_;
    std::size_t source_;
    std::uint32_t depth_;
  };

  template <class Step>
  bool guarded(const std::string& document, const std::string& stage, Step step) {
    try {
      step();
      return true;
    } catch (const std::exception& failure) {
      fail(document, stage, reason_of(failure, document));
    } catch (...) {
      fail(document, stage, "threw something that is no std::exception");
    }
    return false;
  }

  void fail(const std::string& document, const std::string& stage, std::string reason) {
    result_.outcomes.emplace_back(Failure{document, stage, std::move(reason)});
  }

  void read_with(std::size_t source, const Input& input, std::uint32_t depth) {
    const StageClock::Lap lap(clock_, source);
    const std::string& stage = line_.stage_names_[source];
    Sink sink(*this, input, source, depth);
    const bool read =
        guarded(input.id, stage, [&] { line_.stages_.sources[source].plugin->read(input, sink); });
    if (read && sink.emitted == 0) fail(input.id, stage, "no document in it");
  }

  void read_part(const Input& part, std::uint32_t depth) {
    if (depth > line_.limits_.container_depth) {
      fail(part.id, "routing",
           fmt::format("in a container more than {} deep; the pipeline's /limits allow no more",
                       line_.limits_.container_depth));
    } else if (part.bytes.size() > line_.limits_.input_bytes) {
      fail(part.id, "routing",
           fmt::format("larger than {} bytes; the pipeline's /limits allow no more",
                       line_.limits_.input_bytes));
    } else {
      read(part, false, depth);
    }
  }

  void follow(Document document, std::size_t source) {
    const std::string id = document.info().id;
    if (document.text().empty()) return fail(id, line_.stage_names_[source], "holds no text");
    std::size_t stage = line_.stages_.sources.size();
    for (const Loaded<Extractor>& extractor : line_.stages_.extractors) {
      const StageClock::Lap lap(clock_, stage);
      if (!guarded(id, line_.stage_names_[stage], [&] { extractor.plugin->extract(document); })) {
        return;
      }
      ++stage;
    }
    document.info().id = id;
    DocumentGraph graph(document.info());
    for (const Loaded<Linker>& linker : line_.stages_.linkers) {
      const StageClock::Lap lap(clock_, stage);
      if (!guarded(id, line_.stage_names_[stage], [&] {
            linker.plugin->link(document, graph);
            check(document, graph);
          })) {
        return;
      }
      ++stage;
    }
    if (line_.tap_) line_.tap_(document, graph);
    result_.outcomes.emplace_back(std::move(graph));
  }

  const DocumentLine& line_;
  StageClock clock_;
  LineResult result_;
};

DocumentLine::DocumentLine(const Stages& stages, const Limits& limits, DocumentTap tap)
    : stages_(stages), limits_(limits), tap_(std::move(tap)), routing_(manifests(stages.sources)) {
  add_names(stages.sources, stage_names_);
  add_names(stages.extractors, stage_names_);
  add_names(stages.linkers, stage_names_);
}

LineResult DocumentLine::follow(const Input& input, bool named) const {
  Walk walk(*this);
  walk.read(input, named, 0);
  LineResult result = std::move(walk).take();
  result.bytes = input.bytes.size();
  return result;
}

}  // namespace docweave
