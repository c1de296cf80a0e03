#include "features.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "feature_words.hpp"

namespace docweave::learned {
namespace {

constexpr std::size_t kTypes = static_cast<std::size_t>(Type::job_title) + 1;

/// "Event-Organization"
Word name_of_pair(Type subject, Type object) {
  static const auto names = [] {
    std::array<std::string, kTypes * kTypes> all;
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = std::string(types()[i / kTypes].name) + "-" + std::string(types()[i % kTypes].name);
    return all;
  }();
  static const std::vector<Word> words(names.begin(), names.end());
  return words[static_cast<std::size_t>(subject) * kTypes + static_cast<std::size_t>(object)];
}

class Describer {
 public:
  Describer(const Scene& scene, const Candidate& candidate, Features& features)
      : scene_(scene),
        document_(scene.document()),
        candidate_(candidate),
        features_(features),
        subject_(scene.thing(candidate.subject)),
        object_(scene.thing(candidate.object)),
        x_(subject_.sites[candidate.subject_site]),
        y_(object_.sites[candidate.object_site]),
        place_(place()) {}

  void describe() {
    features_.begin(name_of_pair(subject_.type, object_.type));
    describe_distance();
    describe_neighbours();
    if (in_sentence()) describe_between();
    describe_block();
    describe_rivals();
    describe_graph();
    describe_fellows();
    describe_subject();
    describe_object();
  }

 private:
  template <std::size_t kSize>
  void add(const Word (&words)[kSize]) {
    features_.add(words);
  }

  /// How the two stand to each other: in a sentence, a block, below a heading, apart.
  Word place() const {
    static const Word inside("inside"), around("around"), behind("behind"), before("before"),
        later("later"), earlier("earlier"), below("below"), further("further"), above("above");
    if (x_.sentence == y_.sentence) {
      if (x_.span.contains(y_.span)) return inside;
      if (y_.span.contains(x_.span)) return around;
      return x_.span.begin < y_.span.begin ? behind : before;
    }
    if (x_.block == y_.block) return x_.sentence < y_.sentence ? later : earlier;
    if (scene_.heading_of(y_.block) == x_.block) return below;
    return x_.block < y_.block ? further : above;
  }
  /// Side by side in a sentence.
  bool in_sentence() const { return x_.sentence == y_.sentence && !x_.span.overlaps(y_.span); }

  Word word(std::uint32_t token) const { return scene_.word(token); }
  Word plain(std::uint32_t token) const { return plain_word(document_, token); }
  Word word_in(std::uint32_t sentence, std::int64_t token) const {
    return learned::word_in(scene_, sentence, token);
  }

  void describe_distance() {
    add({"place", place_});
    if (x_.sentence == y_.sentence) {
      add({"gap", place_, step(gap(x_, y_))});
    } else if (x_.block == y_.block) {
      add({"sentences", place_, step(std::abs(std::int64_t{x_.sentence} - y_.sentence))});
    } else {
      add({"blocks", place_, step(std::abs(std::int64_t{x_.block} - y_.block))});
    }
  }

  void describe_neighbours() {
    constexpr std::int64_t kNear = 5;
    const auto at = [&](std::int64_t token) { return word_in(y_.sentence, token); };
    const std::int64_t first = y_.first_token, end = y_.end_token;
    const Word last = at(first - 1), last_but_one = at(first - 2), next = at(end);
    add({"<", last});
    add({"<<", last_but_one, last});
    add({"<<<", at(first - 3), last_but_one, last});
    add({">", next});
    add({">>", next, at(end + 1)});
    add({"place<", place_, last});
    add({"place<<", place_, last_but_one, last});
    add({"<>", last, next});
    for (std::int64_t i = 1; i <= kNear; ++i) {
      add({"near<", at(first - i)});
      add({"near>", at(end + i - 1)});
    }
    if (x_.block == y_.block) {
      const std::int64_t behind = x_.end_token;
      const Word follows = word_in(x_.sentence, behind);
      add({"x<", place_, word_in(x_.sentence, std::int64_t{x_.first_token} - 1)});
      add({"x>", place_, follows});
      add({"x>>", place_, follows, word_in(x_.sentence, behind + 1)});
    }
    const Word opening = word_in(y_.sentence, document_.sentences()[y_.sentence].first_token);
    add({"opens", opening});
    add({"opens", place_, opening});
  }

