#include <cstdint>
#include <string>
#include <string_view>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <docweave/byte_reader.hpp>
#include <docweave/error.hpp>
#include <docweave/options.hpp>
#include <docweave/source.hpp>

namespace docweave::ndjson {
namespace {

/// How the records call what a document has.
struct FieldNames {
  std::string uri, text, html, title, date, publisher, language;
};

/// A text, or a number as text; empty for anything else.
std::string value(const rapidjson::Value& record, const std::string& name) {
  const auto found = record.FindMember(name);
  if (found == record.MemberEnd()) return {};
  if (found->value.IsString()) return {found->value.GetString(), found->value.GetStringLength()};
  return found->value.IsInt64() ? std::to_string(found->value.GetInt64()) : std::string();
}

/// "2018-07-18" of "2018-07-18T09:30:00Z"; empty where it is no such date.
std::string day(const std::string& date) {
  constexpr std::string_view kForm = "0000-00-00";
  std::size_t fits = 0;
  while (fits < date.size() && fits < kForm.size() &&
         (kForm[fits] == '0' ? date[fits] >= '0' && date[fits] <= '9' : date[fits] == '-')) {
    ++fits;
  }
  const bool whole = fits == date.size() || fits == kForm.size();
  return whole && (fits == 4 || fits == 7 || fits == 10) ? date.substr(0, fits) : "";
}

}  // namespace

/// Opens files of one JSON object a line.
class NdjsonSource final : public Source {
 public:
  explicit NdjsonSource(const PluginContext& context)
      : diagnostics_(context.diagnostics),
        names_{context.options.text("uri"),     context.options.text("text"),
               context.options.text("html"),    context.options.text("title"),
               context.options.text("date"),    context.options.text("publisher"),
               context.options.text("language")},
        max_record_bytes_(static_cast<std::size_t>(context.options.integer("max_record_bytes"))) {}

  void read(const Input& input, SourceSink& sink) const override {
    InputStream stream(input);
    ByteReader reader(stream);
    std::uint64_t number = 0;
    while (auto line = reader.read_line(max_record_bytes_)) {
      ++number;
      if (number == 1 && line->text.starts_with("\xEF\xBB\xBF")) line->text.erase(0, 3);
      if (line->text.find_first_not_of(" \t") == std::string::npos) continue;
      if (line->size > max_record_bytes_) {
        report(input, number,
               "has " + std::to_string(line->size) + " bytes; the option max_record_bytes allows " +
                   std::to_string(max_record_bytes_));
      } else {
        read_record(input, line->text, number, sink);
      }
    }
  }

 private:
  void report(const Input& input, std::uint64_t line, const std::string& message) const {
    diagnostics_.report({Severity::error,
                         input.id,
                         {},
                         "sources/ndjson",
                         "line " + std::to_string(line) + " " + message});
  }

  void read_record(const Input& input, const std::string& line, std::uint64_t number,
                   SourceSink& sink) const {
    // However deep the record nests, the stack does not.
    rapidjson::Document record;
    record.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
    if (record.HasParseError()) {
      return report(
          input, number,
          "is no JSON: " + std::string(rapidjson::GetParseError_En(record.GetParseError())) +
              " (column " + std::to_string(record.GetErrorOffset() + 1) + ")");
    }
    if (!record.IsObject()) return report(input, number, "is JSON, but no object");
    Input part = part_of(record);
    if (part.bytes.empty()) {
      return report(input, number,
                    "has neither \"" + names_.html + "\" nor \"" + names_.text + "\" with words");
    }
    if (part.id.empty()) part.id = input.id + "/" + std::to_string(number);
    sink.emit(std::move(part));
  }

  Input part_of(const rapidjson::Value& record) const {
    Input part{.id = value(record, names_.uri), .media_type = "text/html; charset=utf-8"};
    part.facts.title = value(record, names_.title);
    part.facts.date_published = day(value(record, names_.date));
    part.facts.publisher = value(record, names_.publisher);
    part.facts.language = value(record, names_.language);
    part.bytes = value(record, names_.html);
    if (part.bytes.empty()) {
      part.media_type = "text/plain; charset=utf-8";
      part.bytes = value(record, names_.text);
      const std::string& title = part.facts.title;
      if (!part.bytes.empty() && !title.empty() && !part.bytes.starts_with(title)) {
        part.bytes.insert(0, title + "\n\n");
      }
    }
    return part;
  }

  DiagnosticSink& diagnostics_;
  FieldNames names_;
  std::size_t max_record_bytes_;
};

}  // namespace docweave::ndjson

DOCWEAVE_PLUGIN(docweave::ndjson::NdjsonSource)
