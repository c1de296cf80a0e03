#include <fmt/format.h>

#include <docweave/error.hpp>

#include "commands.hpp"
#include "pipeline/installation.hpp"

namespace fs = std::filesystem;

namespace docweave::app {

fs::path ready_pipelines() {
  return share_folder() / "pipelines";
}

fs::path find_pipeline(const std::string& name) {
  if (fs::exists(name)) return name;
  for (const fs::path& folder : {ready_pipelines(), share_folder()}) {
    for (const char* ending : {"", ".json"}) {
      const fs::path ready = folder / (name + ending);
      if (fs::is_regular_file(ready)) return ready;
    }
  }
  throw Error(ErrorCode::io, name,
              fmt::format("there is no such pipeline file, nor a ready one of that name in {}",
                          ready_pipelines().string()));
}

}  // namespace docweave::app
