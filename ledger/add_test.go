package ledger

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/examples"
	"hearsay/intake"
	"hearsay/reader"
)

func testAdd(t *testing.T, p place) {
	ctx := context.Background()
	l, a := p.open(t, "tool 1"), harbour(t)
	if known, err := l.Known(ctx, &a.Document, "tool 1"); known || err != nil {
		t.Fatal(known, err)
	}
	want := Posted{Document: hearsay.DocumentKey(a.ID, a.TextHash), New: []string{a.id(0), a.id(1), a.id(2)}}
	if got := add(t, l, a); !cmp.Equal(got, want) {
		t.Fatal(cmp.Diff(want, got))
	}
	before := events(t, l, "")
	want = Posted{Document: want.Document, Known: true, Same: want.New}
	if got := add(t, l, a); !cmp.Equal(got, want) {
		t.Fatal(cmp.Diff(want, got))
	}
	if after := events(t, l, ""); !cmp.Equal(before, after) {
		t.Error("adding again left events:", cmp.Diff(before, after))
	}
	for tool, want := range map[string]bool{"tool 1": true, "tool 2": false} {
		if known, err := l.Known(ctx, &a.Document, tool); known != want || err != nil {
			t.Error(tool, known, err)
		}
	}
	copied := harbour(t)
	copied.ID = "copy.txt"
	if got := add(t, l, copied); len(got.New) != 3 || got.Known {
		t.Error("a copy elsewhere is another document:", got)
	}
	other := harbour(t)
	other.TextHash = strings.Repeat("0", 64)
	if _, err := l.Add(ctx, &other.Document, &other.Reading); err == nil {
		t.Error("a reading of another text was taken")
	}
	broken := harbour(t)
	broken.Figures[1].Of.End = len(broken.Text) + 1
	if _, err := l.Add(ctx, &broken.Document, &broken.Reading); err == nil {
		t.Error("a reading with words outside the text was taken")
	}
	sound(t, l)
}

