#include "labels.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::relations {
namespace {

constexpr std::string_view kInside = "...";

/// Letters that are left in a folded name: not those of its article, nor an s, which may be a
/// possessive's. No more than `most` are counted.
std::size_t lasting_letters(std::string_view name, std::size_t most) {
  constexpr std::size_t kArticle = sizeof("the") - 1;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size() && letters < most + kArticle; ++at) {
    const auto low = static_cast<char>(name[at] | 0x20);
    letters += low >= 'a' && low <= 'z' && low != 's';
  }
  return letters - std::min(letters, kArticle);
}

}  // namespace

Labels::Labels(const std::filesystem::path& file) {
  for (const ListEntry& entry : read_list(file, 2)) {
    if (entry.columns[1] == "topic") {
      topics_.insert(fold_name(entry.columns[0]));
      continue;
    }
    if (entry.columns[1] == "receiver") {
      receivers_.insert(fold_name(entry.columns[0]));
      continue;
    }
    if (entry.columns[1] == "visitors") {
      visitors_.insert(fold_name(entry.columns[0]));
      continue;
    }
    if (entry.columns[1] == "nothing") {
      silent_.insert(fold_name(entry.columns[0]));
      continue;
    }
    if (entry.columns[1] == "rows") {
      rows_.insert(fold_name(entry.columns[0]));
      continue;
    }
    const auto predicate = predicate_named(entry.columns[1]);
    if (!predicate) {
      throw Error(ErrorCode::invalid_data, file.string() + ":" + std::to_string(entry.line),
                  "the vocabulary has no predicate \"" + entry.columns[1] + "\"");
    }
    const std::string& label = entry.columns[0];
    const auto of_bodies =
        entry.columns.size() > 2 ? predicate_named(entry.columns[2]) : std::nullopt;
    if (of_bodies) body_meanings_.emplace(fold_name(label), *of_bodies);
    if (label.starts_with(kInside)) {
      phrases_.emplace_back(" " + fold_name(label) + " ", *predicate);
    } else {
      longest_ =
          std::max(longest_, meanings_.emplace(fold_name(label), *predicate).first->first.size());
    }
  }
}

std::optional<Predicate> Labels::meaning(std::string_view label) const {
  if (lasting_letters(label, longest_ + 1) > longest_) return std::nullopt;  // A paragraph, say.
  // "Partner(s)" as "Partners"
  std::string plural(label);
  if (const auto bracket = plural.find("(s)"); bracket != std::string::npos)
    plural.replace(bracket, 3, "s");
  // "Beneficiary 2"
  while (!plural.empty() && (plural.back() == ':' || plural.back() == ' ' ||
                             (plural.back() >= '0' && plural.back() <= '9'))) {
    plural.pop_back();
  }
  const auto found = meanings_.find(fold_name(plural));
  if (found != meanings_.end()) return found->second;
  // "Country / region", "Amount (EUR)", "Partners in the programme"
  const std::size_t more = std::min(plural.find_first_of("/("), plural.find(" in "));
  return more == std::string::npos || more == 0 ? std::nullopt : meaning(plural.substr(0, more));
}

std::optional<Predicate> Labels::meaning_for_bodies(std::string_view label) const {
  const auto found = body_meanings_.find(fold_name(label));
  return found == body_meanings_.end() ? std::nullopt : std::optional(found->second);
}

bool Labels::opens_topic(std::string_view label) const {
  return topics_.contains(fold_name(label));
}

bool Labels::names_receivers(std::string_view label) const {
  return receivers_.contains(fold_name(label));
}

bool Labels::names_visitors(std::string_view label) const {
  return visitors_.contains(fold_name(label));
}

bool Labels::is_silent(std::string_view label) const {
  return silent_.contains(fold_name(label));
}

bool Labels::names_rows(std::string_view label) const {
  return rows_.contains(fold_name(label));
}

std::optional<Predicate> Labels::introduction(std::string_view sentence) const {
  if (!sentence.ends_with(':')) return std::nullopt;
  const std::string folded = " " + fold_name(sentence) + " ";
  for (const auto& [phrase, predicate] : phrases_) {
    if (folded.find(phrase) != std::string::npos) return predicate;
  }
  return std::nullopt;
}

