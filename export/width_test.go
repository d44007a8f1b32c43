package export

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "é": 1, "e\u0301": 1, "家族": 4, "🌊": 2, "👩\u200d🚒": 2, "ｗ": 2, "“x”": 3, "…": 1,
	} {
		if got := Width(s); got != want {
			t.Errorf("%q takes %d columns, want %d", s, got, want)
		}
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"", 5, ""},
		{"short", 5, "short"},
		{"longer", 5, "long…"},
		{"家族家族", 5, "家族…"},
		{"a 家族", 4, "a…"},
		{"🌊🌊🌊", 6, "🌊🌊🌊"},
	} {
		if got := fit(c.in, c.width); got != c.want {
			t.Errorf("%q in %d columns is %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

// TestWrap wants every piece to fit its width, and the pieces to hold all of a
// line that was not cut, in order.
func TestWrap(t *testing.T) {
	letters := []string{"a", "bcd", " ", " ", "e\u0301", "家", "族", "🌊", "👩\u200d🚒", "“", "—", "1,000", "<U+202E>"}
	rapid.Check(t, func(t *rapid.T) {
		line := OneLine(strings.Join(rapid.SliceOfN(rapid.SampledFrom(letters), 0, 60).Draw(t, "letters"), ""))
		width := rapid.IntRange(4, 30).Draw(t, "width")
		limit := rapid.IntRange(1, 8).Draw(t, "limit")
		pieces, cut := wrap(line, width, limit)
		if len(pieces) > limit {
			t.Fatalf("%q: %d pieces, at most %d", line, len(pieces), limit)
		}
		at := 0
		for i, p := range pieces {
			got := p.In(line)
			if cut && i == len(pieces)-1 {
				got += "…"
			}
			if Width(got) > width {
				t.Fatalf("%q: %q takes %d columns of %d", line, got, Width(got), width)
			}
			if strings.TrimSpace(line[at:p.Start]) != "" {
				t.Fatalf("%q: %q was left out", line, line[at:p.Start])
			}
			at = p.End
		}
		if !cut && strings.TrimSpace(line[at:]) != "" {
			t.Fatalf("%q: %q was left out", line, line[at:])
		}
	})
}

// TestTableWidth wants no line of a table to be wider than the terminal.
func TestTableWidth(t *testing.T) {
	for width := MinWidth; width <= 200; width++ {
		for line := range strings.SplitSeq(written(t, Table, Options{Width: width}), "\n") {
			if Width(line) > width {
				t.Fatalf("width %d: %d columns in\n%s", width, Width(line), line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Fatalf("width %d: spaces at the end of %q", width, line)
			}
		}
	}
}

// TestPlaceOfQuote wants every quote to end with the place of its figure, also
// where the quote is cut because its words are too long for the table.
func TestPlaceOfQuote(t *testing.T) {
	address := "https://valley.example/" + strings.Repeat("flood/2031/", 40)
	text := "See " + address + " for the 40 boats " + address + " that sank."
	figure := place(text, "40", 0)
	d := &hearsay.Document{ID: "a", Text: text}
	r := &hearsay.Reading{
		Sentences: []hearsay.Sentence{{Span: hearsay.Span{Start: 0, End: len(text)}}},
		Figures:   []hearsay.Figure{{Span: figure, Core: figure, Value: hearsay.Exactly(hearsay.Int(40))}},
		Claims:    []hearsay.Claim{{ID: "c1"}},
	}
	want := ":" + strconv.Itoa(figure.Start)
	for width := MinWidth; width <= 200; width++ {
		var b strings.Builder
		if err := Table.New(&b, Options{Width: width}).Write(d, r); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "… "+want+"\n") {
			t.Fatalf("width %d: no %q in\n%s", width, want, b.String())
		}
		for line := range strings.SplitSeq(b.String(), "\n") {
			if Width(line) > width {
				t.Fatalf("width %d: %d columns in\n%s", width, Width(line), line)
			}
		}
	}
}

// TestColour wants colour to be bold and dim print and nothing else, and to
// change no letter.
func TestColour(t *testing.T) {
	plain := written(t, Table, Options{Width: 90})
	coloured := written(t, Table, Options{Width: 90, Colour: true})
	if strings.Contains(plain, "\x1b") {
		t.Error("colour that was not asked for")
	}
	if bare := strings.NewReplacer(string(bold), "", string(dim), "", reset, "").Replace(coloured); bare != plain {
		t.Errorf("colour changes more than the print:\n%q\n%q", bare, plain)
	}
	if !strings.Contains(coloured, string(bold)) {
		t.Error("no bold print")
	}
}
