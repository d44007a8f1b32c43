package ledger

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

func testVerdicts(t *testing.T, p place) {
	ctx := context.Background()
	l, a := p.open(t, "tool 1"), harbour(t)
	add(t, l, a)
	id := a.id(0)
	for _, bad := range []hearsay.Verdict{
		{Entry: id, Ruling: hearsay.Confirm},
		{Entry: id, Ruling: "praise", By: "Ines"},
		{Entry: id, Ruling: hearsay.Correct, By: "Ines"},
		{Entry: id, Ruling: hearsay.Confirm, By: "Ines", Changes: []hearsay.Change{{Field: "low", Is: "1"}}},
		{Entry: "nothing", Ruling: hearsay.Confirm, By: "Ines"},
		{Entry: id, Ruling: hearsay.Correct, By: "Ines", Changes: []hearsay.Change{{Field: "figure", Is: "1"}}},
		{Entry: id, Ruling: hearsay.Correct, By: "Ines", Changes: []hearsay.Change{{Field: "low", Is: "many"}}},
		{Entry: id, Ruling: hearsay.Correct, By: "Ines", Changes: []hearsay.Change{{Field: "low", Was: "15", Is: "16"}}},
		{Entry: id, Ruling: hearsay.Correct, By: "Ines", Changes: []hearsay.Change{{Field: "as_of", Is: "Tuesday"}}},
	} {
		if err := l.Rule(ctx, bad); err == nil {
			t.Errorf("taken: %+v", bad)
		}
	}
	if n := len(events(t, l, id)); n != 1 {
		t.Error("a verdict that was refused left an event")
	}
	for _, step := range []struct {
		ruling hearsay.Ruling
		want   hearsay.Review
	}{
		{hearsay.Remark, hearsay.Open}, {hearsay.Confirm, hearsay.Confirmed}, {hearsay.Remark, hearsay.Confirmed}, {hearsay.Reject, hearsay.Rejected}, {hearsay.Confirm, hearsay.Confirmed},
	} {
		rule(t, l, hearsay.Verdict{Entry: id[:6], Ruling: step.ruling, By: "Ines", Why: "why\x00 \xff"})
		if e := entry(t, l, id); e.Review != step.want {
			t.Errorf("after %s: %s, want %s", step.ruling, e.Review, step.want)
		}
	}
	v, err := l.Verdicts(ctx, id)
	if err != nil || len(v) != 5 {
		t.Fatal(v, err)
	}
	want := hearsay.Verdict{Entry: id, Ruling: hearsay.Reject, By: "Ines", Why: "why\x00 \ufffd", At: noon}
	if !cmp.Equal(v[3], want) {
		t.Error(cmp.Diff(want, v[3]))
	}
	if got := ids(list(t, l, Filter{Review: hearsay.Confirmed})); !slices.Equal(got, []string{id}) {
		t.Error(got)
	}
	sound(t, l)
}