namespace {

bool is_value(BlockKind kind) {
  return kind == BlockKind::list_item || kind == BlockKind::line || kind == BlockKind::table_cell;
}

/// The text of a picture that is a logo: a name and hardly more.
bool is_logo(const Block& block) {
  constexpr std::uint32_t kLongest = 80;
  return block.kind == BlockKind::caption && block.span.size() <= kLongest;
}

/// "Australia; Bhutan; ...", "representatives of ...": goes on with a list that a label has opened.
bool goes_on_list(const Block& block, std::string_view text) {
  return block.kind == BlockKind::paragraph && (text.find("; ") != std::string_view::npos ||
                                                (text.front() >= 'a' && text.front() <= 'z'));
}

/// A list's item is a label only with a colon: menus list words like "Partners".
bool can_be_label(const Block& block, std::string_view text) {
  return block.kind == BlockKind::heading || block.kind == BlockKind::paragraph ||
         block.kind == BlockKind::line || text.ends_with(':');
}

/// Most bytes of a value that stands as a paragraph of its own.
constexpr std::uint32_t kShortParagraph = 200;

/// "Marta Ruiz, Minister for Water, Paraguay": the next of several short paragraphs under a label.
bool is_short_value(const Document& document, const Block& block) {
  return block.kind == BlockKind::paragraph && block.span.size() <= kShortParagraph &&
         document.text(block.span).back() != '.' && document.text(block.span).back() != ':';
}

/// "WWF | Romania": a cell behind another of its row that names nobody tells of the first.
bool tells_of_row(const Document& document, std::size_t block) {
  const auto blocks = document.blocks();
  const bool first = block == 0 || blocks[block].kind != BlockKind::table_cell ||
                     blocks[block].group == 0 || blocks[block - 1].group != blocks[block].group;
  const auto mentions = document.mentions_from(blocks[block].span);
  return !first && std::ranges::none_of(mentions, [&](MentionId id) {
    const Type type = document.mentions()[id].type;
    return type == Type::organization || type == Type::person;
  });
}

/// "Reef Lab | Chile | Lead partner": one of the partners below a label that is more than that.
bool leads_in_row(const Document& document, const Labels& labels, const Block& cell) {
  if (cell.kind != BlockKind::table_cell || cell.group == 0) return false;
  const auto blocks = document.blocks();
  const Block* next = &cell + 1;
  for (; next != blocks.data() + blocks.size() && next->group == cell.group; ++next) {
    if (labels.meaning(document.text(next->span)) == Predicate::implementer) return true;
  }
  return false;
}

/// "Dr. Ana Kovač" over what she has done: begins with a person's name, whatever title is in front.
bool opens_profile(const Document& document, const Block& block) {
  constexpr std::uint32_t kHonorific = 12;  // "H.E. Prof. "
  std::uint32_t before = block.span.begin;
  for (const MentionId id : document.mentions_from(block.span)) {
    const Mention& mention = document.mentions()[id];
    if (mention.span.begin > before + kHonorific) return false;
    if (mention.type == Type::person) return true;
    if (mention.type != Type::job_title) return false;
    before = mention.span.end;
  }
  return false;
}

/// "Speakers" over profiles: the names of those who speak, each over some text, up to the next
/// heading that names nobody.
void add_profiles(const Document& document, const Labels& labels, std::size_t label,
                  std::vector<Span>& names) {
  const auto blocks = document.blocks();
  if (blocks[label].kind != BlockKind::heading && blocks[label].kind != BlockKind::line) return;
  std::vector<Span> profiles;
  for (std::size_t k = label + 1; k < blocks.size(); ++k) {
    const bool prose =
        blocks[k].kind == BlockKind::paragraph && !is_short_value(document, blocks[k]);
    const bool profile = !prose && opens_profile(document, blocks[k]);
    const std::string_view line = document.text(blocks[k].span);
    const bool heading = blocks[k].kind == BlockKind::heading || blocks[k].kind == BlockKind::title;
    if ((!profile && (heading || k == label + 1)) || labels.meaning(line) ||
        labels.is_silent(line.substr(0, line.find(':'))))
      break;
    if (profile) profiles.push_back(blocks[k].span);
  }
  const auto with_names = std::ranges::count_if(names, [&](Span name) {
    return std::ranges::any_of(document.mentions_from(name), [&](MentionId id) {
      return document.mentions()[id].type == Type::person;
    });
  });
  if (std::ssize(profiles) > with_names) names = std::move(profiles);
}

/// A label that stands over a list governs it to its end.
void add_governed_lists(const Document& document, const Labels& labels,
                        std::vector<Labelled>& found) {
  const auto blocks = document.blocks();
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    const std::string_view text = document.text(blocks[i].span);
    const bool paired = std::ranges::any_of(
        found, [&](const Labelled& l) { return blocks[i].span.contains(l.label); });
    if (paired || !can_be_label(blocks[i], text)) continue;
    auto predicate = labels.meaning(text);
    if (!predicate) predicate = labels.introduction(text);
    if (!predicate) continue;
    Labelled labelled{blocks[i].span, *predicate, {}, {}};
    for (std::size_t k = i + 1; k < blocks.size(); ++k) {
      const bool more = k > i + 1 && goes_on_list(blocks[k], document.text(blocks[k].span));
      if (!is_value(blocks[k].kind) && !is_logo(blocks[k]) && !more) break;
      const bool cell = blocks[k].kind == BlockKind::table_cell;
      const std::string_view line = document.text(blocks[k].span);
      const bool silent = labels.is_silent(line.substr(0, line.find(':')));
      if (!cell && (silent || labels.meaning(line))) break;
      const bool of_bodies =
          info(*predicate).range.contains(Type::organization) && *predicate != Predicate::location;
      const bool leads =
          *predicate == Predicate::partner && leads_in_row(document, labels, blocks[k]);
      if (!leads && (!of_bodies || !tells_of_row(document, k)))
        labelled.values.push_back(blocks[k].span);
    }
    // "Venue" over one short paragraph, "Panel" over several.
    const bool place_heading =
        *predicate == Predicate::location && blocks[i + 1].kind == BlockKind::heading;
    if (labelled.values.empty() && (blocks[i + 1].kind == BlockKind::paragraph || place_heading) &&
        blocks[i + 1].span.size() <= kShortParagraph) {
      labelled.values.push_back(blocks[i + 1].span);
      const bool many = *predicate == Predicate::performer || *predicate == Predicate::attendee;
      for (std::size_t k = i + 2;
           many && k < blocks.size() && is_short_value(document, blocks[k]) &&
           !labels.meaning(document.text(blocks[k].span));
           ++k) {
        labelled.values.push_back(blocks[k].span);
      }
    }
    if (*predicate == Predicate::performer) add_profiles(document, labels, i, labelled.values);
    if (!labelled.values.empty()) found.push_back(std::move(labelled));
  }
}

}  // namespace

