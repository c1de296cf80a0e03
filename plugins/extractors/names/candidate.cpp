#include "candidate.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <tuple>

#include <docweave/text.hpp>

namespace docweave::names {
namespace {

/// Longer names tell more: each word counts as much as this much confidence, up to a few words.
constexpr double kWordWeight = 0.02;
constexpr std::uint32_t kMostWords = 10;

/// Titles that hold an organisation's word and name none ("Chief of Mission"): they give way to
/// nothing.
constexpr std::string_view kFixedTitle = "fixed-title";

/// A list entry or a good rule.
constexpr double kSure = 0.7;

double weight(const Candidate& c) {
  const double title = c.type == Type::job_title && c.rule != kFixedTitle ? -1.0 : 0.0;
  const double nominal = c.form == Form::nominal ? -0.2 : 0.0;
  return c.confidence + title + nominal + kWordWeight * std::min(c.size(), kMostWords);
}

bool overlap(const Candidate& a, const Candidate& b) {
  return a.first_token < b.end_token && b.first_token < a.end_token;
}

bool holds_names(const Candidate& outer, const Candidate& inner) {
  const bool titled = outer.type == Type::event || outer.type == Type::project;
  return titled && outer.first_token <= inner.first_token && inner.end_token <= outer.end_token &&
         inner.size() < outer.size() && inner.type != outer.type;
}

/// The text from one token to another, both included.
Span reach(const Document& document, std::uint32_t first, std::uint32_t last) {
  const auto end = std::min<std::size_t>(last, document.tokens().size() - 1);
  return join(document.tokens()[first].span, document.tokens()[end].span);
}

/// Cuts a job title where an entity begins, and the "of the" before it.
void trim(const Document& document, const Words& words, Candidate& title,
          const std::vector<const Candidate*>& rivals) {
  for (const Candidate* rival : rivals) {
    const Candidate& c = *rival;
    if (!overlap(title, c)) continue;
    if (c.first_token > title.first_token) {
      title.end_token = std::min(title.end_token, c.first_token);
    } else {
      title.first_token = std::min(c.end_token, title.end_token);
    }
  }
  const auto joint = [&](std::uint32_t token) {
    return words.joints.contains(document.tokens()[token].hash);
  };
  const auto address = [&](std::uint32_t token) {
    return words.addresses.contains(document.tokens()[token].hash);
  };
  while (title.size() > 1 && address(title.end_token - 1)) --title.end_token;
  while (title.size() > 0 && joint(title.end_token - 1)) --title.end_token;
  while (title.size() > 0 && joint(title.first_token)) ++title.first_token;
  // "former IFLA President": what an entity leaves of a title may hold no role.
  const auto role = [&](const Token& token) { return words.roles.contains(token.hash); };
  const auto tokens = document.tokens().subspan(title.first_token, title.size());
  if (std::ranges::none_of(tokens, role)) title.end_token = title.first_token;
}

/// Ends a name before a token, and before the "on the" that leads to it.
void cut_before(const Document& document, const Words& words, std::uint32_t token,
                Candidate& name) {
  name.end_token = token;
  while (name.size() > 1 && words.joints.contains(document.tokens()[name.end_token - 1].hash)) {
    --name.end_token;
  }
}

bool is_space(const Document& document, std::uint32_t before, std::uint32_t after) {
  const Span between{document.tokens()[before].span.end, document.tokens()[after].span.begin};
  return between.begin < between.end;
}

/// "Second General Assembly": words that name no event.
bool is_generic(const Document& document, const Words& words, std::uint32_t first,
                std::uint32_t end) {
  return std::ranges::all_of(document.tokens().subspan(first, end - first),
                             [&](const Token& t) { return words.generic.contains(t.hash); });
}

/// "20:30 Symposium dinner": the time is no part of a name.
void begin_behind_time(const Document& document, Candidate& name) {
  const auto tokens = document.tokens();
  const std::uint32_t first = name.first_token;
  const bool time = first > 0 && tokens[first].kind == TokenKind::number &&
                    !tokens[first].space_before && document.text(tokens[first - 1].span) == ":";
  if (time) ++name.first_token;
}

/// "Workshop on Harbour Light in Gdynia from 19 to 21 May 2023": day and place are no part of the
/// name, while the year of "Harbour Days 2023" and the place of "Meeting in Gdynia" are.
void cut_day_and_place(const Document& document, const Words& words, Candidate& name) {
  constexpr std::size_t kDay = std::string_view("2023-05-19").size();
  constexpr std::uint32_t kTellingWords = 5;
  const auto inside = document.mentions_from(reach(document, name.first_token, name.end_token - 1));
  for (const Type type : {Type::date, Type::place}) {
    for (const MentionId id : std::views::reverse(inside)) {  // "Seville, Spain"
      const Mention& mention = document.mentions()[id];
      const auto [first, end] = document.tokens_in(mention.span);
      if (mention.type != type || first <= name.first_token || first >= name.end_token) continue;
      const bool day = type == Type::date && mention.value.size() >= kDay;
      const std::string link = fold_token(document.text(document.tokens()[first - 1].span));
      const bool apart = link == "," || (link == "-" && is_space(document, first - 1, first));
      const bool telling = apart ? !is_generic(document, words, name.first_token, first - 1)
                                 : first - name.first_token > kTellingWords;
      const bool place = type == Type::place && end >= name.end_token && telling &&
                         words.before_place.contains(document.tokens()[first - 1].hash);
      if (day || place) cut_before(document, words, first, name);
    }
  }
}

/// "workshop on fair budgets – the first of its kind": a description ends at a dash between spaces,
/// and every name at a bar ("Red Cross | Caritas").
void cut_at_break(const Document& document, Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    const std::string sign = fold_token(document.text(document.tokens()[at].span));
    const bool dash = sign == "-" && name.form == Form::nominal && is_space(document, at - 1, at) &&
                      is_space(document, at, at + 1);
    if (dash || sign == "|") name.end_token = at;
  }
}

/// "GEORGETOWN, Guyana - The Embassy of Peru": a name begins behind the dash of a dateline.
void begin_behind_dateline(const Document& document, const Words& words, Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at + 2 < name.end_token; ++at) {
    const bool dash = fold_token(document.text(document.tokens()[at].span)) == "-";
    if (dash && words.determiners.contains(document.tokens()[at + 1].hash)) {
      name.first_token = at + 2;
    }
  }
}

