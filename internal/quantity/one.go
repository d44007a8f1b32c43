package quantity

import "hearsay"

// oneCounts reports whether the word "one" is a number that the text makes a
// point of, and no pronoun or article: "one man was killed", "at least one
// shell", not "one of the reasons", "one day", "the one that fell".
func (r *reader) oneCounts(a *amount) bool {
	i := a.first
	j := a.last
	if a.kind == hearsay.Share || a.kind == hearsay.Money {
		return true
	}
	if r.isHyphen(i-1) || r.isHyphen(j) && !r.measureNamed(j+1) {
		return false // "one-time", "twenty-one"
	}
	if kind, next := r.joiner(j); kind != noJoint && next < len(r.words) && (r.is(next, unitWord|tenWord) || r.isKind(next, digits)) {
		return kind != andJoint || r.isWord(i-1, "between")
	}
	if k, h, ok := r.before(i); ok && (h.effect == atLeast || h.effect == over || h.effect == under || h.effect == atMost) && !r.isWord(k, "within") {
		return true
	}
	if r.is(i-1, det|further|ordinalWord|past|have) && !r.isWord(i-1, "that") && !r.isWord(i-1, "which") {
		return false
	}
	if a.kind == hearsay.Duration {
		return !r.isWord(j, "day") && !r.isWord(j, "night") && !r.isWord(j, "time") && !r.isWord(j, "second")
	}
	if a.kind == hearsay.Size {
		return true
	}
	if r.is(j, harm) || r.is(j, be|have) && r.harmAfter(j) > 0 {
		return true
	}
	if r.is(i-1, harming) && !r.continues(j) {
		return true
	}
	// A second clause after a count: "three were cut, and one is unhurt".
	if len(r.figures) > r.here && (r.is(i-1, conj) || r.isMark(i-1, ',') || r.isMark(i-1, ';')) && (r.is(j, be|have) || r.isWord(j, "in") && !r.continues(j+2)) {
		return true
	}
	// A sentence after a count: "Two trains met. One left the rails."
	if i == 0 && r.age <= 2 && r.lastCounted.unit != "" && r.is(j, be|have|verb) {
		return true
	}
	if !r.continues(j) || r.is(j, pale) {
		return false
	}
	p, ok := r.noun(j, true)
	if !ok || p.plural {
		return false
	}
	if r.people(p.head) {
		return true
	}
	// A bare noun after it: "one shell fell"; with adjectives it tells a
	// story: "one important difference".
	return p.head == j && !r.is(p.head, pale) && !r.isWord(i-1, "that")
}