  /// The words between the two, a mention counted as one.
  void describe_between() {
    constexpr std::size_t kMostWords = 25;
    constexpr std::size_t kShort = 5;
    const bool behind = x_.span.begin < y_.span.begin;
    const std::uint32_t first = behind ? x_.end_token : y_.end_token;
    const std::uint32_t end = behind ? y_.first_token : x_.first_token;
    std::vector<Word> path;
    path.reserve(2 * kMostWords);
    path.insert(path.end(), {"path", place_});
    const std::size_t beginning = path.size();
    std::size_t mentions = 0;
    std::optional<Type> last;
    for (auto token = first; token < end; ++token) {
      const auto type = scene_.type_at(token);
      if (type && type == last) continue;
      last = type;
      mentions += type.has_value();
      path.push_back(word(token));
      if (!type && path.size() <= beginning + kMostWords) add({"between", place_, path.back()});
    }
    add({"mentions", place_, step(static_cast<std::int64_t>(mentions))});
    if (path.size() <= beginning + kShort) features_.add(path);
  }

  void add_words(Word name, Span span, std::uint32_t most) {
    const auto [first, end] = document_.tokens_in(span);
    for (auto token = first; token < std::min(end, first + most); ++token) add({name, word(token)});
  }

  /// The block that the object stands in: its kind, label and heading.
  void describe_block() {
    constexpr std::uint32_t kMostWords = 8;
    const Block& block = document_.blocks()[y_.block];
    const Word kind(to_string(block.kind));
    add({"kind", kind});
    add({"kind", kind, place_});
    if (const auto key = scene_.key_of(y_.block)) add_words("key", *key, kMostWords);
    const auto heading = scene_.heading_of(y_.block);
    if (heading && heading != y_.block && document_.blocks()[*heading].kind == BlockKind::heading) {
      add_words("heading", document_.blocks()[*heading].span, kMostWords);
    }
    const Sentence& sentence = document_.sentences()[y_.sentence];
    for (auto token = sentence.first_token;
         token < std::min(y_.first_token, sentence.first_token + kMostWords); ++token) {
      const Span colon = document_.tokens()[token].span;
      if (document_.text(colon) == ":")
        add_words("label", {sentence.span.begin, colon.begin}, kMostWords);
    }
  }

  /// What else the object could belong to.
  void describe_rivals() {
    std::int64_t rivals = 0, topics = 0;
    bool nearer = false;
    const auto [first, end] = scene_.sites_in(y_.sentence);
    ThingIndex last = candidate_.subject;
    for (auto i = first; i < end; ++i) {
      const SiteOf at = scene_.sites()[i];
      const Type type = scene_.thing(at.thing).type;
      if (at.thing == candidate_.subject || at.thing == candidate_.object) continue;
      topics += is_topic(type);
      if (type != subject_.type) continue;
      nearer = nearer || gap(scene_.site(at), y_) < gap(x_, y_);
      rivals += at.thing != last;
      last = at.thing;
    }
    const auto count = [&](Type type) {
      return step(static_cast<std::int64_t>(scene_.count(type)));
    };
    add({"rivals", place_, step(rivals)});
    add({"nearer", place_, truth(nearer)});
    add({"subjects", count(subject_.type)});
    add({"objects", count(object_.type)});
    if (!is_topic(subject_.type)) return;
    const Word main = truth(scene_.is_main(candidate_.subject));
    add({"main", main, place_});
    add({"main", main, count(subject_.type)});
    add({"topics", place_, step(topics)});
  }

  Word type_name(ThingIndex thing) const { return name_of(scene_.thing(thing).type); }

