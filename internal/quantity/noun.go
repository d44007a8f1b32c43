package quantity

import (
	"strings"

	"hearsay"
	"hearsay/internal/unit"
)

// A phrase is the counted noun phrase right of a number.
type phrase struct {
	first, last int // it is words[first:last]
	head        int // its noun
	next        int // the word after it
	plural      bool
}

// longestPhrase is the number of words that a noun phrase may have.
const longestPhrase = 9

// plural reports whether word i looks like a plural noun.
func (r *reader) plural(i int) bool {
	if !r.isKind(i, letters) || r.words[i].Len() > longestWord || r.words[i].Len() < 3 {
		return false
	}
	return unit.Plural(r.words[i].In(r.text))
}

// counted reports whether a noun phrase with a plural noun begins at word i.
func (r *reader) counted(i int) bool {
	p, ok := r.noun(i, false)
	return ok && p.plural
}

// noun reads the noun phrase at word i. Where one is set, its noun may be in
// the singular.
func (r *reader) noun(i int, one bool) (p phrase, ok bool) {
	k := i
	for r.isQuote(k) && !r.isGlued(k) {
		k++
	}
	p = phrase{first: k, head: -1}
	last, joined := -1, false
	for t := k; t < len(r.words) && t < k+longestPhrase; t++ {
		w := &r.words[t]
		switch {
		case w.kind == mark:
			if r.isHyphen(t) && t > k {
				continue
			}
			if end := r.initials(t - 1); t > k && end > t && (r.isKind(end, letters) && !r.isGlued(end) || r.isHyphen(end)) {
				t = end - 1 // "12 U.N. workers"
				continue
			}
			if (w.sign == '\'' || w.sign == '’') && w.glued && r.isGlued(t+1) && r.isWord(t+1, "s") && last >= 0 {
				last = -1 // a possessor is not the noun
				t++
				continue
			}
			return r.ended(p, t, last, one)
		case w.kind == digits:
			if r.isGlued(t+1) && r.isWord(t+1, "s") && w.class == 0 { // "40 480s"
				p.plural, p.head, p.last = true, t, t+2
				return r.complement(p), true
			}
			if r.isHyphen(t-1) && t > k || r.isHyphen(t+1) && r.isKind(t+2, letters) || w.glued && t > k ||
				t > k && w.class == 0 && r.isKind(t+1, letters) && r.words[t+1].upper && r.plural(t+2) { // "new 480 Swift gliders"
				continue
			}
			return r.ended(p, t, last, one)
		case r.endsPhrase(t, k):
			if r.isWord(t, "and") && !joined && last >= 0 && r.adjectives(t+1) {
				joined, last = true, -1
				continue
			}
			return r.ended(p, t, last, one)
		}
		if t > k && r.verbal(t) && !r.isHyphen(t+1) && !r.isHyphen(t-1) && !r.adjectives(t) && !r.verbal(t-1) {
			return r.ended(p, t, last, one) // "12 page file labelled …"
		}
		last = t
		if r.plural(t) && !r.isHyphen(t+1) {
			p.plural = true
			p.head, p.last = t, t+1
			if r.plural(t+1) && !r.is(t+1, stop) && !r.isGlued(t+1) && !unit.Person(w.In(r.text)) {
				continue
			}
			return r.complement(p), true
		}
	}
	return r.ended(p, min(len(r.words), k+longestPhrase), last, one)
}

// initials returns the word after an abbreviation of capitals with a stop
// after each, "U.N.", that begins at word i, or 0.
func (r *reader) initials(i int) (end int) {
	for k := i; r.isKind(k, letters) && r.words[k].upper && r.words[k].Len() == 1 && (k == i || r.isGlued(k)) && r.isMark(k+1, '.') && r.isGlued(k+1); k += 2 {
		if k > i {
			end = k + 2
		}
	}
	return end
}

// isQuote reports whether word i is a quotation mark.
func (r *reader) isQuote(i int) bool {
	if !r.isKind(i, mark) {
		return false
	}
	switch r.words[i].sign {
	case '"', '“', '”', '‘', '’', '\'', '«', '»':
		return true
	}
	return false
}

// endsPhrase reports whether word t, of a phrase that begins at word k, is
// none of it: a word of a closed class or a verb. A participle before a
// plural noun is an adjective: "12 missing hikers".
func (r *reader) endsPhrase(t, k int) bool {
	w := &r.words[t]
	switch {
	case r.isHyphen(t-1) && t > k, r.isGlued(t+1) && r.isKind(t+1, digits):
		return false // "12 would-be buyers", "eight A330s"
	case r.timeAfter(t):
		return true // "rose 40 last week"
	case w.class&further != 0 && w.class&(be|prep|det) == 0:
		return false
	case r.isWord(t, "most") && t == k && r.adjectives(t+1):
		return false
	case w.class&(verb|adverb|harm) != 0 && w.class&(article|det|prep|conj|pronoun|be|have|modal) == 0:
		if r.plural(t) && w.class&(adverb|harm) == 0 && (t > k || r.is(t+1, stop) || !r.isKind(t+1, letters)) {
			return false // "several calls to", "two email accounts"
		}
		if t > k && !r.is(t-1, further) && !(r.verbal(t-1) && strings.HasSuffix(r.words[t-1].In(r.text), "ly")) {
			return true // but "badly torn sails"
		}
		return !(r.plural(t+1) && !r.is(t+1, stop) || r.isHyphen(t+1) || w.class&adverb != 0 && r.verbal(t) && r.adjectives(t+1))
	case w.class&(prep|conj|adverb|pronoun|det) != 0 && r.isHyphen(t+1):
		return false // "two front-line posts"
	}
	if w.class&weekday != 0 && t > k && r.plural(t+1) && !r.is(t+1, stop) {
		return false // "40 Super Tuesday delegates"
	}
	return w.class&stop != 0 || w.class&(month|weekday) != 0 && w.upper && w.class&weakMonth == 0
}