namespace {

/// Words of the longest label inside a line.
constexpr std::uint32_t kLongestInside = 5;

/// A sign that parts pairs, not one within words.
bool parts_pairs(std::string_view sign) {
  static constexpr std::array<std::string_view, 7> kSigns{"|", ";", "·", "•", "–", "—", "-"};
  return std::ranges::find(kSigns, sign) != kSigns.end();
}

/// "12 months Budget: EUR 5", not "head of Project: ...", nor where a sentence ends.
bool can_precede_label(std::string_view word) {
  constexpr std::size_t kSmallWord = 3;
  const bool small = word.front() >= 'a' && word.front() <= 'z';
  return small ? word.size() > kSmallWord : word != "." && word != "!" && word != "?";
}

/// Whether sums and dates that a label promises stand behind it: "Grant: Reef Fund, EUR 500" tells
/// of no sum.
bool keeps_word(const Document& document, Predicate predicate, Span value) {
  const TypeSet& range = info(predicate).range;
  if (!range.contains(Type::money) && !range.contains(Type::date)) return true;
  const auto mentions = document.mentions_from(value);
  return !mentions.empty() && range.contains(document.mentions()[mentions.front()].type);
}

/// The known label that ends before a colon and stands behind a sign, or begins with a capital, and
/// what it means.
std::optional<std::pair<Span, Predicate>> label_before(const Document& document,
                                                       const Labels& labels, std::uint32_t first,
                                                       std::uint32_t colon) {
  const auto tokens = document.tokens();
  std::optional<std::pair<Span, Predicate>> label;
  for (std::uint32_t at = colon; at > first && colon - at < kLongestInside; --at) {
    if (tokens[at - 1].kind == TokenKind::punctuation) break;
    const Span span{tokens[at - 1].span.begin, tokens[colon - 1].span.end};
    const std::string_view before = at - 1 > first ? document.text(tokens[at - 2].span) : "|";
    const char initial = document.text(span).front();
    const bool capital = initial >= 'A' && initial <= 'Z' && can_precede_label(before);
    if (!capital && !parts_pairs(before)) continue;
    if (const auto predicate = labels.meaning(document.text(span))) label = {span, *predicate};
  }
  return label;
}

/// "Date: 8 June 2020 | Place: Dakar", "Start: May 2014 – End: June 2015": further pairs in the
/// line of the first. They end its value.
std::vector<Labelled> split_pairs(const Document& document, const Labels& labels, Span topic,
                                  const KeyValue& pair) {
  std::vector<Labelled> pairs;
  if (const auto predicate = labels.meaning(document.text(pair.key)))
    pairs.push_back({pair.key, *predicate, {pair.value}, topic});
  const auto [first, end] = document.tokens_in(pair.value);
  const auto end_last = [&](std::uint32_t at) {
    if (pairs.empty()) return;
    Span& value = pairs.back().values.front();
    value.end = std::clamp(at, value.begin, value.end);
  };
  for (std::uint32_t at = first + 1; at + 1 < end; ++at) {
    const Span sign = document.tokens()[at].span;
    const Span rest{sign.end, pair.value.end};
    if (document.text(sign) == "|") end_last(sign.begin);
    const auto found =
        document.text(sign) == ":" ? label_before(document, labels, first, at) : std::nullopt;
    if (!found || !keeps_word(document, found->second, rest)) continue;
    const auto& [label, predicate] = *found;
    end_last(label.begin);
    pairs.push_back({label, predicate, {rest}, topic});
  }
  return pairs;
}

}  // namespace

