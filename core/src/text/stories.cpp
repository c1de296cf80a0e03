#include <algorithm>
#include <optional>

#include <docweave/layout.hpp>
#include <docweave/stories.hpp>

namespace docweave {
namespace {

/// Blocks of a document, by their index.
class Page {
 public:
  explicit Page(const Document& document) : document_(document), has_day_(blocks().size()) {
    for (const Mention& mention : document.mentions()) {
      const Block* block = document.block_at(mention.span.begin);
      if (block != nullptr && is_day_of(mention, *block))
        has_day_[static_cast<std::size_t>(block - blocks().data())] = true;
    }
  }

  std::span<const Block> blocks() const { return document_.blocks(); }
  bool has_day(std::size_t block) const { return has_day_[block]; }

  /// Something is told there, not only named.
  bool tells(std::size_t block) const {
    constexpr std::uint32_t kShortest = 60;
    constexpr std::uint32_t kLong = 160;  // Teasers break off where they will.
    const std::string_view text = document_.text(blocks()[block].span);
    const bool prose = blocks()[block].kind != BlockKind::metadata;
    return prose && text.size() >= kShortest && (ends_sentence(text) || text.size() >= kLong);
  }
  bool tells_between(std::size_t first, std::size_t end) const {
    for (; first < end; ++first) {
      if (tells(first)) return true;
    }
    return false;
  }

  /// The first block of the news that a day in a block is of; nothing where no headline is beside
  /// it. "Where we are: ..." may stand between.
  std::optional<std::size_t> head_of(std::size_t day) const {
    constexpr std::size_t kMostLabels = 3;
    std::size_t at = day;
    while (at > 0 && day - at < kMostLabels && is_labelled(at - 1) && !has_day(at - 1)) --at;
    if (at > 0 && is_headline(at - 1)) return at - 1;
    if (tells(day)) return day;
    const bool over_headline = day + 1 < blocks().size() && is_headline(day + 1);
    return over_headline ? std::optional(day) : std::nullopt;
  }

 private:
  /// A day of posting, or one that opens a text together with a place: "25-27 June 2016, Fukuoka:".
  bool is_day_of(const Mention& mention, const Block& block) const {
    constexpr std::size_t kLongestOpening = 80;
    constexpr std::size_t kDay = sizeof("2018-05-05") - 1;
    if (mention.rule == kPublicationRule || mention.rule == kDatelineRule) return true;
    if (mention.type != Type::date || mention.value.size() < kDay) return false;
    const std::size_t colon = document_.text(block.span).substr(0, kLongestOpening).find(": ");
    if (colon == std::string_view::npos) return false;
    const Span opening{block.span.begin, block.span.begin + static_cast<std::uint32_t>(colon)};
    return opening.contains(mention.span) &&
           std::ranges::any_of(document_.mentions_from(opening), [&](MentionId id) {
             return document_.mentions()[id].type == Type::place;
           });
  }

  bool is_labelled(std::size_t block) const {
    return bool(labelled_line(document_.text(blocks()[block].span)));
  }

  bool is_headline(std::size_t block) const {
    constexpr std::size_t kShortest = 10;
    constexpr std::size_t kLongest = 200;
    if (has_day(block)) return false;
    const BlockKind kind = blocks()[block].kind;
    if (kind == BlockKind::title || kind == BlockKind::heading) return true;
    const std::string_view text = document_.text(blocks()[block].span);
    return (kind == BlockKind::line || kind == BlockKind::paragraph) && text.size() >= kShortest &&
           text.size() <= kLongest && !ends_sentence(text) && !is_labelled(block);
  }

  const Document& document_;
  std::vector<bool> has_day_;
};

/// The blocks that news begin with.
std::vector<std::size_t> heads_of(const Page& page) {
  std::vector<std::size_t> heads;
  std::size_t first_day = 0;
  std::size_t last_day = 0;
  for (std::size_t day = 0; day < page.blocks().size(); ++day) {
    const auto head = page.has_day(day) ? page.head_of(day) : std::nullopt;
    if (!head) continue;
    // "Posted on 5 May" and "VIENNA, 5 May –", "Updated on 7 May" are of one story.
    const std::size_t told_from = *head == day ? last_day : first_day;
    if (!heads.empty() && (*head <= last_day || !page.tells_between(told_from, *head))) continue;
    if (heads.empty()) first_day = day;
    heads.push_back(*head);
    last_day = day;
  }
  return heads;
}

}  // namespace

std::vector<Span> stories_of(const Document& document) {
  const auto end = static_cast<std::uint32_t>(document.text().size());
  std::vector<Span> stories{{0, end}};
  const std::vector<std::size_t> heads = heads_of(Page(document));
  if (heads.size() < 2) return stories;
  for (const std::size_t head : heads) {
    const std::uint32_t begin = document.blocks()[head].span.begin;
    if (begin == 0) continue;
    stories.back().end = begin;
    stories.push_back({begin, end});
  }
  return stories;
}

}  // namespace docweave