/// "EMBASSY HANDS OVER VEHICLES": in a headline the verb behind a body has a capital too.
void cut_before_headline_verb(const Document& document, const Words& words, Candidate& name) {
  bool body = false;
  for (std::uint32_t at = name.first_token; at < name.end_token; ++at) {
    const Token& token = document.tokens()[at];
    if (body && token.shape != Shape::lower && words.headline_verbs.contains(token.hash)) {
      name.end_token = at;
    }
    body = body || words.org_heads.contains(token.hash);
  }
}

/// "Development Association (IDA) for the Mobility Project": what stands before the bracket is the
/// name of another.
void cut_behind_bracket(const Document& document, const Words& words, Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    const Token& next = document.tokens()[at + 1];
    const bool goes_on = next.shape == Shape::lower && words.joints.contains(next.hash);
    if (!goes_on || document.text(document.tokens()[at].span) != ")") continue;
    name.first_token = at + 2;
  }
  while (name.size() > 1 && words.determiners.contains(document.tokens()[name.first_token].hash)) {
    ++name.first_token;
  }
}

/// "Trust Fund for Africa for its PROSPER project": a name says "its" of nobody.
void cut_before_possessive(const Document& document, const Words& words, Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at) {
    const Token& token = document.tokens()[at];
    if (token.shape == Shape::lower && words.possessives.contains(token.hash)) {
      cut_before(document, words, at, name);
    }
  }
}

