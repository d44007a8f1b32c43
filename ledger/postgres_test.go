package ledger

import (
	"database/sql"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hearsay"
)

// TestFirstSchemaPostgres brings a ledger to the schema of today that is as the
// first schema had it.
func TestFirstSchemaPostgres(t *testing.T) {
	server := os.Getenv("HEARSAY_POSTGRES")
	if server == "" {
		t.Skip("no PostgreSQL: set HEARSAY_POSTGRES")
	}
	now, then := schemaFor(t, server, "now"), schemaFor(t, server, "then")
	place := func(address string) place {
		return place{address, postgresDialect, func(t *testing.T) *sql.DB {
			db, err := sql.Open("pgx", address)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { db.Close() })
			return db
		}}
	}
	l := lived(t, place(now))
	want := list(t, l, Filter{State: AnyState})

	const step = "schema/postgres/00001_ledger.sql"
	text, err := schemas.ReadFile(step)
	if err != nil {
		t.Fatal(err)
	}
	first := schema{fstest.MapFS{step: {Data: text}}, 1}
	older, err := openAs(t.Context(), then, Options{Make: true, Tool: "tool 1"}, first)
	if err != nil {
		t.Fatal(err)
	}
	older.Close()
	raw := place(then).raw(t)
	from := schemaIn(t, now)
	for _, table := range []string{"documents", "texts", "originals", "readings", "entries", "links", "aliases", "verdicts", "runs", "history"} {
		var columns string
		err := raw.QueryRow(`SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) FROM information_schema.columns
			WHERE table_schema = current_schema() AND table_name = $1 AND column_name <> 'search'`, table).Scan(&columns)
		if err != nil {
			t.Fatal(err)
		}
		query := "INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM " + from + "." + table
		if table == "entries" { // without the facets
			query = "INSERT INTO entries (" + columns + ", search) SELECT e." + strings.ReplaceAll(columns, ", ", ", e.") + `,
				ts_delete(w.search, ARRAY(SELECT lexeme FROM unnest(w.search) WHERE lexeme LIKE '=%')) FROM ` + from + ".entries e JOIN " + from + ".words w USING (number)"
		}
		if _, err := raw.Exec(query); err != nil {
			t.Fatal(query, err)
		}
	}
	l = place(then).open(t, "tool 3")
	sound(t, l)
	if got := list(t, l, Filter{State: AnyState}); !slices.Equal(ids(got), ids(want)) {
		t.Errorf("%v, want %v", ids(got), ids(want))
	}
	found(t, l, want)
	add(t, l, harbour(t))
	sound(t, l)
}

// schemaIn is the schema that an address names.
func schemaIn(t *testing.T, address string) string {
	_, name, ok := strings.Cut(address, "search_path=")
	if !ok {
		t.Fatal(address)
	}
	name, _, _ = strings.Cut(name, "&")
	return name
}

// TestMakePostgresAgain makes a ledger whose making was cut short after the first
// of its tables.
func TestMakePostgresAgain(t *testing.T) {
	server := os.Getenv("HEARSAY_POSTGRES")
	if server == "" {
		t.Skip("no PostgreSQL: set HEARSAY_POSTGRES")
	}
	address := schemaFor(t, server, "short")
	raw, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	if _, err := raw.Exec("CREATE TABLE schema_versions (version INTEGER PRIMARY KEY); INSERT INTO schema_versions (version) VALUES (0)"); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), address, Options{}); !errors.Is(err, hearsay.ErrNotLedger) {
		t.Error(err)
	}
	l, err := Open(t.Context(), address, Options{Make: true, Tool: "tool 1"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	add(t, l, harbour(t))
	sound(t, l)
}
