package quantity

import (
	"strconv"

	"hearsay"
	"hearsay/internal/unit"
)

// vulgar returns the two parts of a fraction written as one sign, or nil.
func vulgar(c rune) []int64 {
	switch c {
	case '½':
		return []int64{1, 2}
	case '⅓':
		return []int64{1, 3}
	case '⅔':
		return []int64{2, 3}
	case '¼':
		return []int64{1, 4}
	case '¾':
		return []int64{3, 4}
	case '⅕':
		return []int64{1, 5}
	case '⅖':
		return []int64{2, 5}
	case '⅗':
		return []int64{3, 5}
	case '⅘':
		return []int64{4, 5}
	case '⅙':
		return []int64{1, 6}
	case '⅛':
		return []int64{1, 8}
	case '⅜':
		return []int64{3, 8}
	case '⅝':
		return []int64{5, 8}
	case '⅞':
		return []int64{7, 8}
	}
	return nil
}

// vulgarFraction reads a fraction in one sign at word i.
func (r *reader) vulgarFraction(i int) (numeral, bool) {
	f := vulgar(r.words[i].sign)
	if f == nil {
		return numeral{}, false
	}
	return r.fractionOf(i, i+1, f[0], f[1]), true
}

// slashFraction reads "2/3" at word i, where it can be a share of something
// and no date.
func (r *reader) slashFraction(i int) (numeral, bool) {
	num, den, ok := r.slashed(i)
	if !ok || !(r.alone || r.bounded(i) || r.isWord(i+3, "of") || r.isHyphen(i+3) || r.measureNamed(i+3) || r.is(i+3, article)) {
		return numeral{}, false
	}
	return r.fractionOf(i, i+3, num, den), true
}

// bounded reports whether what stands before word i bounds a number, so that
// it is no day: "more than 3/10", "between 1/4 and 3/4".
func (r *reader) bounded(i int) bool {
	if r.isWord(i-1, "between") && r.isWord(i+3, "and") || r.isWord(i-1, "and") && i > 4 && r.isWord(i-5, "between") {
		return true
	}
	_, h, ok := r.before(i)
	return ok && (h.effect == over && r.isWord(i-1, "than") || h.effect == under && r.isWord(i-1, "than") || h.effect == atLeast || h.effect == atMost)
}

// slashed returns the two numbers of a fraction like "2/3" at word i.
func (r *reader) slashed(i int) (num, den int64, ok bool) {
	if !r.isMark(i+1, '/') || !r.isGlued(i+1) || !r.isKind(i+2, digits) || !r.isGlued(i+2) || r.isMark(i+3, '/') {
		return 0, 0, false
	}
	num, den = r.small(i), r.small(i+2)
	switch den {
	case 2, 3, 4, 5, 6, 8, 10, 16:
		return num, den, 1 <= num && num < den
	}
	return num, den, r.alone && 1 <= num && num < den && den > 12 // "7/12" is a day
}

// small returns the value of the digits at word i, or -1 if they are more
// than nine or no plain digits.
func (r *reader) small(i int) int64 {
	if !r.isKind(i, digits) || r.words[i].class&decimal != 0 || r.words[i].Len() > 12 {
		return -1
	}
	s := parseDigits(r.words[i].In(r.text)).Coef
	if len(s) > 9 {
		return -1
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return -1
	}
	return n
}

// andFraction goes on with "and a half", "½", "and three quarters".
func (r *reader) andFraction(n numeral) numeral {
	j := n.last
	if r.isKind(j, mark) {
		if f := vulgar(r.words[j].sign); f != nil {
			n.value, n.last = plus(n.value, quotient(f[0], f[1])), j+1
			return n
		}
	}
	if r.isKind(j, digits) && !r.isGlued(j) {
		if num, den, ok := r.slashed(j); ok && n.form == inDigits {
			n.value, n.last = plus(n.value, quotient(num, den)), j+3
			return n
		}
	}
	if r.isHyphen(j) {
		j++
	}
	if !r.isWord(j, "and") {
		return n
	}
	j++
	if r.isHyphen(j) {
		j++
	}
	if num, den, last, ok := r.partsAt(j); ok && !r.isWord(last, "of") && !(r.is(j, article) && r.nextInRow(n, den, last)) {
		n.value, n.last = plus(n.value, quotient(num, den)), last
	}
	return n
}

// nextInRow reports whether "and a third" after a number may be one more of
// what is counted, as in "killed two, and a third is missing".
func (r *reader) nextInRow(n numeral, den int64, last int) bool {
	if den < 3 || r.alone || r.is(last-1, partsWord) || r.isWord(last-1, "quarter") || r.is(last, scaleWord|dozenWord) || r.measureNamed(last) || r.plural(last) {
		return false
	}
	return n.value.Cmp(whole(den-1)) == 0 || r.continues(last) // "and a fifth man"
}

