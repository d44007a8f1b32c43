package quantity

// footnote refuses the mark of a note: "no harm[3]", "no harm.[3, 4]". In
// brackets that stand apart, a number with a noun after it is a count that an
// editor set in: "[12] people".
func (r *reader) footnote(i int) (from, to int, ok bool) {
	if !r.plainDigits(i, 3) || !r.isMark(i-1, '[') || i-1 < r.floor {
		return 0, 0, false
	}
	to = r.chain(i)
	if !r.isMark(to, ']') {
		return 0, 0, false
	}
	if !r.isGlued(i-1) && r.isKind(to+1, letters) {
		return 0, 0, false
	}
	return i - 1, to + 1, true
}

// serial refuses digits in three groups or more with hyphens between, one of
// them as long as no score is: "978-3-16-148410-0".
func (r *reader) serial(i int) (from, to int, ok bool) {
	if !r.plainDigits(i, 9) {
		return 0, 0, false
	}
	long, groups, to := r.words[i].Len() > 2, 1, i+1
	for r.isHyphen(to) && r.plainDigits(to+1, 9) && to < i+2*longestPhrase {
		long = long || r.words[to+1].Len() > 2
		groups++
		to += 2
	}
	return i, to, long && groups > 2
}