/// "Universität Leipzig und der Stiftung Moor": behind "and" and small words the next body begins.
void cut_before_next_body(const Document& document, const Words& words, Candidate& name) {
  const auto tokens = document.tokens();
  for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at) {
    const bool comma = document.text(tokens[at].span) == ",";
    if (!comma && !words.coordinators.contains(tokens[at].hash)) continue;
    std::uint32_t next = at + 1;
    while (
        next < tokens.size() && tokens[next].shape == Shape::lower &&
        (words.determiners.contains(tokens[next].hash) || words.joints.contains(tokens[next].hash)))
      ++next;
    if (next < tokens.size() && words.next_heads.contains(tokens[next].hash)) name.end_token = at;
  }
}

/// "Puts $9 Million Into Its Monuments Project", "College and the Harbour Project": what stands
/// before is not of the name.
void begin_behind_owner(const Document& document, const Words& words, Candidate& name) {
  for (std::uint32_t at = name.first_token; at + 1 < name.end_token; ++at) {
    const Token& token = document.tokens()[at];
    // "My Fair Home" is a name.
    const bool owner = words.possessives.contains(token.hash) && at > name.first_token;
    const bool other = at > name.first_token && words.determiners.contains(token.hash) &&
                       fold_token(document.text(document.tokens()[at - 1].span)) == "and";
    if (owner || other) name.first_token = at + 1;
  }
}

/// "Eastern Europe and Central Asia": nothing but places and what joins them.
bool only_places(const Document& document, const Words& words, const Candidate& name) {
  std::uint32_t at = name.first_token;
  for (const MentionId id :
       document.mentions_from(reach(document, name.first_token, name.end_token - 1))) {
    const auto [first, end] = document.tokens_in(document.mentions()[id].span);
    if (document.mentions()[id].type != Type::place || end <= at) continue;
    for (; at < first; ++at) {
      if (!words.joints.contains(document.tokens()[at].hash)) return false;
    }
    at = end;
  }
  return at >= name.end_token;
}

/// "Women's Business Hub" begins with the owner, "Norway's Refugee Council" behind it.
void settle_possessive(const Document& document, const Words& words, Candidate& name) {
  const auto word = [&](std::uint32_t token) {
    return fold_token(document.text(document.tokens()[token].span));
  };
  std::uint32_t first = name.first_token;
  if (first == 0) return;
  // "Mayors' Summit"
  const bool of_many = first > 1 && word(first - 1) == "'" && word(first - 2).ends_with('s') &&
                       !document.tokens()[first - 1].space_before;
  if (of_many) --first;
  // "Women's [Rights Centre]"
  const bool of_group = !of_many && first > 1 && word(first - 1) == "'s" &&
                        words.owner_nouns.contains(document.tokens()[first - 2].hash);
  if (of_group) --first;
  if (!of_many && !of_group && word(first) != "'s") return;
  const Token& owner = document.tokens()[first - 1];
  const auto mentions = document.mentions_from(owner.span);
  const bool named =
      !mentions.empty() && document.mentions()[mentions.front()].span.begin <= owner.span.begin;
  if (owner.shape == Shape::capitalized && !named) {
    name.first_token = first - 1;
  } else if (!of_many && !of_group) {
    ++name.first_token;
  }
}

/// "Huxley Lecture Theatre", "Conference Department": no event, but where one is or who runs it.
bool names_venue(const Document& document, const Words& words, const Candidate& name) {
  const auto tokens = document.tokens();
  for (std::uint32_t at = name.first_token; at < name.end_token && at + 1 < tokens.size(); ++at) {
    const Token& next = tokens[at + 1];
    if (words.event_nouns.contains(tokens[at].hash) && next.shape != Shape::lower &&
        words.behind_event_nouns.contains(next.hash)) {
      return true;
    }
  }
  return false;
}

