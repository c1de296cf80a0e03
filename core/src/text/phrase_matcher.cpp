#include <bitset>

#include <docweave/phrases.hpp>
#include <docweave/text.hpp>

#include "text/tokens.hpp"

namespace docweave {
namespace {

constexpr std::uint32_t kRoot = 0;

/// Mixes a trie node with a token into the key of the edge (the finaliser of MurmurHash3).
std::uint64_t edge_key(std::uint32_t node, std::uint64_t token) {
  std::uint64_t key = token ^ (static_cast<std::uint64_t>(node) * 0x9E3779B97F4A7C15ULL);
  key ^= key >> 33;
  key *= 0xFF51AFD7ED558CCDULL;
  key ^= key >> 33;
  return key == 0 ? 1 : key;
}

/// The exact letters of a run of tokens, white space aside.
std::uint64_t exact_hash(std::string_view text, std::span<const Token> tokens) {
  std::uint64_t hash = kHashBasis;
  for (const Token& token : tokens) {
    hash = hash_of(text.substr(token.span.begin, token.span.size()), hash);
    hash = hash_of(" ", hash);
  }
  return hash;
}

/// A set of words, each in lower case or not, that may hold a few more than were added: small
/// enough to stay at hand.
class Sieve {
 public:
  void add(std::uint64_t hash, bool lower) { bits_.set(place(hash, lower)); }
  bool may_hold(std::uint64_t hash, bool lower) const { return bits_[place(hash, lower)]; }

 private:
  static constexpr std::size_t kBits = 1U << 15U;
  static std::size_t place(std::uint64_t hash, bool lower) {
    return ((hash ^ hash >> 32) + (lower ? 1 : 0)) % kBits;
  }

  std::bitset<kBits> bits_;
};

bool is_lower(const Token& token) {
  return token.shape == Shape::lower;
}

}  // namespace

/// Edges of all nodes in one open-addressed table: a lookup is one probe. At most places no phrase
/// begins, which the sieves know without a look at the table.
struct PhraseMatcher::Trie {
  struct Edge {
    std::uint64_t key = 0;
    std::uint32_t node = 0;   ///< That it leads to.
    std::uint32_t entry = 0;  ///< The first of the phrases that end there.
  };
  struct Entry {
    std::uint32_t number = 0;
    std::uint32_t next = 0;   ///< Of the same words; 0: none.
    std::uint64_t exact = 0;  ///< 0: any case.

    bool accepts(std::string_view text, std::span<const Token> tokens) const {
      return exact == 0 || exact == exact_hash(text, tokens);
    }
  };

  Sieve first_words;
  Sieve single_words;
  Sieve first_pairs;
  std::vector<Edge> edges = std::vector<Edge>(64);
  std::uint32_t nodes = 1;
  std::vector<Entry> entries = std::vector<Entry>(1);  ///< From 1.
  std::size_t phrases = 0;

  Edge& slot(std::uint64_t key) {
    std::size_t at = key & (edges.size() - 1);
    while (edges[at].key != 0 && edges[at].key != key) at = (at + 1) & (edges.size() - 1);
    return edges[at];
  }

  const Edge* child(std::uint32_t node, std::uint64_t token) const {
    const std::uint64_t key = edge_key(node, token);
    std::size_t at = key & (edges.size() - 1);
    while (edges[at].key != 0) {
      if (edges[at].key == key) return &edges[at];
      at = (at + 1) & (edges.size() - 1);
    }
    return nullptr;
  }

  Edge& add_child(std::uint32_t node, std::uint64_t token) {
    if (std::size_t{nodes} * 2 > edges.size()) grow();
    Edge& edge = slot(edge_key(node, token));
    if (edge.key == 0) edge = {.key = edge_key(node, token), .node = nodes++};
    return edge;
  }

  void add_entry(Edge& edge, std::uint32_t number, std::uint64_t exact) {
    std::uint32_t* last = &edge.entry;
    while (*last != 0) last = &entries[*last].next;
    *last = static_cast<std::uint32_t>(entries.size());
    entries.push_back({.number = number, .exact = exact});
  }

  void grow() {
    std::vector<Edge> old(edges.size() * 2);
    old.swap(edges);
    for (const Edge& edge : old) {
      if (edge.key != 0) slot(edge.key) = edge;
    }
  }

  /// The first entry from one on that accepts these letters; 0: none.
  std::uint32_t accepting(std::uint32_t entry, std::string_view text,
                          std::span<const Token> tokens) const {
    while (entry != 0 && !entries[entry].accepts(text, tokens)) entry = entries[entry].next;
    return entry;
  }

