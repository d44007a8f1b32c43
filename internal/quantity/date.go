package quantity

// plainDigits reports whether word i is up to n digits with no marks in them.
func (r *reader) plainDigits(i, n int) bool {
	return r.isKind(i, digits) && r.words[i].class == 0 && r.words[i].Len() <= n
}

// isYear reports whether word i is the number of a year.
func (r *reader) isYear(i int) bool {
	if !r.plainDigits(i, 4) || r.words[i].Len() != 4 {
		return false
	}
	n := r.small(i)
	return 1400 <= n && n <= 2100
}

// isDay reports whether word i can be a day of a month.
func (r *reader) isDay(i int) bool {
	if !r.plainDigits(i, 2) {
		return false
	}
	n := r.small(i)
	return 1 <= n && n <= 31
}

// isMonth reports whether word i is the name of a month. "May" and "March"
// are one in a capital alone.
func (r *reader) isMonth(i int) bool {
	return r.is(i, month) && (r.words[i].upper || !r.is(i, weakMonth) && r.words[i].Len() > 3)
}

// slashDate refuses dates in figures: "11/27/2005", "27.11.2005",
// "2005-11-27", "9/11", "24/7".
func (r *reader) slashDate(i int) (from, to int, ok bool) {
	if !r.isKind(i, digits) || r.words[i].Len() > 10 {
		return 0, 0, false
	}
	j := i + 1
	switch {
	case r.isMark(j, '/') && r.isKind(j+1, digits) && r.isMark(j+2, '/') && r.isKind(j+3, digits): // "11 / 27 / 2005"
		return i, j + 4, r.plainDigits(i, 4) && r.plainDigits(j+1, 2)
	case r.isMark(j, '/') && r.isKind(j+1, digits) && r.isGlued(j+1) == r.isGlued(j):
		if _, isFraction := r.slashFraction(i); isFraction || r.is(i, grouped|decimal) || r.is(i-1, head) && r.words[i-1].upper && !r.isGlued(i) { // "Directive 95/46"
			return 0, 0, false
		}
		return i, j + 2, r.plainDigits(i, 4) && r.plainDigits(j+1, 4)
	case r.isHyphen(j) && r.isKind(j+1, digits) && r.isHyphen(j+2) && r.isKind(j+3, digits):
		if r.isYear(i) && r.plainDigits(j+1, 2) && r.plainDigits(j+3, 2) || r.isYear(j+3) && r.plainDigits(i, 2) && r.plainDigits(j+1, 2) {
			return i, j + 4, true
		}
	case r.isMark(j, '.') && r.isGlued(j) && r.isYear(j+1) && r.isGlued(j+1) && r.words[i].class&decimal != 0:
		return i, j + 2, true
	}
	return 0, 0, false
}

// monthDay refuses the numbers beside a month: "October 7", "7-9 October",
// "the 5th of May", "May 2024".
func (r *reader) monthDay(i int) (from, to int, ok bool) {
	if !r.isKind(i, digits) {
		return 0, 0, false
	}
	k := i - 1
	if r.isMark(k, '.') && r.isGlued(k) || r.isMark(k, ',') {
		k--
	}
	if r.isMonth(k) && !r.isGlued(i) && k >= 0 {
		if r.isYear(i) {
			return k, i + 1, true
		}
		if r.isDay(i) && !(k < i-1 && r.isMark(i-1, ',')) {
			return k, r.dayEnd(i), true
		}
	}
	if !r.isDay(i) {
		return 0, 0, false
	}
	// "7 October", "5th of May", "7-9 October", "7 and 8 October"
	j := i + 1
	if r.isGlued(j) && r.isKind(j, letters) && r.words[j].Len() == 2 {
		j++
	}
	if kind, next := r.joiner(j); kind != noJoint && r.isDay(next) {
		j = next + 1
		if r.isGlued(j) && r.isKind(j, letters) && r.words[j].Len() == 2 {
			j++
		}
	}
	if r.isWord(j, "of") {
		j++
	}
	if r.isMonth(j) && r.words[j].upper && !r.isGlued(j) {
		to = j + 1
		if r.isMark(to, '.') && r.isGlued(to) {
			to++
		}
		if r.isMark(to, ',') && r.isYear(to+1) {
			to++
		}
		if r.isYear(to) {
			to++
		}
		return i, to, true
	}
	if r.is(k, weekday) && r.words[k].upper && k >= i-2 && !r.continues(i+1) {
		return i, i + 1, !r.isGlued(i) && k == i-1 && !r.isMark(i+1, '%')
	}
	return 0, 0, false
}

