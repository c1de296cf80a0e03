#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/source.hpp>

#include "pipeline/manifest.hpp"

namespace docweave {

/// What the first bytes of a file say it is: a media type, "text/plain" for anything that reads as
/// text, "application/octet-stream" for unknown binary.
std::string_view media_type_of(std::string_view bytes);

/// Where an input goes: to a source, or nowhere for a reason.
struct Route {
  std::optional<std::size_t> source;
  std::string reason;
  bool failed = false;  ///< It should have been read; otherwise it is just not this pipeline's.
};

/// Finds the source that reads an input: by the media type it came with, by what its bytes are
/// (HTML and PDF are known by their first words whatever their name, PDF whatever its media type),
/// then by its extension.
/// Where two sources read the same, the pipeline's first one does. Immutable, thread-safe.
class Routing {
 public:
  /// Routes are indices into these.
  explicit Routing(std::vector<Manifest> sources) : sources_(std::move(sources)) {}

  /// `named`: the user asked for this very input, so text of an unknown extension is read as text.
  Route route(const Input& input, bool named) const;

 private:
  std::optional<std::size_t> by_media_type(std::string_view media_type) const;
  std::optional<std::size_t> by_extension(std::string_view id) const;
  bool reads_text_only(std::size_t source) const;

  std::vector<Manifest> sources_;
};

}  // namespace docweave
