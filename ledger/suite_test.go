package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay"
)

// A place is where a test finds an empty ledger.
type place struct {
	address string
	dialect *dialect
	raw     func(*testing.T) *sql.DB // past the ledger, as somebody might change it
}

// suite is what every ledger must hold, whatever it is kept in.
var suite = []struct {
	name string
	test func(*testing.T, place)
}{
	{"add", testAdd},
	{"words", testWords},
	{"supersede", testSupersede},
	{"carry", testCarry},
	{"verdicts", testVerdicts},
	{"correct", testCorrect},
	{"corrections stay", testCorrectionsStay},
	{"list", testList},
	{"filters", testFilters},
	{"facets", testFacets},
	{"many names", testManyNames},
	{"names", testNames},
	{"any words", testAnyWords},
	{"sources", testSources},
	{"history", testHistory},
	{"history is kept", testHistoryIsKept},
	{"forget", testForget},
	{"readmit", testReadmit},
	{"verify", testVerify},
	{"flips", testFlips},
	{"gaps", testGaps},
	{"many at once", testManyAtOnce},
	{"runs", testRuns},
	{"refusals", testRefusals},
	{"flood", testFlood},
	{"restore", testRestore},
	{"restore verdicts", testRestoreVerdicts},
	{"restore names", testRestoreNames},
}

func TestSQLite(t *testing.T) {
	for _, s := range suite {
		t.Run(s.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a ledger%20?#.db")
			s.test(t, place{path, sqliteDialect, func(t *testing.T) *sql.DB {
				db, err := sql.Open("sqlite", fileURL(path)+"?_pragma=busy_timeout(60000)")
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { db.Close() })
				return db
			}})
		})
	}
}

// TestPostgres runs the suite in PostgreSQL, each test in a schema of its own.
func TestPostgres(t *testing.T) {
	server := os.Getenv("HEARSAY_POSTGRES")
	if server == "" {
		t.Skip("no PostgreSQL: set HEARSAY_POSTGRES=postgres://…, or run .ci/postgres go test ./ledger, which makes one")
	}
	admin, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	for i, s := range suite {
		t.Run(s.name, func(t *testing.T) {
			name := fmt.Sprintf("hearsay_test_%d_%d", os.Getpid(), i)
			if _, err := admin.Exec("CREATE SCHEMA " + name); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if _, err := admin.Exec("DROP SCHEMA " + name + " CASCADE"); err != nil {
					t.Error(err)
				}
			})
			u, err := url.Parse(server)
			if err != nil {
				t.Fatal(err)
			}
			query := u.Query()
			query.Set("search_path", name)
			u.RawQuery = query.Encode()
			s.test(t, place{u.String(), postgresDialect, func(t *testing.T) *sql.DB {
				db, err := sql.Open("pgx", u.String())
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { db.Close() })
				return db
			}})
		})
	}
}

var noon = time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC)

// open opens the ledger of a place as a tool that reads, with a clock that stands.
func (p place) open(t testing.TB, tool string) *Ledger {
	t.Helper()
	return p.openAs(t, Options{Make: true, Tool: tool})
}

