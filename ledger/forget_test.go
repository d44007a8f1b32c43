package ledger

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// tables lists the ledger's own tables with their columns.
func tables(t *testing.T, p place, raw *sql.DB) map[string][]string {
	t.Helper()
	query := `SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'words%' ORDER BY 1, c.cid`
	if p.dialect == postgresDialect {
		query = `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`
	}
	all := map[string][]string{}
	rows, err := raw.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		all[table] = append(all[table], column)
	}
	if want := map[*dialect]int{sqliteDialect: 11, postgresDialect: 12}[p.dialect]; len(all) != want {
		t.Fatalf("%d tables: %v", len(all), all)
	}
	return all
}

// dump returns everything that the tables hold.
func dump(t *testing.T, p place) string {
	t.Helper()
	raw := p.raw(t)
	var b strings.Builder
	for table, columns := range tables(t, p, raw) {
		for _, c := range columns {
			cast := "CAST(" + c + " AS TEXT)"
			if p.dialect == postgresDialect {
				cast = c + "::text"
			}
			rows, err := raw.Query("SELECT " + cast + " FROM " + table)
			if err != nil {
				t.Fatal(err)
			}
			for rows.Next() {
				var s sql.NullString
				if err := rows.Scan(&s); err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&b, "%s.%s: %s\n", table, c, s.String)
			}
			rows.Close()
		}
	}
	return b.String()
}

func testForget(t *testing.T, p place) {
	ctx := t.Context()
	l, a := p.open(t, "tool 1"), harbour(t)
	add(t, l, a)
	stays := newArticle("stays.txt", "Market day", "The market warden said 12 stalls stood empty.")
	stays.tells(t, telling{figure: "12", of: "stalls", asOf: "2031-05-02", category: "other", chain: []string{"The market warden"}, value: 12})
	add(t, l, stays)
	rule(t, l, hearsay.Verdict{Entry: a.id(0), Ruling: hearsay.Confirm, Why: "dockers it says"})
	rule(t, l, hearsay.Verdict{Entry: a.id(1), Ruling: hearsay.Correct, Why: "Quellmoor", Changes: []hearsay.Change{{Field: "of", Is: "porters of Quellmoor"}}})
	newer := harbour(t)
	newer.Claims[2].Category = "other"
	add(t, p.open(t, "tool 2"), newer)
	if err := l.MergeSources(ctx, "guard", "harbour guard", "Ines", ""); err != nil {
		t.Fatal(err)
	}
	if err := l.RenameSource(ctx, "market warden", "Warden of the Market", "Ines", ""); err != nil {
		t.Fatal(err)
	}
	words := []string{"Quellmoor", "docker", "porters", "Tallow", "guard", "crates", "harbour", "Some 300", "valley.example/harbour"}
	before := dump(t, p)
	for _, w := range words {
		if !strings.Contains(before, w) {
			t.Fatalf("%q is not there to be forgotten", w)
		}
	}
	for _, err := range []error{l.Forget(ctx, a.ID, "", "why"), l.Forget(ctx, a.ID, "Ines", "")} {
		if err == nil {
			t.Error("forgotten by nobody, or for no reason")
		}
	}
	if err := l.Forget(ctx, "nothing", "Ines", "why"); !errors.Is(err, hearsay.ErrNoEntry) {
		t.Error(err)
	}
	if err := l.Forget(ctx, a.ID, "Ines", "asked to"); err != nil {
		t.Fatal(err)
	}
	sound(t, l)
	after := dump(t, p)
	for line := range strings.SplitSeq(after, "\n") {
		for _, w := range words {
			if strings.Contains(strings.ToLower(line), strings.ToLower(w)) {
				t.Errorf("%q is left in %s", w, line)
			}
		}
	}
	if p.dialect == sqliteDialect {
		for _, end := range []string{"", "-wal"} {
			file, err := os.ReadFile(p.address + end)
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range append(words, "quellm", "tallo") {
				if i := strings.Index(strings.ToLower(string(file)), strings.ToLower(w)); i >= 0 {
					t.Errorf("%q is left in the file%s: %q", w, end, file[max(0, i-20):min(len(file), i+40)])
				}
			}
		}
	}
	for i := range 3 {
		e := entry(t, l, a.id(i))
		if e.State != hearsay.Forgotten || e.Figure != (hearsay.Excerpt{}) || e.Filing.Forgotten != "asked to" || e.Filing.TextHash != a.TextHash {
			t.Errorf("%+v", e)
		}
	}
	if got := ids(list(t, l, Filter{})); !slices.Equal(got, []string{stays.id(0)}) {
		t.Error(got)
	}
	if got := list(t, l, Filter{State: hearsay.Forgotten}); len(got) != 3 {
		t.Error(got)
	}
	f, err := l.Filing(ctx, a.ID)
	if err != nil || f.Forgotten != "asked to" || f.Document.Text != "" || f.Receipt.Hash != a.Receipt.Hash && f.Receipt.Hash == "" {
		t.Errorf("%+v, %v", f, err)
	}
	if v, err := l.Verdicts(ctx, a.id(1)); err != nil || len(v) != 1 || v[0].Why != "" || v[0].Changes != nil || v[0].By != "Ines" {
		t.Errorf("%+v, %v", v, err)
	}
	if e := events(t, l, f.Key); deeds(e) != "add read forget" || !strings.Contains(e[2].Body, "asked to") || e[2].By != "Ines" {
		t.Errorf("%+v", e)
	}
	if h := entry(t, l, stays.id(0)).Chain[0]; h.Source != "Warden of the Market" {
		t.Errorf("%+v", h)
	}
	copied := harbour(t)
	copied.ID = "copy.txt"
	for _, again := range []*article{harbour(t), copied} {
		if _, err := l.Add(ctx, &again.Document, &again.Reading); !errors.Is(err, hearsay.ErrForgotten) {
			t.Error(err)
		}
	}
	if err := l.Forget(ctx, a.ID, "Ines", "again"); !errors.Is(err, hearsay.ErrForgotten) {
		t.Error(err)
	}
	if err := l.Rule(ctx, hearsay.Verdict{Entry: a.id(0), Ruling: hearsay.Confirm, By: "Ines"}); !errors.Is(err, hearsay.ErrForgotten) {
		t.Error(err)
	}
	sound(t, l)
}

