package quantity

import (
	"strconv"

	"hearsay"
)

// A form is the way in which a number is put.
type form uint8

const (
	inDigits form = iota // "1,200", "4.5 million"
	inWords              // "twenty-three", "half a million"
	fraction             // "two-thirds": a share
	ratio                // "one in five": a share
	vague                // "several", "dozens", "tens of thousands"
	nothing              // "no", "nobody"
	multiple             // "twice"
)

// A numeral is a number with its scale words, before hedges and units.
type numeral struct {
	first, last int // it is words[first:last]
	value       hearsay.Decimal
	top         hearsay.Decimal // the upper end of "single-digit", if hasTop
	hasTop      bool
	form        form
	scale       int    // the power of ten that its scale words stand for
	how         string // how it was read, for people
	parts       [2]int64
	unitAt      int // the word of its unit, if that stands apart: "a tenth of a percent"
}

// number reads the number that begins at word i, with its scale words. Where
// money is set, a currency's sign stands before it, and a letter after it is
// a scale.
func (r *reader) number(i int, money bool) (numeral, bool) {
	w := &r.words[i]
	switch {
	case w.kind == digits:
		return r.inDigits(i, money), true
	case w.kind == mark:
		return r.vulgarFraction(i)
	case w.class&(article|fewWord|coupleWord|manyWord|dozenWord) != 0:
		if n, ok := r.vague(i); ok {
			return n, true
		}
		if w.class&article != 0 {
			return r.afterArticle(i)
		}
	case w.class&(unitWord|tenWord) != 0:
		return r.inWords(i)
	case w.class&(partWord) != 0:
		return r.bareFraction(i)
	case w.class&figuresWord != 0:
		return r.figuresCount(i)
	case w.class&multipleWord != 0:
		return numeral{first: i, last: i + 1, value: whole(w.value), form: multiple,
			how: "read as " + strconv.FormatInt(w.value, 10) + " times"}, true
	case w.class&noneWord != 0:
		return r.nothing(i)
	}
	return numeral{}, false
}

// inDigits reads the number in digits at word i, with its scale.
func (r *reader) inDigits(i int, money bool) numeral {
	s := r.words[i].In(r.text)
	n := numeral{first: i, last: i + 1, value: parseDigits(s), form: inDigits}
	switch {
	case r.words[i].class&grouped != 0:
		n.how = "the digits with the marks between their thousands read as "
	default:
		n.how = "the digits read as "
	}
	if m, ok := r.slashFraction(i); ok {
		return m
	}
	n = r.andFraction(n)
	n = r.scaled(n, money)
	n.how += n.value.String()
	return n
}

// inWords reads the number in words at word i, with its scale.
func (r *reader) inWords(i int) (numeral, bool) {
	value, last := r.underTenThousand(i)
	if m, ok := r.spelledFraction(i, last, value); ok {
		return m, true
	}
	n := numeral{first: i, last: last, value: whole(value), form: inWords}
	n = r.pointWords(n)
	n = r.andFraction(n)
	n = r.scaled(n, false)
	n.how = "the words read as " + n.value.String()
	return n, true
}

// underTenThousand reads a number below ten thousand in words: "two hundred and
// five", "twenty-three", "nineteen".
func (r *reader) underTenThousand(i int) (value int64, last int) {
	j := i
	for j < len(r.words) {
		w := &r.words[j]
		switch {
		case w.class&tenWord != 0 && value%100 == 0:
			value += w.value
		case w.class&unitWord != 0 && (value%10 == 0 && value%100 != 10 || value == 0) && (w.value < 10 && (value == 0 || w.value > 0) || value%100 == 0):
			value += w.value
		case w.class&hundredWord != 0 && value > 0 && value < 100:
			value *= 100
		default:
			return value, j
		}
		j++
		next := j
		if r.isHyphen(j) {
			next = j + 1
		} else if value >= 100 && value%100 == 0 && r.isWord(j, "and") && !r.is(j+2, hundredWord|dozenWord) && !(r.is(j+2, scaleWord) && r.isWord(i-1, "between")) {
			next = j + 1
		}
		if !r.is(next, unitWord|tenWord|hundredWord) {
			return value, j
		}
		if next == j && value%100 != 0 && !r.is(j, hundredWord) && !(value%10 == 0 && r.is(j, unitWord) && r.words[j].value < 10 && value%100 != 10) {
			return value, j // "two three"
		}
		j = next
	}
	return value, j
}