// dayEnd returns the word after a day of a month at word i, with the days,
// the year and the hyphens that belong to it.
func (r *reader) dayEnd(i int) int {
	to := i + 1
	if r.isGlued(to) && r.isKind(to, letters) && r.words[to].Len() == 2 { // "7th"
		to++
	}
	for to < i+longestList {
		kind, next := r.joiner(to)
		if kind == noJoint && r.isMark(to, ',') {
			kind, next = andJoint, to+1
		}
		if kind == noJoint || !r.isDay(next) || r.isMark(next+1, '%') || r.continues(next+1) && !(r.isGlued(next+1) && r.words[next+1].Len() == 2) || r.isMark(next+1, ':') {
			break
		}
		to = next + 1
		if r.isGlued(to) && r.isKind(to, letters) && r.words[to].Len() == 2 {
			to++
		}
	}
	if r.isMark(to, ',') && r.isYear(to+1) {
		return to + 2
	}
	if (r.isDash(to) || r.isMark(to, '/')) && r.isYear(to+1) && r.isGlued(to) {
		return to + 2
	}
	if r.isYear(to) {
		return to + 1
	}
	return to
}

// decade refuses "the 1970s", "'80s".
func (r *reader) decade(i int) (from, to int, ok bool) {
	if r.is(i, tenWord) && r.several(i) {
		return i, i + 1, true // "the thirties"
	}
	if !r.isKind(i, digits) || r.words[i].class != 0 {
		return 0, 0, false
	}
	j := i + 1
	if (r.isMark(j, '\'') || r.isMark(j, '’')) && r.isGlued(j) && r.isGlued(j+1) {
		j++
	}
	n := r.small(i)
	if r.isWord(j, "s") && r.isGlued(j) && r.isYear(i) {
		return i, j + 1, true // "1955s" for "1955's"
	}
	if r.isWord(j, "s") && r.isGlued(j) && n%10 == 0 && (n >= 10 && n < 100 || n >= 1000 && n <= 2100) {
		return i, j + 1, true
	}
	return 0, 0, false
}

// year refuses a year, or two with a dash: "in 2019", "2014-15".
func (r *reader) year(i int) (from, to int, ok bool) {
	if r.isKind(i, letters) {
		return r.spelledYear(i)
	}
	if r.isMark(i-1, '\'') || r.isMark(i-1, '’') || r.isMark(i-1, '‘') { // "the class of '68"
		if r.plainDigits(i, 2) && r.words[i].Len() == 2 && r.isGlued(i) && !r.isGlued(i-1) && r.is(i-2, prep|conj|article|det) {
			return i - 1, i + 1, true
		}
	}
	if !r.isYear(i) || r.moneyBefore(i) || r.isMark(i+1, '%') {
		return 0, 0, false
	}
	n, j := r.small(i), i+1
	if r.isGlued(j) && r.isKind(j, letters) {
		return 0, 0, false // "1600km"
	}
	if kind, next := r.joiner(j); kind == dashJoint && r.isGlued(next) && r.plainDigits(next, 4) && !r.isMark(next+1, '%') {
		second := r.small(next)
		if r.words[next].Len() == 2 && r.text[r.words[next].Start] == '0' && 1 <= second && second <= 9 && !r.isGlued(next+1) {
			return i, next + 1, true // "1995-01" is a month
		}
		if r.isYear(next) && second > n || r.words[next].Len() == 2 && second == (n+1)%100 || r.words[next].Len() == 2 && second > n%100 && n >= 1800 {
			if !r.countedPeople(next + 1) {
				return i, next + 1, true
			}
		}
	}
	if r.is(j, scaleWord|hundredWord|dozenWord) {
		return 0, 0, false
	}
	if kind, next := r.joiner(j); (kind == dashJoint || kind == toJoint) && r.plainDigits(next, 6) && r.small(next) > 2100 {
		return 0, 0, false // "2000 to 3000"
	}
	if k, h, found := r.before(i); found {
		// "more than 1900 sheep" against "around 1900".
		dated := r.is(k-1, yearPrep) && !r.isWord(k-1, "of")
		if r.counted(j) || r.measured(j) || !dated && h.effect != about && (h.effect != over || r.isWord(i-1, "than")) {
			return 0, 0, false
		}
	}
	if kind, next := r.joiner(j); kind == dashJoint && r.isKind(next, digits) && (r.measured(next+1) || r.countedPeople(next+1)) {
		return 0, 0, false // "1800 - 1900 bricks"
	}
	if r.measured(j) || r.isHyphen(j) && r.isKind(j+1, letters) && r.measured(j+1) {
		return 0, 0, false
	}
	if r.is(i-1, yearPrep|month|article|weekday) || r.isMark(i-1, '(') || r.isMark(i-1, ',') || r.isDash(i-1) || i == 0 || r.isKind(i-1, mark) || r.words[i-1].upper {
		if r.countedPeople(j) && !r.is(i-1, det) && !r.isWord(i-1, "in") {
			return 0, 0, false
		}
		return i, j, n >= 1400
	}
	if 1700 <= n && n <= 2100 && !r.counted(j) && !r.countedPeople(j) {
		return i, j, true
	}
	return 0, 0, false
}