/// "Kenyan Cabinet Secretary" is a person's title; "Office of the President" is none.
bool ends_in_role(const Document& document, const Words& words, const Candidate& name) {
  const auto tokens = document.tokens().subspan(name.first_token, name.size());
  return name.size() > 1 && !name.rule.starts_with("list") &&
         words.roles.contains(tokens.back().hash) &&
         std::ranges::none_of(tokens,
                              [&](const Token& t) { return words.joints.contains(t.hash); });
}

/// A title in quotation marks or behind its label has its edges there.
bool quoted_title(const Candidate& name) {
  return name.rule == "label" || name.rule.find("quoted") != std::string::npos;
}

/// "National Audit Office of Estonia" says where it is.
bool ends_in_place(const Document& document, const Candidate& name) {
  return std::ranges::any_of(
      document.mentions_from(reach(document, name.first_token, name.end_token - 1)),
      [&](MentionId id) {
        const Mention& mention = document.mentions()[id];
        return mention.type == Type::place &&
               document.tokens_in(mention.span).second == name.end_token;
      });
}

/// "[State Committee for [Work]] with Diaspora" as two rules cut it: "State Committee for Work" and
/// "Committee for Work with Diaspora" are one name.
void join_overlapping(const Document& document, const Words& words,
                      std::vector<Candidate>& candidates) {
  constexpr double kSurer = 0.01;
  const auto joined = [&](std::uint32_t token) {
    const std::string word = fold_token(document.text(document.tokens()[token].span));
    return word == "and" || word == "," || word == "&" || word == "-";
  };
  const auto has_dash = [&](const Candidate& c) {
    for (std::uint32_t at = c.first_token + 1; at < c.end_token; ++at) {
      if (is_space(document, at - 1, at) &&
          fold_token(document.text(document.tokens()[at].span)) == "-")
        return true;
    }
    return false;
  };
  std::map<std::uint32_t, Candidate> starts;  // the furthest-reaching name from each token
  for (const Candidate& c : candidates) {
    const bool titled = words.roles.contains(document.tokens()[c.first_token].hash);
    if (c.type != Type::organization || c.form != Form::named || c.size() < 2 || titled) continue;
    const auto [entry, fresh] = starts.emplace(c.first_token, c);
    if (!fresh && entry->second.end_token < c.end_token) entry->second = c;
  }
  for (auto left = starts.begin(); left != starts.end(); ++left) {
    const Candidate& a = left->second;
    for (auto right = std::next(left); right != starts.end() && right->first < a.end_token;
         ++right) {
      const Candidate& b = right->second;
      if (b.end_token <= a.end_token || joined(b.first_token - 1)) continue;
      Candidate whole = a;
      whole.end_token = b.end_token;
      if (has_dash(whole)) continue;
      whole.confidence = std::max(a.confidence, b.confidence) + kSurer;
      candidates.push_back(std::move(whole));
    }
  }
}

/// "Institute in Finland and Turku University": two bodies, where both have a word for one and the
/// first ends in its place.
void split_behind_places(const Document& document, const Words& words,
                         std::vector<Candidate>& candidates) {
  const auto tokens = document.tokens();
  const auto is_head = [&](const Token& token) { return words.org_heads.contains(token.hash); };
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate second = candidates[i];
    if (second.type != Type::organization || second.form != Form::named ||
        !is_head(tokens[second.end_token - 1])) {
      continue;
    }
    for (std::uint32_t at = second.first_token + 1; at + 2 < second.end_token; ++at) {
      if (fold_token(document.text(tokens[at].span)) != "and") continue;
      Candidate first = second;
      first.end_token = at;
      const bool body =
          std::ranges::any_of(tokens.subspan(first.first_token, first.size()), is_head);
      if (!body || !ends_in_place(document, first)) continue;
      second.first_token = at + 1;
      candidates[i] = std::move(first);
      candidates.push_back(std::move(second));
      break;
    }
  }
}

