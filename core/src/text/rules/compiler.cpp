#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "text/rules/program.hpp"

namespace docweave {
namespace {

using Op = Instruction::Op;

/// The syntax tree of a pattern.
struct Node {
  enum class Kind { empty, leaf, sequence, alternatives, optional, repeat, gap, capture };

  Kind kind = Kind::empty;
  Instruction leaf;
  std::vector<Node> children;
  std::uint32_t number = 0;          ///< Gap: most items. Repeat: least times (0 or 1).
  std::string name;                  ///< Capture.
  std::vector<std::uint64_t> words;  ///< Leaf: the hashes it may consume, when they are words.
};

Node leaf(Instruction instruction) {
  return {.kind = Node::Kind::leaf, .leaf = instruction};
}

Node sequence(std::vector<Node> children) {
  if (children.size() == 1) return std::move(children.front());
  return {.kind = Node::Kind::sequence, .children = std::move(children)};
}

Node alternatives(std::vector<Node> children) {
  if (children.size() == 1) return std::move(children.front());
  return {.kind = Node::Kind::alternatives, .children = std::move(children)};
}

Node word_node(std::uint64_t hash) {
  Node node = leaf({.op = Op::word, .hash = hash});
  node.words = {hash};
  return node;
}

Node phrase_node(std::string_view phrase) {
  std::vector<Node> words;
  for (const Token& token : tokenize(phrase)) words.push_back(word_node(token.hash));
  return sequence(std::move(words));
}

class Parser {
 public:
  Parser(std::string_view pattern, Lexicon& lexicon, std::string where)
      : pattern_(pattern), lexicon_(lexicon), where_(std::move(where)) {}

  Node parse() {
    Node node = parse_alternatives();
    if (at_ < pattern_.size()) fail("there is a ')' without its '('");
    return node;
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw Error(ErrorCode::invalid_data, where_,
                message + " at byte " + std::to_string(at_) + " of the pattern \"" +
                    std::string(pattern_) + "\"");
  }

  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
  }
  void skip_space() {
    while (peek() == ' ') ++at_;
  }

  Node parse_alternatives() {
    std::vector<Node> branches;
    branches.push_back(parse_sequence());
    while (peek() == '|') {
      ++at_;
      branches.push_back(parse_sequence());
    }
    return alternatives(std::move(branches));
  }

  Node parse_sequence() {
    std::vector<Node> parts;
    for (skip_space(); peek() != '\0' && peek() != '|' && peek() != ')'; skip_space()) {
      parts.push_back(parse_quantified());
    }
    if (parts.empty()) fail("an alternative is empty; make the group optional with '?' instead");
    return sequence(std::move(parts));
  }

  Node parse_quantified() {
    Node node = parse_atom();
    switch (peek()) {
      case '?':
        ++at_;
        return {.kind = Node::Kind::optional, .children = {std::move(node)}};
      case '*':
        ++at_;
        return {.kind = Node::Kind::repeat, .children = {std::move(node)}, .number = 0};
      case '+':
        ++at_;
        return {.kind = Node::Kind::repeat, .children = {std::move(node)}, .number = 1};
      default:
        return node;
    }
  }

  Node parse_atom() {
    switch (peek()) {
      case '(':
        return parse_group();
      case '{':
        return parse_mention();
      case '<':
        return parse_class();
      case '$':
        ++at_;
        return set_node(parse_name());
      case '^':
        return parse_marked_set(Op::capitalized_words);
      case '!':
        return parse_marked_set(Op::other_words);
      case '@':
        ++at_;
        return macro_node(parse_name());
      case '\'':
        return parse_quoted();
      case '.':
        if (peek(1) == '.') return parse_gap();
        break;
      default:
        break;
    }
    return parse_word();
  }

  Node parse_group() {
    ++at_;
    Node node = parse_alternatives();
    if (peek() != ')') fail("a '(' is not closed");
    ++at_;
    return node;
  }

  std::string parse_name() {
    const std::size_t begin = at_;
    const auto inside = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_';
    };
    while (inside(peek())) ++at_;
    if (at_ == begin) fail("a name is missing");
    return std::string(pattern_.substr(begin, at_ - begin));
  }

  Node parse_gap() {
    at_ += 2;
    Node node{.kind = Node::Kind::gap};
    const auto [end, error] =
        std::from_chars(pattern_.data() + at_, pattern_.data() + pattern_.size(), node.number);
    if (error != std::errc() || node.number == 0) fail("a gap needs its longest length, as in ..6");
    at_ = static_cast<std::size_t>(end - pattern_.data());
    return node;
  }

