#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <docweave/text.hpp>

#include "clusters.hpp"

namespace docweave::coreference {
namespace {

/// "the", "this" or a possessive stands before a mention: it refers to something known. Between it
/// and "project" may be what the project is like: "the EUR 4 million project".
bool is_definite(const Document& document, const Lexicon& lexicon, const Mention& mention) {
  const std::uint32_t modifiers = mention.type == Type::project ? 4 : 0;
  const auto tokens = document.tokens();
  const auto [first, end] = document.tokens_in(mention.span);
  if (first >= end) return false;
  for (std::uint32_t back = 1; back <= modifiers + 1 && back <= first; ++back) {
    const Token& token = tokens[first - back];
    const std::string word = fold_token(document.text(token.span));
    if (lexicon.determiners.contains(word)) return true;
    const bool like = (token.kind == TokenKind::word && token.shape != Shape::capitalized) ||
                      token.kind == TokenKind::number || token.kind == TokenKind::symbol ||
                      word == "-";
    if (!like || lexicon.complements.contains(word) || lexicon.joints.contains(word) ||
        lexicon.articles.contains(word) || lexicon.others.contains(word) ||
        std::ranges::count(lexicon.ordinals, word) > 0 || word == "'s") {
      return false;
    }
  }
  return false;
}

/// "A second workshop", "another round table": none that the text has spoken of.
bool is_another(const Document& document, const Lexicon& lexicon, const Mention& mention) {
  const std::string word = word_before(document, lexicon, mention);
  return lexicon.others.contains(word) || std::ranges::count(lexicon.ordinals, word) > 0;
}

/// "workshops": several things, none of which the words identify.
bool is_plural(const Lexicon& lexicon, std::string_view noun) {
  return noun.size() > 1 && noun.ends_with('s') && !lexicon.event_nouns.contains(noun);
}

/// "prosecutors from Ghent met in Riga": one thing that several did.
bool tells_once(const Lexicon& lexicon, const Words& words) {
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return lexicon.once.contains(word); });
}

/// The name that stands right before a token: a bracket, a quotation mark between are no matter.
std::optional<MentionId> named_before(const Document& document, Type type, std::uint32_t token) {
  constexpr std::uint32_t kLongestName = 200;
  const std::uint32_t at = document.tokens()[token].span.begin;
  const Span before{at - std::min(at, kLongestName), at};
  std::optional<MentionId> name;
  for (const MentionId id : document.mentions_from(before)) {
    const Mention& mention = document.mentions()[id];
    if (mention.type != type || mention.form != Form::named || mention.span.end > at) continue;
    std::string_view between = document.text({mention.span.end, at});
    if (between.starts_with(" ("))
      between.remove_prefix(std::min(between.find(')'), between.size() - 1));
    if (between.find_first_not_of(" \"”’'»)") == std::string_view::npos) name = id;
  }
  return name;
}

/// The name that a phrase leads to: "the project Clean Rivers", "the workshop “Safe Roads”", "the
/// opening lecture, “Safe Roads”".
std::optional<MentionId> named_behind(const Document& document, const Mention& nominal) {
  constexpr std::uint32_t kLink = sizeof(", “") - 1;
  const Span link{nominal.span.end, nominal.span.end + kLink + 1};
  for (const MentionId id : document.mentions_from(link)) {
    const Mention& name = document.mentions()[id];
    if (name.type != nominal.type || name.form != Form::named) continue;
    std::string_view between = document.text({nominal.span.end, name.span.begin});
    if (between.starts_with(", ") && between != ", ") between.remove_prefix(1);
    if (between.find_first_not_of(" \"“”„«'‘") == std::string_view::npos) return id;
  }
  return std::nullopt;
}

/// "SHELTER is a three-year project", "SHELTER, an initiative of ...", "the SHELTER project": what
/// a name is said to be is the thing itself.
std::optional<MentionId> said_of(const Document& document, const Lexicon& lexicon,
                                 const Mention& nominal) {
  constexpr std::uint32_t kMostModifiers = 6;
  const auto tokens = document.tokens();
  const auto first = document.tokens_in(nominal.span).first;
  if (const auto name = named_before(document, nominal.type, first);
      name && nominal.type == Type::project) {
    // "the Erasmus+ project" is one that Erasmus+ pays for, "the Erasmus+ programme" is it.
    const bool listed = document.mentions()[*name].rule.starts_with("list");
    if (!listed || lexicon.programmes.contains(fold_name(document.text(nominal.span)))) return name;
  }
  if (const auto name = named_behind(document, nominal)) return name;
  for (std::uint32_t at = first; at > 1 && first - at <= kMostModifiers;) {
    --at;
    const std::string word = fold_token(document.text(tokens[at].span));
    if (lexicon.articles.contains(word)) {
      return lexicon.copulas.contains(fold_token(document.text(tokens[at - 1].span)))
                 ? named_before(document, nominal.type, at - 1)
                 : std::nullopt;
    }
    const bool modifies =
        tokens[at].kind == TokenKind::word || tokens[at].kind == TokenKind::number || word == "-";
    if (!modifies || lexicon.complements.contains(word)) return std::nullopt;
  }
  return std::nullopt;
}

