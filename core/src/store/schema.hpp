#pragma once

namespace docweave {

/// "dcwv": marks a SQLite file as a store.
inline constexpr int kStoreApplicationId = 0x64637776;
/// Raised whenever the tables change: a store of another version is refused.
inline constexpr int kStoreVersion = 3;

/// SQLite keeps the comments inside the statements, so that `.schema` shows them to whoever opens
/// the file. The views at the end are for users and stay; the tables may change with the version.
inline constexpr const char* kStoreSchema = R"sql(
CREATE TABLE types(type INTEGER PRIMARY KEY, name TEXT NOT NULL, iri TEXT NOT NULL);
CREATE TABLE predicates(predicate INTEGER PRIMARY KEY, name TEXT NOT NULL, iri TEXT NOT NULL);
CREATE TABLE statuses(status INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE state(
  -- What is done. "resolved": stamp of the settings with which the graph below was made, absent while
  -- it is older than the documents or corrections are used. "base": what its IRIs start with. "unused": names or rules may be left of documents that are gone.
  key TEXT PRIMARY KEY, value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE inputs(
  input INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL,  -- SHA-256 of its bytes; empty when it is to be read again in any case
  stages TEXT NOT NULL    -- SHA-256 of the plugins that read it: programs, data and options
);
CREATE TABLE documents(
  document INTEGER PRIMARY KEY,
  input INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL, url TEXT NOT NULL, publisher TEXT NOT NULL, date_published TEXT NOT NULL,
  language TEXT NOT NULL, media_type TEXT NOT NULL,
  iri TEXT
);
CREATE INDEX documents_of_inputs ON documents(input);
CREATE TABLE names(
  name INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL,  -- without case, signs, articles and differences of spelling
  fold INTEGER NOT NULL, -- hash of that without spaces: equal for names that count as the same
  form INTEGER NOT NULL  -- 0 a name, 1 an acronym, 2 a description without a capital
);
CREATE TABLE rules(
  rule INTEGER PRIMARY KEY,
  plugin TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE(plugin, name)
);

-- What each document says, as it said it. An entity is known by its document and its place there.
CREATE TABLE document_entities(
  document INTEGER NOT NULL, entity INTEGER NOT NULL,
  type INTEGER NOT NULL,
  name INTEGER NOT NULL,
  key TEXT NOT NULL,  -- of a knowledge entry: "RS"
  mentions INTEGER NOT NULL,
  PRIMARY KEY(document, entity)
) WITHOUT ROWID;
CREATE TABLE document_names(
  document INTEGER NOT NULL, entity INTEGER NOT NULL, position INTEGER NOT NULL,
  name INTEGER NOT NULL,
  named INTEGER NOT NULL,  -- 1: a name; 0: words such as "the workshop"
  PRIMARY KEY(document, entity, position)
) WITHOUT ROWID;
CREATE TABLE mentions(
  document INTEGER NOT NULL, entity INTEGER NOT NULL, position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
  rule INTEGER NOT NULL, confidence REAL NOT NULL,
  origin_text_begin INTEGER, origin_text_end INTEGER, origin_begin INTEGER, origin_end INTEGER,
  page INTEGER, box_left REAL, box_top REAL, box_right REAL, box_bottom REAL,
  PRIMARY KEY(document, entity, position)
) WITHOUT ROWID;
CREATE TABLE document_statements(
  document INTEGER NOT NULL, statement INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  predicate INTEGER NOT NULL,
  object INTEGER,  -- an entity of the document, or
  value TEXT,      -- a literal
  status INTEGER NOT NULL,
  PRIMARY KEY(document, statement)
) WITHOUT ROWID;
CREATE TABLE document_evidence(
  document INTEGER NOT NULL, statement INTEGER NOT NULL, position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
  rule INTEGER NOT NULL, confidence REAL NOT NULL,
  origin_text_begin INTEGER, origin_text_end INTEGER, origin_begin INTEGER, origin_end INTEGER,
  page INTEGER, box_left REAL, box_top REAL, box_right REAL, box_bottom REAL,
  PRIMARY KEY(document, statement, position)
) WITHOUT ROWID;

-- The graph of all documents, made anew from the above.
CREATE TABLE nodes(
  node INTEGER PRIMARY KEY,  -- in the order of the IRIs
  iri TEXT NOT NULL UNIQUE,
  type INTEGER NOT NULL,
  name INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  funds INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE node_names(
  node INTEGER NOT NULL, name INTEGER NOT NULL,
  PRIMARY KEY(node, name)
) WITHOUT ROWID;
CREATE TABLE identity(
  -- Which node an entity of a document is; 0: a correction dropped it.
  document INTEGER NOT NULL, entity INTEGER NOT NULL,
  node INTEGER NOT NULL,
  form INTEGER NOT NULL,
  PRIMARY KEY(document, entity)
) WITHOUT ROWID;
CREATE TABLE edges(
  -- The statements between nodes; object 0 stands for the literal in value.
  subject INTEGER NOT NULL, predicate INTEGER NOT NULL, object INTEGER NOT NULL,
  value TEXT NOT NULL, status INTEGER NOT NULL,
  document INTEGER NOT NULL, statement INTEGER NOT NULL,
  PRIMARY KEY(subject, predicate, object, value, status, document, statement)
) WITHOUT ROWID;

-- How that came about. A form is what the resolver compares: entities of documents that are alike
-- in all it looks at.
CREATE TABLE forms(
  form INTEGER PRIMARY KEY,
  signature INTEGER NOT NULL UNIQUE,  -- a hash of what the form is: the same in every store
  cluster INTEGER NOT NULL,           -- one of the forms that are one thing, before corrections
  node INTEGER NOT NULL,
  type INTEGER NOT NULL,
  entities INTEGER NOT NULL,
  profile BLOB NOT NULL  -- what is compared: resolve/profile.hpp
);
CREATE TABLE links(
  -- Two forms that were compared.
  a INTEGER NOT NULL, b INTEGER NOT NULL,
  score INTEGER NOT NULL,    -- log-odds in thousandths of a bit; above 0 they look the same
  outcome INTEGER NOT NULL,  -- 0 apart, 1 one, 2 apart: contradiction, 3 apart: ambiguous
  PRIMARY KEY(a, b)
) WITHOUT ROWID;
CREATE TABLE registry(
  -- The IRI, without the base, that forms were given: minted once and kept.
  kind INTEGER NOT NULL,  -- 0 by the resolver, 1 by a correction that split something off
  signature INTEGER NOT NULL, path TEXT NOT NULL,
  PRIMARY KEY(kind, signature)
) WITHOUT ROWID;
CREATE INDEX registry_by_path ON registry(path);

CREATE INDEX identity_by_form ON identity(form);

CREATE VIEW entities AS
  -- One thing each: its IRI, type, best name, and how many documents mention it, how often.
  SELECT nodes.iri AS iri, types.name AS type, names.text AS name, documents, mentions,
    funds AS is_funder
  FROM nodes JOIN types ON types.type = nodes.type JOIN names ON names.name = nodes.name;
CREATE VIEW entity_names AS
  -- Every way in which the documents call an entity.
  SELECT nodes.iri AS iri, names.text AS name
  FROM node_names JOIN nodes ON nodes.node = node_names.node
  JOIN names ON names.name = node_names.name;
CREATE VIEW entity_mentions AS
  -- Where documents mention an entity.
  SELECT nodes.iri AS iri, documents.iri AS document, quote, span_begin, span_end, page,
    rules.plugin AS plugin, rules.name AS rule, confidence
  FROM nodes JOIN identity ON identity.node = nodes.node
  JOIN mentions ON mentions.document = identity.document AND mentions.entity = identity.entity
  JOIN documents ON documents.document = mentions.document JOIN rules ON rules.rule = mentions.rule;
CREATE VIEW statements AS
  -- What is said of an entity, by all documents together; the object is an IRI, or a literal.
  SELECT s.iri AS subject, predicates.name AS predicate, coalesce(o.iri, edges.value) AS object,
    edges.object = 0 AS is_literal, statuses.name AS status,
    count(DISTINCT edges.document) AS documents
  FROM edges JOIN nodes s ON s.node = edges.subject LEFT JOIN nodes o ON o.node = edges.object
  JOIN predicates ON predicates.predicate = edges.predicate
  JOIN statuses ON statuses.status = edges.status
  GROUP BY edges.subject, edges.predicate, edges.object, edges.value, edges.status;
CREATE VIEW evidence AS
  -- The words that prove each statement: span in bytes of the document's text.
  SELECT s.iri AS subject, predicates.name AS predicate, coalesce(o.iri, edges.value) AS object,
    statuses.name AS status, documents.iri AS document, e.quote AS quote,
    e.span_begin AS span_begin, e.span_end AS span_end, e.page AS page, rules.plugin AS plugin,
    rules.name AS rule, e.confidence AS confidence
  FROM edges JOIN nodes s ON s.node = edges.subject LEFT JOIN nodes o ON o.node = edges.object
  JOIN predicates ON predicates.predicate = edges.predicate
  JOIN statuses ON statuses.status = edges.status
  JOIN documents ON documents.document = edges.document
  JOIN document_evidence e ON e.document = edges.document AND e.statement = edges.statement
  JOIN rules ON rules.rule = e.rule;
)sql";

}  // namespace docweave
