#pragma once

#include <filesystem>

namespace docweave {

/// The file from which this library was loaded.
std::filesystem::path library_file();

/// The folder that holds `lib/libdocweave.so` and so `bin`, `lib/docweave/plugins` and
/// `share/docweave`: the installation prefix, or the build tree, which is laid out alike.
std::filesystem::path installation_folder();

/// Schemas and ready pipelines.
std::filesystem::path share_folder();

}  // namespace docweave
