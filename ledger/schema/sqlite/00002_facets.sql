-- +goose Up

-- What lists ask for is found by full text, too: what an entry is stands there as
-- words that no text has, the value in hexadecimal. So one search intersects all
-- that is asked for, and the indexes that each were for one thing are not needed.
-- facet.go writes the same words.
DROP TABLE words;
DROP VIEW searchable;
DROP INDEX entries_category;
DROP INDEX entries_place;
DROP INDEX entries_status;
DROP INDEX entries_review;
DROP INDEX entries_facets;
DROP INDEX links_origin;

CREATE VIEW searchable AS
  SELECT e.number AS number, e.quote_words AS quote, e.figure_words AS figure, e.of_words AS counted,
         e.names AS names, e.place_words AS place, iif(e.state = 'forgotten', '', d.title) AS title,
         iif(e.category = '', '', char(57344) || 'c' || hex(e.category))
           || iif(e.status = '', '', ' ' || char(57344) || 't' || hex(e.status))
           || iif(e.review = '', '', ' ' || char(57344) || 'r' || hex(e.review))
           || ' ' || char(57344) || 'd' || hex(e.document)
           || iif(e.state = 'current', '', ' ' || char(57344) || 's' || hex(e.state))
           || iif(e.place_key = '', '', ' ' || char(57344) || 'p' || hex(e.place_key))
           || coalesce((SELECT group_concat(' ' || char(57344) || 'n' || hex(l.key) || iif(l.origin = 1, ' ' || char(57344) || 'o' || hex(l.key), ''), '' ORDER BY l.place)
                        FROM links l WHERE l.entry = e.number), '') AS facets
  FROM entries e JOIN documents d ON d.key = e.document;
CREATE VIRTUAL TABLE words USING fts5 (
  quote, figure, counted, names, place, title, facets,
  content = 'searchable', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
INSERT INTO words (words) VALUES ('rebuild');

-- +goose Down
SELECT 1; -- a ledger never goes back: the copy made before a change of schema is the way
