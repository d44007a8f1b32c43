package score

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/lab/corpus"
)

// ofKind keeps the figures of some kinds.
func ofKind(kinds ...hearsay.FigureKind) func(*told) {
	return func(t *told) {
		t.figures = slices.DeleteFunc(t.figures, func(f hearsay.Figure) bool { return !slices.Contains(kinds, f.Kind) })
	}
}

// notOfKind drops the figures of a kind.
func notOfKind(kind hearsay.FigureKind) func(*told) {
	return func(t *told) {
		t.figures = slices.DeleteFunc(t.figures, func(f hearsay.Figure) bool { return f.Kind == kind })
	}
}

// ofUnit keeps the figures of some units.
func ofUnit(units ...string) func(*told) {
	return func(t *told) {
		t.figures = slices.DeleteFunc(t.figures, func(f hearsay.Figure) bool { return !slices.Contains(units, string(f.Unit)) })
	}
}

// notOfUnit drops the figures of some units.
func notOfUnit(units ...string) func(*told) {
	return func(t *told) {
		t.figures = slices.DeleteFunc(t.figures, func(f hearsay.Figure) bool { return slices.Contains(units, string(f.Unit)) })
	}
}

// besidePercent keeps what is in percent or beside the word: "percent of 22".
func besidePercent(t *told) {
	t.figures = slices.DeleteFunc(t.figures, func(f hearsay.Figure) bool {
		of := strings.ToLower(f.Of.In(t.text))
		return f.Unit != "percent" && !strings.HasPrefix(of, "percent") && !strings.HasPrefix(of, "cent")
	})
}

// decimalShares makes fractions and ratios numbers: "a third" is 0.333….
// What was said in percent stays.
func decimalShares(t *told) {
	for i := range t.figures {
		f := &t.figures[i]
		if f.Unit != "percent" || !slices.ContainsFunc(f.Steps, func(s hearsay.Step) bool { return strings.HasSuffix(s.Rule, " in a hundred") }) {
			continue
		}
		f.Unit, f.Kind = "", hearsay.Count
		for _, end := range []*hearsay.Bound{&f.Value.Low, &f.Value.High} {
			if end.Kind != hearsay.Unbounded {
				end.At = fractionOf(end.At)
			}
		}
	}
}

// fractionOf returns the fraction that was rounded to so many percent: of all
// that would be rounded to it the one with the smallest parts.
func fractionOf(percent hearsay.Decimal) hearsay.Decimal {
	half := hearsay.Decimal{Coef: "5", Exp: percent.Exp - 3} // of its last digit
	if percent.Exp > -2 {
		half.Coef = "0"
	}
	of := hearsay.Decimal{Coef: percent.Coef, Exp: percent.Exp - 2}.Rat()
	low, high := new(big.Rat).Sub(of, half.Rat()), new(big.Rat).Add(of, half.Rat())
	return decimalOf(simplest(low, high))
}

// decimalOf returns x to eighteen places.
func decimalOf(x *big.Rat) hearsay.Decimal {
	whole, part, _ := strings.Cut(strings.TrimRight(x.FloatString(18), "0"), ".")
	return hearsay.Decimal{Coef: whole + part, Exp: -len(part)}
}

// simplest returns the fraction with the smallest parts from low to high, which
// are no less than nothing: the continued fraction of both as far as they
// agree.
func simplest(low, high *big.Rat) *big.Rat {
	floor := new(big.Int).Quo(low.Num(), low.Denom())
	whole := new(big.Rat).SetInt(floor)
	if low.Cmp(whole) == 0 {
		return whole
	}
	next := new(big.Rat).Add(whole, big.NewRat(1, 1))
	if next.Cmp(high) <= 0 {
		return next
	}
	rest := simplest(new(big.Rat).Inv(new(big.Rat).Sub(high, whole)), new(big.Rat).Inv(new(big.Rat).Sub(low, whole)))
	return whole.Add(whole, rest.Inv(rest))
}

// core returns the words of a figure's number, in lower case.
func (t *told) core(f *hearsay.Figure) string { return strings.ToLower(f.Core.In(t.text)) }

func (t *told) isFew(f *hearsay.Figure) bool {
	words := strings.Fields(t.core(f))
	return slices.ContainsFunc(words, func(w string) bool { return w == "few" || w == "several" || w == "handful" })
}

// upTo gives a figure without an upper end one.
func upTo(f *hearsay.Figure, low, high hearsay.Decimal) {
	f.Value = hearsay.Interval{Low: hearsay.Bound{Kind: hearsay.Included, At: low}, High: hearsay.Bound{Kind: hearsay.Included, At: high}}
}

