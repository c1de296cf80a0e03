#include <docweave/linker.hpp>

#include "clusters.hpp"
#include "graph_builder.hpp"

namespace docweave::coreference {
namespace {

/// In-document identity: from mentions and relations to entities and statements.
class Coreference : public Linker {
 public:
  explicit Coreference(const PluginContext& context)
      : lexicon_(context.folder / "en"), threshold_(context.options.number("threshold")) {}

  void link(const Document& document, DocumentGraph& graph) const override {
    std::vector<MentionId> mentions = usable_mentions(document);
    Clusters clusters(document.mentions().size());
    unite_names(document, lexicon_, mentions, clusters);
    unite_main_event(document, lexicon_, mentions, clusters);
    unite_nominals(document, lexicon_, mentions, clusters);
    build_graph(document, lexicon_, mentions, clusters, threshold_, graph);
    add_name_structure(document, lexicon_, graph);
  }

 private:
  Lexicon lexicon_;
  double threshold_;
};

}  // namespace
}  // namespace docweave::coreference

DOCWEAVE_PLUGIN(docweave::coreference::Coreference)
