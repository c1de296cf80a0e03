#include "resolve/resolver.hpp"

#include <functional>

#include <fmt/format.h>

#include "resolve/clusters.hpp"
#include "resolve/forms.hpp"
#include "resolve/nodes.hpp"
#include "store/store.hpp"

namespace docweave {
namespace {

void resolve_types(sqlite::Database& database, const RecordReader& records,
                   const FormSettings& forms, const ResolveSettings& settings) {
  const std::int64_t first = 1 + database.integer("SELECT coalesce(max(form), 0) FROM forms");
  make_forms(database, records, forms);
  compare_forms(database, settings.threshold, settings.memory / 4);
  cluster_forms(database, first);
}

}  // namespace

std::vector<std::string> resolve(Store& store, const ResolveSettings& settings) {
  sqlite::Database& database = store.database();
  const std::uint64_t kibibytes = settings.memory / 1024 / 4;
  database.run(fmt::format("PRAGMA cache_size = -{0}; PRAGMA temp.cache_size = -{0}", kibibytes));
  sqlite::Transaction transaction(database);
  database.run(
      "DROP INDEX IF EXISTS identity_by_form; "
      "DELETE FROM identity; DELETE FROM links; DELETE FROM forms; "
      "DELETE FROM state WHERE key = 'resolved'");
  const auto apart = documents_named_in(settings.corrections);
  const RecordReader records(database, settings.memory / 8);
  const auto is_event = [](Type type) { return type == Type::event; };
  // What happens is known by where and by whom: events come when places and bodies are known.
  resolve_types(database, records, {{std::not_fn(is_event), false}, apart}, settings);
  resolve_types(database, records, {{is_event, true}, apart}, settings);
  auto problems = make_nodes(database, settings.base, settings.corrections, settings.memory / 8);
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
