package ledger

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"modernc.org/sqlite"
)

// verifySchema wants the steps that have led to the schema of today.
func verifySchema(v *verifying) error {
	var steps []int
	err := v.rows("SELECT version FROM schema_versions ORDER BY version", nil, func(row scanner) error {
		var n int
		err := row.Scan(&n)
		steps = append(steps, n)
		return err
	})
	var want []int
	for n := range v.l.schema.version + 1 {
		want = append(want, n)
	}
	if err == nil && !slices.Equal(steps, want) {
		v.fault("the schema", "its steps are %v, and should be %v", steps, want)
	}
	return err
}

// verifyFile has SQLite check its file, and holds the schema against that of an
// empty ledger.
func verifyFile(v *verifying) error {
	if err := verifySchema(v); err != nil {
		return err
	}
	// FTS5 checks the index as it remembers it from its last search on this
	// connection, and finds damage where others have written since. So it searches.
	if err := v.rows("SELECT rowid FROM words WHERE words MATCH '\"a\"' LIMIT 1", nil, func(scanner) error { return nil }); err != nil {
		v.fault("full text", "it cannot be searched: %v", err)
	}
	err := v.rows("PRAGMA integrity_check(20)", nil, func(row scanner) error {
		var text string
		err := row.Scan(&text)
		if err == nil && text != "ok" {
			v.fault("the file", "it is damaged: %s", text)
		}
		return err
	})
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", "file::memory:")
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := v.l.schema.migrate(v.ctx, db, v.l.dialect); err != nil {
		return err
	}
	const query = "SELECT type || ' ' || name || ' of ' || tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
	want := map[string]string{}
	rows, err := db.QueryContext(v.ctx, query)
	if err != nil {
		return err
	}
	if err := eachRow(rows, v.l.dialect, func(row scanner) error {
		var name, text string
		err := row.Scan(&name, &text)
		want[name] = text
		return err
	}); err != nil {
		return err
	}
	err = v.rows(query, nil, func(row scanner) error {
		var name, text string
		if err := row.Scan(&name, &text); err != nil {
			return err
		}
		if made, ok := want[name]; !ok || made != text {
			v.fault("the schema", "%s is not as hearsay makes it", name)
		}
		delete(want, name)
		return nil
	})
	for _, name := range sortedNames(want) {
		v.fault("the schema", "%s is missing", name)
	}
	return err
}

// verifyWords holds the index of full text against the entries.
func verifyWords(v *verifying) error {
	if v.l.opt.ReadOnly {
		return nil
	}
	v.l.writing.Lock()
	defer v.l.writing.Unlock()
	v.l.pen.lay()
	pen := pen{}
	var err error
	if pen.conn, err = v.l.write.Conn(v.ctx); err != nil {
		return err
	}
	defer pen.lay()
	// It goes through everything once: what a writer keeps at hand is of no use.
	if _, err = pen.conn.ExecContext(v.ctx, "PRAGMA cache_size = -4096"); err == nil {
		_, err = pen.conn.ExecContext(v.ctx, "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
	}
	if coded, ok := errors.AsType[*sqlite.Error](err); ok && (coded.Code()&0xff == 8 || coded.Code()&0xff == 14) {
		return nil // SQLITE_READONLY, SQLITE_CANTOPEN: a file or a folder that may not be written after all
	}
	if err != nil {
		v.fault("full text", "what is searched for is not what the entries say: %v", err)
	}
	return nil
}

// verifyTables looks for what keeps the history from being changed.
func verifyTables(v *verifying) error {
	if err := verifySchema(v); err != nil {
		return err
	}
	var n int
	err := v.row(`SELECT count(*) FROM pg_trigger WHERE tgrelid = (quote_ident(current_schema()) || '.history')::regclass
		AND tgname IN ('history_is_kept', 'history_is_not_emptied') AND tgenabled = 'O'`).Scan(&n)
	if err == nil && n != 2 {
		v.fault("the schema", "the history is not kept from being changed: its triggers are missing or switched off")
	}
	return err
}

// verifyVectors holds the column of full text against the entries.
func verifyVectors(v *verifying) error {
	for last := int64(-1); ; {
		read := 0
		var numbers []int64
		var vectors, ids []string
		err := v.rows("SELECT d.title, "+entryColumns+" FROM entries e JOIN documents d ON d.key = e.document WHERE e.number > ? ORDER BY e.number LIMIT 500", []any{last}, func(row scanner) error {
			r := &record{}
			var title string
			if err := row.Scan(append([]any{&title}, values(r.cols())...)...); err != nil {
				return err
			}
			read, last = read+1, r.number
			if r.restore() != nil {
				return nil // which has been told
			}
			numbers, ids = append(numbers, r.number), append(ids, r.ID)
			vectors = append(vectors, vector(searchable(r, title), facets(r)))
			return nil
		})
		if err != nil {
			return err
		}
		if read == 0 {
			return v.wordsOfNone()
		}
		err = v.rows(`SELECT x.id FROM unnest(?::bigint[], ?::text[], ?::text[]) AS x (number, vector, id) LEFT JOIN words w ON w.number = x.number
			WHERE w.number IS NULL OR w.search <> CAST(x.vector AS tsvector)`, []any{numbers, vectors, ids}, func(row scanner) error {
			var id string
			err := row.Scan(&id)
			v.fault("entry "+id, "what is searched for is not what it says")
			return err
		})
		if err != nil {
			return fmt.Errorf("full text: %w", err)
		}
		if v.over {
			return nil
		}
	}
}

// wordsOfNone looks for words that are no entry's.
func (v *verifying) wordsOfNone() error {
	return v.rows("SELECT w.number FROM words w LEFT JOIN entries e ON e.number = w.number WHERE e.number IS NULL", nil, func(row scanner) error {
		var number int64
		err := row.Scan(&number)
		v.fault("full text", "there is no entry number %d, and its words are there", number)
		return err
	})
}