// times returns d × n/m.
func times(d hearsay.Decimal, n, m int64) hearsay.Decimal {
	return decimalOf(new(big.Rat).Mul(d.Rat(), big.NewRat(n, m)))
}

// wideMagnitudes lets "hundreds" end at so many hundred; "dozens" and "scores",
// which the reader begins at two, begin at one.
func wideMagnitudes(factor int64) func(*told) {
	return func(t *told) {
		for i := range t.figures {
			f := &t.figures[i]
			if f.Hedge != hearsay.Vague || f.Value.High.Kind != hearsay.Unbounded || t.isFew(f) {
				continue
			}
			low := f.Value.Low.At
			if core := t.core(f); strings.HasPrefix(core, "dozens") || strings.HasPrefix(core, "scores") {
				low = times(low, 1, 2)
			}
			upTo(f, low, times(low, factor, 1))
		}
	}
}

// fewRanges lets "several" and "a few" be 3 to 9, of whatever they are of.
func fewRanges(t *told) {
	for i := range t.figures {
		f := &t.figures[i]
		if f.Hedge != hearsay.Vague || f.Value.High.Kind != hearsay.Unbounded || !t.isFew(f) {
			continue
		}
		least := int64(3)
		if strings.Contains(t.core(f), "few") {
			least = 2
		}
		upTo(f, times(f.Value.Low.At, 3, least), times(f.Value.Low.At, 9, least))
	}
}

// noVagueness drops "several", "a few" and "double-digit", and what is told in
// a word for a multiple: "twice", "doubled".
func noVagueness(t *told) {
	t.figures = slices.DeleteFunc(t.figures, func(f hearsay.Figure) bool {
		return f.Hedge == hearsay.Vague && (t.isFew(&f) || strings.Contains(t.core(&f), "digit") || strings.Contains(t.core(&f), "figure")) ||
			f.Kind == hearsay.Multiple && !strings.HasPrefix(f.Of.In(t.text), "time")
	})
}

var (
	digitPattern = regexp.MustCompile(`(?:^|[^\pL\d.,])([0-9]+)(?:$|[^\pL\d])`)
	onePattern   = regexp.MustCompile(`(?i)\bone\b`)
	changeGap    = regexp.MustCompile(`^(?:[^.;:!?]|[.:]\S){0,60}\bto $`)
)

// free reports whether none of the figures meets s.
func (t *told) free(s hearsay.Span) bool {
	return !slices.ContainsFunc(t.figures, func(f hearsay.Figure) bool { return f.Meets(s) || f.Of.Meets(s) })
}

// add adds a figure.
func (t *told) add(s hearsay.Span, value hearsay.Decimal, kind hearsay.FigureKind, unit hearsay.Unit) {
	t.figures = append(t.figures, hearsay.Figure{Span: s, Core: s, Value: hearsay.Exactly(value), Hedge: hearsay.Plain, Kind: kind, Unit: unit})
}

// addOnes counts the "one" that the reader takes for a pronoun or an article.
func addOnes(t *told) {
	for _, m := range onePattern.FindAllStringIndex(t.text, -1) {
		at := hearsay.Span{Start: m[0], End: m[1]}
		before, after := strings.ToLower(t.text[max(0, m[0]-10):m[0]]), t.text[m[1]:]
		if !t.free(at) || strings.HasSuffix(before, "-") || strings.HasPrefix(after, "-") || strings.HasPrefix(after, " another") ||
			slices.ContainsFunc([]string{"the same ", "the ", "this ", "that ", "which ", "no ", "each ", "every "}, func(w string) bool { return strings.HasSuffix(before, w) }) {
			continue
		}
		if k := slices.IndexFunc(t.figures, func(f hearsay.Figure) bool { return f.Core.Start == m[1]+len(" of ") }); k >= 0 && strings.HasPrefix(after, " of ") {
			t.shareOf(k) // "one of four"
			continue
		}
		t.add(at, hearsay.Int(1), hearsay.Count, "")
	}
}

// shareOf makes the figure at k, of which one is told, a share.
func (t *told) shareOf(k int) {
	f := &t.figures[k]
	if all, ok := f.Value.Point(); ok && all.Rat().Sign() > 0 {
		one := decimalOf(new(big.Rat).Inv(all.Rat()))
		f.Value, f.Kind, f.Unit = hearsay.Exactly(one), hearsay.Count, ""
	}
}

