package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/quote"
)

// posted returns what a ledger would hold of a reading.
func posted(d *hearsay.Document, r *hearsay.Reading) []*hearsay.Entry {
	ruler := hearsay.NewRuler(d.Text)
	cut := func(s hearsay.Span) hearsay.Excerpt {
		if s.Empty() {
			return hearsay.Excerpt{}
		}
		return hearsay.Excerpt{Span: s, Points: hearsay.Span{Start: ruler.Points(s.Start), End: ruler.Points(s.End)}, Words: s.In(d.Text)}
	}
	at := time.Date(2031, 5, 15, 8, 30, 0, 0, time.UTC)
	f := &hearsay.Filing{Key: hearsay.DocumentKey(d.ID, d.Hash()), Document: *d, TextHash: d.Hash(), Length: utf8.RuneCountInString(d.Text),
		Receipt: hearsay.Receipt{Hash: strings.Repeat("0f", 32), Media: "text/plain", Address: d.ID, Captured: at, Tool: "hearsay 0.3"}}
	var all []*hearsay.Entry
	for i := range r.Claims {
		c := &r.Claims[i]
		fig := &r.Figures[c.Figure]
		e := &hearsay.Entry{
			ID: hearsay.ClaimID(d.ID, d.Hash(), fig.Span), Filing: f,
			Figure: cut(fig.Span), Core: cut(fig.Core), Value: fig.Value, Hedge: fig.Hedge, Unit: fig.Unit, Kind: fig.Kind, Aspect: fig.Aspect,
			Of: cut(fig.Of), Per: fig.Per, Category: c.Category, Measure: c.Measure, Population: c.Population, Including: cut(c.Including),
			Excluding: cut(c.Excluding), Place: cut(c.Place), EventDate: c.EventDate, EventWords: cut(c.EventWords), AsOf: c.AsOf,
			AsOfWords: cut(c.AsOfWords), Basis: c.Basis, Polarity: c.Polarity, Status: c.Status, Confidence: c.Confidence,
			Quote: cut(quoteSpan(d, r, fig.Span)), Prefix: d.Text[back(d.Text, fig.Start, 32):fig.Start], Suffix: d.Text[fig.End:ahead(d.Text, fig.End, 32)],
			Reader: "hearsay 0.3", Posted: at, State: hearsay.Current, Review: hearsay.Open,
		}
		if e.Of.Words == "" {
			e.Of.Words = fig.OfText
		}
		for _, l := range c.Chain {
			e.Chain = append(e.Chain, hearsay.Hand{Name: l.Name, Resolved: l.Resolved, Source: strings.TrimPrefix(l.Resolved, "the "),
				Named: l.Named, Party: l.Party, Words: cut(l.Span), Cue: cut(l.Cue)})
		}
		all = append(all, e)
	}
	return all
}

// quoteSpan returns at most MaxWords words around at.
func quoteSpan(d *hearsay.Document, r *hearsay.Reading, at hearsay.Span) hearsay.Span {
	_, in := quote.At(d.Text, r.Sentences, at)
	for len(strings.Fields(in.In(d.Text))) > MaxWords {
		cut := strings.LastIndexAny(d.Text[:in.End], " \n")
		if cut <= at.End {
			break
		}
		in.End = cut
	}
	return in
}

// ledgerSample is what a small ledger holds: an invented document, and one
// whose every word tries something.
func ledgerSample() ([]*hearsay.Entry, func(string) ([]hearsay.Verdict, error)) {
	d, r := flood()
	r.Claims[0].EventWords, r.Claims[0].AsOfWords = place(d.Text, "before dawn", 0), place(d.Text, "Tuesday", 0)
	all := posted(d, r)
	evil, er := hostile()
	all = append(all, posted(evil, er)...)

	all[0].Review = hearsay.Confirmed
	all[1].Review = hearsay.Corrected
	all[3].State, all[3].Next = hearsay.Superseded, all[4].ID
	at := func(day int) time.Time { return time.Date(2031, 5, day, 9, 0, 0, 0, time.UTC) }
	verdicts := map[string][]hearsay.Verdict{
		all[0].ID: {{Entry: all[0].ID, Ruling: hearsay.Confirm, By: "Ines", Why: "the article says so", At: at(16)}},
		all[1].ID: {
			{Entry: all[1].ID, Ruling: hearsay.Remark, By: "Ines", Why: "=see \"above\"\x1b[31m", At: at(16)},
			{Entry: all[1].ID, Ruling: hearsay.Correct, By: "Tariq", Why: "households, not people", At: at(17),
				Changes: []hearsay.Change{{Field: "of", Was: "people", Is: "households"}, {Field: "population", Is: "-"}}},
		},
	}
	return all, func(id string) ([]hearsay.Verdict, error) { return verdicts[id], nil }
}

