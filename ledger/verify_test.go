package ledger

import (
	"database/sql"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// lived is a ledger in which everything has happened once.
func lived(t *testing.T, p place) *Ledger {
	t.Helper()
	ctx := t.Context()
	l, a := p.openAs(t, Options{Make: true, Tool: "tool 1", By: "Ines"}), harbour(t)
	add(t, l, a)
	plain := newArticle("plain.txt", "Market day", "The market warden said 12 stalls stood empty, among them two of the oldest.")
	plain.tells(t, telling{figure: "12", of: "stalls", asOf: "2031-05-02", category: "other", chain: []string{"The market warden"}, value: 12})
	plain.tells(t, telling{figure: "two", of: "oldest", asOf: "2031-05-02", category: "other", value: 2})
	plain.Receipt = &hearsay.Receipt{Bytes: []byte(plain.Text), Media: "text/plain", Address: "plain.txt", Captured: noon, Tool: "tool 0"}
	add(t, l, plain)
	gone := harbour(t)
	gone.ID, gone.Text = "gone.txt", strings.ReplaceAll(gone.Text, "crates", "sheds.")
	gone.TextHash = gone.Hash()
	add(t, l, gone)
	rule(t, l, hearsay.Verdict{Entry: hearsay.ClaimID(gone.ID, gone.TextHash, gone.Figures[0].Span), Ruling: hearsay.Reject, Why: "no"})
	rule(t, l, hearsay.Verdict{Entry: a.id(0), Ruling: hearsay.Confirm, Why: "it says so"})
	rule(t, l, hearsay.Verdict{Entry: a.id(2), Ruling: hearsay.Correct, Changes: []hearsay.Change{{Field: "low", Is: "299"}}})
	shifted := harbour(t)
	shifted.Figures[2].Start += len("Some ")
	shifted.Claims[1].Category = "killed"
	l2 := p.open(t, "tool 2")
	add(t, l2, shifted)
	for _, err := range []error{
		l.MergeSources(ctx, "guard", "harbour guard", "Ines", ""), l.RenameSource(ctx, "Tallow Wire", "Tallow", "Ines", ""),
		l.RenameSource(ctx, "Tallow", "The Tallow Wire", "Ines", ""), l.SplitSource(ctx, "Tallow Wire", nil, "Ines", ""),
		l.Forget(ctx, gone.ID, "Ines", "asked to"), l2.Close(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func testVerify(t *testing.T, p place) {
	l := lived(t, p)
	sound(t, l)
	sound(t, p.openAs(t, Options{ReadOnly: true}))
	for range l.Verify(t.Context()) {
		t.Error("a fault")
	}
}

// unguarded lets the history be changed, as somebody could who wants to.
func unguarded(t *testing.T, p place, raw *sql.DB) {
	t.Helper()
	drop := []string{"DROP TRIGGER history_stays", "DROP TRIGGER history_is_kept"}
	if p.dialect == postgresDialect {
		drop = []string{"DROP TRIGGER history_is_kept ON history", "DROP TRIGGER history_is_not_emptied ON history",
			"ALTER TABLE links DROP CONSTRAINT links_entry_fkey", "ALTER TABLE verdicts DROP CONSTRAINT verdicts_entry_fkey"}
		for _, table := range []string{"texts", "originals", "readings", "entries"} {
			drop = append(drop, "ALTER TABLE "+table+" DROP CONSTRAINT "+table+"_document_fkey")
		}
	}
	for _, s := range drop {
		if _, err := raw.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

// keys are the columns that tell the rows of a table apart.
var keys = map[string][]string{"documents": {"key"}, "texts": {"document"}, "originals": {"document"}, "readings": {"document", "tool"},
	"entries": {"number"}, "words": {"number"}, "links": {"entry", "place"}, "aliases": {"id"}, "verdicts": {"number"}, "runs": {"number"}, "history": {"number"},
	"schema_versions": {"version"}}

// called are words of which one has to stand in what is told of a damaged row.
var called = map[string][]string{"documents": {"document"}, "texts": {"document", "text"}, "originals": {"document", "original"}, "readings": {"document", "reading"},
	"entries": {"entry", "verdict"}, "words": {"entry", "full text"}, "links": {"entry", "link"}, "aliases": {"source"}, "verdicts": {"verdict"}, "runs": {"run"}, "history": {"event"},
	"schema_versions": {"schema"}}

// testFlips changes one byte of a value in every column of every table, one at a
// time, and wants it found and named.
func testFlips(t *testing.T, p place) {
	l := lived(t, p)
	raw := p.raw(t)
	raw.SetMaxOpenConns(1)
	unguarded(t, p, raw)
	if p.dialect == sqliteDialect {
		raw.Exec("PRAGMA foreign_keys = OFF")
	}
	guards := len(faults(t, l))
	if guards == 0 {
		t.Error("nobody sees that the history is not guarded any more")
	}
	random := rand.New(rand.NewPCG(3, 4))
	all := tables(t, p, raw)
	flips := 0
	for _, table := range slices.Sorted(maps.Keys(all)) {
		for _, column := range all[table] {
			if testing.Short() && random.IntN(4) > 0 {
				continue
			}
			for range 2 {
				if undo := flip(t, p, raw, random, table, column); undo != nil {
					flips++
					found := faults(t, l)
					if len(found) <= guards {
						t.Errorf("a change of %s in %s is not found", column, table)
					} else if !slices.ContainsFunc(found, func(f hearsay.Fault) bool {
						return slices.ContainsFunc(called[table], func(word string) bool { return strings.HasPrefix(f.Place, word+" ") || f.Place == "the "+word })
					}) {
						t.Errorf("a change of %s in %s is not named: %v", column, table, found)
					}
					undo()
				}
			}
		}
	}
	if n := len(faults(t, l)); n != guards {
		t.Errorf("%d faults at the end, %d at first", n, guards)
	}
	t.Log(flips, "values changed")
}

// flip changes a value in a row of a column, if it can be, and returns what puts
// it back.
func flip(t *testing.T, p place, raw *sql.DB, random *rand.Rand, table, column string) (undo func()) {
	t.Helper()
	list := column + ", " + strings.Join(keys[table], ", ")
	if column == "search" {
		list = "search::text, number"
	}
	rows, err := raw.Query("SELECT " + list + " FROM " + table)
	if err != nil {
		t.Fatal(err)
	}
	var found [][]any
	for rows.Next() {
		row := make([]any, 1+len(keys[table]))
		to := make([]any, len(row))
		for i := range row {
			to[i] = &row[i]
		}
		if err := rows.Scan(to...); err != nil {
			t.Fatal(err)
		}
		found = append(found, row)
	}
	rows.Close()
	if len(found) == 0 {
		t.Fatalf("%s is empty", table)
	}
	row := found[random.IntN(len(found))]
	var is any
	switch was := row[0].(type) {
	case int64:
		is = was ^ 1<<random.IntN(3)
	case int32:
		is = int64(was) ^ 1<<random.IntN(3)
	case float64:
		is = math.Nextafter(was, 2)
	case []byte:
		b := slices.Clone(was)
		if len(b) == 0 {
			b, row[0] = []byte{0}, []byte{} // which is not NULL
		} else {
			b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		}
		is = b
	case string:
		b := []byte(was)
		if k := slices.IndexFunc(b, func(c byte) bool { return c < 0x80 }); k < 0 {
			b = append(b, 'x')
		} else {
			for k = random.IntN(len(b)); b[k] >= 0x80; k = random.IntN(len(b)) {
			}
			if b[k] ^= 1 << random.IntN(3); b[k] == 0 {
				b[k] = 'x'
			}
		}
		if is = string(b); column == "search" {
			is = was + " 'otherwise':7"
		}
	default:
		t.Fatalf("%s.%s is a %T", table, column, was)
	}
	set := func(to any, where []any) error {
		n := 1
		value := "$1"
		if column == "search" {
			value = "$1::text::tsvector"
		}
		query := "UPDATE " + table + " SET " + column + " = " + value + " WHERE "
		for i, k := range keys[table] {
			n++
			if i > 0 {
				query += " AND "
			}
			query += fmt.Sprintf("%s = $%d", k, n)
		}
		if p.dialect == sqliteDialect {
			query = strings.NewReplacer("$1", "?1", "$2", "?2", "$3", "?3").Replace(query)
		}
		_, err := raw.Exec(query, append([]any{to}, where...)...)
		return err
	}
	if err := set(is, row[1:]); err != nil {
		if !slices.Contains(keys[table], column) && column != "id" {
			t.Fatalf("%s.%s: %v", table, column, err)
		}
		return nil // there is one of that key
	}
	where := slices.Clone(row[1:])
	if i := slices.Index(keys[table], column); i >= 0 {
		where[i] = is
	}
	return func() {
		if err := set(row[0], where); err != nil {
			t.Fatalf("%s.%s: %v", table, column, err)
		}
	}
}

// testGaps removes rows, one at a time, and wants that found.
func testGaps(t *testing.T, p place) {
	for _, table := range slices.Sorted(maps.Keys(keys)) {
		if table == "runs" || table == "schema_versions" {
			continue // runs are no part of what a ledger says
		}
		if table == "words" && p.dialect == sqliteDialect {
			continue // TestWordsOutOfStep does so
		}
		t.Run(table, func(t *testing.T) {
			if p.dialect == sqliteDialect {
				p.address = filepath.Join(t.TempDir(), "l.db")
			} else if _, err := p.raw(t).Exec("DROP SCHEMA IF EXISTS gap CASCADE; CREATE SCHEMA gap"); err != nil {
				t.Fatal(err)
			} else {
				p.address = regexp.MustCompile("search_path=[a-z_0-9]*").ReplaceAllString(p.address, "search_path=gap")
			}
			driver, address := "pgx", p.address
			if p.dialect == sqliteDialect {
				driver, address = "sqlite", fileURL(p.address)
			}
			l := lived(t, p)
			raw, err := sql.Open(driver, address)
			if err != nil {
				t.Fatal(err)
			}
			defer raw.Close()
			unguarded(t, p, raw)
			guards := len(faults(t, l))
			n := 0
			if err := raw.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil || n == 0 {
				t.Fatal(n, err)
			}
			if _, err := raw.Exec("DELETE FROM " + table + " WHERE " + keys[table][0] + " = (SELECT " + keys[table][0] + " FROM " + table + " ORDER BY 1 LIMIT 1)"); err != nil {
				t.Fatal(err)
			}
			if len(faults(t, l)) <= guards {
				t.Errorf("of %d rows of %s, one is gone, and nobody sees it", n, table)
			}
		})
	}
}

// TestVerifyAgain verifies a ledger again and again while it grows: FTS5 merges
// its segments meanwhile, and what a connection remembers of them is of old.
func TestVerifyAgain(t *testing.T) {
	w := newWorld(1)
	l := opened(t, filepath.Join(t.TempDir(), "x.db"), Options{Make: true, Tool: "hearsay 1"})
	defer l.Close()
	for i := range 60 {
		d, r := w.document(i)
		if _, err := l.Add(t.Context(), d, r); err != nil {
			t.Fatal(err)
		}
		if i%5 == 0 {
			sound(t, l)
		}
	}
}
