#include "resolve/resolver.hpp"

#include <functional>

#include <fmt/format.h>

#include "resolve/clusters.hpp"
#include "resolve/entity_forms.hpp"
#include "resolve/forms.hpp"
#include "resolve/nodes.hpp"
#include "store/store.hpp"

namespace docweave {
namespace {

void resolve_types(sqlite::Database& database, const RecordReader& records,
                   const FormSettings& forms, const ResolveSettings& settings,
                   EntityForms& of_entities) {
  const std::int64_t first = 1 + database.integer("SELECT coalesce(max(form), 0) FROM forms");
  make_forms(database, records, forms, of_entities);
  compare_forms(database, settings.threshold, settings.memory / 4);
  cluster_forms(database, first);
}

}  // namespace

std::vector<std::string> resolve(Store& store, const ResolveSettings& settings) {
  sqlite::Database& database = store.database();
  // Sorts hold as much as the first of these says: runs that the processor's caches hold are sorted
  // sooner, and merged after.
  const std::uint64_t kibibytes = settings.memory / 1024;
  database.run(fmt::format("PRAGMA cache_size = -{}; PRAGMA temp.cache_size = -{}", kibibytes / 16,
                           kibibytes / 4));
  sqlite::Transaction transaction(database);
  database.run(
      "DROP INDEX IF EXISTS identity_by_form; "
      "DELETE FROM identity; DELETE FROM links; DELETE FROM forms; "
      "DELETE FROM state WHERE key = 'resolved'");
  const auto apart = documents_named_in(settings.corrections);
  EntityForms of_entities(database);
  const RecordReader records(database, settings.memory / 8);
  const auto is_event = [](Type type) { return type == Type::event; };
  // What happens is known by where and by whom: events come when places and bodies are known.
  resolve_types(database, records, {{std::not_fn(is_event)}, apart}, settings, of_entities);
  resolve_types(database, records, {{is_event, &of_entities}, apart}, settings, of_entities);
  auto problems =
      make_nodes(database, of_entities, settings.base, settings.corrections, settings.memory / 8);
  store.forget_unused();
  if (!settings.stamp.empty()) {
    database.prepare("INSERT OR REPLACE INTO state VALUES('resolved', ?)")
        .bind(0, settings.stamp)
        .run();
  }
  transaction.commit();
  return problems;
}

}  // namespace docweave
