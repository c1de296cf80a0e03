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

  /// "FLOCK" over "Wool of the Alps" over facts: a short name with its title.
  void unite_headlines(MentionNames& names, Clusters& clusters) const {
    constexpr std::size_t kShortName = 3;
    for (std::size_t i = 1; i < projects_.size(); ++i) {
      const MentionId first = projects_[i - 1];
      const MentionId second = projects_[i];
      const Block* block = whole_block(document_.mentions()[first]);
      if (block == nullptr || block->kind != BlockKind::title) continue;
      const auto [shorter, longer] =
          std::minmax({names.words(first).size(), names.words(second).size()});
      if (whole_block(document_.mentions()[second]) == block + 1 && opens_facts(second) &&
          shorter <= kShortName && longer > kShortName && !is_payer(names, first) &&
          !is_payer(names, second))
        clusters.unite(first, second);
    }
  }

 private:
  /// Whether facts are told of what a headline names, or stand right below it.
  bool opens_facts(MentionId headline) const {
    const Mention& name = document_.mentions()[headline];
    return name.rule == "label" ||
           std::ranges::any_of(document_.key_values(), [&](const KeyValue& pair) {
             return pair.key.begin == name.span.end + 1;
           });
  }

  /// A programme or fund: what others are part of.
  bool is_payer(MentionNames& names, MentionId id) const {
    return document_.mentions()[id].rule.starts_with("list") ||
           std::ranges::any_of(names.words(id), [&](std::string_view word) {
             return lexicon_.programmes.contains(word);
           });
  }

  /// The block that a mention is all of.
  const Block* whole_block(const Mention& mention) const {
    const Block* block = document_.block_at(mention.span.begin);
    return block != nullptr && block->span == mention.span ? block : nullptr;
  }

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

void unite_sheet_names(const Document& document, const Lexicon& lexicon, MentionNames& names,
                       const std::vector<MentionId>& mentions, Clusters& clusters) {
  const SheetNames sheets(document, lexicon, mentions);
  sheets.unite(clusters);
  sheets.unite_headlines(names, clusters);
}

}  // namespace docweave::coreference
