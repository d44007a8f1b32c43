package quantity

import (
	"math/big"

	"hearsay"
	"hearsay/internal/unit"
)

// retold marks a figure in brackets that tells the one before it again: "10 km
// (6 miles)" is one quantity, "9 million forints ($24,000)" is one at the rate
// of its day. Both stand as figures, for a text may be asked for either.
func (r *reader) retold(d *draft) {
	if len(r.figures) == r.here || d.first < 1 || r.behind != d.first-1 || !r.isMark(d.first-1, '(') {
		return
	}
	first, again := &r.figures[len(r.figures)-1], &d.fig
	switch {
	case first.Unit == again.Unit:
	case first.Kind == hearsay.Money && again.Kind == hearsay.Money:
		if r.tells {
			d.step(first.Span, "tells '"+r.quoted(first.Span)+"' again, in another currency at the rate of its day")
		}
	case sameSize(first, again):
		if r.tells {
			d.step(first.Span, "tells '"+r.quoted(first.Span)+"' again, in another unit")
		}
	}
}

// sameSize reports whether two figures in different units are of one size, as
// near as writers round.
func sameSize(a, b *hearsay.Figure) bool {
	x, baseX, okX := unit.Base(anchor(a).Rat(), a.Unit)
	y, baseY, okY := unit.Base(anchor(b).Rat(), b.Unit)
	if !okX || !okY || baseX != baseY {
		return false
	}
	off := new(big.Rat).Sub(x, y)
	most := new(big.Rat).Mul(new(big.Rat).Abs(x), big.NewRat(15, 100))
	if baseX == "degree Celsius" {
		most = big.NewRat(1, 1) // its zero is no nothing
	}
	return off.Abs(off).Cmp(most) <= 0
}

// anchor returns the number that a figure puts, or the lower of two.
func anchor(f *hearsay.Figure) hearsay.Decimal {
	if f.Value.Low.Kind == hearsay.Unbounded {
		return f.Value.High.At
	}
	return f.Value.Low.At
}