// bareFraction reads "half" at word i where it is a share of something and
// not of a match, a year or a brother.
func (r *reader) bareFraction(i int) (numeral, bool) {
	if !r.isWord(i, "half") || r.is(i-1, ordinalWord|det|partWord) || r.isWord(i-1, "latter") || r.isWord(i-1, "other") || r.isHyphen(i-1) {
		return numeral{}, false
	}
	next := i + 1
	switch {
	case r.isHyphen(next):
		if !r.is(next+1, scaleWord|dozenWord) && !r.measureNamed(next+1) {
			return numeral{}, false
		}
	case r.isWord(next, "of"), r.is(next, article|det), r.is(next, scaleWord|dozenWord):
	case r.is(next, be|have|modal|verb), r.isWord(i-1, "by"):
	case r.hedged(i), r.alone:
	default:
		return numeral{}, false
	}
	return r.fractionOf(i, i+1, 1, 2), true
}

// afterArticle reads "a hundred", "a million", "a dozen", "a third" at word i.
func (r *reader) afterArticle(i int) (numeral, bool) {
	j := i + 1
	if r.is(j, partWord) {
		return r.partAfterArticle(i)
	}
	if r.alone && r.is(j, tenWord) { // "a twenty-first"
		if den, end, plural, ok := r.denominator(j); ok && !plural {
			return r.fractionOf(i, end, 1, den), true
		}
	}
	if !r.is(j, hundredWord|scaleWord|dozenWord) {
		return numeral{}, false
	}
	if r.isHyphen(j+1) && !r.is(j+2, plainWord) && r.is(j, dozenWord) {
		return numeral{}, false
	}
	n := numeral{first: i, last: j, value: whole(1), form: inWords}
	if r.is(j, hundredWord) { // "a hundred and twenty"
		v, last := int64(100), j+1
		if r.isWord(last, "and") && r.is(last+1, unitWord|tenWord) && !r.is(last+2, hundredWord|scaleWord) {
			low, end := r.underTenThousand(last + 1)
			v, last = v+low, end
		}
		n.value, n.last = whole(v), last
	}
	n = r.scaled(n, false)
	if m, ok := r.partsOf(n); ok {
		return m, true
	}
	if r.tells {
		n.how = "'" + r.in(i, n.last) + "' reads as " + n.value.String()
	}
	return n, true
}

// partAfterArticle reads "a third", "a half" at word i where it is a share or
// a part of a unit, and not a place in a row.
func (r *reader) partAfterArticle(i int) (numeral, bool) {
	j := i + 1
	half := r.isWord(j, "half")
	next := j + 1
	switch {
	case r.alone, r.isWord(i-1, "between") && r.isWord(next, "and"), r.isWord(i-1, "and") && r.isWord(i-4, "between"):
	case r.isWord(next, "of"), r.isHyphen(next) && (half || r.isWord(j, "quarter")) && (r.is(next+1, scaleWord|dozenWord) || r.measureNamed(next+1)):
	case r.is(next, scaleWord) && !r.isWord(j, "third"):
	case half && (r.is(next, scaleWord|dozenWord) || r.measureNamed(next)):
	case r.isWord(j, "quarter") && r.measureNamed(next):
	case r.hedged(i):
		if !half && r.isKind(next, letters) && !r.is(next, stop) {
			return numeral{}, false // "almost a third term"
		}
	case r.isWord(i-1, "by") && !r.continues(next):
	case r.is(i-1, change) && !r.continues(next):
	default:
		return numeral{}, false
	}
	return r.fractionOf(i, next, 1, r.words[j].value), true
}

// partsOf goes on from a number of any size with the parts that it counts: "a
// hundred trillionths".
func (r *reader) partsOf(n numeral) (numeral, bool) {
	if !r.is(n.last, partsWord) || r.words[n.last].value < 100 {
		return n, false
	}
	num, ok := tiny(n)
	if !ok || num > 1_000_000 {
		return n, false
	}
	return r.fractionOf(n.first, n.last+1, num, r.words[n.last].value), true
}

// continues reports whether a noun phrase goes on at word i.
func (r *reader) continues(i int) bool {
	return r.isKind(i, letters) && !r.is(i, stop) && !r.is(i, plainWord)
}

