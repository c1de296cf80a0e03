#include "pipeline/routing.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace docweave {
namespace {

constexpr std::string_view kHtml = "text/html";
constexpr std::string_view kPdf = "application/pdf";
constexpr std::string_view kText = "text/plain";
constexpr std::string_view kBinary = "application/octet-stream";
constexpr std::string_view kTar = "application/x-tar";
constexpr std::string_view kJsonLines = "application/x-ndjson";
constexpr std::size_t kHeadBytes = 4096;

struct Signature {
  std::string_view bytes;
  std::string_view media_type;
};

constexpr std::array kSignatures = {
    Signature{"%PDF-", kPdf},
    Signature{"\x1f\x8b", "application/gzip"},
    Signature{"PK\x03\x04", "application/zip"},
    Signature{"WARC/", "application/warc"},
    Signature{"\x89PNG", "image/png"},
    Signature{"\xff\xd8\xff", "image/jpeg"},
    Signature{"GIF8", "image/gif"},
    Signature{"\xd0\xcf\x11\xe0", "application/x-ole-storage"},
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool is_utf16(std::string_view head) {
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) return true;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  const auto [few, many] = std::minmax(zeros[0], zeros[1]);
  return many > head.size() / 4 && few <= head.size() / 64;
}

bool is_binary(std::string_view head) {
  const auto control = [](unsigned char c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b;
  };
  const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), control));
  return head.find('\0') != std::string_view::npos || controls > head.size() / 20;
}

bool is_html(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos || head[first] != '<') return false;
  const std::string words = lower(head);
  return words.find("<html") != std::string::npos ||
         words.find("<!doctype html") != std::string::npos;
}

bool is_tar(std::string_view head) {
  constexpr std::size_t kMagic = 257;
  return head.size() > kMagic && head.substr(kMagic).starts_with("ustar");
}

/// What kind of feed or records a text is; empty for any other.
std::string_view text_format_of(std::string_view head) {
  constexpr std::array kElements = {std::pair{"<rss", "application/rss+xml"},
                                    std::pair{"<rdf:RDF", "application/rss+xml"},
                                    std::pair{"<feed", "application/atom+xml"}};
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  head = head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  if (head.starts_with("{\"")) return kJsonLines;
  if (!head.starts_with('<')) return {};
  std::size_t element = 0;  // Behind declarations and comments.
  while (element != head.npos && head.find_first_of("!?", element) == element + 1) {
    element = head.find('<', element + 1);
  }
  if (element == head.npos) return {};
  for (const auto& [name, type] : kElements) {
    if (head.substr(element).starts_with(name)) return type;
  }
  return {};
}

/// The type tells that it is no document to be read as text, whatever the bytes look like.
bool says_something(std::string_view media_type) {
  const std::string type = lower(media_type.substr(0, media_type.find_first_of("; ")));
  return !type.empty() && type != kText && !type.ends_with("/octet-stream") &&
         type != "application/x-download" && type != "application/force-download";
}

std::string extension_of(std::string_view id) {
  const std::size_t name = id.find_last_of('/') + 1;  // npos + 1 is 0.
  const std::size_t dot = id.find_last_of('.');
  return dot == std::string_view::npos || dot <= name ? "" : lower(id.substr(dot));
}

}  // namespace

std::string_view media_type_of(std::string_view bytes) {
  std::string head(bytes.substr(0, kHeadBytes));
  if (head.starts_with("\xef\xbb\xbf")) head.erase(0, 3);
  for (const Signature& signature : kSignatures) {
    if (head.starts_with(signature.bytes)) return signature.media_type;
  }
  if (is_tar(head)) return kTar;
  if (is_utf16(head)) {
    std::erase_if(head, [](unsigned char c) { return c == 0 || c >= 0xfe; });
  } else if (is_binary(head)) {
    return kBinary;
  }
  return is_html(head) ? kHtml : kText;
}

std::optional<std::size_t> Routing::by_media_type(std::string_view media_type) const {
  const std::string wanted = lower(media_type.substr(0, media_type.find_first_of("; ")));
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const auto& types = sources_[i].media_types;
    if (std::find(types.begin(), types.end(), wanted) != types.end()) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> Routing::by_extension(std::string_view id) const {
  const std::string name = lower(id);
  std::optional<std::size_t> best;
  std::size_t longest = 0;  // ".warc.gz" before ".gz"
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    for (const std::string& extension : sources_[i].extensions) {
      if (extension.size() > longest && name.ends_with(extension)) {
        best = i;
        longest = extension.size();
      }
    }
  }
  return best;
}

bool Routing::reads_text_only(std::size_t source) const {
  const auto& types = sources_[source].media_types;
  return std::all_of(types.begin(), types.end(),
                     [](const std::string& type) { return type.starts_with("text/"); });
}

Route Routing::route(const Input& input, bool named) const {
  const std::string_view content = media_type_of(input.bytes);
  const auto by_content = by_media_type(content);
  if (by_content && content == kPdf) return {by_content, {}, false};
  if (const auto declared = by_media_type(input.media_type)) return {declared, {}, false};
  if (by_content && content == kHtml) return {by_content, {}, false};
  const std::string extension = extension_of(input.id);
  if (const auto claimed = by_extension(input.id)) {
    if (content.starts_with("text/") || !reads_text_only(*claimed)) return {claimed, {}, false};
    const std::string what = content == kBinary ? "binary bytes" : fmt::format("{} bytes", content);
    return {std::nullopt, fmt::format("named {}, but holds {}, not text", extension, what), true};
  }
  if (content == kText) {
    const std::string_view head = std::string_view(input.bytes).substr(0, kHeadBytes);
    if (const auto by_format = by_media_type(text_format_of(head))) return {by_format, {}, false};
  }
  const bool text = !says_something(input.media_type) && (named || extension.empty());
  if (by_content && (content != kText || text)) return {by_content, {}, false};
  if (says_something(input.media_type)) {
    return {std::nullopt, fmt::format("no source of the pipeline reads {}", input.media_type),
            false};
  }
  return {std::nullopt,
          extension.empty() ? fmt::format("no source of the pipeline reads {}", content)
                            : fmt::format("no source of the pipeline reads {} files", extension),
          named};
}

}  // namespace docweave