/// "OSCE Centre in Bishkek Ambassador John Smith": the name of a body ends where the title or name
/// of a person begins, behind the place it is in.
void cut_before_persons(const Document& document, const Words& words,
                        std::vector<Candidate>& candidates) {
  std::vector<Candidate> persons;
  for (const Candidate& c : candidates) {
    if (c.type == Type::person) persons.push_back(c);
  }
  for (Candidate& c : candidates) {
    if (c.type != Type::organization || c.form != Form::named) continue;
    for (const Candidate& person : persons) {
      if (person.first_token <= c.first_token + 1 || person.first_token >= c.end_token ||
          person.end_token < c.end_token) {
        continue;
      }
      std::uint32_t end = person.first_token;
      while (end > c.first_token + 1 && words.roles.contains(document.tokens()[end - 1].hash))
        --end;
      const auto places = document.mentions_from(reach(document, c.first_token, end - 1));
      const bool behind_place = std::ranges::any_of(places, [&](MentionId id) {
        return document.mentions()[id].type == Type::place &&
               document.tokens_in(document.mentions()[id].span).second == end;
      });
      if (behind_place || end < person.first_token) c.end_token = end;
    }
  }
}

/// "Council of Europe Convention on Cybercrime" ends with the well-known body, "Paris Agreement" is
/// none, "Secretariat of the Basel Convention" is one.
void cut_before_documents(const Document& document, const Words& words,
                          std::vector<Candidate>& candidates) {
  const auto tokens = document.tokens();
  std::set<std::pair<std::uint32_t, std::uint32_t>> bodies;
  for (const Candidate& c : candidates) {
    if (c.type == Type::organization && c.rule.starts_with("list"))
      bodies.emplace(c.first_token, c.end_token);
  }
  const auto is_head = [&](const Token& token) { return words.org_heads.contains(token.hash); };
  const auto on = [&](std::uint32_t at) {
    return at < tokens.size() &&
           (tokens[at].hash == hash_of("on") || tokens[at].hash == hash_of("against") ||
            tokens[at].hash == hash_of("concerning"));
  };
  for (Candidate& c : candidates) {
    if (c.form != Form::named || c.rule.starts_with("list") || quoted_title(c)) continue;
    // "Convention on Migratory Species" is no gathering.
    const bool guessed = c.type == Type::event && c.rule.starts_with("named-event");
    for (std::uint32_t at = c.first_token; guessed && at < c.end_token; ++at) {
      if (words.documents.contains(tokens[at].hash) && on(at + 1)) c.end_token = c.first_token;
    }
    if (c.type != Type::organization) continue;
    for (std::uint32_t at = c.first_token + 1; at < c.end_token; ++at) {
      if (tokens[at].shape == Shape::lower || !words.documents.contains(tokens[at].hash)) continue;
      // "Framework Convention", "Action Plan"
      std::uint32_t end = at;
      while (end > c.first_token + 1 && at - end < 2 && !bodies.contains({c.first_token, end}))
        --end;
      const bool body = bodies.contains({c.first_token, end});
      const bool nobody = at + 1 == c.end_token &&
                          std::ranges::none_of(tokens.subspan(c.first_token, c.size()), is_head);
      if (body) c.end_token = end;
      if (nobody) c.end_token = c.first_token;
    }
  }
}

/// "Photo Gallery", and "WHO" where it is the label before a colon.
bool is_no_body(const Document& document, const Words& words, const Candidate& name) {
  const Span words_of_name = reach(document, name.first_token, name.end_token - 1);
  if (!words.no_bodies.contains(fold_name(document.text(words_of_name)))) return false;
  const bool label = document.text().substr(words_of_name.end, 1) == ":";
  return label || !name.rule.starts_with("list");
}

}  // namespace

