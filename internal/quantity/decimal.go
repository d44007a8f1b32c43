package quantity

import (
	"math/big"
	"strings"

	"hearsay"
)

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

// quotient returns num/den × 10^power: exactly if four places after the point
// are enough for it, else rounded to two.
func quotient(num, den int64, power int) hearsay.Decimal {
	n := new(big.Int).Mul(big.NewInt(num), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(power)), nil))
	d := big.NewInt(den)
	for places := 0; places <= 4; places++ {
		q, rest := new(big.Int).QuoRem(n, d, new(big.Int))
		if rest.Sign() == 0 {
			return hearsay.Decimal{Coef: q.String(), Exp: -places}
		}
		if places == 2 {
			if big5 := new(big.Int).Mul(n, big.NewInt(100)); new(big.Int).Rem(big5, d).Sign() != 0 {
				return hearsay.Decimal{Coef: rounded(n, d).String(), Exp: -2}
			}
		}
		n.Mul(n, big.NewInt(10))
	}
	return hearsay.Decimal{}
}

// rounded returns the whole number nearest to n/d.
func rounded(n, d *big.Int) *big.Int {
	twice := new(big.Int).Mul(n, big.NewInt(2))
	twice.Add(twice, d)
	return twice.Quo(twice, new(big.Int).Mul(d, big.NewInt(2)))
}

// addFraction returns d + num/den, if that ends after six places.
func addFraction(d hearsay.Decimal, num, den int64) (hearsay.Decimal, bool) {
	f, ok := exactly(num, den)
	if !ok {
		return d, false
	}
	return plus(d, f), true
}

// exactly returns num/den, if that ends after six places.
func exactly(num, den int64) (hearsay.Decimal, bool) {
	for places, power := 0, int64(1); places <= 6; places, power = places+1, power*10 {
		if num*power%den == 0 {
			return hearsay.Decimal{Coef: hearsay.Int(num * power / den).Coef, Exp: -places}, true
		}
	}
	return hearsay.Decimal{}, false
}