// testWords wants an entry to hold the words that show it, in a text of wide
// letters, and the document to come back as it went in.
func testWords(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	a := newArticle("zero\x00\ufdd0.txt", "Ein \x00 Titel", "É𝄞 “über 40 Boote” \x00 sanken in Öd\ufdd0. Ende.")
	a.tells(t, telling{figure: "über 40", of: "Boote", place: "Öd\ufdd0", asOf: "2031", category: "destroyed_or_damaged", value: 40})
	a.Figures[0].Value = hearsay.Interval{Low: hearsay.Bound{Kind: hearsay.Excluded, At: hearsay.Decimal{Coef: "400", Exp: -1}}}
	a.Document.Notes = []hearsay.Note{{Span: hearsay.Span{Start: 2, End: 6}, Text: "odd"}}
	a.Receipt = &hearsay.Receipt{Bytes: []byte("\x00\xff raw"), Media: "text/plain", Address: "zero", Captured: noon, Tool: "t"}
	add(t, l, a)
	e := entry(t, l, a.id(0)[:5])
	text := []rune(a.Text)
	for _, x := range []hearsay.Excerpt{e.Figure, e.Of, e.Place, e.Quote} {
		if x.Words == "" || x.Words != x.In(a.Text) || x.Words != string(text[x.Points.Start:x.Points.End]) {
			t.Errorf("%+v is not what the text has there", x)
		}
	}
	if e.Prefix != "É𝄞 “" || e.Suffix != " Boote” \x00 sanken in Öd\ufdd0. Ende." || e.Value != a.Figures[0].Value || e.Posted != noon {
		t.Errorf("%+v", e)
	}
	f, err := l.Filing(context.Background(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	got, want := f.Document, a.Document
	want.Receipt = nil
	if !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	if string(f.Receipt.Bytes) != "\x00\xff raw" || f.Receipt.Hash != hashOf("\x00\xff raw") || f.Length != len(text) {
		t.Errorf("%+v", f)
	}
	if e.Filing.Document.Text != "" || e.Filing.Receipt.Bytes != nil || e.Filing.Key != f.Key {
		t.Errorf("the filing of an entry is to be without text: %+v", e.Filing)
	}
	sound(t, l)
}

// testSupersede reads one document by ever newer tools.
func testSupersede(t *testing.T, p place) {
	add(t, p.open(t, "tool 1"), harbour(t))
	l := p.open(t, "tool 2")
	a := harbour(t)
	a.Claims[0].Category = "affected"     // read otherwise
	a.Claims[1].Confidence = 0.1          // less sure of the same
	a.Figures[2].Span = a.Figures[2].Core // shifted
	a.Figures[2].Start += len("Some ")    //
	a.Figures[2].Core.Start += len("Some ")
	heir := hearsay.ClaimID(a.ID, a.TextHash, a.Figures[2].Span)
	old := a.id(2)
	got := add(t, l, a)
	want := Posted{Document: got.Document, Known: true, New: []string{heir}, Same: []string{a.id(1)}, Changed: []string{a.id(0)}, Gone: []string{old}}
	if !cmp.Equal(got, want) {
		t.Fatal(cmp.Diff(want, got))
	}
	if e := entry(t, l, old); e.State != hearsay.Superseded || e.Next != heir {
		t.Errorf("%s, next %s", e.State, e.Next)
	}
	if e := entry(t, l, a.id(0)); e.Category != "affected" || e.Reader != "tool 2" {
		t.Errorf("%+v", e)
	}
	if e := entry(t, l, a.id(1)); e.Reader != "tool 1" {
		t.Errorf("what is read the same stays as it was: %+v", e)
	}
	if got := ids(list(t, l, Filter{})); len(got) != 3 || slices.Contains(got, old) {
		t.Error("current:", got)
	}
	if got := ids(list(t, l, Filter{State: hearsay.Superseded})); !slices.Equal(got, []string{old}) {
		t.Error("superseded:", got)
	}
	if got := ids(list(t, l, Filter{State: AnyState})); len(got) != 4 {
		t.Error("all:", got)
	}
	if e := events(t, l, a.id(0)); deeds(e) != "post change" || !strings.Contains(e[1].Body, `"category":"injured"`) {
		t.Errorf("what was there before is to be in the history: %+v", e)
	}
	sound(t, l)

	// A figure that nobody finds any more, and then one that comes back.
	a.Claims = a.Claims[:2]
	if got := add(t, p.open(t, "tool 3"), a); !slices.Equal(got.Gone, []string{heir}) {
		t.Error(got)
	}
	if e := entry(t, l, heir); e.State != hearsay.Superseded || e.Next != "" {
		t.Errorf("%+v", e)
	}
	if got := add(t, p.open(t, "tool 4"), harbour(t)); !slices.Equal(got.New, []string{old}) || !slices.Equal(got.Changed, []string{a.id(0)}) {
		t.Error(got)
	}
	if e := entry(t, l, old); e.State != hearsay.Current || e.Next != "" {
		t.Errorf("%+v", e)
	}
	sound(t, l)
}

// testCarry wants verdicts to go on to what takes an entry's place, and back.
func testCarry(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	a := harbour(t)
	add(t, l, a)
	old := a.id(2)
	rule(t, l, hearsay.Verdict{Entry: old, Ruling: hearsay.Correct, Changes: []hearsay.Change{{Field: "category", Is: "affected"}}})
	rule(t, l, hearsay.Verdict{Entry: old, Ruling: hearsay.Remark, Why: "see page two"})
	rule(t, l, hearsay.Verdict{Entry: a.id(0), Ruling: hearsay.Confirm})
	rule(t, l, hearsay.Verdict{Entry: a.id(1), Ruling: hearsay.Reject})

	shifted := harbour(t)
	shifted.Figures[2].Start += len("Some ")
	shifted.Claims = shifted.Claims[2:]
	heir := hearsay.ClaimID(a.ID, a.TextHash, shifted.Figures[2].Span)
	got := add(t, p.open(t, "tool 2"), shifted)
	if !slices.Equal(got.New, []string{heir}) || !slices.Equal(got.Gone, []string{a.id(1), old}) {
		t.Fatal("what is confirmed stays, what is rejected goes:", got)
	}
	e := entry(t, l, heir)
	if e.Review != hearsay.Corrected || e.Category != "affected" {
		t.Errorf("%s %s", e.Review, e.Category)
	}
	for id, want := range map[string]int{heir: 2, old: 0, a.id(0): 1} {
		if v, err := l.Verdicts(context.Background(), id); len(v) != want || err != nil {
			t.Errorf("entry %s has the verdicts %v, %v", id, v, err)
		}
	}
	if e := entry(t, l, old); e.Review != hearsay.Open || e.Next != heir {
		t.Errorf("%+v", e)
	}
	sound(t, l)

	add(t, p.open(t, "tool 3"), a)
	if e := entry(t, l, old); e.Review != hearsay.Corrected || e.Category != "affected" || e.State != hearsay.Current {
		t.Errorf("%+v", e)
	}
	sound(t, l)
}

// testFlood adds the invented pile as it is read.
func testFlood(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	dir := t.TempDir()
	if err := os.CopyFS(dir, examples.Flood()); err != nil {
		t.Fatal(err)
	}
	n := 0
	for d, err := range intake.Documents(context.Background(), []string{dir}, intake.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		r := reader.Read(d)
		posted, err := l.Add(context.Background(), d, &r)
		if err != nil || len(posted.New) != len(r.Claims) {
			t.Fatalf("%s: %d of %d claims, %v", d.ID, len(posted.New), len(r.Claims), err)
		}
		n += len(posted.New)
	}
	all := list(t, l, Filter{})
	if len(all) != n || n < 200 {
		t.Errorf("%d entries of %d", len(all), n)
	}
	sound(t, l)
}

func testRefusals(t *testing.T, p place) {
	ctx := context.Background()
	if _, err := Open(ctx, p.address, Options{}); !errors.Is(err, hearsay.ErrNotLedger) {
		t.Errorf("what is not there was opened: %v", err)
	}
	if _, err := Open(ctx, p.address, Options{Make: true, ReadOnly: true}); !errors.Is(err, hearsay.ErrNotLedger) {
		t.Errorf("what is not there was opened for reading: %v", err)
	}
	l, a := p.open(t, "tool 1"), harbour(t)
	add(t, l, a)
	for _, id := range []string{"", "zz", "0000000000000000"} {
		if _, err := l.Entry(ctx, id); !errors.Is(err, hearsay.ErrNoEntry) {
			t.Errorf("%q: %v", id, err)
		}
		if _, err := l.Filing(ctx, id); !errors.Is(err, hearsay.ErrNoEntry) {
			t.Errorf("%q: %v", id, err)
		}
	}
	for n := 0; ; n++ { // until two IDs begin alike
		b := harbour(t)
		b.ID = strings.Repeat("b", n+1)
		add(t, l, b)
		if b.id(0); hearsay.ClaimID(b.ID, b.TextHash, b.Figures[0].Span)[0] == a.id(0)[0] {
			break
		}
	}
	if _, err := l.Entry(ctx, a.id(0)[:1]); !errors.Is(err, hearsay.ErrAmbiguous) {
		t.Error(err)
	}
	again := newArticle(a.ID, "", "Another text.")
	add(t, l, again)
	if _, err := l.Filing(ctx, a.ID); !errors.Is(err, hearsay.ErrAmbiguous) {
		t.Error("two documents have one ID:", err)
	}
	r := p.openAs(t, Options{ReadOnly: true})
	if _, err := r.Add(ctx, &a.Document, &a.Reading); err == nil {
		t.Error("written, though open for reading only")
	}
	if got := entry(t, r, a.id(0)); got.Figure.Words != "14" {
		t.Error(got)
	}
}

func testRuns(t *testing.T, p place) {
	l := p.openAs(t, Options{Make: true, Tool: "tool 1", By: "Ines"})
	add(t, l, harbour(t))
	add(t, l, harbour(t))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	p.open(t, "tool 2").Close()
	r := &run{}
	if err := p.raw(t).QueryRow("SELECT " + names(r.cols(), "") + " FROM runs").Scan(values(r.cols())...); err != nil {
		t.Fatal(err)
	}
	want := run{number: 1, tool: "tool 1", who: "Ines", started: stamp(noon), finished: stamp(noon), documents: 2, posted: 3}
	if *r != want {
		t.Errorf("%+v, want %+v", *r, want)
	}
	sound(t, p.open(t, "tool 1"))
}
