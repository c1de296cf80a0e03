#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>

#include <docweave/text.hpp>

#include "clusters.hpp"

namespace docweave::coreference {
namespace {

/// What a sheet of facts calls its project.
class SheetNames {
 public:
  SheetNames(const Document& document, const Lexicon& lexicon,
             const std::vector<MentionId>& mentions)
      : document_(document), lexicon_(lexicon) {
    std::ranges::copy_if(mentions, std::back_inserter(projects_), [&](MentionId id) {
      const Mention& mention = document.mentions()[id];
      return mention.type == Type::project && mention.form == Form::named;
    });
  }

  /// "Acronym: FLOCK", "Full title: Wool of the Alps": a label that comes again begins another
  /// sheet.
  void unite(Clusters& clusters) const {
    std::optional<MentionId> project;
    std::set<std::string> labels;
    std::uint32_t sheet = 0;
    for (const KeyValue& pair : document_.key_values()) {
      std::string label = fold_name(document_.text(pair.key));
      const bool further = lexicon_.further_name_labels.contains(label);
      if (!further && !lexicon_.name_labels.contains(label)) continue;
      const auto named = opening(pair.value);
      if (!named) continue;
      if (labels.contains(label)) {
        project.reset();
        labels.clear();
      }
      labels.insert(std::move(label));
      if (!project && further) project = headed({sheet, pair.key.begin});
      if (project) clusters.unite(*project, *named);
      if (!project) project = named;
      sheet = pair.value.end;
    }
  }

 private:
  /// The project that a value begins with, in quotation marks or not.
  std::optional<MentionId> opening(Span value) const {
    constexpr std::uint32_t kQuote = sizeof("“") - 1;
    const auto found = std::ranges::find_if(projects_, [&](MentionId id) {
      const Span name = document_.mentions()[id].span;
      return value.contains(name) && name.begin <= value.begin + kQuote;
    });
    return found == projects_.end() ? std::nullopt : std::optional(*found);
  }

  /// The last project that alone is a headline there, and none that pays for others.
  std::optional<MentionId> headed(Span stretch) const {
    std::optional<MentionId> last;
    for (const MentionId id : projects_) {
      const Mention& project = document_.mentions()[id];
      const Block* block = document_.block_at(project.span.begin);
      const bool headline = block != nullptr &&
                            (block->kind == BlockKind::title || block->kind == BlockKind::heading);
      if (headline && stretch.contains(project.span) && block->span == project.span &&
          !project.rule.starts_with("list"))
        last = id;
    }
    return last;
  }

  const Document& document_;
  const Lexicon& lexicon_;
  std::vector<MentionId> projects_;
};

}  // namespace

void unite_sheet_names(const Document& document, const Lexicon& lexicon,
                       const std::vector<MentionId>& mentions, Clusters& clusters) {
  SheetNames(document, lexicon, mentions).unite(clusters);
}

}  // namespace docweave::coreference
