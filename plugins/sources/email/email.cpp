#include "email.hpp"

#include <algorithm>
#include <string>

#include <docweave/error.hpp>

#include "mime.hpp"

namespace docweave::email {
namespace {

struct Header {
  const char* name;
  const char* field;
};

constexpr Header kHeaders[] = {
    {"Subject", "title"}, {"From", "mail.from"},         {"To", "mail.to"},
    {"Cc", "mail.cc"},    {"Reply-To", "mail.reply_to"}, {"Date", "mail.date"}};

/// Hands the parts of a message on, as long as the limits allow.
class PartEmitter {
 public:
  PartEmitter(const std::string& id, const DocumentInfo& facts, std::size_t most, int deepest,
              SourceSink& sink)
      : id_(id), facts_(facts), most_(most), deepest_(deepest), sink_(sink) {}

  void emit(const Part& part, int depth = 0) {
    const std::string type = part.media_type();
    if (!type.starts_with("multipart/")) return emit_leaf(part, type);
    if (depth == deepest_) {
      cut_ = true;
      return;
    }
    const std::vector<Part> parts = part.parts();
    if (type == "multipart/alternative") {
      if (const Part* best = best_of(parts)) emit(*best, depth + 1);
    } else {
      for (const Part& inner : parts) emit(inner, depth + 1);
    }
  }

  bool cut() const { return cut_; }

 private:
  /// Plain text as the writer wanted it to be read; where that is empty, what comes last is
  /// richest.
  static const Part* best_of(const std::vector<Part>& parts) {
    const auto plain = std::ranges::find_if(parts, [](const Part& part) {
      return part.media_type() == "text/plain" &&
             part.content().find_first_not_of(" \t\r\n") != std::string::npos;
    });
    if (plain != parts.end()) return &*plain;
    return parts.empty() ? nullptr : &parts.back();
  }

  void emit_leaf(const Part& part, const std::string& type) {
    if (type.starts_with("image/") || type.starts_with("audio/") || type.starts_with("video/"))
      return;
    if (count_ == most_) {
      cut_ = true;
      return;
    }
    Input input;
    input.bytes = part.content();
    if (input.bytes.find_first_not_of(" \t\r\n") == std::string::npos) return;
    input.id = id_ + "/" + std::to_string(++count_) + file_name(part);
    input.media_type = type;
    const std::string charset = part.parameter("Content-Type", "charset");
    if (!charset.empty()) input.media_type += "; charset=" + charset;
    input.facts = facts_;
    sink_.emit(std::move(input));
  }

  /// "-report.pdf"; empty where the part has no name.
  static std::string file_name(const Part& part) {
    std::string name = part.parameter("Content-Disposition", "filename");
    if (name.empty()) name = part.parameter("Content-Type", "name");
    std::ranges::replace(name, '/', '_');
    return name.empty() ? "" : "-" + name;
  }

  const std::string& id_;
  const DocumentInfo& facts_;
  std::size_t most_;
  int deepest_;
  SourceSink& sink_;
  std::size_t count_ = 0;
  bool cut_ = false;
};

}  // namespace

EmailSource::EmailSource(const PluginContext& context)
    : diagnostics_(context.diagnostics),
      max_bytes_(static_cast<std::size_t>(context.options.integer("max_bytes"))),
      max_parts_(static_cast<std::size_t>(context.options.integer("max_parts"))),
      max_depth_(
          static_cast<int>(std::min<std::int64_t>(context.options.integer("max_depth"), 100))) {}

void EmailSource::read(const Input& input, SourceSink& sink) const {
  if (input.bytes.size() > max_bytes_) {
    throw Error(ErrorCode::invalid_data, input.id,
                "the file has " + std::to_string(input.bytes.size()) +
                    " bytes; the option max_bytes allows " + std::to_string(max_bytes_));
  }
  const Part message(input.bytes);
  if (!message.has_headers()) {
    throw Error(
        ErrorCode::invalid_data, input.id,
        "this is no e-mail message: it does not begin with header lines like \"From: ...\"");
  }
  DocumentInfo info;
  info.id = input.id;
  info.media_type = "message/rfc822";
  info.title = message.header("Subject");
  info.date_published = iso_date(message.header("Date"));
  const DocumentInfo facts{.title = info.title, .date_published = info.date_published};
  DocumentBuilder builder(std::move(info));
  builder.add_block(BlockKind::title, facts.title);
  for (const Header& header : kHeaders)
    builder.add_field(header.field, message.header(header.name));
  sink.emit(std::move(builder).build());

  PartEmitter parts(input.id, facts, max_parts_, max_depth_, sink);
  parts.emit(message);
  if (parts.cut()) {
    diagnostics_.report({Severity::warning,
                         input.id,
                         {},
                         "sources/email",
                         "parts of the message are not read: there are more, or they lie deeper, "
                         "than the options max_parts and max_depth allow"});
  }
}

}  // namespace docweave::email

DOCWEAVE_PLUGIN(docweave::email::EmailSource)