func testCorrect(t *testing.T, p place) {
	l, a := p.open(t, "tool 1"), harbour(t)
	add(t, l, a)
	id := a.id(1)
	change := func(field, is, was string) {
		t.Helper()
		rule(t, l, hearsay.Verdict{Entry: id, Ruling: hearsay.Correct, Changes: []hearsay.Change{{Field: field, Is: is}}})
		v, err := l.Verdicts(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		if got := v[len(v)-1].Changes[0]; got != (hearsay.Change{Field: field, Was: was, Is: is}) {
			t.Errorf("%+v, and it was %q", got, was)
		}
	}
	change("low", "19.50", "20")
	change("low_open", "true", "false")
	change("high", "", "20")
	change("high_open", "false", "false")
	change("hedge", "about", "plain")
	change("category", "killed", "injured")
	change("as_of", "2031-04", "2031-05-03")
	change("as_of_basis", "publication", "stated")
	change("place", "Quellmoor", "")
	change("of", "harbour porters", "dockers")
	change("chain", "The Tallow Wire → the harbour master", "The Tallow Wire → the guard")
	change("polarity", "denies", "says")
	e := entry(t, l, id)
	want := hearsay.Interval{Low: hearsay.Bound{Kind: hearsay.Excluded, At: hearsay.Decimal{Coef: "1950", Exp: -2}}}
	if e.Value != want || e.Hedge != hearsay.About || e.Category != "killed" || e.AsOf != "2031-04" || e.Basis != hearsay.Publication || e.Polarity != hearsay.Denies {
		t.Errorf("%+v", e)
	}
	if e.Place.Words != "Quellmoor" || e.Place.In(a.Text) != "Quellmoor" || e.Place.Start == 0 {
		t.Errorf("of words that the text has, the nearest are to be kept with their place: %+v", e.Place)
	}
	if e.Of != (hearsay.Excerpt{Words: "harbour porters"}) {
		t.Errorf("%+v", e.Of)
	}
	if len(e.Chain) != 2 || e.Chain[0].Words.Words != "The Tallow Wire" || e.Chain[1].Name != "the harbour master" || e.Chain[1].Source != "harbour master" {
		t.Errorf("%+v", e.Chain)
	}
	if got := ids(list(t, l, Filter{})); got[0] != id {
		t.Error("an entry stands where its as-of date is:", got)
	}
	for _, f := range []Filter{{Category: "killed"}, {Place: "the quellmoor", AsOfTo: "2031-04"}, {Origin: "Harbour Master"}, {Text: "porters"}, {AsOfFrom: "2031-04", AsOfTo: "2031-04"}} {
		if got := ids(list(t, l, f)); !slices.Equal(got, []string{id}) {
			t.Errorf("%+v: %v", f, got)
		}
	}
	for _, f := range []Filter{{Category: "injured", Origin: "guard"}, {Text: "dockers", AsOfFrom: "2031-05"}} {
		if got := ids(list(t, l, f)); slices.Contains(got, id) {
			t.Errorf("%+v: %v", f, got)
		}
	}
	sound(t, l)
}

// testCorrectionsStay wants what people put right to stay when a newer tool reads
// otherwise.
func testCorrectionsStay(t *testing.T, p place) {
	l, a := p.open(t, "tool 1"), harbour(t)
	add(t, l, a)
	id := a.id(0)
	rule(t, l, hearsay.Verdict{Entry: id, Ruling: hearsay.Correct, Changes: []hearsay.Change{{Field: "low", Is: "41"}, {Field: "high", Is: "41"}}})
	rule(t, l, hearsay.Verdict{Entry: id, Ruling: hearsay.Correct, Changes: []hearsay.Change{{Field: "low", Is: "42"}, {Field: "low_open", Is: "true"}}})
	newer := harbour(t)
	newer.Claims[0].Category = "killed"
	newer.Figures[0].Value = hearsay.Interval{}
	add(t, p.open(t, "tool 2"), newer)
	e := entry(t, l, id)
	if got := boundOf(e.Value.Low).plain + ".." + boundOf(e.Value.High).plain; got != "42..41" || e.Category != "killed" || e.Review != hearsay.Corrected || e.Value.Low.Kind != hearsay.Excluded {
		t.Errorf("%s %+v", got, e)
	}
	if got := add(t, p.open(t, "tool 3"), newer); !slices.Contains(got.Same, id) {
		t.Error("a reading is held against the reading before, not against what people made of it:", got)
	}
	sound(t, l)
}

func testHistory(t *testing.T, p place) {
	l, a := p.openAs(t, Options{Make: true, Tool: "tool 1", By: "Ines"}), harbour(t)
	add(t, l, a)
	rule(t, l, hearsay.Verdict{Entry: a.id(0), Ruling: hearsay.Confirm, By: "Odo", Why: "read it"})
	all := events(t, l, "")
	if deeds(all) != "add post post post rule" {
		t.Error(deeds(all))
	}
	before := ""
	for i, e := range all {
		if e.Number != int64(i+1) || e.Before != before || !e.At.Equal(noon) || e.Hash == "" {
			t.Errorf("%+v", e)
		}
		before = e.Hash
	}
	if e := all[4]; e.By != "Odo" || e.Subject != a.id(0) || !strings.Contains(e.Body, `"why":"read it"`) || all[0].By != "Ines" {
		t.Errorf("%+v", e)
	}
	if got := events(t, l, a.id(0)); deeds(got) != "post rule" || got[1].Before != all[3].Hash {
		t.Errorf("%+v", got)
	}
}

func testHistoryIsKept(t *testing.T, p place) {
	l := p.open(t, "tool 1")
	add(t, l, harbour(t))
	raw := p.raw(t)
	for _, s := range []string{
		"DELETE FROM history", "DELETE FROM history WHERE number = 1", "UPDATE history SET at = 'x'", "UPDATE history SET body = 'x'",
		"UPDATE history SET who = 'x' WHERE number = 2", "UPDATE history SET number = number + 10", "UPDATE history SET hash = 'x', body = ''", "UPDATE history SET body = ''",
	} {
		if _, err := raw.Exec(s); err == nil || !strings.Contains(err.Error(), "only ever added to") {
			t.Errorf("%s: %v", s, err)
		}
	}
	sound(t, l)
}
