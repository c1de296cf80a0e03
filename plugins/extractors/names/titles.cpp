#include "titles.hpp"

#include <algorithm>
#include <string>

#include <docweave/text.hpp>

#include "edges.hpp"

namespace docweave::names {
namespace {

/// Where a title goes over to what it is for; its end where it does not.
std::uint32_t topic_of(const Reading& text, const Candidate& title) {
  for (std::uint32_t at = title.first_token; at < title.end_token; ++at) {
    if (text.is(at, &Words::for_topic)) return at + 1;
  }
  return title.end_token;
}

bool may_be_topic(const Reading& text, const Candidate& c) {
  const bool guessed =
      c.form == Form::named && c.type != Type::person && is_entity(c.type) && !c.is_listed();
  if (c.rule == "head-last") return guessed;
  const bool acronym = c.size() == 1 && text[c.first_token].shape == Shape::upper;
  return guessed && !acronym && !text.any(c.first_token, c.end_token, &Words::org_heads);
}

}  // namespace

void split_titles(const Reading& text, std::vector<Candidate>& candidates) {
  constexpr std::uint32_t kMostModifiers = 2;  // "and Chief Scientific Adviser"
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].type != Type::job_title || candidates[i].rule == "joint-title") continue;
    Candidate second = candidates[i];
    for (std::uint32_t at = second.first_token + 1; at + 1 < second.end_token; ++at) {
      const std::uint32_t reach = std::min(at + 2 + kMostModifiers, second.end_token);
      if (!text.is(at, &Words::coordinators) || !text.any(at + 1, reach, &Words::roles) ||
          !text.any(second.first_token, at, &Words::roles)) {
        continue;
      }
      second.first_token = at + 1;
      candidates[i].end_token = at;
      candidates.push_back(second);
      break;
    }
  }
}

void drop_topics_of_titles(const Reading& text, std::vector<Candidate>& candidates) {
  std::vector<Span> topics;  // tokens
  for (const Candidate& title : candidates) {
    if (title.type != Type::job_title) continue;
    const std::uint32_t topic = topic_of(text, title);
    if (topic < title.end_token) topics.push_back({topic, title.end_token});
  }
  std::erase_if(candidates, [&](const Candidate& c) {
    return may_be_topic(text, c) && std::ranges::any_of(topics, [&](const Span& topic) {
             return topic.contains(Span{c.first_token, c.end_token});
           });
  });
}

