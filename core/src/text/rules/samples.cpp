#include "text/rules/samples.hpp"

#include <algorithm>
#include <set>

#include <docweave/error.hpp>

#include "text/rules/tracer.hpp"

namespace docweave {
namespace {

class SampleReader {
 public:
  SampleReader(std::string_view marked, const std::string& language)
      : rest_(marked), builder_(DocumentInfo{.id = "sample", .language = language}) {}

  Sample read() && {
    builder_.begin_block(BlockKind::paragraph);
    while (!rest_.empty()) read_piece();
    sample_.document = std::move(builder_).build();
    for (Mention& mention : mentions_) sample_.document.add(std::move(mention));
    return std::move(sample_);
  }

 private:
  void read_piece() {
    if (rest_.front() == '\n') {
      builder_.begin_block(BlockKind::paragraph);
      rest_.remove_prefix(1);
      return;
    }
    const std::size_t close = rest_.front() == '[' ? rest_.find(']') : std::string_view::npos;
    const std::size_t bar = rest_.substr(0, close).rfind('|');
    if (close != std::string_view::npos && bar != std::string_view::npos) {
      add_mark(rest_.substr(1, bar - 1), std::string(rest_.substr(bar + 1, close - bar - 1)));
      rest_.remove_prefix(close + 1);
      return;
    }
    const std::size_t end = std::min(rest_.find_first_of("[\n", 1), rest_.size());
    builder_.append(rest_.substr(0, end));
    rest_.remove_prefix(end);
  }

  void add_mark(std::string_view words, std::string what) {
    const Span span = builder_.append(words);
    if (const auto colon = what.find(':'); colon != std::string::npos) {
      sample_.captures.push_back({what.substr(colon + 1), span});
      what.resize(colon);
    }
    if (what.empty()) return;
    constexpr std::string_view kNominal = ".nominal";
    const bool nominal = what.ends_with(kNominal);
    if (nominal) what.resize(what.size() - kNominal.size());
    const auto type = type_named(what);
    if (!type) {
      throw Error(ErrorCode::invalid_data, "", "there is no mention type \"" + what + "\"");
    }
    mentions_.push_back({.span = span,
                         .type = *type,
                         .form = nominal ? Form::nominal : Form::named,
                         .plugin = "sample",
                         .rule = "marked"});
  }

  std::string_view rest_;
  DocumentBuilder builder_;
  std::vector<Mention> mentions_;
  Sample sample_;
};

/// "o = UNDP", for each capture in turn.
using Captured = std::set<std::string>;

std::string shown(const Captured& captured) {
  std::string all;
  for (const std::string& one : captured) all += (all.empty() ? "" : ", ") + one;
  return all.empty() ? "nothing" : all;
}

class SampleTrial {
 public:
  SampleTrial(const RulePack& pack, std::uint32_t rule, const std::string& marked)
      : pack_(pack),
        rule_(rule),
        sample_(read_sample(marked, pack.language())),
        items_(items_of(sample_.document, 0,
                        static_cast<std::uint32_t>(sample_.document.tokens().size()))) {
    for (const RuleMatch& match : pack_.match(sample_.document, items_)) {
      if (match.rule == rule_) matches_.push_back(match);
    }
  }

  /// What is wrong where the rule should match; empty: nothing.
  std::string complaint_about_match() const {
    if (matches_.empty()) return "does not match" + reason();
    Captured marked;
    for (const SampleMark& mark : sample_.captures) {
      marked.insert(mark.capture + " = " + std::string(sample_.document.text(mark.words)));
    }
    const Captured caught = captured();
    return caught == marked ? "" : "captures " + shown(caught) + "; marked is " + shown(marked);
  }

  std::string complaint_about_none() const {
    if (matches_.empty()) return "";
    const Captured caught = captured();
    return "matches" + (caught.empty() ? "" : ", with " + shown(caught));
  }

 private:
  std::string words(std::uint32_t first_item, std::uint32_t end_item) const {
    const auto tokens = sample_.document.tokens();
    return std::string(
        sample_.document.text(join(tokens[items_[first_item].first_token].span,
                                   tokens[items_[end_item - 1].end_token - 1].span)));
  }

  std::string reason() const {
    const auto partial = RuleTracer(pack_, rule_, sample_.document, items_).furthest();
    if (!partial) return "; nothing in it begins the pattern";
    std::string text = ": behind \"" + words(partial->items.first, partial->items.end) + "\" ";
    for (const std::string& part : partial->expected) {
      text += (&part == &partial->expected.front() ? "should be " : " or ") + part;
    }
    return text;
  }

  Captured captured() const {
    Captured all;
    for (const RuleMatch& match : matches_) {
      for (std::size_t slot = 0; slot < match.captures.size(); ++slot) {
        add_captured(pack_.rules()[rule_].captures[slot], match.captures[slot], all);
      }
    }
    return all;
  }

  void add_captured(const std::string& name, ItemRange range, Captured& all) const {
    if (range.empty()) return;
    bool mentions = false;
    for (std::uint32_t i = range.first; i < range.end; ++i) {
      if (items_[i].kind != Item::Kind::mention) continue;
      mentions = true;
      const Mention& mention = sample_.document.mentions()[items_[i].mention];
      all.insert(name + " = " + std::string(sample_.document.text(mention.span)));
    }
    if (!mentions) all.insert(name + " = " + words(range.first, range.end));
  }

  const RulePack& pack_;
  std::uint32_t rule_;
  Sample sample_;
  std::vector<Item> items_;
  std::vector<RuleMatch> matches_;
};

}  // namespace

Sample read_sample(std::string_view marked, const std::string& language) {
  return SampleReader(marked, language).read();
}

std::vector<SampleFailure> failing_samples(const RulePack& pack) {
  std::vector<SampleFailure> failures;
  for (std::uint32_t i = 0; i < pack.rules().size(); ++i) {
    const Rule& rule = pack.rules()[i];
    const auto attempt = [&](const std::string& sample, auto complaint) {
      std::string message;
      try {
        message = (SampleTrial(pack, i, sample).*complaint)();
      } catch (const Error& error) {
        message = error.what();
      }
      if (!message.empty()) failures.push_back({rule.name, sample, std::move(message)});
    };
    for (const std::string& sample : rule.samples.match) {
      attempt(sample, &SampleTrial::complaint_about_match);
    }
    for (const std::string& sample : rule.samples.none) {
      attempt(sample, &SampleTrial::complaint_about_none);
    }
  }
  return failures;
}

}  // namespace docweave
