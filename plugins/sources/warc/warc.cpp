#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <docweave/byte_reader.hpp>
#include <docweave/error.hpp>
#include <docweave/source.hpp>

#include "header.hpp"
#include "inflate_stream.hpp"
#include "payload.hpp"

namespace docweave::warc {
namespace {

constexpr std::string_view kVersion = "WARC/";
constexpr std::string_view kGzip = "\x1f\x8b";

struct Limits {
  std::vector<std::string> records;
  std::size_t header_bytes = 0;
};

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Older crawlers write URIs in angle brackets.
std::string uri(std::string_view value) {
  if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
  return std::string(value);
}

/// "HTTP/1.1 200 OK"
bool is_success(std::string_view status_line) {
  const std::size_t space = status_line.find(' ');
  return status_line.starts_with("HTTP/") && space != std::string_view::npos &&
         status_line.substr(space + 1).starts_with('2');
}

/// One file's records.
class Reading {
 public:
  Reading(const Input& input, const Limits& limits, SourceSink& sink, DiagnosticSink& diagnostics)
      : input_(input),
        limits_(limits),
        sink_(sink),
        diagnostics_(diagnostics),
        stream_(input),
        reader_(stream_) {
    const std::string_view first = reader_.peek(kGzip.size());
    if (!first.starts_with(kGzip)) return;
    inflate_.emplace(reader_, InflateStream::Format::gzip_members, first);
    records_.emplace(*inflate_);
  }

  void run() {
    while (const auto header = next_record()) {
      ++number_;
      read_record(*header);
    }
  }

 private:
  ByteReader& records() { return records_ ? *records_ : reader_; }
  bool damaged() const { return inflate_ && inflate_->damaged(); }

  /// False where compressed bytes are damaged: that costs the record. Whatever else keeps the file
  /// from being read ends it.
  template <class Step>
  bool undamaged(Step step) {
    try {
      step();
      return true;
    } catch (const Error& error) {
      if (!damaged()) throw;
      report(error.message());
    }
    return false;
  }

  void report(const std::string& message) {
    diagnostics_.report({Severity::error,
                         input_.id,
                         {},
                         "sources/warc",
                         "record " + std::to_string(number_ + 1) + ": " + message});
  }

  /// Behind damage, where compressed bytes start anew. False: nowhere.
  bool recovered() {
    if (!damaged()) return true;
    records_->drop();
    return inflate_->skip_damage();
  }

  /// Nothing at the end of the file. Passes over whatever does not begin as a record.
  std::optional<Header> next_record() {
    bool told = false;
    while (recovered()) {
      std::optional<ByteReader::Line> line;
      if (!undamaged([&] { line = records().read_line(limits_.header_bytes); })) continue;
      if (!line) break;
      sink_.unpacked(line->size);
      if (line->text.starts_with(kVersion)) {
        std::optional<Header> header;
        if (!undamaged([&] {
              header = read_header(records(), std::move(line->text), limits_.header_bytes);
            })) {
          continue;
        }
        if (header) return header;
        report("its header is longer than the option max_header_bytes allows");
      } else if (!line->text.empty() && !std::exchange(told, true)) {
        report("here a line \"WARC/1.1\" should stand; reading goes on where the next one does");
      }
    }
    return std::nullopt;
  }

  void read_record(const Header& header) {
    const auto size = number(header.field("Content-Length"));
    if (!size) return report("its Content-Length is missing or no number");
    BlockStream block(records(), *size);
    const std::string_view type = header.field("WARC-Type");
    if (std::ranges::find(limits_.records, type) != limits_.records.end()) {
      ByteReader body(block);
      hand_on(header, type == "response", body);
    }
    while (block.left() > 0 && !damaged()) {
      std::size_t bytes = 0;
      undamaged([&] { bytes = block.next().size(); });
      sink_.unpacked(bytes);
    }
  }

  void hand_on(const Header& header, bool response, ByteReader& body) {
    Input part{.id = uri(header.field("WARC-Target-URI")),
               .media_type = std::string(header.field("Content-Type"))};
    part.facts.retrieved = header.field("WARC-Date");
    if (part.id.empty()) part.id = uri(header.field("WARC-Record-ID"));
    if (part.id.empty()) part.id = input_.id + "/" + std::to_string(number_);
    part.rest = &body;
    if (!response || !part.media_type.starts_with("application/http")) {
      if (!part.id.starts_with("dns:")) sink_.emit(std::move(part));
      return;
    }
    std::optional<Payload> payload;
    try {
      const auto message = read_message(body);
      if (!message) return;
      part.media_type = message->field("Content-Type");
      if (part.media_type.empty()) part.media_type = header.field("WARC-Identified-Payload-Type");
      part.rest = &payload.emplace(*message, body).stream();
    } catch (const Error& error) {
      return report(part.id + ": " + error.message());
    }
    sink_.emit(std::move(part));
  }

  /// The header of an HTTP answer; nothing where it is none of success.
  std::optional<Header> read_message(ByteReader& body) {
    const auto status = body.read_line(limits_.header_bytes);
    if (!status || !is_success(status->text)) return std::nullopt;
    auto message = read_header(body, status->text, limits_.header_bytes);
    if (!message) {
      throw Error(ErrorCode::invalid_data, "",
                  "its HTTP header is longer than the option max_header_bytes allows");
    }
    return message;
  }

  const Input& input_;
  const Limits& limits_;
  SourceSink& sink_;
  DiagnosticSink& diagnostics_;
  InputStream stream_;
  ByteReader reader_;
  std::optional<InflateStream> inflate_;
  std::optional<ByteReader> records_;  // Of what is inflated.
  std::uint64_t number_ = 0;           // Of the records so far.
};

}  // namespace

/// Opens web archives: ISO 28500, versions 0.17 to 1.1.
class WarcSource final : public Source {
 public:
  explicit WarcSource(const PluginContext& context)
      : diagnostics_(context.diagnostics),
        limits_{context.options.texts("records"),
                static_cast<std::size_t>(context.options.integer("max_header_bytes"))} {}

  void read(const Input& input, SourceSink& sink) const override {
    Reading(input, limits_, sink, diagnostics_).run();
  }

 private:
  DiagnosticSink& diagnostics_;
  Limits limits_;
};

}  // namespace docweave::warc

DOCWEAVE_PLUGIN(docweave::warc::WarcSource)
