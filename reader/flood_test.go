package reader_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
	"hearsay/examples"
	"hearsay/intake"
	"hearsay/reader"
)

// flood reads the invented pile and returns its documents and readings by the
// keys of the truth.
func flood(t testing.TB) (examples.Truth, map[string]*hearsay.Document, map[string]hearsay.Reading) {
	t.Helper()
	truth, err := examples.FloodTruth()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, examples.Flood()); err != nil {
		t.Fatal(err)
	}
	docs, readings := map[string]*hearsay.Document{}, map[string]hearsay.Reading{}
	for d, err := range intake.Documents(context.Background(), []string{dir}, intake.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range truth.Documents {
			if a.ID == d.ID || a.ID == "" && a.File == filepath.Base(d.ID) {
				docs[a.Key], readings[a.Key] = d, reader.Read(d)
			}
		}
	}
	if len(docs) != len(truth.Documents) {
		t.Fatalf("%d of %d articles were read", len(docs), len(truth.Documents))
	}
	return truth, docs, readings
}

// claimAt returns the claim whose figure meets the figure of the truth.
func claimAt(d *hearsay.Document, r hearsay.Reading, f examples.Figure) (hearsay.Claim, hearsay.Figure, bool) {
	at := strings.Index(d.Text, f.Quote)
	if at < 0 {
		return hearsay.Claim{}, hearsay.Figure{}, false
	}
	start := at + strings.Index(f.Quote, f.ValueText)
	want := hearsay.Span{Start: start, End: start + len(f.ValueText)}
	for _, c := range r.Claims {
		if got := r.Figures[c.Figure]; got.Meets(want) {
			return c, got, true
		}
	}
	return hearsay.Claim{}, hearsay.Figure{}, false
}

// sameValue reports whether an interval is that of the truth.
func sameValue(f examples.Figure, v hearsay.Interval) bool {
	bound := func(want string, b hearsay.Bound, open bool) bool {
		if want == "" || b.Kind == hearsay.Unbounded {
			return want == "" && b.Kind == hearsay.Unbounded
		}
		return b.At.String() == want && (b.Kind == hearsay.Excluded) == open
	}
	low, high := "", ""
	if f.Low != nil {
		low = f.Low.String()
	}
	if f.High != nil {
		high = f.High.String()
	}
	return bound(low, v.Low, f.LowOpen) && bound(high, v.High, f.HighOpen)
}

func sameName(want examples.Link, got hearsay.Link) bool {
	words := func(s string) map[string]bool {
		set := map[string]bool{}
		for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" ,.’'()", r) }) {
			if len(w) > 3 {
				set[w] = true
			}
		}
		return set
	}
	have := words(got.Name + " " + got.Resolved)
	for w := range words(want.Name + " " + want.Resolved) {
		if have[w] {
			return true
		}
	}
	return len(have) == 0 && want.Name == ""
}

// short names what the reader is known to miss on the path, and why. A station
// that comes right must leave this list.
var short = map[string]string{
	"09.7 category": "that a list of calls is a list of the missing is told by no word beside the number",
}

// TestPath follows the number that travels: at each of its stations the reader
// finds the figure with its bounds, what happened to those counted, how the
// source stands to it, and the source that the station names last.
func TestPath(t *testing.T) {
	truth, docs, readings := flood(t)
	figures := map[string]examples.Figure{}
	for _, f := range truth.Figures {
		figures[f.Figure] = f
	}
	for _, step := range truth.Path {
		f := figures[step.Figure]
		c, got, ok := claimAt(docs[f.Document], readings[f.Document], f)
		if !ok {
			t.Errorf("%s: %q is not found", f.Figure, f.Quote)
			continue
		}
		if !sameValue(f, got.Value) {
			t.Errorf("%s: %q is read as %+v", f.Figure, f.ValueText, got.Value)
		}
		switch _, known := short[f.Figure+" category"]; {
		case string(c.Category) == f.Category && known:
			t.Errorf("%s: %q is read rightly now; take it off the list", f.Figure, f.Quote)
		case string(c.Category) != f.Category && !known:
			t.Errorf("%s: %q is read as %s, not %s", f.Figure, f.Quote, c.Category, f.Category)
		}
		if string(c.Polarity) != f.Polarity {
			t.Errorf("%s: %q is read with polarity %s, not %s", f.Figure, f.Quote, c.Polarity, f.Polarity)
		}
		if len(f.Chain) == 0 || len(c.Chain) == 0 || !sameName(f.Chain[len(f.Chain)-1], c.Chain[len(c.Chain)-1]) {
			t.Errorf("%s: %q is read with the chain %+v, not %+v", f.Figure, f.Quote, c.Chain, f.Chain)
		}
	}
}

// TestPile holds the reading of the whole pile against its truth.
func TestPile(t *testing.T) {
	truth, docs, readings := flood(t)
	found, value, category, origin := 0, 0, 0, 0
	for _, f := range truth.Figures {
		c, got, ok := claimAt(docs[f.Document], readings[f.Document], f)
		if !ok {
			continue
		}
		found++
		if sameValue(f, got.Value) {
			value++
		}
		if string(c.Category) == f.Category {
			category++
		}
		if len(f.Chain) == 0 && len(c.Chain) == 0 || len(f.Chain) > 0 && len(c.Chain) > 0 && sameName(f.Chain[len(f.Chain)-1], c.Chain[len(c.Chain)-1]) {
			origin++
		}
	}
	refused := 0
	for _, n := range truth.NoFigures {
		at := strings.Index(docs[n.Document].Text, n.Quote)
		start := at + strings.Index(n.Quote, n.Text)
		span := hearsay.Span{Start: start, End: start + len(n.Text)}
		taken := false
		for _, f := range readings[n.Document].Figures {
			taken = taken || f.Kind != hearsay.Age && f.Meets(span) // of an age no claim is made
		}
		if !taken {
			refused++
		}
	}
	all := len(truth.Figures)
	t.Logf("of %d figures: %d found, %d with their value, %d with what happened, %d with their origin; of %d other numbers %d refused",
		all, found, value, category, origin, len(truth.NoFigures), refused)
	for _, floor := range []struct {
		what         string
		got, of, pct int
	}{
		{"figures found", found, all, 96},
		{"values", value, all, 94},
		{"categories", category, all, 70},
		{"origins", origin, all, 68},
		{"numbers refused", refused, len(truth.NoFigures), 90},
	} {
		if floor.got*100 < floor.of*floor.pct {
			t.Errorf("%s: %d of %d, under %d percent", floor.what, floor.got, floor.of, floor.pct)
		}
	}
}