void settle(const Document& document, const Words& words, Candidate& candidate) {
  const auto word = [&](std::uint32_t token) {
    return token < document.tokens().size()
               ? fold_token(document.text(document.tokens()[token].span))
               : std::string();
  };
  if (candidate.type == Type::job_title) return;
  // "the drill “builds trust between teams”": no title begins so.
  const bool phrase = quoted_title(candidate) && candidate.rule != "label" &&
                      document.tokens()[candidate.first_token].shape == Shape::lower;
  if ((candidate.type == Type::event || candidate.type == Type::project) && phrase) {
    candidate.end_token = candidate.first_token;
    return;
  }
  while (candidate.size() > 1 &&
         words.determiners.contains(document.tokens()[candidate.first_token].hash))
    ++candidate.first_token;
  cut_at_break(document, candidate);
  settle_possessive(document, words, candidate);
  if (candidate.type == Type::event && names_venue(document, words, candidate)) {
    candidate.end_token = candidate.first_token;
    return;
  }
  // "Saint Michael Orthodox Church"
  constexpr std::uint32_t kLongPerson = 3;
  if (candidate.type == Type::person && candidate.size() >= kLongPerson &&
      words.org_heads.contains(document.tokens()[candidate.end_token - 1].hash)) {
    candidate.type = Type::organization;
  }
  if (candidate.type == Type::event && candidate.form == Form::named && candidate.size() > 1 &&
      words.project_nouns.contains(document.tokens()[candidate.end_token - 1].hash)) {
    candidate.type = Type::project;
  }
  if (candidate.type == Type::organization) {
    if (is_no_body(document, words, candidate)) {
      candidate.end_token = candidate.first_token;
      return;
    }
    begin_behind_dateline(document, words, candidate);
    cut_before_headline_verb(document, words, candidate);
    cut_before_possessive(document, words, candidate);
    cut_before_next_body(document, words, candidate);
  }
  if (candidate.type == Type::project && candidate.form == Form::named &&
      !quoted_title(candidate)) {
    cut_behind_bracket(document, words, candidate);
    begin_behind_owner(document, words, candidate);
  }
  const bool role = words.roles.contains(document.tokens()[candidate.first_token].hash);
  // "Director of ..." is a title, "governments of ..." are many.
  const bool plural = word(candidate.first_token).ends_with('s') &&
                      document.tokens()[candidate.first_token].shape == Shape::lower;
  if (candidate.type == Type::organization && (role || plural) &&
      word(candidate.first_token + 1) == "of") {
    candidate.end_token = candidate.first_token;
    return;
  }
  const auto in_set = [&](std::uint32_t token, const std::unordered_set<std::uint64_t>& set) {
    return set.contains(document.tokens()[token].hash);
  };
  if (candidate.type == Type::person) {
    bool only_roles = true;
    for (std::uint32_t at = candidate.first_token; at < candidate.end_token; ++at)
      only_roles = only_roles && in_set(at, words.roles);
    if (only_roles) candidate.end_token = candidate.first_token;
    return;
  }
  if (candidate.type == Type::organization && ends_in_role(document, words, candidate)) {
    candidate.end_token = candidate.first_token;
    return;
  }
  if (candidate.type == Type::organization) {
    while (candidate.size() > 1 && in_set(candidate.end_token - 1, words.behind_names) &&
           document.tokens()[candidate.end_token - 1].shape == Shape::lower)
      --candidate.end_token;
    bool post = false;
    for (std::uint32_t at = candidate.first_token; at < candidate.end_token; ++at) {
      post = post || in_set(at, words.posts);
      // "Example Foundation to Minnesota": only a mission or an embassy is "to" somewhere.
      if (word(at) == "to" && !post && at > candidate.first_token) candidate.end_token = at;
    }
    std::uint32_t next = candidate.end_token;
    const bool seated = post && !ends_in_place(document, candidate);
    if (word(next) == "of" || (seated && word(next) == "in") || (post && word(next) == "to"))
      next += word(next + 1) == "the" ? 2 : 1;
    for (const MentionId id :
         document.mentions_from(reach(document, candidate.first_token, next))) {
      const Mention& mention = document.mentions()[id];
      if (mention.type != Type::place || mention.plugin == "extractors/metadata") continue;
      const auto [first, end] = document.tokens_in(mention.span);
      const bool cut =
          first < candidate.end_token && first > candidate.first_token && end > candidate.end_token;
      if (cut || (first == next && next > candidate.end_token)) candidate.end_token = end;
    }
  }
  if (candidate.type == Type::organization && candidate.size() == 1 &&
      candidate.form == Form::named && !candidate.rule.starts_with("list") &&
      in_set(candidate.first_token, words.org_heads) &&
      document.tokens()[candidate.first_token].shape == Shape::capitalized) {
    candidate.form = Form::nominal;
  }
  // "The Network is a project"
  if (candidate.type == Type::project && candidate.size() == 1 &&
      !candidate.rule.starts_with("list") &&
      document.tokens()[candidate.first_token].shape == Shape::capitalized &&
      in_set(candidate.first_token, words.org_heads)) {
    candidate.end_token = candidate.first_token;
    return;
  }
  // "the project Director Dr. Pop"
  if (candidate.type == Type::project && role && !candidate.rule.starts_with("list")) {
    candidate.end_token = candidate.first_token;
    return;
  }
  if (candidate.type == Type::project && candidate.size() == 1 &&
      in_set(candidate.first_token, words.project_nouns)) {
    candidate.form = Form::nominal;
    // "the project coordinator" is no project.
    const std::uint32_t next = candidate.end_token;
    const bool of_role = next < document.tokens().size() && in_set(next, words.roles);
    if (of_role) candidate.end_token = candidate.first_token;
    return;
  }
  if (candidate.type == Type::event && candidate.form == Form::named && !quoted_title(candidate)) {
    // "FAO Hosts Validation Workshop": in a headline the verb has a capital too.
    for (std::uint32_t at = candidate.first_token + 1; at + 1 < candidate.end_token; ++at) {
      if (in_set(at - 1, words.generic)) break;
      const bool capital = document.tokens()[at].shape == Shape::capitalized;
      if (capital && in_set(at, words.headline_acts)) candidate.first_token = at + 1;
    }
    begin_behind_time(document, candidate);
    cut_day_and_place(document, words, candidate);
  }
  if (candidate.type == Type::event && candidate.rule == "tagger" &&
      only_places(document, words, candidate)) {
    candidate.end_token = candidate.first_token;
    return;
  }
  if (candidate.type == Type::project && candidate.form == Form::named &&
      candidate.end_token < document.tokens().size() &&
      words.roles.contains(document.tokens()[candidate.end_token].hash)) {
    --candidate.end_token;
    const Shape shape = document.tokens()[candidate.first_token].shape;
    const bool acronym = shape == Shape::upper || shape == Shape::mixed;
    if (candidate.size() == 1 && !acronym) candidate.end_token = candidate.first_token;
  }
  if (candidate.type == Type::event && candidate.form == Form::named) {
    if (candidate.size() <= 3 &&
        is_generic(document, words, candidate.first_token, candidate.end_token)) {
      candidate.form = Form::nominal;
    }
  }
}

