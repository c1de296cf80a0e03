#include "initials.hpp"

#include <map>
#include <string>

#include <docweave/text.hpp>

namespace docweave::names {
namespace {

constexpr std::size_t kFewest = 3;

std::string initials(const Reading& text, const Candidate& name) {
  std::string letters;
  for (std::uint32_t at = name.first_token; at < name.end_token; ++at) {
    if (text[at].kind == TokenKind::word && !text.is(at, &Words::joints))
      letters += fold_token(text.phrase(at, at + 1)).front();
  }
  return letters;
}

bool is_guessed_acronym(const Reading& text, const Candidate& c) {
  return c.is_named(Type::organization) && c.rule == "tagger" && c.size() == 1 &&
         text.is_acronym(c.first_token);
}

}  // namespace

void type_by_initials(const Reading& text, std::vector<Candidate>& chosen) {
  constexpr double kSure = 0.9;
  std::map<std::string, Type> types;
  for (const Candidate& c : chosen) {
    const bool titled = c.is_named(Type::project) || c.is_named(Type::event);
    if (titled && c.size() >= kFewest) types.emplace(initials(text, c), c.type);
  }
  for (Candidate& c : chosen) {
    if (!is_guessed_acronym(text, c)) continue;
    const auto type = types.find(fold_token(text.phrase(c.first_token, c.end_token)));
    if (type == types.end() || type->first.size() < kFewest) continue;
    c.type = type->second;
    c.rule = "initials";
    c.confidence = kSure;
  }
}

}  // namespace docweave::names
