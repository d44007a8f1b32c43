package quantity

// phone refuses telephone numbers: "555-010-0199", "+44 20 7946 0958", and
// the short numbers that are called.
func (r *reader) phone(i int) (from, to int, ok bool) {
	if !r.isKind(i, digits) || r.words[i].class&grouped != 0 {
		return 0, 0, false
	}
	// Groups of digits with dashes, points or spaces between.
	groups, total, j := 1, r.words[i].Len(), i+1
	for groups < 7 {
		next := j
		if r.isDash(j) && r.isGlued(j) || r.isMark(j, '.') && r.isGlued(j) || r.isMark(j, ')') {
			next++
		} else if !r.isMark(i-1, '+') {
			break
		}
		if r.isMark(next, '(') {
			next++
		}
		if !r.plainDigits(next, 5) && !(r.isKind(next, digits) && r.words[next].Len() <= 9) {
			break
		}
		total += r.words[next].Len()
		groups++
		j = next + 1
	}
	from = i
	if r.isMark(i-1, '+') || r.isMark(i-1, '(') {
		from--
	}
	last := r.words[j-1].Len()
	if groups >= 3 && r.isMark(j, '/') && r.isGlued(j) && r.plainDigits(j+1, 5) && r.isGlued(j+1) { // an extension
		j += 2
	}
	switch {
	case r.dialled(i) > 0: // "0845 125 2222"
		return from, r.dialled(i), true
	case groups >= 2 && r.isHyphen(j) && r.isGlued(j) && r.isCapitals(j+1): // "713-222-TIPS", "1-800-CALL-ORSA"
		for r.isHyphen(j) && r.isCapitals(j+1) {
			j += 2
		}
		return from, j, true
	case r.isMark(i-1, '(') && groups == 2 && r.words[i].Len() == 3 && last == 3 && r.isHyphen(j) && r.isKind(j+1, letters): // "(555) 474-CALL"
		return from, j + 2, true
	case groups >= 3 && total >= 9 && last >= 3 && r.words[i].Len() <= 4:
		return from, j, true
	case groups == 2 && r.words[i].Len() == 3 && last == 4 && r.isDash(i+1):
		return from, j, true
	case r.isMark(i-1, '+') && groups >= 2 && total >= 8:
		return from, j, true
	case r.is(i-1, phoneHead) && r.called(i) > i+1: // "telephone 0800 555 019"
		return i, r.called(i), true
	case r.is(i-1, article|det) && r.plainDigits(i, 3) && r.words[i].Len() == 3 && r.isKind(i+1, letters) && r.is(i+1, phoneTail): // "a 112 call"
		return i, i + 1, true
	case r.is(i-1, phoneHead) && r.plainDigits(i, 15) && !r.continues(i+1) && (r.words[i].Len() == 3 || r.words[i].Len() > 5):
		return i, i + 1, true
	}
	return 0, 0, false
}

// dialled returns the end of a number that begins with a nought, as telephone
// numbers of many countries do, and goes on in groups with blanks between; or 0.
func (r *reader) dialled(i int) int {
	const fewest, longest = 9, 8 // digits in all, and of a group
	n := r.words[i].Len()
	if r.text[r.words[i].Start] != '0' || n < 3 || n > 5 || !r.plainDigits(i, 5) {
		return 0
	}
	j := i + 1
	for j < i+4 && r.isKind(j, digits) && r.words[j].Len() >= 3 && r.words[j].Len() <= longest && r.plainDigits(j, longest) && r.words[j].Start == r.words[j-1].End+1 {
		n += r.words[j].Len()
		j++
	}
	if n < fewest {
		return 0
	}
	return j
}

// isCapitals reports whether word i is of three capitals or more, as in a number
// that is given by the letters of its keys.
func (r *reader) isCapitals(i int) bool {
	if !r.isKind(i, letters) || r.words[i].Len() < 3 {
		return false
	}
	for k := r.words[i].Start; k < r.words[i].End; k++ {
		if !upperAt(r.text, k) {
			return false
		}
	}
	return true
}

// called returns the end of the groups of digits, with nothing but blanks
// between them, that begin with word i.
func (r *reader) called(i int) int {
	j := i
	for j < i+7 && r.plainDigits(j, 5) {
		j++
	}
	return j
}
