#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/rules.hpp>

namespace docweave {

/// Words that a sample marks as captured.
struct SampleMark {
  std::string capture;
  Span words;
};

/// A sample sentence of a rule as a document whose mentions are those marked.
struct Sample {
  Document document;
  std::vector<SampleMark> captures;
};

/// Reads a sample: "[words|Type]" is a mention, "[words|Type.nominal]" a description,
/// "[words|Type:capture]" a mention that the rule captures, "[words|:capture]" captured words; each
/// line is a block. Throws `Error(invalid_data)`.
Sample read_sample(std::string_view marked, const std::string& language = "");

/// A sample that shows that a rule is not what it should be.
struct SampleFailure {
  std::string rule;
  std::string sample;
  std::string message;
};

/// Tries the samples of all rules: one that should match must do so and capture what it marks, no
/// more and no less (of a list its mentions); one that should not must not.
std::vector<SampleFailure> failing_samples(const RulePack& pack);

}  // namespace docweave
