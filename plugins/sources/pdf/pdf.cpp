#include "pdf.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>

#include <docweave/error.hpp>
#include <docweave/layout.hpp>

#include "reading_order.hpp"
#include "text_blocks.hpp"

namespace docweave::pdf {
namespace {

constexpr double kLongestRun = 1e7;  ///< Seconds; what a clock can add.

Document to_document(const TextBlocks& layout, DocumentBuilder builder) {
  std::vector<Span> spans;
  for (const TextBlock& block : layout.blocks) {
    builder.begin_block(block.kind, block.level, block.group);
    for (const BlockWord& word : block.words) {
      if (word.space_before) builder.append(" ");
      builder.append(word.text, word.origin);
    }
    spans.push_back(builder.end_block());
  }
  for (std::size_t i = 0; i < layout.blocks.size(); ++i) {
    if (spans[i].empty() || layout.blocks[i].kind == BlockKind::table_cell) continue;
    const std::string text = layout.blocks[i].text();
    const LabelledLine label = labelled_line(text);
    if (!label || label.value_begin >= text.size() || text.size() != spans[i].size()) continue;
    const std::uint32_t begin = spans[i].begin;
    builder.add_key_value({begin, begin + static_cast<std::uint32_t>(label.label_end)},
                          {begin + static_cast<std::uint32_t>(label.value_begin), spans[i].end});
  }
  for (const auto& [key, value] : layout.rows) {
    if (!spans[key].empty() && !spans[value].empty())
      builder.add_key_value(spans[key], spans[value]);
  }
  return std::move(builder).build();
}

/// What programs put in when nobody gave a title: the name of a file.
bool is_file_name(std::string_view title) {
  const std::size_t dot = title.rfind('.');
  return dot != title.npos && title.size() - dot <= 6 && title.find(' ', dot) == title.npos &&
         dot + 1 < title.size();
}

}  // namespace

PdfSource::PdfSource(const PluginContext& context)
    : diagnostics_(context.diagnostics),
      max_bytes_(static_cast<std::size_t>(context.options.integer("max_bytes"))),
      max_pages_(
          static_cast<int>(std::min<std::int64_t>(context.options.integer("max_pages"), 1 << 30))),
      max_seconds_(context.options.number("max_seconds")) {}

void PdfSource::report(Severity severity, const std::string& document, std::string message) const {
  diagnostics_.report({severity, document, {}, "sources/pdf", std::move(message)});
}

std::vector<PageWords> PdfSource::read_pages(const PdfFile& file, const std::string& id) const {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point deadline =
      Clock::now() + std::chrono::duration_cast<Clock::duration>(
                         std::chrono::duration<double>(std::min(max_seconds_, kLongestRun)));
  const int count = std::min(file.pages(), max_pages_);
  if (count < file.pages()) {
    report(Severity::warning, id,
           "the file has " + std::to_string(file.pages()) + " pages; the option max_pages allows " +
               std::to_string(max_pages_));
  }
  std::vector<PageWords> pages;
  for (int number = 1; number <= count; ++number) {
    if (Clock::now() > deadline) {
      report(Severity::warning, id,
             "pages " + std::to_string(number) + " to " + std::to_string(count) +
                 " are not read: the time that the option max_seconds allows is over");
      break;
    }
    pages.push_back(file.words(number, deadline));
    if (pages.back().cut) {
      report(Severity::warning, id,
             "page " + std::to_string(number) +
                 " is not read to its end: it has too many words, or took too long");
    }
  }
  return pages;
}

void PdfSource::read(const Input& input, SourceSink& sink) const {
  if (input.bytes.size() > max_bytes_) {
    throw Error(ErrorCode::invalid_data, input.id,
                "the file has " + std::to_string(input.bytes.size()) +
                    " bytes; the option max_bytes allows " + std::to_string(max_bytes_));
  }
  const PdfFile file(input.bytes, input.id);
  std::vector<PageWords> pages = read_pages(file, input.id);
  const float body = body_size(pages);
  if (body == 0) {
    const bool whole = std::ssize(pages) == file.pages() &&
                       std::ranges::none_of(pages, [](const PageWords& page) { return page.cut; });
    throw Error(ErrorCode::invalid_data, input.id,
                whole ? "the PDF file (pages: " + std::to_string(file.pages()) +
                            ") has no text layer; docweave does no OCR"
                      : "no words of the PDF file could be read within the limits that the options "
                        "max_pages and max_seconds set");
  }
  const auto empty =
      std::ranges::count_if(pages, [](const PageWords& page) { return page.words.empty(); });
  if (empty > 0) {
    report(Severity::note, input.id,
           std::to_string(empty) + " of " + std::to_string(pages.size()) +
               " pages have no text layer");
  }
  drop_running_lines(pages, body);
  std::vector<Line> lines;
  std::size_t column = 0;
  for (const PageWords& page : pages) {
    for (Line& line : lines_in_reading_order(page, column)) {
      drop_note_marks(line);
      lines.push_back(std::move(line));
    }
  }

  DocumentInfo info;
  info.id = input.id;
  info.media_type = "application/pdf";
  std::string title = file.info("Title");
  if (is_file_name(title)) title.clear();
  info.title = title;
  DocumentBuilder builder(std::move(info));
  builder.add_field("title", title);
  builder.add_field("meta.author", file.info("Author"));
  builder.add_field("meta.description", file.info("Subject"));
  builder.add_field("meta.keywords", file.info("Keywords"));
  builder.add_field("pdf.created", file.info_date("CreationDate"));
  builder.add_field("pdf.modified", file.info_date("ModDate"));
  Document document = to_document(make_blocks(lines, body), std::move(builder));
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::title) document.info().title = document.text(block.span);
  }
  if (document.blocks().size() == document.fields().size())
    report(Severity::warning, input.id, "the PDF file has no words, or none in letters");
  sink.emit(std::move(document));
}

}  // namespace docweave::pdf

DOCWEAVE_PLUGIN(docweave::pdf::PdfSource)
