#pragma once

#include <memory>
#include <mutex>

#include <docweave/graph.hpp>

#include "store/sqlite.hpp"

namespace docweave {

/// The graph in a resolved store. Every cursor reads rows as it goes; several threads may have some
/// each, as long as nothing else uses the connection.
class SqliteGraph : public Graph {
 public:
  explicit SqliteGraph(sqlite::Database& database) : database_(database) {}

  std::unique_ptr<Cursor<GraphDocument>> documents() const override;
  std::unique_ptr<Cursor<GraphEntity>> entities() const override;
  std::unique_ptr<Cursor<GraphStatement>> statements() const override;

 private:
  sqlite::Database& database_;
  std::shared_ptr<std::mutex> turn_ = std::make_shared<std::mutex>();
};

}  // namespace docweave
