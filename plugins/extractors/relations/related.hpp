#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <extractor_harness.hpp>
#include <marked_document.hpp>

namespace docweave::test {

/// "subject predicate object" of the relations found, by words, each once; weak ones apart.
inline std::vector<std::string> related(Document document, bool weak = false) {
  static const ExtractorHarness harness(R"({"rules": []})");
  harness.extract(document);
  std::vector<std::string> all;
  for (const Relation& relation : document.relations()) {
    if (relation.weak != weak) continue;
    const auto words = [&](MentionId id) {
      return std::string(document.text(document.mentions()[id].span));
    };
    std::string line = words(relation.subject) + " " + std::string(info(relation.predicate).name) +
                       " " + words(relation.object);
    if (std::ranges::find(all, line) == all.end()) all.push_back(std::move(line));
  }
  return all;
}

inline std::vector<std::string> related(std::string_view marked, bool weak = false) {
  return related(MarkedDocument::read(marked), weak);
}

}  // namespace docweave::test
