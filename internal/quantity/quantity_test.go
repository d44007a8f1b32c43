package quantity

import (
	"reflect"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/example"
)

// describe puts what was found in a text in one line each.
// oneLine keeps a figure in one line of an example where its text has several.
var oneLine = strings.NewReplacer("\n", " ")

func describe(text string) []string { return describeAll(text, nil, nil) }

func describeAll(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []string {
	figures, vetoed := Figures(text, tokens, sentences)
	var lines []string
	for i := range figures {
		lines = append(lines, describeFigure(text, &figures[i]))
	}
	for _, v := range vetoed {
		lines = append(lines, "not a figure: "+oneLine.Replace(v.In(text))+" · "+v.Why)
	}
	return lines
}

func describeFigure(text string, f *hearsay.Figure) string {
	parts := []string{string(f.Kind), f.Span.In(text), interval(f.Value)}
	if f.Hedge != hearsay.Plain {
		parts = append(parts, string(f.Hedge))
	}
	parts = append(parts, string(f.Unit))
	switch {
	case !f.Of.Empty():
		parts = append(parts, "of "+f.Of.In(text))
	case f.OfText != "":
		parts = append(parts, "of ("+f.OfText+")")
	}
	if f.Aspect != hearsay.Level {
		parts = append(parts, string(f.Aspect))
	}
	if f.Per != "" {
		parts = append(parts, "per "+f.Per)
	}
	return oneLine.Replace(strings.Join(parts, " · "))
}

// interval writes an interval as mathematicians do: "[40, 40]" as "40",
// "(40, …)" for more than 40.
func interval(i hearsay.Interval) string {
	if at, ok := i.Point(); ok {
		return at.String()
	}
	low, high := "(…", "…)"
	switch i.Low.Kind {
	case hearsay.Included:
		low = "[" + i.Low.At.String()
	case hearsay.Excluded:
		low = "(" + i.Low.At.String()
	}
	switch i.High.Kind {
	case hearsay.Included:
		high = i.High.At.String() + "]"
	case hearsay.Excluded:
		high = i.High.At.String() + ")"
	}
	return low + ", " + high
}

func TestExamples(t *testing.T) {
	example.Run(t, "testdata/*.txt", describe)
}

// A figure says how it was read: every step has words to point at, or tells
// that there are none.
func TestSteps(t *testing.T) {
	text := "The blaze at Karrow hurt more than 1,200 villagers, about a third of them badly."
	figures, _ := Told(text, nil, nil)
	if len(figures) != 2 {
		t.Fatalf("got %d figures, want 2", len(figures))
	}
	var got []string
	for _, s := range figures[0].Steps {
		got = append(got, s.In(text)+": "+s.Rule)
	}
	want := []string{
		"more than: 'more than' leaves the number itself out and opens the upper end",
		"1,200: the digits with the marks between their thousands read as 1200",
		"villagers: the counted noun is 'villagers', a word for people",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Of a change, the number that held before says so.
func TestRevision(t *testing.T) {
	figures, _ := Told("The count was revised from 8 boats to 6.", nil, nil)
	if len(figures) != 2 {
		t.Fatalf("got %d figures, want 2", len(figures))
	}
	for i, want := range []bool{true, false} {
		steps := figures[i].Steps
		if got := steps[len(steps)-1].Rule == "'from' makes it the number before a change"; got != want {
			t.Errorf("figure %d: %v", i, steps)
		}
	}
}

// Sentences bound what a number can reach: a hedge does not cross them.
func TestSentences(t *testing.T) {
	text := "There were more than\n40 boats"
	first := strings.Index(text, "\n")
	figures, _ := Figures(text, nil, []hearsay.Sentence{{Span: hearsay.Span{End: first}}, {Span: hearsay.Span{Start: first + 1, End: len(text)}}})
	if len(figures) != 1 || figures[0].Span.In(text) != "40" {
		t.Errorf("got %v", figures)
	}
	// Spans outside the text are passed over.
	figures, vetoed := Figures("40 boats", nil, []hearsay.Sentence{{Span: hearsay.Span{Start: -1, End: 2}}, {Span: hearsay.Span{Start: 3, End: 90}}})
	if figures != nil || vetoed != nil {
		t.Errorf("got %v, %v", figures, vetoed)
	}
}

// A sentence may run over the end of a line, however that is written, and not
// over a blank line.
func TestLines(t *testing.T) {
	for text, want := range map[string]string{
		"It hurt more than\n30 herders":    "more than\n30",
		"It hurt more than\r\n30 herders":  "more than\r\n30",
		"It hurt more than \r 30 herders":  "more than \r 30",
		"It hurt more than\n\n30 herders":  "30",
		"It hurt more than\n \t\n30 goats": "30",
		"It hurt more than\r\n\r\n30":      "30",
	} {
		figures, _ := Figures(text, nil, []hearsay.Sentence{{Span: hearsay.Span{End: len(text)}}})
		if len(figures) != 1 || figures[0].Span.In(text) != want {
			t.Errorf("%q: got %v, want %q", text, figures, want)
		}
		for i := range figures {
			for _, s := range figures[i].Steps {
				if strings.ContainsAny(s.Rule, "\r\n") {
					t.Errorf("%q: a step has the end of a line in it: %q", text, s.Rule)
				}
			}
		}
	}
}

// One quantity that is told twice makes two figures, and the second says so.
func TestToldAgain(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"They walked 10 km (6 miles) to Karrow.", true},
		{"They walked about 10 km (some 6.2 miles) to Karrow.", true},
		{"It was 30 degrees Celsius (86 degrees Fahrenheit) there.", true},
		{"It was −40 °C (−40 °F) there.", true},
		{"It took 9 million forints ($24,000) to mend.", true},
		{"They walked 10 km (60 miles in all) to Karrow.", false},
		{"They walked 10 km (6 km on foot) to Karrow.", false},
		{"They carried 10 kg (6 miles) to Karrow.", false},
		{"They walked 10 km to Karrow (6 miles).", false},
		{"They met 10 boys (6 girls) there.", false},
	} {
		figures, _ := Told(c.text, nil, nil)
		if len(figures) != 2 {
			t.Errorf("%q: %d figures", c.text, len(figures))
			continue
		}
		got := false
		for _, s := range figures[1].Steps {
			got = got || strings.HasPrefix(s.Rule, "tells '") && s.Span == figures[0].Span
		}
		if got != c.want {
			t.Errorf("%q: told again is %v", c.text, got)
		}
	}
}

// TestTold wants of Told what Figures finds, with rules.
func TestTold(t *testing.T) {
	for _, e := range example.All(t, "testdata/*.txt") {
		figures, vetoed := Figures(e.Text, nil, nil)
		told, refused := Told(e.Text, nil, nil)
		for i := range told {
			if len(told[i].Steps) == 0 {
				t.Errorf("%q: of %q no rule is told", e.Text, told[i].In(e.Text))
			}
			told[i].Steps = nil
		}
		if !reflect.DeepEqual(figures, told) || !reflect.DeepEqual(vetoed, refused) {
			t.Errorf("%q: other figures where rules are told", e.Text)
		}
	}
}

// A text twice as long makes no more garbage than its figures need room: no
// memory is taken for a number.
func TestGarbage(t *testing.T) {
	once, twice := strings.Repeat(ordinary, 32), strings.Repeat(ordinary, 64)
	cut := func(text string) (sentences []hearsay.Sentence) {
		for start := 0; start < len(text); {
			end := start + strings.IndexByte(text[start:], '\n')
			sentences = append(sentences, hearsay.Sentence{Span: hearsay.Span{Start: start, End: end}})
			start = end + 1
		}
		return sentences
	}
	first, second := cut(once), cut(twice)
	n := testing.AllocsPerRun(10, func() { Figures(once, nil, first) })
	m := testing.AllocsPerRun(10, func() { Figures(twice, nil, second) })
	if figures, _ := Figures(once, nil, first); m-n > 4 || len(figures) < 32 {
		t.Errorf("%v and %v allocations for %d figures and twice as many", n, m, len(figures))
	}
}
