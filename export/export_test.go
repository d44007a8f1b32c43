package export

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
)

var update = flag.Bool("update", false, "write what is got into the golden files")

// place returns the span of the n-th time, from 0, that words stand in text.
func place(text, words string, n int) hearsay.Span {
	from := 0
	for ; ; n-- {
		i := strings.Index(text[from:], words)
		if i < 0 {
			panic("no " + words)
		}
		if n == 0 {
			return hearsay.Span{Start: from + i, End: from + i + len(words)}
		}
		from += i + len(words)
	}
}

const floodText = "The Lune rises 🌊\n" +
	"“At least 14 fishermen were drowned,” the harbour office of Port Elmo told the Coastwire agency on Tuesday. " +
	"Between 25,000 and 30,000 people are without power, and the mayor, Ngozi Ferreira-Lindqvist, who toured the lower " +
	"quays before dawn with two deputies, an engineer and the keeper of the lock, put the damage to the sea wall, the " +
	"fish market and the old rope works at nearly €1.2 billion before she left for the northern shore. " +
	"Reportedly, dozens are missing. He denied that 40 were injured."

// flood is an invented document, and what people would find in it.
func flood() (*hearsay.Document, *hearsay.Reading) {
	text := floodText
	at := func(words string) hearsay.Span { return place(text, words, 0) }
	d := &hearsay.Document{
		ID: "pile/lune.txt", URL: "https://valley.example/lune?a=1&b=<2>", Outlet: "The Valley Post", Agency: "Coastwire",
		Title: "The Lune rises 🌊", Published: "2031-05-14", Language: "en", Text: text,
		Notes: []hearsay.Note{{Text: "the page names two dates"}},
	}
	dec := func(coef string, exp int) hearsay.Bound {
		return hearsay.Bound{Kind: hearsay.Included, At: hearsay.Decimal{Coef: coef, Exp: exp}}
	}
	r := &hearsay.Reading{TextHash: d.Hash(), Notes: d.Notes}
	end := 0
	for _, stop := range []string{"🌊", "Tuesday.", "shore.", "missing.", "injured."} {
		s := hearsay.Span{Start: end, End: at(stop).End}
		r.Sentences = append(r.Sentences, hearsay.Sentence{Span: s})
		end = s.End + 1
	}
	r.Tokens = []hearsay.Token{
		{Span: at("The"), Tag: hearsay.DET, Fine: hearsay.FineTagNamed("DT"), Head: 1, Relation: hearsay.RelationNamed("det")},
		{Span: at("Lune"), Tag: hearsay.PROPN, Fine: hearsay.FineTagNamed("NNP"), Head: 2, Relation: hearsay.RelationNamed("nsubj")},
		{Span: at("rises"), Tag: hearsay.VERB, Fine: hearsay.VBZ, Head: hearsay.None, Relation: hearsay.RelationNamed("root")},
		{Span: at("🌊"), Kind: hearsay.Symbol},
		{Span: at("“"), Kind: hearsay.Mark, Head: 5, Relation: hearsay.RelationNamed("punct")},
		{Span: at("At"), Head: 99, Relation: hearsay.RelationNamed("case")},
	}
	r.Sentences[0].Last = 4
	r.Sentences[1].First, r.Sentences[1].Last, r.Sentences[1].Paragraph = 4, 6, 1
	r.Figures = []hearsay.Figure{
		{Span: at("At least 14"), Core: at("14"), Value: hearsay.Interval{Low: dec("14", 0)}, Hedge: hearsay.Plain,
			Unit: "person", Kind: hearsay.Count, Aspect: hearsay.Level, Of: at("fishermen")},
		{Span: at("Between 25,000 and 30,000"), Core: at("25,000 and 30,000"), Value: hearsay.Interval{Low: dec("25", 3), High: dec("30", 3)},
			Hedge: hearsay.Plain, Unit: "person", Kind: hearsay.Count, Aspect: hearsay.Level, Of: at("people")},
		{Span: at("nearly €1.2 billion"), Core: at("1.2 billion"),
			Value: hearsay.Interval{High: hearsay.Bound{Kind: hearsay.Excluded, At: hearsay.Decimal{Coef: "12", Exp: 8}}},
			Hedge: hearsay.Nearly, Unit: "EUR", Kind: hearsay.Money, Aspect: hearsay.Level},
		{Span: at("dozens"), Core: at("dozens"), Value: hearsay.Interval{Low: dec("24", 0)}, Hedge: hearsay.Vague,
			Unit: "person", Kind: hearsay.Count, Aspect: hearsay.Level, OfText: "people"},
		{Span: at("40"), Core: at("40"), Value: hearsay.Exactly(hearsay.Int(40)), Hedge: hearsay.Plain,
			Unit: "person", Kind: hearsay.Count, Aspect: hearsay.Rise, Per: "day"},
	}
	r.Vetoed = []hearsay.Veto{{Span: at("two"), Why: "name", Rule: "part of an office"}}
	r.Periods = []hearsay.Period{{Span: at("Tuesday"), From: "2031-05-13", To: "2031-05-14", Timex: "2031-05-13"}}
	r.Sources = []hearsay.Source{
		{Name: "the harbour office of Port Elmo", Named: true, Party: hearsay.Government, Mentions: []hearsay.Span{at("the harbour office of Port Elmo"), at("He")}},
		{Name: "Coastwire", Named: true, Party: hearsay.Media, Mentions: []hearsay.Span{at("the Coastwire agency")}},
		{Name: "Ngozi Ferreira-Lindqvist", Named: true, Party: hearsay.Government, Mentions: []hearsay.Span{at("the mayor, Ngozi Ferreira-Lindqvist")}},
	}
	r.Attributions = []hearsay.Attribution{
		{Source: at("the harbour office of Port Elmo"), Cue: []hearsay.Span{at("told")}, Content: []hearsay.Span{at("“At least 14 fishermen were drowned,”")},
			SourceID: 0, Speech: hearsay.Direct, Type: hearsay.Saying, Polarity: hearsay.Says, Parent: hearsay.None, Confidence: 0.93},
		{Cue: []hearsay.Span{at("Reportedly")}, Content: []hearsay.Span{at("dozens are missing")},
			SourceID: hearsay.None, Speech: hearsay.Indirect, Type: hearsay.OtherAct, Polarity: hearsay.Says, Parent: 0, Confidence: 2.0 / 3},
	}
	r.Claims = []hearsay.Claim{
		{ID: "c1", Figure: 0, Category: "killed", Measure: "fishermen drowned", Including: at("fishermen"), Excluding: at("the mayor"), Place: at("Port Elmo"), EventDate: "2031-05",
			EventWords: at("harbour"), AsOfWords: at("told"),
			AsOf: "2031-05-13", Basis: hearsay.Relative, Polarity: hearsay.Says, Status: hearsay.Complete, Confidence: 0.875,
			Chain: []hearsay.Link{
				{Source: 1, Name: "the Coastwire agency", Resolved: "Coastwire", Named: true, Party: hearsay.Media, Span: at("the Coastwire agency"), Cue: at("told")},
				{Source: 0, Name: "the harbour office of Port Elmo", Named: true, Party: hearsay.Government, Span: at("the harbour office of Port Elmo"), Cue: at("told")},
			}},
		{ID: "c2", Figure: 1, Category: "affected", Measure: "people without power", AsOf: "2031-05-14", Basis: hearsay.Publication,
			Polarity: hearsay.Says, Status: hearsay.Unattributed, Confidence: 0.5},
		{ID: "c3", Figure: 2, Category: "money", Measure: "damage", Polarity: hearsay.Says, Status: hearsay.Complete, Confidence: 0.99996,
			Chain: []hearsay.Link{{Source: 2, Name: "the mayor, Ngozi Ferreira-Lindqvist", Resolved: "Ngozi Ferreira-Lindqvist", Named: true,
				Party: hearsay.Government, Span: at("the mayor, Ngozi Ferreira-Lindqvist"), Cue: at("put")}}},
		{ID: "c4", Figure: 3, Category: "missing", Polarity: hearsay.Says, Status: hearsay.EndsUnnamed, Population: "children",
			Chain: []hearsay.Link{{Source: hearsay.None, Party: hearsay.Unnamed, Cue: at("Reportedly")}}},
		{ID: "c5", Figure: 4, Category: "injured", Polarity: hearsay.Denies, Status: hearsay.Complete,
			Chain: []hearsay.Link{{Source: 0, Name: "He", Resolved: "the harbour office of Port Elmo", Named: true,
				Party: hearsay.Government, Span: at("He"), Cue: at("denied")}}},
	}
	return d, r
}

