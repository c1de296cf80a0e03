#pragma once

namespace docweave {

/// "dcwv": marks a SQLite file as a store.
inline constexpr int kStoreApplicationId = 0x64637776;

/// The first group of tables holds what documents say, as they said it; the second what `resolve`
/// made of it. Types, predicates and statuses are numbered as in the public enumerations.
inline constexpr const char* kStoreSchema = R"sql(
CREATE TABLE documents(
  document INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL, url TEXT NOT NULL, publisher TEXT NOT NULL, date_published TEXT NOT NULL,
  language TEXT NOT NULL, media_type TEXT NOT NULL,
  iri TEXT
);
CREATE TABLE names(
  name INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL  -- fold_name, and English spellings made one
);
CREATE TABLE rules(
  rule INTEGER PRIMARY KEY,
  plugin TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE(plugin, name)
);
CREATE TABLE entities(
  document INTEGER NOT NULL, entity INTEGER NOT NULL,
  type INTEGER NOT NULL,
  name INTEGER NOT NULL,
  key TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY(document, entity)
) WITHOUT ROWID;
CREATE TABLE alternate_names(
  document INTEGER NOT NULL, entity INTEGER NOT NULL, position INTEGER NOT NULL,
  name INTEGER NOT NULL,
  named INTEGER NOT NULL,  -- a name, as against "the workshop"
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
CREATE TABLE statements(
  document INTEGER NOT NULL, statement INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  predicate INTEGER NOT NULL,
  object INTEGER,  -- an entity of the document, or
  value TEXT,      -- a literal
  status INTEGER NOT NULL,
  PRIMARY KEY(document, statement)
) WITHOUT ROWID;
CREATE TABLE evidence(
  document INTEGER NOT NULL, statement INTEGER NOT NULL, position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
  rule INTEGER NOT NULL, confidence REAL NOT NULL,
  origin_text_begin INTEGER, origin_text_end INTEGER, origin_begin INTEGER, origin_end INTEGER,
  page INTEGER, box_left REAL, box_top REAL, box_right REAL, box_bottom REAL,
  PRIMARY KEY(document, statement, position)
) WITHOUT ROWID;

-- Numbered in the order of their IRIs.
CREATE TABLE nodes(
  node INTEGER PRIMARY KEY,
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
  document INTEGER NOT NULL, entity INTEGER NOT NULL,
  node INTEGER NOT NULL,
  PRIMARY KEY(document, entity)
) WITHOUT ROWID;
-- The statements between nodes; object 0 stands for the literal in value.
CREATE TABLE edges(
  subject INTEGER NOT NULL, predicate INTEGER NOT NULL, object INTEGER NOT NULL,
  value TEXT NOT NULL, status INTEGER NOT NULL,
  document INTEGER NOT NULL, statement INTEGER NOT NULL,
  PRIMARY KEY(subject, predicate, object, value, status, document, statement)
) WITHOUT ROWID;
)sql";

}  // namespace docweave
