// The graphs that the page draws, as edges between entities. An edge holds the paths that make it:
// each the statements that must all hold, and what the path goes over. It is there as long as one of
// its paths is.

export const kViews = [
  {id: 'all', label: 'Everything', says: 'Entities and what the documents say between them'},
  {id: 'funders', label: 'Funders', directed: true,
   says: 'From those who fund to those who organise or carry out what they fund'},
  {id: 'together', label: 'Who works with whom',
   says: 'People and organisations with a part in the same events and projects'},
];

const kLeads = new Set(['organizer', 'implementer', 'funder', 'partner']);
const kRoles = new Set([...kLeads, 'performer', 'attendee']);
/** A crowd does not make each of its members work with each other. */
const kCrowd = 25;

class Edges {
  #byEnds = new Map();

  add(source, target, path) {
    if (source === target) return;
    const ends = source.index < target.index ? [source, target] : [target, source];
    const key = ends[0].index * 0x4000000 + ends[1].index;
    let edge = this.#byEnds.get(key);
    if (!edge) this.#byEnds.set(key, edge = {source, target, paths: []});
    edge.paths.push(path);
  }

  list() {
    return [...this.#byEnds.values()];
  }
}

function everything(model) {
  const edges = new Edges();
  for (const statement of model.statements) {
    if (statement.object) edges.add(statement.subject, statement.object, {statements: [statement], via: null});
  }
  return edges.list();
}

const saidOf = (entity, predicates) =>
  entity.statements.filter((s) => s.subject === entity && s.object && predicates.has(s.predicate));

const partsOf = (entity) =>
  entity.statements.filter((s) => s.object === entity && s.predicate === 'isPartOf');

/** Who organises or carries out a thing or its parts, each as a list of statements. */
function doers(thing) {
  const predicates = new Set(['organizer', 'implementer']);
  return [
    ...saidOf(thing, predicates).map((s) => [s]),
    ...partsOf(thing).flatMap((part) => saidOf(part.subject, predicates).map((s) => [part, s])),
  ];
}

function funders(model) {
  const edges = new Edges();
  for (const funding of model.statements) {
    if (funding.predicate !== 'funder' || !funding.object) continue;
    const funder = funding.object;
    const thing = funding.subject;
    const paths = doers(thing).filter((path) => path.at(-1).object !== funder);
    if (!paths.length) edges.add(funder, thing, {statements: [funding], via: null});
    for (const path of paths) {
      edges.add(funder, path.at(-1).object, {statements: [funding, ...path], via: thing});
    }
  }
  return edges.list();
}

const acts = (entity) => entity.type === 'Organization' || entity.type === 'Person';

/** Who has a part in a thing: those it names, and the people who work for it. */
function participants(thing) {
  const named = saidOf(thing, kRoles).filter((s) => acts(s.object)).map((said) => ({who: said.object, said}));
  const staff = thing.statements.filter((s) => s.object === thing && s.predicate === 'affiliation');
  return [...named, ...staff.map((said) => ({who: said.subject, said}))];
}

function together(model) {
  const edges = new Edges();
  for (const thing of model.entities) {
    if (thing.type !== 'Event' && thing.type !== 'Project') continue;
    const parts = participants(thing);
    for (const [i, one] of parts.entries()) {
      for (const other of parts.slice(i + 1)) {
        const crowd = parts.length > kCrowd && !kLeads.has(one.said.predicate) && !kLeads.has(other.said.predicate);
        if (!crowd) edges.add(one.who, other.who, {statements: [one.said, other.said], via: thing});
      }
    }
  }
  for (const statement of model.statements) {
    if (statement.predicate !== 'affiliation' || !statement.object || !acts(statement.object)) continue;
    edges.add(statement.subject, statement.object, {statements: [statement], via: null});
  }
  return edges.list();
}

const kMakers = {all: everything, funders, together};

export function edgesOf(view, model) {
  return kMakers[view](model);
}
