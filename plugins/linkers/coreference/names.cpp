#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <docweave/text.hpp>

#include "clusters.hpp"

namespace docweave::coreference {
namespace {

std::unordered_set<std::string> word_list(const std::filesystem::path& file) {
  std::unordered_set<std::string> words;
  for (const ListEntry& entry : read_list(file)) words.insert(fold_name(entry.columns.front()));
  return words;
}

bool hides_inner(Type type) {
  return type == Type::organization || type == Type::person;
}

constexpr std::size_t kLongestLetters = sizeof("PhD") - 1;

using Names = std::map<std::pair<Type, std::string>, MentionId>;

bool starts_with(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  return shorter.size() < longer.size() &&
         std::equal(shorter.begin(), shorter.end(), longer.begin());
}

bool ends_with(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  return shorter.size() < longer.size() &&
         std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

/// "Presidency of the Visegrad Group" is another body than the Visegrad Group.
bool is_part_of(const Lexicon& lexicon, const std::vector<std::string>& whole,
                const std::vector<std::string>& part) {
  auto before = part.size() - whole.size();
  while (before > 0 && lexicon.determiners.contains(part[before - 1])) --before;
  return before > 0 && lexicon.joints.contains(part[before - 1]);
}

/// "Harbour Seeds S.A.", folded to "s a", beside "Harbour Seeds".
bool adds_legal_form(const Lexicon& lexicon, std::size_t words,
                     const std::vector<std::string>& name) {
  std::string behind;
  for (std::size_t i = words; i < name.size(); ++i) behind += name[i];
  return lexicon.legal_forms.contains(behind) || lexicon.legal_forms.contains(name.back());
}

/// Whether the shorter name can stand for the longer one in the same document.
bool shortens(const Lexicon& lexicon, Type type, const std::vector<std::string>& shorter,
              const std::vector<std::string>& longer) {
  switch (type) {
    case Type::person:
      return ends_with(longer, shorter) ||
             (shorter.size() > 1 && shorter.size() < longer.size() &&
              shorter.front() == longer.front() && shorter.back() == longer.back());
    case Type::organization:
      if (starts_with(longer, shorter) && adds_legal_form(lexicon, shorter.size(), longer))
        return true;
      if (shorter.size() < 2 || lexicon.documents.contains(longer.back())) return false;
      return (ends_with(longer, shorter) && !is_part_of(lexicon, shorter, longer)) ||
             (starts_with(longer, shorter) && (lexicon.joints.contains(shorter[1]) ||
                                               lexicon.joints.contains(longer[shorter.size()])));
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

/// Short forms go to the one longer name that they can stand for; where there are several, to none.
void unite_short_forms(const Lexicon& lexicon, const Names& names, Clusters& clusters) {
  struct Entry {
    std::vector<std::string> words;
    MentionId mention;
  };
  // A short form begins or ends as its long one does.
  std::map<std::pair<Type, std::string>, std::vector<Entry>> by_edge;
  for (const auto& [key, mention] : names) {
    const std::vector<std::string> words = words_of(key.second);
    if (words.size() < 2) continue;
    by_edge[{key.first, words.front()}].push_back({words, mention});
    if (words.back() != words.front())
      by_edge[{key.first, words.back()}].push_back({words, mention});
  }
  for (const auto& [key, mention] : names) {
    const std::vector<std::string> words = words_of(key.second);
    if (words.empty()) continue;
    std::map<MentionId, MentionId> longer;  // cluster -> a mention of it
    for (const std::string& edge : {words.front(), words.back()}) {
      const auto found = by_edge.find({key.first, edge});
      if (found == by_edge.end()) continue;
      for (const Entry& other : found->second) {
        if (other.mention != mention && shortens(lexicon, key.first, words, other.words)) {
          longer[clusters.find(other.mention)] = other.mention;
        }
      }
    }
    if (longer.size() == 1) clusters.unite(mention, longer.begin()->second);
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
  for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
    const Mention& name = document.mentions()[mentions[i]];
    for (std::size_t k = i + 1; k < mentions.size(); ++k) {
      const Mention& short_form = document.mentions()[mentions[k]];
      if (short_form.span.begin > name.span.end + 6) break;
      if (short_form.span.begin <= name.span.end || short_form.type != name.type) continue;
      const bool same_key = !name.value.empty() && name.value == short_form.value;
      if (name.type == Type::place && !same_key) continue;
      const std::string between = fold_token(document.text({name.span.end, short_form.span.begin}));
      const bool closed = closes_bracket(document.text().substr(short_form.span.end));
      const bool open = between == " (" || between == "\" (" || between == "(" || between == "' (";
      if (open && closed) clusters.unite(mentions[i], mentions[k]);
    }
  }
}

/// "BRIDGE", "BRIDGE Project": in "the BRIDGE Project – Open Borders for All" both name one thing.
bool is_short_title(const Document& document, const Lexicon& lexicon, const Mention& name) {
  std::vector<std::string> words = words_of(fold_name(document.text(name.span)));
  if (words.size() > 1 && lexicon.kind_links.contains(words.back())) words.pop_back();
  return words.size() == 1;
}

bool ends_with_quote(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text.ends_with('"') || text.ends_with('\'') || text.ends_with("«") || text.ends_with("„");
}

/// "the workshop “Open Borders”", "the project entitled “...”": the title of what stands before it.
void unite_titled(const Document& document, const Lexicon& lexicon,
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
    const bool quoted = ends_with_quote(between);
    const std::string words = fold_name(between);
    // "the BRIDGE project “Open Borders”", but not "the Interreg project “Open Borders”".
    const bool own = lexicon.kind_links.contains(words) && !before.rule.starts_with("list");
    const bool linked = words.empty() || own || lexicon.title_links.contains(words);
    const bool dashed = title.type == Type::project && between.ends_with(" - ") &&
                        (words.empty() || own) && is_short_title(document, lexicon, before);
    if ((quoted && linked) || dashed || lexicon.naming_links.contains(words))
      clusters.unite(mentions[i - 1], mentions[i]);
  }
}

/// Words in common, twice, over all words; both sorted.
double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  return 2.0 * static_cast<double>(shared.size()) / static_cast<double>(a.size() + b.size());
}

/// "Government of Japan" is the state that the text calls Japan, too.
void unite_states(const Lexicon& lexicon, const Names& names, Clusters& clusters) {
  for (const auto& [key, mention] : names) {
    if (key.first != Type::organization) continue;
    for (const std::string& form : lexicon.governments) {
      if (!key.second.starts_with(form + " ")) continue;
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
    std::vector<std::pair<std::vector<std::string>, MentionId>> titles;
    for (const auto& [key, mention] : names) {
      std::vector<std::string> words = words_of(key.second);
      if (key.first != type || words.size() < kFewestWords) continue;
      std::ranges::sort(words);
      titles.emplace_back(std::move(words), mention);
    }
    for (std::size_t a = 0; a < titles.size(); ++a) {
      for (std::size_t b = a + 1; b < titles.size(); ++b) {
        if (overlap(titles[a].first, titles[b].first) >= kMostWords &&
            !tell_apart(lexicon, titles[a].first, titles[b].first)) {
          clusters.unite(titles[a].second, titles[b].second);
        }
      }
    }
  }
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& folder)
    : honorifics(word_list(folder / "honorifics.txt")),
      generic_nouns(word_list(folder / "generic_nouns.txt")),
      event_nouns(word_list(folder / "event_nouns.txt")),
      legal_forms(word_list(folder / "legal_forms.txt")) {
  for (const ListEntry& entry : read_list(folder / "function_words.tsv", 2)) {
    const std::string& use = entry.columns[1];
    if (use == "joint") joints.insert(entry.columns[0]);
    if (use == "determiner") determiners.insert(entry.columns[0]);
    if (use == "title") title_links.insert(entry.columns[0]);
    if (use == "naming") naming_links.insert(entry.columns[0]);
    if (use == "place") place_links.insert(entry.columns[0]);
    if (use == "document") documents.insert(entry.columns[0]);
    if (use == "kind") kind_links.insert(entry.columns[0]);
    if (use == "state") governments.insert(entry.columns[0]);
    if (use == "article") articles.insert(entry.columns[0]);
    if (use == "copula") copulas.insert(entry.columns[0]);
    if (use == "complement") complements.insert(entry.columns[0]);
    if (use == "suffix") name_suffixes.insert(entry.columns[0]);
    if (use == "donor") donors.insert(entry.columns[0]);
    if (use == "unit") units.insert(entry.columns[0]);
    if (use == "title-place") title_places.insert(entry.columns[0]);
    if (use == "other") others.insert(entry.columns[0]);
    if (use == "ordinal") ordinals.push_back(entry.columns[0]);
    if (use == "inflection") inflections.push_back(entry.columns[0]);
  }
  for (const std::string& noun : event_nouns) {
    if (noun.starts_with('*')) compounds.push_back(noun.substr(1));
  }
  for (const ListEntry& entry : read_list(folder / "event_kinds.tsv", 2))
    kinds[entry.columns[1]].push_back(entry.columns[0]);
}

bool begins_with_acronym(const std::string& name) {
  const std::string first = name.substr(0, name.find(' '));
  return std::ranges::count_if(first, [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
}

std::string Lexicon::base(const std::string& word) const {
  const auto end = std::ranges::find_if(compounds, [&](const std::string& noun) {
    return word.size() > noun.size() && word.ends_with(noun);
  });
  return end == compounds.end() ? word : *end;
}

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::vector<std::string> telling_words(const Document& document, const Lexicon& lexicon,
                                       const Mention& mention) {
  std::vector<std::string> words = words_of(fold_name(document.text(mention.span)));
  const auto first = document.tokens_in(mention.span).first;
  if (first == 0) return words;
  std::string before = fold_token(document.text(document.tokens()[first - 1].span));
  if (lexicon.others.contains(before) || std::ranges::count(lexicon.ordinals, before) > 0)
    words.insert(words.begin(), std::move(before));
  return words;
}

namespace {

struct Numbers {
  std::set<std::size_t> years;
  std::set<std::size_t> counts;  ///< "third", "3rd", "3"
};

Numbers numbers_of(const Lexicon& lexicon, const std::vector<std::string>& words) {
  constexpr std::size_t kFirstYear = 1900;
  constexpr std::ptrdiff_t kSuffix = sizeof("rd") - 1;
  Numbers numbers;
  for (const std::string& word : words) {
    const auto spelled = std::ranges::find(lexicon.ordinals, word);
    if (spelled != lexicon.ordinals.end()) {
      numbers.counts.insert(static_cast<std::size_t>(spelled - lexicon.ordinals.begin()) + 1);
      continue;
    }
    std::size_t number = 0;
    const char* const end = word.data() + word.size();
    const auto [behind, error] = std::from_chars(word.data(), end, number);
    if (error != std::errc() || end - behind > kSuffix) continue;
    (number < kFirstYear ? numbers.counts : numbers.years).insert(number);
  }
  return numbers;
}

bool are_apart(const std::set<std::size_t>& a, const std::set<std::size_t>& b) {
  return !a.empty() && !b.empty() &&
         std::ranges::none_of(a, [&](std::size_t number) { return b.contains(number); });
}

}  // namespace

bool tell_apart(const Lexicon& lexicon, const std::vector<std::string>& a,
                const std::vector<std::string>& b) {
  // "the next meeting", not "meeting on the law and other matters"
  const auto names_other = [&](const std::vector<std::string>& words) {
    const auto head_end = std::ranges::find_if(
        words, [&](const auto& word) { return lexicon.complements.contains(word); });
    return std::any_of(words.begin(), head_end,
                       [&](const auto& word) { return lexicon.others.contains(word); });
  };
  if (names_other(a) != names_other(b)) return true;
  const Numbers first = numbers_of(lexicon, a);
  const Numbers second = numbers_of(lexicon, b);
  return are_apart(first.years, second.years) || are_apart(first.counts, second.counts);
}

namespace {

/// "ENDO Kazuya" as "Kazuya ENDO": capitals mark the family name where it stands first.
std::string surname_last(std::string_view person) {
  const auto space = person.find(' ');
  const std::string_view first = person.substr(0, space);
  const auto is_upper = [](std::string_view word) {
    return word.size() > 1 &&
           std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  if (space == std::string_view::npos || !is_upper(first) ||
      is_upper(person.substr(person.rfind(' ') + 1))) {
    return std::string(person);
  }
  return std::string(person.substr(space + 1)) + " " + std::string(first);
}

/// "Heather Humphreys T.D." without what is behind the name, folded to "t d".
std::string without_letters(const Lexicon& lexicon, std::string person) {
  std::string letters;
  for (auto space = person.rfind(' ');
       space != std::string::npos && letters.size() < kLongestLetters;
       space = space == 0 ? std::string::npos : person.rfind(' ', space - 1)) {
    letters = person.substr(space + 1);
    std::erase(letters, ' ');
    if (lexicon.name_suffixes.contains(letters)) return person.substr(0, space);
  }
  return person;
}

/// "Deutschen Botschaft", "Deutsche Botschaft": words without what grammar sets at their end.
std::string without_inflections(const Lexicon& lexicon, const std::string& name) {
  constexpr std::size_t kShortestStem = 4;
  std::string stems;
  for (std::string& word : words_of(name)) {
    const auto ending = std::ranges::find_if(lexicon.inflections, [&](const std::string& e) {
      return word.size() >= kShortestStem + e.size() && word.ends_with(e);
    });
    if (ending != lexicon.inflections.end()) word.resize(word.size() - ending->size());
    stems += (stems.empty() ? "" : " ") + word;
  }
  return stems;
}

}  // namespace

std::string identity_name(const Document& document, const Mention& mention,
                          const Lexicon& lexicon) {
  if (mention.type != Type::person) {
    std::string folded = fold_name(document.text(mention.span));
    return lexicon.inflections.empty() ? folded : without_inflections(lexicon, folded);
  }
  std::string folded = fold_name(surname_last(document.text(mention.span)));
  for (auto space = folded.find(' '); space != std::string::npos; space = folded.find(' ')) {
    if (!lexicon.honorifics.contains(folded.substr(0, space))) break;
    folded.erase(0, space + 1);
  }
  return without_letters(lexicon, std::move(folded));
}

std::vector<MentionId> usable_mentions(const Document& document) {
  std::vector<MentionId> usable;
  std::vector<MentionId> open;  // those that reach to where the scan is, or beyond
  const auto hides = [&](MentionId other_id, MentionId id) {
    const Mention& other = document.mentions()[other_id];
    const Mention& mention = document.mentions()[id];
    if (other_id == id || !other.span.contains(mention.span)) return false;
    if (other.span != mention.span) return hides_inner(other.type) && other.form == Form::named;
    return other.type != mention.type &&
           std::pair(other.confidence, mention.type) > std::pair(mention.confidence, other.type);
  };
  std::vector<MentionId> ids;
  for (const MentionId id :
       document.mentions_from({0, static_cast<std::uint32_t>(document.text().size())})) {
    if (is_entity(document.mentions()[id].type)) ids.push_back(id);
  }
  std::ranges::stable_sort(ids, {}, [&](MentionId id) {
    const Span span = document.mentions()[id].span;
    return std::pair(span.begin, ~span.end);
  });
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Span span = document.mentions()[ids[i]].span;
    std::erase_if(open,
                  [&](MentionId id) { return document.mentions()[id].span.end <= span.begin; });
    open.push_back(ids[i]);
    bool hidden = std::ranges::any_of(open, [&](MentionId id) { return hides(id, ids[i]); });
    for (std::size_t k = i + 1; k < ids.size() && document.mentions()[ids[k]].span == span; ++k) {
      hidden = hidden || hides(ids[k], ids[i]);
    }
    if (!hidden) usable.push_back(ids[i]);
  }
  return usable;
}

namespace {

/// "Ministry of the Interior" as "Interior Ministry".
std::string turned_name(const Lexicon& lexicon, const std::string& name) {
  std::vector<std::string> words = words_of(name);
  std::erase_if(words, [&](const std::string& word) { return lexicon.determiners.contains(word); });
  if (words.size() > 2 && words[1] == "of" && std::ranges::count(words, "of") == 1) {
    words.erase(words.begin() + 1);
    std::ranges::rotate(words, words.begin() + 1);
  }
  std::string turned;
  for (const std::string& word : words) turned += word + ' ';
  return turned;
}

}  // namespace

void unite_names(const Document& document, const Lexicon& lexicon,
                 const std::vector<MentionId>& mentions, Clusters& clusters) {
  Names names;
  std::map<std::pair<Type, std::string>, MentionId> keys;
  std::map<std::string, MentionId> turned_names;
  for (const MentionId id : mentions) {
    const Mention& mention = document.mentions()[id];
    if (mention.form != Form::named) continue;
    const auto [name, fresh] =
        names.emplace(std::pair(mention.type, identity_name(document, mention, lexicon)), id);
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
  unite_titled(document, lexicon, mentions, clusters);
  unite_similar_titles(lexicon, names, clusters);
  unite_short_forms(lexicon, names, clusters);
  unite_states(lexicon, names, clusters);
}

}  // namespace docweave::coreference
