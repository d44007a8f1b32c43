package quantity

import (
	"math/big"
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
		if r.isHyphen(i+1) && (r.isWord(i+2, "figure") || r.isWord(i+2, "figures")) && 1 < w.value && w.value < 13 {
			return r.figuresCount(i) // "a six-figure sum"
		}
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
	case r.alone && w.class&(hundredWord|scaleWord) != 0: // "million"
		n := r.scaled(numeral{first: i, last: i, value: whole(1), form: inWords}, money)
		if r.tells {
			n.how = "the words read as " + n.value.String()
		}
		return n, true
	case r.pointed(i):
		n := r.pointWords(numeral{first: i, last: i, value: whole(0), form: inWords})
		n = r.scaled(n, money)
		if r.tells {
			n.how = "the words read as " + n.value.String()
		}
		return n, true
	}
	return numeral{}, false
}

// pointed reports whether word i is the "point" of a number that has nothing
// before it: "point five percent".
func (r *reader) pointed(i int) bool {
	if !r.isWord(i, "point") || r.is(i-1, det|article|spelled|past) || r.isKind(i-1, digits) {
		return false
	}
	n := r.pointWords(numeral{first: i, last: i, value: whole(0)})
	return n.last > i && (r.alone || r.isMark(n.last, '%') || r.measureNamed(n.last))
}

