package score

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lab/corpus"
)

// TestMisses lays out what is wrong in the fixtures. With -update the layout
// is written: read the diff.
func TestMisses(t *testing.T) {
	for _, f := range fixtures {
		gold := open(t, "testdata/"+f.name+".gold.jsonl")
		docs, readings := printedReadings(t, "testdata/readings.jsonl", f.prefix)
		pages := map[string]*page{}
		for i, d := range docs {
			pages[d.ID] = newPage(d, &readings[i])
		}
		var misses []Miss
		switch f.name {
		case "attribution":
			for _, g := range must(gold.Attributed())(t) {
				if p := pages[g.ID]; p != nil {
					misses = append(misses, attributionMisses(&g, AttributionsOf(p.doc, p.reading), p)...)
				}
			}
		case "claims":
			for _, g := range must(gold.Claimed())(t) {
				if p := pages[g.ID]; p != nil {
					misses = append(misses, claimMisses(&g, ClaimsOf(p.doc, p.reading), p)...)
				}
			}
		case "times":
			for _, g := range must(gold.Measured())(t) {
				if p := pages[g.ID]; p != nil {
					misses = append(misses, timeMisses(&g, TimesOf(p.doc, p.reading), p)...)
				}
			}
		default:
			for _, g := range must(gold.Measured())(t) {
				if p := pages[g.ID]; p != nil {
					misses = append(misses, quantityMisses(&g, QuantitiesOf(p.doc, p.reading), p)...)
				}
			}
		}
		got := Summary(misses)
		for i, m := range misses {
			got += "\n" + m.Show(i+1) + "\n"
		}
		file := "testdata/" + f.name + ".misses.txt"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		compare(t, file, got)
	}
}

// TestMissesOfNothing wants a reading that is the gold to have no misses, and
// an empty one to have missed everything.
func TestMissesOfNothing(t *testing.T) {
	for _, g := range must(open(t, "testdata/claims.gold.jsonl").Claimed())(t) {
		d, r := g.Document(), hearsay.Reading{Figures: make([]hearsay.Figure, 99)}
		r.Claims = make([]hearsay.Claim, 99)
		if m := claimMisses(&g, g.Claims, newPage(d, &r)); len(m) > 0 {
			t.Errorf("%s: %+v", g.ID, m)
		}
		if m := claimMisses(&g, nil, newPage(d, &hearsay.Reading{})); len(m) != len(g.Claims) {
			t.Errorf("%s: %d of %d missed", g.ID, len(m), len(g.Claims))
		}
	}
	for _, g := range must(open(t, "testdata/attribution.gold.jsonl").Attributed())(t) {
		p := newPage(g.Document(), &hearsay.Reading{})
		if m := attributionMisses(&g, g.Attributions, p); len(m) > 0 {
			t.Errorf("%s: %+v", g.ID, m)
		}
	}
}

func TestQuote(t *testing.T) {
	text := "One.\nThe \u202eharbour\x1b[2J office said 40 “boats” sank. " + strings.Repeat("And so on. ", 80) + "End."
	d := &hearsay.Document{Text: text}
	at := strings.Index(text, "The")
	r := hearsay.Reading{Sentences: []hearsay.Sentence{{Span: hearsay.Span{Start: at, End: strings.Index(text, " And")}}}}
	p := newPage(d, &r)
	of := func(words string) corpus.Span {
		start := len([]rune(text[:strings.Index(text, words)]))
		return corpus.Span{start, start + len([]rune(words))}
	}
	for want, marks := range map[string][]mark{
		`The <U+202E>harbour␛[2J office said ⟦40⟧ “boats” sank.`:           {{of("40"), ""}},
		`The <U+202E>harbour␛[2J ⟦a ⟦b office⟧ said⟧⟦c  40⟧ “boats” sank.`: {{of("office"), "b"}, {of(" 40"), "c"}, {of("office said"), "a"}},
		`⟦One⟧.`: {{of("One"), ""}},
	} {
		if got := p.quote(marks...); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if got := p.quote(mark{of("End"), ""}); len([]rune(got)) > around+20 || !strings.HasPrefix(got, "… ") || !strings.HasSuffix(got, "⟦End⟧.") {
		t.Errorf("got %s", got)
	}
	if got := p.quote(mark{corpus.Span{5, len([]rune(text))}, ""}); !strings.Contains(got, " […] ") || len([]rune(got)) > within+20 {
		t.Errorf("got %s", got)
	}
}

func TestDiff(t *testing.T) {
	for _, c := range [][3]string{
		{"", "", ""},
		{"a\nb\n", "a\nb\n", ""},
		{"a\nb\nc\n", "a\nc\n", "-b\n"},
		{"a\nc\n", "a\nb\nc\n", "+b\n"},
		{"a 1\nb\n", "a 2\nb\n", "-a 1\n+a 2\n"},
		{"", "a\n", "+a\n"},
	} {
		if got := Diff(c[0], c[1]); got != c[2] {
			t.Errorf("Diff(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestHeadline(t *testing.T) {
	for kind, want := range map[string]string{
		"attribution": "token 85.3; source 73.7; cue 95; content 87.1; spans exact 54.9; partial 62.9; exact 17.1; link 71.4; " +
			"detect direct 100; mixed 0; indirect 80",
		"claims":   "claim 55.6; strict 33.3; figure 66.7; interval 66.7; category 61.1; origin 61.1; false attribution 20",
		"quantity": "value 71.43; bound 67.86; unit 60.71; noun 71.43",
		"time":     "span 42.86; overlap 71.43; timex 46.15; resolved 66.67",
	} {
		file := map[string]string{"time": "times"}[kind]
		if file == "" {
			file = kind
		}
		table, err := os.ReadFile("testdata/" + file + ".want.txt")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range (Set{Kind: kind}).Headline(string(table)) {
			got = append(got, fmt.Sprint(n.Name, " ", n.Value))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s: got %s, want %s", kind, s, want)
		}
	}
}

// TestRefusedSpans wants an error where the program of the tools folder stops.
func TestRefusedSpans(t *testing.T) {
	gold := []corpus.Attributed{{Article: corpus.Article{ID: "1", Text: "Ñu"}}}
	for _, s := range []corpus.Span{{-1, 1}, {1, 1}, {1, 3}} {
		found := map[string][]corpus.Attribution{"1": {{Cue: []corpus.Span{s}}}}
		if _, err := Attribution("", gold, found); err == nil {
			t.Errorf("%v is taken", s)
		}
	}
	if _, err := Attribution("", gold, map[string][]corpus.Attribution{"2": nil}); err == nil {
		t.Error("an article that is not in the gold is taken")
	}
}
