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
    for (const char c : text.substr(token.span.begin, token.span.size())) {
      hash = hash_byte(hash, static_cast<unsigned char>(c));
    }
    hash = hash_byte(hash, ' ');
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
    std::uint32_t node = 0;
  };
  struct Entry {
    std::uint32_t number = 0;
    std::uint64_t exact = 0;  ///< 0: any case.
  };

  Sieve first_words;
  Sieve single_words;
  Sieve first_pairs;
  std::vector<Edge> edges = std::vector<Edge>(64);
  std::size_t used = 0;
  std::vector<std::vector<Entry>> entries = std::vector<std::vector<Entry>>(1);
  std::size_t phrases = 0;

  Edge& slot(std::uint64_t key) {
    std::size_t at = key & (edges.size() - 1);
    while (edges[at].key != 0 && edges[at].key != key) at = (at + 1) & (edges.size() - 1);
    return edges[at];
  }

  std::uint32_t child(std::uint32_t node, std::uint64_t token) const {
    const std::uint64_t key = edge_key(node, token);
    std::size_t at = key & (edges.size() - 1);
    while (edges[at].key != 0) {
      if (edges[at].key == key) return edges[at].node;
      at = (at + 1) & (edges.size() - 1);
    }
    return kRoot;
  }

  std::uint32_t add_child(std::uint32_t node, std::uint64_t token) {
    if ((used + 1) * 2 > edges.size()) grow();
    Edge& edge = slot(edge_key(node, token));
    if (edge.key == 0) {
      edge = {edge_key(node, token), static_cast<std::uint32_t>(entries.size())};
      entries.emplace_back();
      ++used;
    }
    return edge.node;
  }

  void grow() {
    std::vector<Edge> old(edges.size() * 2);
    old.swap(edges);
    for (const Edge& edge : old) {
      if (edge.key != 0) slot(edge.key) = edge;
    }
  }

  /// The entries at `node` that accept these letters.
  bool accepts(std::uint32_t node, std::string_view text, std::span<const Token> tokens) const {
    for (const Entry& entry : entries[node]) {
      if (entry.exact == 0 || entry.exact == exact_hash(text, tokens)) return true;
    }
    return false;
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

  /// The node and length of the longest phrase that starts at a token; length 0: none.
  std::pair<std::uint32_t, std::uint32_t> longest(std::string_view text,
                                                  std::span<const Token> tokens,
                                                  std::uint32_t first) const {
    std::pair<std::uint32_t, std::uint32_t> best{kRoot, 0};
    if (!may_start(tokens, first)) return best;
    std::uint32_t node = kRoot;
    for (std::uint32_t at = first; at < tokens.size(); ++at) {
      node = child(node, tokens[at].hash);
      if (node == kRoot) break;
      const std::uint32_t length = at + 1 - first;
      if (!entries[node].empty() && accepts(node, text, tokens.subspan(first, length))) {
        best = {node, length};
      }
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
    std::uint32_t node = kRoot;
    for (const Token& token : tokens) node = trie_->add_child(node, token.hash);
    const bool exact = letter_case == Case::exact;
    trie_->add_start(tokens, exact);
    trie_->entries[node].push_back({entry, exact ? exact_hash(phrase, tokens) : 0});
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
  std::vector<PhraseMatch> matches;
  for (std::uint32_t at = 0; at < tokens.size();) {
    const auto [node, length] = trie_->longest(text, tokens, at);
    if (length == 0) {
      ++at;
      continue;
    }
    for (const Trie::Entry& entry : trie_->entries[node]) {
      if (entry.exact == 0 || entry.exact == exact_hash(text, tokens.subspan(at, length))) {
        matches.push_back({at, at + length, entry.number});
      }
    }
    at += length;
  }
  return matches;
}

PhraseMatch PhraseMatcher::match_at(std::string_view text, std::span<const Token> tokens,
                                    std::uint32_t first_token) const {
  const auto [node, length] = trie_->longest(text, tokens, first_token);
  PhraseMatch match{first_token, first_token + length, 0};
  if (length == 0) return match;
  for (const Trie::Entry& entry : trie_->entries[node]) {
    if (entry.exact == 0 || entry.exact == exact_hash(text, tokens.subspan(first_token, length))) {
      match.entry = entry.number;
      break;
    }
  }
  return match;
}

}  // namespace docweave
