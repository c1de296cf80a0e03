#pragma once

#include <string>

#include "sample_graph.hpp"

namespace docweave::test {

/// All code points that formats treat in a way of their own: controls, signs, separators, those
/// that XML forbids, the first and last of each UTF-8 length.
inline std::string hostile_text() {
  std::string text;
  for (char c = 1; c < 0x7F; ++c) text += c;
  for (const char* sign :
       {"\x7F",   "\u0080",  "\u0085", "\u07FF", "\u0800", "\u2028",     "\u2029",     "\uD7FF",
        "\uE000", "\uFEFF",  "\uFFFD", "\uFFFE", "\uFFFF", "\U00010000", "\U0001F600", "\U0010FFFF",
        "]]>",    "\\u0041", "\r\n",   "{{}}",   "@id",    "_:b0",       "<!--",       "&amp;"}) {
    text += sign;
  }
  return text;
}

/// Documents and entities whose IRIs, names and quotes are as bad as they can come.
inline MemoryGraph hostile_graph() {
  MemoryGraph graph;
  for (const std::string iri :
       {"https://example.org/kg/document/a b\"<c>\\d%20é.html", "https://example.org/page#part",
        "https://example.org/a?b=c&d=e", "https://example.org/folder/", "urn:x:1"}) {
    GraphDocument document;
    document.iri = iri;
    document.info.id = iri;
    document.info.title = hostile_text();
    document.info.url = "https://example.org/with space/\"quotes\"?q={x}|y";
    document.info.publisher = "@en";
    document.entities = {
        sample_entity("event/" + hostile_text(), Type::event, hostile_text(), {" ", "\t", "\\"}),
        sample_entity("organization/ünïcode", Type::organization, "\"", {"'", "_:a", "http://x"}),
    };
    const std::string event = "event/" + hostile_text();
    document.statements = {
        sample_statement(event, Predicate::organizer, kSampleBase + "organization/ünïcode",
                         hostile_text()),
        sample_statement(event, Predicate::start_date, Literal{"2018-07-1\""}, "2018"),
        sample_statement(event, Predicate::amount, Literal{"much <money> & \"more\"\\"}, "much"),
        sample_statement(event, Predicate::amount, Literal{"USD 2500000.5"}, "$2,500,000.50"),
    };
    for (GraphStatement& statement : document.statements) {
      statement.evidence[0].evidence.rule = hostile_text();
    }
    graph.add(std::move(document));
  }
  return graph;
}

}  // namespace docweave::test
