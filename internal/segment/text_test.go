package segment

import (
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/example"

	"pgregory.net/rapid"
)

// check holds what is true of every text: the tokens stand in order and leave
// out nothing that can be seen, the sentences part them among themselves, the
// quotations lie in the text, and a token is quoted if it lies in one.
func check(t interface {
	Helper()
	Fatalf(string, ...any)
}, text string) {
	t.Helper()
	toks, sents, quotations := Text(text)
	at := 0
	for i, tok := range toks {
		if tok.Start < at || tok.Empty() || tok.End > len(text) {
			t.Fatalf("token %d of %q is %v, after byte %d", i, text, tok.Span, at)
		}
		invisible(t, text, at, tok.Start)
		at = tok.End
	}
	invisible(t, text, at, len(text))

	next, paragraph := 0, 0
	for i, s := range sents {
		if s.First != next || s.Last <= s.First || s.Last > len(toks) {
			t.Fatalf("sentence %d of %q has tokens %d to %d, after %d", i, text, s.First, s.Last, next)
		}
		if s.Start != toks[s.First].Start || s.End != toks[s.Last-1].End {
			t.Fatalf("sentence %d of %q is %v, its tokens are not", i, text, s.Span)
		}
		if s.Paragraph < paragraph || s.Paragraph > paragraph+1 || i == 0 && s.Paragraph != 0 {
			t.Fatalf("sentence %d of %q is in paragraph %d, after %d", i, text, s.Paragraph, paragraph)
		}
		next, paragraph = s.Last, s.Paragraph
	}
	if next != len(toks) {
		t.Fatalf("%q has %d tokens, %d of them in sentences", text, len(toks), next)
	}

	start, quotedTo, k, run := 0, 0, 0, -1
	for i, q := range quotations {
		if q.Start < start || q.Empty() || q.End > len(text) || !q.Has(q.Inner) {
			t.Fatalf("quotation %d of %q is %v with %v inside", i, text, q.Span, q.Inner)
		}
		if q.Run > run+1 {
			t.Fatalf("quotation %d of %q is of run %d, after %d", i, text, q.Run, run)
		}
		start, run = q.Start, max(run, q.Run)
		for ; k < len(toks) && toks[k].Start < q.Start; k++ {
			if toks[k].Quoted != (toks[k].Start < quotedTo) {
				t.Fatalf("token %d of %q says %v of being quoted", k, text, toks[k].Quoted)
			}
		}
		quotedTo = max(quotedTo, q.End)
	}
	for ; k < len(toks); k++ {
		if toks[k].Quoted != (toks[k].Start < quotedTo) {
			t.Fatalf("token %d of %q says %v of being quoted", k, text, toks[k].Quoted)
		}
	}
}

