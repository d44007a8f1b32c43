package quantity

import (
	"slices"

	"hearsay/internal/unit"
)

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
	switch {
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
	case r.is(i-1, phoneHead) && r.plainDigits(i, 15) && !r.continues(i+1) && (r.words[i].Len() == 3 || r.words[i].Len() > 5):
		return i, i + 1, true
	}
	return 0, 0, false
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

// version refuses "1.2.3", "version 2.1", "v2".
func (r *reader) version(i int) (from, to int, ok bool) {
	if !r.isKind(i, digits) {
		return 0, 0, false
	}
	if r.isMark(i+1, '.') && r.isGlued(i+1) && r.isKind(i+2, digits) && r.isGlued(i+2) && r.words[i].class&grouped == 0 {
		j := i + 3
		for r.isMark(j, '.') && r.isGlued(j) && r.isKind(j+1, digits) && r.isGlued(j+1) {
			j += 2
		}
		return i, j, true
	}
	if r.is(i-1, versionHead) && !r.isGlued(i) && r.words[i].class&grouped == 0 && (r.isWord(i-1, "version") || r.isWord(i-1, "versions") || r.words[i-1].upper) && !r.counted(i+1) {
		return i - 1, i + 1, true
	}
	return 0, 0, false
}

// page refuses "page 12", "pp. 3-5".
func (r *reader) page(i int) (from, to int, ok bool) {
	k := i - 1
	if r.isMark(k, '.') && r.isGlued(k) {
		k--
	}
	if r.is(k, pageHead) && (r.words[k].Len() > 2 || k < i-1) && !r.isGlued(i) && r.isKind(i, digits) && !r.is(i, grouped|decimal) {
		return k, r.chain(i), true
	}
	return 0, 0, false
}

// address refuses "419 Harbour St.", "the 1500 block", "CO 80401".
func (r *reader) address(i int) (from, to int, ok bool) {
	if !r.isKind(i, digits) || r.is(i, grouped|decimal) || r.words[i].Len() > 5 {
		return 0, 0, false
	}
	j := i + 1
	if (r.isWord(j, "block") || r.isWord(j, "blk")) && !r.isGlued(j) {
		return i, j + 1, true
	}
	if r.isWord(j, "zip") || r.isWord(j, "postcode") {
		return i, j + 1, true
	}
	if r.words[i].Len() == 5 && i > 0 && r.isKind(i-1, letters) && r.words[i-1].Len() == 2 && r.words[i-1].upper && upperAt(r.text, r.words[i-1].Start+1) {
		return i, j, true
	}
	// Up to four words in capitals, initials or ordinals, then a street.
	for t := j; t < len(r.words) && t < j+6; t++ {
		w := &r.words[t]
		switch {
		case w.kind == letters && w.upper && w.class&street != 0 && t > j:
			if r.isKind(t+1, letters) && !r.words[t+1].upper && r.plural(t+1) && !r.is(t+1, stop) {
				return 0, 0, false // "12 Wall Street banks"
			}
			to = t + 1
			if r.isMark(to, '.') && r.isGlued(to) {
				to++
			}
			return i, to, true
		case w.kind == letters && w.upper && !w.glued && w.class&(month|weekday|be|have|modal) == 0:
		case w.kind == mark && w.sign == '.' && w.glued && r.words[t-1].Len() <= 2:
		case w.kind == digits && !w.glued && r.isGlued(t+1) && r.isKind(t+1, letters): // "420 14th Street"
		case w.kind == letters && w.glued && t > j && r.isKind(t-1, digits):
		case r.isHyphen(t), w.kind == mark && (w.sign == '\'' || w.sign == '’') && w.glued:
		case w.kind == letters && w.glued && r.isHyphen(t-1), w.kind == letters && w.glued && r.isWord(t, "s"):
		default:
			return 0, 0, false
		}
	}
	return 0, 0, false
}

func upperAt(text string, i int) bool {
	return i < len(text) && 'A' <= text[i] && text[i] <= 'Z'
}

// letterDigit refuses what letters and digits spell together: "F-16",
// "COVID-19", "A380", "5G", "id=4471".
func (r *reader) letterDigit(i int) (from, to int, ok bool) {
	w := &r.words[i]
	if w.kind != digits {
		return 0, 0, false
	}
	if r.text[w.Start] == '0' && w.Len() > 2 && w.class == 0 && !r.measured(i+1) {
		return r.cluster(i) // "007"
	}
	if w.glued && i > 0 && !r.moneyBefore(i) {
		prev := &r.words[i-1]
		switch {
		case prev.kind == mark && (prev.sign == '\'' || prev.sign == '’') && prev.glued && r.isKind(i-2, letters) && w.Len() == 2 && w.class == 0:
			return i - 1, i + 1, true // "since'82"
		case prev.kind == letters:
			return r.cluster(i)
		case prev.kind == mark && (prev.sign == '_' || prev.sign == '=' || prev.sign == '@' || prev.sign == '\\' || prev.sign == '"' && prev.glued && r.isMark(i-2, '=')):
			return r.cluster(i)
		case prev.kind == mark && prev.sign == '/' && prev.glued && r.isKind(i-2, letters) && !r.isGlued(i-2) == false:
			return r.cluster(i)
		case r.isHyphen(i-1) && r.words[i-1].sign != '–' && r.words[i-1].sign != '—' && r.isKind(i-2, letters) && !r.joins(i-2) && i-2 >= r.floor && !(r.isYear(i) && !r.words[i-2].upper):
			return r.cluster(i)
		}
	}
	if r.isKind(i+1, letters) && r.isGlued(i+1) && r.foreign(i) {
		return r.cluster(i)
	}
	return 0, 0, false
}

