// The graph as the page holds it, out of the tables that graph_json.cpp wrote.

import {fold, monthsOf} from './text.js';

function readDocuments(rows) {
  const documents = [];
  for (const [index, iri, id, title, url, publisher, date, language] of rows) {
    documents[index] = {index, iri, id, title: title || id, url, publisher, date, language, entities: 0};
  }
  return documents;
}

function readEntities(rows, types) {
  return rows.map(([iri, type, name, others, documents, mentions, funds], index) => {
    const names = [name, ...others].filter(Boolean);
    return {
      index, iri, documents, mentions, type: types[type], typeIndex: type, funds: funds === 1,
      name: names[0] ?? iri, names: [name, ...others], folded: names.map(fold),
      appearances: [], statements: [], months: null, connections: 0,
    };
  });
}

/** A quote or rule stands in full where it is first named and is a number from then on. */
function table() {
  const rows = [];
  return (given) => {
    if (typeof given === 'number') return rows[given];
    rows.push(given);
    return given;
  };
}

function readStatements(json, entities, documents) {
  const quote = table();
  const rule = table();
  const readEvidence = ([quoted, by, confidence]) => {
    const [document, page, text] = quote(quoted);
    return {document: documents[document], page, text, rule: rule(by), confidence};
  };
  return json.statements.map((row, index) => {
    const [subject, predicate, object, status, confidence, documentCount, evidenceCount, evidence] = row;
    return {
      index, confidence, evidenceCount, documents: documentCount,
      subject: entities[subject],
      predicate: json.predicates[predicate],
      object: typeof object === 'number' ? entities[object] : null,
      value: typeof object === 'number' ? null : object,
      status: json.statuses[status],
      evidence: evidence.map(readEvidence),
    };
  });
}

function readAppearances(rows, entities, documents) {
  for (const row of rows) {
    for (const [entity, ...names] of row[8]) {
      entities[entity].appearances.push(
        {document: documents[row[0]], names: names.map((name) => entities[entity].names[name])});
      ++documents[row[0]].entities;
    }
  }
}

/** The months from an entity's first date to its last; a date alone is both. */
function monthsOfEntity(entity) {
  const dates = entity.statements
    .filter((s) => s.status !== 'denied' && (s.predicate === 'startDate' || s.predicate === 'endDate'))
    .map((s) => monthsOf(s.value)).filter(Boolean);
  if (!dates.length) return null;
  return [Math.min(...dates.map((d) => d[0])), Math.max(...dates.map((d) => d[1]))];
}

/** The other end of a statement between entities, seen from one of them. */
export const otherEnd = (statement, entity) =>
  statement.object === entity ? statement.subject : statement.object;

export function readGraph(json) {
  if (json.format !== 1) throw new Error(`The graph has the format ${json.format}; this page reads 1.`);
  const documents = readDocuments(json.documents);
  const entities = readEntities(json.entities, json.types);
  const statements = readStatements(json, entities, documents);
  readAppearances(json.documents, entities, documents);
  for (const statement of statements) {
    statement.subject.statements.push(statement);
    if (!statement.object) continue;
    if (statement.object !== statement.subject) statement.object.statements.push(statement);
    ++statement.subject.connections;
    ++statement.object.connections;
  }
  for (const entity of entities) entity.months = monthsOfEntity(entity);
  const [allEntities, allStatements, allDocuments] = json.totals;
  return {
    title: json.title, sources: json.sources, entities, statements,
    documents: documents.filter(Boolean),
    types: json.types.filter((type) => entities.some((entity) => entity.type === type)),
    predicates: json.predicates, statuses: json.statuses,
    totals: {entities: allEntities, statements: allStatements, documents: allDocuments},
  };
}
