#include <algorithm>
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

using Names = std::map<std::pair<Type, std::string>, MentionId>;

bool starts_with(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  return shorter.size() < longer.size() &&
         std::equal(shorter.begin(), shorter.end(), longer.begin());
}

bool ends_with(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  return shorter.size() < longer.size() &&
         std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

bool is_joint(const std::string& word) {
  static const std::set<std::string> kJoints = {"of", "for", "to", "in", "on", "at", "and"};
  return kJoints.contains(word);
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
      if (starts_with(longer, shorter) && shorter.size() + 2 >= longer.size() &&
          lexicon.legal_forms.contains(longer.back())) {
        return true;
      }
      if (shorter.size() < 2) return false;
      return ends_with(longer, shorter) ||
             (starts_with(longer, shorter) &&
              (is_joint(shorter[1]) || is_joint(longer[shorter.size()])));
    case Type::project:
      return (shorter.size() >= 2 &&
              (starts_with(longer, shorter) || ends_with(longer, shorter))) ||
             (starts_with(longer, shorter) && longer.size() == 2);
    case Type::event:
      return shorter.size() >= 2 && (starts_with(longer, shorter) || ends_with(longer, shorter));
    default:
      return false;
  }
}

/// Short forms go to the one longer name that they can stand for; where there are several, to none.
void unite_short_forms(const Lexicon& lexicon, const Names& names, Clusters& clusters) {
  for (const auto& [key, mention] : names) {
    const std::vector<std::string> words = words_of(key.second);
    std::set<MentionId> longer;
    MentionId last = mention;
    for (const auto& [other_key, other] : names) {
      if (other_key.first != key.first || other == mention) continue;
      if (shortens(lexicon, key.first, words, words_of(other_key.second))) {
        longer.insert(clusters.find(other));
        last = other;
      }
    }
    if (longer.size() == 1) clusters.unite(mention, last);
  }
}

/// "Name (SHORT)": one after the other, nothing but the bracket between.
void unite_bracketed(const Document& document, const std::vector<MentionId>& mentions,
                     Clusters& clusters) {
  for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
    const Mention& name = document.mentions()[mentions[i]];
    for (std::size_t k = i + 1; k < mentions.size(); ++k) {
      const Mention& short_form = document.mentions()[mentions[k]];
      if (short_form.span.begin > name.span.end + 6) break;
      if (short_form.span.begin <= name.span.end || short_form.type != name.type) continue;
      const std::string between = fold_token(document.text({name.span.end, short_form.span.begin}));
      const bool closed = document.text().compare(short_form.span.end, 1, ")") == 0;
      const bool open = between == " (" || between == "\" (" || between == "(" || between == "' (";
      if (open && closed) clusters.unite(mentions[i], mentions[k]);
    }
  }
}

/// "the workshop “Open Borders”", "the project entitled “...”": the title of what stands before it.
void unite_titled(const Document& document, const std::vector<MentionId>& mentions,
                  Clusters& clusters) {
  static const std::set<std::string> kBetween = {"",       "on",    "titled", "entitled",
                                                 "called", "named", "the"};
  constexpr std::uint32_t kMostBetween = 20;
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    const Mention& title = document.mentions()[mentions[i]];
    const Mention& before = document.mentions()[mentions[i - 1]];
    if (before.type != title.type || before.span.end >= title.span.begin ||
        title.span.begin - before.span.end > kMostBetween) {
      continue;
    }
    const std::string between = fold_token(document.text({before.span.end, title.span.begin}));
    const bool quoted = between.ends_with('"') || between.ends_with('\'');
    if (quoted && kBetween.contains(fold_name(between)))
      clusters.unite(mentions[i - 1], mentions[i]);
  }
}

double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::multiset<std::string> left(a.begin(), a.end());
  std::size_t shared = 0;
  for (const std::string& word : b) {
    const auto found = left.find(word);
    if (found == left.end()) continue;
    left.erase(found);
    ++shared;
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

/// Titles of events and projects vary between headline and text: most words in common is enough.
void unite_similar_titles(const Names& names, Clusters& clusters) {
  constexpr double kMostWords = 0.7;
  for (auto a = names.begin(); a != names.end(); ++a) {
    const Type type = a->first.first;
    if (type != Type::event && type != Type::project) continue;
    const std::vector<std::string> words = words_of(a->first.second);
    if (words.size() < 3) continue;
    for (auto b = std::next(a); b != names.end() && b->first.first == type; ++b) {
      const std::vector<std::string> others = words_of(b->first.second);
      if (others.size() >= 3 && overlap(words, others) >= kMostWords) {
        clusters.unite(a->second, b->second);
      }
    }
  }
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& folder)
    : honorifics(word_list(folder / "honorifics.txt")),
      generic_nouns(word_list(folder / "generic_nouns.txt")),
      event_nouns(word_list(folder / "event_nouns.txt")),
      legal_forms(word_list(folder / "legal_forms.txt")) {}

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string identity_name(const Document& document, const Mention& mention,
                          const Lexicon& lexicon) {
  std::string folded = fold_name(document.text(mention.span));
  if (mention.type != Type::person) return folded;
  for (auto space = folded.find(' '); space != std::string::npos; space = folded.find(' ')) {
    if (!lexicon.honorifics.contains(folded.substr(0, space))) break;
    folded.erase(0, space + 1);
  }
  return folded;
}

std::vector<MentionId> usable_mentions(const Document& document) {
  std::vector<MentionId> ids;
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    if (is_entity(document.mentions()[id].type)) ids.push_back(id);
  }
  const auto hidden = [&](MentionId id) {
    const Mention& mention = document.mentions()[id];
    return std::ranges::any_of(ids, [&](MentionId other_id) {
      const Mention& other = document.mentions()[other_id];
      if (other_id == id || !other.span.contains(mention.span)) return false;
      if (other.span == mention.span) {
        return other.type != mention.type && std::pair(other.confidence, mention.type) >
                                                 std::pair(mention.confidence, other.type);
      }
      return hides_inner(other.type) && other.form == Form::named;
    });
  };
  std::vector<MentionId> usable;
  std::ranges::copy_if(ids, std::back_inserter(usable), [&](MentionId id) { return !hidden(id); });
  std::ranges::stable_sort(usable, {}, [&](MentionId id) { return document.mentions()[id].span; });
  return usable;
}

void unite_names(const Document& document, const Lexicon& lexicon,
                 const std::vector<MentionId>& mentions, Clusters& clusters) {
  Names names;
  std::map<std::pair<Type, std::string>, MentionId> keys;
  for (const MentionId id : mentions) {
    const Mention& mention = document.mentions()[id];
    if (mention.form != Form::named) continue;
    const auto [name, fresh] =
        names.emplace(std::pair(mention.type, identity_name(document, mention, lexicon)), id);
    if (!fresh) clusters.unite(name->second, id);
    if (mention.value.empty()) continue;
    const auto [key, first] = keys.emplace(std::pair(mention.type, mention.value), id);
    if (!first) clusters.unite(key->second, id);
  }
  unite_bracketed(document, mentions, clusters);
  unite_titled(document, mentions, clusters);
  unite_similar_titles(names, clusters);
  unite_short_forms(lexicon, names, clusters);
}

}  // namespace docweave::coreference
