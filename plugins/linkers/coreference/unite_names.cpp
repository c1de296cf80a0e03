#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>

#include <docweave/text.hpp>

#include "clusters.hpp"

namespace docweave::coreference {
namespace {

using Names = std::map<std::pair<Type, std::string>, MentionId>;

bool starts_with(const Words& longer, const Words& shorter) {
  return shorter.size() < longer.size() &&
         std::equal(shorter.begin(), shorter.end(), longer.begin());
}

bool ends_with(const Words& longer, const Words& shorter) {
  return shorter.size() < longer.size() &&
         std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

/// "Presidency of the Visegrad Group" is another body than the Visegrad Group.
bool is_part_of(const Lexicon& lexicon, const Words& whole, const Words& part) {
  auto before = part.size() - whole.size();
  while (before > 0 && lexicon.determiners.contains(part[before - 1])) --before;
  return before > 0 && lexicon.joints.contains(part[before - 1]);
}

/// "Harbour Seeds S.A.", folded to "s a", beside "Harbour Seeds".
bool adds_legal_form(const Lexicon& lexicon, std::size_t words, const Words& name) {
  std::string behind;
  for (std::size_t i = words; i < name.size(); ++i) behind += name[i];
  return lexicon.legal_forms.contains(behind) || lexicon.legal_forms.contains(name.back());
}

/// "Delegation to Kenya" of "Delegation of the European Union to Kenya": the owner is left out.
bool leaves_out_owner(const Lexicon& lexicon, const Words& shorter, const Words& longer) {
  const std::size_t kept = shorter.size() - 1;
  return shorter.size() > 2 && shorter.size() < longer.size() &&
         shorter.front() == longer.front() && lexicon.legations.contains(shorter.front()) &&
         lexicon.joints.contains(longer[1]) &&
         std::equal(shorter.end() - static_cast<std::ptrdiff_t>(kept), shorter.end(),
                    longer.end() - static_cast<std::ptrdiff_t>(kept));
}

/// "British High Commission" beside "British High Commission Dhaka"
bool leaves_out_seat(const Lexicon& lexicon, const Names& names, const Words& shorter,
                     const Words& longer) {
  if (!starts_with(longer, shorter) || !lexicon.legations.contains(shorter.back())) return false;
  std::string seat;
  for (std::size_t i = shorter.size(); i < longer.size(); ++i)
    (seat += seat.empty() ? "" : " ") += longer[i];
  return names.contains({Type::place, seat});
}

/// "Makerere" beside "Makerere University", not "State Border Guard" beside its college
bool leaves_out_kind(const Lexicon& lexicon, const Words& shorter, const Words& longer) {
  return shorter.size() == 1 && longer.size() == 2 && starts_with(longer, shorter) &&
         lexicon.full_names.contains(longer.back());
}

/// "S. Berg" beside "Solveig Berg"
bool has_initial_of(const Words& shorter, const Words& longer) {
  if (shorter.size() < 2 || shorter.size() > longer.size()) return false;
  const bool one_letter = code_points(shorter.front()) == 1;
  return one_letter && longer.front() != shorter.front() &&
         longer.front().starts_with(shorter.front()) && shorter.back() == longer.back();
}

/// "Council of Europe Office in Ukraine" is a unit of the Council of Europe.
bool names_unit(const Lexicon& lexicon, const Words& shorter, const Words& longer) {
  return std::any_of(longer.begin() + static_cast<std::ptrdiff_t>(shorter.size()), longer.end(),
                     [&](const auto& word) { return lexicon.units.contains(word); });
}

/// "LIFE Lynx" is a project of the programme that is known as "LIFE", "LIFE Programme III" is that.
bool names_own_project(const Lexicon& lexicon, const Words& programme, const Words& name) {
  constexpr std::size_t kCode = 4;  // Bytes: "III", "2020".
  return starts_with(name, programme) &&
         std::none_of(
             name.begin() + static_cast<std::ptrdiff_t>(programme.size()), name.end(),
             [&](std::string_view word) {
               return lexicon.programmes.contains(word) || lexicon.kind_links.contains(word) ||
                      lexicon.is_small(word) || word.size() <= kCode ||
                      std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
             });
}

/// "Connecticut Community Foundation" is another than that of Northwest Connecticut.
bool leaves_out_direction(const Lexicon& lexicon, const Words& shorter, const Words& longer) {
  return longer.size() == shorter.size() + 1 && lexicon.directions.contains(longer.front());
}

/// Whether the shorter name can stand for the longer one in the same document.
bool shortens(const Lexicon& lexicon, Type type, const Words& shorter, const Words& longer) {
  switch (type) {
    case Type::person:
      return ends_with(longer, shorter) || has_initial_of(shorter, longer) ||
             (shorter.size() == 1 && starts_with(longer, shorter)) ||
             (shorter.size() > 1 && shorter.size() < longer.size() &&
              shorter.front() == longer.front() && shorter.back() == longer.back());
    case Type::organization:
      if (starts_with(longer, shorter) && adds_legal_form(lexicon, shorter.size(), longer))
        return true;
      if (leaves_out_owner(lexicon, shorter, longer) || leaves_out_kind(lexicon, shorter, longer))
        return true;
      if (shorter.size() < 2 || lexicon.documents.contains(longer.back())) return false;
      return (ends_with(longer, shorter) && !is_part_of(lexicon, shorter, longer) &&
              !leaves_out_direction(lexicon, shorter, longer)) ||
             (starts_with(longer, shorter) &&
              (lexicon.joints.contains(longer[shorter.size()]) ||
               (lexicon.joints.contains(shorter[1]) && !names_unit(lexicon, shorter, longer))));
    case Type::project:
      return (shorter.size() >= 2 &&
              (starts_with(longer, shorter) || ends_with(longer, shorter))) ||
             (longer.size() == 2 && (starts_with(longer, shorter) || ends_with(longer, shorter)));
    case Type::event:
      return shorter.size() >= 2 && (starts_with(longer, shorter) || ends_with(longer, shorter));
    default:
      return false;
  }
}

bool ends_with_dash(std::string_view text) {
  return text.ends_with(" – ") || text.ends_with(" - ") || text.ends_with(" — ");
}

/// "AECID" beside "Spanish cooperation agency AECID", "RCC" beside "RCC – Regional Coral Centre": a
/// name that holds its own acronym. An "OSCE – Mission to Skopje" is a part of OSCE.
bool holds_acronym(const Lexicon& lexicon, std::string_view name, const Words& words,
                   std::string_view acronym) {
  constexpr std::size_t kFewestLetters = 3;
  if (words.size() < 2 || acronym.size() < kFewestLetters || !is_acronym(acronym)) return false;
  const std::string folded = fold_name(acronym);
  if (words.back() == folded && name.ends_with(acronym)) {
    name.remove_suffix(acronym.size());
    return ends_with_dash(name) || lexicon.presenting.contains(words[words.size() - 2]);
  }
  if (words.front() != folded || !name.starts_with(acronym)) return false;
  const auto space = name.find(' ', acronym.size() + 1);
  return space != std::string_view::npos && ends_with_dash(name.substr(0, space + 1)) &&
         !lexicon.units.contains(words[1]);
}

/// "NORCE" beside "NORCE Norwegian Research Centre": an acronym that nothing else explains opens
/// the name that does. An "IOM Regional Centre" is a part of IOM, the "STAR Foundation" a gift of
/// STAR.
bool opens_full_name(const Lexicon& lexicon, const Words& acronym, const Words& name) {
  constexpr std::size_t kFewestWords = 3;
  const bool opens =
      acronym.size() == 1 && name.size() >= kFewestWords && name.front() == acronym.front();
  return opens && std::any_of(name.begin() + 1, name.end(), [&](std::string_view word) {
           return lexicon.presenting.contains(word) && !lexicon.own_bodies.contains(word);
         });
}

/// Clusters of more than acronyms and single words.
std::set<MentionId> explained(const Names& names, Clusters& clusters) {
  std::set<MentionId> all;
  for (const auto& [key, mention] : names) {
    if (key.second.find(' ') != std::string::npos) all.insert(clusters.find(mention));
  }
  return all;
}

/// "LuxLink" beside "LuxLink – Smart lampposts", "LuxLink: Smart lampposts"
bool opens_title(std::string_view name, std::string_view title) {
  if (!title.starts_with(name)) return false;
  title.remove_prefix(name.size());
  return title.starts_with(": ") || ends_with_dash(title.substr(0, title.find(' ', 1) + 1));
}

/// A name, and a mention of it.
struct Entry {
  Type type;
  Words words;
  MentionId mention;
};

/// By type, and by first and last word: a short form begins or ends as its long one does.
using Edges = std::map<std::pair<Type, std::string_view>, std::vector<const Entry*>>;

Edges by_edge(const std::vector<Entry>& entries) {
  Edges edges;
  for (const Entry& entry : entries) {
    const Words& words = entry.words;
    if (words.size() < 2) continue;
    edges[{entry.type, words.front()}].push_back(&entry);
    if (words.back() != words.front()) edges[{entry.type, words.back()}].push_back(&entry);
  }
  return edges;
}

/// Of several longer names the only one that the text has named before the short form.
std::optional<MentionId> only_before(const Document& document, MentionId short_form,
                                     const std::map<MentionId, MentionId>& longer) {
  std::optional<MentionId> only;
  for (const auto& [cluster, name] : longer) {
    const Mention& mention = document.mentions()[name];
    if (mention.span.begin > document.mentions()[short_form].span.begin) continue;
    if (only) return std::nullopt;
    only = name;
  }
  return only;
}

/// Short forms go to the one longer name that they can stand for; where there are several, a person
/// to the only one named before, others to none.
void unite_short_forms(const Document& document, const Lexicon& lexicon, const Names& names,
                       Clusters& clusters) {
  std::vector<Entry> entries;
  entries.reserve(names.size());
  for (const auto& [key, mention] : names) {
    if (!key.second.empty()) entries.push_back({key.first, words_of(key.second), mention});
  }
  const auto text_of = [&](const Entry& entry) {
    return document.text(document.mentions()[entry.mention].span);
  };
  const std::set<MentionId> defined = explained(names, clusters);
  const auto is_open = [&](const Entry& entry) {
    const Mention& mention = document.mentions()[entry.mention];
    const bool known = mention.rule.starts_with("list") || !mention.value.empty();
    return is_acronym(text_of(entry)) && !known && !defined.contains(clusters.find(entry.mention));
  };
  const auto stands_for = [&](const Entry& entry, const Entry& other) {
    if (entry.type == Type::project &&
        document.mentions()[entry.mention].rule.starts_with("list") &&
        names_own_project(lexicon, entry.words, other.words))
      return false;
    if (shortens(lexicon, entry.type, entry.words, other.words)) return true;
    if (entry.type == Type::project) return opens_title(text_of(entry), text_of(other));
    return entry.type == Type::organization &&
           (leaves_out_seat(lexicon, names, entry.words, other.words) ||
            holds_acronym(lexicon, text_of(other), other.words, text_of(entry)) ||
            (opens_full_name(lexicon, entry.words, other.words) && is_open(entry)));
  };
  const Edges edges = by_edge(entries);
  for (const Entry& entry : entries) {
    std::map<MentionId, MentionId> longer;  // cluster -> a mention of it
    for (const std::string_view edge : {entry.words.front(), entry.words.back()}) {
      const auto found = edges.find({entry.type, edge});
      if (found == edges.end()) continue;
      for (const Entry* other : found->second) {
        if (other->mention != entry.mention && stands_for(entry, *other))
          longer[clusters.find(other->mention)] = other->mention;
      }
    }
    if (longer.size() == 1) clusters.unite(entry.mention, longer.begin()->second);
    if (longer.size() < 2 || entry.type != Type::person) continue;
    if (const auto name = only_before(document, entry.mention, longer))
      clusters.unite(entry.mention, *name);
  }
}

/// A word of a name as an acronym may spell it.
struct Spelt {
  std::string_view word;
  bool small =
      false;  ///< "of", the "Corruption" of "Anti-Corruption": an acronym may pass over it.
};

/// The words of a name, folded, as its text writes them.
std::vector<Spelt> spelling(const Document& document, const Lexicon& lexicon, MentionId name,
                            const Words& words) {
  const auto [first, end] = document.tokens_in(document.mentions()[name].span);
  std::vector<Spelt> spelt;
  for (const std::string_view word : words) spelt.push_back({word, lexicon.is_small(word)});
  std::size_t at = 0;
  for (std::uint32_t token = first; token < end && at < spelt.size(); ++token) {
    const Token& written = document.tokens()[token];
    if (written.hash != hash_of(spelt[at].word)) continue;
    const bool behind_hyphen = token > first && !written.space_before;
    spelt[at].small = spelt[at].small || written.shape == Shape::lower || behind_hyphen;
    ++at;
  }
  return spelt;
}

/// "jclec" of "Jakarta Centre for Law Enforcement Cooperation", "cafao" of "Customs and Fiscal
/// Assistance Office", "anfrel" of "Asian Network for Free Elections": each word of the name begins
/// the next letters, of small ones one or none.
bool spells(std::string_view letters, std::span<const Spelt> words) {
  constexpr std::size_t kMostOfAWord = 3;
  if (words.empty()) return letters.empty();
  const auto& [word, small] = words.front();
  if (small && spells(letters, words.subspan(1))) return true;
  const std::size_t most = std::min({small ? 1 : kMostOfAWord, word.size(), letters.size()});
  for (std::size_t n = 1; n <= most && word[n - 1] == letters[n - 1]; ++n) {
    if (spells(letters.substr(n), words.subspan(1))) return true;
  }
  return false;
}

/// "Equality and Peace | in Peru": what an acronym leaves out, if several words are left.
std::span<const Spelt> without_place(const Lexicon& lexicon, const Names& names,
                                     std::span<const Spelt> words) {
  constexpr std::size_t kFewest = 3;
  std::string place;
  for (std::size_t at = words.size(); at-- > kFewest;) {
    if (lexicon.is_small(words[at].word))
      return names.contains({Type::place, place}) ? words.first(at) : words;
    place = std::string(words[at].word) + (place.empty() ? "" : " ") + place;
  }
  return words;
}

/// An acronym that nothing defines is the one name that spells it.
void unite_initials(const Document& document, const Lexicon& lexicon, const Names& names,
                    Clusters& clusters) {
  constexpr std::size_t kFewest = 3;
  const std::set<MentionId> defined = explained(names, clusters);
  const auto is_open = [&](const Names::value_type& name) {
    const auto& [key, mention] = name;
    return key.first != Type::person && key.first != Type::place && key.second.size() >= kFewest &&
           is_acronym(document.text(document.mentions()[mention].span)) &&
           !defined.contains(clusters.find(mention));
  };
  for (const auto& acronym : names) {
    if (!is_open(acronym)) continue;
    const auto& [type, letters] = acronym.first;
    std::set<MentionId> spelt;  // clusters
    const std::string initial(1, letters.front());
    for (auto at = names.lower_bound({type, initial});
         at != names.end() && at->first.first == type && at->first.second.starts_with(initial);
         ++at) {
      const Words words = words_of(at->first.second);
      if (words.size() < kFewest) continue;
      const std::vector<Spelt> whole = spelling(document, lexicon, at->second, words);
      if (spells(letters, whole) || spells(letters, without_place(lexicon, names, whole)))
        spelt.insert(clusters.find(at->second));
    }
    if (spelt.size() == 1) clusters.unite(*spelt.begin(), acronym.second);
  }
}

/// ")", also behind brackets of its own: "(Collège européen de police (CEPOL))".
bool closes_bracket(std::string_view behind) {
  if (behind.starts_with(" (")) {
    const auto inner = behind.find(')');
    return inner != std::string_view::npos && behind.substr(inner + 1).starts_with(')');
  }
  return behind.starts_with(')');
}

/// "Name (SHORT)": one after the other, nothing but the bracket between. "Ashgabat (Turkmenistan)"
/// is a place in another.
void unite_bracketed(const Document& document, const std::vector<MentionId>& mentions,
                     Clusters& clusters) {
  const auto end = static_cast<std::uint32_t>(document.text().size());
  for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
    const Mention& name = document.mentions()[mentions[i]];
    for (std::size_t k = i + 1; k < mentions.size(); ++k) {
      const Mention& short_form = document.mentions()[mentions[k]];
      if (short_form.span.begin > name.span.end + 6) break;
      if (short_form.span.begin <= name.span.end || short_form.type != name.type) continue;
      const bool same_key = !name.value.empty() && name.value == short_form.value;
      if (name.type == Type::place && !same_key) continue;
      const std::string between = fold_token(document.text({name.span.end, short_form.span.begin}));
      const bool open = between == " (" || between == "\" (" || between == "(" || between == "' (";
      if (open && closes_bracket(document.text({short_form.span.end, end})))
        clusters.unite(mentions[i], mentions[k]);
    }
  }
}

/// "Border Control (BOCO) Programme" is "BOCO" and the "Border Control Programme"; a "Port Agency
/// (PA) Mission to Peru" is another body than "PA".
void unite_inner_acronyms(const Document& document, const Names& names, Clusters& clusters) {
  for (const auto& [key, mention] : names) {
    const std::string_view name = document.text(document.mentions()[mention].span);
    const std::size_t open = name.find(" (");
    const std::size_t close = name.find(')', open == name.npos ? 0 : open);
    if (open == 0 || open == name.npos || close == name.npos) continue;
    const std::string_view inner = name.substr(open + 2, close - open - 2);
    const bool part = key.first != Type::project && close + 1 < name.size();
    if (part || !is_acronym(inner)) continue;
    const std::string outer =
        std::string(name.substr(0, open)) + std::string(name.substr(close + 1));
    for (const std::string& other : {fold_name(inner), fold_name(outer)}) {
      const auto found = names.find({key.first, other});
      if (found != names.end()) clusters.unite(mention, found->second);
    }
  }
}

/// "BRIDGE", "BRIDGE Project": in "the BRIDGE Project – Open Borders for All" both name one thing.
bool is_short_title(const Lexicon& lexicon, Words words) {
  if (words.size() > 1 && lexicon.kind_links.contains(words.back())) words.pop_back();
  return words.size() == 1;
}

bool ends_with_quote(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text.ends_with('"') || text.ends_with('\'') || text.ends_with("«") || text.ends_with("„");
}

/// "... the Elm Academy.\n“Open Borders” is", "“Open Borders”, “Safe Harbours”": what stands before
/// a quotation is of another sentence, or quoted itself.
bool is_apart(std::string_view between) {
  const bool quoted = between.starts_with('"') && between.find(',') != std::string_view::npos;
  return quoted || between.find_first_of("\n.;") != std::string_view::npos;
}

/// "the workshop “Open Borders”", "the project entitled “...”": the title of what stands before it.
void unite_titled(const Document& document, const Lexicon& lexicon, MentionNames& names,
                  const std::vector<MentionId>& mentions, Clusters& clusters) {
  constexpr std::uint32_t kMostBetween = 20;
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    const Mention& title = document.mentions()[mentions[i]];
    const Mention& before = document.mentions()[mentions[i - 1]];
    const bool titled = title.type != Type::place && title.type != Type::person;
    if (!titled || before.type != title.type || before.span.end >= title.span.begin ||
        title.span.begin - before.span.end > kMostBetween) {
      continue;
    }
    const std::string between = fold_token(document.text({before.span.end, title.span.begin}));
    const bool quoted = ends_with_quote(between) && !is_apart(between);
    const std::string words = fold_name(between);
    // "the BRIDGE project “Open Borders”", but not "the Interreg project “Open Borders”".
    const bool own = lexicon.kind_links.contains(words) && !before.rule.starts_with("list");
    const bool linked = words.empty() || own || lexicon.title_links.contains(words);
    const bool dashed = title.type == Type::project && between.ends_with(" - ") &&
                        (words.empty() || own) &&
                        is_short_title(lexicon, names.words(mentions[i - 1]));
    if ((quoted && linked) || dashed || lexicon.naming_links.contains(words))
      clusters.unite(mentions[i - 1], mentions[i]);
  }
}

/// Words in common, twice, over all words; both sorted.
double overlap(const Words& a, const Words& b) {
  Words shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  return 2.0 * static_cast<double>(shared.size()) / static_cast<double>(a.size() + b.size());
}

/// "Government of Japan" is the state that the text calls Japan, too.
void unite_states(const Lexicon& lexicon, const Names& names, Clusters& clusters) {
  for (const auto& [key, mention] : names) {
    if (key.first != Type::organization) continue;
    for (const std::string& form : lexicon.governments) {
      if (!key.second.starts_with(form) || key.second.substr(form.size(), 1) != " ") continue;
      const auto state = names.find({Type::place, fold_name(key.second.substr(form.size() + 1))});
      if (state != names.end()) clusters.unite(mention, state->second);
    }
  }
}

/// Titles of events and projects vary between headline and text: most words in common is enough.
void unite_similar_titles(const Lexicon& lexicon, const Names& names, Clusters& clusters) {
  constexpr double kMostWords = 0.7;
  constexpr std::size_t kFewestWords = 3;
  for (const Type type : {Type::event, Type::project}) {
    std::vector<std::pair<Words, MentionId>> titles;
    for (const auto& [key, mention] : names) {
      if (key.first != type) continue;
      Words words = words_of(key.second);
      if (words.size() < kFewestWords) continue;
      std::ranges::sort(words);
      titles.emplace_back(std::move(words), mention);
    }
    for (std::size_t a = 0; a < titles.size(); ++a) {
      for (std::size_t b = a + 1; b < titles.size(); ++b) {
        if (overlap(titles[a].first, titles[b].first) >= kMostWords &&
            !tell_apart(telling_of(lexicon, titles[a].first),
                        telling_of(lexicon, titles[b].first))) {
          clusters.unite(titles[a].second, titles[b].second);
        }
      }
    }
  }
}

/// "Ministry of the Interior" as "Interior Ministry".
std::string turned_name(const Lexicon& lexicon, const std::string& name) {
  Words words = words_of(name);
  std::erase_if(words, [&](std::string_view word) { return lexicon.determiners.contains(word); });
  if (words.size() > 2 && words[1] == "of" && std::ranges::count(words, "of") == 1) {
    words.erase(words.begin() + 1);
    std::ranges::rotate(words, words.begin() + 1);
  }
  std::string turned;
  for (const std::string_view word : words) (turned += word) += ' ';
  return turned;
}

/// "Albania" of "Ministry of Finance (Albania)": the folded place in the bracket right behind a
/// body.
std::string seat_behind(const Document& document, const Mention& body) {
  constexpr std::string_view kOpen = " (";
  const auto begin = body.span.end + static_cast<std::uint32_t>(kOpen.size());
  if (body.type != Type::organization || document.text().substr(body.span.end, 2) != kOpen)
    return {};
  for (const MentionId id : document.mentions_from({begin, begin + 1})) {
    const Mention& place = document.mentions()[id];
    if (place.type == Type::place && place.span.begin == begin &&
        document.text().substr(place.span.end, 1) == ")")
      return fold_name(document.text(place.span));
  }
  return {};
}

/// Bodies that a text lists by one name, each with a place of its own: by that name their places.
std::map<std::string, std::set<std::string>> seats_of(const Document& document,
                                                      const Lexicon& lexicon, MentionNames& names,
                                                      const std::vector<MentionId>& mentions) {
  std::map<std::string, std::set<std::string>> seats;
  for (const MentionId id : mentions) {
    const std::string seat = seat_behind(document, document.mentions()[id]);
    if (!seat.empty()) seats[identity_name(document, id, lexicon, names)].insert(seat);
  }
  std::erase_if(seats, [](const auto& entry) { return entry.second.size() < 2; });
  return seats;
}

}  // namespace

