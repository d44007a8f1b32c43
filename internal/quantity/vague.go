package quantity

import (
	"hearsay"
)

// vague reads a number that is not said at word i: "several", "a few dozen",
// "hundreds", "tens of thousands".
func (r *reader) vague(i int) (numeral, bool) {
	j := i
	withArticle := r.is(i, article)
	if withArticle {
		j++
	}
	switch {
	case r.is(j, fewWord|coupleWord):
		return r.few(i, j, withArticle)
	case r.is(j, manyWord) && !withArticle:
		return r.many(i)
	case r.is(j, dozenWord) && !withArticle && r.isWord(j+1, "of"):
		return r.vagueOf(i, j+1, whole(24)), true
	}
	return numeral{}, false
}

// few reads "several", "a few", "the next few", "a couple of hundred".
func (r *reader) few(i, j int, withArticle bool) (numeral, bool) {
	w := &r.words[j]
	switch {
	case withArticle && !r.isWord(j, "several"):
	case r.isWord(j, "several"):
	case r.isWord(j, "few"):
		if !r.is(j-1, past|ordinalWord) || r.isWord(j-1, "final") {
			return numeral{}, false // "few people came"
		}
	case r.isWord(j, "couple"):
		if !r.is(j-1, past|ordinalWord) || r.is(j-1, det) && !r.isWord(j+1, "of") {
			return numeral{}, false // "the couple had married in May"
		}
	default:
		return numeral{}, false
	}
	n := numeral{first: i, last: j + 1, value: whole(w.value), form: vague}
	if w.class&coupleWord != 0 {
		if !r.isWord(j+1, "of") && !r.is(j+1, hundredWord|scaleWord|dozenWord) && !r.counted(j+1) {
			return numeral{}, false // "a couple was seen"
		}
		n.form = inWords
	}
	next := n.last
	if r.isWord(next, "of") {
		next++
	}
	if r.is(next, hundredWord|scaleWord|dozenWord) {
		n.last = next
		n = r.scaledVague(n)
	}
	if n.form == vague {
		if r.tells {
			n.how = "'" + r.in(i, n.last) + "' says no number; it is " + n.value.String() + " or more"
		}
	} else {
		if r.tells {
			n.how = "'" + r.in(i, n.last) + "' reads as " + n.value.String()
		}
	}
	return n, true
}

// scaledVague goes on with "hundred", "million", "dozen" after "several".
func (r *reader) scaledVague(n numeral) numeral {
	for steps := 0; steps < 3; steps++ {
		j := n.last
		switch {
		case r.is(j, scaleWord):
			n = r.times(n, int(r.words[j].value), j+1)
		case r.is(j, hundredWord):
			n = r.times(n, 2, j+1)
		case r.is(j, dozenWord):
			n.value, n.last = multiply(n.value, 12), j+1
		default:
			return n
		}
	}
	return n
}

// many reads "dozens", "hundreds of thousands", "thousands upon thousands".
func (r *reader) many(i int) (numeral, bool) {
	w := &r.words[i]
	if r.isGlued(i) && !r.isDash(i-1) || r.is(i-1, spelled) || r.isKind(i-1, digits) {
		return numeral{}, false
	}
	value, last := whole(w.value), i+1
	for r.isWord(last, "of") && r.is(last+1, manyWord) && len(value.Coef) < longestNumeral {
		value = multiply(value, r.words[last+1].value)
		last += 2
	}
	if (r.isWord(last, "upon") || r.isWord(last, "and")) && r.is(last+1, manyWord) && r.words[last+1].value == r.words[last-1].value {
		last += 2
	}
	switch {
	case r.isWord(i, "tens") && last == i+1:
		return numeral{}, false
	case r.isWord(i, "scores") && last == i+1 && !r.isWord(last, "of") && !r.is(last, harm|be|have) && !r.isWord(last, "more"):
		return numeral{}, false // "he scores twice"
	}
	return r.vagueOf(i, last, value), true
}

func (r *reader) vagueOf(i, last int, value hearsay.Decimal) numeral {
	n := numeral{first: i, last: last, value: value, form: vague}
	if r.tells {
		n.how = "'" + r.in(i, last) + "' says no number; it is " + value.String() + " or more"
	}
	return n
}

// figuresCount reads a number of which only the count of its digits is said,
// at word i: "double-digit", "single digits".
func (r *reader) figuresCount(i int) (numeral, bool) {
	j := i + 1
	if r.isHyphen(j) {
		j++
	}
	if !r.isWord(j, "digit") && !r.isWord(j, "digits") && !r.isWord(j, "figures") && !r.isWord(j, "figure") {
		return numeral{}, false
	}
	first := i
	if r.isWord(i-1, "low") || r.isWord(i-1, "high") || r.isWord(i-1, "mid") {
		first--
	}
	n := numeral{first: max(first, r.floor), last: j + 1, form: vague, hasTop: true}
	top, low := int64(1), int64(1)
	for k := int64(0); k < r.words[i].value; k++ {
		low, top = top, top*10
	}
	n.value, n.top = whole(low), whole(top-1)
	if r.tells {
		n.how = "'" + r.in(n.first, n.last) + "' is anything from " + n.value.String() + " to " + n.top.String()
	}
	return n, true
}

// nothing reads "no" before what can be counted as none, and "nobody".
func (r *reader) nothing(i int) (numeral, bool) {
	n := numeral{first: i, last: i + 1, value: whole(0), form: nothing}
	switch {
	case r.isWord(i, "no") && r.noOne(i) > 0:
		n.last = r.noOne(i)
		if !r.harmed(n.last) {
			return n, false
		}
	case r.isWord(i, "no"):
		if !r.zeroCounted(i + 1) {
			return n, false
		}
	case r.isWord(i, "nobody"), r.isWord(i, "none"):
		if !r.harmed(n.last) {
			return n, false
		}
	}
	if r.tells {
		n.how = "'" + r.in(i, n.last) + "' is none: 0"
	}
	return n, true
}

// noOne returns the word after "no one" or "no-one" at word i, or 0.
func (r *reader) noOne(i int) int {
	switch {
	case r.isWord(i+1, "one"):
		return i + 2
	case r.isDash(i+1) && r.isWord(i+2, "one"):
		return i + 3
	}
	return 0
}

// harmed reports whether somebody comes to harm in the words from i, with no
// verb of its own between: "has been hurt", "of the passengers was killed".
func (r *reader) harmed(i int) bool {
	for j := i; j < len(r.words) && j < i+7; j++ {
		switch {
		case r.is(j, harm):
			return true
		case r.isKind(j, mark) && !r.isDash(j):
			return false
		case r.is(j, modal|conj) && !r.isWord(j, "or"):
			return false
		}
	}
	return false
}

// zeroCounted reports whether what follows at word i is there in no number:
// "casualties", "reported fatalities", "serious injuries or deaths".
func (r *reader) zeroCounted(i int) bool {
	for j := i; j < len(r.words) && j < i+4 && r.isKind(j, letters); j++ {
		if r.is(j, zeroable) {
			return true
		}
		if r.is(j, stop&^verb) && !r.is(j, further) {
			return false
		}
	}
	return false
}
