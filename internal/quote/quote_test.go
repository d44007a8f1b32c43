package quote

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"hearsay"
)

// TestAt wants a quote to hold the words it is about, or the first of them, to
// stay within their sentence, and to have no more words than it may.
func TestAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.StringMatching(`[a-zé]{0,9}[ —.]`), 0, 120).Draw(t, "text"), "")
		if text == "" {
			return
		}
		at := hearsay.Span{Start: rapid.IntRange(0, len(text)-1).Draw(t, "start")}
		for !utf8.RuneStart(text[at.Start]) {
			at.Start--
		}
		at.End = min(len(text), at.Start+rapid.IntRange(1, 300).Draw(t, "length"))
		for at.End < len(text) && !utf8.RuneStart(text[at.End]) {
			at.End++
		}
		whole := []hearsay.Sentence{{Span: hearsay.Span{Start: 0, End: len(text)}}}
		q, in := At(text, whole, at)
		if !in.Has(at) || !in.Has(q) || q.Start > at.Start || q.End < at.End && strings.TrimFunc(q.In(text), Parts) == "" {
			t.Fatalf("%v of %v in %v", q, at, in)
		}
		if !utf8.ValidString(q.In(text)) {
			t.Fatalf("%q is cut within a letter", q.In(text))
		}
		if n := len(strings.FieldsFunc(q.In(text), Parts)); n > MaxWords {
			t.Fatalf("%d words in %q", n, q.In(text))
		}
	})
	for _, bad := range []hearsay.Span{{}, {Start: -1, End: 1}, {Start: 2, End: 9}} {
		if q, in := At("abc", nil, bad); !q.Empty() || !in.Empty() {
			t.Errorf("%v: %v in %v", bad, q, in)
		}
	}
}
