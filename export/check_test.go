package export

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// sampleDocuments are the documents of the sample.
func sampleDocuments() iter.Seq[*hearsay.Document] {
	return func(yield func(*hearsay.Document) bool) {
		for _, sample := range []func() (*hearsay.Document, *hearsay.Reading){flood, hostile} {
			if d, _ := sample(); !yield(d) {
				return
			}
		}
	}
}

// sampleRows are the rows that come back of what a format makes of the sample.
func sampleRows(t *testing.T, f *EntryFormat) []Row {
	t.Helper()
	var rows []Row
	for row, err := range f.Read(fileOf("it", sheetOf(t, f, EntryOptions{}))) {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

func seqOf(rows []Row) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// TestCheck wants nothing to be said of what was written from the documents, in
// whichever format.
func TestCheck(t *testing.T) {
	for _, f := range EntryFormats {
		if f.Read == nil {
			continue
		}
		got := CheckEntries(seqOf(sampleRows(t, f)), sampleDocuments())
		if got.Rows != 6 || got.Held != 6 || len(got.Faults) > 0 {
			t.Errorf("%s: %+v", f.Name, got)
		}
	}
}

// TestCheckFinds wants every word and every place that is changed to be found,
// and named with its row.
func TestCheckFinds(t *testing.T) {
	changes := map[string]func(*hearsay.Entry){
		"id":           func(e *hearsay.Entry) { e.ID = "60aec8455826f7d4" },
		"document":     func(e *hearsay.Entry) { e.Filing.Document.ID += "x" },
		"document_key": func(e *hearsay.Entry) { e.Filing.Key = "60aec8455826f7d4" },
		"text_sha256":  func(e *hearsay.Entry) { e.Filing.TextHash = strings.Repeat("0", 64) },
		"text_length":  func(e *hearsay.Entry) { e.Filing.Length++ },
		"text":         func(e *hearsay.Entry) { e.Filing.Document.Text = "another" },
		"prefix":       func(e *hearsay.Entry) { e.Prefix = e.Prefix[1:] },
		"suffix":       func(e *hearsay.Entry) { e.Suffix += "x" },
		"no figure":    func(e *hearsay.Entry) { e.Figure = hearsay.Excerpt{} },
		"quote elsewhere": func(e *hearsay.Entry) {
			e.Quote = hearsay.Excerpt{Words: "The", Points: hearsay.Span{End: 3}, Span: hearsay.Span{End: 3}}
		},
		"beyond":   func(e *hearsay.Entry) { e.Place.Points.End = 1 << 40 },
		"backward": func(e *hearsay.Entry) { e.Place.Points.Start = e.Place.Points.End + 1 },
		"link":     func(e *hearsay.Entry) { e.Chain[1].Words.Words += " " },
		"cue":      func(e *hearsay.Entry) { e.Chain[0].Cue.Words = "said" },
		"cue's place": func(e *hearsay.Entry) {
			e.Chain[0].Cue.Points.Start++
		},
		"cut otherwise": func(e *hearsay.Entry) { e.Quote.Words = "“At least 15 fishermen …" },
		"bytes alone":   func(e *hearsay.Entry) { e.Excluding.Span = hearsay.Span{Start: 1, End: 2} },
	}
	for _, x := range excerpts {
		x := x
		changes[x.name] = func(e *hearsay.Entry) { x.of(e).Words = strings.ToUpper(x.of(e).Words) + "x" }
		changes[x.name+" in points"] = func(e *hearsay.Entry) { x.of(e).Points.End-- }
		changes[x.name+" in bytes"] = func(e *hearsay.Entry) { x.of(e).Span.Start++ }
	}
	for name, change := range changes {
		rows := sampleRows(t, EntryJSONL)
		row := slices.IndexFunc(rows, func(r Row) bool { return len(r.Entry.Chain) == 2 })
		before := fmt.Sprintf("%+v %+v", *rows[row].Entry, *rows[row].Entry.Filing)
		for _, x := range excerpts { // all are there, so that each can be changed
			if e := x.of(rows[row].Entry); e.Empty() && name != "bytes alone" {
				*e = rows[row].Entry.Figure
			}
		}
		change(rows[row].Entry)
		if after := fmt.Sprintf("%+v %+v", *rows[row].Entry, *rows[row].Entry.Filing); after == before {
			t.Fatalf("%s: nothing is changed", name)
		}
		got := CheckEntries(seqOf(rows), sampleDocuments())
		if len(got.Faults) == 0 {
			t.Errorf("%s: nothing is found", name)
		}
		for _, f := range got.Faults {
			if !strings.HasPrefix(f.Place, fmt.Sprintf("row %d, entry ", row+1)) {
				t.Errorf("%s: found in %s: %s", name, f.Place, f.Text)
			}
		}
	}
}

// TestCheckDocuments wants documents that are gone, or that have changed, to be
// named for every row that was read from them.
func TestCheckDocuments(t *testing.T) {
	rows := sampleRows(t, EntryCSV)
	got := CheckEntries(seqOf(rows), func(func(*hearsay.Document) bool) {})
	if len(got.Faults) != len(rows) || got.Held != 0 || !strings.HasPrefix(got.Faults[0].Text, "no document has the text that it was read from, of pile/lune.txt with ") {
		t.Errorf("%+v", got)
	}
	got = CheckEntries(seqOf(rows), func(yield func(*hearsay.Document) bool) {
		for d := range sampleDocuments() {
			d.ID = "elsewhere/" + d.ID[max(0, strings.LastIndexByte(d.ID, '/')+1):]
			d.Text = strings.Replace(d.Text, "fishermen", "fishermem", 1)
			yield(d)
		}
	})
	if len(got.Faults) != 5 || got.Held != 1 || !strings.HasPrefix(got.Faults[4].Text, "the text of pile/lune.txt is another now: its SHA-256 is ") {
		t.Errorf("%+v", got)
	}
	rows[2].Entry.Filing.Forgotten, rows[2].Entry.Filing.TextHash = "", "x"
	rows[0].Entry.State = hearsay.Forgotten
	rows[5].Entry.ID = rows[1].Entry.ID
	got = CheckEntries(func(yield func(Row, error) bool) {
		for n, r := range rows {
			if n == 1 {
				yield(Row{}, errors.New("it is torn"))
			}
			yield(r, nil)
		}
	}, sampleDocuments())
	if got.Rows != 7 || got.Forgotten != 1 || len(got.Faults) == 0 || got.Faults[0].Place != "row 2" || got.Faults[0].Text != "it cannot be read: it is torn" {
		t.Errorf("%+v", got)
	}
	if !slices.ContainsFunc(got.Faults, func(f hearsay.Fault) bool { return f.Text == "row 3 has the same id" }) {
		t.Errorf("an ID that is there twice is not named: %+v", got.Faults)
	}
}

// TestCheckDerived wants a column that follows from others to say what they do.
func TestCheckDerived(t *testing.T) {
	for _, f := range []*EntryFormat{EntryCSV, EntryJSONL} {
		out := bytes.Replace(sheetOf(t, f, EntryOptions{}), []byte("Coastwire → the harbour"), []byte("Coastwire → the Harbour"), 1)
		var errs []error
		for _, err := range f.Read(fileOf("it", out)) {
			if err != nil {
				errs = append(errs, err)
			}
		}
		if len(errs) != 1 || !strings.Contains(errs[0].Error(), "chain is ") {
			t.Errorf("%s: %v", f.Name, errs)
		}
	}
}
