#include "resolve/corrections.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include <docweave/text.hpp>

#include "resolve/profile.hpp"
#include "text/name_form.hpp"
#include "text/spelling.hpp"

namespace docweave {
namespace {

using Forms = std::set<std::int64_t>;

constexpr const char* kTables = R"sql(
DROP TABLE IF EXISTS temp.renamed;
CREATE TEMP TABLE renamed(part INTEGER PRIMARY KEY, name INTEGER);
DROP TABLE IF EXISTS temp.retyped;
CREATE TEMP TABLE retyped(part INTEGER PRIMARY KEY, type INTEGER);
DROP TABLE IF EXISTS temp.dropped;
CREATE TEMP TABLE dropped(part INTEGER PRIMARY KEY);
)sql";

class Applier {
 public:
  Applier(sqlite::Database& database, const EntityForms& of_entities, std::string_view base)
      : database_(database), of_entities_(of_entities), base_(base) {
    database_.run(kTables);
  }

  void apply(const Correction& correction) {
    std::vector<Forms> found;
    for (const EntityReference& reference : correction.entities) {
      Forms forms = find(reference);
      if (forms.empty()) {
        problem(correction, described(reference) + " is not in the graph any more, or never was");
      } else {
        found.push_back(std::move(forms));
      }
    }
    const bool pair = correction.action == Correction::Action::same ||
                      correction.action == Correction::Action::different;
    if (found.empty() || (pair && found.size() < 2)) return;
    if (correction.action == Correction::Action::same) {
      unite(found);
    } else if (correction.action == Correction::Action::different) {
      part(correction, found);
    } else {
      for (const Forms& forms : found) marked_.emplace_back(*forms.begin(), &correction);
    }
  }

  /// Renaming, retyping and dropping are of what all corrections together leave.
  void finish() {
    for (const auto& [form, correction] : marked_) {
      const std::int64_t part = part_of(form);
      if (correction->action == Correction::Action::rename) {
        database_.prepare("INSERT OR REPLACE INTO renamed VALUES(?,?)")
            .bind(0, part)
            .bind(1, name_id(correction->name))
            .run();
      } else if (correction->action == Correction::Action::retype) {
        database_.prepare("INSERT OR REPLACE INTO retyped VALUES(?,?)")
            .bind(0, part)
            .bind(1, static_cast<std::int64_t>(correction->type))
            .run();
      } else {
        database_.prepare("INSERT OR IGNORE INTO dropped VALUES(?)").bind(0, part).run();
      }
    }
  }

  std::vector<std::string> take_problems() { return std::move(problems_); }

 private:
  void problem(const Correction& correction, std::string_view what) {
    problems_.push_back(fmt::format("{}: {}", correction.place, what));
  }

  Forms forms(sqlite::Query query) {
    Forms result;
    while (query.step()) result.insert(query.integer(0));
    return result;
  }

  Forms find(const EntityReference& reference) {
    std::optional<Forms> result;
    const auto narrow = [&](Forms forms) {
      if (!result) {
        result = std::move(forms);
        return;
      }
      std::erase_if(*result, [&](std::int64_t form) { return !forms.contains(form); });
    };
    if (!reference.iri.empty()) narrow(with_iri(reference.iri));
    if (!reference.name.empty()) narrow(with_name(reference.name));
    if (!reference.document.empty()) narrow(of_document(reference.document));
    if (reference.type) {
      auto query = database_.prepare("SELECT form FROM forms WHERE type = ?");
      query.bind(0, static_cast<std::int64_t>(*reference.type));
      narrow(forms(std::move(query)));
    }
    return result.value_or(Forms());
  }

  Forms of_document(const std::string& id_or_iri) {
    auto documents = database_.prepare("SELECT document FROM documents WHERE id = ?1 OR iri = ?1");
    documents.bind(0, id_or_iri);
    Forms result;
    while (documents.step()) {
      const auto forms = of_entities_.of(documents.integer(0));
      result.insert(forms.begin(), forms.end());
    }
    return result;
  }

  Forms with_iri(std::string_view iri) {
    if (!iri.starts_with(base_)) return {};
    const std::string path(iri.substr(base_.size()));
    auto query = database_.prepare(
        "SELECT form FROM paths JOIN forms USING(cluster) WHERE path = ?1 "
        "UNION SELECT form FROM registry JOIN forms USING(signature) WHERE kind = 1 AND path = ?1");
    query.bind(0, path);
    return forms(std::move(query));
  }

  Forms with_name(const std::string& name) {
    auto entities = database_.prepare(
        "SELECT document, entity FROM names JOIN document_entities USING(name) WHERE fold = ?1 "
        "UNION SELECT document, entity FROM names JOIN document_names USING(name) WHERE fold = ?1");
    entities.bind(0, fold_hash(one_spelling(fold_name(name))));
    Forms result;
    while (entities.step()) {
      const auto forms = of_entities_.of(entities.integer(0));
      result.insert(forms[static_cast<std::size_t>(entities.integer(1))]);
    }
    return result;
  }

