#include <algorithm>
#include <limits>

#include <docweave/document.hpp>
#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "text/language.hpp"
#include "text/sentences.hpp"
#include "text/tokens.hpp"

namespace docweave {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f\v";

/// ASCII without control characters but newline and tab.
bool is_plain(std::string_view words) {
  unsigned other = 0;  // Without branches, so that it is done on many bytes at once.
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    other |= static_cast<unsigned>(byte >= 0x7F) |
             (static_cast<unsigned>(byte < 0x20) & static_cast<unsigned>(byte != '\n') &
              static_cast<unsigned>(byte != '\t'));
  }
  return other == 0;
}

/// Well-formed UTF-8 without control characters but newline and tab.
std::string cleaned(std::string_view words) {
  std::string text = valid_utf8(words);
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) c = ' ';
  }
  return text;
}

void require_inside(const Document& document, Span span, std::string_view what) {
  if (span.empty() || span.end > document.text().size()) {
    throw Error(ErrorCode::invalid_data, document.info().id,
                std::string(what) + " [" + std::to_string(span.begin) + ", " +
                    std::to_string(span.end) + ") is empty or outside the text of " +
                    std::to_string(document.text().size()) + " bytes");
  }
}

}  // namespace

std::string_view to_string(BlockKind kind) {
  switch (kind) {
    case BlockKind::title:
      return "title";
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::table_cell:
      return "table_cell";
    case BlockKind::caption:
      return "caption";
    case BlockKind::line:
      return "line";
    case BlockKind::metadata:
      return "metadata";
  }
  return "paragraph";
}

const Block* Document::block_at(std::uint32_t byte) const {
  const auto behind =
      std::ranges::upper_bound(blocks_, byte, {}, [](const Block& b) { return b.span.begin; });
  return behind == blocks_.begin() ? nullptr : &*std::prev(behind);
}

const Sentence* Document::sentence_at(std::uint32_t byte) const {
  const auto behind = std::ranges::upper_bound(sentences(), byte, {},
                                               [](const Sentence& s) { return s.span.begin; });
  if (behind == sentences().begin()) return nullptr;
  const Sentence& sentence = *std::prev(behind);
  return byte < sentence.span.end ? &sentence : nullptr;
}

std::string_view Document::language(Span span) const {
  const Block* block = block_at(span.begin);
  return block && !block->language.empty() ? std::string_view(block->language) : info_.language;
}

void Document::split() const {
  split_ = true;
  tokens_.reserve(text_.size() / 5);
  for (std::uint32_t block = 0; block < blocks_.size(); ++block) {
    if (blocks_[block].kind == BlockKind::metadata) continue;
    Span rest = blocks_[block].span;
    // Lines of a cell are as apart as blocks.
    const bool by_line = blocks_[block].kind == BlockKind::table_cell;
    while (!rest.empty()) {
      const auto end = by_line ? text(rest).find('\n') : std::string_view::npos;
      const Span line = end == std::string_view::npos
                            ? rest
                            : Span{rest.begin, rest.begin + static_cast<std::uint32_t>(end)};
      split_line(line, block);
      rest.begin = std::min(line.end + 1, rest.end);
    }
  }
}

void Document::split_line(Span line, std::uint32_t block) const {
  const auto first = static_cast<std::uint32_t>(tokens_.size());
  tokenize(text(line), line.begin, tokens_);
  if (has_elisions(language(line))) split_elisions(text_, first, tokens_);
  if (first < tokens_.size()) tokens_[first].space_before = true;
  split_sentences(text_, tokens_, first, block, sentences_);
}

std::optional<Span> Document::field(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &Field::name);
  if (found == fields_.end()) return std::nullopt;
  return found->value;
}

std::pair<std::uint32_t, std::uint32_t> Document::tokens_in(Span span) const {
  const std::span<const Token> all = tokens();
  const auto first =
      std::ranges::lower_bound(all, span.begin, {}, [](const Token& t) { return t.span.begin; });
  auto end = first;
  while (end != all.end() && end->span.end <= span.end) ++end;
  return {static_cast<std::uint32_t>(first - all.begin()),
          static_cast<std::uint32_t>(end - all.begin())};
}

std::optional<Origin> Document::origin(Span span) const {
  auto run = std::ranges::upper_bound(origins_, span.begin, {},
                                      [](const Origin& o) { return o.text.end; });
  std::optional<Origin> hull;
  for (; run != origins_.end() && run->text.begin < span.end; ++run) {
    const Origin part = part_of(*run, span);
    if (!hull) {
      hull = part;
    } else if (part.page == hull->page) {
      hull->text = join(hull->text, part.text);
      hull->begin = std::min(hull->begin, part.begin);
      hull->end = std::max(hull->end, part.end);
      hull->left = std::min(hull->left, part.left);
      hull->top = std::min(hull->top, part.top);
      hull->right = std::max(hull->right, part.right);
      hull->bottom = std::max(hull->bottom, part.bottom);
    }
  }
  return hull;
}

Origin Document::part_of(const Origin& run, Span span) const {
  const bool verbatim = run.end - run.begin == run.text.size();
  if (run.page != 0 || (!verbatim && run.unit == 0)) return run;
  const auto bytes = [&](Span of) {
    return run.unit > 0 ? static_cast<std::size_t>(run.unit) * code_points(text(of)) : of.size();
  };
  Origin part = run;
  part.text = {std::max(span.begin, run.text.begin), std::min(span.end, run.text.end)};
  part.begin += bytes({run.text.begin, part.text.begin});
  part.end = part.begin + bytes(part.text);
  return part;
}

