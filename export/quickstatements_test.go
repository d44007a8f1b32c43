package export

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// TestQuickStatements wants commands with full references of what Wikidata can
// hold.
func TestQuickStatements(t *testing.T) {
	commands := soundQuickStatements(t, inventedIn(t, QuickStatements, EntryOptions{}))
	var got []string
	for _, c := range commands {
		got = append(got, strings.Join(c[:3], " "))
		for _, reference := range []string{"S854", "S577", "S813", "S1683", "S5997"} {
			if !slices.Contains(c, reference) {
				t.Errorf("%v has no %s", c[:3], reference)
			}
		}
	}
	want := []string{"ITEM P1339 30~5", "Q4115189 P1120 11", "ITEM P1339 30", "ITEM P1446 8~2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if c := commands[2]; !slices.Contains(c, "P1480") || !slices.Contains(c, "+2031-05-01T00:00:00Z/10") {
		t.Errorf("“About 30” as of May is %q", c)
	}
	if slices.Contains(commands[3], "P585") {
		t.Errorf("the day of the article is given for the time of the figure: %q", commands[3])
	}
	if slices.Contains(commands[1], "S1476") {
		t.Errorf("a headline that would part a command is in one: %q", commands[1])
	}
	out := inventedIn(t, QuickStatements, EntryOptions{Item: func(*hearsay.Entry) string { return "Q1|P31|Q5" }})
	for _, c := range soundQuickStatements(t, out) {
		if c[0] != noItem {
			t.Errorf("what is no item was taken for one: %q", c[0])
		}
	}
}

// TestQuickStatementsOnce wants what an article says twice to be one command.
func TestQuickStatementsOnce(t *testing.T) {
	entries, _ := invented()
	again, other, dated := *entries[10], *entries[10], *entries[10]
	again.ID, other.ID, dated.ID = "a", "b", "c"
	f := *other.Filing
	f.Key = "another"
	other.Filing, dated.AsOf = &f, "2031-05-07"
	out := string(writtenEntries(t, QuickStatements, EntryOptions{}, []*hearsay.Entry{entries[10], &again, &other, &dated}))
	if n := len(soundQuickStatements(t, out)); n != 3 || !strings.Contains(out, "commands: 3; left out: 1") {
		t.Errorf("%d commands of four entries:\n%s", n, out)
	}
}

// TestWikidataAmount wants an amount only where it is what was said.
func TestWikidataAmount(t *testing.T) {
	between := func(low, high int64) hearsay.Interval {
		return hearsay.Interval{Low: hearsay.Bound{Kind: hearsay.Included, At: hearsay.Int(low)}, High: hearsay.Bound{Kind: hearsay.Included, At: hearsay.Int(high)}}
	}
	for _, c := range []struct {
		what   string
		change func(*hearsay.Entry)
		want   string
	}{
		{"as it is", func(*hearsay.Entry) {}, "11"},
		{"none", func(e *hearsay.Entry) { e.Value = between(0, 0) }, "0"},
		{"a range", func(e *hearsay.Entry) { e.Value = between(10, 20) }, "15~5"},
		{"a range whose middle is half a person", func(e *hearsay.Entry) { e.Value = between(10, 11) }, ""},
		{"a range the wrong way round", func(e *hearsay.Entry) { e.Value = between(11, 5) }, ""},
		{"a million", func(e *hearsay.Entry) { e.Value = hearsay.Exactly(hearsay.Decimal{Coef: "12", Exp: 5}) }, "1200000"},
		{"thirty digits", func(e *hearsay.Entry) { e.Value = hearsay.Exactly(hearsay.Decimal{Coef: strings.Repeat("7", 30)}) }, strings.Repeat("7", 30)},
		{"pages of digits", func(e *hearsay.Entry) { e.Value = hearsay.Exactly(hearsay.Decimal{Coef: "7", Exp: 999999}) }, ""},
		{"half a person", func(e *hearsay.Entry) { e.Value = hearsay.Exactly(hearsay.Decimal{Coef: "5", Exp: -1}) }, ""},
		{"fewer than none", func(e *hearsay.Entry) { e.Value = between(-3, -3) }, ""},
		{"at least", func(e *hearsay.Entry) { e.Value.High = hearsay.Bound{} }, ""},
		{"fewer than", func(e *hearsay.Entry) { e.Value.High.Kind = hearsay.Excluded }, ""},
		{"vague", func(e *hearsay.Entry) { e.Hedge = hearsay.Vague }, ""},
		{"denied", func(e *hearsay.Entry) { e.Polarity = hearsay.Denies }, ""},
		{"corrects", func(e *hearsay.Entry) { e.Polarity = hearsay.Corrects }, "11"},
		{"a rise", func(e *hearsay.Entry) { e.Aspect = hearsay.Rise }, ""},
		{"soldiers", func(e *hearsay.Entry) { e.Population = "soldiers" }, ""},
		{"but for the attacker", func(e *hearsay.Entry) { e.Excluding.Words = "the attacker" }, ""},
		{"houses", func(e *hearsay.Entry) { e.Unit = "house" }, ""},
		{"a day", func(e *hearsay.Entry) { e.Per = "day" }, ""},
		{"rejected", func(e *hearsay.Entry) { e.Review = hearsay.Rejected }, ""},
		{"corrected", func(e *hearsay.Entry) { e.Review = hearsay.Corrected }, "11"},
		{"superseded", func(e *hearsay.Entry) { e.State = hearsay.Superseded }, ""},
		{"no address", func(e *hearsay.Entry) { e.Filing.Document.URL = "pile/a.txt" }, ""},
	} {
		entries, _ := invented()
		e := entries[10] // "Eleven"
		c.change(e)
		got, why := wikidataAmount(e)
		if got != c.want || (got == "") != (why != "") {
			t.Errorf("%s: %q, %q; want %q", c.what, got, why, c.want)
		}
	}
}

// TestWikidataList wants every use of the list to be in it, with an ID of the
// right sort.
func TestWikidataList(t *testing.T) {
	for _, use := range []string{"killed", "injured", "missing", "as_of", "hedge", "about", "url", "title", "published", "captured", "quote", "figure"} {
		id := wikidata[use]
		if use == "about" && !IsItem(id) || use != "about" && (len(id) < 2 || id[0] != 'P' || !isWhole(id[1:])) {
			t.Errorf("%s is %q", use, id)
		}
	}
	if len(wikidata) != 12 {
		t.Errorf("%d rows, and 12 are used", len(wikidata))
	}
	for q, want := range map[string]bool{"Q42": true, "Q1": true, "Q0": false, "Q": false, "P42": false, "Q42 ": false, "q42": false, "LAST": false, "Q042": false, "Q4|2": false} {
		if IsItem(q) != want {
			t.Errorf("IsItem(%q) is %v", q, !want)
		}
	}
}