  Node parse_quoted() {
    const std::size_t end = pattern_.find('\'', at_ + 1);
    if (end == std::string_view::npos) fail("a quoted sign is not closed");
    Node node = phrase_node(pattern_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return node;
  }

  Node parse_word() {
    const std::size_t begin = at_;
    constexpr std::string_view kStops = " |()?*+{}<>$@^!'";
    while (peek() != '\0' && kStops.find(peek()) == std::string_view::npos) {
      if (peek() == ':' && peek(1) == '(') {
        const std::string name(pattern_.substr(begin, at_ - begin));
        ++at_;
        Node group = parse_group();
        return {.kind = Node::Kind::capture, .children = {std::move(group)}, .name = name};
      }
      ++at_;
    }
    if (at_ == begin) fail("this sign has no meaning here");
    return phrase_node(pattern_.substr(begin, at_ - begin));
  }

  Node parse_class() {
    ++at_;
    const std::string name = parse_name();
    if (peek() != '>') fail("a '<' is not closed");
    ++at_;
    const auto shape = [](ShapeTest test) {
      return leaf({.op = Op::shape, .x = static_cast<std::uint32_t>(test)});
    };
    if (name == "cap") return shape(ShapeTest::capitalized);
    if (name == "upper") return shape(ShapeTest::upper);
    if (name == "lower") return shape(ShapeTest::lower);
    if (name == "mixed") return shape(ShapeTest::mixed);
    if (name == "num") return shape(ShapeTest::number);
    if (name == "word") return shape(ShapeTest::word);
    if (name == "any") return leaf({.op = Op::any});
    if (name == "br") return leaf({.op = Op::line_break});
    if (name == "start") return leaf({.op = Op::at_start});
    if (name == "end") return leaf({.op = Op::at_end});
    fail("there is no token class <" + name + ">");
  }

  /// `Type`, `Type.form`, joined by '|'.
  Instruction parse_types() {
    Instruction instruction{.op = Op::mention};
    while (true) {
      const std::string name = parse_name();
      const std::optional<Type> type = type_named(name);
      if (!type) fail("there is no mention type \"" + name + "\"");
      instruction.x |= 1U << static_cast<unsigned>(*type);
      if (peek() == '.') {
        ++at_;
        instruction.y |= form_bit(parse_name());
      }
      if (peek() != '|') break;
      ++at_;
    }
    if (instruction.y == 0) instruction.y = 7;
    return instruction;
  }

  std::uint32_t form_bit(const std::string& name) const {
    if (name == "named") return 1U << static_cast<unsigned>(Form::named);
    if (name == "nominal") return 1U << static_cast<unsigned>(Form::nominal);
    if (name == "pronoun") return 1U << static_cast<unsigned>(Form::pronoun);
    fail("there is no form \"" + name + "\"");
  }

  /// Members with words of "coordination" between them; behind a member a remark in brackets.
  Node list_of(const Node& member) {
    Node remark =
        sequence({phrase_node("("), {.kind = Node::Kind::gap, .number = 5}, phrase_node(")")});
    Node separators{
        .kind = Node::Kind::repeat, .children = {set_node("coordination")}, .number = 1};
    Node rest = sequence({{.kind = Node::Kind::optional, .children = {std::move(remark)}},
                          std::move(separators),
                          member});
    return sequence(
        {member, {.kind = Node::Kind::repeat, .children = {std::move(rest)}, .number = 0}});
  }

  Node parse_mention() {
    ++at_;
    Node node = leaf(parse_types());
    if (peek() == '+') {
      ++at_;
      node = list_of(node);
    }
    if (peek() == ':') {
      ++at_;
      const std::string name = parse_name();
      node = {.kind = Node::Kind::capture, .children = {std::move(node)}, .name = name};
    }
    if (peek() != '}') fail("a '{' is not closed");
    ++at_;
    return node;
  }

  Node set_node(const std::string& name) {
    const auto found = lexicon_.sets.find(name);
    if (found == lexicon_.sets.end()) fail("there is no set \"" + name + "\"");
    std::vector<std::uint64_t> single;
    std::vector<Node> branches;
    for (const std::string& phrase : found->second) {
      const std::vector<Token> tokens = tokenize(phrase);
      if (tokens.size() == 1) single.push_back(tokens.front().hash);
      if (tokens.size() > 1) branches.push_back(phrase_node(phrase));
    }
    if (!single.empty()) {
      std::ranges::sort(single);
      Node node =
          leaf({.op = Op::words, .x = static_cast<std::uint32_t>(lexicon_.word_sets.size())});
      node.words = single;
      lexicon_.word_sets.push_back(std::move(single));
      branches.push_back(std::move(node));
    }
    if (branches.empty()) fail("the set \"" + name + "\" is empty");
    return alternatives(std::move(branches));
  }

  /// "^$name" and "!$name": single words only, so that one token decides.
  Node parse_marked_set(Op op) {
    ++at_;
    if (peek() != '$') fail("'^' and '!' stand before a set, as in ^$name");
    ++at_;
    Node node = set_node(parse_name());
    if (node.kind != Node::Kind::leaf) fail("'^' and '!' need a set of single words");
    node.leaf.op = op;
    if (op == Op::other_words) node.words.clear();
    return node;
  }

  Node macro_node(const std::string& name) {
    const auto found = lexicon_.macros.find(name);
    if (found == lexicon_.macros.end()) fail("there is no macro \"" + name + "\"");
    if (depth_ > 8) fail("macros refer to each other in a circle through \"" + name + "\"");
    Parser inner(found->second, lexicon_, where_ + ", macro \"" + name + "\"");
    inner.depth_ = depth_ + 1;
    return inner.parse();
  }

  std::string_view pattern_;
  Lexicon& lexicon_;
  std::string where_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

class Emitter {
 public:
  Program emit(const Node& node) {
    name_captures(node);
    const auto whole = static_cast<std::uint32_t>(program_.captures.size()) * 2;
    add({.op = Op::save, .x = whole});
    visit(node);
    add({.op = Op::save, .x = whole + 1});
    add({.op = Op::match});
    return std::move(program_);
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }
  std::uint32_t add(Instruction instruction) {
    program_.code.push_back(instruction);
    return here() - 1;
  }

  void name_captures(const Node& node) {
    if (node.kind == Node::Kind::capture && slot(node.name) == program_.captures.size()) {
      program_.captures.push_back(node.name);
    }
    for (const Node& child : node.children) name_captures(child);
  }
  std::size_t slot(const std::string& name) const {
    return static_cast<std::size_t>(std::ranges::find(program_.captures, name) -
                                    program_.captures.begin());
  }

  void visit(const Node& node) {
    switch (node.kind) {
      case Node::Kind::empty:
        break;
      case Node::Kind::leaf:
        add(node.leaf);
        break;
      case Node::Kind::sequence:
        for (const Node& child : node.children) visit(child);
        break;
      case Node::Kind::alternatives:
        visit_alternatives(node);
        break;
      case Node::Kind::optional: {
        const std::uint32_t split = add({.op = Op::split});
        program_.code[split].x = here();
        visit(node.children.front());
        program_.code[split].y = here();
        break;
      }
      case Node::Kind::repeat:
        visit_repeat(node);
        break;
      case Node::Kind::gap:
        visit_gap(node);
        break;
      case Node::Kind::capture: {
        const auto first = static_cast<std::uint32_t>(slot(node.name)) * 2;
        add({.op = Op::save, .x = first});
        visit(node.children.front());
        add({.op = Op::save, .x = first + 1});
        break;
      }
    }
  }

  void visit_alternatives(const Node& node) {
    std::vector<std::uint32_t> exits;
    for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
      const std::uint32_t split = add({.op = Op::split});
      program_.code[split].x = here();
      visit(node.children[i]);
      exits.push_back(add({.op = Op::jump}));
      program_.code[split].y = here();
    }
    visit(node.children.back());
    for (const std::uint32_t exit : exits) program_.code[exit].x = here();
  }

  void visit_repeat(const Node& node) {
    if (node.number == 1) {
      const std::uint32_t body = here();
      visit(node.children.front());
      const std::uint32_t split = add({.op = Op::split, .x = body});
      program_.code[split].y = here();
      return;
    }
    const std::uint32_t split = add({.op = Op::split});
    program_.code[split].x = here();
    visit(node.children.front());
    add({.op = Op::jump, .x = split});
    program_.code[split].y = here();
  }

  /// Lazy: each step first tries to leave the gap.
  void visit_gap(const Node& node) {
    std::vector<std::uint32_t> splits;
    for (std::uint32_t i = 0; i < node.number; ++i) {
      const std::uint32_t split = add({.op = Op::split});
      splits.push_back(split);
      program_.code[split].y = here();
      add({.op = Op::any});
    }
    for (const std::uint32_t split : splits) program_.code[split].x = here();
  }

  Program program_;
};

/// The smallest set of words of which one must occur; nothing when the node can do without any.
std::optional<std::vector<std::uint64_t>> required_words(const Node& node) {
  using Words = std::optional<std::vector<std::uint64_t>>;
  switch (node.kind) {
    case Node::Kind::leaf:
      return node.words.empty() ? Words() : Words(node.words);
    case Node::Kind::capture:
      return required_words(node.children.front());
    case Node::Kind::repeat:
      return node.number == 1 ? required_words(node.children.front()) : Words();
    case Node::Kind::sequence: {
      Words best;
      for (const Node& child : node.children) {
        Words words = required_words(child);
        if (words && (!best || words->size() < best->size())) best = std::move(words);
      }
      return best;
    }
    case Node::Kind::alternatives: {
      std::vector<std::uint64_t> all;
      for (const Node& child : node.children) {
        const Words words = required_words(child);
        if (!words) return std::nullopt;
        all.insert(all.end(), words->begin(), words->end());
      }
      return all;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

Program compile_pattern(const std::string& pattern, Lexicon& lexicon, const std::string& where) {
  const Node tree = Parser(pattern, lexicon, where).parse();
  Program program = Emitter().emit(tree);
  program.required = required_words(tree).value_or(std::vector<std::uint64_t>{});
  return program;
}

}  // namespace docweave