namespace {

constexpr std::size_t kFewestNameWords = 2;
constexpr std::size_t kMostNameWords = 4;

bool is_capitalised(const Token& token) {
  return token.kind == TokenKind::word &&
         (token.shape == Shape::capitalized || token.shape == Shape::upper);
}

bool on_place(const Reading& text, std::uint32_t at) {
  return std::ranges::any_of(text.mentions(at, at + 1),
                             [&](MentionId id) { return text.mention(id).type == Type::place; });
}

/// Ends "Ambassador to Sierra Leone David Reimer" behind the place.
void end_at_place(const Reading& text, Candidate& title) {
  for (const MentionId id : text.mentions(title.first_token, title.end_token)) {
    const Mention& place = text.mention(id);
    const auto [first, end] = text.document().tokens_in(place.span);
    const bool linked = first > title.first_token && text.is_lower(first - 1);
    if (place.type == Type::place && linked && end < title.end_token && is_capitalised(text[end]) &&
        !on_place(text, end)) {
      title.end_token = end;
      return;
    }
  }
}

/// Ends "Director of Public Health Willie Hill" before the given name.
void end_at_given_name(const Reading& text, std::span<const WordClasses> classes,
                       Candidate& title) {
  if (title.size() < 4) return;
  std::uint32_t end = title.end_token;  // Before "MP", which is of the person.
  if (text.is(end - 1, &Words::honours) && !text.is_lower(end - 1)) --end;
  const std::uint32_t given = end - 2;
  const bool name = is_given_name(classes, given) && text[given].shape == Shape::capitalized &&
                    !on_place(text, given) && text[given + 1].shape == Shape::capitalized &&
                    !text.is_lower(given - 1) && !text.is(given + 1, &Words::roles) &&
                    !text.is(given + 1, &Words::org_heads);
  if (name) title.end_token = given;
}

/// Ends "Commissioner for Trade, and Sofia | mayor" before what begins the title of the next
/// person.
void end_before_next_title(const Reading& text, Candidate& title) {
  if (!text.is(title.end_token, &Words::roles) || !text.is_lower(title.end_token)) return;
  for (std::uint32_t at = title.end_token; at > title.first_token + 1; --at) {
    if (!text.is(at - 1, &Words::coordinators)) continue;
    title.end_token = text.is(at - 2, ",") ? at - 2 : at - 1;
    return;
  }
}

/// Where the word goes on whose first token ends at `end`: behind the hyphen of "Saint-Denis",
/// behind all of "Matiang'i".
std::uint32_t end_of_word(const Reading& text, std::uint32_t end) {
  if (end + 1 >= text.tokens().size() || text[end].space_before || text[end + 1].space_before)
    return end;
  if (text.is(end, "-") && is_capitalised(text[end + 1])) return end + 1;
  if (goes_on_behind_hyphen(text, end)) return end + 2;
  const bool elided = text.is(end, "'") && text[end + 1].kind == TokenKind::word;
  return elided ? end + 2 : end;
}

/// A word that tells of another kind of name.
bool is_no_name(const Reading& text, std::uint32_t at) {
  return text.is(at, &Words::org_heads) || text.is(at, &Words::roles) ||
         text.is(at, &Words::event_nouns) || text.is(at, &Words::project_nouns) ||
         text.is(at, &Words::generic) || on_place(text, at);
}

/// The name that begins at a token, empty where there is none; `sure` where a small word behind it
/// says nothing.
Candidate person_from(const Reading& text, std::uint32_t at, bool sure) {
  const auto tokens = text.tokens();
  std::uint32_t end = at;
  std::size_t names = 0;
  while (end < tokens.size() && is_capitalised(tokens[end]) &&
         !(end > at && text.starts_line(end))) {
    if (is_no_name(text, end)) return {};
    ++names;
    end = end_of_word(text, end + 1);
  }
  if (names < kFewestNameWords || names > kMostNameWords) return {};
  // "Project Manager EU HNS"
  const auto upper = [](const Token& token) { return token.shape == Shape::upper; };
  if (tokens[at].span.size() <= 2 && std::ranges::all_of(tokens.subspan(at, end - at), upper))
    return {};
  // "the Minister of Health, Doctors Without Borders": a small word goes on with another kind of
  // name.
  const bool goes_on = !sure && text.is(end, &Words::joints) && text.is_lower(end) &&
                       !text.is(end, &Words::coordinators);
  if (goes_on) return {};
  return {at, end, Type::person, Form::named, 0.6, "behind-title", ""};
}

}  // namespace