// hostile is a document whose every word tries something.
func hostile() (*hearsay.Document, *hearsay.Reading) {
	const evil = "=1+1\x1b[31mred\x07\u202egnorw\u0085\u2066\r\n\x00end, \"and\" <b>"
	text := "A\u202e \x1b]0;title\x07 says −123456789012345678901234567890.123456789 @souls 家族\u0301 here."
	figure := place(text, "−123456789012345678901234567890.123456789", 0)
	value := hearsay.Exactly(hearsay.Decimal{Coef: "-123456789012345678901234567890123456789", Exp: -9})
	d := &hearsay.Document{ID: evil, Outlet: evil, Title: "\x1b[2J" + evil, Text: text, Notes: []hearsay.Note{{Text: evil}}}
	at := func(words string) hearsay.Span { return place(text, words, 0) }
	r := &hearsay.Reading{
		TextHash: d.Hash(),
		Tokens: []hearsay.Token{
			{Span: at("A\u202e"), Tag: hearsay.X}, {Span: at("\x1b]0;title\x07 says"), Tag: hearsay.PROPN, Fine: hearsay.FineTagNamed("NNP")}, {Span: at("@souls")},
		},
		Sentences: []hearsay.Sentence{{Span: hearsay.Span{End: len(text)}, Last: 3}},
		Figures:   []hearsay.Figure{{Span: figure, Core: figure, Value: value, Of: place(text, "@souls 家族\u0301", 0), Per: evil, Unit: evil}},
		Sources:   []hearsay.Source{{Name: evil}},
		Claims: []hearsay.Claim{{ID: "c", Category: "other", Measure: evil, Population: evil, AsOf: evil, Polarity: evil,
			Chain: []hearsay.Link{{Name: evil, Source: 0}}}},
		Notes: []hearsay.Note{{Span: hearsay.Span{Start: 3, End: 900}, Text: "ends beyond the text"}},
	}
	return d, r
}

