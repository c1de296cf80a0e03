#include <docweave/languages.hpp>
#include <docweave/linker.hpp>

#include "clusters.hpp"
#include "graph_builder.hpp"

namespace docweave::coreference {
namespace {

/// In-document identity: from mentions and relations to entities and statements.
class Coreference : public Linker {
 public:
  explicit Coreference(const PluginContext& context)
      : lexicons_(context.folder, "function_words.tsv"),
        options_{.threshold = context.options.number("threshold"),
                 .all_events = context.options.flag("all_events")} {}

  void link(const Document& document, DocumentGraph& graph) const override {
    const Lexicon& lexicon = lexicons_.of(document.info().language);
    std::vector<MentionId> mentions = usable_mentions(document);
    MentionNames names(document);
    Clusters clusters(document.mentions().size());
    unite_names(document, lexicon, names, mentions, clusters);
    unite_main_event(document, lexicon, names, mentions, clusters);
    unite_nominals(document, lexicon, names, mentions, clusters);
    build_graph(document, lexicon, mentions, clusters, options_, graph);
    add_name_structure(document, lexicon, graph);
  }

 private:
  ByLanguage<Lexicon> lexicons_;
  BuildOptions options_;
};

}  // namespace
}  // namespace docweave::coreference

DOCWEAVE_PLUGIN(docweave::coreference::Coreference)