// fractionOf makes a number of num/den, said in words i to last-1: so many of
// a scale ("half a million"), so much of a unit ("half a mile"), or a share.
func (r *reader) fractionOf(i, last int, num, den int64) numeral {
	n := numeral{first: i, last: last, form: fraction, parts: [2]int64{num, den}}
	j := last
	hyphen := r.isHyphen(j)
	if hyphen {
		j++
	}
	of := r.isWord(j, "of")
	if of {
		j++
	}
	article := r.is(j, article)
	if article {
		j++
	}
	if hyphen || article || !of {
		if r.is(j, hundredWord|scaleWord|dozenWord) {
			n.value, n.last, n.form = quotient(num, den), j, inWords
			n = r.scaled(n, false)
			if r.tells {
				n.how = "'" + r.in(i, n.last) + "' reads as " + n.value.String()
			}
			return n
		}
		if article && !of && r.moneyAt(j) { // "half a dollar"
			n.value, n.form, n.last = quotient(num, den), inWords, j
			if r.tells {
				n.how = "'" + r.in(i, n.last) + "' reads as " + n.value.String() + " of one"
			}
			return n
		}
		if m, end, found := r.measureAt(j); found && end > j && (m.Kind != hearsay.Share || m.Name == "percentage_point" || article) {
			n.value, n.form = quotient(num, den), inWords
			n.unitAt = j
			if article && !of {
				n.last = j
			}
			if r.tells {
				n.how = "'" + r.in(i, n.last) + "' reads as " + n.value.String() + " of one"
			}
			return n
		}
	}
	if r.alone || num >= den || r.isKind(i, mark) && r.is(i-1, be) && r.textEnds(last) { // no share of anything
		n.value, n.form = quotient(num, den), inWords
		if r.tells {
			n.how = "'" + r.in(i, n.last) + "' reads as " + n.value.String()
		}
		return n
	}
	n.value = percentOf(num, den)
	if r.tells {
		n.how = "'" + r.in(i, n.last) + "' is " + n.value.String() + " in a hundred"
	}
	return n
}

// ratio goes on from a small number with "in five", "out of every ten".
func (r *reader) ratio(n numeral) (numeral, bool) {
	num, ok := tiny(n)
	if !ok {
		return n, false
	}
	j := n.last
	out := r.isWord(j, "out") && r.isWord(j+1, "of")
	in := r.isWord(j, "in")
	of := r.isWord(j, "of")
	switch {
	case out:
		j += 2
	case in || of:
		j++
	default:
		return n, false
	}
	every := r.isWord(j, "every")
	if every {
		j++
	}
	if !r.isKind(j, digits) && !r.is(j, unitWord|tenWord) {
		return n, false
	}
	all, found := r.number(j, false)
	if !found {
		return n, false
	}
	den, ok := tiny(all)
	if !ok || den <= num || num < 1 {
		return n, false
	}
	if _, _, measured := r.measureAt(all.last); measured {
		return n, false // "one in five days"
	}
	round := den == 10 || den == 100 || den == 1000 || den == 10000 || den == 100000 || den == 1000000
	switch {
	case every || out:
	case in && (num == 1 || round || den <= 10 && n.form == inWords && all.form == inWords):
	case in && den <= 10 && n.form == all.form && (r.alone || r.hedged(n.first) || r.countedPeople(all.last)) && !r.is(n.first-1, harming):
	case of && round && den <= 100:
	default:
		return n, false
	}
	if in && !every && !round && r.is(all.last, month|clock) || r.isMark(all.last, ':') {
		return n, false
	}
	n.value, n.form, n.last = percentOf(num, den), ratio, all.last
	if r.tells {
		n.how = "'" + r.in(n.first, n.last) + "' is " + n.value.String() + " in a hundred"
	}
	return n, true
}

// tiny returns the value of a whole number below a million million.
func tiny(n numeral) (int64, bool) {
	if n.form != inDigits && n.form != inWords || n.value.Exp < 0 || n.value.Exp > 6 || len(n.value.Coef) > 6 {
		return 0, false
	}
	v, err := strconv.ParseInt(n.value.String(), 10, 64)
	return v, err == nil && v >= 0
}

// measureAt finds the unit that word i begins, after a hyphen or not, and the
// word after it.
func (r *reader) measureAt(i int) (m *unit.Measure, next int, ok bool) {
	if r.isHyphen(i) {
		i++
	}
	if !r.isKind(i, letters) || r.runsOn(i) {
		return nil, i, false
	}
	m, end, ok := unit.Named(r.text, r.words[i].Start)
	if !ok {
		return nil, i, false
	}
	return m, r.upTo(i, end), true
}

// measureNamed reports whether word i begins the name of a unit.
func (r *reader) measureNamed(i int) bool {
	_, _, ok := r.measureAt(i)
	return ok
}
