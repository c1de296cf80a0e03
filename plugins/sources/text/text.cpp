#include "text.hpp"

#include <algorithm>
#include <string>

#include <docweave/encoding.hpp>
#include <docweave/error.hpp>

namespace docweave::plain {
namespace {

constexpr std::size_t kBinarySample = 8192;

/// Text has no control characters but those of white space.
bool looks_binary(std::string_view text) {
  const std::string_view sample = text.substr(0, kBinarySample);
  const auto controls = std::ranges::count_if(
      sample, [](unsigned char c) { return c < 0x08 || (c > 0x0D && c < 0x1B); });
  return static_cast<std::size_t>(controls) * 50 > sample.size();
}

/// Writes blocks and remembers where runs of the file's text came to stand.
class LayoutWriter {
 public:
  LayoutWriter(DocumentBuilder& builder, const DecodedText& decoded)
      : builder_(builder), decoded_(decoded) {}

  void write(const TextLayout& layout) {
    for (const TextBlock& block : layout.blocks) write_block(block);
    for (const auto& [key, values] : layout.key_values) {
      for (const Part& value : values) {
        const Span key_span = placed(key);
        const Span value_span = placed(value);
        if (!key_span.empty() && !value_span.empty()) builder_.add_key_value(key_span, value_span);
      }
    }
  }

 private:
  struct Run {
    std::size_t source = 0;
    Span span;
  };

  void write_block(const TextBlock& block) {
    first_runs_.push_back(runs_.size());
    builder_.begin_block(block.kind, block.level, block.group);
    for (std::size_t i = 0; i < block.pieces.size(); ++i) {
      if (i > 0) builder_.append(" ");
      write_piece(block.pieces[i]);
    }
    builder_.end_block();
  }

  /// Runs of spaces, tabs and no-break spaces become one space each.
  void write_piece(Piece piece) {
    const std::string_view text = decoded_.text;
    std::size_t begin = piece.begin;
    while (begin < piece.end) {
      const std::size_t end = next_gap(text, begin, piece.end);
      write_run(text.substr(begin, end - begin), begin);
      begin = end;
      while (begin < piece.end && is_gap(text, begin)) begin += text[begin] == '\xC2' ? 2 : 1;
      if (begin > end && begin < piece.end) builder_.append(" ");
    }
  }

  static bool is_gap(std::string_view text, std::size_t at) {
    return text[at] == ' ' || text[at] == '\t' || text.substr(at, 2) == "\xC2\xA0";
  }

  /// The next white space that is not a single plain space.
  static std::size_t next_gap(std::string_view text, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
      if (text[at] == '\t' || text.substr(at, 2) == "\xC2\xA0") return at;
      if (text[at] == ' ' && at + 1 < end && is_gap(text, at + 1)) return at;
    }
    return end;
  }

  void write_run(std::string_view words, std::size_t source) {
    if (words.empty()) return;
    if (!decoded_.verbatim) {
      runs_.push_back({source, builder_.append(words)});
      return;
    }
    Origin origin;
    origin.begin = source + decoded_.offset;
    origin.end = origin.begin + words.size();
    runs_.push_back({source, builder_.append(words, origin)});
  }

  /// Where a part of the file's text stands in the document.
  Span placed(const Part& part) const {
    const auto first = runs_.begin() + static_cast<std::ptrdiff_t>(first_runs_[part.block]);
    const auto end = part.block + 1 < first_runs_.size()
                         ? runs_.begin() + static_cast<std::ptrdiff_t>(first_runs_[part.block + 1])
                         : runs_.end();
    Span span;
    for (auto run = first; run != end; ++run) {
      const std::size_t from = std::max(run->source, part.piece.begin);
      const std::size_t to = std::min(run->source + run->span.size(), part.piece.end);
      if (from >= to) continue;
      const Span inside{run->span.begin + static_cast<std::uint32_t>(from - run->source),
                        run->span.begin + static_cast<std::uint32_t>(to - run->source)};
      span = span.empty() ? inside : join(span, inside);
    }
    return span;
  }

  DocumentBuilder& builder_;
  const DecodedText& decoded_;
  std::vector<Run> runs_;
  std::vector<std::size_t> first_runs_;
};

}  // namespace

TextSource::TextSource(const PluginContext& context)
    : diagnostics_(context.diagnostics),
      words_(context.folder / "words.tsv"),
      max_bytes_(static_cast<std::size_t>(context.options.integer("max_bytes"))) {}

void TextSource::read(const Input& input, SourceSink& sink) const {
  if (input.bytes.size() > max_bytes_) {
    throw Error(ErrorCode::invalid_data, input.id,
                "the file has " + std::to_string(input.bytes.size()) +
                    " bytes; the option max_bytes allows " + std::to_string(max_bytes_));
  }
  const DecodedText decoded = decode(input.bytes, charset_of(input.media_type));
  if (looks_binary(decoded.text)) {
    throw Error(ErrorCode::invalid_data, input.id,
                "this is not text: it is full of control characters");
  }
  const auto report = [&](Severity severity, std::string message) {
    diagnostics_.report({severity, input.id, {}, "sources/text", std::move(message)});
  };
  if (decoded.guessed)
    report(Severity::note, "the encoding is not declared; read as " + decoded.encoding);
  if (decoded.replaced > 0) {
    report(Severity::warning, std::to_string(decoded.replaced) + " byte sequences are not " +
                                  decoded.encoding + "; each was replaced by U+FFFD");
  }
  const TextLayout layout = find_layout(split_lines(decoded.text), words_);
  if (layout.blocks.empty()) report(Severity::warning, "the file has no text");

  DocumentInfo info;
  info.id = input.id;
  info.media_type = "text/plain";
  DocumentBuilder builder(std::move(info));
  LayoutWriter(builder, decoded).write(layout);
  Document document = std::move(builder).build();
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::title) document.info().title = document.text(block.span);
  }
  sink.emit(std::move(document));
}

}  // namespace docweave::plain

DOCWEAVE_PLUGIN(docweave::plain::TextSource)
