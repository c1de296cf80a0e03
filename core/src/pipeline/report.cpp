#include "pipeline/report.hpp"

#include <string_view>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include <docweave/text.hpp>
#include <docweave/version.hpp>
#include <docweave/vocabulary.hpp>

namespace docweave {
namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::OStreamWrapper>;

class ReportWriter {
 public:
  explicit ReportWriter(std::ostream& stream) : wrapper_(stream), writer_(wrapper_) {
    writer_.SetIndent(' ', 2);
    writer_.SetMaxDecimalPlaces(6);
  }

  void key(std::string_view name) { writer_.Key(name.data(), size(name)); }
  void value(std::string_view text) {
    const std::string clean = valid_utf8(text);  // A plugin's message can hold anything.
    writer_.String(clean.data(), size(clean));
  }
  void value(std::uint64_t number) { writer_.Uint64(number); }
  void value(double number) { writer_.Double(number); }
  template <class T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }
  template <class Members>
  void object(Members members) {
    writer_.StartObject();
    members();
    writer_.EndObject();
  }
  template <class List, class Item>
  void array(const List& list, Item item) {
    writer_.StartArray();
    for (const auto& each : list) item(each);
    writer_.EndArray();
  }

 private:
  static rapidjson::SizeType size(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
  }

  rapidjson::OStreamWrapper wrapper_;
  Writer writer_;
};

void write_documents(ReportWriter& json, const Report& report) {
  json.key("documents");
  json.object([&] {
    json.member("read", report.documents_read);
    json.member("unchanged", report.unchanged);
    json.member("failed", report.failed.size());
    json.member("skipped", report.skipped.size());
  });
  json.key("failed");
  json.array(report.failed, [&](const Failure& failure) {
    json.object([&] {
      json.member("document", failure.document);
      json.member("stage", failure.stage);
      json.member("reason", failure.reason);
    });
  });
  json.key("skipped");
  json.array(report.skipped, [&](const Skip& skip) {
    json.object([&] {
      json.member("document", skip.document);
      json.member("reason", skip.reason);
    });
  });
}

void write_diagnostics(ReportWriter& json, const Report& report) {
  json.key("diagnostics");
  json.array(report.diagnostics, [&](const Diagnostic& diagnostic) {
    json.object([&] {
      json.member("severity", to_string(diagnostic.severity));
      json.member("document", diagnostic.document);
      if (!diagnostic.span.empty()) {
        json.member("begin", std::uint64_t{diagnostic.span.begin});
        json.member("end", std::uint64_t{diagnostic.span.end});
      }
      json.member("stage", diagnostic.stage);
      json.member("message", diagnostic.message);
    });
  });
  json.member("diagnostics_left_out", report.diagnostics_left_out);
}

void write_counts(ReportWriter& json, const GraphCounts& counts) {
  json.key("entities");
  json.object([&] {
    for (const auto& [type, count] : counts.entities) json.member(info(type).name, count);
  });
  json.key("statements");
  json.object([&] {
    for (const auto& [predicate, count] : counts.statements) {
      json.member(info(predicate).name, count);
    }
  });
}

void write_stages(ReportWriter& json, const Report& report) {
  json.key("stages");
  json.array(report.stages, [&](const StageReport& stage) {
    json.object([&] {
      json.member("stage", stage.id);
      if (!stage.version.empty()) json.member("version", stage.version);
      json.member("seconds", stage.seconds);
    });
  });
}

template <class Counts>
std::string listed(const Counts& counts) {
  std::string text;
  for (const auto& [what, count] : counts) {
    if (count == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, info(what).name);
  }
  return text.empty() ? "none" : text;
}

template <class Counts>
std::uint64_t total(const Counts& counts) {
  std::uint64_t sum = 0;
  for (const auto& [what, count] : counts) sum += count;
  return sum;
}

}  // namespace

void write_json(const Report& report, const std::filesystem::path& folder, std::ostream& stream) {
  ReportWriter json(stream);
  json.object([&] {
    json.member("docweave", DOCWEAVE_VERSION);
    json.member("pipeline", report.pipeline);
    write_documents(json, report);
    write_counts(json, report.counts);
    json.key("outputs");
    json.array(report.outputs, [&](const std::filesystem::path& path) {
      json.value(path.lexically_proximate(folder).generic_string());
    });
    json.member("bytes", report.bytes);
    json.member("seconds", report.seconds);
    json.member("megabytes_per_second", report.megabytes_per_second());
    json.member("threads", std::uint64_t{report.threads});
    write_stages(json, report);
    write_diagnostics(json, report);
  });
  stream << '\n';
}

void write_summary(const Report& report, std::ostream& stream) {
  fmt::print(stream, "documents   {} read, {}{} failed, {} skipped\n", report.documents_read,
             report.unchanged > 0 ? fmt::format("{} unchanged, ", report.unchanged) : "",
             report.failed.size(), report.skipped.size());
  fmt::print(stream, "entities    {}: {}\n", total(report.counts.entities),
             listed(report.counts.entities));
  fmt::print(stream, "statements  {}: {}\n", total(report.counts.statements),
             listed(report.counts.statements));
  for (const std::filesystem::path& path : report.outputs) {
    fmt::print(stream, "written     {}\n", path.string());
  }
  fmt::print(stream, "time        {:.2f} s, {:.2f} MB/s\n", report.seconds,
             report.megabytes_per_second());
}

}  // namespace docweave
