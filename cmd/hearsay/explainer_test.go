package main

import (
	"os"
	"strings"
	"testing"

	"hearsay"
	"hearsay/export"
)

const quayText = "The quay gave way\n" +
	"“More than 1,400 fishermen were drowned in Port Elmo,” a harbour official told the Coastwire agency on May 13, 2031."

// quay is an invented document, and a reading of it with every sort of thing
// that is explained.
func quay() (*hearsay.Document, *hearsay.Reading) {
	at := func(words string) hearsay.Span {
		i := strings.Index(quayText, words)
		return hearsay.Span{Start: i, End: i + len(words)}
	}
	d := &hearsay.Document{ID: "pile/quay\x1b[2J.txt", Outlet: "The Valley Post", Title: "The quay gave way", Published: "2031-05-14", Text: quayText}
	figure := at("More than 1,400")
	return d, &hearsay.Reading{
		TextHash:  d.Hash(),
		Sentences: []hearsay.Sentence{{Span: at("The quay gave way")}, {Span: hearsay.Span{Start: 18, End: len(quayText)}}},
		Figures: []hearsay.Figure{{Span: figure, Core: at("1,400"),
			Value: hearsay.Interval{Low: hearsay.Bound{Kind: hearsay.Excluded, At: hearsay.Int(1400)}},
			Hedge: hearsay.Plain, Unit: "person", Kind: hearsay.Count, Aspect: hearsay.Level, Of: at("fishermen"),
			Steps: []hearsay.Step{{Span: at("1,400"), Rule: "digits with a comma before each three are one number"},
				{Span: at("More than"), Rule: "what stands before it bounds it below, and leaves the bound out"}}}},
		Vetoed:  []hearsay.Veto{{Span: at("13"), Why: "date", Rule: "a day after the name of a month"}},
		Periods: []hearsay.Period{{Span: at("May 13, 2031"), From: "2031-05-13", To: "2031-05-14", Timex: "2031-05-13"}},
		Sources: []hearsay.Source{{Name: "a harbour official", Party: hearsay.Unnamed, Mentions: []hearsay.Span{at("a harbour official")}}},
		Attributions: []hearsay.Attribution{{Source: at("a harbour official"), Cue: []hearsay.Span{at("told")},
			Content:  []hearsay.Span{at("“More than 1,400 fishermen were drowned in Port Elmo,”")},
			SourceID: 0, Speech: hearsay.Direct, Type: hearsay.Saying, Polarity: hearsay.Says, Parent: hearsay.None, Confidence: 0.9,
			Steps: []hearsay.Step{{Span: at("told"), Rule: "a verb of saying after a quotation and before its object"}}}},
		Claims: []hearsay.Claim{{ID: "c1", Figure: 0, Category: "killed", Measure: "fishermen drowned", Place: at("Port Elmo"),
			AsOf: "2031-05-13", Basis: hearsay.Stated, Polarity: hearsay.Says, Status: hearsay.EndsUnnamed, Confidence: 0.8,
			Chain: []hearsay.Link{
				{Source: hearsay.None, Name: "the Coastwire agency", Resolved: "Coastwire", Named: true, Party: hearsay.Media, Span: at("the Coastwire agency"), Cue: at("told")},
				{Source: 0, Name: "a harbour official", Party: hearsay.Unnamed, Span: at("a harbour official"), Cue: at("told")},
			},
			Steps: []hearsay.Step{{Span: at("drowned"), Rule: "the verb of the counted noun is one for deaths"}}}},
	}
}

// explained returns what is said of the place where words stand.
func explained(words string, width int) string {
	d, r := quay()
	e := &explainer{d: d, r: r, ruler: hearsay.NewRuler(d.Text), sheet: sheet{width: width}}
	e.place(strings.Index(d.Text, words))
	return e.b.String()
}

func TestExplainer(t *testing.T) {
	var got strings.Builder
	for _, words := range []string{"1,400", "13, 2031", "told"} {
		got.WriteString("=== " + words + "\n" + explained(words, 80))
	}
	got.WriteString("=== 40 columns\n" + explained("1,400", 40))
	const file = "testdata/explain.golden"
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// TestExplainerEverywhere wants something to be said of every place, and
// nothing that a terminal would act on, nor a line wider than asked for.
func TestExplainerEverywhere(t *testing.T) {
	d, r := quay()
	for at := range d.Text {
		e := &explainer{d: d, r: r, ruler: hearsay.NewRuler(d.Text), sheet: sheet{width: 60}}
		e.place(at)
		for line := range strings.SplitSeq(e.b.String(), "\n") {
			if export.Printable(line) != line || export.Width(line) > 60 {
				t.Fatalf("%d: %q", at, line)
			}
		}
		if e.b.Len() == 0 {
			t.Fatalf("nothing is said of %d", at)
		}
	}
}

func TestInterval(t *testing.T) {
	b := func(kind hearsay.BoundKind, n int64) hearsay.Bound {
		return hearsay.Bound{Kind: kind, At: hearsay.Int(n)}
	}
	for _, c := range []struct {
		low, high hearsay.Bound
		want      string
	}{
		{b(hearsay.Included, 1400000), b(hearsay.Included, 1400000), "1,400,000"},
		{b(hearsay.Included, -14), hearsay.Bound{}, "-14 or more"},
		{b(hearsay.Excluded, 140), hearsay.Bound{}, "more than 140"},
		{hearsay.Bound{}, b(hearsay.Included, 8), "at most 8"},
		{hearsay.Bound{}, b(hearsay.Excluded, 8), "less than 8"},
		{b(hearsay.Included, 2), b(hearsay.Included, 8), "2 to 8"},
		{b(hearsay.Excluded, 2), b(hearsay.Included, 8), "more than 2, at most 8"},
		{b(hearsay.Included, 2), b(hearsay.Excluded, 8), "from 2, less than 8"},
		{hearsay.Bound{}, hearsay.Bound{}, "any: the text sets no bound"},
	} {
		if got := interval(hearsay.Interval{Low: c.low, High: c.high}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got := grouped("-1234567.8901"); got != "-1,234,567.8901" {
		t.Errorf("got %q", got)
	}
}

func TestSplitPlace(t *testing.T) {
	for place, want := range map[string]int{"a.txt:12": 12, "c:/a:b.txt:0": 0, ":3": 3, "a": -1, "a:": -1, "a:-3": -1, "a:1x": -1} {
		name, offset, ok := splitPlace(place)
		if ok != (want >= 0) || ok && (offset != want || name+":" != place[:len(name)+1]) {
			t.Errorf("%q gives %q, %d, %v", place, name, offset, ok)
		}
	}
}
