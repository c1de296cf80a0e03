#include "resolve/resolver.hpp"

#include "resolve/identity.hpp"
#include "resolve/names.hpp"
#include "resolve/nodes.hpp"
#include "store/store.hpp"

namespace docweave {

void resolve(Store& store, std::string_view base) {
  sqlite::Database& database = store.database();
  sqlite::Transaction transaction(database);
  const Names names(database);
  find_identity(database, names);
  make_nodes(database, names, base);
  store.forget_unused();
  transaction.commit();
}

}  // namespace docweave