// joins reports whether a hyphen after word i leaves the number after it a
// number: "magnitude-6.1", "minus-4", "sub-300", "twenty-1".
func (r *reader) joins(i int) bool {
	if r.is(i, prep|conj|article|unitWord|tenWord|further) && !r.words[i].upper {
		return true
	}
	for _, w := range [...]string{"magnitude", "sub", "now", "then", "minus", "plus", "nearly", "almost", "roughly", "some"} {
		if r.isWord(i, w) {
			return true
		}
	}
	return r.is(i, month)
}

// cluster returns the run of glued words around word i.
func (r *reader) cluster(i int) (from, to int, ok bool) {
	from, to = i, i+1
	for from > r.floor && r.isGlued(from) && i-from < 8 && r.cleaves(from-1) {
		from--
	}
	for to < len(r.words) && r.isGlued(to) && to-i < 8 && (r.cleaves(to) && (r.isKind(to, letters) || r.isKind(to, digits) || r.isGlued(to+1))) {
		if r.isMark(to, '\'') || r.isMark(to, '’') {
			break
		}
		to++
	}
	return from, to, true
}

// cleaves reports whether word i is a letter, a digit or a joining mark.
func (r *reader) cleaves(i int) bool {
	if !r.isKind(i, mark) {
		return true
	}
	switch r.words[i].sign {
	case '-', '_', '=', '@', '/', '.', '\\':
		return r.isGlued(i)
	}
	return false
}

// foreign reports whether the letters glued to the digits at word i are
// neither a unit, a scale, a coin nor an ordinal's end.
func (r *reader) foreign(i int) bool {
	j := i + 1
	if r.isWord(j, "s") || r.isWord(j, "p") && r.videoLines(r.words[i].In(r.text)) {
		return true
	}
	if _, end, ok := unit.Symbol(r.text, r.words[j].Start); ok && end >= r.words[j].End {
		return false
	}
	if r.measured(j) || r.is(j, ampm|clock) {
		return false
	}
	if _, ok := r.scaleLetters(j, true); ok {
		// "1,200m" has metres or millions, "4K" is a kind of picture.
		if _, plainScale := r.scaleLetters(j, r.moneyBefore(i)); plainScale {
			return false
		}
		return r.words[j].In(r.text) != "t" && r.words[j].In(r.text) != "b"
	}
	for _, end := range [...]string{"st", "nd", "rd", "th"} {
		if r.isWord(j, end) {
			return false
		}
	}
	// A word run on to its number by mistake: "28and".
	return !(r.is(j, prep|conj|be|have) && r.words[j].Len() > 1)
}

// named refuses the number of a thing whose kind stands before it: "Article
// 49", "flight 302", "posts 542 and 543", "Level Four".
func (r *reader) named(i int) (from, to int, ok bool) {
	k := i - 1
	if k < r.floor || r.isGlued(i) && !r.isHyphen(k) {
		return 0, 0, false
	}
	if r.isMark(k, '.') && r.isGlued(k) && r.is(k-1, head) && r.words[k-1].Len() <= 4 {
		k--
	}
	if r.isWord(k, "of") && r.isWord(k-1, "group") && r.words[k-1].upper {
		return k - 1, i + 1, true // "Group of 20"
	}
	if !r.is(k, head) || r.is(i, grouped|decimal) && !r.words[k].upper {
		return 0, 0, false
	}
	start := k == 0 || r.isKind(k-1, mark) && !r.isDash(k-1)
	upper := r.words[k].upper && !start
	spelledOut := r.isKind(i, letters)
	if spelledOut && !upper && !r.isWord(k, "page") && !r.isWord(k, "chapter") && !r.isWord(k, "number") {
		return 0, 0, false
	}
	j := i + 1
	if r.isMark(j, '%') || r.is(j, scaleWord|hundredWord|dozenWord) || r.isHyphen(j) && r.isKind(j+1, letters) {
		return 0, 0, false
	}
	if !upper && (r.plural(j) && !r.is(j, stop&^verb) && !(r.words[k].upper && r.is(j, verb)) || r.measured(j) || r.plural(j+1) && !r.is(j, stop) && !r.is(j+1, stop)) {
		return 0, 0, false // "building 12 houses"
	}
	if upper && r.countedPeople(j) && !spelledOut && !r.is(k-1, prep|conj|article|det) {
		return 0, 0, false
	}
	if spelledOut {
		return k, j, true
	}
	to = r.chain(i)
	if r.isWord(to, "of") && r.isKind(to+1, digits) && !r.continues(to+2) { // "photo 3 of 12"
		to += 2
	}
	return k, to, true
}