namespace {

/// "... at the Grand Hotel. Opening remarks: Ana Kovač; Jan Nowak.": a label inside a paragraph.
void add_labels_in_text(const Document& document, const Labels& labels,
                        std::vector<Labelled>& found) {
  constexpr std::string_view::size_type kLongestLabel = 40;
  for (const Sentence& sentence : document.sentences()) {
    if (sentence.span.begin == document.blocks()[sentence.block].span.begin) continue;
    const auto colon = document.text(sentence.span).substr(0, kLongestLabel).find(": ");
    if (colon == std::string_view::npos) continue;
    const std::uint32_t middle = sentence.span.begin + static_cast<std::uint32_t>(colon);
    const Span label{sentence.span.begin, middle};
    const auto predicate = labels.meaning(document.text(label));
    if (!predicate) continue;
    // "Grantee: Reef Trust. Partners: Dive Club": the second ends the value of the first.
    for (Labelled& before : found) {
      Span& value = before.values.back();
      if (value.contains(label)) value.end = label.begin;
    }
    found.push_back({label, *predicate, {{middle + 1, sentence.span.end}}, {}});
  }
}

}  // namespace

namespace {

/// "Partner 2: Reef Trust", "PP3: Dive Club": a line whose label has a number.
void add_numbered_labels(const Document& document, const Labels& labels,
                         std::vector<Labelled>& found) {
  constexpr std::string_view::size_type kLongestLabel = 30;
  for (const Block& block : document.blocks()) {
    const auto colon = document.text(block.span).substr(0, kLongestLabel).find(": ");
    if (!is_value(block.kind) || colon == std::string_view::npos || colon == 0) continue;
    const Span label{block.span.begin, block.span.begin + static_cast<std::uint32_t>(colon)};
    const char last = document.text(label).back();
    if (last < '0' || last > '9') continue;
    if (const auto predicate = labels.meaning(document.text(label)))
      found.push_back({label, *predicate, {{label.end + 1, block.span.end}}, {}});
  }
}

}  // namespace

std::vector<Labelled> labelled_values(const Document& document, const Labels& labels) {
  std::vector<Labelled> found;
  Span topic;
  Span title;  // The label of the topic.
  for (const KeyValue& pair : document.key_values()) {
    const std::string_view label = document.text(pair.key);
    if (labels.opens_topic(label)) {
      // A title over two lines.
      topic = pair.key == title ? join(topic, pair.value) : pair.value;
      title = pair.key;
    }
    std::ranges::move(split_pairs(document, labels, topic, pair), std::back_inserter(found));
  }
  add_numbered_labels(document, labels, found);
  add_governed_lists(document, labels, found);
  add_labels_in_text(document, labels, found);
  return found;
}

}  // namespace docweave::relations