void unite_names(const Document& document, const Lexicon& lexicon, MentionNames& mention_names,
                 const std::vector<MentionId>& mentions, Clusters& clusters) {
  Names names;
  std::map<std::pair<Type, std::string>, MentionId> keys;
  std::map<std::string, MentionId> turned_names;
  const auto seats = seats_of(document, lexicon, mention_names, mentions);
  for (const MentionId id : mentions) {
    const Mention& mention = document.mentions()[id];
    if (mention.form != Form::named) continue;
    std::string identity = identity_name(document, id, lexicon, mention_names);
    if (seats.contains(identity)) identity += " " + seat_behind(document, mention);
    const auto [name, fresh] = names.emplace(std::pair(mention.type, std::move(identity)), id);
    if (!fresh) clusters.unite(name->second, id);
    if (mention.type == Type::organization) {
      const auto [turned, new_name] =
          turned_names.emplace(turned_name(lexicon, name->first.second), id);
      if (!new_name) clusters.unite(turned->second, id);
    }
    if (mention.value.empty()) continue;
    const auto [key, first] = keys.emplace(std::pair(mention.type, mention.value), id);
    if (!first) clusters.unite(key->second, id);
  }
  unite_bracketed(document, mentions, clusters);
  unite_inner_acronyms(document, names, clusters);
  unite_titled(document, lexicon, mention_names, mentions, clusters);
  unite_similar_titles(lexicon, names, clusters);
  unite_short_forms(document, lexicon, names, clusters);
  unite_initials(document, lexicon, names, clusters);
  unite_states(lexicon, names, clusters);
}

}  // namespace docweave::coreference