// invisible fails if anything that a reader sees stands between two bytes.
func invisible(t interface {
	Helper()
	Fatalf(string, ...any)
}, text string, from, to int) {
	t.Helper()
	for i, r := range text[from:to] {
		if r == utf8.RuneError || !unicode.IsSpace(r) && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector) {
			t.Fatalf("%q at byte %d of %q is in no token", r, from+i, text)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, glob := range []string{"testdata/tokens.txt", "testdata/sentences.txt", "testdata/quotations.txt"} {
		for _, e := range example.All(f, glob) {
			f.Add(e.Text)
		}
	}
	for _, unit := range hostile {
		f.Add(strings.Repeat(unit, 5))
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}

// hostile are texts that, repeated, have tempted a reader of words to look at
// everything again at each of them.
var hostile = []string{
	"", "\x00", "\xff\xfe", "\n", " ", "\r\n", ".", "!?", "...", ". ", "\"", "'", "\"a\" ", "'a ", " 'a' ", "'s", "a'", "a's ", "“", "”",
	"‘a", "’", "“‘", "« ", "»«", "'''", "\"'", "\" ", "a. ", "a.a", "A.", "A. ", "a.a.a.B ", "Mr. ", "U.S. A ", "no. ", "No. ", "a@", "@", "a@a.a",
	"http://", "www.", "(", ")", "[1]", "1,", "1.", "1-", "111,", "1'", "-", "a-", "pre-", "a/", "#", "#a", "a&A", "$", ":", ":)", "=", "^",
	"- a\n", "1. a\n", "a\n\n", "\"a\n", "word word word word word word word word word wo\n", "😀\u200d", "\u0301", "\u200b", "水", "م", "\u00ad",
	"a\u0301", "½", "٣", "٣٬", "' ", "a' ", "s' ", "said. It ", "\"A?\" B ", "?\" A. A. A. ", "aaaaaaaa", "AAAA ", "é", "🇰", "…", "—",
	"03/05/2031 09:14 a.m. A ", "1/1/31 1:00 A", "A Image: A ", "1. A 2. A ", "- a ", "Thanks, A ", "Email: a@a.a A ", "+1 2", "a-a.pdf", "1-a_.doc",
	"Figure 1 A ", "ARU (A) — A", "Friday, March 7, 2031 A ", "(b. 1", "[a needed]", "as follows: A ", "http://a.a A ", "— A",
}

func TestTextHoldsOnHostileTexts(t *testing.T) {
	for _, unit := range hostile {
		check(t, strings.Repeat(unit, 1<<16/max(1, len(unit))))
	}
	mixed := strings.Join(hostile, "")
	check(t, strings.Repeat(mixed, 1<<20/len(mixed)))
	check(t, strings.Repeat(strings.ReplaceAll(mixed, "\n", " "), 1<<20/len(mixed))) // one line
}

func TestTextHoldsOnAnything(t *testing.T) {
	piece := rapid.OneOf(rapid.SampledFrom(hostile), rapid.StringN(0, 6, -1),
		rapid.SampledFrom([]string{"\"", "'", "“", "”", "‘", "’", ". ", " ", "Ana", "said", "the boys'", "\n", "\n\n"}))
	rapid.Check(t, func(t *rapid.T) {
		check(t, strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), ""))
	})
}

// The memory that a text takes grows no faster than the text.
func TestTextAllocatesInProportion(t *testing.T) {
	for _, unit := range append([]string{article(t, 4000) + "\n\n"}, hostile...) {
		if unit == "" {
			continue
		}
		once := strings.Repeat(unit, 1<<15/len(unit))
		small, large := allocated(once), allocated(once+once)
		if large > small*3+1<<16 {
			t.Errorf("%.20q: %d bytes of text take %d bytes, twice as many take %d", unit, len(once), small, large)
		}
	}
}

// The number of pieces of memory does not grow with the number of words.
func TestTextAllocatesFewPieces(t *testing.T) {
	small, large := article(t, 1<<14), article(t, 1<<17)
	few := testing.AllocsPerRun(10, func() { Text(small) })
	many := testing.AllocsPerRun(10, func() { Text(large) })
	if many > 4*few+40 {
		t.Errorf("%.0f allocations for %d bytes, %.0f for %d", few, len(small), many, len(large))
	}
}

// A segmenter that has seen a text cuts it and shorter ones without asking for
// memory, and as they are cut with memory of their own.
func TestSegmenterMakesNoGarbage(t *testing.T) {
	var s Segmenter
	texts := []string{article(t, 9200), article(t, 4600), "", "\"A line,\" she said.\n\nAnd one more.", strings.Join(hostile[:40], "")}
	for round := range 2 {
		for _, text := range texts {
			wantToks, wantSents, wantQuotations := Text(text)
			toks, sents, quotations := s.Text(text)
			if !slices.Equal(toks, wantToks) || !slices.Equal(sents, wantSents) || !slices.Equal(quotations, wantQuotations) {
				t.Errorf("round %d: %.40q is cut otherwise in used memory", round, text)
			}
		}
	}
	for _, text := range texts {
		if n := testing.AllocsPerRun(5, func() { s.Text(text) }); n > 0 {
			t.Errorf("%.40q: %v allocations", text, n)
		}
	}
}

func allocated(text string) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	toks, sents, quotations := Text(text)
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(toks)
	runtime.KeepAlive(sents)
	runtime.KeepAlive(quotations)
	return after.TotalAlloc - before.TotalAlloc
}
