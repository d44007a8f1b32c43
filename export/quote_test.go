package export

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/quote"
)

func TestQuote(t *testing.T) {
	long := strings.Repeat("one two three four five ", 10)
	for _, c := range []struct{ text, figure, want string }{
		{"Some 40 boats sank.", "Some 40", "Some 40 boats sank."},
		{"First line\nthen ($40) left\nlast", "$40", "then ($40) left"},
		{long + "40 boats" + " six" + strings.Repeat(" seven", 30), "40",
			"… four five one two three four five one two three four five 40 boats six seven seven seven seven seven seven seven seven seven seven …"},
		{"40 " + long, "40", "40 one two three four five one two three four five one two three four five one two three four five one two three four …"},
		{long + "40", "40", "… two three four five one two three four five one two three four five one two three four five one two three four five 40"},
		{"at nine o'clock", " ", "at nine o'clock"},
		{"x\u202e 40\tboats\x1b[2J", "40", "x<U+202E> 40 boats␛[2J"},
		{strings.Repeat("家", 2000) + "40" + strings.Repeat("族", 2000), "40",
			"… " + strings.Repeat("家", 100) + "40" + strings.Repeat("族", 100) + " …"},
	} {
		if got := QuoteAt(c.text, nil, place(c.text, c.figure, 0)).String(); got != c.want {
			t.Errorf("%.60q\ngot  %q\nwant %q", c.text, got, c.want)
		}
	}
	for _, bad := range []hearsay.Span{{}, {Start: -1, End: 2}, {Start: 2, End: 9}} {
		if got := QuoteAt("abc", nil, bad).String(); got != "" {
			t.Errorf("%v gives %q", bad, got)
		}
	}
}

// TestQuoteWords wants no quote to hold more than MaxWords words of an
// article, and every quote to hold its figure.
func TestQuoteWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "boat—house", "the", "\n", "家族", "40,000", "“so”", "x\u0301", "–"}), 1, 120).Draw(t, "words")
		text := strings.Join(words, " ")
		start := rapid.IntRange(0, len(text)-1).Draw(t, "start")
		end := rapid.IntRange(start+1, len(text)).Draw(t, "end")
		for !utf8.RuneStart(text[start]) {
			start--
		}
		for end < len(text) && !utf8.RuneStart(text[end]) {
			end++
		}
		var sentences []hearsay.Sentence
		if rapid.Bool().Draw(t, "whole") {
			sentences = []hearsay.Sentence{{Span: hearsay.Span{Start: 0, End: len(text)}}}
		}
		q := QuoteAt(text, sentences, hearsay.Span{Start: start, End: end})
		n := len(strings.FieldsFunc(strings.ReplaceAll(q.String(), "…", " "), quote.Parts))
		if n > MaxWords {
			t.Fatalf("%q: %d words in %q", text, n, q.String())
		}
		if figure := OneLine(text[start:end]); end-start < 40 && !strings.Contains(q.String(), figure) {
			t.Fatalf("%q: %q is not in %q", text, figure, q.String())
		}
	})
}
