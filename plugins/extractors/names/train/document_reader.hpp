#pragma once

#include <filesystem>
#include <memory>

#include <docweave/document.hpp>
#include <docweave/extractor.hpp>
#include <docweave/source.hpp>

namespace docweave::names {

/// Reads documents as a pipeline does before the names plugin has its turn: with the sources html
/// and text and the extractor places.
class DocumentReader {
 public:
  /// `plugins` is a folder of plugins, `<kind>s/<name>`. Throws `Error` when one of the three is
  /// not there.
  explicit DocumentReader(const std::filesystem::path& plugins);
  ~DocumentReader();

  /// The document in a .html or .txt file. Throws `Error` when it cannot be read.
  Document read(const std::filesystem::path& file) const;
  void find_places(Document& document) const;

 private:
  class Silence;
  std::unique_ptr<Silence> diagnostics_;
  std::unique_ptr<Source> html_;
  std::unique_ptr<Source> text_;
  std::unique_ptr<Extractor> places_;
};

/// The bytes of a file; throws `Error(io)`.
std::string read_bytes(const std::filesystem::path& file);

}  // namespace docweave::names