// countedPeople reports whether word i, or the one after it, counts people.
func (r *reader) countedPeople(i int) bool {
	if !r.isKind(i, letters) || r.is(i, stop) {
		return false
	}
	return r.plural(i) && r.people(i) || r.plural(i+1) && !r.is(i+1, stop) && r.people(i+1)
}

// moneyBefore reports whether a currency's sign stands before word i.
func (r *reader) moneyBefore(i int) bool { return r.start(i) < i }

// measured reports whether a unit stands at word i.
func (r *reader) measured(i int) bool {
	if !r.isKind(i, letters) && !r.isMark(i, '°') {
		return false
	}
	a := amount{numeral: numeral{first: i, last: i}, from: i}
	r.unitAfter(&a)
	return a.unit != ""
}

// spelledYear refuses "nineteen eighty-four".
func (r *reader) spelledYear(i int) (from, to int, ok bool) {
	if r.is(i, unitWord) && r.words[i].value >= 13 && r.words[i].value <= 19 && r.is(i+1, tenWord) {
		to = i + 2
		if r.isHyphen(to) && r.is(to+1, unitWord) {
			to += 2
		}
		return i, to, true
	}
	return 0, 0, false
}

// untilClock reports whether number i is the first of two times of which the second
// says so: "between | 7 | and 7:45 a.m.", "from | 3 | to 5 p.m.".
func (r *reader) untilClock(i int) bool {
	and := r.isWord(i+1, "and") && r.isWord(i-1, "between")
	to := r.isWord(i+1, "to") || r.isWord(i+1, "until") || r.isDash(i+1)
	if !and && !to || !r.isKind(i+2, digits) {
		return false
	}
	j := i + 3
	if r.isMark(j, ':') && r.isGlued(j) && r.isKind(j+1, digits) {
		j += 2
	}
	return r.halfDay(j) > 0
}

// clockTime refuses "7:21", "11:30 p.m.", "0800 GMT", "10.45pm", "5am".
func (r *reader) clockTime(i int) (from, to int, ok bool) {
	if r.isKind(i, letters) {
		if to := r.halfDay(i + 1); to > 0 && r.words[i].value <= 12 {
			return i, to, true
		}
		return 0, 0, false
	}
	if r.words[i].Len() > 5 {
		return 0, 0, false
	}
	if r.isSign(i-1) && r.is(i-2, clock) && r.words[i-2].upper { // "GMT +8"
		return i - 2, i + 1, true
	}
	j := i + 1
	if r.isMark(j, ':') && r.isGlued(j) && r.isKind(j+1, digits) && (r.isGlued(j+1) || r.halfDay(j+2) > 0) && r.plainDigits(i, 3) {
		j += 2
		for r.isMark(j, ':') && r.isGlued(j) && r.isKind(j+1, digits) && r.isGlued(j+1) {
			j += 2
		}
		if to := r.halfDay(j); to > 0 {
			j = to
		}
		if r.is(j, clock) && r.words[j].upper {
			j++
		}
		return i, j, true
	}
	n := r.small(i)
	if 0 < n && n <= 12 && r.untilClock(i) {
		return i, j, true
	}
	if to := r.halfDay(j); to > 0 && (r.words[i].class&decimal != 0 || 0 <= n && n <= 12) {
		if r.is(to, clock) && r.words[to].upper {
			to++
		}
		return i, to, true
	}
	if r.is(j, clock) && (r.words[j].upper && r.words[j].Len() > 2 && upperAt(r.text, r.words[j].Start+1) || r.isWord(j, "hrs") && r.words[i].Len() == 4) && n >= 0 {
		if r.words[i].Len() == 4 && n <= 2400 && n%100 < 60 || n <= 24 && !r.isWord(j, "hrs") {
			return i, j + 1, true
		}
	}
	if r.isWord(j, "local") && r.isWord(j+1, "time") && n >= 0 && n <= 2400 {
		return i, j + 2, true
	}
	if r.isWord(j, "hours") && r.plainDigits(i, 4) && r.words[i].Len() == 4 && n <= 2400 && n%100 < 60 && (r.isWord(i-1, "at") || r.text[r.words[i].Start] == '0') {
		return i, j + 1, true
	}
	return 0, 0, false
}

// halfDay returns the word after an "a.m." or "pm" at word i, or 0.
func (r *reader) halfDay(i int) int {
	if r.isDash(i) && r.isGlued(i) {
		i++
	}
	if r.is(i, ampm) {
		return i + 1
	}
	if (r.isWord(i, "a") || r.isWord(i, "p")) && r.isMark(i+1, '.') && r.isGlued(i+1) && r.isWord(i+2, "m") && r.isGlued(i+2) {
		if r.isMark(i+3, '.') && r.isGlued(i+3) {
			return i + 4
		}
		return i + 3
	}
	return 0
}
