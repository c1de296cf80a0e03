#include <map>

#include <fmt/ostream.h>

#include "inspection.hpp"

namespace docweave::app {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>docweave: what was found</title>
<style>
:root { color-scheme: light dark; --line: #8884; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; border-bottom: 1px solid var(--line); }
h2 { font-size: 1.1rem; }
.title, .heading { font-weight: bold; }
.list_item { margin: .2rem 0 .2rem 1.5rem; display: list-item; }
.line, .table_cell { margin: 0 0 0 1.5rem; }
.mark { border-radius: .2em; padding: 0 .15em; color: #111; text-decoration: none; }
.Event { background: #e6b8ec; } .Organization { background: #b9d0fa; } .Project { background: #aee8e8; }
.Person { background: #bfe8b6; } .Place { background: #fae3a0; } .Date { background: #f7c4b4; }
.Money { background: #f3b0b0; } .JobTitle { background: #dcebcf; }
.nominal { border-bottom: 2px dotted; }
table { border-collapse: collapse; width: 100%; }
td, th { border-top: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
blockquote { margin: .2rem 0 .2rem 1rem; font-size: .9rem; }
small { opacity: .7; }
:target { outline: 2px solid; }
</style>
</head>
<body>
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// One document's part of the page.
class Section {
 public:
  Section(const Inspected& inspected, std::size_t number, std::ostream& stream)
      : document_(inspected.document), graph_(inspected.graph), number_(number), out_(stream) {
    for (EntityIndex i = 0; i < graph_.entities().size(); ++i) {
      for (const Evidence& mention : graph_.entities()[i].mentions) entities_[mention.span] = i;
    }
  }

  void print() {
    fmt::print(out_, "<section>\n<h1>{}</h1>\n", escaped(document_.info().id));
    print_text();
    print_entities();
    print_statements();
    fmt::print(out_, "</section>\n");
  }

 private:
  std::string id(EntityIndex entity) const { return fmt::format("d{}e{}", number_, entity); }

  void print_text() {
    const auto mentions = outermost_mentions(document_);
    auto mention = mentions.begin();
    for (const Block& block : document_.blocks()) {
      if (block.kind == BlockKind::metadata) continue;
      fmt::print(out_, "<p class=\"{}\">", to_string(block.kind));
      std::uint32_t at = block.span.begin;
      for (; mention != mentions.end() && (*mention)->span.begin < block.span.end; ++mention) {
        fmt::print(out_, "{}", escaped(document_.text({at, (*mention)->span.begin})));
        print_mention(**mention);
        at = (*mention)->span.end;
      }
      fmt::print(out_, "{}</p>\n", escaped(document_.text({at, std::max(at, block.span.end)})));
    }
  }

  void print_mention(const Mention& mention) {
    const auto entity = entities_.find(mention.span);
    const bool linked = entity != entities_.end();
    fmt::print(out_, "<{0}{1} class=\"mark {2}{3}\" title=\"{2}{4}; {5} {6}, {7:.2f}\">{8}</{0}>",
               linked ? "a" : "span",
               linked ? fmt::format(" href=\"#{}\"", id(entity->second)) : "",
               info(mention.type).name, mention.form == Form::nominal ? " nominal" : "",
               mention.value.empty() ? "" : " " + escaped(mention.value), mention.plugin,
               escaped(mention.rule), mention.confidence, escaped(document_.text(mention.span)));
  }

  std::string entity_link(EntityIndex index) const {
    const Entity& entity = graph_.entities()[index];
    return fmt::format("<a class=\"mark {}\" href=\"#{}\">{}</a>", info(entity.type).name,
                       id(index), escaped(entity.name));
  }

  void print_entities() {
    fmt::print(out_,
               "<h2>Entities</h2>\n<table>\n"
               "<tr><th>Type</th><th>Name</th><th>Other names</th><th>Mentions</th></tr>\n");
    for (EntityIndex i = 0; i < graph_.entities().size(); ++i) {
      const Entity& entity = graph_.entities()[i];
      std::string names;
      for (const std::string& name : entity.alternate_names) {
        names += (names.empty() ? "" : "; ") + escaped(name);
      }
      fmt::print(out_, "<tr id=\"{}\"><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n", id(i),
                 info(entity.type).name, entity_link(i), names, entity.mentions.size());
    }
    fmt::print(out_, "</table>\n");
  }

  void print_statements() {
    fmt::print(out_, "<h2>Statements</h2>\n<table>\n");
    for (const Statement& statement : graph_.statements()) {
      const auto* object = std::get_if<EntityIndex>(&statement.object());
      fmt::print(out_, "<tr><td>{} {} {} <small>{}{:.2f}</small>\n",
                 entity_link(statement.subject()), info(statement.predicate()).name,
                 object != nullptr ? entity_link(*object) : escaped(object_of(graph_, statement)),
                 statement.status() == Status::asserted
                     ? ""
                     : fmt::format("{}, ", to_string(statement.status())),
                 statement.confidence());
      for (const Evidence& evidence : statement.evidence()) {
        fmt::print(out_, "<blockquote>{} <small>{} {}, {:.2f}</small></blockquote>\n",
                   escaped(evidence.quote), evidence.plugin, escaped(evidence.rule),
                   evidence.confidence);
      }
      fmt::print(out_, "</td></tr>\n");
    }
    fmt::print(out_, "</table>\n");
  }

  const Document& document_;
  const DocumentGraph& graph_;
  std::size_t number_;
  std::ostream& out_;
  std::map<Span, EntityIndex> entities_;
};

}  // namespace

void print_page(const std::vector<Inspected>& all, std::ostream& stream) {
  fmt::print(stream, "{}<p>", kHead);
  for (const TypeInfo& type : types()) {
    fmt::print(stream, "<span class=\"mark {0}\">{0}</span> ", type.name);
  }
  fmt::print(stream,
             "<small>dotted: a description; point at words to see who found them</small></p>\n");
  for (std::size_t i = 0; i < all.size(); ++i) Section(all[i], i, stream).print();
  fmt::print(stream, "</body>\n</html>\n");
}

}  // namespace docweave::app