/// What the text has spoken of so far, by the words of its names.
class Antecedents {
 public:
  Antecedents(const Document& document, const Lexicon& lexicon, MentionNames& names,
              const std::vector<MentionId>& mentions, Clusters& clusters)
      : document_(document),
        lexicon_(lexicon),
        mention_names_(names),
        mentions_(mentions),
        clusters_(clusters) {}

  void add(MentionId id) {
    const Mention& mention = document_.mentions()[id];
    const bool setting =
        mention.type == Type::event && is_setting(document_, lexicon_, mentions_, id);
    if (!setting) keep_first(mention.type, id);
    if (mention.type == Type::event && !setting) keep_own(id);
    const auto first = first_.find(Type::event);
    if (mention.type == Type::event && first != first_.end() &&
        clusters_.find(id) == clusters_.find(first->second))
      kinds_of_first_.merge(kinds_of(lexicon_, mention_names_.words(id)));
    if (mention.form == Form::named && !yields(id, latest_)) latest_[mention.type] = id;
    const bool fresh = names_.emplace(mention.type, mention_names_.folded(id)).second;
    // "The next summit is in Riga. The summit was ...": this one.
    const Telling& telling = mention_names_.telling(lexicon_, id);
    const bool other = telling.other || of_another_year(id, telling);
    for (const std::string_view form : mention_names_.words(id)) {
      Known& known = by_word_[{mention.type, lexicon_.base(form)}];
      if (fresh || known.mentions.empty()) known.mentions.push_back(id);
      if (!other || known.mentions.front() == id) known.last = id;
    }
  }

  /// The last known mention of the type whose name has the noun. Where there is none, "the project"
  /// is the one that its paragraph has named last; else it and "the event" are the document's
  /// first, while "the final conference" is something new.
  std::optional<MentionId> of(MentionId id) {
    const Mention& mention = document_.mentions()[id];
    const Words& words = mention_names_.words(id);
    if (words.empty()) return std::nullopt;
    const std::string_view noun = head_noun(lexicon_, words);
    const Telling telling = telling_of(lexicon_, words);
    if (const auto known = by_word_.find({mention.type, noun}); known != by_word_.end()) {
      if (apart(known->second.last, telling) || is_counted(known->second.last, telling) ||
          is_on_other_matter(known->second.last, words)) {
        return std::nullopt;
      }
      return is_defined(mention) ? known->second.mentions.front() : known->second.last;
    }
    if (const auto kind = of_kind(mention.type, noun);
        kind && !apart(*kind, telling) && !is_on_other_matter(*kind, words)) {
      return kind;
    }
    if (mention.type == Type::project) {
      const auto latest = latest_.find(mention.type);
      if (latest != latest_.end() && in_one_block(latest->second, mention)) return latest->second;
    }
    const auto first = first_.find(mention.type);
    if (mention.type == Type::organization || first == first_.end()) return std::nullopt;
    if (telling.other) return std::nullopt;  // "the next meeting"
    const bool vague = lexicon_.generic_nouns.contains(noun);
    if (vague && mention.type == Type::event && is_of_others(words, first->second))
      return std::nullopt;
    // "The evaluation meeting", "the second meeting" of a course.
    const bool staged = !telling.stages.empty() && !lexicon_.periods.contains(noun) &&
                        mention_names_.telling(lexicon_, first->second).stages.empty();
    const bool another =
        (staged || apart(first->second, telling) || is_counted(first->second, telling)) &&
        !is_said_of(mention);
    const bool generic =
        mention.type == Type::project || (vague && !another && !is_of_body(mention));
    if (generic && mention.type == Type::event && own_ && heading_of(id) == own_heading_)
      return own_;
    if (generic) return first->second;
    // "The opening", "the first course" of a bare title's event are a part of it.
    const bool counted = lexicon_.event_nouns.contains(noun) && is_counted(first->second, telling);
    if (!telling.stages.empty() || counted || !names_no_kind(first->second) ||
        is_of_other_kind(noun))
      return std::nullopt;
    kinds_of_first_.insert(noun);
    return first->second;
  }