func testReadmit(t *testing.T, p place) {
	ctx := t.Context()
	l, a := p.open(t, "tool 1"), harbour(t)
	add(t, l, a)
	rule(t, l, hearsay.Verdict{Entry: a.id(0), Ruling: hearsay.Confirm})
	rule(t, l, hearsay.Verdict{Entry: a.id(1), Ruling: hearsay.Correct, Changes: []hearsay.Change{{Field: "low", Is: "21"}}})
	if err := l.Forget(ctx, a.ID, "Ines", "asked to"); err != nil {
		t.Fatal(err)
	}
	if known, err := l.Known(ctx, &a.Document, "tool 1"); known || err != nil {
		t.Error(known, err)
	}
	again := p.openAs(t, Options{Tool: "tool 1", Readmit: true})
	if got := add(t, again, a); len(got.New) != 3 || !got.Known {
		t.Errorf("%+v", got)
	}
	for i, want := range []hearsay.Review{hearsay.Confirmed, hearsay.Open, hearsay.Open} {
		e := entry(t, l, a.id(i))
		if e.State != hearsay.Current || e.Figure.Words != a.Figures[i].In(a.Text) || e.Review != want || e.Filing.Document.Title != a.Title {
			t.Errorf("%+v", e)
		}
	}
	if got := list(t, l, Filter{Text: "tallow harbour"}); len(got) != 1 {
		t.Error(got)
	}
	sound(t, l)
	if err := l.Forget(ctx, a.ID, "Ines", "asked to, once more"); err != nil {
		t.Fatal(err)
	}
	sound(t, l)
}
