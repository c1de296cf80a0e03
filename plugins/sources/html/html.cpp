#include "html.hpp"

#include <algorithm>
#include <optional>

#include <docweave/encoding.hpp>
#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "block_writer.hpp"

namespace docweave::html {
namespace {

constexpr std::size_t kDeclarationBytes = 4096;
constexpr std::size_t kLeastKept = 200;
constexpr std::size_t kLittle = 10;  ///< Less than a tenth of a page is worth a note.

std::string ratio(std::size_t kept, std::size_t all) {
  return std::to_string(kept) + " of " + std::to_string(all) + " bytes of the page's text";
}

/// The charset that a meta element near the page's start declares, as browsers look for it.
std::string_view declared_charset(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, kDeclarationBytes);
  for (std::size_t at = start.find("<meta"); at != start.npos; at = start.find("<meta", at + 5)) {
    const std::string_view tag = start.substr(at, start.find('>', at) - at);
    if (const std::string_view charset = charset_of(tag); !charset.empty()) {
      return charset.substr(0, charset.find_first_of("\"'/>"));
    }
  }
  return {};
}

/// The title in the page's own place: its first h1, or for want of one in the content the h1
/// elsewhere that shares most words with the title element.
struct PageTitle {
  std::optional<std::size_t> draft;
  Line line;
};

std::size_t shared_words(std::string_view a, std::string_view b) {
  std::size_t shared = 0;
  const std::vector<Token> others = tokenize(b);
  for (const Token& word : tokenize(a)) {
    shared += word.kind == TokenKind::word &&
              std::ranges::find(others, word.hash, &Token::hash) != others.end();
  }
  return shared;
}

std::optional<std::uint32_t> best_headline(const Page& page, std::string_view title) {
  std::size_t most = 1;
  std::optional<std::uint32_t> best;
  for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
    if (page.node(i).tag != Tag::h1) continue;
    const std::size_t shared = shared_words(page.text_of(i), title);
    if (shared > most) {
      most = shared;
      best = i;
    }
  }
  return best;
}

PageTitle find_title(const Page& page, const Drafts& drafts, const PageMetadata& metadata) {
  for (std::size_t i = 0; i < drafts.blocks.size(); ++i) {
    const Draft& block = drafts.blocks[i];
    if (block.kind == BlockKind::heading && block.level == 1) return {i, block.line};
  }
  const MetadataField* element = metadata.find("title");
  const MetadataField* shared = metadata.find("meta.og:title");
  if (element) {
    if (const auto best = best_headline(page, element->line.text())) {
      return {std::nullopt, line_of(page, *best)};
    }
  }
  if (shared) return {std::nullopt, shared->line};
  if (!element) return {};
  return {std::nullopt, title_without_site(element->line, metadata.value("meta.og:site_name"))};
}

void write_blocks(const Drafts& drafts, const PageTitle& title, const ByteMap& map,
                  DocumentBuilder& builder) {
  if (!title.draft) {
    builder.begin_block(BlockKind::title);
    title.line.append_to(builder, map);
  }
  std::vector<std::uint32_t> begins;
  for (std::size_t i = 0; i < drafts.blocks.size(); ++i) {
    const Draft& block = drafts.blocks[i];
    const bool is_title = title.draft == i;
    builder.begin_block(is_title ? BlockKind::title : block.kind, is_title ? 0 : block.level,
                        block.group);
    builder.place_cell(block.cell);
    block.line.append_to(builder, map);
    begins.push_back(builder.end_block().begin);
  }
  const auto placed = [&](const DraftSpan& part) {
    return Span{begins[part.draft] + static_cast<std::uint32_t>(part.begin),
                begins[part.draft] + static_cast<std::uint32_t>(part.end)};
  };
  for (const auto& [key, value] : drafts.key_values) {
    builder.add_key_value(placed(key), placed(value));
  }
}

}  // namespace

