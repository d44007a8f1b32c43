package quantity

import (
	"strings"

	"hearsay/internal/unit"
)

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
		to = r.chain(i)
		if r.isWord(to, "of") && r.isKind(to+1, digits) && !r.continues(to+2) { // "page 3 of 12"
			to += 2
		}
		return k, to, true
	}
	return 0, 0, false
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
		case prev.kind == letters:
			return r.cluster(i)
		case prev.kind == mark && (prev.sign == '_' || prev.sign == '=' || prev.sign == '@' || prev.sign == '\\' || prev.sign == '"' && prev.glued && r.isMark(i-2, '=')):
			return r.cluster(i)
		case prev.kind == mark && prev.sign == '/' && prev.glued && r.isKind(i-2, letters) && r.isGlued(i-2):
			return r.cluster(i)
		case r.isHyphen(i-1) && r.words[i-1].sign != '–' && r.words[i-1].sign != '—' && r.isKind(i-2, letters) && !r.joins(i-2) && i-2 >= r.floor && !(r.isYear(i) && !r.words[i-2].upper):
			return r.cluster(i)
		}
	}
	if r.isKind(i+1, letters) && r.isGlued(i+1) && r.foreign(i) {
		if _, last, _ := r.exponent(i + 1); last > 0 {
			return 0, 0, false // "1.3e6"
		}
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
	return true
}

// named refuses the number of a thing whose kind stands before it: "Article
// 49", "flight 302", "rooms 17 and 18", "Level Four".
func (r *reader) named(i int) (from, to int, ok bool) {
	k := i - 1
	if k < r.floor || r.isGlued(i) && !r.isHyphen(k) {
		return 0, 0, false
	}
	if r.isMark(k, '.') && r.isGlued(k) && r.is(k-1, head) && r.words[k-1].Len() <= 4 {
		k--
	}
	if r.isMark(k, '.') && r.isGlued(k) && r.isKind(i, digits) && !r.is(i, grouped|decimal) && k-1 >= r.floor && !r.isKind(k-2, digits) && r.isKind(k-1, letters) && fixed[strings.ToLower(r.in(k-1, k))] == stoppedHead {
		return k - 1, r.chain(i), true // "Sec. 12"
	}
	if r.isWord(k, "of") && r.isWord(k-1, "group") && r.words[k-1].upper {
		return k - 1, i + 1, true // "Group of 20"
	}
	if !r.is(k, head) || r.is(i, grouped|decimal) && !r.words[k].upper {
		return 0, 0, false
	}
	start := k == 0 || r.isKind(k-1, mark) && !r.isDash(k-1) && !r.isMark(k-1, ',')
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
