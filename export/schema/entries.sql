-- A ledger's entries as a file of SQLite, made by hearsay. The tables hold
-- everything once; the views are for people. What each column is stands in the
-- table columns, what is to be kept in mind in the table about.

CREATE TABLE about (
    name  TEXT PRIMARY KEY, -- note, licence, made by
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE columns (
    "table"     TEXT NOT NULL,
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY ("table", name)
) WITHOUT ROWID;

-- Here the program makes the tables documents and entries, a column for each
-- of the columns of the other formats.
--{tables}

-- sheet has a row an entry with everything about it, as the CSV has.
CREATE VIEW sheet AS
SELECT {columns}
FROM entries e JOIN documents d ON d.document_key = e.document_key
ORDER BY e.number;

-- short is for the first five minutes: ten columns, and the id to go on with.
-- An entry that is no longer gone by is left out. "where" is a word of SQL and
-- has to be quoted.
CREATE VIEW short AS
SELECT
    coalesce(e.origin, 'unattributed') AS who_says,
    (SELECT group_concat(via, ' → ')
       FROM (SELECT coalesce(l.resolved, nullif(l.name, ''), '“' || l.cue || '”', 'unnamed') AS via
               FROM links l
              WHERE l.id = e.id AND l.link < json_array_length(e.links)
              ORDER BY l.link)) AS through,
    e.figure,
    coalesce(e.of, CASE e.unit WHEN 'person' THEN 'people' ELSE e.unit END) AS of_what,
    e.population AS about_whom,
    e.place AS "where",
    e.as_of,
    e.quote,
    e.origins,
    e.review AS status,
    e.category,
    d.outlet,
    d.document,
    e.id
FROM entries e JOIN documents d ON d.document_key = e.document_key
WHERE e.state = 'current'
ORDER BY e.number;

-- links has a row for each hand that a figure passed through, the nearest to
-- the article first. The places count code points.
CREATE VIEW links AS
SELECT
    e.id,
    l.key + 1 AS link,
    l.value ->> 'name' AS name,
    l.value ->> 'resolved' AS resolved,
    l.value ->> 'source' AS source,
    l.value ->> 'named' AS named,
    l.value ->> 'type' AS type,
    l.value ->> 'words' AS words,
    l.value ->> '$.words_span[0]' AS words_start,
    l.value ->> '$.words_span[1]' AS words_end,
    l.value ->> 'cue' AS cue,
    l.value ->> '$.cue_span[0]' AS cue_start,
    l.value ->> '$.cue_span[1]' AS cue_end
FROM entries e, json_each(e.links) l;

-- verdicts has a row for each verdict, the oldest first.
CREATE VIEW verdicts AS
SELECT
    e.id,
    v.key + 1 AS verdict,
    v.value ->> 'ruling' AS ruling,
    v.value ->> 'by' AS "by",
    v.value ->> 'why' AS why,
    v.value ->> 'at' AS at,
    v.value ->> 'changes' AS changes
FROM entries e, json_each(e.verdicts) v;