void compare(const Document& document, const Words& words, std::vector<Candidate>& candidates) {
  const auto word = [&](std::uint32_t token) {
    return fold_token(document.text(document.tokens()[token].span));
  };
  const auto stands_alone = [](const Candidate& c) {
    const bool found_as_such = c.rule.starts_with("list") || c.rule == "tagger";
    return c.type == Type::organization && c.form == Form::named && c.confidence >= kSure &&
           found_as_such;
  };
  split_behind_places(document, words, candidates);
  join_overlapping(document, words, candidates);
  std::map<std::uint32_t, std::uint32_t> sure;  // first token -> furthest end
  for (const Candidate& c : candidates) {
    if (stands_alone(c)) sure[c.first_token] = std::max(sure[c.first_token], c.end_token);
  }
  for (Candidate& c : candidates) {
    if (c.type != Type::organization || c.form != Form::named) continue;
    for (std::uint32_t at = c.first_token + 1; at + 1 < c.end_token; ++at) {
      if (word(at) != "and" && word(at) != "," && word(at) != "&") continue;
      const bool article = words.determiners.contains(document.tokens()[at + 1].hash);
      const std::uint32_t next = article ? at + 2 : at + 1;
      const auto member = sure.find(next);
      if (member != sure.end() && member->second >= c.end_token) c.end_token = at;
    }
  }
  cut_before_persons(document, words, candidates);
  cut_before_documents(document, words, candidates);
  std::map<std::uint32_t, double> sure_first;  // edges of listed names
  std::map<std::uint32_t, double> sure_end;
  std::map<std::uint32_t, double> sure_event;
  for (const Candidate& c : candidates) {
    const auto raise = [&](std::map<std::uint32_t, double>& best, std::uint32_t token) {
      double& value = best[token];
      value = std::max(value, c.confidence);
    };
    if (c.rule.starts_with("list")) raise(sure_first, c.first_token);
    if (c.rule.starts_with("list")) raise(sure_end, c.end_token);
    if (c.type == Type::event) raise(sure_event, c.first_token);
  }
  const auto best_of = [](const std::map<std::uint32_t, double>& best, std::uint32_t token) {
    const auto found = best.find(token);
    return found == best.end() ? 0.0 : found->second;
  };
  for (Candidate& c : candidates) {
    if (c.form != Form::named || !is_entity(c.type)) continue;
    c.confidence = std::max(
        {c.confidence, best_of(sure_first, c.first_token), best_of(sure_end, c.end_token)});
    // "Representation of the European Commission in Bulgaria"
    if (c.rule == "head-first") {
      for (auto inner = sure_end.upper_bound(c.first_token);
           inner != sure_end.end() && inner->first <= c.end_token; ++inner) {
        c.confidence = std::max(c.confidence, inner->second);
      }
    }
    if (c.rule != "headline") continue;
    for (auto event = sure_event.lower_bound(c.first_token);
         event != sure_event.end() && event->first < c.end_token; ++event) {
      c.confidence = std::max(c.confidence, event->second);
    }
  }
}