namespace {

bool has_surname_ending(const Reading& text, std::uint32_t at) {
  constexpr std::size_t kLongest = sizeof("evičiūtė") - 1;
  const std::string word = fold_token(text.document().text(text[at].span));
  for (std::size_t length = 2; length <= kLongest && length < word.size(); ++length) {
    if (text.words().surname_endings.contains(word.substr(word.size() - length))) return true;
  }
  return false;
}

/// "Đuro": a word with letters that English has not.
bool is_foreign(const Reading& text, std::uint32_t at) {
  return std::ranges::any_of(text.document().text(text[at].span),
                             [](char byte) { return static_cast<unsigned char>(byte) > 0x7F; });
}

/// Where the person begins that the words of a body end with: at a given name, behind a title at
/// an initial, too, and at a word that is no other before a surname or behind a short form ("RYCO
/// | Đuro Blanuša"). Else the body's end.
std::uint32_t person_at_end(const Reading& text, std::span<const WordClasses> classes,
                            const Candidate& body, bool behind_title) {
  const std::uint32_t last = body.end_token - 1;
  const std::uint32_t given = last - 1;
  if (text[last].shape != Shape::capitalized || text.is(last, &Words::org_heads))
    return body.end_token;
  if (is_given_name(classes, given)) return given;
  if (!behind_title) return body.end_token;
  if (text.is(given, ".") && text[given - 1].span.size() == 1) return given - 1;
  const bool word = classes[given] == 0 && text[given].shape == Shape::capitalized &&
                    !text.is(given, &Words::org_heads);
  const bool behind_acronym = given == body.first_token + 1 && text.is_acronym(body.first_token);
  const bool named = has_surname_ending(text, last) || (behind_acronym && is_foreign(text, given));
  return word && named ? given : body.end_token;
}

/// "Dean of the | Faculty", "Director General at | Customs"
bool is_behind_title(const Reading& text, std::uint32_t at) {
  if (at > 0 && text.is(at - 1, &Words::determiners)) --at;
  if (at < 2 || !text.is(at - 1, &Words::joints)) return false;
  return text.is(at - 2, &Words::roles) || (at > 2 && text.is(at - 3, &Words::roles));
}

/// Where the holder of a post begins that the words of the body end with which it is of: behind the
/// body's place ("Assembly of Elmland | Ana Hill") or head ("Programme Office | Ana Hill"), and at
/// a form of address ("Elm College | Dr Ana Hill"). Else the body's end.
std::uint32_t holder_at_end(const Reading& text, std::span<const WordClasses> classes,
                            const Candidate& body) {
  for (std::uint32_t at = body.first_token + 2; at + 1 < body.end_token; ++at) {
    const bool addressed = text.is(at, &Words::addresses) && !text.is(at, ".");
    // "National Centre Against Violence", "weavers' association Quipu"
    const bool another =
        text.is(at, &Words::on_matter) || (text.is_lower(at - 1) && !is_given_name(classes, at));
    const bool whole = (text.is(at - 1, &Words::org_heads) && !another) ||
                       (on_place(text, at - 1) && text.ends_in_place(body.first_token + 1, at));
    if (!addressed && !whole) continue;
    const std::uint32_t name = addressed ? at + 1 : at;
    const Candidate holder = person_from(text, name, true);
    if (!holder.empty() && holder.end_token >= body.end_token) return name;
  }
  return body.end_token;
}

}  // namespace

void end_bodies_before_persons(const Reading& text, std::span<const WordClasses> classes,
                               std::vector<Candidate>& candidates) {
  const std::size_t count = candidates.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Candidate body = candidates[i];
    const bool parliament =
        body.type == Type::event && text.any(body.first_token, body.end_token, &Words::parliaments);
    const bool guessed =
        (parliament || body.is_named(Type::organization)) && !body.is_listed() && !body.is_marked();
    if (!guessed) continue;
    // "Rector of the Academy Ion Mincu, Ana Pop": the body bears the name of one, another follows.
    const bool titled =
        is_behind_title(text, body.first_token) &&
        !(text.is(body.end_token, ",") && is_given_name(classes, body.end_token + 1));
    const std::uint32_t holder = titled ? holder_at_end(text, classes, body) : body.end_token;
    if (holder < body.end_token) {
      candidates.push_back(
          {holder, body.end_token, Type::person, Form::named, 0.6, "behind-body", ""});
      candidates[i].end_token = text.is(holder - 1, &Words::addresses) ? holder - 1 : holder;
      if (parliament) candidates[i].form = Form::named;
      continue;
    }
    // "Speaker of the Finnish Parliament | Ana Hill"; not "Chair of RCC Focal Points"
    const std::uint32_t end = body.end_token;
    const bool behind = titled && end < text.tokens().size() && !text.starts_line(end);
    if (behind && (body.size() > 1 || is_given_name(classes, end))) {
      Candidate next = person_from(text, end, true);
      next.rule = "behind-body";
      if (!next.empty()) candidates.push_back(std::move(next));
    }
    if (body.size() < 3) continue;
    const std::uint32_t given = person_at_end(text, classes, body, titled);
    if (given == body.end_token || text.is(given - 1, &Words::joints)) continue;
    const bool several = given > body.first_token + 1;
    const bool headed = text.is(given - 1, &Words::org_heads);
    // "Head of EUBAM | Jan Berg"
    const bool initials = text.is_acronym(given - 1) && !text.ends_in_place(given, body.end_token);
    if (!(several && (headed || titled)) && !(titled && (headed || initials))) continue;
    candidates.push_back(
        {given, body.end_token, Type::person, Form::named, 0.6, "behind-body", ""});
    candidates[i].end_token = given;
  }
}