  static std::uint64_t pair(std::span<const Token> tokens, std::size_t first) {
    return tokens[first].hash * 3 + tokens[first + 1].hash;
  }

  /// Of a phrase that counts only to the letter, words in another case are no start.
  void add_start(std::span<const Token> phrase, bool exact) {
    const Token& first = phrase.front();
    for (const bool lower : {false, true}) {
      if (exact && lower != is_lower(first)) continue;
      first_words.add(first.hash, lower);
      if (phrase.size() == 1) single_words.add(first.hash, lower);
      if (phrase.size() > 1) first_pairs.add(pair(phrase, 0), lower);
    }
  }

  bool may_start(std::span<const Token> tokens, std::size_t first) const {
    if (first >= tokens.size()) return false;
    const std::uint64_t word = tokens[first].hash;
    const bool lower = is_lower(tokens[first]);
    if (!first_words.may_hold(word, lower)) return false;
    return single_words.may_hold(word, lower) ||
           (first + 1 < tokens.size() && first_pairs.may_hold(pair(tokens, first), lower));
  }

  /// Sends for what a look at a token that may start a phrase begins with: it lies anywhere.
  void prefetch(std::uint64_t token) const {
    __builtin_prefetch(&edges[edge_key(kRoot, token) & (edges.size() - 1)]);
  }

  /// The longest phrase that starts at a token.
  struct Longest {
    std::uint32_t entry = 0;   ///< The first that accepts its letters.
    std::uint32_t length = 0;  ///< 0: none.
  };
  Longest longest(std::string_view text, std::span<const Token> tokens, std::uint32_t first) const {
    Longest best;
    std::uint32_t node = kRoot;
    for (std::uint32_t at = first; at < tokens.size(); ++at) {
      const Edge* edge = child(node, tokens[at].hash);
      if (edge == nullptr) break;
      node = edge->node;
      const std::uint32_t length = at + 1 - first;
      const std::uint32_t entry = accepting(edge->entry, text, tokens.subspan(first, length));
      if (entry != 0) best = {entry, length};
    }
    return best;
  }
};

PhraseMatcher::PhraseMatcher() : trie_(std::make_unique<Trie>()) {}
PhraseMatcher::~PhraseMatcher() = default;
PhraseMatcher::PhraseMatcher(PhraseMatcher&&) noexcept = default;
PhraseMatcher& PhraseMatcher::operator=(PhraseMatcher&&) noexcept = default;

void PhraseMatcher::add(std::string_view phrase, std::uint32_t entry, Case letter_case) {
  std::vector<Token> tokens = tokenize(phrase);
  if (tokens.empty()) return;
  const auto put = [&] {
    Trie::Edge* edge = nullptr;
    for (const Token& token : tokens)
      edge = &trie_->add_child(edge == nullptr ? kRoot : edge->node, token.hash);
    const bool exact = letter_case == Case::exact;
    trie_->add_start(tokens, exact);
    trie_->add_entry(*edge, entry, exact ? exact_hash(phrase, tokens) : 0);
  };
  put();
  ++trie_->phrases;
  // "Côte d'Ivoire" is of three words in a text in French.
  const std::size_t words = tokens.size();
  split_elisions(phrase, 0, tokens);
  if (tokens.size() > words) put();
}

std::size_t PhraseMatcher::size() const {
  return trie_->phrases;
}

std::vector<PhraseMatch> PhraseMatcher::find(std::string_view text,
                                             std::span<const Token> tokens) const {
  thread_local std::vector<std::uint32_t> starts;
  starts.clear();
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (!trie_->may_start(tokens, at)) continue;
    trie_->prefetch(tokens[at].hash);
    starts.push_back(at);
  }
  std::vector<PhraseMatch> matches;
  std::uint32_t behind = 0;  // The last match.
  for (const std::uint32_t at : starts) {
    if (at < behind) continue;
    const auto [first, length] = trie_->longest(text, tokens, at);
    const auto words = tokens.subspan(at, length);
    for (auto entry = first; entry != 0;
         entry = trie_->accepting(trie_->entries[entry].next, text, words)) {
      matches.push_back({at, at + length, trie_->entries[entry].number});
      behind = at + length;
    }
  }
  return matches;
}

PhraseMatch PhraseMatcher::match_at(std::string_view text, std::span<const Token> tokens,
                                    std::uint32_t first_token) const {
  if (!trie_->may_start(tokens, first_token)) return {first_token, first_token, 0};
  const auto [entry, length] = trie_->longest(text, tokens, first_token);
  return {first_token, first_token + length, entry == 0 ? 0 : trie_->entries[entry].number};
}

}  // namespace docweave
