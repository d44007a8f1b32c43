package quantity

import "slices"

// afterName refuses a plain number after a word in a capital: "Kestrel 480",
// "KOVSE 100".
func (r *reader) afterName(i int) (from, to int, ok bool) {
	if !r.plainDigits(i, 4) && !r.release(i) || i == 0 || r.isGlued(i) {
		return 0, 0, false
	}
	k := i - 1
	prev := &r.words[k]
	if r.isWord(k, "s") && prev.glued && r.isKind(k-1, mark) && r.isKind(k-2, letters) && r.words[k-2].upper && (r.is(i+1, verb|be|have) || r.isWord(i+1, "index") || i+1 == len(r.words)) {
		return k - 2, i + 1, true // "Amari & Bell's 60 fell", "Amari & Bell's 60 index"
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
	case r.counted(j) && !r.acronym(k) && !r.isWord(j, "index"):
		return 0, 0, false
	}
	if (k == 0 || r.isMark(k-1, '\n')) && r.continues(j) && !r.words[j].upper {
		return 0, 0, false
	}
	return k, j, true
}

// release reports whether word i is written like a version: "8.1".
func (r *reader) release(i int) bool {
	return r.isKind(i, digits) && r.words[i].class == decimal && r.words[i].Len() == 3 && !r.isGlued(i)
}

// acronym reports whether word i is in capitals among words that are not, or
// has one inside: "KOVSE", "kPad". A number after it belongs to it even where
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

// knownName refuses numbers that were part of a name before in the text: "the
// 480" after "a Kestrel 480".
func (r *reader) knownName(i int) (from, to int, ok bool) {
	if !r.plainDigits(i, 4) || r.moneyBefore(i) || r.hedged(i) {
		return 0, 0, false
	}
	// A short number is a name again only before a word that is one.
	if r.words[i].Len() < 3 && !(r.isKind(i+1, letters) && r.words[i+1].upper && !r.is(i+1, stop) && !r.plural(i+1) && !r.measured(i+1)) {
		return 0, 0, false
	}
	s := r.words[i].In(r.text)
	if !slices.Contains(r.names, s) {
		return 0, 0, false
	}
	j := i + 1
	if r.isMark(j, '%') || r.is(j, scaleWord) || r.measured(j) || r.counted(j) && !r.isHyphen(j) && !(r.isKind(j, letters) && r.words[j].upper) || r.is(i-1, harming) {
		return 0, 0, false
	}
	return i, j, true
}

// setPhrase refuses "24/7" and its like.
func (r *reader) setPhrase(i int) (from, to int, ok bool) {
	if !r.isMark(i+1, '/') || !r.isGlued(i+1) || !r.isKind(i+2, digits) {
		return 0, 0, false
	}
	return i, i + 3, fixed[r.in(i, i+3)] == phraseNumber
}

func upperAt(text string, i int) bool {
	return i < len(text) && 'A' <= text[i] && text[i] <= 'Z'
}

// plurals refuses a number in the plural that is no age: "high fives".
func (r *reader) plurals(i int) (from, to int, ok bool) {
	return i, i + 1, r.isKind(i, letters) && r.several(i)
}
