#include "text/rules/pattern.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave {
namespace {

using Node = PatternNode;

Node item(ItemTest test) {
  return {.kind = Node::Kind::item, .test = std::move(test)};
}

Node sequence(std::vector<Node> children) {
  if (children.size() == 1) return std::move(children.front());
  return {.kind = Node::Kind::sequence, .children = std::move(children)};
}

/// Without the copies that a braced list would take.
template <class... Nodes>
Node sequence_of(Nodes&&... nodes) {
  std::vector<Node> children;
  children.reserve(sizeof...(nodes));
  (children.push_back(std::forward<Nodes>(nodes)), ...);
  return sequence(std::move(children));
}

Node around(Node::Kind kind, Node child) {
  Node node{.kind = kind};
  node.children.push_back(std::move(child));
  return node;
}

/// Alternatives that take one item each, of the same parts of speech, are one test of an item.
Node alternatives(std::vector<Node> children) {
  if (children.size() == 1) return std::move(children.front());
  const bool items = std::ranges::all_of(children, [&](const Node& child) {
    return child.kind == Node::Kind::item && child.test.parts == children.front().test.parts;
  });
  if (!items) return {.kind = Node::Kind::alternatives, .children = std::move(children)};
  Node all = std::move(children.front());
  for (const Node& child : std::span(children).subspan(1)) all.test.add(child.test);
  return all;
}

Node phrase_node(std::string_view phrase) {
  std::vector<Node> words;
  for (const Token& token : tokenize(phrase)) {
    words.push_back(item({.words = {token.hash}}));
    words.back().number = token.span.size();
  }
  return sequence(std::move(words));
}

bool is_ending(std::string_view phrase) {
  return phrase.size() > 1 && phrase.front() == '*';
}

void set_part(Node& node, PatternPart part) {
  node.part = part;
  for (Node& child : node.children) set_part(child, part);
}

class Parser {
 public:
  Parser(std::string_view pattern, const Lexicon& lexicon, std::string where)
      : pattern_(pattern), lexicon_(lexicon), where_(std::move(where)) {}

  Node parse() {
    Node node = parse_alternatives();
    if (at_ < pattern_.size()) fail("there is a ')' without its '('");
    if (matches_nothing(node)) fail("all of it may be missing, so that it would match everywhere");
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
    const auto begin = static_cast<std::uint32_t>(at_);
    const bool group = peek() == '(';
    Node node = parse_atom();
    const auto part = [&] { return PatternPart{begin, static_cast<std::uint32_t>(at_)}; };
    if (group) {
      node.part = part();
    } else {
      set_part(node, part());
    }
    const char quantifier = peek();
    if (quantifier == '?' || quantifier == '*' || quantifier == '+') {
      ++at_;
      const bool once = quantifier == '?';
      if (!once && matches_nothing(node)) fail("what is repeated may be empty");
      node = around(once ? Node::Kind::optional : Node::Kind::repeat, std::move(node));
      node.number = quantifier == '+' ? 1 : 0;
      node.part = part();
    }
    return node;
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
        return of_parts(set_node(parse_name()));
      case '^':
        return of_parts(parse_marked_set(true));
      case '!':
        return of_parts(parse_marked_set(false));
      case '~':
        return parse_not_next();
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
    node.test.any = true;
    if (peek() == '(') node.test = test_of(parse_group());
    return node;
  }

  Node parse_not_next() {
    ++at_;
    return Node{.kind = Node::Kind::not_next, .test = test_of(parse_atom())};
  }

