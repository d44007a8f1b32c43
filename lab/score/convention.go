package score

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/lab/corpus"
)

// Collections of quantities do not agree on what a quantity is. The reader
// follows the guideline of the claims: "half" is 50 percent, "dozens" has no
// upper end, a stretch of time ends after its last day. What follows puts a reading into the words
// that a collection has published instead, so that its figures can be set
// beside those that others have reached there. It is for scoring alone; nobody
// who reads the news gets it.

// A convention is how one collection marks quantities.
type convention struct {
	figures    []func(*told) // each changes what was read
	quantities func(*hearsay.Figure, *corpus.Quantity)
	periods    func(*hearsay.Period) // changes a time that was read; if set, the collection is of times
}

// told is a reading on its way into a convention.
type told struct {
	text    string
	figures []hearsay.Figure
	vetoed  []hearsay.Veto
}

// conventions are those that differ from the reader's, by the name of the Set.
var conventions = map[string]convention{
	"newsquant":            {[]func(*told){decimalShares, wideMagnitudes(10), noVagueness, addOnes, mergeChanges}, newsquantBounds, nil},
	"challenge":            {[]func(*told){decimalShares, wideMagnitudes(10), fewRanges, notOfKind(hearsay.Age)}, challengeUnits, nil},
	"rt-number":            {[]func(*told){decimalShares, addDigits, splitRanges}, noUnits, nil},
	"rt-numberrange":       {[]func(*told){decimalShares, boundedOnly, openUpperEnds}, noUnits, nil},
	"rt-numberrange-exp":   {[]func(*told){decimalShares, boundedOnly}, noUnits, nil},
	"rt-percent":           {[]func(*told){besidePercent, splitRanges}, nil, nil},
	"rt-currency":          {[]func(*told){ofKind(hearsay.Money)}, nil, nil},
	"rt-dimension":         {[]func(*told){ofKind(hearsay.Size, hearsay.Rate), notOfUnit(temperatures...)}, nil, nil},
	"rt-temperature":       {[]func(*told){ofUnit(temperatures...)}, nil, nil},
	"dt-dateperiod-parser": lastUnits,
	"dt-merged-parser":     lastUnits,
	"dt-model":             lastUnits,
	"rt-age":               {[]func(*told){ofKind(hearsay.Age)}, nil, nil},
}

// lastUnits is the convention of the collections of times.
var lastUnits = convention{periods: endAtLastUnit}

var (
	temperatures = []string{"degree", "degree Celsius", "degree Fahrenheit", "kelvin"}
)

// convert returns the quantities of a reading as the collection marks them.
func (c convention) convert(d *hearsay.Document, r *hearsay.Reading) []corpus.Quantity {
	if c.periods != nil {
		other := hearsay.Reading{Periods: slices.Clone(r.Periods)}
		for i := range other.Periods {
			c.periods(&other.Periods[i])
		}
		return TimesOf(d, &other)
	}
	t := told{text: d.Text, figures: slices.Clone(r.Figures), vetoed: r.Vetoed}
	t.figures = slices.DeleteFunc(t.figures, func(f hearsay.Figure) bool { return f.Kind == "ordinal" })
	for _, change := range c.figures {
		change(&t)
	}
	slices.SortStableFunc(t.figures, func(a, b hearsay.Figure) int { return cmp.Compare(a.Start, b.Start) })
	to := newConverter(d)
	all := []corpus.Quantity{}
	for i := range t.figures {
		f := &t.figures[i]
		q := to.quantity(f)
		if c.quantities != nil {
			c.quantities(f, &q)
		}
		all = append(all, q)
	}
	return all
}
