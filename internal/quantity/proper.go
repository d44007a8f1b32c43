package quantity

// proper refuses a number in words that is a part of a name: "the Seven
// Sisters", "the Gang of Eight". It is in a capital, where its sentence has
// words in small letters before it.
func (r *reader) proper(i int) (from, to int, ok bool) {
	w := &r.words[i]
	if w.kind != letters || !w.upper || i == 0 || i-1 < r.floor || !r.isKind(i-1, letters) {
		return 0, 0, false
	}
	next := i + 1
	if r.words[i-1].upper {
		return i - 1, next, r.namedAhead(i, next)
	}
	if r.isWord(i-1, "of") && r.isKind(i-2, letters) && r.words[i-2].upper && !r.is(i-2, stop) && !r.isKind(next, digits) {
		if r.isKind(next, letters) && !r.is(next, stop) {
			return 0, 0, false // "Mayor of Twelve Hills": what follows tells
		}
		return i - 2, i + 1, true // "the Gang of Eight"
	}
	if !r.is(i-1, article|det|prep) || !r.isKind(next, letters) || !r.words[next].upper || r.isGlued(next) || r.is(next, stop|numeric) {
		return 0, 0, false
	}
	if _, _, measured := r.measureAt(next); measured {
		return 0, 0, false
	}
	to = next + 1
	for to < next+4 && r.isKind(to, letters) && r.words[to].upper && !r.is(to, stop) {
		to++
	}
	return i, to, true
}

// namedAhead reports whether a number in words, from word i to next-1, belongs
// to a name of one to three words before it: "the Orlo | Six were", "of Lumo |
// Six tickets" not, nor "Fire Kills | Six in Orlo".
func (r *reader) namedAhead(i, next int) bool {
	if next < len(r.words) && (r.words[next].upper || r.plural(next) || r.measureNamed(next)) {
		return false
	}
	k := i - 1
	for k >= max(r.floor, i-3) && r.isKind(k, letters) && r.words[k].upper {
		if r.is(k, stop|harm) && !r.is(k, verb) {
			return false
		}
		k--
	}
	return k >= r.floor && k < i-1 && r.is(k, article|det) && !r.words[k].upper
}