  /// A known event of which an indefinite phrase may be the description, most of its words in the
  /// name: "a two-day workshop" under the headline "Workshop on ...".
  std::optional<MentionId> described_by(MentionId phrase) {
    const Words& words = mention_names_.words(phrase);
    std::map<MentionId, std::size_t> shared;
    for (const std::string_view word : words) {
      const auto found = by_word_.find({document_.mentions()[phrase].type, lexicon_.base(word)});
      if (found == by_word_.end()) continue;
      for (const MentionId id : found->second.mentions) ++shared[id];
    }
    const Telling telling = telling_of(lexicon_, words);
    const std::string_view noun = head_noun(lexicon_, words);
    const auto found = std::ranges::find_if(shared, [&](const auto& entry) {
      const Words& known = mention_names_.words(entry.first);
      const bool of_kind = std::ranges::any_of(
          known, [&](std::string_view word) { return lexicon_.base(word) == noun; });
      return of_kind && 2 * entry.second >= words.size() && !apart(entry.first, telling) &&
             !is_counted(entry.first, telling) && !is_on_other_matter(entry.first, words);
    });
    return found == shared.end() ? std::nullopt : std::optional(found->first);
  }

 private:
  /// "the Institute": with a capital it is the one that the text is of, and not the last it named.
  bool is_defined(const Mention& phrase) const {
    const auto first = document_.tokens_in(phrase.span).first;
    return phrase.type == Type::organization &&
           document_.tokens()[first].shape == Shape::capitalized;
  }

  /// "This was the closing event", "the forum, the final event of the project": what is said of a
  /// thing is no other one.
  bool is_said_of(const Mention& phrase) const {
    const auto first = document_.tokens_in(phrase.span).first;
    const auto before = [&](std::uint32_t back) {
      return back > first ? "" : fold_token(document_.text(document_.tokens()[first - back].span));
    };
    return lexicon_.determiners.contains(before(1)) && lexicon_.copulas.contains(before(2));
  }

  /// "The meeting of the Training Committee": whose it is says which one.
  bool is_of_body(const Mention& phrase) const {
    const auto inside = document_.mentions_from(phrase.span);
    return std::ranges::any_of(inside, [&](MentionId id) {
      const Mention& body = document_.mentions()[id];
      return body.type == Type::organization && body.form == Form::named &&
             phrase.span.contains(body.span);
    });
  }

  bool is_of_others(const Words& phrase, MentionId known) {
    const auto complement = std::ranges::find_if(
        phrase, [&](std::string_view word) { return lexicon_.complements.contains(word); });
    const auto is_known = [&](std::string_view word) {
      const auto found = by_word_.find({Type::event, lexicon_.base(word)});
      return found != by_word_.end() &&
             std::ranges::any_of(found->second.mentions, [&](MentionId id) {
               return clusters_.find(id) == clusters_.find(known);
             });
    };
    return complement != phrase.end() &&
           std::none_of(complement, phrase.end(), [&](std::string_view word) {
             return !lexicon_.is_small(word) && is_known(word);
           });
  }

  /// "The visit to the museum" behind a "visit to the reception centre".
  bool is_on_other_matter(MentionId known, const Words& phrase) {
    const Words& name = mention_names_.words(known);
    const auto complement = [&](const Words& words) {
      return std::ranges::find_if(
          words, [&](std::string_view word) { return lexicon_.complements.contains(word); });
    };
    const auto matter = complement(phrase);
    return document_.mentions()[known].type == Type::event && matter != phrase.end() &&
           complement(name) != name.end() && !tells_once(lexicon_, name) &&
           std::none_of(matter, phrase.end(), [&](std::string_view word) {
             return !lexicon_.is_small(word) && std::ranges::count(name, word) > 0;
           });
  }

  /// "The competition" behind "Balkan Hackathon".
  std::optional<MentionId> of_kind(Type type, std::string_view noun) const {
    const auto kinds = lexicon_.kinds.find(noun);
    if (kinds == lexicon_.kinds.end()) return std::nullopt;
    for (const std::string& kind : kinds->second) {
      const auto known = by_word_.find({type, kind});
      if (known != by_word_.end()) return known->second.last;
    }
    return std::nullopt;
  }

  /// "the 2015 meeting" in a text about that of 2014, of which "the meeting" goes on to speak.
  bool of_another_year(MentionId id, const Telling& telling) {
    const auto first = first_.find(document_.mentions()[id].type);
    return first != first_.end() && first->second != id && apart(first->second, telling);
  }

  /// "A second workshop": of a number that the known one's names do not tell.
  bool is_counted(MentionId known, const Telling& telling) {
    return !telling.counts.empty() && mention_names_.telling(lexicon_, known).counts.empty();
  }

  bool apart(MentionId known, const Telling& telling) {
    return tell_apart(mention_names_.telling(lexicon_, known), telling);
  }

