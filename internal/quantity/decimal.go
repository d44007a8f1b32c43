package quantity

import (
	"math/big"
	"strconv"
	"strings"

	"hearsay"
)

// whole returns n as a decimal.
func whole(n int64) hearsay.Decimal {
	return hearsay.Decimal{Coef: strconv.FormatInt(n, 10)}
}

// multiply returns d × k.
func multiply(d hearsay.Decimal, k int64) hearsay.Decimal {
	n, ok := new(big.Int).SetString(d.Coef, 10)
	if !ok {
		return d
	}
	return hearsay.Decimal{Coef: n.Mul(n, big.NewInt(k)).String(), Exp: d.Exp}
}

// plus returns d + e.
func plus(d, e hearsay.Decimal) hearsay.Decimal {
	exp := min(d.Exp, e.Exp)
	a, okA := new(big.Int).SetString(d.Coef+strings.Repeat("0", d.Exp-exp), 10)
	b, okB := new(big.Int).SetString(e.Coef+strings.Repeat("0", e.Exp-exp), 10)
	if !okA || !okB {
		return d
	}
	return hearsay.Decimal{Coef: a.Add(a, b).String(), Exp: exp}
}

// negative returns -d.
func negative(d hearsay.Decimal) hearsay.Decimal {
	if rest, ok := strings.CutPrefix(d.Coef, "-"); ok {
		return hearsay.Decimal{Coef: rest, Exp: d.Exp}
	}
	return hearsay.Decimal{Coef: "-" + d.Coef, Exp: d.Exp}
}

// percentOf returns num of den in percent: exactly if six places after the
// point are enough for it, else rounded to two, or to two digits that count.
func percentOf(num, den int64) hearsay.Decimal {
	if d, ok := exactly(num*100, den); ok {
		return d
	}
	places, power := 2, int64(100)
	for num*100*power < den*10 && places < 10 {
		places, power = places+1, power*10
	}
	return hearsay.Decimal{Coef: whole((2*num*100*power + den) / (2 * den)).Coef, Exp: -places}
}

// quotient returns num/den: exactly if that ends after six places, else with
// nine digits that count.
func quotient(num, den int64) hearsay.Decimal {
	if d, ok := exactly(num, den); ok {
		return d
	}
	return rounded(big.NewRat(num, den))
}

// rounded returns x: exactly if it ends after twelve places, else with nine
// digits that count.
func rounded(x *big.Rat) hearsay.Decimal {
	places, ends := x.FloatPrec()
	if !ends || places > 12 {
		for places = 9; places < 40; places++ { // the zeros after the point count for nothing
			if s := strings.Trim(x.FloatString(places), "-0."); len(s) >= 9 {
				break
			}
		}
	}
	s := x.FloatString(places)
	if places == 0 {
		return hearsay.Decimal{Coef: s}
	}
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	coef := strings.TrimLeft(strings.Replace(s, ".", "", 1), "0")
	if coef == "" {
		return hearsay.Decimal{Coef: "0"}
	}
	return hearsay.Decimal{Coef: sign + coef, Exp: -places}
}

// exactly returns num/den, if that ends after six places.
func exactly(num, den int64) (hearsay.Decimal, bool) {
	for places, power := 0, int64(1); places <= 6; places, power = places+1, power*10 {
		if num*power%den == 0 {
			return hearsay.Decimal{Coef: whole(num * power / den).Coef, Exp: -places}, true
		}
	}
	return hearsay.Decimal{}, false
}
