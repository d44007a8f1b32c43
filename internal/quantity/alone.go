package quantity

// shortText is the number of bytes that a text may have in which a number is
// looked for that stands alone.
const shortText = 200

// standsAlone reads a text that holds one number and nothing else. Whoever
// wrote it meant the number: it is no mark of a list, no year, and a fraction
// in it is a share of nothing.
func (r *reader) standsAlone() bool {
	if len(r.words) == 0 {
		return false
	}
	if next, _, ok := r.leadingHedge(0); ok && r.plainDigits(next, longestNumeral) && r.textEnds(next+1) {
		a, ok := &r.low, false
		*a, ok = r.amountAt(next) // "more than 2000"
		if ok = ok && !r.leadsWithZero(next) && len(a.value.Coef) <= longestNumeral; ok {
			r.figure(a)
		}
		return ok
	}
	if r.isKind(0, letters) && r.words[0].class&(numeric|article) == 0 && !r.isSignWord(0) && !r.isWord(0, "point") {
		return false
	}
	first := 0
	minus := r.isDash(0) && !r.isGlued(1) // "- 5"
	if minus {
		first++
	}
	r.alone = true
	a, ok := &r.low, false
	*a, ok = r.amountAt(first)
	if ok = ok && a.form != nothing && a.form != multiple && r.textEnds(a.next) && !r.leadsWithZero(a.first) && len(a.value.Coef) <= longestNumeral; ok {
		if minus {
			a.value, a.signed, a.from = negative(a.value), '-', 0
		}
		r.figure(a)
	}
	r.alone = false
	return ok
}

// over goes on from a number that stands alone with the one that it is divided
// by: "one over twenty".
func (r *reader) over(n numeral) numeral {
	if !r.alone || !r.isWord(n.last, "over") || !r.isKind(n.last+1, digits) && !r.is(n.last+1, unitWord|tenWord) {
		return n
	}
	num, ok := tiny(n)
	b, found := r.number(n.last+1, false)
	if den, whole := tiny(b); ok && found && whole && den > num && num > 0 {
		n.value, n.last = quotient(num, den), b.last
	}
	return n
}

// textEnds reports whether nothing but a stop stands at word i and after it.
func (r *reader) textEnds(i int) bool {
	if r.isMark(i, '.') || r.isMark(i, '!') || r.isMark(i, '?') {
		i++
	}
	return i >= len(r.words)
}

// leadsWithZero reports whether word i is digits as in "007", which name
// something.
func (r *reader) leadsWithZero(i int) bool {
	return r.plainDigits(i, longestNumeral) && r.words[i].Len() > 1 && r.text[r.words[i].Start] == '0'
}
