#include "query/verify.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>

#include <fmt/format.h>

#include <docweave/linker.hpp>
#include <docweave/text.hpp>

#include "pipeline/diagnostics.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/run_line.hpp"
#include "pipeline/stages.hpp"
#include "resolve/iri.hpp"

namespace docweave::query {
namespace {

std::string words_there(std::string_view text, std::uint64_t begin, std::uint64_t end) {
  return valid_utf8(text.substr(begin, end - begin));
}

/// Why a claim does not hold; empty when it does.
std::string refutation(const Document& document, const Claim& claim) {
  const std::string_view text = document.text();
  if (claim.begin >= claim.end || claim.end > text.size()) {
    return fmt::format("lies outside the text, which has {} bytes", text.size());
  }
  if (text.substr(claim.begin, claim.end - claim.begin) != claim.quote) {
    const std::size_t elsewhere = text.find(claim.quote);
    if (elsewhere != std::string_view::npos && !claim.quote.empty()) {
      return fmt::format("stands at byte {} instead", elsewhere);
    }
    return fmt::format("the text reads \"{}\" there", words_there(text, claim.begin, claim.end));
  }
  if (!claim.place) return {};
  const auto origin = document.origin(
      {static_cast<std::uint32_t>(claim.begin), static_cast<std::uint32_t>(claim.end)});
  const Place place = origin ? Place{origin->begin, origin->end, origin->page} : Place();
  if (place.page != claim.place->page) {
    return fmt::format("stands on page {}, not on page {}", place.page, claim.place->page);
  }
  if (place.page > 0 || place == *claim.place) return {};
  return fmt::format("stands at bytes {} to {} of the file, not at {} to {}", place.begin,
                     place.end, claim.place->begin, claim.place->end);
}

/// Stands at the end of the line in place of linkers, where whole documents come by.
class QuoteCheck : public Linker {
 public:
  QuoteCheck(Claims& claims, std::string base) : claims_(claims), base_(std::move(base)) {}

  void link(const Document& document, DocumentGraph&) const override {
    const std::string key = key_of(document.info().id);
    const std::vector<Claim> claims = claims_.take(key);
    std::vector<Refuted> refuted;
    for (const Claim& claim : claims) {
      std::string reason = refutation(document, claim);
      if (!reason.empty()) refuted.push_back({key, claim, std::move(reason)});
    }
    const std::scoped_lock lock(mutex_);
    result_.documents += claims.empty() ? 0 : 1;
    result_.proved += claims.size() - refuted.size();
    result_.failed += refuted.size();
    std::ranges::move(refuted, std::back_inserter(result_.refuted));
  }

  std::string key_of(const std::string& id) const {
    return claims_.key() == Claims::Key::id ? id : document_iri(base_, id);
  }

  Verification take() { return std::move(result_); }

 private:
  Claims& claims_;
  std::string base_;
  mutable std::mutex mutex_;
  mutable Verification result_;
};

Manifest manifest_of_check() {
  Manifest manifest;
  manifest.kind = Linker::kKind;
  manifest.name = "verify";
  return manifest;
}

}  // namespace

Verification verify(Claims& claims, const PipelineConfig& config, const PluginRegistry& registry,
                    const std::vector<std::string>& inputs, unsigned threads) {
  PipelineConfig reading = config;
  reading.extractors.clear();
  reading.linkers.clear();
  reading.outputs.clear();
  CollectedDiagnostics diagnostics;
  Stages stages = Stages::make(reading, registry, diagnostics);
  auto owned = std::make_unique<QuoteCheck>(claims, config.base);
  QuoteCheck& check = *owned;
  stages.linkers.push_back({manifest_of_check(), std::move(owned)});

  std::map<std::string, std::string> reasons;  // by key
  const InputList list = find_inputs(inputs);
  for (const InputProblem& problem : list.problems) {
    reasons.emplace(check.key_of(problem.input), problem.reason);
  }
  const DocumentLine line(stages, config.limits);
  run_line(line, list.files, nullptr, threads, [&](const LineResult& result) {
    for (const Outcome& outcome : result.outcomes) {
      if (const auto* failure = std::get_if<Failure>(&outcome)) {
        reasons.emplace(check.key_of(failure->document), failure->reason);
      } else if (const auto* skip = std::get_if<Skip>(&outcome)) {
        reasons.emplace(check.key_of(skip->document), skip->reason);
      }
    }
  });

  Verification result = check.take();
  for (const auto& [document, count] : claims.left()) {
    const auto reason = reasons.find(document);
    result.failed += count;
    result.refuted.push_back(
        {document,
         {},
         fmt::format("its {} quotes cannot be proved: {}", count,
                     reason == reasons.end() ? "it is not among the sources" : reason->second)});
  }
  std::ranges::stable_sort(result.refuted, {}, [](const Refuted& each) {
    return std::tuple(each.document, each.claim.begin, each.claim.end, each.claim.what);
  });
  return result;
}

}  // namespace docweave::query
