package quantity

// isSign reports whether word i is a sign glued to what follows. Before a
// number in words a dash is none.
func (r *reader) isSign(i int) bool {
	return (r.isMark(i, '-') || r.isMark(i, '−') || r.isMark(i, '+')) && r.isGlued(i+1) && !r.is(i+1, numeric|article)
}

// spacedMinus reports whether word i is the minus of a temperature in a text
// that was divided into words: "set to - 20 degrees Celsius".
func (r *reader) spacedMinus(i int) bool {
	if !r.isMark(i, '-') && !r.isMark(i, '−') || r.isGlued(i) || !r.isKind(i+1, digits) || r.isGlued(i+1) {
		return false
	}
	m, _, ok := r.measureAt(i + 2)
	return ok && m.Base == "degree Celsius" && (i <= r.floor || r.is(i-1, be|prep) || r.isWord(i-1, "convert"))
}

// signBefore moves from back over a plus or minus.
func (r *reader) signBefore(from int) int {
	i := from - 1
	switch {
	case i < r.floor:
	case r.isSign(i) && !(r.isKind(i-1, digits) && i-1 >= r.floor-1 && r.isMark(i, '-')) &&
		(!r.isGlued(i) || r.isMark(i-1, '(') || r.isWord(i-1, "minus") || r.isWord(i-1, "plus") || r.compares(i-1)):
		return i
	case r.isHyphen(i) && i-1 >= r.floor && (r.isWord(i-1, "minus") || r.isWord(i-1, "plus")):
		return i - 1
	case r.spacedMinus(i):
		return i
	case r.isSignWord(i) && (r.isKind(from, digits) || r.is(from, unitWord|tenWord)) && !r.isWord(i-1, "or") && !r.isHyphen(i-1):
		return i
	}
	return from
}

// compares reports whether word i is a sign after which a number may have a
// sign of its own: "<-30".
func (r *reader) compares(i int) bool {
	return r.isMark(i, '<') || r.isMark(i, '>') || r.isMark(i, '=') || r.isMark(i, '≤') || r.isMark(i, '≥')
}

// isSignWord reports whether word i makes the number after it less than none:
// "minus", or a "negative" that is no outcome of a test, as in "three tested
// negative, two of them twice".
func (r *reader) isSignWord(i int) bool {
	if r.isWord(i, "minus") {
		return !r.isKind(i-1, digits) && !r.is(i-1, spelled) || r.isKind(i+1, digits)
	}
	if !r.isWord(i, "negative") || r.is(i-1, article|det) || !r.isKind(i+1, digits) && !r.is(i+1, unitWord|tenWord) {
		return false
	}
	j := i + 2
	for r.is(j, spelled) || r.isHyphen(j) {
		j++
	}
	return !r.continues(j) || r.isMark(j, '%') || r.measureNamed(j) || r.is(j, partsWord)
}
