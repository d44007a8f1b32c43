package score

import (
	"os"
	"path/filepath"
	"testing"

	"hearsay"
	"hearsay/lab/corpus"
)

// A fixture is an invented gold file, with what was found beside it.
type fixture struct {
	name    string
	prefix  string // of its ids
	kind    string // what tools/from_reading.py calls it
	program string // of the tools folder
	list    string // where a record keeps what is marked in it
}

var fixtures = []fixture{
	{"attribution", "at-", "attribution", "score_attribution.py", "attributions"},
	{"quantity", "q-", "quantity", "score_quantity.py", "quantities"},
	{"times", "dt-", "datetime", "score_quantity.py", "quantities"},
	{"claims", "c-", "claims", "score_claims.py", "claims"},
}

// tables scores a file of predictions, as the programs in the tools folder
// take them, and returns the table.
func (f fixture) table(t *testing.T, gold, pred string, split string) string {
	t.Helper()
	g, p := open(t, gold), open(t, pred)
	switch f.name {
	case "attribution":
		found := map[string][]corpus.Attribution{}
		for _, r := range must(p.Attributed())(t) {
			found[r.ID] = r.Attributions
		}
		table, err := Attribution("found", must(g.Attributed())(t), found)
		if err != nil {
			t.Fatal(err)
		}
		return table
	case "claims":
		found := map[string][]corpus.Claim{}
		for _, r := range must(p.Claimed())(t) {
			found[r.ID] = r.Claims
		}
		return Claims(must(g.Claimed())(t), found)
	}
	found := map[string][]corpus.Quantity{}
	for _, r := range must(p.Measured())(t) {
		found[r.ID] = r.Quantities
	}
	return Quantity(must(g.Measured())(t), found, split)
}

// readingTable scores a file of readings, and returns the table.
func (f fixture) readingTable(t *testing.T, gold, readings string) string {
	t.Helper()
	g := open(t, gold)
	docs, read := printedReadings(t, readings, f.prefix)
	switch f.name {
	case "attribution":
		table, err := Attribution("found", must(g.Attributed())(t), byID(docs, read, AttributionsOf))
		if err != nil {
			t.Fatal(err)
		}
		return table
	case "claims":
		return Claims(must(g.Claimed())(t), byID(docs, read, ClaimsOf))
	case "times":
		return Quantity(must(g.Measured())(t), byID(docs, read, TimesOf), "")
	}
	return Quantity(must(g.Measured())(t), byID(docs, read, QuantitiesOf), "")
}

func byID[T any](docs []*hearsay.Document, readings []hearsay.Reading, convert func(*hearsay.Document, *hearsay.Reading) []T) map[string][]T {
	found := map[string][]T{}
	for i, d := range docs {
		found[d.ID] = convert(d, &readings[i])
	}
	return found
}

func open(t *testing.T, file string) *corpus.File {
	t.Helper()
	return must(corpus.Open(os.DirFS(filepath.Dir(file)), filepath.Base(file)))(t)
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// TestTables wants the tables that the programs in the tools folder printed
// for the same files. TestSameNumbers writes them, with -update.
func TestTables(t *testing.T) {
	for _, f := range fixtures {
		gold := "testdata/" + f.name + ".gold.jsonl"
		compare(t, "testdata/"+f.name+".want.txt", f.table(t, gold, "testdata/"+f.name+".pred.jsonl", ""))
		compare(t, "testdata/"+f.name+".reading.want.txt", f.readingTable(t, gold, "testdata/readings.jsonl"))
	}
	quantity := fixtures[1]
	compare(t, "testdata/quantity.dev.want.txt", quantity.table(t, "testdata/quantity.gold.jsonl", "testdata/quantity.pred.jsonl", "dev"))
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\n%s", file, Diff(string(want), got))
	}
}