void begin_bodies_behind_persons(const Reading& text, std::span<const WordClasses> classes,
                                 std::vector<Candidate>& candidates) {
  const auto is_addressed = [&](std::uint32_t at) {
    if (at > 1 && text.is(at - 1, ".")) --at;
    return at > 0 && text.is(at - 1, &Words::addresses) && !text.is(at - 1, ".");
  };
  const std::size_t count = candidates.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Candidate body = candidates[i];
    if (!body.is_named(Type::organization) || body.is_listed() || body.is_marked()) continue;
    const std::uint32_t first = body.first_token;
    if (!is_given_name(classes, first) && !is_addressed(first)) continue;
    const Candidate person = person_from(text, first, true);
    if (person.empty() || person.end_token + 1 >= body.end_token ||
        !text.is_break(person.end_token)) {
      continue;
    }
    candidates[i].first_token = person.end_token + 1;
    candidates.push_back(person);
  }
}

namespace {

/// Makes a person of the place that the tagger alone has seen in a name: behind a title and a comma
/// hardly any stands.
void retype_guessed_place(const Candidate& person, std::vector<Candidate>& candidates) {
  for (Candidate& c : candidates) {
    if (c.type == Type::place && c.rule == "tagger" && c.first_token == person.first_token &&
        c.end_token == person.end_token)
      c.type = Type::person;
  }
}

}  // namespace

void add_persons_behind_titles(const Reading& text, std::span<const WordClasses> classes,
                               std::vector<Candidate>& candidates) {
  const std::size_t count = candidates.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (candidates[i].type != Type::job_title || candidates[i].empty()) continue;
    end_at_given_name(text, classes, candidates[i]);
    end_at_place(text, candidates[i]);
    end_before_next_title(text, candidates[i]);
    std::uint32_t at = candidates[i].end_token;
    const bool comma = text.is(at, ",");
    if (comma) ++at;
    while (text.is(at, &Words::addresses)) ++at;
    if (at >= text.tokens().size() || text.starts_line(at)) continue;
    const bool given_name = is_given_name(classes, at);
    Candidate person = person_from(text, at, !comma);
    if (person.empty()) continue;
    if (given_name || !comma) {
      candidates.push_back(std::move(person));
    } else {
      retype_guessed_place(person, candidates);
    }
  }
}

std::string_view post_of(const Reading& text, const Candidate& title) {
  std::uint32_t at = title.end_token;
  if (text.is(at - 1, &Words::headed)) {
    while (at > title.first_token && text.is_lower(at - 1) &&
           !text.is(at - 1, &Words::determiners)) {
      --at;
    }
  }
  const bool owned = at > title.first_token + 2 && at < title.end_token &&
                     text.is(at - 1, &Words::determiners) && text.is_lower(at - 1) &&
                     (text.is(at - 2, &Words::of_place) || text.is(at - 2, &Words::for_topic));
  return owned ? text.phrase(title.first_token, at - 2) : std::string_view{};
}

void add_persons_with_given_names(const Reading& text, std::span<const WordClasses> classes,
                                  std::vector<Candidate>& candidates) {
  constexpr double kConfidence = 0.55;
  const auto tokens = text.tokens();
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    const bool given_name = is_given_name(classes, at);
    const bool inside = at > 0 && is_capitalised(tokens[at - 1]) && !text.starts_line(at) &&
                        !text.is(at - 1, &Words::roles) && !text.is(at - 1, &Words::addresses);
    if (!given_name || inside || !is_capitalised(tokens[at]) || text.is(at, &Words::determiners) ||
        text.is(at, &Words::joints)) {
      continue;
    }
    Candidate person = person_from(text, at, true);
    if (person.empty()) continue;
    person.confidence = kConfidence;
    person.rule = "given-name";
    at = person.end_token - 1;
    candidates.push_back(std::move(person));
  }
}

}  // namespace docweave::names