// written returns what a format makes of both documents.
func written(t *testing.T, f *Format, opt Options) string {
	t.Helper()
	var b bytes.Buffer
	w := f.New(&b, opt)
	for _, sample := range []func() (*hearsay.Document, *hearsay.Reading){flood, hostile} {
		d, r := sample()
		if err := w.Write(d, r); err != nil {
			t.Fatal(err)
		}
	}
	empty := &hearsay.Document{ID: "empty.txt"}
	if err := w.Write(empty, &hearsay.Reading{}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// golden compares got with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
	}
}

// TestGolden wants every format to have a name, a sentence and an example of
// what it writes.
func TestGolden(t *testing.T) {
	for _, f := range Formats {
		if f.Name == "" || f.Doc == "" || f.New == nil || Named(f.Name) != f {
			t.Errorf("the format %q is not whole", f.Name)
		}
		golden(t, f.Name+".golden", written(t, f, Options{}))
	}
	if Named("nonesuch") != nil {
		t.Error("a format that is not there was found")
	}
	golden(t, "jsonl-layers-text.golden", written(t, JSONL, Options{Layers: true, Text: true}))
	golden(t, "table-40.golden", written(t, Table, Options{Width: 40}))
	golden(t, "table-100.golden", written(t, Table, Options{Width: 100}))
	golden(t, "table-160.golden", written(t, Table, Options{Width: 160}))
	golden(t, "table-colour.golden", written(t, Table, Options{Width: 100, Colour: true}))
}

// TestNothingRaw wants no format to let through a character that does
// something to a terminal.
func TestNothingRaw(t *testing.T) {
	for _, f := range Formats {
		for _, opt := range []Options{{}, {Layers: true, Text: true, Width: 40}, {Width: 200}} {
			for line := range strings.SplitSeq(written(t, f, opt), "\n") {
				line = strings.TrimSuffix(line, "\r") // CSV ends its lines so
				if f == CoNLLU {
					line = strings.ReplaceAll(line, "\t", " ") // it parts its columns so
				}
				if p := Printable(line); p != line {
					t.Errorf("%s lets through a raw character in\n%s", f.Name, p)
				}
			}
		}
	}
}

// TestSameBytes wants a writer that has written to write the same again.
func TestSameBytes(t *testing.T) {
	for _, f := range Formats {
		if written(t, f, Options{Layers: true}) != written(t, f, Options{Layers: true}) {
			t.Errorf("%s is not the same twice", f.Name)
		}
	}
}