  ItemTest test_of(const Node& node) const {
    if (node.kind != Node::Kind::item) fail("single items can stand here, no phrases or lists");
    return node.test;
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
        Node capture = around(Node::Kind::capture, std::move(group));
        capture.name = name;
        return capture;
      }
      ++at_;
    }
    if (at_ == begin) fail("this sign has no meaning here");
    return of_parts(phrase_node(pattern_.substr(begin, at_ - begin)));
  }

  bool at_parts() const {
    const char next = peek(peek(1) == '!' ? 2 : 1);
    return peek() == '<' && next >= 'A' && next <= 'Z';
  }

  /// "<NOUN|PROPN>", "<!VERB>"
  PartSet parse_parts() {
    ++at_;
    const bool others = peek() == '!';
    if (others) ++at_;
    PartSet parts = 0;
    while (true) {
      const std::string name = parse_name();
      const auto part = part_named(name);
      if (!part) fail("there is no part of speech \"" + name + "\"");
      parts |= set_of(*part);
      if (peek() != '|') break;
      ++at_;
    }
    if (peek() != '>') fail("a '<' is not closed");
    ++at_;
    return others ? kAllParts & ~parts : parts;
  }

  /// A word or set with the parts of speech right behind it: those hold for its single words.
  Node of_parts(Node node) {
    if (!at_parts()) return node;
    const PartSet parts = parse_parts();
    if (node.kind == Node::Kind::item) node.test.parts = parts;
    for (Node& child : node.children) {
      const bool single = node.kind == Node::Kind::alternatives && child.kind == Node::Kind::item;
      if (single) child.test.parts = parts;
    }
    return node;
  }

  Node parse_class() {
    if (at_parts()) {
      return item({.other_words = {{}}, .parts = parse_parts()});
    }
    ++at_;
    const std::string name = parse_name();
    if (peek() != '>') fail("a '<' is not closed");
    ++at_;
    const auto shape = [](ShapeTest test) {
      return item({.shapes = 1U << static_cast<unsigned>(test)});
    };
    if (name == "cap") return shape(ShapeTest::capitalized);
    if (name == "upper") return shape(ShapeTest::upper);
    if (name == "lower") return shape(ShapeTest::lower);
    if (name == "mixed") return shape(ShapeTest::mixed);
    if (name == "num") return shape(ShapeTest::number);
    if (name == "word") return shape(ShapeTest::word);
    if (name == "any") return item({.any = true});
    if (name == "br") return item({.line_break = true});
    if (name == "start") return Node{.kind = Node::Kind::start};
    if (name == "end") return Node{.kind = Node::Kind::end};
    fail("there is no token class <" + name + ">");
  }

  /// `Type`, `Type.form`, joined by '|'; a form that is named once holds for all.
  ItemTest parse_types() {
    std::vector<Type> types;
    std::vector<Form> forms;
    while (true) {
      const std::string name = parse_name();
      const std::optional<Type> type = type_named(name);
      if (!type) fail("there is no mention type \"" + name + "\"");
      types.push_back(*type);
      if (peek() == '.') {
        ++at_;
        forms.push_back(form_named(parse_name()));
      }
      if (peek() != '|') break;
      ++at_;
    }
    if (forms.empty()) forms = {Form::named, Form::nominal, Form::pronoun};
    ItemTest test;
    for (const Type type : types) {
      for (const Form form : forms) test.mentions |= mention_bit(type, form);
    }
    return test;
  }

  Form form_named(const std::string& name) const {
    if (name == "named") return Form::named;
    if (name == "nominal") return Form::nominal;
    if (name == "pronoun") return Form::pronoun;
    fail("there is no form \"" + name + "\"");
  }

  /// Members with words of "coordination" between them; behind a member a remark in brackets.
  Node list_of(const Node& member) {
    Node gap{.kind = Node::Kind::gap, .test = {.any = true}, .number = 5};
    Node remark = sequence_of(phrase_node("("), std::move(gap), phrase_node(")"));
    Node separators = around(Node::Kind::repeat, set_node("coordination"));
    separators.number = 1;
    Node rest =
        sequence_of(around(Node::Kind::optional, std::move(remark)), std::move(separators), member);
    return sequence_of(member, around(Node::Kind::repeat, std::move(rest)));
  }

  Node parse_mention() {
    ++at_;
    Node node = item(parse_types());
    if (peek() == '+') {
      ++at_;
      node = list_of(node);
    }
    if (peek() == ':') {
      ++at_;
      const std::string name = parse_name();
      node = around(Node::Kind::capture, std::move(node));
      node.name = name;
    }
    if (peek() != '}') fail("a '{' is not closed");
    ++at_;
    return node;
  }

  Node set_node(const std::string& name) {
    const auto parsed = lexicon_.parsed_sets.find(name);
    if (parsed != lexicon_.parsed_sets.end()) return parsed->second;
    const auto found = lexicon_.sets.find(name);
    if (found == lexicon_.sets.end()) fail("there is no set \"" + name + "\"");
    std::vector<std::uint64_t> single;
    std::vector<Node> branches;
    for (const std::string& phrase : found->second) {
      if (is_ending(phrase)) {
        single.push_back(hash_of(fold_token(phrase)));
        continue;
      }
      const std::vector<Token> tokens = tokenize(phrase);
      if (tokens.size() == 1) single.push_back(tokens.front().hash);
      if (tokens.size() > 1) branches.push_back(phrase_node(phrase));
    }
    if (!single.empty()) {
      // Phrases by themselves: where none can be found, all are passed over at once.
      if (branches.size() > 1) {
        Node phrases = alternatives(std::move(branches));
        branches.clear();
        branches.push_back(std::move(phrases));
      }
      std::ranges::sort(single);
      branches.push_back(item({.words = std::move(single)}));
    }
    if (branches.empty()) fail("the set \"" + name + "\" is empty");
    return lexicon_.parsed_sets.try_emplace(name, alternatives(std::move(branches))).first->second;
  }

  /// "^$name" and "!$name": single words only, so that one token decides.
  Node parse_marked_set(bool cased) {
    ++at_;
    if (peek() != '$') fail("'^' and '!' stand before a set, as in ^$name");
    ++at_;
    Node node = set_node(parse_name());
    if (node.kind != Node::Kind::item) fail("'^' and '!' need a set of single words");
    ItemTest test;
    if (cased) {
      test.cased_words = std::move(node.test.words);
    } else {
      test.other_words.push_back(std::move(node.test.words));
    }
    return item(std::move(test));
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
  const Lexicon& lexicon_;
  std::string where_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

std::vector<std::string> Lexicon::endings() const {
  std::vector<std::string> all;
  for (const auto& [name, phrases] : sets) {
    for (const std::string& phrase : phrases) {
      if (is_ending(phrase)) all.push_back(fold_token(phrase));
    }
  }
  return all;
}

PatternNode parse_pattern(std::string_view pattern, const Lexicon& lexicon,
                          const std::string& where) {
  return Parser(pattern, lexicon, where).parse();
}

bool matches_nothing(const PatternNode& node) {
  switch (node.kind) {
    case Node::Kind::item:
      return false;
    case Node::Kind::sequence:
      return std::ranges::all_of(node.children, matches_nothing);
    case Node::Kind::alternatives:
      return std::ranges::any_of(node.children, matches_nothing);
    case Node::Kind::capture:
      return matches_nothing(node.children.front());
    case Node::Kind::repeat:
      return node.number == 0;
    default:
      return true;
  }
}

}  // namespace docweave
