package quantity

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// saidLeft finds what a draft is said of in the words left of it.
func (r *reader) saidLeft(d *draft) (p phrase, ok bool) {
	k := d.first - 1
	for k >= max(0, d.first-3) && (r.is(k, article) || r.is(k, further) && !r.plural(k)) {
		k--
	}
	verbs := 0
	if r.besides(d) {
		for r.isWord(k, "worth") {
			k--
		}
	} else if !r.isWord(k, "of") {
		for k >= max(0, d.first-7) && (r.is(k, be|have|modal|verb|rise|fall|adverb) || r.isWord(k, "by") || r.isWord(k, "to") || r.isWord(k, "at") || r.isWord(k, "from")) && !r.isWord(k, "said") && !r.isWord(k, "says") {
			if d.fig.Kind == hearsay.Money && r.is(k, fall) && r.losing(k) {
				return p, false // who lost it is not what it is of
			}
			if r.is(k, be|rise|fall) || r.is(k, standing) && (!r.isWord(k, "set") && !r.isWord(k, "put") || r.isWord(k+1, "at") || r.is(k-1, be)) {
				verbs++
			} else if r.is(k, verb) {
				return r.objectLeft(d) // "the firm received $4"
			}
			k--
		}
		if verbs == 0 {
			return r.objectLeft(d)
		}
	} else {
		k--
	}
	if q, found := r.numberOf(k); found && verbs > 0 {
		return q, true
	}
	if k < 0 || !r.isKind(k, letters) || r.is(k, stop&^verb) {
		return p, false
	}
	first := k
	for t := k - 1; t >= max(0, k-9); t-- {
		switch {
		case r.isKind(t, letters) && !r.words[t].upper && r.plural(t) && r.text[r.words[t].End-1] == 's':
			// A plural before other nouns is a verb: "announces job cuts".
		case r.isKind(t, letters) && (!r.is(t, stop) || r.is(t, further) && !r.is(t, prep)):
			first = t
			continue
		case r.isWord(t, "of") && r.isKind(t-1, letters) && !r.is(t-1, stop&^verb), r.isMark(t, '&') && t > 0, r.isHyphen(t) && t > 0, r.isKind(t, digits) && r.isKind(t-1, letters) && r.words[t-1].upper:
			continue
		case (r.isMark(t, '\'') || r.isMark(t, '’')) && r.isGlued(t) && r.isWord(t+1, "s"):
			continue
		}
		break
	}
	if d.fig.Kind == hearsay.Count && r.isWord(first-1, "for") && r.plural(first-2) && !r.is(first-2, stop) {
		first, k = first-2, first-2 // "grants for growers rose": the grants did
	}
	if first == k && (r.is(k, month|weekday) || r.is(k, verb) && !r.plural(k)) {
		return p, false
	}
	p = phrase{first: first, last: k + 1, head: k, next: k + 1, plural: r.plural(k)}
	for t := first; t+2 <= k; t++ {
		// "the number of people registered stands at 40"
		if (r.isWord(t, "number") || r.isWord(t, "total")) && r.isWord(t+1, "of") {
			if q, found := r.noun(t+2, false); found && q.plural {
				p.head, p.plural = q.head, true
			}
			break
		}
	}
	m, _, timed := r.measureAt(p.head)
	return p, !timed || m.Kind != hearsay.Duration
}

// besides reports whether a draft stands right behind the noun that it is said
// of: "a deal worth | $4", "a crowd | larger than 400", "a margin of error | +/- 3".
func (r *reader) besides(d *draft) bool {
	k := d.first - 1
	if r.isWord(k, "worth") {
		return true
	}
	if !r.isKind(k, letters) || r.is(k, stop) {
		return false
	}
	return sizes.Has(r.words[d.first].In(r.text)) || r.isMark(d.first, '±') || r.isMark(d.first, '+') && r.isMark(d.first+1, '/')
}

// Words that compare the size of the noun before them.
var sizes = lexicon.Of("larger", "bigger", "smaller", "greater", "stronger", "heavier", "longer", "shorter", "taller", "higher", "lower")

// movedRight reads what moved behind a noun of movement: "an increase to 340 in
// | nesting pairs", "a 9 percent drop in | bookings".
func (r *reader) movedRight(d *draft) (p phrase, ok bool) {
	j := max(d.to, d.next)
	switch k := d.first - 2; {
	case r.is(k, rise|fall) && r.is(k-1, article|det|further) && (r.isWord(k+1, "of") || r.isWord(k+1, "to") || r.isWord(k+1, "by")):
	case r.is(j, rise|fall) && !r.is(j, prep|adverb):
		j++
	default:
		return p, false
	}
	if !r.isWord(j, "in") {
		return p, false
	}
	for j++; r.is(j, det|article); {
		j++
	}
	if q, found := r.numberOf(j + 1); found && r.isWord(j, "number") {
		return q, true
	}
	p, ok = r.noun(j, true)
	m, _, timed := r.measureAt(p.head)
	if !ok || timed && m.Kind == hearsay.Duration || r.words[p.head].upper || r.is(p.head, month|weekday|stop) {
		return p, false
	}
	return p, true
}

// objectLeft reads the noun phrase between a verb that moves or sets a number
// and the number: "reduce water use | by 20 percent", "set bail | at $75".
func (r *reader) objectLeft(d *draft) (p phrase, ok bool) {
	k := d.first - 1
	at := r.isWord(k, "at")
	if !at && !r.isWord(k, "by") && !r.isWord(k, "to") && !r.isWord(k, "from") {
		return p, false
	}
	first := k
	for t := k - 1; t >= max(0, k-longestPhrase); t-- {
		switch {
		case r.is(t, fall|change|rise) && !r.is(t, prep|adverb) && (first < k || !at), at && keepers.Has(r.words[t].In(r.text)):
			if first == k || r.is(t-1, article) {
				return p, false
			}
			p = phrase{first: first, last: k, head: k - 1, next: k}
			for h := first; h+1 < k; h++ {
				if r.isWord(h+1, "of") || r.isWord(h+1, "at") || r.isWord(h+1, "in") || r.isWord(h+1, "for") {
					p.head = h
					if !r.isWord(h+1, "of") {
						p.last = h + 1
					}
					break
				}
			}
			p.plural = r.plural(p.head)
			return p, true
		case r.is(t, article|det):
			if first == k {
				return p, false
			}
			continue
		case r.isKind(t, letters) && (!r.is(t, stop) || r.is(t, further|verb) && !r.is(t, prep) || r.isWord(t, "of") || r.isWord(t, "at") || r.isWord(t, "in") || r.isWord(t, "for")):
			first = t
			continue
		}
		break
	}
	return p, false
}

// numberOf finds what a number is said to be of, left of word k: "the number of
// people who fled after the dam broke | rose".
func (r *reader) numberOf(k int) (p phrase, ok bool) {
	for t := min(k, len(r.words)-3); t >= max(0, k-longestList); t-- {
		if (r.isWord(t, "number") || r.isWord(t, "total")) && r.isWord(t+1, "of") {
			p, ok = r.noun(t+2, false)
			return p, ok && p.plural
		}
	}
	return p, false
}
