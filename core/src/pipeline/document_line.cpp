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

}  // namespace

/// One file's way to its parts.
class DocumentLine::Opening : public InputReader::Taker {
 public:
  Opening(const DocumentLine& line, const std::function<bool(Task)>& hand_on)
      : line_(line), clock_(line.stage_names_.size()), hand_on_(hand_on) {}

  void run(Input file, bool named) {
    InputReader reader(line_.stages_.sources, line_.routing_, line_.limits_, clock_, *this);
    reader.open(std::move(file), named);
    result_.spent = clock_.spent();
    hand_on_(std::move(result_));
  }

  bool take(Part part) override {
    // What was told before it comes before it.
    if (!result_.outcomes.empty() && !hand_on_(std::exchange(result_, {}))) return false;
    return hand_on_(std::move(part));
  }
  void take(Document document, std::size_t source) override {
    take(Failure{document.info().id, line_.stage_names_[source],
                 "a container's documents are inputs for other sources"});
  }
  void take(Failure failure) override { result_.outcomes.emplace_back(std::move(failure)); }
  void take(Skip skip) override { result_.outcomes.emplace_back(std::move(skip)); }

 private:
  const DocumentLine& line_;
  StageClock clock_;
  const std::function<bool(Task)>& hand_on_;
  LineResult result_;
};

/// One part's way to what it says.
class DocumentLine::Walk : public InputReader::Taker {
 public:
  explicit Walk(const DocumentLine& line)
      : line_(line),
        clock_(line.stage_names_.size()),
        reader_(line.stages_.sources, line.routing_, line.limits_, clock_, *this) {}

  LineResult run(const Part& part) && {
    result_.bytes = part.input.bytes.size();
    reader_.read(part);
    result_.spent = clock_.spent();
    return std::move(result_);
  }

  bool take(Part part) override {
    reader_.read(part);
    return true;
  }
  void take(Failure failure) override { result_.outcomes.emplace_back(std::move(failure)); }
  void take(Skip skip) override { result_.outcomes.emplace_back(std::move(skip)); }

  void take(Document document, std::size_t source) override {
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

 private:
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
    take(Failure{document, stage, std::move(reason)});
  }

  const DocumentLine& line_;
  StageClock clock_;
  InputReader reader_;
  LineResult result_;
};

DocumentLine::DocumentLine(const Stages& stages, const Limits& limits, DocumentTap tap)
    : stages_(stages), limits_(limits), tap_(std::move(tap)), routing_(manifests(stages.sources)) {
  add_names(stages.sources, stage_names_);
  add_names(stages.extractors, stage_names_);
  add_names(stages.linkers, stage_names_);
}

void DocumentLine::open(Input file, bool named, const std::function<bool(Task)>& take) const {
  Opening(*this, take).run(std::move(file), named);
}

LineResult DocumentLine::follow(const Part& part) const {
  return Walk(*this).run(part);
}

}  // namespace docweave
