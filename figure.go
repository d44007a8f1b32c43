package hearsay

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"
)

// A Decimal is Coef × 10^Exp, with the digits its writer wrote: "1.2 million"
// is {"12", 5} and "1.20 million" is {"120", 4}. They are equal, and not
// equally precise. Coef holds digits alone, after a "-" if it is negative;
// the zero Decimal is 0.
type Decimal struct {
	Coef string
	Exp  int
}

// Int returns n as a Decimal.
func Int(n int64) Decimal { return Decimal{Coef: big.NewInt(n).String()} }

// String returns d in plain digits, without an exponent: "1200000", "0.05".
func (d Decimal) String() string {
	sign, digits := "", d.Coef
	if rest, ok := strings.CutPrefix(digits, "-"); ok {
		sign, digits = "-", rest
	}
	switch {
	case d.Exp >= 0:
		digits += strings.Repeat("0", d.Exp)
	default:
		point := len(digits) + d.Exp
		if point <= 0 {
			digits = strings.Repeat("0", 1-point) + digits
			point = 1
		}
		whole, part := digits[:point], strings.TrimRight(digits[point:], "0")
		digits = whole
		if part != "" {
			digits = strings.TrimLeft(whole, "0")
			if digits == "" {
				digits = "0"
			}
			return sign + digits + "." + part
		}
	}
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		return "0"
	}
	return sign + digits
}

// Rat returns d as an exact fraction.
func (d Decimal) Rat() *big.Rat {
	r := new(big.Rat)
	if _, ok := r.SetString(d.String()); !ok {
		return new(big.Rat)
	}
	return r
}

// Cmp returns -1, 0 or 1 as d is less than, equal to or greater than e.
func (d Decimal) Cmp(e Decimal) int {
	exp := min(d.Exp, e.Exp)
	a, small := d.scaled(exp)
	if b, both := e.scaled(exp); small && both {
		return cmp.Compare(a, b)
	}
	return d.Rat().Cmp(e.Rat())
}

// scaled returns d as so many 10^exp, and whether that is a small number.
func (d Decimal) scaled(exp int) (n int64, ok bool) {
	const most = 18 // digits
	if d.Coef == "" || len(d.Coef) > most || d.Exp-exp > most-len(d.Coef) {
		return 0, false
	}
	n, err := strconv.ParseInt(d.Coef, 10, 64)
	for range d.Exp - exp {
		n *= 10
	}
	return n, err == nil
}

// A Bound is one end of an [Interval]. The zero Bound is no bound.
type Bound struct {
	Kind BoundKind
	At   Decimal
}

// A BoundKind says whether an interval has an end, and whether the end is in.
type BoundKind uint8

// The kinds of bound.
const (
	Unbounded BoundKind = iota
	Included            // "at least 40"
	Excluded            // "more than 40"
)

// An Interval is the values that a wording allows. "40" is [40, 40], "more
// than 40" is (40, …), "30 to 40" is [30, 40].
type Interval struct{ Low, High Bound }

// Exactly returns the interval that holds d alone.
func Exactly(d Decimal) Interval {
	return Interval{Low: Bound{Included, d}, High: Bound{Included, d}}
}

// Point returns the one value of i, and false if i allows more than one.
func (i Interval) Point() (Decimal, bool) {
	if i.Low.Kind == Included && i.High.Kind == Included && i.Low.At.Cmp(i.High.At) == 0 {
		return i.Low.At, true
	}
	return Decimal{}, false
}

// A Hedge says how firmly a figure is put.
type Hedge string

// The hedges.
const (
	Plain  Hedge = "plain"  // "40"
	About  Hedge = "about"  // "about 40", "some 40"
	Nearly Hedge = "nearly" // "nearly 40": about, and not more
	Vague  Hedge = "vague"  // "dozens": no number is said
)

// A Unit is the name of what a figure is counted or measured in: "person",
// "percent", an ISO 4217 code such as "USD", "kilometre", or the counted
// noun in the singular: "house". It is empty if the text does not say.
type Unit string

// A FigureKind is the sort of quantity that a figure gives.
type FigureKind string

// The kinds of figure.
const (
	Count    FigureKind = "count"
	Share    FigureKind = "share"
	Money    FigureKind = "money"
	Size     FigureKind = "measure" // a length, a mass, a temperature …
	Rate     FigureKind = "rate"
	Duration FigureKind = "duration"
	Age      FigureKind = "age"      // "34-year-old", "aged 7"; no claim is made of it
	Multiple FigureKind = "multiple" // "twice", "threefold"
	Index    FigureKind = "index"    // a place on a scale: "magnitude 6.1"
)

// An Aspect is which side of a quantity a figure gives.
type Aspect string

// The aspects.
const (
	Level    Aspect = "level"    // "stands at 40"
	Rise     Aspect = "rise"     // "rose by 40"
	Fall     Aspect = "fall"     // "fell by 40"
	PartOf   Aspect = "share"    // "40 percent of"
	Forecast Aspect = "forecast" // "is to reach 40"
)

// A Figure is a quantity as a text words it. Its Span covers the number with
// its hedge words and sign: "more than 62,000".
type Figure struct {
	Span
	Core   Span     // the numeral with its scale word: "62,000", "40 billion"
	Value  Interval // in Unit
	Hedge  Hedge
	Unit   Unit
	Kind   FigureKind
	Aspect Aspect
	Of     Span   // the counted noun phrase as it stands: "Red Cross volunteers"
	OfText string // what is counted, where its words are left out or stand apart
	Per    string // what a rate is taken over: "day"
	Steps  []Step
}

// A Veto is a number that is no figure, kept with the reason: "date", "time",
// "ordinal", "identifier", "score", "address", "phone", "name" …
type Veto struct {
	Span
	Why  string
	Rule string // how it was seen, for people
}

// A Step is one rule that took part in a reading: the words it looked at, and
// what it made of them, for people to follow.
type Step struct {
	Span
	Rule string
}
