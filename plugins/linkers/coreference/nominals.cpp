#include <algorithm>
#include <optional>
#include <set>

#include <docweave/text.hpp>

#include "clusters.hpp"

namespace docweave::coreference {
namespace {

/// "the", "this" or a possessive stands before a mention: it refers to something known.
bool is_definite(const Document& document, const Mention& mention) {
  const auto [first, end] = document.tokens_in(mention.span);
  if (first == 0 || first >= end) return false;
  const std::string word = fold_token(document.text(document.tokens()[first - 1].span));
  return word == "the" || word == "this" || word == "that" || word == "its" || word == "our";
}

/// "the meeting": a noun alone tells nothing new.
bool is_bare(const Document& document, const Mention& mention) {
  return is_definite(document, mention) &&
         document.text(mention.span).find(' ') == std::string_view::npos;
}

class Antecedents {
 public:
  Antecedents(const Document& document, const Lexicon& lexicon)
      : document_(document), lexicon_(lexicon) {}

  void add(MentionId id) { known_.push_back(id); }

  /// The last known mention of the type whose name has the noun. Where there is none, "the event"
  /// and "the project" are the document's first; "the final conference" is something new.
  std::optional<MentionId> of(const Mention& mention) const {
    const std::vector<std::string> words = words_of(fold_name(document_.text(mention.span)));
    if (words.empty()) return std::nullopt;
    const std::string& noun = words.back();
    std::optional<MentionId> first;
    for (auto id = known_.rbegin(); id != known_.rend(); ++id) {
      const Mention& other = document_.mentions()[*id];
      if (other.type != mention.type) continue;
      first = *id;
      const std::vector<std::string> name = words_of(fold_name(document_.text(other.span)));
      if (std::ranges::find(name, noun) != name.end()) return *id;
    }
    const bool generic = mention.type == Type::project || lexicon_.generic_nouns.contains(noun);
    if (mention.type == Type::organization || !(generic || names_no_kind(first)))
      return std::nullopt;
    return first;
  }

  /// A named event of the same kind of which an indefinite phrase may be the description: "a
  /// two-day workshop" under the headline "Workshop on ...".
  std::optional<MentionId> described_by(const Mention& mention) const {
    const std::vector<std::string> words = words_of(fold_name(document_.text(mention.span)));
    for (const MentionId id : known_) {
      const Mention& other = document_.mentions()[id];
      if (other.type != mention.type) continue;
      const std::vector<std::string> name = words_of(fold_name(document_.text(other.span)));
      const auto shared = std::ranges::count_if(words, [&](const std::string& word) {
        return std::ranges::find(name, word) != name.end();
      });
      if (2 * shared >= static_cast<std::ptrdiff_t>(words.size())) return id;
    }
    return std::nullopt;
  }

 private:
  /// A bare title ("Open Borders") can be of any kind.
  bool names_no_kind(std::optional<MentionId> id) const {
    if (!id) return false;
    const std::vector<std::string> name =
        words_of(fold_name(document_.text(document_.mentions()[*id].span)));
    return std::ranges::none_of(
        name, [&](const std::string& word) { return lexicon_.event_nouns.contains(word); });
  }

  const Document& document_;
  const Lexicon& lexicon_;
  std::vector<MentionId> known_;
};

}  // namespace

void unite_nominals(const Document& document, const Lexicon& lexicon,
                    std::vector<MentionId>& mentions, Clusters& clusters) {
  Antecedents antecedents(document, lexicon);
  std::set<MentionId> named;
  for (const MentionId id : mentions) {
    if (document.mentions()[id].form == Form::named) named.insert(clusters.find(id));
  }
  std::vector<MentionId> kept;
  for (const MentionId id : mentions) {
    const Mention& mention = document.mentions()[id];
    if (mention.form == Form::named || named.contains(clusters.find(id))) {
      antecedents.add(id);
      kept.push_back(id);
      continue;
    }
    const bool definite = is_definite(document, mention);
    const std::optional<MentionId> antecedent =
        definite ? antecedents.of(mention) : antecedents.described_by(mention);
    if (antecedent) {
      clusters.unite(*antecedent, id);
    } else if (mention.type != Type::event || is_bare(document, mention)) {
      continue;
    } else {
      antecedents.add(id);
    }
    kept.push_back(id);
  }
  mentions = std::move(kept);
}

}  // namespace docweave::coreference
