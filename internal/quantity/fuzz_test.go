package quantity

import (
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/example"
)

// check fails the test if what was found in a text does not hold together.
func check(t *testing.T, text string) {
	t.Helper()
	checkRead(t, text, nil, nil)
}

// checkRead is check with trees.
func checkRead(t *testing.T, text string, tokens []hearsay.Token, sentences []hearsay.Sentence) {
	t.Helper()
	figures, vetoed := Told(text, tokens, sentences)
	end := 0
	var all []hearsay.Span
	for i := range figures {
		f := &figures[i]
		if f.Start < end || f.End > len(text) || f.Start >= f.End {
			t.Fatalf("figure %d at %v, after byte %d of %d, in %q", i, f.Span, end, len(text), text)
		}
		if !f.Has(f.Core) || f.Core.Empty() {
			t.Fatalf("core %v outside of %v in %q", f.Core, f.Span, text)
		}
		if f.Of.Start < 0 || f.Of.End > len(text) || f.Of.Start > f.Of.End {
			t.Fatalf("counted noun at %v in %q", f.Of, text)
		}
		if f.Of.Meets(f.Core) {
			t.Fatalf("counted noun %v is the number %v in %q", f.Of, f.Core, text)
		}
		if low, high := f.Value.Low, f.Value.High; low.Kind != hearsay.Unbounded && high.Kind != hearsay.Unbounded && low.At.Cmp(high.At) > 0 {
			t.Fatalf("empty interval %v in %q", f.Value, text)
		}
		if f.Value.Low.Kind == hearsay.Unbounded && f.Value.High.Kind == hearsay.Unbounded {
			t.Fatalf("figure %v without a bound in %q", f.Span, text)
		}
		if f.Kind == "" || f.Hedge == "" || f.Aspect == "" || len(f.Steps) == 0 {
			t.Fatalf("figure lacks a part: %+v in %q", f, text)
		}
		for _, s := range f.Steps {
			if s.Start < 0 || s.End > len(text) || s.Start > s.End {
				t.Fatalf("step at %v in %q", s.Span, text)
			}
		}
		if utf8.ValidString(text) && !utf8.ValidString(f.Span.In(text)) {
			t.Fatalf("figure %v cuts a letter in %q", f.Span, text)
		}
		end = f.End
		all = append(all, f.Span)
	}
	end = 0
	for _, v := range vetoed {
		if v.Start < end || v.End > len(text) || v.Start >= v.End || v.Why == "" || v.Rule == "" {
			t.Fatalf("veto %+v in %q", v, text)
		}
		for _, s := range all {
			if s.Meets(v.Span) {
				t.Fatalf("veto %v meets figure %v in %q", v.Span, s, text)
			}
		}
		end = v.End
	}
}

func FuzzFigures(f *testing.F) {
	for _, e := range example.All(f, "testdata/*.txt") {
		f.Add(e.Text)
	}
	for _, text := range []string{
		"", "1", ".", "-", "$", "a", "no", "1/2", "½", "$-", "1,", "1.", "1-", "-1", "a third", "between 1 and", "1 to", "\xff1\xfe", "1\x00m", "٣ 12 １２",
		strings.Repeat("9", 61), strings.Repeat("1,", 70), strings.Repeat("million ", 40), strings.Repeat("one ", 40), strings.Repeat("1-", 40),
		"thousands upon thousands upon thousands", "half half half of a third of a quarter", "in 2019-", "AK-47-48-49", "1e400 1×10−8",
	} {
		f.Add(text)
	}
	f.Fuzz(check)
}

// Long runs of anything are read in a time that grows with their length and
// no faster; a square of it would not end within the test's patience.
func TestLongRuns(t *testing.T) {
	for _, unit := range []string{
		"9", "1,", "1.", "1-", "1 ", "1/", "$", "$1", "a ", "no ", "one ", "million ", "hundred and ", "half of ", "1 to ", "1 of ",
		"between 1 and ", "more than ", "at least ", "ages 1, ", "posts 1 and ", "tens of ", "May 1, ", "(", "\"", "'", "1's ", "twenty-", "1 in ",
		"A1", "é1", "1 million ", "1 percent ", "per ", "x-", "1:",
		"between one hundred and ", "point one ", "1x10", "2^", "1e1", "a://1", "less or equal to ", "equal to or ", "one and a third ", "twenty - ", "1.000", "(1 km", "1 lakh 2 ", "> = 1", "one twenty-",
	} {
		check(t, strings.Repeat(unit, 40_000/len(unit)))
	}
}
