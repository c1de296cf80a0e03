#include "nquads.hpp"

#include <array>

namespace docweave {
namespace {

constexpr std::size_t kChunk = 64 * 1024;

constexpr auto kPlainInLiteral = [] {
  std::array<bool, 256> plain{};
  for (int c = 0x20; c < 0x100; ++c) plain[c] = c != '"' && c != '\\' && c != 0x7F;
  return plain;
}();

/// A backslash becomes \u005C, not two: readers that undo escapes one kind after another (rdflib 6)
/// would take "\\t" for a tab.
void append_escape(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
  }
}

void append_literal(std::string& out, std::string_view text) {
  out += '"';
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (kPlainInLiteral[static_cast<unsigned char>(text[at])]) continue;
    out.append(text, begin, at - begin);
    append_escape(out, text[at]);
    begin = at + 1;
  }
  out.append(text, begin);
  out += '"';
}

/// Lines go to the stream in chunks, never field by field.
class LineSink : public rdf::Sink {
 public:
  explicit LineSink(std::ostream& out) : out_(out) { lines_.reserve(kChunk + kChunk / 4); }

  void begin_graph(std::string_view label) override {
    ending_ = " ";
    if (!label.empty()) append_bracketed(ending_, label);
    ending_ += label.empty() ? ".\n" : " .\n";
  }

  void triple(const rdf::Triple& triple) override {
    append_bracketed(lines_, triple.subject);
    lines_ += ' ';
    append_bracketed(lines_, triple.predicate);
    lines_ += ' ';
    if (triple.object.kind == rdf::Term::Kind::iri) {
      append_bracketed(lines_, triple.object.value);
    } else {
      append_literal(lines_, triple.object.value);
      if (!triple.object.datatype.empty()) {
        lines_ += "^^";
        append_bracketed(lines_, triple.object.datatype);
      } else if (!triple.object.language.empty()) {
        lines_ += '@';
        lines_ += triple.object.language;
      }
    }
    lines_ += ending_;
    if (lines_.size() >= kChunk) flush();
  }

  void end_resource() override {}

  void flush() {
    out_.write(lines_.data(), static_cast<std::streamsize>(lines_.size()));
    lines_.clear();
  }

 private:
  static void append_bracketed(std::string& out, std::string_view iri) {
    out += '<';
    rdf::append_iri(out, iri);
    out += '>';
  }

  std::ostream& out_;
  std::string lines_;
  std::string ending_;
};

}  // namespace

NQuads::NQuads(const PluginContext& context)
    : provenance_(rdf::provenance_named(context.options.text("provenance"))) {}

void NQuads::write(const Graph& graph, OutputTarget& target) const {
  LineSink sink(target.stream());
  rdf::describe(graph, provenance_, sink);
  sink.flush();
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::NQuads)
