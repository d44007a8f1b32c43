package score

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/lab/corpus"
)

// Collections of quantities do not agree on what a quantity is. The reader
// follows the guideline of the claims: "half" is 50 percent, "dozens" has no
// upper end, an age is no figure. What follows puts a reading into the words
// that a collection has published instead, so that its figures can be set
// beside those that others have reached there. It is for scoring alone; nobody
// who reads the news gets it.

// A convention is how one collection marks quantities.
type convention struct {
	figures    []func(*told) // each changes what was read
	quantities func(*hearsay.Figure, *corpus.Quantity)
}

// told is a reading on its way into a convention.
type told struct {
	text    string
	figures []hearsay.Figure
	vetoed  []hearsay.Veto
	read    Reader
}

// conventions are those that differ from the reader's, by the name of the Set.
var conventions = map[string]convention{
	"newsquant":          {[]func(*told){decimalShares, wideMagnitudes(10), noVagueness, addAges, addOnes, mergeChanges}, newsquantBounds},
	"challenge":          {[]func(*told){decimalShares, wideMagnitudes(10), fewRanges}, challengeUnits},
	"rt-number":          {[]func(*told){decimalShares, addDigits, splitRanges}, noUnits},
	"rt-numberrange":     {[]func(*told){decimalShares, boundedOnly, openUpperEnds}, noUnits},
	"rt-numberrange-exp": {[]func(*told){decimalShares, boundedOnly}, noUnits},
	"rt-percent":         {[]func(*told){besidePercent, splitRanges}, nil},
	"rt-currency":        {[]func(*told){ofKind(hearsay.Money)}, nil},
	"rt-dimension":       {[]func(*told){ofKind(hearsay.Size, hearsay.Rate), notOfUnit(temperatures...)}, nil},
	"rt-temperature":     {[]func(*told){ofUnit(temperatures...)}, nil},
	"rt-age":             {[]func(*told){addAges, ofUnit(ages...)}, nil},
	"rtext-age":          {[]func(*told){addAges}, nil},
	"rtext-currency":     {[]func(*told){addAges}, nil},
	"rtext-dimension":    {[]func(*told){addAges}, nil},
	"rtext-temperature":  {[]func(*told){addAges}, nil},
}

var (
	temperatures = []string{"degree", "degree Celsius", "degree Fahrenheit", "kelvin"}
	ages         = []string{"year of age", "month of age", "week of age", "day of age", "hour of age", "age"}
)

// convert returns the quantities of a reading as the collection marks them.
func (c convention) convert(d *hearsay.Document, r *hearsay.Reading, read Reader) []corpus.Quantity {
	t := told{text: d.Text, figures: slices.Clone(r.Figures), vetoed: r.Vetoed, read: read}
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
