#include "pipeline/installation.hpp"

#include <dlfcn.h>

#include <docweave/error.hpp>

namespace docweave {

// The library's own place, not the program's: a test or another program that uses the library finds
// the same plugins and schemas.
std::filesystem::path library_file() {
  Dl_info library{};
  if (dladdr(reinterpret_cast<const void*>(&library_file), &library) == 0 ||
      library.dli_fname == nullptr) {
    throw Error(ErrorCode::io, "libdocweave.so",
                "the system does not say where it was loaded from");
  }
  return std::filesystem::canonical(library.dli_fname);
}

std::filesystem::path installation_folder() {
  return library_file().parent_path().parent_path();
}

std::filesystem::path share_folder() {
  return installation_folder() / "share" / "docweave";
}

}  // namespace docweave
