#include "resolve/identity.hpp"

#include <algorithm>
#include <map>

#include <docweave/vocabulary.hpp>

#include "resolve/entity_rows.hpp"
#include "resolve/event_identity.hpp"
#include "resolve/name_identity.hpp"

namespace docweave {
namespace {

/// Gives every entity its cluster; entities that no name identifies, events first of all, get one
/// of their own.
void place_by_name(sqlite::Database& database, const Names& names) {
  NameIdentity identity(EntityRows(database, names), names);
  auto insert = database.prepare("INSERT INTO members VALUES(?,?,?,?,?)");
  std::int64_t next_cluster = identity.size();
  std::int64_t document = -1;
  std::map<std::uint32_t, std::int64_t> within_document;
  EntityRows rows(database, names);
  while (const EntityRow* row = rows.next()) {
    if (row->document != document) within_document.clear();
    document = row->document;
    const auto named = identity.cluster(*row);
    std::int64_t cluster = named ? *named : next_cluster++;
    if (named && identity.within_document(*named)) {
      const auto [entry, is_new] = within_document.try_emplace(*named, next_cluster);
      next_cluster += is_new ? 1 : 0;
      cluster = entry->second;
    }
    insert.bind(0, row->document).bind(1, row->entity).bind(2, cluster).bind(3, row->name);
    insert.bind(4, static_cast<std::int64_t>(row->fingerprint)).run();
  }
}

/// Events of the same folded name.
struct Namesakes {
  struct Event {
    std::int64_t document;
    std::int64_t entity;
    std::int64_t cluster;
  };
  std::string folded;
  std::vector<Event> events;
};

class EventPlacer {
 public:
  explicit EventPlacer(sqlite::Database& database)
      : events_(database.prepare(
            "SELECT names.folded, m.document, m.entity, m.cluster, "
            "replace(names.folded, ' ', '') AS joined FROM document_entities e "
            "JOIN members m USING(document, entity) JOIN names ON names.name = e.name "
            "JOIN documents d ON d.document = e.document WHERE e.type = ? "
            "ORDER BY joined, d.id, e.entity")),
        features_(database.prepare(
            "SELECT s.predicate, s.value, m.cluster FROM document_statements s LEFT JOIN members m "
            "ON m.document = s.document AND m.entity = s.object "
            "WHERE s.document = ? AND s.subject = ? AND s.status IN (?, ?)")),
        move_(
            database.prepare("UPDATE members SET cluster = ? WHERE document = ? AND entity = ?")) {}

  void place_all() {
    events_.bind(0, static_cast<std::int64_t>(Type::event));
    Namesakes namesakes;
    std::string joined;
    while (events_.step()) {
      if (events_.text(4) != joined) {
        place(namesakes);
        namesakes = {std::string(events_.text(0)), {}};
        joined = events_.text(4);
      }
      namesakes.events.push_back({events_.integer(1), events_.integer(2), events_.integer(3)});
    }
    place(namesakes);
  }

 private:
  void place(const Namesakes& namesakes) {
    if (namesakes.events.size() < 2) return;
    std::vector<EventFeatures> features;
    for (const auto& event : namesakes.events) features.push_back(features_of(event));
    const auto first = same_events(namesakes.folded, features);
    for (std::size_t i = 0; i < first.size(); ++i) {
      if (first[i] == i) continue;
      const auto& event = namesakes.events[i];
      move_.bind(0, namesakes.events[first[i]].cluster).bind(1, event.document);
      move_.bind(2, event.entity).run();
    }
  }

  EventFeatures features_of(const Namesakes::Event& event) {
    EventFeatures features;
    features_.bind(0, event.document).bind(1, event.entity);
    features_.bind(2, static_cast<std::int64_t>(Status::asserted));
    features_.bind(3, static_cast<std::int64_t>(Status::planned));
    while (features_.step()) {
      const auto predicate = static_cast<Predicate>(features_.integer(0));
      if (predicate == Predicate::start_date) features.dates.emplace(features_.text(1));
      if (predicate == Predicate::location || predicate == Predicate::organizer) {
        features.places.insert(features_.integer(2));
      }
    }
    return features;
  }

  sqlite::Query events_;
  sqlite::Query features_;
  sqlite::Query move_;
};

}  // namespace

void find_identity(sqlite::Database& database, const Names& names) {
  database.run(
      "DROP TABLE IF EXISTS temp.members; "
      "CREATE TEMP TABLE members(document INTEGER NOT NULL, entity INTEGER NOT NULL, "
      "cluster INTEGER NOT NULL, name INTEGER NOT NULL, fingerprint INTEGER NOT NULL, "
      "PRIMARY KEY(document, entity)) WITHOUT ROWID");
  place_by_name(database, names);
  EventPlacer(database).place_all();
}

}  // namespace docweave
