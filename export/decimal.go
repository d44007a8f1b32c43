package export

import (
	"errors"
	"strconv"
	"strings"

	"hearsay"
)

// maxDigits bounds a number that is read, in bytes, and its power of ten.
const (
	maxDigits = 10_000
	maxPower  = 1_000_000
)

// ParseDecimal reads a number as this program writes it: "62000", "-0.05",
// "12e5". Its digits are kept as they are: "1.20" is {"120", -2}.
func ParseDecimal(s string) (hearsay.Decimal, error) {
	odd := errors.New("not a number")
	if len(s) > maxDigits {
		return hearsay.Decimal{}, errors.New("a number of too many digits")
	}
	mantissa, power, scaled := strings.Cut(strings.ReplaceAll(s, "E", "e"), "e")
	exp := 0
	if scaled {
		var err error
		if exp, err = strconv.Atoi(power); err != nil || exp > maxPower || exp < -maxPower {
			return hearsay.Decimal{}, odd
		}
	}
	sign := ""
	if rest, ok := strings.CutPrefix(mantissa, "-"); ok {
		sign, mantissa = "-", rest
	}
	whole, part, _ := strings.Cut(mantissa, ".")
	for _, c := range []byte(whole + part) {
		if c < '0' || c > '9' {
			return hearsay.Decimal{}, odd
		}
	}
	if whole == "" {
		return hearsay.Decimal{}, odd
	}
	coef := strings.TrimLeft(whole+part, "0")
	if coef == "" {
		coef = "0"
	}
	return hearsay.Decimal{Coef: sign + coef, Exp: exp - len(part)}, nil
}

// exactOf returns d as digits and a power of ten: "120e4".
func exactOf(d hearsay.Decimal) string {
	coef := d.Coef
	if coef == "" {
		coef = "0"
	}
	return coef + "e" + strconv.Itoa(d.Exp)
}

// parseExact reads what exactOf writes, digit for digit.
func parseExact(s string) (hearsay.Decimal, error) {
	d, err := ParseDecimal(s)
	coef, _, scaled := strings.Cut(s, "e")
	if err != nil || !scaled || strings.Contains(coef, ".") {
		return d, errors.New("not digits and a power of ten such as 12e5")
	}
	d.Coef = coef
	return d, nil
}

// sameDecimal reports whether a and b are one value. It looks at digits alone:
// a power of ten may be large.
func sameDecimal(a, b hearsay.Decimal) bool {
	x, y := plainest(a), plainest(b)
	return x == y
}

// plainest returns d with no zero at either end of its digits.
func plainest(d hearsay.Decimal) hearsay.Decimal {
	sign, rest := "", d.Coef
	if after, ok := strings.CutPrefix(rest, "-"); ok {
		sign, rest = "-", after
	}
	rest = strings.TrimLeft(rest, "0")
	short := strings.TrimRight(rest, "0")
	if short == "" {
		return hearsay.Decimal{Coef: "0"}
	}
	return hearsay.Decimal{Coef: sign + short, Exp: d.Exp + len(rest) - len(short)}
}
