#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <docweave/text.hpp>

#include "candidate.hpp"
#include "nested.hpp"

namespace docweave::names {
namespace {

using Candidates = std::vector<Candidate>;

bool is_coordinated(const Reading& text, std::uint32_t at) {
  return text.is(at, &Words::coordinators) || text.is(at, ",") || text.is(at, "&");
}

/// Makes two names of what stands before and behind a token.
void part_at(std::uint32_t token, std::size_t name, Candidates& candidates) {
  Candidate second = candidates[name];
  second.first_token = token + 1;
  candidates[name].end_token = token;
  candidates.push_back(std::move(second));
}

/// "Institute in Finland and Turku University": two bodies, where both have a word for one and the
/// first ends in its place.
void split_behind_places(const Reading& text, Candidates& candidates) {
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto [first, end] = std::pair(candidates[i].first_token, candidates[i].end_token);
    if (!candidates[i].is_named(Type::organization) || !text.is(end - 1, &Words::org_heads))
      continue;
    for (std::uint32_t at = first + 1; at + 2 < end; ++at) {
      if (!text.is(at, &Words::coordinators) || !text.any(first, at, &Words::org_heads) ||
          !text.ends_in_place(first, at)) {
        continue;
      }
      part_at(at, i, candidates);
      break;
    }
  }
}

/// The country that begins at a token.
const Mention* country_at(const Reading& text, std::uint32_t at) {
  constexpr std::size_t kCode = 2;
  for (const MentionId id : text.mentions(at, at + 1)) {
    const Mention& place = text.mention(id);
    if (place.type == Type::place && place.value.size() == kCode) return &place;
  }
  return nullptr;
}

/// "Ghana's Customs Division | , Togo's Revenue Office and | Benin Customs": behind a comma or
/// "and" the name of a country opens another body.
void split_before_countries(const Reading& text, Candidates& candidates) {
  const std::size_t count = candidates.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Candidate c = candidates[i];
    if (!c.is_named(Type::organization) || c.is_listed() || c.is_marked()) continue;
    for (std::uint32_t at = c.first_token + 2; at + 1 < c.end_token; ++at) {
      if (!is_coordinated(text, at)) continue;
      const Mention* country = country_at(text, at + 1);
      if (country == nullptr || text.any(c.first_token, at, &Words::joints)) continue;
      const bool ends = text.document().tokens_in(country->span).second == c.end_token;
      const bool owner = text.is(at, ",") && ends && text.is(c.end_token, "'s");
      if (owner) candidates[i].end_token = at;
      const bool body =
          text.is(at, &Words::coordinators) && !text.ends_in_place(at + 1, c.end_token);
      if (body) part_at(at, i, candidates);
      if (owner || body) break;
    }
  }
}

/// First token and end of each well-known body.
std::set<std::pair<std::uint32_t, std::uint32_t>> listed_bodies(const Candidates& candidates) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> bodies;
  for (const Candidate& c : candidates) {
    if (c.type == Type::organization && c.is_listed()) bodies.emplace(c.first_token, c.end_token);
  }
  return bodies;
}

bool is_place(const Reading& text, std::uint32_t first, std::uint32_t end) {
  return std::ranges::any_of(text.mentions(first, end), [&](MentionId id) {
    return text.mention(id).type == Type::place &&
           text.document().tokens_in(text.mention(id).span) == std::pair(first, end);
  });
}

/// "IOM and Japan": a well-known body and a state.
void cut_before_last_state(const Reading& text, Candidates& candidates) {
  const auto bodies = listed_bodies(candidates);
  for (Candidate& c : candidates) {
    if (!c.is_named(Type::organization)) continue;
    for (std::uint32_t at = c.first_token + 1; at + 1 < c.end_token; ++at) {
      if (text.is(at, &Words::coordinators) && bodies.contains({c.first_token, at}) &&
          is_place(text, at + 1, c.end_token)) {
        c.end_token = at;
      }
    }
  }
}

