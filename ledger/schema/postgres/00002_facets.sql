-- +goose Up

-- What lists ask for is found by full text, too: what an entry is stands there as
-- words that no text has, by the hash of the value. So one search intersects all
-- that is asked for, and the indexes that each were for one thing are not needed.
-- postgres.go writes the same words. They have a table of their own, which is a
-- quarter as wide as entries: lists look at thousands of vectors to find fifty.
CREATE TABLE words (
  number BIGINT PRIMARY KEY, -- of the entry
  search tsvector NOT NULL
);
-- +goose StatementBegin
CREATE FUNCTION facet(sort text, value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE value WHEN '' THEN NULL ELSE '=' || sort || substr(encode(sha256(convert_to(value, 'UTF8')), 'hex'), 1, 16) END
$$;
-- +goose StatementEnd
INSERT INTO words (number, search)
  SELECT e.number, e.search || array_to_tsvector(array_remove(ARRAY[
      facet('c', e.category), facet('t', e.status), facet('r', e.review), facet('d', e.document), facet('p', e.place_key),
      facet('s', CASE e.state WHEN 'current' THEN '' ELSE e.state END)
    ] || ARRAY(SELECT facet('n', l.key) FROM links l WHERE l.entry = e.number)
      || ARRAY(SELECT facet('o', l.key) FROM links l WHERE l.entry = e.number AND l.origin = 1), NULL))
  FROM entries e;
DROP FUNCTION facet;
ALTER TABLE entries DROP COLUMN search;
CREATE INDEX words_search ON words USING gin (search) WITH (gin_pending_list_limit = 256);
DROP INDEX entries_category;
DROP INDEX entries_place;
DROP INDEX entries_status;
DROP INDEX entries_review;
DROP INDEX links_origin;

-- +goose Down
SELECT 1; -- a ledger never goes back: the copy made before a change of schema is the way