  std::int64_t part_of(std::int64_t form) {
    auto query = database_.prepare("SELECT part FROM parts WHERE form = ?");
    query.bind(0, form).step();
    return query.integer(0);
  }

  void move(std::int64_t form, std::int64_t part) {
    database_.prepare("UPDATE parts SET part = ? WHERE form = ?").bind(0, part).bind(1, form).run();
  }

  void unite(const std::vector<Forms>& found) {
    const std::int64_t part = part_of(*found.front().begin());
    for (const Forms& forms : found) {
      for (const std::int64_t form : forms) move(form, part);
    }
  }

  void part(const Correction& correction, const std::vector<Forms>& found) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      for (std::size_t j = i + 1; j < found.size(); ++j) {
        Forms both;
        std::ranges::set_intersection(found[i], found[j], std::inserter(both, both.end()));
        if (both.empty()) {
          separate(found[i], found[j]);
        } else {
          problem(
              correction,
              "two of its entities are the same part of the graph; add the name or the document "
              "that tells them apart");
        }
      }
    }
  }

  /// In every part that holds forms of both, those of `others` leave, with all that is closer to
  /// them.
  void separate(const Forms& kept, const Forms& others) {
    std::map<std::int64_t, std::pair<Forms, Forms>> parts;
    for (const std::int64_t form : kept) parts[part_of(form)].first.insert(form);
    for (const std::int64_t form : others) parts[part_of(form)].second.insert(form);
    for (auto& [part, sides] : parts) {
      if (sides.first.empty() || sides.second.empty()) continue;
      auto query = database_.prepare("SELECT form FROM parts WHERE part = ?");
      query.bind(0, part);
      const Forms all = forms(std::move(query));
      Forms leaving = sides.second;
      for (const std::int64_t form : all) {
        if (sides.first.contains(form) || sides.second.contains(form)) continue;
        if (closeness(form, sides.second) > closeness(form, sides.first)) leaving.insert(form);
      }
      // The form that numbers the part stays in it.
      if (leaving.contains(part)) {
        Forms staying;
        std::ranges::set_difference(all, leaving, std::inserter(staying, staying.end()));
        leaving = std::move(staying);
      }
      for (const std::int64_t form : leaving) move(form, *leaving.begin());
    }
  }

  std::int64_t closeness(std::int64_t form, const Forms& to) {
    auto query = database_.prepare("SELECT score FROM links WHERE a = ? AND b = ?");
    std::int64_t sum = 0;
    for (const std::int64_t other : to) {
      query.bind(0, std::min(form, other)).bind(1, std::max(form, other));
      if (query.step()) sum += query.integer(0);
      query.reset();
    }
    return sum;
  }

  std::int64_t name_id(const std::string& text) {
    const std::string folded = one_spelling(fold_name(text));
    auto insert = database_.prepare(
        "INSERT INTO names(text, folded, fold, form) VALUES(?,?,?,?) "
        "ON CONFLICT DO UPDATE SET text = text RETURNING name");
    insert.bind(0, text).bind(1, folded).bind(2, fold_hash(folded));
    insert.bind(3, static_cast<std::int64_t>(name_form(text))).step();
    return insert.integer(0);
  }

  sqlite::Database& database_;
  const EntityForms& of_entities_;
  std::string_view base_;
  std::vector<std::pair<std::int64_t, const Correction*>> marked_;
  std::vector<std::string> problems_;
};

}  // namespace

std::string described(const EntityReference& reference) {
  std::string text = reference.iri;
  const auto add = [&](std::string_view what, std::string_view value) {
    if (value.empty()) return;
    text += fmt::format("{}{} \"{}\"", text.empty() ? "" : ", ", what, value);
  };
  add("name", reference.name);
  if (reference.type) add("type", info(*reference.type).name);
  add("document", reference.document);
  return text.empty() ? "an empty entity" : text;
}

std::set<std::string> documents_named_in(const std::vector<Correction>& corrections) {
  std::set<std::string> documents;
  for (const Correction& correction : corrections) {
    if (correction.action == Correction::Action::wrong) continue;
    for (const EntityReference& reference : correction.entities) {
      if (!reference.document.empty()) documents.insert(reference.document);
    }
  }
  return documents;
}

std::vector<std::string> apply(sqlite::Database& database, const EntityForms& of_entities,
                               std::string_view base, const std::vector<Correction>& corrections) {
  Applier applier(database, of_entities, base);
  for (const Correction& correction : corrections) {
    if (correction.action != Correction::Action::wrong) applier.apply(correction);
  }
  applier.finish();
  return applier.take_problems();
}

}  // namespace docweave