/// "Ministry of Interior and Frontex": the last member of a list stands by itself.
void cut_before_last_member(const Reading& text, Candidates& candidates) {
  constexpr double kSure = 0.7;                 // a list entry or a good rule
  std::map<std::uint32_t, std::uint32_t> sure;  // first token -> furthest end
  for (const Candidate& c : candidates) {
    if (c.is_named(Type::organization) && c.confidence >= kSure &&
        (c.is_listed() || c.rule == "tagger")) {
      sure[c.first_token] = std::max(sure[c.first_token], c.end_token);
    }
  }
  for (Candidate& c : candidates) {
    if (!c.is_named(Type::organization)) continue;
    for (std::uint32_t at = c.first_token + 1; at + 1 < c.end_token; ++at) {
      if (!is_coordinated(text, at)) continue;
      const auto member = sure.find(text.is(at + 1, &Words::determiners) ? at + 2 : at + 1);
      if (member != sure.end() && member->second >= c.end_token) c.end_token = at;
    }
  }
}

/// "Ministry of Health and Elm Horizons": what stands elsewhere as a name of its own is one here.
void cut_before_known_name(const Reading& text, Candidates& candidates) {
  std::set<std::string> known;
  for (const Candidate& c : candidates) {
    const bool in_longer = c.first_token > 0 && text.is(c.first_token - 1, &Words::coordinators);
    if (c.is_named(Type::organization) && c.size() > 1 && !in_longer)
      known.insert(fold_token(text.phrase(c.first_token, c.end_token)));
  }
  const std::size_t count = candidates.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (!candidates[i].is_named(Type::organization) || candidates[i].is_listed()) continue;
    for (std::uint32_t at = candidates[i].first_token + 2; at + 2 < candidates[i].end_token; ++at) {
      if (!text.is(at, &Words::coordinators) ||
          !text.any(candidates[i].first_token, at, &Words::org_heads) ||
          !known.contains(fold_token(text.phrase(at + 1, candidates[i].end_token)))) {
        continue;
      }
      part_at(at, i, candidates);
      break;
    }
  }
}

/// "OSCE Centre in Bishkek Ambassador John Smith": the name of a body ends where the title or name
/// of a person begins, behind the place it is in.
void cut_before_persons(const Reading& text, Candidates& candidates) {
  std::vector<Span> persons;  // tokens
  for (const Candidate& c : candidates) {
    if (c.type == Type::person) persons.push_back({c.first_token, c.end_token});
  }
  for (Candidate& c : candidates) {
    if (!c.is_named(Type::organization)) continue;
    for (const Span& person : persons) {
      if (person.begin <= c.first_token + 1 || person.begin >= c.end_token ||
          person.end < c.end_token) {
        continue;
      }
      std::uint32_t end = person.begin;
      while (end > c.first_token + 1 && text.is(end - 1, &Words::roles)) --end;
      if (end < person.begin || text.ends_in_place(c.first_token, end)) c.end_token = end;
    }
  }
}

/// "Head of the OSCE Presence, Vincenzo | Del Monaco": behind the comma the person begins.
void part_from_holders(const Reading& text, Candidates& candidates) {
  constexpr std::uint32_t kGivenNames = 2;
  std::map<std::uint32_t, Candidate*> persons;  // by first token
  for (Candidate& c : candidates) {
    if (c.type == Type::person) persons.emplace(c.first_token, &c);
  }
  for (Candidate& body : candidates) {
    if (!body.is_named(Type::organization) || body.is_listed() || body.is_marked()) continue;
    const auto holder = persons.find(body.end_token);
    if (holder == persons.end()) continue;
    std::uint32_t given = body.end_token;
    while (given > body.first_token + 1 && !text.is(given - 1, ",")) --given;
    const bool named = given > body.first_token + 1 && given < body.end_token &&
                       body.end_token - given <= kGivenNames &&
                       !text.any(given, body.end_token, &Words::org_heads);
    if (!named) continue;
    holder->second->first_token = given;
    body.end_token = given - 1;
  }
}

/// "Without the Ford Foundation | the Lima Theatre Lab": an article begins the next body.
void part_at_articles(const Reading& text, Candidates& candidates) {
  const std::size_t count = candidates.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (!candidates[i].is_named(Type::organization) || candidates[i].is_listed()) continue;
    for (std::uint32_t at = candidates[i].first_token + 2; at + 1 < candidates[i].end_token; ++at) {
      const bool next = text.is_lower(at) && text.is(at, &Words::determiners) &&
                        !text.is_lower(at - 1) && text.is(at - 1, &Words::org_heads);
      if (!next) continue;
      // "... the Institute" is a body told of before.
      const bool named = candidates[i].end_token > at + 2;
      if (named) part_at(at, i, candidates);
      candidates[i].end_token = at;
      break;
    }
  }
}

