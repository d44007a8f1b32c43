-- +goose Up

-- "Hear": what a ledger tells from other files of SQLite by.
PRAGMA application_id = 1214603634;

-- Documents, without their text: lists read this table and never the two after it.
-- A document that was forgotten keeps its key and its hashes.
CREATE TABLE documents (
  key           TEXT PRIMARY KEY,
  id            TEXT NOT NULL,
  id_hash       TEXT NOT NULL,
  url           TEXT NOT NULL,
  outlet        TEXT NOT NULL,
  agency        TEXT NOT NULL,
  byline        TEXT NOT NULL,
  title         TEXT NOT NULL,
  published     TEXT NOT NULL,
  language      TEXT NOT NULL,
  notes         TEXT NOT NULL,  -- JSON, spans in bytes
  text_hash     TEXT NOT NULL, -- SHA-256
  length        INTEGER NOT NULL, -- of the text, in code points
  bytes_hash    TEXT NOT NULL,  -- SHA-256 of what was received
  media         TEXT NOT NULL,
  address       TEXT NOT NULL,
  captured      TEXT NOT NULL,
  received_by   TEXT NOT NULL,
  posted        TEXT NOT NULL,
  forgotten_at  TEXT NOT NULL,  -- empty as long as the text is kept
  forgotten_by  TEXT NOT NULL,
  forgotten_why TEXT NOT NULL
) STRICT;
CREATE INDEX documents_id ON documents (id_hash);
CREATE INDEX documents_text ON documents (text_hash);

CREATE TABLE texts (
  document TEXT PRIMARY KEY REFERENCES documents (key),
  text     TEXT NOT NULL
) STRICT;

-- What was received, byte for byte.
CREATE TABLE originals (
  document TEXT PRIMARY KEY REFERENCES documents (key),
  packed   TEXT NOT NULL, -- how: "plain", "flate", or "text" where the bytes are the text's
  bytes    BLOB NOT NULL
) STRICT;

-- Which tool has read which document.
CREATE TABLE readings (
  document TEXT NOT NULL REFERENCES documents (key),
  tool     TEXT NOT NULL,
  at       TEXT NOT NULL,
  PRIMARY KEY (document, tool)
) STRICT, WITHOUT ROWID;

-- Entries. The number puts them in the order in which they are listed: by as-of
-- date, then by the hash of the document's text. Words are excerpts: what they
-- are, where they stand in bytes (start, end) and in code points (first, last).
CREATE TABLE entries (
  number      INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  document    TEXT NOT NULL REFERENCES documents (key),
  figure_words TEXT NOT NULL, figure_start INTEGER NOT NULL, figure_end INTEGER NOT NULL, figure_first INTEGER NOT NULL, figure_last INTEGER NOT NULL,
  core_words TEXT NOT NULL, core_start INTEGER NOT NULL, core_end INTEGER NOT NULL, core_first INTEGER NOT NULL, core_last INTEGER NOT NULL,
  of_words TEXT NOT NULL, of_start INTEGER NOT NULL, of_end INTEGER NOT NULL, of_first INTEGER NOT NULL, of_last INTEGER NOT NULL,
  including_words TEXT NOT NULL, including_start INTEGER NOT NULL, including_end INTEGER NOT NULL, including_first INTEGER NOT NULL, including_last INTEGER NOT NULL,
  excluding_words TEXT NOT NULL, excluding_start INTEGER NOT NULL, excluding_end INTEGER NOT NULL, excluding_first INTEGER NOT NULL, excluding_last INTEGER NOT NULL,
  place_words TEXT NOT NULL, place_start INTEGER NOT NULL, place_end INTEGER NOT NULL, place_first INTEGER NOT NULL, place_last INTEGER NOT NULL,
  event_words TEXT NOT NULL, event_start INTEGER NOT NULL, event_end INTEGER NOT NULL, event_first INTEGER NOT NULL, event_last INTEGER NOT NULL,
  as_of_words TEXT NOT NULL, as_of_start INTEGER NOT NULL, as_of_end INTEGER NOT NULL, as_of_first INTEGER NOT NULL, as_of_last INTEGER NOT NULL,
  quote_words TEXT NOT NULL, quote_start INTEGER NOT NULL, quote_end INTEGER NOT NULL, quote_first INTEGER NOT NULL, quote_last INTEGER NOT NULL,
  low TEXT NOT NULL, low_kind INTEGER NOT NULL, low_written TEXT NOT NULL, low_order TEXT NOT NULL, -- plain digits; low_kind 0 none, 1 included, 2 excluded; low_written with the digits as written; low_order sorts
  high TEXT NOT NULL, high_kind INTEGER NOT NULL, high_written TEXT NOT NULL, high_order TEXT NOT NULL,
  hedge TEXT NOT NULL,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  aspect TEXT NOT NULL,
  per TEXT NOT NULL,
  category TEXT NOT NULL,
  measure TEXT NOT NULL,
  population TEXT NOT NULL,
  place_key TEXT NOT NULL, -- folded, for filters
  event_date TEXT NOT NULL,
  as_of TEXT NOT NULL,
  basis TEXT NOT NULL,
  polarity TEXT NOT NULL,
  chain TEXT NOT NULL, -- JSON, nearest to the article first
  names TEXT NOT NULL, -- of the chain
  status TEXT NOT NULL,
  confidence REAL NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  reader TEXT NOT NULL,
  posted TEXT NOT NULL,
  state TEXT NOT NULL,
  next TEXT NOT NULL,
  review TEXT NOT NULL,
  read_hash TEXT NOT NULL -- of what the reader made of it, before people put it right
) STRICT;
CREATE INDEX entries_document ON entries (document);
-- Lists by one of these are in the order of numbers as they stand.
CREATE INDEX entries_state ON entries (state);
CREATE INDEX entries_category ON entries (state, category);
CREATE INDEX entries_place ON entries (state, place_key);
CREATE INDEX entries_status ON entries (state, status);
CREATE INDEX entries_review ON entries (state, review);
-- What else filters look at, away from the rows, which are thirty times as wide.
CREATE INDEX entries_facets ON entries (number, state, category, status, review, place_key, document);

