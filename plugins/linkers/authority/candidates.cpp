#include "candidates.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <docweave/text.hpp>

namespace docweave::authority_linker {
namespace {

constexpr double kFullName = 0.9;
constexpr double kAcronym = 0.6;
/// A name that several bear, and what tells them apart.
constexpr double kSharedName = 0.5;
constexpr double kAgreement = 0.7;
constexpr double kOnlyCountry = 0.5;

/// Acronyms of fewer letters stand for too many things to be trusted alone: of those of three
/// letters in the Research Organization Registry, two of five stand for several bodies.
constexpr std::size_t kTellingAcronym = 4;

struct Candidate {
  std::optional<Span> name;
  std::optional<Span> acronym;
};
using Candidates = std::map<AuthorityIndex::EntryId, Candidate>;

/// The names that a document gives an entity, each with its first mention.
struct Names {
  std::vector<const Evidence*> full;
  std::vector<const Evidence*> acronyms;
};

bool has_word(const std::string& folded, const std::string& word) {
  return (" " + folded + " ").find(" " + word + " ") != std::string::npos;
}

Names names_of(const Entity& entity) {
  Names names;
  std::set<std::string> seen;
  for (const Evidence& mention : entity.mentions) {
    // What is written without a capital is a description: "the mission".
    if (fold_token(mention.quote) == mention.quote) continue;
    if (!seen.insert(fold_name(mention.quote)).second) continue;
    (is_acronym(mention.quote) ? names.acronyms : names.full).push_back(&mention);
  }
  return names;
}

/// "UNDP Serbia" does not tell what UNDP stands for.
bool defines_acronym(const Names& names) {
  return std::ranges::any_of(names.full, [&](const Evidence* full) {
    const std::string folded = fold_name(full->quote);
    return std::ranges::none_of(names.acronyms, [&](const Evidence* acronym) {
      return has_word(folded, fold_name(acronym->quote));
    });
  });
}

Candidates candidates_of(const AuthorityIndex& index, const Entity& entity, const Names& names) {
  Candidates candidates;
  const auto look_up = [&](const Evidence& mention, std::optional<Span> Candidate::*place) {
    for (const auto& hit : index.find(mention.quote)) {
      if (index.type(hit.entry) != entity.type) continue;
      auto& found = candidates[hit.entry].*place;
      if (!found) found = mention.span;
    }
  };
  for (const Evidence* mention : names.full) look_up(*mention, &Candidate::name);
  for (const Evidence* mention : names.acronyms) look_up(*mention, &Candidate::acronym);
  return candidates;
}

/// Keeps only those that a test holds for, when it holds for any.
template <class Test>
void prefer(Candidates& candidates, Test test) {
  if (std::ranges::any_of(candidates, test)) {
    std::erase_if(candidates, [&](const auto& candidate) { return !test(candidate); });
  }
}

class Choice {
 public:
  Choice(const AuthorityIndex& index, EntityIndex entity, const Context& context)
      : index_(index), entity_(entity), context_(context) {}

  /// The words that make this entry the one that is meant among its namesakes.
  std::vector<Sign> agreement(AuthorityIndex::EntryId entry) const {
    std::vector<Sign> signs;
    const std::string_view country = index_.country(entry);
    if (const auto span = context_.country(entity_, country); span && !country.empty()) {
      signs.push_back({*span, "country", kAgreement});
    }
    for (const auto parent : index_.parents(entry)) {
      for (const std::string_view name : index_.names(parent)) {
        const auto span = context_.mention(name, entity_);
        if (span) signs.push_back({*span, "parent", kAgreement});
        if (span) break;
      }
    }
    return signs;
  }

  std::vector<Sign> weak_agreement(AuthorityIndex::EntryId entry) const {
    const auto span = context_.only_country(index_.country(entry));
    return span ? std::vector<Sign>{{*span, "country", kOnlyCountry}} : std::vector<Sign>{};
  }

  /// The one candidate that some words agree with.
  template <class Agreement>
  std::optional<Link> only_agreeing(const Candidates& candidates, Agreement agreement) const {
    std::optional<Link> link;
    for (const auto& [entry, candidate] : candidates) {
      std::vector<Sign> signs = agreement(entry);
      if (signs.empty()) continue;
      if (link) return std::nullopt;
      link = {entry, std::move(signs)};
    }
    return link;
  }

  std::optional<Link> one_of(const Candidates& candidates) const {
    const auto strong = [this](AuthorityIndex::EntryId entry) { return agreement(entry); };
    const auto weak = [this](AuthorityIndex::EntryId entry) { return weak_agreement(entry); };
    const bool some = std::ranges::any_of(
        candidates, [&](const auto& each) { return !strong(each.first).empty(); });
    return some ? only_agreeing(candidates, strong) : only_agreeing(candidates, weak);
  }

 private:
  const AuthorityIndex& index_;
  EntityIndex entity_;
  const Context& context_;
};

bool starts_as_shared(const std::string& folded, const std::vector<std::string>& shared_names) {
  return std::ranges::any_of(shared_names, [&](const std::string& begin) {
    return folded.starts_with(begin) &&
           (folded.size() == begin.size() || folded[begin.size()] == ' ');
  });
}

/// Whether the names alone tell that the only candidate is meant.
bool tells(const Candidate& candidate, const Entity& entity, const Names& names,
           const std::vector<std::string>& shared_names) {
  if (!candidate.name) {
    return std::ranges::any_of(names.acronyms, [&](const Evidence* acronym) {
      return acronym->span == *candidate.acronym && code_points(acronym->quote) >= kTellingAcronym;
    });
  }
  if (candidate.acronym || entity.type != Type::organization) return true;
  return std::ranges::any_of(names.full, [&](const Evidence* full) {
    return full->span == *candidate.name && !starts_as_shared(fold_name(full->quote), shared_names);
  });
}

}  // namespace

std::optional<Link> choose_entry(const AuthorityIndex& index, const Entity& entity,
                                 EntityIndex number, const Context& context,
                                 const std::vector<std::string>& shared_names) {
  const Names names = names_of(entity);
  Candidates candidates = candidates_of(index, entity, names);
  const auto named = [](const auto& each) { return each.second.name.has_value(); };
  if (defines_acronym(names)) std::erase_if(candidates, [&](const auto& c) { return !named(c); });
  if (const auto own = country_of_key(entity.key); entity.type == Type::place && !own.empty()) {
    std::erase_if(candidates, [&](const auto& each) { return index.country(each.first) != own; });
  }
  prefer(candidates, named);
  prefer(candidates, [](const auto& each) { return each.second.name && each.second.acronym; });
  if (candidates.empty()) return std::nullopt;

  const bool clear =
      candidates.size() == 1 && tells(candidates.begin()->second, entity, names, shared_names);
  std::optional<Link> link;
  if (clear) {
    link = {candidates.begin()->first, {}};
  } else {
    link = Choice(index, number, context).one_of(candidates);
  }
  if (!link) return std::nullopt;
  const Candidate& chosen = candidates.at(link->entry);
  if (chosen.acronym) {
    link->signs.insert(link->signs.begin(),
                       {*chosen.acronym, "acronym", clear ? kAcronym : kSharedName});
  }
  if (chosen.name) {
    link->signs.insert(link->signs.begin(),
                       {*chosen.name, "name", clear ? kFullName : kSharedName});
  }
  return link;
}

}  // namespace docweave::authority_linker