/// "International Organization for Migration | for the [Safe Return] project": the well-known body
/// has the project, and not its name.
void cut_before_projects(Candidates& candidates) {
  std::map<std::uint32_t, std::uint32_t> firsts;  // of named projects, by their ends
  for (const Candidate& c : candidates) {
    if (c.rule.starts_with("named-project")) firsts[c.end_token] = c.first_token;
  }
  const auto bodies = listed_bodies(candidates);
  for (Candidate& c : candidates) {
    const auto project = firsts.find(c.end_token);
    if (!c.is_named(Type::organization) || c.is_listed() || project == firsts.end()) continue;
    const auto body = bodies.lower_bound({c.first_token, 0});
    if (body != bodies.end() && body->first == c.first_token && body->second < project->second)
      c.end_token = body->second;
  }
}

/// "South for the National Lottery Heritage Fund": the "Fund" is the well-known body's own.
void drop_around_bodies(Candidates& candidates) {
  std::map<std::uint32_t, std::uint32_t> begins;  // of the bodies, by their ends
  for (const auto& [first, end] : listed_bodies(candidates)) begins[end] = first;
  for (Candidate& c : candidates) {
    const auto body = begins.find(c.end_token);
    const bool around = body != begins.end() && body->second > c.first_token;
    if (c.rule.starts_with("named-project") && around) c.drop();
  }
}

/// "Speaker of the [Assembly] Talat Xhaferi": no gathering is called by a person behind it.
void cut_events_before_persons(const Reading& text, Candidates& candidates) {
  std::set<std::uint32_t> persons;
  for (const Candidate& c : candidates) {
    if (c.type == Type::person && c.size() > 1) persons.insert(c.first_token);
  }
  for (Candidate& c : candidates) {
    if (!c.is_named(Type::event) || c.is_listed() || c.is_marked()) continue;
    for (std::uint32_t at = c.first_token + 1; at < c.end_token; ++at) {
      if (persons.contains(at) && text.is(at - 1, &Words::event_nouns)) c.end_token = at;
    }
  }
}

/// "Ana Kovač of the [Harbour Light Project]": the person works there.
void begin_behind_persons(const Reading& text, Candidates& candidates) {
  std::map<std::uint32_t, std::uint32_t> persons;  // first token -> end
  for (const Candidate& c : candidates) {
    if (c.type == Type::person && c.size() > 1) persons[c.first_token] = c.end_token;
  }
  for (Candidate& c : candidates) {
    const auto person = persons.find(c.first_token);
    if (person == persons.end() || !c.is_named(Type::project) || c.is_listed() || c.is_marked())
      continue;
    std::uint32_t first = person->second;
    if (first >= c.end_token || !text.is_lower(first) || !text.is(first, &Words::joints)) continue;
    while (first < c.end_token && text.is_lower(first)) ++first;
    c.first_token = first;
  }
}

/// "Convention on Migratory Species" is no gathering.
bool is_document(const Reading& text, const Candidate& c) {
  const bool held = c.rule == "body-held" || c.rule == "signed-paper" || c.rule == "paper-signed";
  if (c.type != Type::event || held) return false;
  for (std::uint32_t at = c.first_token; at < c.end_token; ++at) {
    if (text.is(at, &Words::documents)) return text.is(at + 1, &Words::on_matter);
    if (text.is(at, &Words::event_nouns)) return false;
  }
  return false;
}

/// "Council of Europe Convention on Cybercrime" ends with the well-known body, "Paris Agreement" is
/// none, "Secretariat of the Basel Convention" is one.
void cut_before_documents(const Reading& text, Candidates& candidates) {
  constexpr std::uint32_t kMostModifiers = 2;  // "Framework Convention", "Action Plan"
  const auto bodies = listed_bodies(candidates);
  for (Candidate& c : candidates) {
    if (c.is_listed() || c.is_marked()) continue;
    if (is_document(text, c)) c.drop();
    if (!c.is_named(Type::organization)) continue;
    for (std::uint32_t at = c.first_token + 1; at < c.end_token; ++at) {
      if (text.is_lower(at) || !text.is(at, &Words::documents)) continue;
      const bool nobody =
          at + 1 == c.end_token && !text.any(c.first_token, c.end_token, &Words::org_heads);
      std::uint32_t end = at;
      while (end > c.first_token + 1 && at - end < kMostModifiers &&
             !bodies.contains({c.first_token, end})) {
        --end;
      }
      if (bodies.contains({c.first_token, end})) c.end_token = end;
      if (nobody) c.drop();
    }
  }
}