  /// "X, funded by Horizon 2020, ... the project": a programme of the lists is meant only where
  /// there is no project beside it.
  bool is_programme(MentionId id) const {
    const Mention& mention = document_.mentions()[id];
    return mention.type == Type::project && mention.rule.starts_with("list");
  }

  bool yields(MentionId id, const std::map<Type, MentionId>& known) const {
    const auto before = known.find(document_.mentions()[id].type);
    return before != known.end() && is_programme(id) && !is_programme(before->second);
  }

  void keep_first(Type type, MentionId id) {
    const auto [first, fresh] = first_.emplace(type, id);
    if (!fresh && is_programme(first->second) && !is_programme(id)) first->second = id;
  }

  /// Below a heading the first event told of is what "the event" means there, unless it is one
  /// that was told of above.
  void keep_own(MentionId id) {
    const Block* heading = heading_of(id);
    if (heading == own_heading_) return;
    own_heading_ = heading;
    const auto first = clusters_.find(id);
    own_ = first == id ? std::optional(id) : std::nullopt;
  }

  /// The heading that a mention stands below or in; null at the top.
  const Block* heading_of(MentionId id) const {
    const auto blocks = document_.blocks();
    const Block* block = document_.block_at(document_.mentions()[id].span.begin);
    while (block != blocks.data() && block->kind != BlockKind::heading) --block;
    return block == blocks.data() ? nullptr : block;
  }

  bool in_one_block(MentionId named, const Mention& nominal) const {
    const Span between{document_.mentions()[named].span.end, nominal.span.begin};
    return between.begin <= between.end &&
           document_.text(between).find('\n') == std::string_view::npos;
  }

  /// A bare title ("Open Borders") can be of any kind.
  bool names_no_kind(MentionId id) {
    const Words& words = mention_names_.words(id);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (tells_kind(lexicon_, words, i)) return false;
    }
    return true;
  }

  /// "The excursion" is no event that the text has called a conference.
  bool is_of_other_kind(std::string_view noun) const {
    return !kinds_of_first_.empty() && lexicon_.event_nouns.contains(noun) &&
           !share_kind(lexicon_, {noun}, kinds_of_first_);
  }

  using Word = std::pair<Type, std::string_view>;
  struct Known {
    std::vector<MentionId> mentions;  ///< One of each name that has the word.
    MentionId last = 0;
  };

  const Document& document_;
  const Lexicon& lexicon_;
  MentionNames& mention_names_;
  const std::vector<MentionId>& mentions_;
  Clusters& clusters_;
  EventKinds kinds_of_first_;  ///< What the first event has been called.
  std::map<Type, MentionId> first_;
  const Block* own_heading_ = nullptr;
  std::optional<MentionId> own_;      ///< The first event below the last heading.
  std::map<Type, MentionId> latest_;  ///< Named.
  std::set<Word> names_;
  std::map<Word, Known> by_word_;
};

}  // namespace

std::string_view head_noun(const Lexicon& lexicon, const Words& words) {
  const auto behind = std::ranges::find_if(
      words, [&](std::string_view word) { return lexicon.complements.contains(word); });
  if (behind == words.begin()) return words.empty() ? "" : lexicon.base(words.back());
  return lexicon.base(*std::prev(behind));
}

void unite_nominals(const Document& document, const Lexicon& lexicon, MentionNames& names,
                    std::vector<MentionId>& mentions, Clusters& clusters) {
  Antecedents antecedents(document, lexicon, names, mentions, clusters);
  std::set<MentionId> named;
  for (const MentionId id : mentions) {
    if (document.mentions()[id].form == Form::named) named.insert(clusters.find(id));
  }
  std::vector<MentionId> kept;
  for (const MentionId id : mentions) {
    const Mention& mention = document.mentions()[id];
    if (mention.form == Form::named || named.contains(clusters.find(id))) {
      if (mention.form != Form::named) {
        if (const auto name = said_of(document, lexicon, mention)) clusters.unite(*name, id);
      }
      antecedents.add(id);
      kept.push_back(id);
      continue;
    }
    const Words& words = names.words(id);
    if (mention.type != Type::organization && is_plural(lexicon, head_noun(lexicon, words)) &&
        !tells_once(lexicon, words)) {
      continue;
    }
    const bool definite = is_definite(document, lexicon, mention);
    std::optional<MentionId> antecedent = said_of(document, lexicon, mention);
    if (!antecedent && definite) antecedent = antecedents.of(id);
    if (!antecedent && !definite && !is_another(document, lexicon, mention))
      antecedent = antecedents.described_by(id);
    if (antecedent) {
      clusters.unite(*antecedent, id);
    } else if (mention.type != Type::event) {
      continue;
    } else {
      antecedents.add(id);
    }
    kept.push_back(id);
  }
  mentions = std::move(kept);
}

}  // namespace docweave::coreference
