-- +goose Up

-- Documents, without their text: lists read this table and never the two after it.
-- A document that was forgotten keeps its key and its hashes.
CREATE TABLE documents (
  key           TEXT COLLATE "C" PRIMARY KEY,
  id            TEXT NOT NULL,
  id_hash       TEXT COLLATE "C" NOT NULL,
  url           TEXT NOT NULL,
  outlet        TEXT NOT NULL,
  agency        TEXT NOT NULL,
  byline        TEXT NOT NULL,
  title         TEXT NOT NULL,
  published     TEXT NOT NULL,
  language      TEXT NOT NULL,
  notes         TEXT NOT NULL,  -- JSON, spans in bytes
  text_hash     TEXT COLLATE "C" NOT NULL, -- SHA-256
  length        BIGINT NOT NULL, -- of the text, in code points
  bytes_hash    TEXT NOT NULL,  -- SHA-256 of what was received
  media         TEXT NOT NULL,
  address       TEXT NOT NULL,
  captured      TEXT NOT NULL,
  received_by   TEXT NOT NULL,
  posted        TEXT NOT NULL,
  forgotten_at  TEXT NOT NULL,  -- empty as long as the text is kept
  forgotten_by  TEXT NOT NULL,
  forgotten_why TEXT NOT NULL
);
CREATE INDEX documents_id ON documents (id_hash);
CREATE INDEX documents_text ON documents (text_hash);

CREATE TABLE texts (
  document TEXT COLLATE "C" PRIMARY KEY REFERENCES documents (key),
  text     TEXT NOT NULL
);

-- What was received, byte for byte.
CREATE TABLE originals (
  document TEXT COLLATE "C" PRIMARY KEY REFERENCES documents (key),
  packed   TEXT NOT NULL, -- how: "plain", "flate", or "text" where the bytes are the text's
  bytes    BYTEA NOT NULL
);

-- Which tool has read which document.
CREATE TABLE readings (
  document TEXT COLLATE "C" NOT NULL REFERENCES documents (key),
  tool     TEXT COLLATE "C" NOT NULL,
  at       TEXT NOT NULL,
  PRIMARY KEY (document, tool)
);

-- Entries. The number puts them in the order in which they are listed: by as-of
-- date, then by the hash of the document's text. Words are excerpts: what they
-- are, where they stand in bytes (start, end) and in code points (first, last).
CREATE TABLE entries (
  number      BIGINT PRIMARY KEY,
  id          TEXT COLLATE "C" NOT NULL UNIQUE,
  document    TEXT COLLATE "C" NOT NULL REFERENCES documents (key),
  figure_words TEXT NOT NULL, figure_start BIGINT NOT NULL, figure_end BIGINT NOT NULL, figure_first BIGINT NOT NULL, figure_last BIGINT NOT NULL,
  core_words TEXT NOT NULL, core_start BIGINT NOT NULL, core_end BIGINT NOT NULL, core_first BIGINT NOT NULL, core_last BIGINT NOT NULL,
  of_words TEXT NOT NULL, of_start BIGINT NOT NULL, of_end BIGINT NOT NULL, of_first BIGINT NOT NULL, of_last BIGINT NOT NULL,
  including_words TEXT NOT NULL, including_start BIGINT NOT NULL, including_end BIGINT NOT NULL, including_first BIGINT NOT NULL, including_last BIGINT NOT NULL,
  excluding_words TEXT NOT NULL, excluding_start BIGINT NOT NULL, excluding_end BIGINT NOT NULL, excluding_first BIGINT NOT NULL, excluding_last BIGINT NOT NULL,
  place_words TEXT NOT NULL, place_start BIGINT NOT NULL, place_end BIGINT NOT NULL, place_first BIGINT NOT NULL, place_last BIGINT NOT NULL,
  event_words TEXT NOT NULL, event_start BIGINT NOT NULL, event_end BIGINT NOT NULL, event_first BIGINT NOT NULL, event_last BIGINT NOT NULL,
  as_of_words TEXT NOT NULL, as_of_start BIGINT NOT NULL, as_of_end BIGINT NOT NULL, as_of_first BIGINT NOT NULL, as_of_last BIGINT NOT NULL,
  quote_words TEXT NOT NULL, quote_start BIGINT NOT NULL, quote_end BIGINT NOT NULL, quote_first BIGINT NOT NULL, quote_last BIGINT NOT NULL,
  low TEXT NOT NULL, low_kind BIGINT NOT NULL, low_written TEXT NOT NULL, low_order TEXT COLLATE "C" NOT NULL, -- plain digits; low_kind 0 none, 1 included, 2 excluded; low_written with the digits as written; low_order sorts
  high TEXT NOT NULL, high_kind BIGINT NOT NULL, high_written TEXT NOT NULL, high_order TEXT COLLATE "C" NOT NULL,
  hedge TEXT NOT NULL,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  aspect TEXT NOT NULL,
  per TEXT NOT NULL,
  category TEXT COLLATE "C" NOT NULL,
  measure TEXT NOT NULL,
  population TEXT NOT NULL,
  place_key TEXT COLLATE "C" NOT NULL, -- folded, for filters
  event_date TEXT NOT NULL,
  as_of TEXT NOT NULL,
  basis TEXT NOT NULL,
  polarity TEXT NOT NULL,
  chain TEXT NOT NULL, -- JSON, nearest to the article first
  names TEXT NOT NULL, -- of the chain
  status TEXT COLLATE "C" NOT NULL,
  confidence DOUBLE PRECISION NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  reader TEXT NOT NULL,
  posted TEXT NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  next TEXT NOT NULL,
  review TEXT COLLATE "C" NOT NULL,
  read_hash TEXT NOT NULL, -- of what the reader made of it, before people put it right
  search tsvector NOT NULL
);
CREATE INDEX entries_document ON entries (document);
CREATE INDEX entries_state ON entries (state, number);
CREATE INDEX entries_category ON entries (state, category, number);
CREATE INDEX entries_place ON entries (state, place_key, number);
CREATE INDEX entries_status ON entries (state, status, number);
CREATE INDEX entries_review ON entries (state, review, number);
CREATE INDEX entries_search ON entries USING gin (search);

