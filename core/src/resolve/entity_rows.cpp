#include "resolve/entity_rows.hpp"

#include <algorithm>

#include <docweave/text.hpp>

namespace docweave {

EntityRows::EntityRows(sqlite::Database& database, const Names& names)
    : names_(names),
      query_(database.prepare(
          "SELECT e.document, e.entity, e.type, e.key, e.name, a.name, d.id FROM document_entities e "
          "JOIN documents d ON d.document = e.document LEFT JOIN document_names a "
          "ON a.document = e.document AND a.entity = e.entity AND a.named "
          "ORDER BY e.document, e.entity, a.position")),
      more_(query_.step()) {}

const EntityRow* EntityRows::next() {
  if (!more_) return nullptr;
  row_.document = query_.integer(0);
  row_.entity = query_.integer(1);
  row_.type = static_cast<Type>(query_.integer(2));
  row_.key = query_.text(3);
  row_.name = query_.integer(4);
  row_.other_names.clear();
  row_.fingerprint = hash_of(std::string(query_.text(6)) + '\n' + std::to_string(row_.entity));
  do {
    if (!query_.is_null(5)) row_.other_names.push_back(query_.integer(5));
    more_ = query_.step();
  } while (more_ && query_.integer(0) == row_.document && query_.integer(1) == row_.entity);
  prefer_full_name();
  return &row_;
}

void EntityRows::prefer_full_name() {
  if (!names_.acronym(row_.name)) return;
  const auto full = std::ranges::find_if(row_.other_names, [this](NameId name) {
    return !names_.acronym(name) && word_count(names_.folded(names_.fold(name))) >= 2;
  });
  if (full != row_.other_names.end()) std::swap(row_.name, *full);
}

}  // namespace docweave
