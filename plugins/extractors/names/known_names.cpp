#include "known_names.hpp"

#include <algorithm>
#include <string_view>

#include <docweave/text.hpp>

namespace docweave::names {
namespace {

std::vector<std::string> split(const std::string& column) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < column.size();) {
    const std::size_t end = std::min(column.find(';', begin), column.size());
    const std::string part = column.substr(begin, end - begin);
    const std::size_t first = part.find_first_not_of(' ');
    if (first != std::string::npos) {
      parts.push_back(part.substr(first, part.find_last_not_of(' ') + 1 - first));
    }
    begin = end + 1;
  }
  return parts;
}

const std::string& column(const ListEntry& entry, std::size_t index) {
  static const std::string none;
  return index < entry.columns.size() ? entry.columns[index] : none;
}

/// "The World Bank" stands behind a small article, too, and would hide longer names that begin
/// behind it; "The Union" is no name without.
std::string without_article(const std::string& name) {
  constexpr std::string_view kArticle = "The ";
  const std::string rest = name.starts_with(kArticle) ? name.substr(kArticle.size()) : name;
  return tokenize(rest).size() > 1 ? rest : name;
}

}  // namespace

KnownNames::KnownNames(const std::filesystem::path& folder) {
  for (const ListEntry& entry : read_list(folder / "organizations.tsv")) {
    const std::string& name = column(entry, 0);
    const std::string key = fold_name(name);
    const bool programme = column(entry, 2).starts_with("programme");
    const Type type = programme ? Type::project : Type::organization;
    add(name, type, false, key);
    const bool known_everywhere = column(entry, 2).find("igo") != std::string::npos;
    for (const std::string& acronym : split(column(entry, 1))) {
      add(acronym, type, true, known_everywhere ? key : "");
    }
    for (const std::string& other : split(column(entry, 5))) add(other, type, false, key);
  }
  for (const ListEntry& entry : read_list(folder / "programmes.tsv")) {
    const std::string key = fold_name(column(entry, 0));
    add(column(entry, 0), Type::project, false, key);
    for (const std::string& acronym : split(column(entry, 1)))
      add(acronym, Type::project, true, "");
    for (const std::string& other : split(column(entry, 3))) add(other, Type::project, false, key);
  }
}

void KnownNames::add(const std::string& listed, Type type, bool acronym, const std::string& key) {
  const std::string name = without_article(listed);
  const bool exact = acronym || tokenize(name).size() == 1;
  phrases_.add(name, static_cast<std::uint32_t>(names_.size()),
               exact ? PhraseMatcher::Case::exact : PhraseMatcher::Case::ignore);
  names_.push_back({type, acronym, key});
}

std::vector<Candidate> KnownNames::find(const Document& document) const {
  std::vector<Candidate> found;
  for (const Sentence& sentence : document.sentences()) {
    const auto tokens =
        document.tokens().subspan(sentence.first_token, sentence.end_token - sentence.first_token);
    for (const PhraseMatch& match : phrases_.find(document.text(), tokens)) {
      const Token& first = tokens[match.first_token];
      if (first.shape == Shape::lower) continue;
      const Name& name = names_[match.entry];
      // "Open Justice programme" is none of the EU's.
      const bool longer = name.type == Type::project && match.first_token > 1 &&
                          tokens[match.first_token - 1].shape == Shape::capitalized &&
                          tokens[match.end_token - 1].shape == Shape::lower;
      if (longer) continue;
      found.push_back({.first_token = sentence.first_token + match.first_token,
                       .end_token = sentence.first_token + match.end_token,
                       .type = name.type,
                       .confidence = name.acronym ? 0.85 : 0.9,
                       .rule = name.acronym ? "list.acronym" : "list.name",
                       .value = name.key});
    }
  }
  return found;
}

void drop_post_boxes(const Reading& text, std::vector<Candidate>& candidates) {
  std::erase_if(candidates, [&](const Candidate& c) {
    const std::uint32_t first = c.first_token, end = c.end_token;
    const bool boxed =
        first > 0 && text.is(first - 1, &Words::post_boxes) && !text.is_lower(first - 1);
    const bool numbered = end < text.tokens().size() && text[end].kind == TokenKind::number;
    const bool code =
        c.size() == 1 && text.is(first, &Words::post_box_codes) && text.is_acronym(first);
    return boxed || (numbered && code);
  });
}

}  // namespace docweave::names