-- The links of the chains, for filters. Two spellings of a name have one key; the
-- source is the key of the source that the name counts for.
CREATE TABLE links (
  entry  BIGINT NOT NULL REFERENCES entries (number),
  place  BIGINT NOT NULL, -- in the chain, from 0
  name   TEXT NOT NULL,
  key    TEXT COLLATE "C" NOT NULL,
  source TEXT COLLATE "C" NOT NULL,
  origin BIGINT NOT NULL, -- 1 at the far end of the chain
  PRIMARY KEY (entry, place)
);
CREATE INDEX links_source ON links (source, entry);
CREATE INDEX links_origin ON links (source, entry) WHERE origin = 1;

-- Names that count for a source of another name: people have merged, split or
-- renamed. The rest of who, when and why is in the history.
CREATE TABLE aliases (
  id     TEXT COLLATE "C" PRIMARY KEY, -- of the name
  name   TEXT NOT NULL, -- its key
  source TEXT NOT NULL, -- as people call it
  event  BIGINT NOT NULL -- of the history
);

CREATE TABLE verdicts (
  number  BIGINT PRIMARY KEY, -- of the event in the history
  entry   TEXT COLLATE "C" NOT NULL REFERENCES entries (id),
  ruling  TEXT NOT NULL,
  who     TEXT NOT NULL,
  why     TEXT NOT NULL,
  at      TEXT NOT NULL,
  changes TEXT NOT NULL -- JSON
);
CREATE INDEX verdicts_entry ON verdicts (entry);

CREATE TABLE runs (
  number    BIGINT PRIMARY KEY,
  tool      TEXT NOT NULL,
  who       TEXT NOT NULL,
  started   TEXT NOT NULL,
  finished  TEXT NOT NULL, -- empty while it runs, or if it was cut short
  documents BIGINT NOT NULL, -- that came, known or not
  posted    BIGINT NOT NULL, -- entries that were new
  changed   BIGINT NOT NULL,
  gone      BIGINT NOT NULL,
  seal      TEXT NOT NULL -- SHA-256 of the row
);

-- The history is only ever added to. Each event is chained to the one before it
-- by its hash, in which the body counts by its own hash: so a body can be
-- forgotten, and nothing else.
CREATE TABLE history (
  number    BIGINT PRIMARY KEY,
  at        TEXT NOT NULL,
  deed      TEXT COLLATE "C" NOT NULL,
  subject   TEXT COLLATE "C" NOT NULL,
  who       TEXT NOT NULL,
  body      TEXT NOT NULL, -- JSON
  body_hash TEXT NOT NULL, -- SHA-256, once the body was forgotten
  hash      TEXT NOT NULL
);
CREATE INDEX history_subject ON history (subject, number);

-- +goose StatementBegin
CREATE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.number = OLD.number AND NEW.at = OLD.at AND NEW.deed = OLD.deed
    AND NEW.subject = OLD.subject AND NEW.who = OLD.who AND NEW.hash = OLD.hash
    AND NEW.body = '' AND OLD.body <> '' AND length(NEW.body_hash) = 64 THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the history of a ledger is only ever added to';
END;
$$;
-- +goose StatementEnd
CREATE TRIGGER history_is_kept BEFORE UPDATE OR DELETE ON history
  FOR EACH ROW EXECUTE FUNCTION history_is_kept();
CREATE TRIGGER history_is_not_emptied BEFORE TRUNCATE ON history
  FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept();

-- +goose Down
SELECT 1; -- a ledger never goes back: the copy made before a change of schema is the way
