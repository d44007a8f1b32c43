package ledger

import (
	"context"
	"database/sql"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hearsay"
)

// wide are the tables that may become long. aliases and runs stay short.
var wide = regexp.MustCompile(`\bSCAN (entries|links|documents|texts|originals|readings|verdicts|history|[a-z])\b(.*)`)

// matching is how a plan tells that FTS5 looks up words, or one entry's; ranging,
// that it does so within a range of numbers.
var (
	matching = regexp.MustCompile(`VIRTUAL TABLE INDEX \d+:\S*[M=]`)
	ranging  = regexp.MustCompile(`VIRTUAL TABLE INDEX \d+:M\S*><`)
)

// TestPlans asks SQLite how it goes about everything that a ledger is asked when
// people list, show, add and rule, and wants no query to go through all rows of
// a table, and none that lists to sort what it has found. SQLite plans without
// knowing how many rows there are: the plans of a small ledger are those of a
// large one.
func TestPlans(t *testing.T) {
	ctx := context.Background()
	w := newWorld(3)
	path := filepath.Join(t.TempDir(), "x.db")
	l := opened(t, path, Options{Make: true, Tool: "hearsay 1"})
	defer l.Close()
	documents := populate(t, l, w, 0, 200)
	queries := map[string]string{}
	note := func(what string) {
		l.prepared.Range(func(q, _ any) bool {
			if _, known := queries[q.(string)]; !known {
				queries[q.(string)] = what
			}
			return true
		})
		for q := range l.pen.statements {
			if _, known := queries[q]; !known {
				queries[q] = what
			}
		}
	}
	people(t, l, w, documents)
	note("add")
	e := list(t, l, Filter{Limit: 1})[0]
	for _, one := range w.wants(e.Filing.Key) {
		for _, two := range append([]want{{}}, w.wants(e.Filing.Key)...) {
			for _, state := range []hearsay.EntryState{"", hearsay.Superseded, AnyState} {
				f := joined(one.Filter, two.Filter)
				f.State, f.Limit = state, 3
				list(t, l, f)
				note("list " + one.name + " " + two.name + " " + string(state))
			}
		}
	}
	entry(t, l, e.ID[:9])
	note("show")
	if _, err := l.Verdicts(ctx, e.ID); err != nil {
		t.Fatal(err)
	}
	note("verdicts")
	events(t, l, e.ID)
	events(t, l, "")
	note("history")
	if _, err := l.Filing(ctx, e.Filing.Key[:9]); err != nil {
		t.Fatal(err)
	}
	note("filing")
	for range l.Filings(ctx) {
	}
	note("filings")
	rule(t, l, hearsay.Verdict{Entry: e.ID, Ruling: hearsay.Correct, Changes: []hearsay.Change{{Field: "as_of", Is: "2033-01-02"}}})
	note("rule")
	d, r := w.document(documents)
	if _, err := l.Add(ctx, d, r); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Add(ctx, d, rereading(r)); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Known(ctx, d, "hearsay 1"); err != nil {
		t.Fatal(err)
	}
	note("add")
	if len(queries) < 40 {
		t.Fatalf("only %d queries were seen", len(queries))
	}

	db, err := sql.Open("sqlite", fileURL(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for q, what := range queries {
		if q == lastEvent {
			continue // it goes to the end and stays there
		}
		plan := planOf(t, db, q)
		if fault := bad(plan, strings.HasPrefix(what, "list")); fault != "" {
			t.Errorf("%s: %s\n%s\n%s", what, fault, q, plan)
		}
	}
}

// bad says what is wrong with a plan. What is one document's or one entry's may
// be sorted, a list may not.
func bad(plan string, lists bool) string {
	for line := range strings.Lines(plan) {
		switch m := wide.FindStringSubmatch(line); {
		case lists && strings.Contains(line, "entries USING INTEGER PRIMARY KEY (rowid>"):
			return "it goes through all entries"
		case lists && strings.Contains(line, "SCAN words") && !ranging.MatchString(line):
			return "it goes through words of all numbers"
		case lists && strings.Contains(line, "TEMP B-TREE"):
			return "it sorts what it has found"
		case strings.Contains(line, "SCAN words") && !matching.MatchString(line):
			return "it goes through all words"
		case m == nil:
		default:
			return "it goes through all of " + m[1]
		}
	}
	return ""
}

func planOf(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	args := make([]any, strings.Count(query, "?"))
	rows, err := db.Query("EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	var plan strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		plan.WriteString("  " + detail + "\n")
	}
	return plan.String()
}

// joined asks for what both filters ask for.
func joined(a, b Filter) Filter {
	set := func(to *string, s string) {
		if s != "" {
			*to = s
		}
	}
	set((*string)(&a.Category), string(b.Category))
	set(&a.Source, b.Source)
	set(&a.Origin, b.Origin)
	set(&a.Place, b.Place)
	set((*string)(&a.AsOfFrom), string(b.AsOfFrom))
	set((*string)(&a.AsOfTo), string(b.AsOfTo))
	set(&a.Document, b.Document)
	set((*string)(&a.Status), string(b.Status))
	set((*string)(&a.Review), string(b.Review))
	set(&a.Text, b.Text)
	a.Offset = 0
	return a
}