  /// What is said of both already, apart from what is said of the pair.
  void describe_graph() {
    static constexpr std::size_t kMost = 40;
    const auto some = [](const std::vector<Said>& said) {
      return std::span(said).first(std::min<std::size_t>(said.size(), kMost));
    };
    const auto is_pair = [&](const Said& said) { return said.other == candidate_.object; };
    for (const Said& said : some(scene_.said_of(candidate_.subject))) {
      if (is_pair(said)) continue;
      add({"x-has", name_of(said.predicate)});
      if (said.other >= scene_.things().size() || !object_.entity) continue;
      for (const Said& next : some(scene_.said_of(said.other))) {
        if (next.other == candidate_.object)
          add({"through", name_of(said.predicate), name_of(next.predicate)});
      }
      for (const Said& next : some(scene_.said_with(said.other))) {
        if (next.other == candidate_.object)
          add({"meet", name_of(said.predicate), name_of(next.predicate)});
      }
    }
    for (const Said& said : some(scene_.said_with(candidate_.subject))) {
      add({"x-is", name_of(said.predicate), type_name(said.other)});
      if (!object_.entity) continue;
      for (const Said& next : some(scene_.said_of(said.other))) {
        if (next.other == candidate_.object)
          add({"from", name_of(said.predicate), name_of(next.predicate)});
      }
    }
    for (const Said& said : some(scene_.said_of(candidate_.object)))
      add({"y-has", name_of(said.predicate)});
    for (const Said& said : some(scene_.said_with(candidate_.object))) {
      if (said.other != candidate_.subject)
        add({"y-is", name_of(said.predicate), type_name(said.other)});
    }
  }

  /// What is said of the others of its type in the sentence: of a list, the same is said of all.
  void describe_fellows() {
    constexpr std::uint32_t kBeside = 3;
    constexpr std::size_t kMost = 24;
    const auto [first, end] = scene_.sites_in(y_.sentence);
    for (auto i = first; i < std::min(end, first + kMost); ++i) {
      const SiteOf at = scene_.sites()[i];
      if (at.thing == candidate_.object || at.thing == candidate_.subject ||
          scene_.thing(at.thing).type != object_.type) {
        continue;
      }
      const Site& site = scene_.site(at);
      const bool beside =
          site.end_token + kBeside > y_.first_token && site.first_token < y_.end_token + kBeside;
      for (const Said& said : scene_.said_with(at.thing)) {
        const Word whose = said.other == candidate_.subject                 ? Word("same")
                           : scene_.thing(said.other).type == subject_.type ? Word("rival")
                                                                            : Word("other");
        add({"fellow", whose, name_of(said.predicate), truth(beside)});
      }
    }
  }

  void describe_name(Word whose, const Thing& thing) {
    constexpr std::uint32_t kMostWords = 12;
    const Site& site = thing.sites.front();
    add({whose, "ends", plain(site.end_token - 1)});
    add({whose, "begins", plain(site.first_token)});
    if (site.end_token - site.first_token < kMostWords) {
      for (auto token = site.first_token; token < site.end_token; ++token)
        add({whose, "word", plain(token)});
    }
    if (site.end_token - site.first_token == 1)
      add({whose, "single", truth(is_acronym(document_.text(site.span)))});
    add({whose, "sites", step(static_cast<std::int64_t>(thing.sites.size()))});
    add({whose, "from", step(site.sentence)});
    add({whose, "rule", kind_of_rule(thing.rule)});
  }

  void describe_subject() { describe_name("x", subject_); }

  void describe_object() {
    if (object_.entity) {
      describe_name("y", object_);
      const std::string& key = scene_.graph().entities()[*object_.entity].key;
      add({"key", key.empty()                          ? Word("none")
                  : key.size() == 2                    ? Word("country")
                  : key.find('/') != std::string::npos ? Word("city")
                                                       : Word("other")});
    } else {
      add({"y", "rule", kind_of_rule(object_.rule)});
      if (object_.type == Type::date) describe_date();
    }
  }

  void describe_date() {
    const std::string& published = document_.info().date_published;
    const bool range = object_.value.find('/') != std::string_view::npos;
    add({"date", truth(range), step(static_cast<std::int64_t>(object_.value.size()))});
    add({"published", published.empty()                             ? Word("unknown")
                      : object_.value.starts_with(published)        ? Word("then")
                      : object_.value < std::string_view(published) ? Word("later")
                                                                    : Word("earlier")});
  }

  const Scene& scene_;
  const Document& document_;
  const Candidate& candidate_;
  Features& features_;
  const Thing& subject_;
  const Thing& object_;
  const Site& x_;
  const Site& y_;
  Word place_;
};

}  // namespace

void add_features(const Scene& scene, const Candidate& candidate, Features& features) {
  Describer(scene, candidate, features).describe();
}

}  // namespace docweave::learned
