#include "html.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "graph_json.hpp"

namespace docweave {
namespace {

std::string read_page(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string page(std::istreambuf_iterator<char>(in), {});
  if (in.bad() || page.empty()) {
    throw Error(ErrorCode::io, file.string(),
                "cannot be read; the build makes it beside the plugin");
  }
  return page;
}

std::size_t option(const PluginContext& context, std::string_view name) {
  return static_cast<std::size_t>(context.options.integer(name));
}

}  // namespace

Html::Html(const PluginContext& context)
    : Html(read_page(context.folder / "explorer.html"),
           {option(context, "entities"), option(context, "statements"), option(context, "quotes"),
            option(context, "documents")},
           context.options.text("title"), context.options.text("sources")) {}

Html::Html(std::string_view page, PageLimits limits, std::string title, std::string sources)
    : limits_(limits), title_(std::move(title)), sources_(std::move(sources)) {
  const auto marker = page.find(kMarker);
  if (marker == std::string_view::npos) {
    throw Error(ErrorCode::invalid_data, "explorer.html",
                "has no marker " + std::string(kMarker) + " for the graph; build it again");
  }
  before_ = page.substr(0, marker);
  after_ = page.substr(marker + kMarker.size());
}

void Html::write(const Graph& graph, OutputTarget& target) const {
  std::ostream& out = target.stream();
  out << before_;
  write_graph_json(graph, limits_, title_, sources_, out);
  out << after_;
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::Html)
