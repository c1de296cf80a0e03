#pragma once

#include <cstdint>
#include <optional>

#include <docweave/vocabulary.hpp>

#include "query/find_entity.hpp"
#include "query/table.hpp"
#include "store/sqlite.hpp"

/// Questions that people ask of a graph, answered from a resolved store. Each row says how many
/// documents and passages prove it and holds the passages. Everything throws `Error(io)` when the
/// store cannot be read.
namespace docweave::query {

/// Who pays for an event, a project or a body, and for what it is part of.
Table funders_of(sqlite::Database& store, const FoundEntity& entity, std::size_t limit);

/// Events (or projects) in which an entity has a part, by date.
Table events_of(sqlite::Database& store, const FoundEntity& entity, std::size_t limit);
Table projects_of(sqlite::Database& store, const FoundEntity& entity, std::size_t limit);

/// Bodies and people with a part in the same events and projects, those with most in common first.
/// A place is no part that somebody takes.
Table who_works_with(sqlite::Database& store, const FoundEntity& entity, std::size_t limit);

/// The fewest statements that lead from one entity to another, by way of places only where nothing
/// else does; no rows when none do.
Table path(sqlite::Database& store, const FoundEntity& from, const FoundEntity& to);

/// The entities that most documents mention; their evidence is their mentions.
Table top(sqlite::Database& store, std::optional<Type> type, std::size_t limit);

}  // namespace docweave::query
