#include "office.hpp"

#include <string>

#include <libxml/parser.h>

#include <docweave/error.hpp>

#include "formats.hpp"

namespace docweave::office {
namespace {

/// What programs put in when nobody gave a title.
bool says_something(std::string_view title) {
  const std::size_t dot = title.rfind('.');
  const bool file_name = dot != title.npos && title.size() - dot <= 6 && dot + 1 < title.size() &&
                         title.find(' ', dot) == title.npos;
  return !file_name && !title.starts_with("Microsoft Word");
}

/// The day of a time stamp.
std::string_view day_of(std::string_view time) {
  return time.substr(0, std::string_view("2018-07-18").size());
}

}  // namespace

OfficeSource::OfficeSource(const PluginContext& context) : diagnostics_(context.diagnostics) {
  xmlInitParser();
  const auto number = [&](const char* name) {
    return static_cast<std::size_t>(context.options.integer(name));
  };
  limits_ = {number("max_bytes"), number("max_unpacked_bytes"), number("max_ratio")};
}

void OfficeSource::read(const Input& input, SourceSink& sink) const {
  const Package package(input.bytes, input.id, limits_);
  Story story;
  Properties properties;
  const bool docx = read_docx(package, input.id, story, properties);
  if (!docx && !read_odt(package, input.id, story, properties)) {
    throw Error(ErrorCode::invalid_data, input.id,
                "the ZIP file holds neither a DOCX nor an ODT document");
  }
  DocumentInfo info;
  info.id = input.id;
  info.media_type = docx ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                         : "application/vnd.oasis.opendocument.text";
  info.language = properties.language;
  if (says_something(properties.title)) info.title = properties.title;
  DocumentBuilder builder(std::move(info));
  builder.add_field("title", properties.title);
  builder.add_field("meta.author", properties.author);
  builder.add_field("meta.description", properties.description);
  builder.add_field("meta.keywords", properties.keywords);
  builder.add_field("office.created", day_of(properties.created));
  builder.add_field("office.modified", day_of(properties.modified));
  story.write(builder);
  Document document = std::move(builder).build();
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::title) document.info().title = document.text(block.span);
  }
  if (document.blocks().size() == document.fields().size()) {
    diagnostics_.report(
        {Severity::warning, input.id, {}, "sources/office", "the document has no text"});
  }
  sink.emit(std::move(document));
}

}  // namespace docweave::office

DOCWEAVE_PLUGIN(docweave::office::OfficeSource)