std::vector<Candidate> choose(const Document& document, const Words& words,
                              std::vector<Candidate> candidates) {
  // Numbers are quicker to sort than candidates.
  std::vector<std::tuple<double, std::uint32_t, std::uint32_t, std::uint32_t>> order;
  order.reserve(candidates.size());
  for (const Candidate& c : candidates) {
    order.emplace_back(-weight(c), ~c.size(), c.first_token, order.size());
  }
  std::ranges::sort(order);
  std::vector<Candidate> chosen;
  std::vector<std::vector<std::uint32_t>> on_token(document.tokens().size());
  for (const auto& entry : order) {
    Candidate& c = candidates[std::get<3>(entry)];
    std::vector<const Candidate*> rivals;
    for (std::uint32_t token = c.first_token; token < c.end_token; ++token) {
      for (const std::uint32_t i : on_token[token]) rivals.push_back(&chosen[i]);
    }
    if (c.type == Type::job_title && c.rule != kFixedTitle) {
      trim(document, words, c, rivals);
      rivals.clear();
    }
    if (c.size() == 0) continue;
    const bool free = std::ranges::all_of(
        rivals, [&](const Candidate* k) { return holds_names(*k, c) || holds_names(c, *k); });
    if (!free) continue;
    for (std::uint32_t token = c.first_token; token < c.end_token; ++token) {
      on_token[token].push_back(static_cast<std::uint32_t>(chosen.size()));
    }
    chosen.push_back(std::move(c));
  }
  std::ranges::stable_sort(chosen, [](const Candidate& a, const Candidate& b) {
    return std::pair(a.first_token, b.end_token) < std::pair(b.first_token, a.end_token);
  });
  return chosen;
}

}  // namespace docweave::names
