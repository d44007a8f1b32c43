package quantity

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/example"
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

// A number reads the same with a scale in words, in letters, or written out.
func TestScalesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenths := rapid.Int64Range(11, 9999).Draw(t, "tenths")
		scale := rapid.SampledFrom([]struct {
			power int
			names []string
		}{
			{3, []string{" thousand", "k"}}, {5, []string{" lakh"}}, {6, []string{" million", "m", " mn", "-million"}},
			{7, []string{" crore"}}, {9, []string{" billion", "bn", " bn", "-billion"}}, {12, []string{" trillion", "tn"}},
		}).Draw(t, "scale")
		number := strconv.FormatInt(tenths/10, 10)
		if tenths%10 > 0 {
			number += "." + strconv.FormatInt(tenths%10, 10)
		}
		want := hearsay.Decimal{Coef: strconv.FormatInt(tenths, 10), Exp: scale.power - 1}
		written := want.String()
		forms := []string{written}
		if n, err := strconv.ParseInt(written, 10, 64); err == nil {
			forms = append(forms, group(n, ","))
		}
		for _, name := range scale.names {
			forms = append(forms, number+name)
		}
		if tenths%10 == 0 && !strings.HasSuffix(scale.names[0], "k") {
			forms = append(forms, inEnglish(tenths/10, false)+scale.names[0])
		}
		for _, form := range forms {
			if len(written) > 9 && form == written {
				continue // so many digits without a mark are no count
			}
			f := only(t, "They counted "+form+" lanterns there.")
			if at, ok := f.Value.Point(); !ok || at.Cmp(want) != 0 || f.Unit != "lantern" {
				t.Fatalf("%q reads as %v %s, want %v", form, f.Value, f.Unit, want)
			}
		}
	})
}

// An interval that is put into words is read as the same interval.
func TestIntervalsComeBack(t *testing.T) {
	ends := map[hearsay.BoundKind][2]string{ // of a lower and an upper bound
		hearsay.Included: {"at least ", "at most "},
		hearsay.Excluded: {"more than ", "less than "},
	}
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64Range(2, 100_000).Draw(t, "a")
		b := a + rapid.Int64Range(1, 100_000).Draw(t, "more")
		if b >= 1400 && a <= 2100 { // numbers that may be years are read as years after "between"
			a, b = a+2100, b+2100
		}
		kinds := []hearsay.BoundKind{hearsay.Unbounded, hearsay.Included, hearsay.Excluded}
		i := hearsay.Interval{
			Low:  hearsay.Bound{Kind: rapid.SampledFrom(kinds).Draw(t, "low"), At: whole(a)},
			High: hearsay.Bound{Kind: rapid.SampledFrom(kinds).Draw(t, "high"), At: whole(b)},
		}
		say := strconv.FormatInt
		if rapid.Bool().Draw(t, "spelled") {
			say = func(n int64, _ int) string { return inEnglish(n, false) }
		}
		var words string
		switch {
		case i.Low.Kind == hearsay.Unbounded && i.High.Kind == hearsay.Unbounded:
			i, words = hearsay.Exactly(whole(a)), say(a, 10)
		case i.Low.Kind == hearsay.Unbounded:
			i.Low.At, words = hearsay.Decimal{}, ends[i.High.Kind][1]+say(b, 10)
		case i.High.Kind == hearsay.Unbounded:
			i.High.At, words = hearsay.Decimal{}, ends[i.Low.Kind][0]+say(a, 10)
		case i.Low.Kind == hearsay.Included && i.High.Kind == hearsay.Included && rapid.Bool().Draw(t, "between"):
			words = "between " + say(a, 10) + " and " + say(b, 10)
		default:
			words = ends[i.Low.Kind][0] + say(a, 10) + rapid.SampledFrom([]string{" but ", " and "}).Draw(t, "joint") + ends[i.High.Kind][1] + say(b, 10)
		}
		f := only(t, "The press at Karrow made "+words+" lanterns.")
		if got, want := interval(f.Value), interval(i); got != want || f.Unit != "lantern" {
			t.Fatalf("%q reads as %s %s, want %s", words, got, f.Unit, want)
		}
		if got := f.Span.In("The press at Karrow made " + words + " lanterns."); got != words {
			t.Fatalf("%q is read of %q", words, got)
		}
	})
}