-- The links of the chains, for filters. Two spellings of a name have one key; the
-- source is the key of the source that the name counts for.
CREATE TABLE links (
  entry  INTEGER NOT NULL REFERENCES entries (number),
  place  INTEGER NOT NULL, -- in the chain, from 0
  name   TEXT NOT NULL,
  key    TEXT NOT NULL,
  source TEXT NOT NULL,
  origin INTEGER NOT NULL, -- 1 at the far end of the chain
  PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_source ON links (source, entry);
CREATE INDEX links_origin ON links (source, entry) WHERE origin = 1;

-- Names that count for a source of another name: people have merged, split or
-- renamed. The rest of who, when and why is in the history.
CREATE TABLE aliases (
  id     TEXT PRIMARY KEY, -- of the name
  name   TEXT NOT NULL, -- its key
  source TEXT NOT NULL, -- as people call it
  event  INTEGER NOT NULL -- of the history
) STRICT;

CREATE TABLE verdicts (
  number  INTEGER PRIMARY KEY, -- of the event in the history
  entry   TEXT NOT NULL REFERENCES entries (id),
  ruling  TEXT NOT NULL,
  who     TEXT NOT NULL,
  why     TEXT NOT NULL,
  at      TEXT NOT NULL,
  changes TEXT NOT NULL -- JSON
) STRICT;
CREATE INDEX verdicts_entry ON verdicts (entry);

CREATE TABLE runs (
  number    INTEGER PRIMARY KEY,
  tool      TEXT NOT NULL,
  who       TEXT NOT NULL,
  started   TEXT NOT NULL,
  finished  TEXT NOT NULL, -- empty while it runs, or if it was cut short
  documents INTEGER NOT NULL, -- that came, known or not
  posted    INTEGER NOT NULL, -- entries that were new
  changed   INTEGER NOT NULL,
  gone      INTEGER NOT NULL,
  seal      TEXT NOT NULL -- SHA-256 of the row
) STRICT;

-- The history is only ever added to. Each event is chained to the one before it
-- by its hash, in which the body counts by its own hash: so a body can be
-- forgotten, and nothing else.
CREATE TABLE history (
  number    INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  deed      TEXT NOT NULL,
  subject   TEXT NOT NULL,
  who       TEXT NOT NULL,
  body      TEXT NOT NULL, -- JSON
  body_hash TEXT NOT NULL, -- SHA-256, once the body was forgotten
  hash      TEXT NOT NULL
) STRICT;
CREATE INDEX history_subject ON history (subject, number);

-- +goose StatementBegin
CREATE TRIGGER history_is_kept BEFORE DELETE ON history
BEGIN
  SELECT RAISE(ABORT, 'the history of a ledger is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER history_stays BEFORE UPDATE ON history
WHEN NEW.number <> OLD.number OR NEW.at <> OLD.at OR NEW.deed <> OLD.deed OR NEW.subject <> OLD.subject
  OR NEW.who <> OLD.who OR NEW.hash <> OLD.hash OR NEW.body <> '' OR OLD.body = '' OR length(NEW.body_hash) <> 64
BEGIN
  SELECT RAISE(ABORT, 'the history of a ledger is only ever added to');
END;
-- +goose StatementEnd

-- What full text is searched for in.
CREATE VIEW searchable AS
  SELECT e.number AS number, e.quote_words AS quote, e.figure_words AS figure, e.of_words AS counted,
         e.names AS names, e.place_words AS place, d.title AS title
  FROM entries e JOIN documents d ON d.key = e.document WHERE e.state <> 'forgotten';
CREATE VIRTUAL TABLE words USING fts5 (
  quote, figure, counted, names, place, title,
  content = 'searchable', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);

-- +goose Down
SELECT 1; -- a ledger never goes back: the copy made before a change of schema is the way