// pointWords goes on with "point five".
func (r *reader) pointWords(n numeral) numeral {
	if !r.isWord(n.last, "point") || !r.is(n.last+1, unitWord) || r.words[n.last+1].value > 9 {
		return n
	}
	coef, exp, j := n.value.Coef, 0, n.last+1
	for ; r.is(j, unitWord) && r.words[j].value < 10 && -exp < 12; j++ {
		coef += strconv.FormatInt(r.words[j].value, 10)
		exp--
	}
	n.value, n.last = hearsay.Decimal{Coef: coef, Exp: exp}, j
	return n
}

// scaled goes on with scale words and letters: "million", "bn", "lakh crore",
// "dozen"; and with smaller numbers after them: "two thousand five hundred".
func (r *reader) scaled(n numeral, money bool) numeral {
	for steps := 0; steps < 4; steps++ {
		j := n.last
		if r.isHyphen(j) && r.is(j+1, hundredWord|scaleWord|dozenWord) {
			j++
		}
		switch {
		case r.is(j, scaleWord):
			n = r.times(n, int(r.words[j].value), j+1)
			n = r.smaller(n)
		case r.is(j, hundredWord) && n.form != vague && len(n.value.Coef) <= 2:
			n = r.times(n, 2, j+1)
		case r.is(j, dozenWord):
			n.value = multiply(n.value, 12)
			n.last = j + 1
		default:
			power, ok := r.scaleLetters(j, money)
			if !ok {
				return n
			}
			n = r.times(n, power, j+1)
		}
	}
	return n
}

func (r *reader) times(n numeral, power, last int) numeral {
	n.value.Exp += power
	n.scale += power
	n.last = last
	return n
}

// smaller goes on with a smaller number after a scale word.
func (r *reader) smaller(n numeral) numeral {
	j := n.last
	// "a million and a half", "4 million and a quarter"
	if r.isWord(j, "and") && (r.is(j+1, article) || r.isWord(j+1, "one")) && r.is(j+2, partWord) && !r.isWord(j+3, "of") && !r.is(j+3, scaleWord) {
		if part, ok := exactly(1, r.words[j+2].value); ok {
			part.Exp += n.scale
			n.value, n.last = plus(n.value, part), j+3
		}
		return n
	}
	if n.form != inWords || n.value.Exp < 3 {
		return n
	}
	if r.isWord(j, "and") {
		j++
	}
	between := r.isWord(n.first-1, "between")
	if !r.is(j, unitWord|tenWord) || j > n.last && (r.is(j+1, scaleWord) || between && r.is(j+1, hundredWord)) {
		return n
	}
	low, last := r.underTenThousand(j)
	power := 0
	if r.is(last, scaleWord) {
		power = int(r.words[last].value)
		last++
	}
	if low == 0 || power+len(strconv.FormatInt(low, 10)) > n.value.Exp {
		return n
	}
	n.value, n.last, n.scale = plus(n.value, hearsay.Decimal{Coef: strconv.FormatInt(low, 10), Exp: power}), last, 0
	return n
}

// scaleLetters returns the power of ten of the letters at word i, if they are
// a scale: "m", "bn", "k".
func (r *reader) scaleLetters(i int, money bool) (power int, ok bool) {
	if !r.isKind(i, letters) || r.words[i].Len() > 3 {
		return 0, false
	}
	glued := r.words[i].glued
	money = money || r.moneyAt(i+1)
	counts := money || r.countsAfter(i+1)
	switch r.words[i].In(r.text) {
	case "bn", "Bn", "BN", "bln":
		return 9, true
	case "mn", "Mn", "mln", "mio", "mil":
		return 6, glued || money
	case "tn", "Tn", "trn":
		return 12, glued || money
	case "m":
		return 6, counts && glued || money
	case "M":
		return 6, glued || money
	case "b", "B":
		return 9, counts && (glued || r.words[i].upper)
	case "k", "K":
		return 3, glued && (counts || !r.words[i].upper)
	case "t", "T":
		return 12, money && glued
	case "cr", "Cr":
		return 7, money
	case "MM", "mm":
		return 6, money
	}
	return 0, false
}

// countsAfter reports whether the word at i can be what is counted, so that a
// lone letter before it is a scale and no unit.
func (r *reader) countsAfter(i int) bool {
	if !r.isKind(i, letters) || r.words[i].glued {
		return false
	}
	for _, w := range [...]string{"high", "tall", "wide", "long", "deep", "thick", "away", "below", "above"} {
		if r.isWord(i, w) {
			return false // "3m high walls"
		}
	}
	return r.counted(i) || r.measureNamed(i)
}
