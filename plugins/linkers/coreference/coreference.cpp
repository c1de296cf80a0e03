#include <algorithm>
#include <iterator>

#include <docweave/languages.hpp>
#include <docweave/linker.hpp>
#include <docweave/stories.hpp>

#include "clusters.hpp"
#include "graph_builder.hpp"

namespace docweave::coreference {
namespace {

/// Those that begin in a stretch of the text.
std::vector<MentionId> mentions_in(const Document& document, Span story,
                                   const std::vector<MentionId>& mentions) {
  std::vector<MentionId> inside;
  std::ranges::copy_if(mentions, std::back_inserter(inside),
                       [&](MentionId id) { return story.contains(document.mentions()[id].span); });
  return inside;
}

/// The stretches of a story below its headings, those with them that name an event.
std::vector<Span> event_sections(const Document& document, Span story,
                                 const std::vector<MentionId>& mentions) {
  std::vector<Span> headings;
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::heading && story.contains(block.span) &&
        block.span.begin != story.begin)
      headings.push_back(block.span);
  }
  std::vector<Span> sections;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const bool named = std::ranges::any_of(mentions, [&](MentionId id) {
      const Mention& mention = document.mentions()[id];
      return mention.type == Type::event && headings[i].contains(mention.span);
    });
    const bool last = i + 1 == headings.size();
    if (named) sections.push_back({headings[i].begin, last ? story.end : headings[i + 1].begin});
  }
  return sections;
}

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
    const std::vector<MentionId> mentions = usable_mentions(document);
    MentionNames names(document);
    Clusters clusters(document.mentions().size());
    unite_names(document, lexicon, names, mentions, clusters);
    unite_sheet_names(document, lexicon, names, mentions, clusters);
    std::vector<MentionId> known;
    for (const Span story : stories_of(document)) {
      std::vector<MentionId> told = mentions_in(document, story, mentions);
      unite_main_event(document, lexicon, names, story, told, clusters);
      for (const Span section : event_sections(document, story, told)) {
        unite_main_event(document, lexicon, names, section, mentions_in(document, section, told),
                         clusters);
      }
      unite_nominals(document, lexicon, names, told, clusters);
      known.insert(known.end(), told.begin(), told.end());
    }
    const bool all_events = !all_events_in_.empty() && may_be_of(language, all_events_in_);
    build_graph(document, lexicon, known, clusters,
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
