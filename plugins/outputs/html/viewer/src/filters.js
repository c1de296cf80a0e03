// What of a view is to be seen.

export function newFilters() {
  return {
    hiddenTypes: new Set(),
    hiddenPredicates: new Set(),
    hiddenStatuses: new Set(['cancelled', 'denied']),
    documents: 1,     // a statement stands in at least so many
    months: null,     // [first, last] in which events must lie
    undated: true,    // events without date are shown also when months are chosen
    loners: false,    // entities without an edge are shown
    focus: null,      // only what lies within `steps` of this entity
    steps: 1,
  };
}

const kDated = new Set(['Event', 'Project']);

function inTime(entity, filters) {
  if (!filters.months || !kDated.has(entity.type)) return true;
  if (!entity.months) return filters.undated;
  return entity.months[0] <= filters.months[1] && filters.months[0] <= entity.months[1];
}

export function holds(statement, filters) {
  return !filters.hiddenPredicates.has(statement.predicate) &&
    !filters.hiddenStatuses.has(statement.status) && statement.documents >= filters.documents &&
    inTime(statement.subject, filters) && (!statement.object || inTime(statement.object, filters));
}

const pathHolds = (path, filters) =>
  (!path.via || inTime(path.via, filters)) && path.statements.every((s) => holds(s, filters));

/** Entities up to `steps` edges away, by number. */
function surroundings(start, steps, edges, shown) {
  const near = new Set([start.index]);
  for (let step = 0; step < steps; ++step) {
    const reached = [];
    edges.forEach((edge, i) => {
      if (!shown[i]) return;
      if (near.has(edge.source.index)) reached.push(edge.target.index);
      if (near.has(edge.target.index)) reached.push(edge.source.index);
    });
    for (const index of reached) near.add(index);
  }
  return near;
}

/**
 * Which entities and edges of a view are shown: arrays of 0 and 1 by the entity's number and the
 * edge's place. `pinned` is shown in any case.
 */
export function visible(model, edges, filters, pinned) {
  const entities = new Uint8Array(model.entities.length);
  const may = (entity) => !filters.hiddenTypes.has(entity.type) && inTime(entity, filters);
  const shown = Uint8Array.from(edges, (edge) =>
    may(edge.source) && may(edge.target) && edge.paths.some((path) => pathHolds(path, filters)) ? 1 : 0);
  if (filters.focus) {
    const near = surroundings(filters.focus, filters.steps, edges, shown);
    edges.forEach((edge, i) => {
      if (!near.has(edge.source.index) || !near.has(edge.target.index)) shown[i] = 0;
    });
    entities[filters.focus.index] = 1;
  }
  edges.forEach((edge, i) => {
    if (shown[i]) entities[edge.source.index] = entities[edge.target.index] = 1;
  });
  if (filters.loners && !filters.focus) {
    for (const entity of model.entities) if (may(entity)) entities[entity.index] = 1;
  }
  if (pinned) entities[pinned.index] = 1;
  return {entities, edges: shown};
}

export const pathsThatHold = (edge, filters) => edge.paths.filter((path) => pathHolds(path, filters));