// mergeChanges makes "from 8 in May to 6" one range.
func mergeChanges(t *told) {
	for i := 0; i+1 < len(t.figures); i++ {
		a, b := &t.figures[i], &t.figures[i+1]
		low, single := a.Value.Point()
		high, both := b.Value.Point()
		if !single || !both || a.Hedge != b.Hedge || a.End > b.Start || !strings.HasSuffix(strings.ToLower(t.text[:a.Start]), "from ") ||
			!changeGap.MatchString(t.text[a.End:b.Start]) || a.Unit != b.Unit && a.Unit != "" && b.Unit != "" {
			continue
		}
		if low.Cmp(high) > 0 {
			low, high = high, low
		}
		upTo(a, low, high)
		a.Span.End, a.Core.End, a.Aspect = b.Span.End, b.Core.End, hearsay.Level
		if a.Unit == "" {
			a.Unit, a.Kind, a.Of = b.Unit, b.Kind, b.Of
		}
		t.figures = slices.Delete(t.figures, i+1, i+2)
	}
}

// addDigits counts every run of digits that the reader refused, in dates too;
// places in a row and what has letters in it stay out.
func addDigits(t *told) {
	for _, v := range t.vetoed {
		if v.Why == "ordinal" || v.Why == "address" {
			continue
		}
		words := v.In(t.text)
		for i := 0; i < len(words); {
			m := digitPattern.FindStringSubmatchIndex(words[i:])
			if m == nil {
				break
			}
			if n, err := strconv.ParseInt(words[i+m[2]:i+m[3]], 10, 64); err == nil {
				t.add(hearsay.Span{Start: v.Start + i + m[2], End: v.Start + i + m[3]}, hearsay.Int(n), hearsay.Count, "")
			}
			i += m[3]
		}
	}
}

// splitRanges makes two numbers of each range.
func splitRanges(t *told) {
	for i := range t.figures {
		f := &t.figures[i]
		if f.Value.Low.Kind != hearsay.Unbounded && f.Value.High.Kind != hearsay.Unbounded {
			if low, high := f.Value.Low.At, f.Value.High.At; low.Cmp(high) != 0 && f.Hedge != hearsay.Vague {
				second := *f
				f.Value, second.Value = hearsay.Exactly(low), hearsay.Exactly(high)
				t.figures = append(t.figures, second)
			}
		}
	}
}

var equalPattern = regexp.MustCompile(`(?i)\bequal(s|ing)?( to)? $`)

// boundedOnly keeps what has a bound, is a range, or is said to be equal to
// something.
func boundedOnly(t *told) {
	t.figures = slices.DeleteFunc(t.figures, func(f hearsay.Figure) bool {
		_, single := f.Value.Point()
		return single && !equalPattern.MatchString(t.text[:f.Start])
	})
}

// openUpperEnds leaves the upper end of a range out: "between 20 and 30" is
// [20, 30) there.
func openUpperEnds(t *told) {
	for i := range t.figures {
		if v := &t.figures[i].Value; v.Low.Kind == hearsay.Included && v.High.Kind == hearsay.Included && v.Low.At.Cmp(v.High.At) != 0 {
			v.High.Kind = hearsay.Excluded
		}
	}
}

// newsquantBounds marks a range that is put loosely as loose.
func newsquantBounds(f *hearsay.Figure, q *corpus.Quantity) {
	if f.Hedge == hearsay.About && *q.Bound == "range" {
		*q.Bound = "~"
	}
}

// challengeUnits leaves what is counted out of the unit, and puts "a couple"
// loosely.
func challengeUnits(f *hearsay.Figure, q *corpus.Quantity) {
	if (f.Kind == hearsay.Count || f.Kind == hearsay.Multiple) && f.Unit != "percentage_point" {
		*q.UnitNorm = "-"
	}
	if *q.Bound == "=" && slices.ContainsFunc(f.Steps, func(s hearsay.Step) bool { return strings.Contains(s.Rule, "couple' reads as") }) {
		*q.Bound = "~"
	}
}

// noUnits leaves the unit out.
func noUnits(_ *hearsay.Figure, q *corpus.Quantity) { *q.UnitNorm = "-" }

// endAtLastUnit ends a stretch where the last day, month or year that is named
// begins: "from 4 to 22 January" on the 22nd, "2014 to 2018" on the first day
// of 2018.
func endAtLastUnit(p *hearsay.Period) {
	_, last, ok := strings.Cut(p.Timex, "/")
	if t, isDate := hearsay.Date(last).Time(); ok && isDate && p.To != "" {
		p.To = hearsay.DateOf(t)
	}
}
