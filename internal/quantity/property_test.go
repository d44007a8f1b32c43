package quantity

import (
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/lexicon"

	"pgregory.net/rapid"
)

// only reads a text that holds one figure.
func only(t *rapid.T, text string) hearsay.Figure {
	figures, vetoed := Figures(text, nil, nil)
	if len(figures) != 1 {
		t.Fatalf("%q: got %d figures (%v), vetoed %v", text, len(figures), figures, vetoed)
	}
	return figures[0]
}

// group puts a mark between the thousands of n, in the Western manner.
func group(n int64, mark string) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + mark + s[i:]
	}
	return s
}

// groupIndian puts a comma before the last three digits of n and before every
// two before them.
func groupIndian(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i, step := len(s)-3, 2; i > 0; i -= step {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// A number reads the same however its thousands are parted.
func TestGroupingsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(10_000, 999_999_999).Draw(t, "n")
		want := whole(n)
		for _, s := range []string{strconv.FormatInt(n, 10), group(n, ","), group(n, "\u00a0"), group(n, "\u2009"), group(n, "\u202f"), group(n, "’"), groupIndian(n)} {
			f := only(t, "They counted "+s+" lanterns there.")
			if at, ok := f.Value.Point(); !ok || at.Cmp(want) != 0 || f.Core.Len() != len(s) || f.Unit != "lantern" {
				t.Fatalf("%q reads as %v %s", s, f.Value, f.Unit)
			}
		}
	})
}

// A hedge changes how a number is meant, never the number, the unit or what
// is counted.
func TestHedgesChangeBoundsAlone(t *testing.T) {
	var phrases []string
	for row := range lexicon.Rows(hedgeList) {
		if row[1] == "left" && (row[0][0] >= 'a' && row[0][0] <= 'z') && (len(row) < 4 || !strings.Contains(row[3], "det")) {
			phrases = append(phrases, row[0])
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(2, 1_000_000).Draw(t, "n")
		number := rapid.SampledFrom([]string{strconv.FormatInt(n, 10), group(n, ","), strconv.FormatInt(n, 10) + " million"}).Draw(t, "number")
		phrase := rapid.SampledFrom(phrases).Draw(t, "phrase")
		noun := rapid.SampledFrom([]string{"lanterns", "weavers", "kilometres", "percent", "euros", "wool sacks"}).Draw(t, "noun")
		plain := only(t, "They were given "+number+" "+noun+".")
		hedged := only(t, "They were given "+phrase+" "+number+" "+noun+".")
		at, _ := plain.Value.Point()
		low, high := hedged.Value.Low, hedged.Value.High
		if low.Kind != hearsay.Unbounded && low.At.Cmp(at) != 0 || high.Kind != hearsay.Unbounded && high.At.Cmp(at) != 0 {
			t.Fatalf("%s %s reads as %v", phrase, number, hedged.Value)
		}
		if plain.Unit != hedged.Unit || plain.Kind != hedged.Kind || plain.Of.Len() != hedged.Of.Len() || plain.Core.Len() != hedged.Core.Len() {
			t.Fatalf("%s %s %s: %+v against %+v", phrase, number, noun, plain, hedged)
		}
		if hedged.Span.Len() != plain.Span.Len()+len(phrase)+1 {
			t.Fatalf("%s %s: span %v", phrase, number, hedged.Span)
		}
	})
}

// A number in words reads as the one in digits.
func TestWordsAndDigitsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(2, 999_999).Draw(t, "n")
		and := rapid.Bool().Draw(t, "and")
		f := only(t, "They saw "+inEnglish(n, and)+" lanterns.")
		if at, ok := f.Value.Point(); !ok || at.Cmp(whole(n)) != 0 || f.Unit != "lantern" {
			t.Fatalf("%s reads as %v %s", inEnglish(n, and), f.Value, f.Unit)
		}
	})
}

// inEnglish spells a number below a million.
func inEnglish(n int64, and bool) string {
	small := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("_ _ twenty thirty forty fifty sixty seventy eighty ninety")
	switch {
	case n < 20:
		return small[n]
	case n < 100 && n%10 == 0:
		return tens[n/10]
	case n < 100:
		return tens[n/10] + "-" + small[n%10]
	case n < 1000:
		s := small[n/100] + " hundred"
		if n%100 > 0 && and {
			s += " and"
		}
		if n%100 > 0 {
			s += " " + inEnglish(n%100, and)
		}
		return s
	}
	s := inEnglish(n/1000, and) + " thousand"
	if rest := n % 1000; rest > 0 {
		if rest < 100 && and {
			s += " and"
		}
		s += " " + inEnglish(rest, and)
	}
	return s
}

// A range holds the numbers that stand at its ends, and the unit of both.
func TestRanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64Range(2, 300).Draw(t, "a")
		b := a + rapid.Int64Range(1, 300).Draw(t, "b")
		low, high := strconv.FormatInt(a, 10), strconv.FormatInt(b, 10)
		form := rapid.SampledFrom([]string{"A to B", "A-B", "A–B", "A - B", "between A and B"}).Draw(t, "form")
		noun := rapid.SampledFrom([]string{"weavers", "kilometres", "percent", "euros"}).Draw(t, "noun")
		f := only(t, "They found "+strings.NewReplacer("A", low, "B", high).Replace(form)+" "+noun+".")
		if f.Value.Low.At.Cmp(whole(a)) != 0 || f.Value.High.At.Cmp(whole(b)) != 0 || f.Unit == "" {
			t.Fatalf("%s: %v %s", form, f.Value, f.Unit)
		}
	})
}

// Decimals keep the digits that were written.
func TestDecimalsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[1-9][0-9]{0,24}\.[0-9]{1,24}`).Draw(t, "s")
		f := only(t, "It weighs "+s+" grams.")
		want := hearsay.Decimal{Coef: strings.Replace(s, ".", "", 1), Exp: -len(s) + strings.IndexByte(s, '.') + 1}
		if at, _ := f.Value.Point(); at != want {
			t.Fatalf("%s reads as %v", s, at)
		}
	})
}