// afterName refuses a plain number after a word in a capital: "Boeing 737",
// "FTSE 100".
func (r *reader) afterName(i int) (from, to int, ok bool) {
	if !r.plainDigits(i, 4) || i == 0 || r.isGlued(i) {
		return 0, 0, false
	}
	k := i - 1
	prev := &r.words[k]
	if r.isWord(k, "s") && prev.glued && r.isKind(k-1, mark) && r.isKind(k-2, letters) && r.words[k-2].upper && (r.is(i+1, verb|be|have) || i+1 == len(r.words)) {
		return k - 2, i + 1, true // "Standard & Poor's 500 fell"
	}
	capital := prev.upper || prev.kind == letters && prev.Len() > 2 && upperAt(r.text, prev.Start+1)
	if (prev.sign == '®' || prev.sign == '™') && k > 0 {
		k--
		prev = &r.words[k]
		capital = prev.upper
	}
	if k < r.floor && r.floor != i || prev.kind != letters || !capital || prev.class&(month|weekday|plainWord|numeric|stop) != 0 && prev.Len() > 1 || r.moneyBefore(i) {
		return 0, 0, false
	}
	if prev.class&(rise|fall|harm|harming) != 0 {
		return 0, 0, false
	}
	j := i + 1
	switch {
	case j >= len(r.words):
		return k, j, true
	case r.isMark(j, '%'), r.is(j, scaleWord|hundredWord|dozenWord), r.measured(j), r.isMark(j, '-') && r.isGlued(j), r.isMark(j, '+'):
		return 0, 0, false
	case r.isDash(j):
		return 0, 0, false
	case r.is(j, harm):
		return 0, 0, false
	case r.counted(j) && !r.acronym(k):
		return 0, 0, false
	}
	if (k == 0 || r.isMark(k-1, '\n')) && r.continues(j) && !r.words[j].upper {
		return 0, 0, false
	}
	return k, j, true
}

// acronym reports whether word i is in capitals among words that are not, or
// has one inside: "FTSE", "iPhone". A number after it belongs to it even where
// a plural follows.
func (r *reader) acronym(i int) bool {
	w := &r.words[i]
	if w.Len() < 2 || !upperAt(r.text, w.Start+1) && !(w.Len() > 2 && upperAt(r.text, w.Start+2)) {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if r.isKind(k, letters) && !r.words[k].upper {
			return true
		}
	}
	return !w.upper
}

// setPhrase refuses "24/7" and its like.
func (r *reader) setPhrase(i int) (from, to int, ok bool) {
	if !r.isMark(i+1, '/') || !r.isGlued(i+1) || !r.isKind(i+2, digits) {
		return 0, 0, false
	}
	switch r.in(i, i+3) {
	case "24/7", "50/50", "20/20":
		return i, i + 3, true
	}
	return 0, 0, false
}

// knownName refuses numbers that are names wherever they stand: those that
// everybody knows, and those that were part of a name before in the text.
func (r *reader) knownName(i int) (from, to int, ok bool) {
	if !r.plainDigits(i, 4) || r.words[i].Len() < 3 || r.moneyBefore(i) || r.hedged(i) {
		return 0, 0, false
	}
	s := r.words[i].In(r.text)
	if !slices.Contains(r.names, s) {
		switch s {
		case "707", "717", "727", "737", "747", "757", "767", "777", "787", "911":
		default:
			return 0, 0, false
		}
	}
	j := i + 1
	if r.isMark(j, '%') || r.is(j, scaleWord) || r.measured(j) || r.counted(j) && !r.isHyphen(j) && !(r.isKind(j, letters) && r.words[j].upper) || r.is(i-1, harming) {
		return 0, 0, false
	}
	return i, j, true
}

// tally refuses two numbers set against each other: "2-1", "6-4, 6-3".
func (r *reader) tally(i int) (from, to int, ok bool) {
	if !r.plainDigits(i, 3) || r.moneyBefore(i) {
		return 0, 0, false
	}
	to = i
	for r.plainDigits(to, 3) && r.isDash(to+1) && r.isGlued(to+1) && r.isGlued(to+2) && r.plainDigits(to+2, 3) {
		a, b := r.small(to), r.small(to+2)
		end := to + 3
		for r.isDash(end) && r.isGlued(end) && r.plainDigits(end+1, 3) && r.isGlued(end+1) { // "10-4-2"
			end += 2
		}
		if r.isMark(end, '%') || r.is(end, scaleWord|hundredWord) || r.isKind(end, letters) && r.isGlued(end) || r.measured(end) || r.isHyphen(end) {
			break
		}
		if a < b && end == to+3 {
			if !r.classBefore(to, 9, score) && !r.classAfter(end, 4, score) && !r.classAfter(end, 2, contest) || r.plural(end) && !r.is(end, score|stop|contest) {
				break
			}
		}
		ok = true
		to = end
		if !r.isMark(to, ',') || !r.plainDigits(to+1, 3) {
			break
		}
		to++
	}
	if !ok {
		return 0, 0, false
	}
	if r.isMark(to-1, ',') {
		to--
	}
	return i, to, true
}