// sheetOf returns what a format makes of the sample.
func sheetOf(t testing.TB, f *EntryFormat, opt EntryOptions) []byte {
	t.Helper()
	entries, verdicts := ledgerSample()
	opt.Verdicts, opt.Tool = verdicts, "hearsay 0.3"
	return writtenEntries(t, f, opt, entries)
}

func writtenEntries(t testing.TB, f *EntryFormat, opt EntryOptions, entries []*hearsay.Entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := f.New(&b, opt)
	for _, e := range entries {
		if err := w.Write(e); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b.Bytes()
}

// TestEntryGolden wants every format of entries to have a name, a sentence and,
// where it is text, an example of what it writes.
func TestEntryGolden(t *testing.T) {
	for _, f := range EntryFormats {
		if f.Name == "" || f.Doc == "" || f.New == nil || EntryFormatNamed(f.Name) != f {
			t.Errorf("the format %q is not whole", f.Name)
		}
		if f.Binary {
			continue
		}
		golden(t, "entries-"+f.Name+".golden", string(sheetOf(t, f, EntryOptions{})))
	}
	if EntryFormatNamed("nonesuch") != nil {
		t.Error("a format that is not there was found")
	}
}

// TestEntriesSameBytes wants a format to write the same again.
func TestEntriesSameBytes(t *testing.T) {
	for _, f := range EntryFormats {
		if !bytes.Equal(sheetOf(t, f, EntryOptions{WithText: true}), sheetOf(t, f, EntryOptions{WithText: true})) {
			t.Errorf("%s is not the same twice", f.Name)
		}
	}
}

// TestEntriesNothingRaw wants no text format to let through a character that
// does something to a terminal, and no more of an article than it may.
func TestEntriesNothingRaw(t *testing.T) {
	long := strings.Repeat("many words in a row ", 20)
	entries, _ := ledgerSample()
	entries[0].Quote.Words, entries[0].Of.Words, entries[0].Chain[0].Words.Words = long, long, long
	entries[0].Chain[0].Resolved = long
	for _, f := range EntryFormats {
		if f.Binary {
			continue
		}
		out := string(writtenEntries(t, f, EntryOptions{}, entries))
		for line := range strings.SplitSeq(out, "\n") {
			line = strings.TrimSuffix(line, "\r")
			if p := Printable(line); p != line {
				t.Errorf("%s lets through a raw character in\n%s", f.Name, p)
			}
		}
		if strings.Contains(out, strings.TrimSpace(strings.Repeat("many words in a row ", 6))) {
			t.Errorf("%s lets through more than %d words in a row", f.Name, MaxWords)
		}
	}
}

// TestEntriesEmpty wants every format to write a ledger without entries, and
// those that are read to give none.
func TestEntriesEmpty(t *testing.T) {
	for _, f := range EntryFormats {
		out := writtenEntries(t, f, EntryOptions{}, nil)
		if f.Read == nil {
			continue
		}
		for _, err := range f.Read(fileOf(f.Name, out)) {
			t.Errorf("%s: a row, %v", f.Name, err)
		}
	}
}

// TestEntriesFail wants a fault of the output to be told, at the latest on
// Close, and one of the verdicts at once.
func TestEntriesFail(t *testing.T) {
	entries, _ := ledgerSample()
	for _, f := range EntryFormats {
		w := f.New(fullDisk{}, EntryOptions{})
		err := w.Write(entries[0])
		if closed := w.Close(); err == nil {
			err = closed
		}
		if err == nil {
			t.Errorf("%s says nothing of a full disk", f.Name)
		}
		w = f.New(io.Discard, EntryOptions{Verdicts: func(string) ([]hearsay.Verdict, error) { return nil, fmt.Errorf("no verdicts") }})
		if err := w.Write(entries[0]); err == nil && f.Read != nil {
			t.Errorf("%s says nothing of verdicts that cannot be had", f.Name)
		}
		w.Close()
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, fmt.Errorf("no space left") }

// fileOf is a File of bytes.
func fileOf(name string, content []byte) File { return memory{bytes.NewReader(content), name} }

type memory struct {
	*bytes.Reader
	name string
}

func (m memory) Name() string { return m.name }