// inDigits reads the number in digits at word i, with its scale.
func (r *reader) inDigits(i int, money bool) numeral {
	s := r.words[i].In(r.text)
	n := numeral{first: i, last: i + 1, value: parseDigits(s), form: inDigits}
	switch {
	case r.words[i].class&grouped != 0:
		if r.tells {
			n.how = "the digits with the marks between their thousands read as "
		}
	default:
		if r.tells {
			n.how = "the digits read as "
		}
	}
	if m, ok := r.slashFraction(i); ok {
		return m
	}
	n = r.power(n)
	n = r.andFraction(n)
	n = r.scaled(n, money)
	if r.tells {
		n.how += n.value.String()
	}
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
	if m, ok := r.partsOf(n); ok {
		return m, true
	}
	n = r.over(r.andDozens(n))
	if r.tells {
		n.how = "the words read as " + n.value.String()
	}
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
		if r.isHyphen(j) || r.looseHyphen(j) && w.class&tenWord != 0 && r.is(j+1, unitWord) && !r.isWord(j+2, "of") {
			next = j + 1
		} else if r.alone && w.class&tenWord != 0 && r.isWord(j, "and") && r.is(j+1, unitWord) && !r.is(j+2, partWord|partsWord) { // "twenty and three"
			next = j + 1
		} else if value >= 100 && value%100 == 0 && r.isWord(j, "and") && !r.is(j+2, hundredWord|dozenWord) && !r.isWord(j+2, "dozens") && !r.endOfRange(i, j) {
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

// endOfRange reports whether the "and" at word j, after a number of which some
// words begin at word i, stands between the ends of a range: "between one
// hundred | and two hundred", "between one hundred and five | and 200".
func (r *reader) endOfRange(i, j int) bool {
	k := i - 1
	for k > i-14 && (r.is(k, spelled) || r.isHyphen(k)) {
		k--
	}
	if !r.isWord(k, "between") {
		return false
	}
	for j++; r.is(j, unitWord|tenWord) || r.isHyphen(j); j++ {
	}
	return !r.isWord(j, "and")
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
		case r.is(j, hundredWord) && n.form != vague && len(n.value.Coef)+n.value.Exp <= 2:
			n = r.underHundred(r.times(n, 2, j+1))
		case r.is(j, dozenWord), r.isWord(j, "dozens") && n.form != vague:
			n.value = multiply(n.value, 12)
			n.last = j + 1
		case r.is(j, manyWord) && n.form <= inWords && r.powers(j) > 0: // "five millions"
			n = r.times(n, r.powers(j), j+1)
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

// powers returns the power of ten of "hundreds", "millions" at word i, or 0.
func (r *reader) powers(i int) (power int) {
	v := r.words[i].value
	for ; v > 0 && v%10 == 0; v /= 10 {
		power++
	}
	if v != 1 || power < 2 {
		return 0
	}
	return power
}

// andDozens goes on after "three hundred" with "and two dozen".
func (r *reader) andDozens(n numeral) numeral {
	j := n.last + 1
	if !r.isWord(n.last, "and") || !r.is(j, unitWord) || !r.is(j+1, dozenWord) && !r.isWord(j+1, "dozens") || n.value.Cmp(whole(100)) < 0 || r.isWord(n.first-1, "between") {
		return n
	}
	n.value, n.last = plus(n.value, whole(12*r.words[j].value)), j+2
	return n
}

// underHundred goes on after "3 hundred" with "and 21", "and one".
func (r *reader) underHundred(n numeral) numeral {
	j := n.last + 1
	if n.form != inDigits || n.value.Exp < 2 || !r.isWord(n.last, "and") || r.isWord(n.first-1, "between") {
		return n
	}
	switch {
	case r.plainDigits(j, 2) && !r.isMark(j+1, '%') && !r.is(j+1, spelled) && !r.isGlued(j+1):
		n.value, n.last = plus(n.value, whole(r.small(j))), j+1
	case r.is(j, unitWord|tenWord):
		if low, last := r.underTenThousand(j); low < 100 && !r.is(last, spelled|partWord|partsWord) && !r.isWord(last, "point") {
			n.value, n.last = plus(n.value, whole(low)), last
		}
	}
	return n
}

// smaller goes on with a smaller number after a scale word.
func (r *reader) smaller(n numeral) numeral {
	j := n.last
	if r.isWord(j, "and") {
		if m, ok := r.partOfScale(n, j+1); ok {
			return m
		}
	}
	if low, ok := r.lowerScale(n); ok {
		return low
	}
	if n.value.Exp < 3 || n.form != inWords && !(n.form == inDigits && r.isWord(j, "and")) {
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
	if n.form == inDigits && (low < 100 || between || r.continues(last)) {
		return n // "in 3 million and two hundred boats were lost"
	}
	n.value, n.last, n.scale = plus(n.value, hearsay.Decimal{Coef: strconv.FormatInt(low, 10), Exp: power}), last, 0
	return n
}

// lowerScale goes on after a scale word with digits of a lower one: "2 crore |
// 50 lakh", "3 million | 200 thousand".
func (r *reader) lowerScale(n numeral) (numeral, bool) {
	j := n.last
	if n.form != inDigits || !r.plainDigits(j, 3) || !r.is(j+1, scaleWord) || r.words[j].glued {
		return n, false
	}
	low := hearsay.Decimal{Coef: whole(r.small(j)).Coef, Exp: int(r.words[j+1].value)}
	if low.Exp >= n.scale || len(low.Coef)+low.Exp > n.value.Exp+n.scale {
		return n, false
	}
	n.value, n.last, n.scale = plus(n.value, low), j+2, low.Exp
	return n, true
}

// partOfScale goes on after a scale word and "and", at word j: "a million and a
// half", "two billion and a third of a million", "2 million and three fifths".
func (r *reader) partOfScale(n numeral, j int) (numeral, bool) {
	num, den, last, ok := r.partsAt(j)
	if !ok || r.is(j, partWord) || r.isWord(last, "of") || num > 1 && r.continues(last) {
		return n, false
	}
	power := n.scale
	if r.is(last, scaleWord) {
		if power = int(r.words[last].value); power >= n.scale {
			return n, false
		}
		last++
	}
	part := rounded(new(big.Rat).Mul(big.NewRat(num, den), hearsay.Decimal{Coef: "1", Exp: power}.Rat()))
	n.value, n.last = plus(n.value, part), last
	return n, true
}
