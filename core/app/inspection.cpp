#include "inspection.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/ostream.h>

namespace docweave::app {
namespace {

constexpr std::string_view kOff = "\x1b[0m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kBold = "\x1b[1m";

std::string_view colour_of(Type type) {
  switch (type) {
    case Type::event:
      return "\x1b[1;35m";
    case Type::organization:
      return "\x1b[1;34m";
    case Type::project:
      return "\x1b[1;36m";
    case Type::person:
      return "\x1b[1;32m";
    case Type::place:
      return "\x1b[1;33m";
    case Type::date:
      return "\x1b[31m";
    case Type::money:
      return "\x1b[4;31m";
    case Type::job_title:
      return "\x1b[32m";
  }
  return "";
}

std::string_view prefix_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::title:
      return "# ";
    case BlockKind::heading:
      return "## ";
    case BlockKind::list_item:
      return "- ";
    case BlockKind::line:
    case BlockKind::table_cell:
      return "| ";
    default:
      return "";
  }
}

class TerminalPrinter {
 public:
  TerminalPrinter(const Inspected& inspected, bool colour, std::ostream& stream)
      : document_(inspected.document), graph_(inspected.graph), colour_(colour), out_(stream) {}

  void print() {
    print_heading(document_.info().id);
    print_text();
    print_heading("Entities");
    print_entities();
    print_heading("Statements");
    print_statements();
  }

 private:
  std::string styled(std::string_view style, std::string_view words) const {
    return colour_ ? fmt::format("{}{}{}", style, words, kOff) : std::string(words);
  }

  void print_heading(std::string_view words) {
    fmt::print(out_, "{}\n\n", styled(kBold, fmt::format("=== {} ===", words)));
  }

  void print_text() {
    const auto mentions = outermost_mentions(document_);
    auto mention = mentions.begin();
    for (const Block& block : document_.blocks()) {
      if (block.kind == BlockKind::metadata) continue;
      fmt::print(out_, "{}", prefix_of(block));
      std::uint32_t at = block.span.begin;
      for (; mention != mentions.end() && (*mention)->span.begin < block.span.end; ++mention) {
        const Span words = (*mention)->span;
        fmt::print(out_, "{}{}", document_.text({at, words.begin}), marked(**mention));
        at = words.end;
      }
      fmt::print(out_, "{}\n", document_.text({at, std::max(at, block.span.end)}));
    }
    fmt::print(out_, "\n");
    if (colour_) print_legend();
  }

  std::string marked(const Mention& mention) const {
    const std::string_view words = document_.text(mention.span);
    if (colour_) return styled(colour_of(mention.type), words);
    return fmt::format("[{}|{}{}]", words, info(mention.type).name,
                       mention.form == Form::nominal ? ".nominal" : "");
  }

  void print_legend() {
    for (const TypeInfo& type : types()) {
      fmt::print(out_, "{}  ", styled(colour_of(type.type), type.name));
    }
    fmt::print(out_, "\n\n");
  }

  void print_entities() {
    for (const Entity& entity : graph_.entities()) {
      fmt::print(out_, "{:<13} {}", info(entity.type).name,
                 styled(colour_of(entity.type), entity.name));
      for (const std::string& name : entity.alternate_names) fmt::print(out_, " = {}", name);
      fmt::print(out_, "{}\n", entity.key.empty() ? "" : fmt::format("  ({})", entity.key));
    }
    fmt::print(out_, "\n");
  }

  void print_statements() {
    for (const Statement& statement : graph_.statements()) {
      const Entity& subject = graph_.entities()[statement.subject()];
      fmt::print(out_, "{} —{}→ {}", styled(colour_of(subject.type), subject.name),
                 info(statement.predicate()).name, object_of(graph_, statement));
      if (statement.status() != Status::asserted) {
        fmt::print(out_, "  [{}]", to_string(statement.status()));
      }
      fmt::print(out_, "  {:.2f}\n", statement.confidence());
      for (const Evidence& evidence : statement.evidence()) print_evidence(evidence);
    }
    fmt::print(out_, "\n");
  }

  void print_evidence(const Evidence& evidence) {
    std::string quote = evidence.quote;
    std::ranges::replace(quote, '\n', ' ');
    fmt::print(out_, "    \"{}\"  {}\n", quote,
               styled(kDim, fmt::format("{} {}, {:.2f}", evidence.plugin, evidence.rule,
                                        evidence.confidence)));
  }

  const Document& document_;
  const DocumentGraph& graph_;
  bool colour_;
  std::ostream& out_;
};

}  // namespace

std::vector<const Mention*> outermost_mentions(const Document& document) {
  std::vector<const Mention*> all;
  for (const Mention& mention : document.mentions()) all.push_back(&mention);
  std::ranges::stable_sort(all, {}, [](const Mention* mention) {
    return std::tuple(mention->span.begin, ~mention->span.end);
  });
  std::vector<const Mention*> kept;
  for (const Mention* mention : all) {
    if (kept.empty() || kept.back()->span.end <= mention->span.begin) kept.push_back(mention);
  }
  return kept;
}

std::string object_of(const DocumentGraph& graph, const Statement& statement) {
  if (const auto* literal = std::get_if<Literal>(&statement.object())) return literal->value;
  return graph.entities()[std::get<EntityIndex>(statement.object())].name;
}

void print_terminal(const Inspected& inspected, bool colour, std::ostream& stream) {
  TerminalPrinter(inspected, colour, stream).print();
}

}  // namespace docweave::app