HtmlSource::HtmlSource(const PluginContext& context)
    : diagnostics_(context.diagnostics),
      cues_(context.folder / "cues.tsv"),
      entities_(context.folder / "entities.tsv"),
      main_content_(context.options.text("content") == "main"),
      max_bytes_(static_cast<std::size_t>(context.options.integer("max_bytes"))),
      max_depth_(static_cast<std::size_t>(context.options.integer("max_depth"))) {}

void HtmlSource::report(Severity severity, const std::string& document, std::string message) const {
  diagnostics_.report({severity, document, {}, "sources/html", std::move(message)});
}

DecodedText HtmlSource::decode_page(const Input& input) const {
  if (input.bytes.size() > max_bytes_) {
    throw Error(ErrorCode::invalid_data, input.id,
                "the page has " + std::to_string(input.bytes.size()) +
                    " bytes; the option max_bytes allows " + std::to_string(max_bytes_));
  }
  std::string_view declared = charset_of(input.media_type);
  if (declared.empty()) declared = declared_charset(input.bytes);
  DecodedText decoded = decode(input.bytes, declared);
  if (decoded.guessed) {
    report(Severity::note, input.id, "the encoding is not declared; read as " + decoded.encoding);
  }
  if (decoded.replaced > 0) {
    report(Severity::warning, input.id,
           std::to_string(decoded.replaced) + " byte sequences are not " + decoded.encoding +
               "; each was replaced by U+FFFD");
  }
  return decoded;
}

Drafts HtmlSource::read_content(const Page& page, const PageMetadata& metadata,
                                const std::string& id) const {
  const Knowledge knowledge{cues_, metadata.page_dates()};
  std::size_t best = 0;
  if (main_content_) {
    for (const auto select : {select_main_content, select_marked_content}) {
      const Selection main = select(page, knowledge);
      const bool enough = main.kept_bytes >= kLeastKept || main.kept_bytes * 2 >= main.text_bytes;
      best = std::max(best, main.kept_bytes);
      Drafts drafts = draft_blocks(page, main, cues_);
      if (!enough || drafts.blocks.empty()) continue;
      if (main.kept_bytes * kLittle < main.text_bytes) {
        report(Severity::note, id,
               "only " + ratio(main.kept_bytes, main.text_bytes) + " are taken for main content");
      }
      return drafts;
    }
  }
  const Selection all = select_visible(page, knowledge);
  if (main_content_ && all.text_bytes > 0) {
    report(Severity::warning, id,
           "no main content found, at best " + ratio(best, all.text_bytes) + "; all is kept");
  }
  return draft_blocks(page, all, cues_);
}

void HtmlSource::read(const Input& input, SourceSink& sink) const {
  const DecodedText decoded = decode_page(input);
  const Page page = parse_page(decoded.text, entities_, max_depth_);
  const ByteMap map(input.bytes, decoded);
  if (page.flattened_at() > 0) {
    report(Severity::warning, input.id,
           "elements are nested deeper than " + std::to_string(max_depth_) + "; from byte " +
               std::to_string(page.flattened_at()) +
               " on, deeper ones are read as if they stood side by side");
  }
  PageMetadata metadata = read_metadata(page, cues_);
  for (const std::string& why : metadata.broken_schemas) {
    report(Severity::note, input.id, "embedded JSON-LD cannot be read: " + why);
  }
  const Drafts drafts = read_content(page, metadata, input.id);
  if (drafts.blocks.empty()) report(Severity::warning, input.id, "the page has no text");
  const PageTitle title = find_title(page, drafts, metadata);

  DocumentInfo info;
  info.id = input.id;
  info.media_type = "text/html";
  info.title = title.line.text();
  info.language = metadata.value("html.lang");
  const std::string_view canonical = metadata.value("link.canonical");
  if (canonical.starts_with("http")) info.url = canonical;

  DocumentBuilder builder(std::move(info));
  write_blocks(drafts, title, map, builder);
  for (auto& [name, line] : metadata.fields) {
    const auto origin = line.origin(map);
    origin ? builder.add_field(std::move(name), line.text(), *origin)
           : builder.add_field(std::move(name), line.text());
  }
  sink.emit(std::move(builder).build());
}

}  // namespace docweave::html

DOCWEAVE_PLUGIN(docweave::html::HtmlSource)
