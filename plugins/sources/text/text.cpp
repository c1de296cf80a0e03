#include "text.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include <docweave/encoding.hpp>
#include <docweave/error.hpp>

#include "markdown.hpp"

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

/// A file's text: what its layout is found in, and where that stood in the file.
class FileText {
 public:
  FileText(std::string_view bytes, const DecodedText& decoded, bool markdown) : decoded_(decoded) {
    if (markdown) unmarked_ = without_marks(decoded.text);
    if (!decoded.verbatim) map_.emplace(bytes, decoded);
  }

  std::string_view text() const { return unmarked_ ? unmarked_->text : decoded_.text; }

  /// Adds a part of the text to the open block, with where it stood. Calls `placed` for each run.
  template <typename Placed>
  void append(std::size_t begin, std::size_t end, DocumentBuilder& builder, Placed placed) const {
    if (!unmarked_) return append_decoded(begin, begin, end, builder, placed);
    const auto& stretches = unmarked_->stretches;
    auto stretch =
        std::prev(std::ranges::upper_bound(stretches, begin, {}, &Unmarked::Stretch::text));
    for (; begin < end; ++stretch) {
      const bool last = std::next(stretch) == stretches.end();
      const std::size_t stop = last ? end : std::min(end, std::next(stretch)->text);
      if (stretch->source == Unmarked::kNowhere) {
        placed(begin, builder.append(text().substr(begin, stop - begin)));
      } else {
        append_decoded(begin, stretch->source + (begin - stretch->text), stop, builder, placed);
      }
      begin = stop;
    }
  }

 private:
  /// `begin` and `end` in the text, `at` the same as `begin` in the decoded text.
  template <typename Placed>
  void append_decoded(std::size_t begin, std::size_t at, std::size_t end, DocumentBuilder& builder,
                      Placed placed) const {
    const auto add = [&](std::size_t from, std::size_t size, const Origin& origin) {
      const std::size_t place = begin + (from - at);
      placed(place, builder.append(text().substr(place, size), origin));
    };
    Origin origin;
    if (!map_) {
      origin.begin = at + decoded_.offset;
      origin.end = origin.begin + (end - begin);
      return add(at, end - begin, origin);
    }
    std::size_t done = at;
    for (const ByteMap::Piece& piece : map_->pieces(at, at + (end - begin))) {
      origin.begin = piece.begin;
      origin.end = piece.end;
      origin.unit = piece.unit;
      add(piece.text_begin, piece.text_end - piece.text_begin, origin);
      done = piece.text_end;
    }
    const std::size_t place = begin + (done - at);  // Of what cannot be mapped.
    if (place < end) placed(place, builder.append(text().substr(place, end - place)));
  }

  const DecodedText& decoded_;
  std::optional<Unmarked> unmarked_;
  std::optional<ByteMap> map_;
};

/// Writes blocks and remembers where runs of the file's text came to stand.
class LayoutWriter {
 public:
  LayoutWriter(DocumentBuilder& builder, const FileText& file)
      : builder_(builder), file_(file), text_(file.text()) {}

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
    std::size_t begin = piece.begin;
    while (begin < piece.end) {
      const std::size_t end = next_gap(begin, piece.end);
      file_.append(begin, end, builder_, [this](std::size_t source, Span span) {
        if (!span.empty()) runs_.push_back({source, span});
      });
      begin = end;
      while (begin < piece.end && is_gap(begin)) begin += text_[begin] == '\xC2' ? 2 : 1;
      if (begin > end && begin < piece.end) builder_.append(" ");
    }
  }

  bool is_gap(std::size_t at) const {
    return text_[at] == ' ' || text_[at] == '\t' || is_no_break_space(at);
  }
  bool is_no_break_space(std::size_t at) const {
    return text_[at] == '\xC2' && at + 1 < text_.size() && text_[at + 1] == '\xA0';
  }

  /// The next white space that is not a single plain space.
  std::size_t next_gap(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; ++at) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte > 0x20 && byte != 0xC2) continue;
      if (byte == '\t' || is_no_break_space(at)) return at;
      if (byte == ' ' && at + 1 < end && is_gap(at + 1)) return at;
    }
    return end;
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
  const FileText& file_;
  std::string_view text_;
  std::vector<Run> runs_;
  std::vector<std::size_t> first_runs_;
};

bool is_markdown(const Input& input) {
  return input.media_type.starts_with("text/markdown") || input.id.ends_with(".md") ||
         input.id.ends_with(".markdown");
}

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
  if (const std::size_t garbled = garbled_sequences(decoded.text); garbled > 1) {
    report(Severity::warning, std::to_string(garbled) +
                                  " places look like UTF-8 that was once read as windows-1252 "
                                  "(\"Ã©\" for \"é\"); they are kept as they are");
  }
  const FileText file(input.bytes, decoded, is_markdown(input));
  const TextLayout layout = find_layout(split_lines(file.text()), words_);
  if (layout.blocks.empty()) report(Severity::warning, "the file has no text");

  DocumentInfo info;
  info.id = input.id;
  info.media_type = is_markdown(input) ? "text/markdown" : "text/plain";
  DocumentBuilder builder(std::move(info));
  LayoutWriter(builder, file).write(layout);
  Document document = std::move(builder).build();
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::title) document.info().title = document.text(block.span);
  }
  sink.emit(std::move(document));
}

}  // namespace docweave::plain

DOCWEAVE_PLUGIN(docweave::plain::TextSource)
