"""The tables of the catalogue: a relational index of what the report graphs and the registry hold.

Derived from the archive and made anew from it at any time; pages, search, facets, feeds and the
network read it. Ids are local ids (``person/al-haris``); dates are ISO text; `evidence` columns are
JSON lists of ``[start, end]`` pairs into the text of `report`.
"""

from __future__ import annotations

SCHEMA_VERSION = 2

JOIN_GROUNDS = (
    "JOIN basis b ON b.directive = d.id AND b.article = "
    "(SELECT min(article) FROM basis WHERE directive = b.directive AND regulation = b.regulation)"
)
"""Joins to directives `d` the regulations they rest on, each once however many of its articles are named."""

SCHEMA = """
CREATE TABLE report(
  key TEXT PRIMARY KEY,            -- ids.report_key(report id): the IRI segment
  id TEXT NOT NULL, title TEXT, publisher TEXT, author TEXT, published TEXT, dateline TEXT,
  url TEXT, language TEXT, sha256 TEXT, chars INTEGER NOT NULL, warnings INTEGER NOT NULL DEFAULT 0);

CREATE TABLE entity(               -- one row for each id met in any report; a meeting that several
                                   -- reports tell of has one row, under its canonical id
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,              -- person organisation group place post regulation meeting
  label TEXT NOT NULL,             -- the label most reports use, then the longest
  subkind TEXT,                    -- organisation kind, place kind, regulation type, meeting type
  acronym TEXT,
  region TEXT,                     -- place id
  part_of TEXT,                    -- parent organisation, place or the organisation of a post
  reports INTEGER NOT NULL,        -- number of distinct reports
  first_seen TEXT, last_seen TEXT, -- dates of the first and last report
  extra TEXT NOT NULL DEFAULT '{}' -- JSON: titles, function, number, year, ministry ...
);
CREATE TABLE alias(entity TEXT NOT NULL, alias TEXT NOT NULL, PRIMARY KEY(entity, alias)) WITHOUT ROWID;
CREATE TABLE mention(entity TEXT NOT NULL, report TEXT NOT NULL, evidence TEXT NOT NULL,
  date TEXT,                       -- of the report
  says TEXT NOT NULL DEFAULT '[]', -- JSON: [field, value] pairs that this report adds to `variant`
  PRIMARY KEY(entity, report)) WITHOUT ROWID;
CREATE TABLE variant(              -- how many reports state this value of this field of an entity
  entity TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, reports INTEGER NOT NULL,
  PRIMARY KEY(entity, field, value)) WITHOUT ROWID;

CREATE TABLE tenure(id TEXT PRIMARY KEY, report TEXT NOT NULL, person TEXT NOT NULL, post TEXT NOT NULL,
  organisation TEXT, acting TEXT, former INTEGER NOT NULL, date TEXT,
  rule TEXT, confidence REAL, evidence TEXT NOT NULL);
CREATE TABLE meeting(id TEXT PRIMARY KEY, canonical TEXT NOT NULL, report TEXT NOT NULL, name TEXT NOT NULL,
  type TEXT NOT NULL, date TEXT, end_date TEXT, date_basis TEXT, mode TEXT, venue TEXT, topic TEXT,
  main INTEGER NOT NULL, region TEXT, rule TEXT, confidence REAL, evidence TEXT NOT NULL);
CREATE TABLE attendance(id TEXT PRIMARY KEY, report TEXT NOT NULL, meeting TEXT NOT NULL, canonical TEXT NOT NULL,
  who TEXT NOT NULL, role TEXT NOT NULL, date TEXT, rule TEXT, confidence REAL, evidence TEXT NOT NULL);
CREATE TABLE directive(id TEXT PRIMARY KEY, report TEXT NOT NULL, issuer TEXT,
  issuer_tenure TEXT, issuer_post TEXT, acting TEXT, action TEXT NOT NULL, action_start INTEGER, action_end INTEGER,
  strength TEXT NOT NULL, verb TEXT NOT NULL, meeting TEXT, canonical TEXT, follows TEXT,
  deadline TEXT, deadline_date TEXT,
  date TEXT,                       -- of the meeting where there is one, else of the report
  region TEXT, rule TEXT, confidence REAL, evidence TEXT NOT NULL);
CREATE TABLE repeated(             -- directives that another report of the meeting states alike: `graph.repeats`
  directive TEXT PRIMARY KEY, canonical TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX repeated_canonical ON repeated(canonical);
CREATE TABLE addressee(directive TEXT NOT NULL, who TEXT NOT NULL, position INTEGER NOT NULL,
  PRIMARY KEY(directive, who)) WITHOUT ROWID;
CREATE TABLE basis(directive TEXT NOT NULL, regulation TEXT NOT NULL, article TEXT NOT NULL DEFAULT '',
  PRIMARY KEY(directive, regulation, article)) WITHOUT ROWID;
CREATE TABLE follow_up(id TEXT PRIMARY KEY, report TEXT NOT NULL, who TEXT, action TEXT NOT NULL, directive TEXT,
  issuer TEXT, date TEXT, rule TEXT, confidence REAL, evidence TEXT NOT NULL);
CREATE TABLE quote(id TEXT PRIMARY KEY, report TEXT NOT NULL, speaker TEXT, text TEXT NOT NULL, meeting TEXT,
  date TEXT, rule TEXT, confidence REAL, evidence TEXT NOT NULL);
CREATE TABLE citation(id TEXT PRIMARY KEY, report TEXT NOT NULL, regulation TEXT NOT NULL, articles TEXT NOT NULL,
  date TEXT, rule TEXT, confidence REAL, evidence TEXT NOT NULL);
CREATE TABLE candidate(id INTEGER PRIMARY KEY, report TEXT NOT NULL, layer TEXT NOT NULL, origin TEXT NOT NULL,
  reason TEXT NOT NULL, item TEXT NOT NULL);

CREATE INDEX tenure_person ON tenure(person, date);
CREATE INDEX tenure_post ON tenure(post, date);
CREATE INDEX tenure_organisation ON tenure(organisation);
CREATE INDEX meeting_canonical ON meeting(canonical);
CREATE INDEX meeting_date ON meeting(date);
CREATE INDEX attendance_who ON attendance(who, date);
CREATE INDEX attendance_canonical ON attendance(canonical);
CREATE INDEX directive_issuer ON directive(issuer, date);
CREATE INDEX directive_post ON directive(issuer_post);
CREATE INDEX directive_date ON directive(date);
CREATE INDEX directive_canonical ON directive(canonical);
CREATE INDEX directive_twin ON directive(canonical, issuer, action COLLATE NOCASE, report);
CREATE INDEX directive_follows ON directive(follows);
CREATE INDEX addressee_who ON addressee(who);
CREATE INDEX basis_regulation ON basis(regulation);
CREATE INDEX follow_up_directive ON follow_up(directive);
CREATE INDEX follow_up_issuer ON follow_up(issuer);
CREATE INDEX quote_speaker ON quote(speaker, date);
CREATE INDEX citation_regulation ON citation(regulation);
CREATE INDEX mention_report ON mention(report);
CREATE INDEX mention_date ON mention(entity, date);
CREATE INDEX directive_report ON directive(report);
CREATE INDEX tenure_report ON tenure(report);
CREATE INDEX meeting_report ON meeting(report);
CREATE INDEX attendance_report ON attendance(report);
CREATE INDEX follow_up_report ON follow_up(report);
CREATE INDEX quote_report ON quote(report);
CREATE INDEX citation_report ON citation(report);
CREATE INDEX candidate_report ON candidate(report);
CREATE INDEX entity_kind ON entity(kind, reports DESC);
CREATE INDEX entity_part_of ON entity(part_of);
CREATE INDEX entity_region ON entity(region);

CREATE TABLE searchable(           -- rowid of `search` and `name` for each id found there
  rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE search USING fts5(
  id UNINDEXED,                    -- entity id, directive id, quote id or 'report/<key>'
  kind UNINDEXED,                  -- person ... regulation, directive, quote, report
  label, body,                     -- label: names, aliases, acronyms; body: action, quotation or report text
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE VIRTUAL TABLE name USING fts5(  -- for misspelt names; rowid as in `searchable`
  id UNINDEXED, label,             -- label and aliases of an entity, folded to lower-case ASCII
  detail = none, tokenize = "trigram");
CREATE TABLE canonical(            -- ids that a judgement joined to another; ids without a row stand for themselves
  id TEXT PRIMARY KEY, canonical TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX canonical_canonical ON canonical(canonical);
CREATE TABLE meta(                 -- dataset_version, dataset_date (ISO), schema_version
  name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
