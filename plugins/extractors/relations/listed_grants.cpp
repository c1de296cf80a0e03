#include "listed_grants.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include <docweave/tables.hpp>
#include <docweave/text.hpp>

#include "page_body.hpp"
#include "roles.hpp"
#include "topics.hpp"

namespace docweave::relations {
namespace {

using Entry = GrantEntry;

class GrantLists {
 public:
  GrantLists(const Document& document, const Language& language)
      : document_(document), language_(language) {}

  std::vector<std::vector<Entry>> find() {
    constexpr int kMostBlocks = 4;  // Of one entry.
    std::vector<Entry> list;
    int blocks = 0;
    for (const Block& block : document_.blocks()) {
      if (const auto entry = entry_of(block)) {
        list.push_back(*entry);
        blocks = 0;
      } else if (!list.empty() && ++blocks < kMostBlocks && block.kind != BlockKind::heading) {
        list.back().span.end = block.span.end;
      } else if (blocks >= kMostBlocks) {
        close(list);
      }
    }
    close(list);
    for (const std::vector<TableRow>& table : tables_of(document_)) read(table);
    return std::move(lists_);
  }

 private:
  const Mention& mention(MentionId id) const { return document_.mentions()[id]; }

  std::string_view word(std::uint32_t token) const {
    return document_.text(document_.tokens()[token].span);
  }

  /// "Who | What | How much": rows that name somebody or something and tell a sum, where no column
  /// tells of givers.
  void read(const std::vector<TableRow>& table) {
    constexpr std::size_t kFewest = 2;  // Below the first row.
    const TableRow& header = table.front();
    const auto tells = [&](const WordSet& words) {
      return std::ranges::any_of(header,
                                 [&](Span cell) { return holds_word(document_, cell, words); });
    };
    const bool names_giver = std::ranges::any_of(header, [&](Span cell) {
      return language_.labels.meaning(document_.text(cell)) == Predicate::funder;
    });
    if (names_giver || tells(language_.income) || table.size() <= kFewest) return;
    std::vector<Entry> entries;
    for (const TableRow& row : std::span(table).subspan(1)) {
      if (const auto entry = entry_of(row)) entries.push_back(*entry);
    }
    // "Partner | Contribution": what each has of the money of one project.
    const bool of_one =
        tells(language_.partner_sums) && std::ranges::none_of(entries, &names_project);
    if (!of_one && 2 * entries.size() > table.size() - 1) add(std::move(entries));
  }

  std::optional<Entry> entry_of(const TableRow& row) const {
    std::optional<MentionId> named;
    Span words;
    for (const Span cell : row) {
      if (cell.empty()) continue;
      words = words.empty() ? cell : join(words, cell);
      const auto first = document_.tokens_in(cell).first;
      if (!named) named = named_at(document_.tokens()[first]);
    }
    if (!named || !tells_sum(words)) return std::nullopt;
    return entry_at(words, words, *named);
  }

