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
        threshold_(context.options.number("threshold")),
        all_events_in_(context.options.text("all_events_in")) {}

  void link(const Document& document, DocumentGraph& graph) const override {
    const std::string& language = document.info().language;
    const Lexicon& lexicon = lexicons_.of(language);
    std::vector<MentionId> mentions = usable_mentions(document);
    MentionNames names(document);
    Clusters clusters(document.mentions().size());
    unite_names(document, lexicon, names, mentions, clusters);
    unite_main_event(document, lexicon, names, mentions, clusters);
    unite_nominals(document, lexicon, names, mentions, clusters);
    const bool all_events = !all_events_in_.empty() && may_be_of(language, all_events_in_);
    build_graph(document, lexicon, mentions, clusters,
                {.threshold = threshold_, .all_events = all_events}, graph);
    add_name_structure(document, lexicon, graph);
  }

 private:
  ByLanguage<Lexicon> lexicons_;
  double threshold_;
  std::string all_events_in_;
};

}  // namespace
}  // namespace docweave::coreference

DOCWEAVE_PLUGIN(docweave::coreference::Coreference)
