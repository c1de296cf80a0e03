#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <extractor_harness.hpp>
#include <marked_document.hpp>

namespace docweave::test {

inline constexpr std::string_view kNamesOptions = R"({"threshold": 0.5, "model": "", "rules": []})";

/// Names of a type that the extractor finds, descriptions in angle brackets.
inline std::vector<std::string> found(Document document, Type type) {
  static const ExtractorHarness harness(kNamesOptions);
  const std::size_t before = document.mentions().size();
  harness.extract(document);
  std::vector<std::string> names;
  for (const Mention& mention : document.mentions().subspan(before)) {
    if (mention.type != type) continue;
    const std::string words(document.text(mention.span));
    names.push_back(mention.form == Form::named ? words : "<" + words + ">");
  }
  return names;
}

inline std::vector<std::string> found(std::string_view marked, Type type) {
  return found(MarkedDocument::read(marked), type);
}

}  // namespace docweave::test