  /// A block that begins with a name, behind a number or in quotation marks, and breaks off.
  std::optional<Entry> entry_of(const Block& block) const {
    constexpr std::uint32_t kMostBefore = 4;
    if (block.kind != BlockKind::heading && block.kind != BlockKind::line &&
        block.kind != BlockKind::list_item && block.kind != BlockKind::paragraph)
      return std::nullopt;
    const auto [first, end] = document_.tokens_in(block.span);
    for (std::uint32_t at = first; at < std::min(end, first + kMostBefore); ++at) {
      const Token& token = document_.tokens()[at];
      if (const auto named = named_at(token)) {
        // "Kick-off meeting" over what follows the list
        const bool section =
            block.kind == BlockKind::heading && mention(*named).type == Type::event;
        if (section || !breaks_off(*named, block)) return std::nullopt;
        const std::size_t line = std::min(document_.text(block.span).find('\n'),
                                          static_cast<std::size_t>(block.span.size()));
        const auto end_of_line = block.span.begin + static_cast<std::uint32_t>(line);
        return entry_at(block.span, {block.span.begin, end_of_line}, *named);
      }
      if (token.kind == TokenKind::word && !language_.definite.contains(token.hash))
        return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<MentionId> named_at(const Token& token) const {
    std::optional<MentionId> named;
    for (const MentionId id : document_.mentions_from(token.span)) {
      const Mention& m = mention(id);
      const bool thing = m.type == Type::organization || m.type == Type::project ||
                         (m.type == Type::event && m.form == Form::named);
      if (m.span.begin != token.span.begin || !thing || m.form != Form::named) continue;
      if (!named || m.span.size() > mention(*named).span.size()) named = id;
    }
    return named;
  }

  /// "Reef Trust, Arles", "Reef Trust – nets", "Reef Trust" alone: no sentence.
  bool breaks_off(MentionId named, const Block& block) const {
    if (is_label(mention(named).span)) return false;
    std::uint32_t at = document_.tokens_in(mention(named).span).second;
    const auto end = document_.tokens_in(block.span).second;
    while (at < end && language_.quotes.contains(document_.tokens()[at].hash)) ++at;
    if (at >= end || document_.text()[document_.tokens()[at].span.begin - 1] == '\n') return true;
    const std::string_view sign = word(at);
    if (sign == "," && at + 1 < end) {
      const auto behind = document_.mentions_from(document_.tokens()[at + 1].span);
      return std::ranges::any_of(behind, [&](MentionId id) {
        return mention(id).type == Type::place || mention(id).type == Type::money ||
               mention(id).type == Type::organization;
      });
    }
    return sign == "." || sign == ":" || sign == "(" || sign == "–" || sign == "—" || sign == "-" ||
           sign == "|";
  }

  /// "Grant amount: EUR 500"
  bool is_label(Span words) const {
    return std::ranges::any_of(document_.key_values(), [&](const KeyValue& pair) {
      return pair.key.contains(words) && (language_.labels.meaning(document_.text(pair.key)) ||
                                          holds_word(document_, words, language_.sum_words) ||
                                          holds_word(document_, words, language_.shares));
    });
  }

  bool tells_sum(Span span) const {
    const auto mentions = document_.mentions_from(span);
    if (std::ranges::any_of(mentions,
                            [&](MentionId id) { return mention(id).type == Type::money; }))
      return true;
    constexpr std::size_t kThousand = sizeof("1,000") - 1;
    const auto [first, end] = document_.tokens_in(span);
    for (std::uint32_t at = first; at < end; ++at) {
      const std::string_view number = word(at);
      if (document_.tokens()[at].kind == TokenKind::number && number.size() >= kThousand &&
          number.find(',') != std::string_view::npos)
        return true;
    }
    return false;
  }

  void close(std::vector<Entry>& list) {
    constexpr std::size_t kFewest = 3;
    std::vector<Entry> entries;
    std::swap(entries, list);
    const std::size_t all = entries.size();
    std::erase_if(entries, [&](const Entry& e) { return !tells_sum(e.span); });
    if (entries.size() < kFewest || 2 * entries.size() < all) return;
    const auto shares =
        static_cast<std::size_t>(std::ranges::count_if(entries, [&](const Entry& e) {
          return holds_word(document_, e.span, language_.partner_sums);
        }));
    if (2 * shares >= entries.size()) return;
    const auto givers = static_cast<std::size_t>(std::ranges::count_if(
        entries, [&](const Entry& e) { return is_giver(document_, language_, e.named); }));
    if (2 * givers <= entries.size()) add(std::move(entries));
  }

  void add(std::vector<Entry> entries) {
    if (!entries.empty() && tells_of_gifts(entries)) lists_.push_back(std::move(entries));
  }

  /// "Grants approved", "Awards 2012": in what stands before the list, or in it. What was chosen
  /// alone ("Results of the call") may be the partners of one project, too.
  bool tells_of_gifts(const std::vector<Entry>& entries) const {
    constexpr std::uint32_t kBefore = 1500;
    const std::uint32_t begin = entries.front().span.begin;
    const Span words{begin - std::min(begin, kBefore), entries.back().span.end};
    return holds_word(document_, words, language_.gifts) ||
           (std::ranges::any_of(entries, &names_project) &&
            holds_word(document_, words, language_.choosing));
  }

  static bool names_project(const Entry& entry) { return entry.project.has_value(); }

  Entry entry_at(Span span, Span line, MentionId named) const {
    return {.span = span,
            .line = line,
            .named = named,
            .project = project_in({mention(named).span.begin, line.end})};
  }

  /// The first project; a number of a file if there is no other.
  std::optional<MentionId> project_in(Span words) const {
    std::optional<MentionId> first;
    for (const MentionId id : document_.mentions_from(words)) {
      if (mention(id).type != Type::project || mention(id).form != Form::named) continue;
      if (!first) first = id;
      if (document_.text(mention(id).span).find(' ') != std::string_view::npos) return id;
    }
    return first;
  }

  const Document& document_;
  const Language& language_;
  std::vector<std::vector<Entry>> lists_;
};

/// A museum's page on what it was given has its name on top, too.
bool is_only_titled(const Document& document, const Language& language, MentionId giver) {
  const Block* block = document.block_at(document.mentions()[giver].span.begin);
  return !is_giver(document, language, giver) && block->kind == BlockKind::title &&
         !holds_word(document, block->span, language.gifts);
}

/// Whose gifts they are, unless it is on the list itself.
std::optional<MentionId> giver_of(const Document& document, const Topics& topics,
                                  const std::vector<Entry>& entries) {
  const auto giver = topics.giver_of_list(entries.front().span);
  const auto name = [&](MentionId id) {
    return fold_name(document.text(document.mentions()[id].span));
  };
  const bool listed = giver && std::ranges::any_of(entries, [&](const Entry& e) {
                        return name(e.named) == name(*giver);
                      });
  const bool titled = giver && is_only_titled(document, topics.language(), *giver);
  return listed || titled ? std::nullopt : giver;
}

/// "EUR 500 and twice that from the town": of several sums one may be another's.
std::optional<MentionId> only_sum_in(const Document& document, Span entry) {
  std::optional<MentionId> sum;
  for (const MentionId id : document.mentions_from(entry)) {
    if (document.mentions()[id].type == Type::money && std::exchange(sum, id)) return std::nullopt;
  }
  return sum;
}

/// "(NOK 9 million, 2012–2015)"
std::optional<MentionId> only_period_in(const Document& document, Span line) {
  std::optional<MentionId> period;
  for (const MentionId id : document.mentions_from(line)) {
    const Mention& date = document.mentions()[id];
    if (date.type == Type::event) return std::nullopt;
    if (date.type != Type::date) continue;
    if (period || date.value.find('/') == std::string::npos) return std::nullopt;
    period = id;
  }
  return period;
}

}  // namespace

std::vector<std::vector<GrantEntry>> grant_lists(const Document& document,
                                                 const Language& language) {
  return GrantLists(document, language).find();
}

void add_listed_grants(const Document& document, const Topics& topics,
                       std::vector<Relation>& found) {
  for (const std::vector<GrantEntry>& list : topics.grant_lists()) {
    const auto giver = giver_of(document, topics, list);
    if (!giver) continue;
    for (const GrantEntry& entry : list) {
      const auto state = [&](MentionId subject, Predicate predicate, MentionId object) {
        add_allowed(document,
                    {.subject = subject,
                     .predicate = predicate,
                     .object = object,
                     .evidence = entry.line,
                     .plugin = "extractors/relations",
                     .rule = "listed-grant",
                     .confidence = 0.8},
                    false, found);
      };
      // "Reef Trust: Open Harbours": the money is for what it does with it.
      state(entry.project.value_or(entry.named), Predicate::funder, *giver);
      if (!entry.project) continue;
      if (document.mentions()[entry.named].type == Type::organization)
        state(*entry.project, Predicate::implementer, entry.named);
      if (const auto sum = only_sum_in(document, entry.span))
        state(*entry.project, Predicate::amount, *sum);
      if (const auto period = only_period_in(document, entry.line)) {
        state(*entry.project, Predicate::start_date, *period);
        state(*entry.project, Predicate::end_date, *period);
      }
    }
  }
}

}  // namespace docweave::relations