/// Behind the words that go on with the name of a body to the bracket with its short form, as in
/// "Forum of Mayors| in Central Elmland (FMCE)"; where there is none, or another name begins before
/// it, the body's own end.
std::uint32_t end_at_short_form(const Reading& text, const std::set<std::uint32_t>& firsts,
                                const Candidate& body) {
  constexpr std::uint32_t kMostWords = 7;
  const std::uint32_t first = body.end_token;
  const auto last = static_cast<std::uint32_t>(text.tokens().size());
  std::uint32_t at = first;
  const auto goes_on = [&] {
    const bool small = text.is_lower(at) && text.is(at, &Words::joints);
    return at == first ? small : small || text[at].shape == Shape::capitalized;
  };
  while (at + 2 < last && at < first + kMostWords && goes_on() && !firsts.contains(at) &&
         !text.is(at, &Words::org_heads)) {
    ++at;
  }
  const bool bracket = at + 2 < last && at > first && text.is(at, "(") && text.is_acronym(at + 1) &&
                       text.is(at + 2, ")");
  return bracket && text[at - 1].shape == Shape::capitalized ? at : first;
}

void end_at_short_forms(const Reading& text, Candidates& candidates) {
  std::set<std::uint32_t> firsts;
  for (const Candidate& c : candidates) {
    if (c.type == Type::organization || c.type == Type::person || c.is_listed())
      firsts.insert(c.first_token);
  }
  for (Candidate& c : candidates) {
    if (c.is_named(Type::organization) && !c.empty() && !c.is_marked() && !c.is_listed())
      c.end_token = end_at_short_form(text, firsts, c);
  }
}

/// The surest of what stands at each token.
class Surest {
 public:
  void see(std::uint32_t token, double confidence) {
    double& best = best_[token];
    best = std::max(best, confidence);
  }
  /// Of the tokens [first, end); 0 where nothing stands.
  double in(std::uint32_t first, std::uint32_t end) const {
    double best = 0;
    for (auto at = best_.lower_bound(first); at != best_.end() && at->first < end; ++at)
      best = std::max(best, at->second);
    return best;
  }
  double at(std::uint32_t token) const { return in(token, token + 1); }

 private:
  std::map<std::uint32_t, double> best_;
};

/// A name is as sure as a listed one that begins or ends with it, a headline as the event in it.
void learn_confidence(Candidates& candidates) {
  Surest firsts;
  Surest ends;
  Surest events;
  for (const Candidate& c : candidates) {
    if (c.is_listed()) firsts.see(c.first_token, c.confidence);
    if (c.is_listed()) ends.see(c.end_token, c.confidence);
    if (c.type == Type::event) events.see(c.first_token, c.confidence);
  }
  for (Candidate& c : candidates) {
    if (c.form != Form::named || !is_entity(c.type)) continue;
    // "Representation of the European Commission in Bulgaria"
    const bool around = c.rule == "head-first";
    c.confidence = std::max({c.confidence, firsts.at(c.first_token),
                             ends.in(around ? c.first_token + 1 : c.end_token, c.end_token + 1)});
    if (c.rule == "headline")
      c.confidence = std::max(c.confidence, events.in(c.first_token, c.end_token));
  }
}

}  // namespace

void compare(const Reading& text, std::vector<Candidate>& candidates) {
  split_behind_places(text, candidates);
  part_bodies(text, candidates);
  split_before_countries(text, candidates);
  cut_before_last_member(text, candidates);
  cut_before_known_name(text, candidates);
  cut_before_last_state(text, candidates);
  cut_before_persons(text, candidates);
  part_from_holders(text, candidates);
  part_at_articles(text, candidates);
  cut_before_projects(candidates);
  cut_events_before_persons(text, candidates);
  begin_behind_persons(text, candidates);
  cut_before_documents(text, candidates);
  drop_around_bodies(candidates);
  end_at_short_forms(text, candidates);
  learn_confidence(candidates);
}

}  // namespace docweave::names