std::span<const MentionId> Document::mentions_from(Span span) const {
  const auto begin_of = [this](MentionId id) { return mentions_[id].span.begin; };
  const auto first = std::ranges::lower_bound(mentions_by_begin_, span.begin, {}, begin_of);
  const auto last = mentions_by_begin_.end();
  return {first, std::ranges::lower_bound(first, last, span.end, {}, begin_of)};
}

MentionId Document::add(Mention mention) {
  require_inside(*this, mention.span, "mention");
  const auto id = static_cast<MentionId>(mentions_.size());
  const auto begin_of = [this](MentionId other) { return mentions_[other].span.begin; };
  mentions_by_begin_.insert(
      std::ranges::upper_bound(mentions_by_begin_, mention.span.begin, {}, begin_of), id);
  mentions_.push_back(std::move(mention));
  return id;
}

void Document::add(Relation relation) {
  require_inside(*this, relation.evidence, "evidence");
  if (relation.subject >= mentions_.size() || relation.object >= mentions_.size()) {
    throw Error(ErrorCode::invalid_data, info_.id,
                "relation \"" + std::string(docweave::info(relation.predicate).name) + "\" by " +
                    relation.plugin + " names a mention that does not exist");
  }
  relations_.push_back(std::move(relation));
}

DocumentBuilder::DocumentBuilder(DocumentInfo info) {
  document_.info_ = std::move(info);
}

void DocumentBuilder::begin_block(BlockKind kind, int level, std::uint32_t group) {
  end_block();
  if (!document_.text_.empty()) document_.text_ += '\n';
  const auto at = static_cast<std::uint32_t>(document_.text_.size());
  document_.blocks_.push_back({{at, at}, kind, level, group, {}});
  open_ = true;
}

void DocumentBuilder::place_cell(const CellPlace& place) {
  document_.blocks_.back().cell = place;
}

Span DocumentBuilder::append(std::string_view words) {
  if (!open_) begin_block(BlockKind::paragraph);
  std::string& text = document_.text_;
  std::string repaired;
  if (!is_plain(words)) words = repaired = cleaned(words);
  const bool at_start = text.size() == document_.blocks_.back().span.begin;
  if (at_start) words.remove_prefix(std::min(words.find_first_not_of(kSpace), words.size()));
  if (text.size() + words.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::invalid_data, document_.info_.id, "text is larger than 4 GiB");
  }
  const auto begin = static_cast<std::uint32_t>(text.size());
  text += words;
  return {begin, static_cast<std::uint32_t>(text.size())};
}

Span DocumentBuilder::append(std::string_view words, Origin origin) {
  const Span span = append(words);
  if (!span.empty()) {
    // Leading space that the block's start swallowed moves an exact origin along.
    const std::size_t swallowed = words.size() - std::min<std::size_t>(words.size(), span.size());
    if (origin.unit > 0) {
      origin.begin += swallowed * static_cast<std::size_t>(origin.unit);
    } else if (origin.page == 0 && origin.end - origin.begin == words.size()) {
      origin.begin += swallowed;
    }
    origin.text = span;
    document_.origins_.push_back(origin);
  }
  return span;
}

Span DocumentBuilder::end_block() {
  if (!open_) return {};
  open_ = false;
  std::string& text = document_.text_;
  Block& block = document_.blocks_.back();
  while (text.size() > block.span.begin && kSpace.find(text.back()) != std::string_view::npos) {
    text.pop_back();
  }
  block.span.end = static_cast<std::uint32_t>(text.size());
  auto& origins = document_.origins_;
  while (!origins.empty() && origins.back().text.begin >= text.size()) origins.pop_back();
  if (!origins.empty() && origins.back().text.end > text.size()) {
    Origin& last = origins.back();
    const auto cut = last.text.end - static_cast<std::uint32_t>(text.size());
    if (last.unit > 0) {
      last.end -= cut * static_cast<std::uint64_t>(last.unit);
    } else if (last.page == 0 && last.end - last.begin == last.text.size()) {
      last.end -= cut;
    }
    last.text.end -= cut;
  }
  if (block.span.empty()) {
    document_.blocks_.pop_back();
    if (!text.empty()) text.pop_back();  // the separating newline
    return {};
  }
  return block.span;
}

Span DocumentBuilder::add_block(BlockKind kind, std::string_view words, int level,
                                std::uint32_t group) {
  begin_block(kind, level, group);
  append(words);
  return end_block();
}

void DocumentBuilder::add_key_value(Span key, Span value) {
  const auto size = document_.text_.size();
  if (key.empty() || value.empty() || key.end > size || value.end > size) {
    throw Error(ErrorCode::invalid_data, document_.info_.id,
                "a key-value pair must lie in blocks added before it");
  }
  document_.key_values_.push_back({key, value});
}

void DocumentBuilder::add_field(std::string name, std::string_view value) {
  fields_.push_back({std::move(name), std::string(value), std::nullopt});
}

void DocumentBuilder::add_field(std::string name, std::string_view value, Origin origin) {
  fields_.push_back({std::move(name), std::string(value), origin});
}

Document DocumentBuilder::build() && {
  end_block();
  const std::size_t prose_blocks = document_.blocks_.size();
  for (auto& [name, value, origin] : fields_) {
    begin_block(BlockKind::metadata);
    origin ? append(value, *origin) : append(value);
    const Span span = end_block();
    if (!span.empty()) document_.fields_.push_back({std::move(name), span});
  }
  Languages languages = find_languages(
      document_.text_, std::span(document_.blocks_).first(prose_blocks), document_.info_.language);
  document_.info_.language = std::move(languages.document);
  for (std::size_t block = 0; block < prose_blocks; ++block) {
    document_.blocks_[block].language = std::move(languages.blocks[block]);
  }
  return std::move(document_);
}

}  // namespace docweave