func (p place) openAs(t testing.TB, opt Options) *Ledger {
	t.Helper()
	opt.Clock = func() time.Time { return noon }
	l, err := Open(context.Background(), p.address, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// An article is a document with what a reader would find in it.
type article struct {
	hearsay.Document
	hearsay.Reading
}

func newArticle(id, title, text string) *article {
	a := &article{Document: hearsay.Document{ID: id, Title: title, Text: text, Outlet: "The Valley Post", Published: "2031-05-03", Language: "en",
		URL: "https://valley.example/" + url.PathEscape(id)}}
	a.TextHash = a.Hash()
	from := 0
	for line := range strings.SplitAfterSeq(text, ". ") {
		a.Sentences = append(a.Sentences, hearsay.Sentence{Span: hearsay.Span{Start: from, End: from + len(line)}})
		from += len(line)
	}
	return a
}

// A telling is what an article tells of a figure.
type telling struct {
	figure, of, place, asOf string
	category                hearsay.Category
	chain                   []string
	value                   int64
}

// tells adds a claim. Words are looked for from the start of the text.
func (a *article) tells(t testing.TB, told telling) *article {
	t.Helper()
	at := func(words string) hearsay.Span {
		i := strings.Index(a.Text, words)
		if words == "" {
			return hearsay.Span{}
		}
		if i < 0 {
			t.Fatalf("%q is not in %q", words, a.Text)
		}
		return hearsay.Span{Start: i, End: i + len(words)}
	}
	f := hearsay.Figure{Span: at(told.figure), Core: at(told.figure), Value: hearsay.Exactly(hearsay.Int(told.value)), Hedge: hearsay.Plain,
		Unit: "person", Kind: hearsay.Count, Aspect: hearsay.Level, Of: at(told.of)}
	c := hearsay.Claim{Figure: len(a.Figures), Category: told.category, Measure: "people", Place: at(told.place), AsOf: hearsay.Date(told.asOf),
		Basis: hearsay.Stated, Polarity: hearsay.Says, Status: hearsay.Unattributed, Confidence: 0.75}
	for _, name := range told.chain {
		c.Chain = append(c.Chain, hearsay.Link{Source: hearsay.None, Name: name, Resolved: name, Named: true, Party: hearsay.Organisation, Span: at(name)})
		c.Status = hearsay.Complete
	}
	c.ID = hearsay.ClaimID(a.ID, a.TextHash, f.Span)
	a.Figures = append(a.Figures, f)
	a.Claims = append(a.Claims, c)
	return a
}

// harbour is an article with three figures.
func harbour(t testing.TB) *article {
	a := newArticle("harbour.txt", "Fire at the harbour of Quellmoor",
		"Quellmoor — The harbour guard said 14 dockers were hurt in a fire in Quellmoor. The Tallow Wire, citing the guard, put it at 20 dockers. Some 300 crates burned.")
	a.tells(t, telling{figure: "14", of: "dockers", place: "Quellmoor", asOf: "2031-05-02", category: "injured", chain: []string{"The harbour guard"}, value: 14})
	a.tells(t, telling{figure: "20", of: "dockers", asOf: "2031-05-03", category: "injured", chain: []string{"The Tallow Wire", "the guard"}, value: 20})
	a.tells(t, telling{figure: "Some 300", of: "crates", asOf: "2031-05-03", category: "destroyed_or_damaged", value: 300})
	a.Receipt = &hearsay.Receipt{Bytes: []byte("<p>" + a.Text + strings.Repeat("\n<br>", 40)), Media: "text/html", Address: "harbour.html", Captured: noon.Add(-time.Hour), Tool: "hearsay 0"}
	return a
}

func (a *article) id(i int) string { return a.Claims[i].ID }

func add(t testing.TB, l *Ledger, a *article) Posted {
	t.Helper()
	p, err := l.Add(context.Background(), &a.Document, &a.Reading)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func list(t testing.TB, l *Ledger, f Filter) (all []*hearsay.Entry) {
	t.Helper()
	for e, err := range l.Entries(context.Background(), f) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

func ids(entries []*hearsay.Entry) (all []string) {
	for _, e := range entries {
		all = append(all, e.ID)
	}
	return all
}

func entry(t testing.TB, l *Ledger, id string) *hearsay.Entry {
	t.Helper()
	e, err := l.Entry(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func events(t testing.TB, l *Ledger, subject string) (all []hearsay.Event) {
	t.Helper()
	for e, err := range l.History(context.Background(), subject) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

func deeds(events []hearsay.Event) string {
	var all []string
	for _, e := range events {
		all = append(all, e.Deed)
	}
	return strings.Join(all, " ")
}

func faults(t testing.TB, l *Ledger) (all []hearsay.Fault) {
	t.Helper()
	for f, err := range l.Verify(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

// sound wants a ledger without a fault.
func sound(t testing.TB, l *Ledger) {
	t.Helper()
	for _, f := range faults(t, l) {
		t.Errorf("%s: %s", f.Place, f.Text)
	}
}

func rule(t testing.TB, l *Ledger, v hearsay.Verdict) {
	t.Helper()
	if v.By == "" {
		v.By = "Ines"
	}
	if err := l.Rule(context.Background(), v); err != nil {
		t.Fatal(err)
	}
}
