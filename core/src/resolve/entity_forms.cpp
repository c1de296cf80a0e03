#include "resolve/entity_forms.hpp"

#include <algorithm>

namespace docweave {

EntityForms::EntityForms(sqlite::Database& database) {
  auto counts = database.prepare(
      "SELECT document, count(*) FROM document_entities GROUP BY document ORDER BY document");
  std::size_t end = 0;
  while (counts.step()) {
    end += static_cast<std::size_t>(counts.integer(1));
    documents_.push_back(counts.integer(0));
    ends_.push_back(end);
  }
  forms_.resize(end);
}

std::span<const std::uint32_t> EntityForms::of(std::int64_t document) const {
  const auto found = std::ranges::lower_bound(documents_, document);
  if (found == documents_.end() || *found != document) return {};
  const auto number = static_cast<std::size_t>(found - documents_.begin());
  const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::span(forms_).subspan(begin, ends_[number] - begin);
}

std::size_t EntityForms::place(std::int64_t document, std::int64_t entity) const {
  return static_cast<std::size_t>(of(document).data() - forms_.data() + entity);
}

void EntityForms::renumber(std::int64_t first, std::span<const std::int64_t> forms) {
  for (std::uint32_t& form : forms_) {
    if (form > first) form = static_cast<std::uint32_t>(forms[form - first]);
  }
}

void EntityForms::write(sqlite::Database& database, std::span<const std::int64_t> nodes) const {
  auto insert = database.prepare("INSERT INTO identity VALUES(?,?,?,?)");
  std::size_t place = 0;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    for (std::int64_t entity = 0; place < ends_[i]; ++place, ++entity) {
      insert.bind(0, documents_[i]).bind(1, entity);
      insert.bind(2, nodes[forms_[place]]).bind(3, std::int64_t{forms_[place]}).run();
    }
  }
}

}  // namespace docweave