// timeAfter reports whether words from i tell when: "last week", "this year".
func (r *reader) timeAfter(i int) bool {
	if !r.is(i, past) || r.is(i, further) {
		return false
	}
	m, _, ok := r.measureAt(i + 1)
	return ok && m.Kind == hearsay.Duration || r.is(i+1, weekday|month)
}

// adjectives reports whether the words from i lead to a plural noun before
// the phrase ends, with no number of their own: "Somali and Yemeni sailors".
func (r *reader) adjectives(i int) bool {
	joined := false
	for t := i; t < len(r.words) && t < i+6; t++ {
		if r.isWord(t, "and") && !joined && t > i {
			joined = true
			continue
		}
		if r.isHyphen(t) && t > i {
			continue
		}
		if !r.isKind(t, letters) || r.is(t, stop&^verb|numeric) {
			return false
		}
		if r.plural(t) {
			return t > i
		}
	}
	return false
}

// ended closes a phrase that no plural noun closed, before word end. last is
// its last word, or -1.
func (r *reader) ended(p phrase, end, last int, one bool) (phrase, bool) {
	if p.head >= 0 {
		return r.complement(p), true
	}
	for last >= p.first && last >= 0 && r.isKind(last, letters) && r.verbal(last) {
		last--
	}
	if last < p.first || last < 0 || !r.isKind(last, letters) {
		return p, false
	}
	// Words that stand for several in the singular: "40 Navajo", "12 crew".
	for t := p.first; t <= last; t++ {
		if r.isKind(t, letters) && !r.isHyphen(t+1) && unit.Person(r.words[t].In(r.text)) && (!one || t == last) {
			last = t
			break
		}
	}
	// "a 30 bead chain", "a six deck ferry"
	if !one && last == p.first+1 && r.isKind(p.first, letters) && !r.words[p.first].upper && !r.is(p.first, further) && !r.people(last) {
		last = p.first
	}
	p.head, p.last = last, last+1
	return r.complement(p), true
}

// verbal reports whether word i ends like a verb or an adverb.
func (r *reader) verbal(i int) bool {
	s := r.words[i].In(r.text)
	if r.words[i].upper || len(s) < 5 || unit.Person(s) {
		return false
	}
	return strings.HasSuffix(s, "ed") || strings.HasSuffix(s, "ing") || strings.HasSuffix(s, "ly")
}

// complement lengthens a phrase by an "of …" after it: "rounds of artillery".
func (r *reader) complement(p phrase) phrase {
	p.next = p.last
	if !r.isWord(p.last, "of") || r.is(p.head, harm) {
		return p
	}
	j := p.last + 1
	for r.is(j, det|article) {
		j++
	}
	t := j
	for t < len(r.words) && t < j+5 {
		if r.isKind(t, letters) && !r.is(t, stop&^further&^adverb) && !r.is(t, month|weekday) || r.isHyphen(t) && t > j {
			t++
			continue
		}
		break
	}
	for t > j && !r.isKind(t-1, letters) {
		t--
	}
	if t > j {
		p.last, p.next = t, t
	}
	return p
}

// nounUnit returns the unit that counts of a noun are in.
func (r *reader) nounUnit(p phrase) hearsay.Unit {
	noun := r.words[p.head].In(r.text)
	if r.people(p.head) || r.isWord(p.head, "olds") {
		return "person"
	}
	if (r.is(p.head, rise|fall) || r.isWord(p.head, "numbers")) && p.head > p.first && r.isKind(p.head-1, letters) && !r.is(p.head-1, stop|further) {
		noun = r.words[p.head-1].In(r.text) // "40 job cuts" are jobs
	}
	if r.isKind(p.head, digits) || r.isHyphen(p.head-1) && p.head-1 > p.first && len(noun) <= 4 {
		from := p.head // "AK-47s", "run-ins"
		for from > p.first && r.isGlued(from) {
			from--
		}
		noun = r.in(from, p.head+1)
		if !r.isKind(p.head, digits) {
			return hearsay.Unit(unit.Singular(noun))
		}
		return hearsay.Unit(noun)
	}
	if len(noun) > longestWord {
		return hearsay.Unit(strings.ToLower(noun))
	}
	if unit.Person(noun) {
		return "person"
	}
	for i := 1; i < len(noun); i++ {
		if upperAt(noun, i) { // "iPhones"
			return hearsay.Unit(strings.TrimSuffix(noun, "s"))
		}
	}
	if p.first == p.head && r.words[p.head].upper && r.plural(p.head) {
		return "person" // a people, a party or a faith: no list names them
	}
	return hearsay.Unit(unit.Singular(noun))
}

// people reports whether word i counts people: by the list, or as the name
// of a people in the plural.
func (r *reader) people(i int) bool {
	if !r.isKind(i, letters) || r.words[i].Len() > longestWord {
		return false
	}
	noun := r.words[i].In(r.text)
	if unit.Person(noun) || r.is(i, harm) {
		return true
	}
	if !r.words[i].upper {
		return false
	}
	for _, end := range [...]string{"ans", "ese", "ians", "ists", "is"} {
		if len(noun) > len(end)+3 && strings.HasSuffix(noun, end) {
			return true
		}
	}
	return r.plural(i) && !r.isKind(i-1, letters)
}