// The words of a figure and of its unit, read by themselves, give the same
// interval. A fraction by itself is a share of nothing: it is that part of one.
// What makes a number an age stands around it.
func TestSpansReadAlone(t *testing.T) {
	read := 0
	for _, e := range example.All(t, "testdata/*.txt") {
		figures, _ := Told(e.Text, nil, nil)
		for i := range figures {
			f := &figures[i]
			words := f.Span.In(e.Text)
			for _, s := range f.Steps { // "82 | potters | or more", "5 feet 2 | inches"
				if s.End > f.Start+len(words) && strings.Contains(s.Rule, "is what it is measured in") {
					words = e.Text[f.Start:s.End]
				}
				if s.End > f.End && (strings.HasSuffix(s.Rule, said[atLeast]) || strings.HasSuffix(s.Rule, said[atMost]) || strings.HasSuffix(s.Rule, said[about])) {
					words = e.Text[f.Start:s.End]
				}
			}
			if f.Kind == hearsay.Age {
				continue
			}
			alone, vetoed := Figures(words, nil, nil)
			switch lower := strings.ToLower(words); {
			case slices.Contains([]string{"one", "no", "none", "no one", "nobody", "few", "several", "scores"}, lower), strings.HasPrefix(lower, "a couple"):
				continue // numbers of something alone
			case strings.HasSuffix(lower, "m"), strings.HasSuffix(lower, " a"), strings.HasSuffix(lower, " an"), f.Kind == hearsay.Duration && strings.HasPrefix(lower, "over "):
				continue // "3m" may be metres, "half a" is of a unit, "over 5 years" may be in their course
			case slices.ContainsFunc(f.Steps, func(s hearsay.Step) bool { return strings.HasPrefix(s.Rule, "told once more") }):
				continue
			}
			if len(alone) != 1 {
				t.Errorf("%q, of %q: alone %d figures, vetoed %v", words, e.Text, len(alone), vetoed)
				continue
			}
			read++
			got, want := alone[0].Value, f.Value
			if interval(got) != interval(want) && !(f.Unit == "percent" && alone[0].Unit == "" && near(got, want)) {
				t.Errorf("%q, of %q: alone %s, in its place %s", words, e.Text, interval(got), interval(want))
			}
		}
	}
	if read < 500 {
		t.Errorf("only %d figures were read alone", read)
	}
}

// near reports whether the ends of part are those of percent, rounded.
func near(part, percent hearsay.Interval) bool {
	for _, b := range [][2]hearsay.Bound{{part.Low, percent.Low}, {part.High, percent.High}} {
		off := new(big.Rat).Sub(hearsay.Decimal{Coef: b[0].At.Coef, Exp: b[0].At.Exp + 2}.Rat(), b[1].At.Rat())
		if b[0].Kind != b[1].Kind || b[0].Kind != hearsay.Unbounded && off.Abs(off).Cmp(big.NewRat(1, 100)) > 0 {
			return false
		}
	}
	return true
}

// A number of more digits than any count has is refused, wherever it stands,
// and the reason is kept.
func TestEndlessNumbersAreRefused(t *testing.T) {
	long := strings.Repeat("7", 10_000)
	for _, text := range []string{long, "-" + long, "$" + long, "They saw " + long + " lanterns.", "It is 1." + long + " metres.", strings.Repeat("7,", 3333) + "777", "1e" + long} {
		figures, vetoed := Figures(text, nil, nil)
		refused := false
		for _, v := range vetoed {
			refused = refused || v.Why == "identifier" && v.Rule != "" && v.Len() > 9_000
		}
		for i := range figures {
			if figures[i].Core.Len() > longestNumeral {
				t.Errorf("%.20q… is read as %.40s…", text, interval(figures[i].Value))
			}
		}
		if !refused && !strings.Contains(text, ",") {
			t.Errorf("%.20q… is not refused: %d figures, %d vetoed", text, len(figures), len(vetoed))
		}
	}
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
