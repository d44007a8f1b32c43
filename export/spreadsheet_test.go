package export

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/reader"
)

func spreadsheet(t testing.TB, columns, fixed string) *Spreadsheet {
	t.Helper()
	m, err := ParseColumnMap(strings.Split(columns, ","), strings.FieldsFunc(fixed, func(r rune) bool { return r == ',' }))
	if err != nil {
		t.Fatal(err)
	}
	return &Spreadsheet{Map: m, Read: reader.Read, Tool: "hearsay 0.3", Captured: time.Unix(0, 0).UTC()}
}

// TestSpreadsheet wants a row to become an entry that points at its own cells.
func TestSpreadsheet(t *testing.T) {
	s := spreadsheet(t, "who_says=Source,through=Via,figure=Number,of_what=Of,about_whom=Whom,where=Place,as_of=Date", "category=injured,aspect=rise,measure=people hurt")
	rows, faults, err := s.Rows(fileOf("own.csv", []byte("\ufeffDate,Number,Of,Whom,Source,Via,Place\n2031-05,\"at least 1,200\",dockers,civilians,the harbour guard;Port Elmo,Coastwire → a radio,'=Elmo\n")))
	if err != nil || len(faults) > 0 || len(rows) != 1 {
		t.Fatal(rows, faults, err)
	}
	e := rows[0].Entry
	if low := csvBound(e.Value.Low); low != "1200" || e.Value.High.Kind != hearsay.Unbounded || e.Figure.Words != "at least 1,200" || e.Core.Words != "1,200" {
		t.Errorf("the figure is %q, %+v", e.Figure.Words, e.Value)
	}
	for got, want := range map[string]string{
		e.Of.Words: "dockers", e.Population: "civilians", e.Place.Words: "=Elmo", string(e.AsOf): "2031-05", string(e.Category): "injured",
		string(e.Aspect): "rise", e.Measure: "people hurt", string(e.Status): "complete", e.Filing.Receipt.Media: "text/csv",
		chainOf(e, EntryOptions{}): "Coastwire → a radio → the harbour guard → Port Elmo",
		e.Quote.Words:              "2031-05 | at least 1,200 | dockers | civilians | the harbour guard;Port Elmo | Coastwire → a radio | =Elmo",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, c := range [][2]string{
		{"", "it is empty"},
		{"Number,Number\n1,2\n", `two columns are called "Number"`},
		{"Source\nx\n", `no column is called "Via"`},
		{"Number\xff\n", "not in UTF-8"},
		{"PK\x03\x04\x00", "not a CSV"},
		{"Number,\"\n", "extraneous or missing"},
	} {
		if _, _, err := s.Rows(fileOf("own.csv", []byte(c[0]))); err == nil || !strings.Contains(err.Error(), c[1]) {
			t.Errorf("%q: %v", c[0], err)
		}
	}
	for _, c := range [][2]string{{"figure", "no FIELD=NAME"}, {"figure=A,figure=B", "given twice"}, {"of=A", "no field is called"}, {"who_says=A", "which column holds the figure"}} {
		if _, err := ParseColumnMap(strings.Split(c[0], ","), nil); err == nil || !strings.Contains(err.Error(), c[1]) {
			t.Errorf("%q: %v", c[0], err)
		}
	}
}

// TestSpreadsheetPoints wants whatever stands in a table to be refused, or to
// make entries whose every word stands where they say.
func TestSpreadsheetPoints(t *testing.T) {
	s := spreadsheet(t, "who_says=a,through=b,figure=c,of_what=d,where=e,as_of=f", "")
	cell := rapid.OneOf(rapid.SampledFrom([]string{"", "40", "more than 40", "2031-05-14", "x", "a; b", "→", "10-20", " 3 ", "\"\"", "é 5 é"}), hostileWords)
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		b.WriteString("a,b,c,d,e,f\n")
		for range rapid.IntRange(0, 3).Draw(t, "rows") {
			for k := range rapid.IntRange(1, 7).Draw(t, "cells") {
				if k > 0 {
					b.WriteByte(',')
				}
				b.WriteString(`"` + strings.ReplaceAll(cell.Draw(t, "cell"), `"`, `""`) + `"`)
			}
			b.WriteByte('\n')
		}
		rows, _, err := s.Rows(fileOf("own.csv", []byte(b.String())))
		if err != nil {
			return
		}
		checked := CheckEntries(seqOf(rows), func(yield func(*hearsay.Document) bool) {
			if len(rows) > 0 {
				yield(&rows[0].Entry.Filing.Document)
			}
		})
		if len(checked.Faults) > 0 || checked.Held != len(rows) {
			t.Fatalf("%q: %+v", b.String(), checked)
		}
	})
}
