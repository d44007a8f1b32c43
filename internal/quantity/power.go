package quantity

import (
	"math/big"

	"hearsay"
)

// longestPower is the greatest exponent that is read.
const longestPower = 30

// power goes on from a number in digits with the power that it is raised to or
// multiplied by: "1.3e6", "2.5^-1", "6 × 10⁻⁷".
func (r *reader) power(n numeral) numeral {
	exp, last, times := r.exponent(n.last)
	switch {
	case last == 0:
		return n
	case times:
		n.value.Exp += exp
	default:
		v, ok := raised(n.value, exp)
		if !ok {
			return n
		}
		n.value = v
	}
	n.last = last
	return n
}

// exponent reads what stands at word j, after a number in digits, as an
// exponent, and the word after it; last is 0 if none stands there. Where times
// is set, it is a power of ten that the number is multiplied by.
func (r *reader) exponent(j int) (exp, last int, times bool) {
	switch {
	case r.isWord(j, "e") && r.isGlued(j): // "1.3e6"
		exp, last = r.signed(j + 1)
		// "2E5" may be a bus.
		if last > 0 && r.words[j].upper && last == j+2 && r.words[j-1].class&decimal == 0 && !r.alone {
			last = 0
		}
		times = true
	case r.isMark(j, '^') && r.isGlued(j):
		exp, last = r.signed(j + 1)
	case r.isMark(j, '×'), r.isMark(j, '*'), r.isMark(j, '·'), r.isWord(j, "x"):
		times = true
		if !r.plainDigits(j+1, 2) || r.words[j+1].In(r.text) != "10" {
			return 0, 0, false
		}
		if r.isMark(j+2, '^') && r.isGlued(j+2) {
			exp, last = r.signed(j + 3)
		} else if exp, last = r.superscript(j + 2); last == 0 && r.isGlued(j+1) && r.isDash(j+2) { // "1.9x10-5"
			exp, last = r.signed(j + 2)
		}
	case j > 0 && r.plainDigits(j-1, 2) && r.words[j-1].In(r.text) == "10" && !r.isGlued(j-1): // "10⁶"
		exp, last = r.superscript(j)
		exp, times = exp-1, true
	}
	if last == 0 || r.isGlued(last) && !r.isKind(last, mark) || exp > longestPower || exp < -longestPower {
		return 0, 0, false
	}
	return exp, last, times
}

// signed reads a small whole number with or without a sign, glued to what
// stands before word j.
func (r *reader) signed(j int) (n, last int) {
	sign := 1
	if r.isGlued(j) && (r.isMark(j, '+') || r.isMark(j, '-') || r.isMark(j, '−') || r.isMark(j, '–')) {
		if !r.isMark(j, '+') {
			sign = -1
		}
		j++
	}
	if !r.isGlued(j) || !r.plainDigits(j, 2) {
		return 0, 0
	}
	return sign * int(r.small(j)), j + 1
}

// superscript reads a small whole number in raised signs, glued to what stands
// before word j.
func (r *reader) superscript(j int) (n, last int) {
	sign, first := 1, j
	if r.isMark(j, '⁻') && r.isGlued(j) {
		sign, first = -1, j+1
	}
	for j = first; j < first+2 && r.isGlued(j) && r.isKind(j, mark); j++ {
		digit := raisedDigit(r.words[j].sign)
		if digit < 0 {
			break
		}
		n = 10*n + digit
	}
	if j == first {
		return 0, 0
	}
	return sign * n, j
}

func raisedDigit(c rune) int {
	switch {
	case c == '¹':
		return 1
	case c == '²', c == '³':
		return int(c - '²' + 2)
	case c == '⁰', '⁴' <= c && c <= '⁹':
		return int(c - '⁰')
	}
	return -1
}

// raised returns d to the power of exp, if that has no more digits than a
// number may have.
func raised(d hearsay.Decimal, exp int) (hearsay.Decimal, bool) {
	size := len(d.Coef) + max(d.Exp, -d.Exp)
	if size*max(exp, -exp) > longestNumeral || exp < 0 && d.Rat().Sign() == 0 {
		return d, false
	}
	x, result := d.Rat(), big.NewRat(1, 1)
	for range max(exp, -exp) {
		result.Mul(result, x)
	}
	if exp < 0 {
		result.Inv(result)
	}
	return rounded(result), true
}
