package quantity

import "hearsay"

// counts finds what a draft counts, and what it is taken over.
func (r *reader) counts(d *draft) {
	f := &d.fig
	one := f.Kind == hearsay.Share || f.Kind == hearsay.Money || d.a == d.last && d.a.form != vague && d.a.value.Coef == "1" && d.a.value.Exp == 0
	switch {
	case r.onScale(d):
		r.perAfter(d, d.next)
		return
	case f.Kind == hearsay.Size || f.Kind == hearsay.Duration || f.Kind == hearsay.Index:
		from := d.last
		if from.unit == "" {
			from = d.a
		}
		f.Of = from.unitWords
		r.hedgesAfter(d, d.next)
		r.perAfter(d, d.next)
		r.perStuff(d)
		return
	case f.Kind == hearsay.Share:
		r.shareOf(d)
		return
	case f.Kind == hearsay.Money:
		r.perAfter(d, d.next)
		r.moneyFor(d)
		return
	case f.Kind == hearsay.Multiple:
		r.multiplied(d)
		return
	}
	p, partitive, ok := r.countedAt(d, one)
	if !ok {
		r.elided(d, partitive)
		r.perAfter(d, d.next)
		return
	}
	for p.first < p.head && (r.isWord(p.first, "more") || r.isWord(p.first, "fewer") || r.isWord(p.first, "less")) {
		d.fewer = d.fewer || !r.isWord(p.first, "more")
		p.first++
	}
	f.Of = r.of(p.first, p.last)
	f.Unit = r.nounUnit(p)
	if r.isWord(p.head, "others") {
		f.Unit = "person"
		if r.age == 0 && r.lastCounted.unit != "" {
			f.Unit = r.lastCounted.unit
		}
	}
	if f.Unit == "point" && r.percentPoints(d.first) {
		f.Unit = "percentage_point"
	} else if !p.plural && !one && r.words[p.head].upper && r.coordinated(p.next) {
		f.Unit = "person" // "12 Navajo and 11 Hopi dancers"
	}
	if r.tells {
		d.step(f.Of, r.saysCounted(p, f.Unit))
	}
	if f.Unit == "time" {
		f.Kind = hearsay.Count
		if r.isWord(p.next, "as") || r.isWord(p.next, "more") || r.isWord(p.next, "higher") || r.isWord(p.next, "the") || r.isWord(p.next, "larger") || r.isWord(p.next, "that") || r.isWord(p.next, "bigger") {
			f.Kind = hearsay.Multiple
		}
	}
	r.hedgesAfter(d, p.next)
	r.perAfter(d, p.next)
}

// coordinated reports whether word i goes on with another count of people.
func (r *reader) coordinated(i int) bool {
	if !r.isWord(i, "and") && !r.isMark(i, ',') || !r.isKind(i+1, digits) && !r.is(i+1, unitWord|tenWord) {
		return false
	}
	b, ok := r.amountAt(i + 1)
	if !ok || b.unit != "" {
		return false
	}
	p, ok := r.noun(b.to, false)
	return ok && p.plural && r.people(p.head)
}

func (r *reader) saysCounted(p phrase, u hearsay.Unit) string {
	noun := r.words[p.head].In(r.text)
	if u == "person" {
		return "the counted noun is '" + noun + "', a word for people"
	}
	return "the counted noun is '" + noun + "', in the singular '" + string(u) + "'"
}

// countedAt reads the noun phrase that a draft counts. It reports, where
// there is none of its own, the word after "of the" if it is a part of some.
func (r *reader) countedAt(d *draft, one bool) (p phrase, partitive int, ok bool) {
	j := d.next
	if r.isHyphen(j) && r.isKind(j+1, letters) { // "58-seat"
		return r.tied(j + 1)
	}
	// "four-, five- and six-door cars"
	if r.isDash(j) && r.isGlued(j) {
		for k := j + 1; k < len(r.words) && k < j+9; k++ {
			switch {
			case r.isHyphen(k) && r.isKind(k+1, letters):
				return r.tied(k + 1)
			case !r.is(k, spelled|conj) && !r.isKind(k, digits) && !r.isMark(k, ',') && !r.isDash(k) && !r.isWord(k, "to"):
				k = len(r.words)
			}
		}
	}
	if d.a.form == nothing {
		if d.a.numeral.last > d.a.first+1 || r.isWord(d.a.first, "nobody") {
			return p, 0, false
		}
		p, ok = r.noun(j, true)
		return p, 0, ok
	}
	if r.isWord(j, "of") {
		j++
		partitive = j
		for r.is(j, det) || r.isWord(j, "them") || r.isWord(j, "us") {
			if (r.isWord(j, "them") || r.isWord(j, "these") || r.isWord(j, "those") || r.isWord(j, "us")) && !r.continues(j+1) {
				return phrase{}, j, false
			}
			j++
		}
		j = r.pastOwner(j)
		if r.isKind(j, digits) || r.is(j, spelled) { // "17 of the 52 injured"
			if b, found := r.amountAt(j); found {
				j = b.to
				if r.is(j, harm) {
					return phrase{first: j, last: j + 1, head: j, next: j + 1}, 0, true
				}
			}
		}
		p, ok = r.noun(j, one)
		return p, partitive, ok
	}
	if r.is(j, harm) && !r.plural(j+1) && (r.is(d.first-1, article|det) || r.is(d.first, article)) {
		return phrase{first: j, last: j + 1, head: j, next: j + 1}, 0, true // "the 16 injured"
	}
	p, ok = r.noun(j, one)
	if ok && r.is(p.head, further) && p.last == p.head+1 && !r.isWord(p.head, "others") {
		d.next = p.next // "dozens more"
		return p, 0, false
	}
	if ok && !p.plural && !one && d.a.form != nothing && r.verbal(p.head) {
		return p, 0, false
	}
	return p, 0, ok
}

// pastOwner returns the word after the possessor that begins at word i, if a
// number stands there: "the valley's | 6,700 growers". Else it returns i.
func (r *reader) pastOwner(i int) int {
	for k := i; k < i+4 && r.isKind(k, letters) && !r.is(k, stop); k++ {
		if (r.isMark(k+1, '\'') || r.isMark(k+1, '’')) && r.isGlued(k+1) {
			next := k + 2
			if r.isWord(next, "s") && r.isGlued(next) {
				next++
			}
			if r.isKind(next, digits) || r.is(next, spelled) {
				return next
			}
			return i
		}
	}
	return i
}

// tied reads the single noun that a hyphen ties to a number, at word j:
// "131-page report" counts pages.
func (r *reader) tied(j int) (p phrase, partitive int, ok bool) {
	last := j + 1
	if r.is(j, stop) {
		return p, 0, false
	}
	return phrase{first: j, last: last, head: j, next: last}, 0, true
}

// shareOf finds what a share is a share of.
func (r *reader) shareOf(d *draft) {
	f := &d.fig
	j := d.next
	if r.isHyphen(j) {
		j++
	}
	r.perAfter(d, j)
	of := r.isWord(j, "of") || r.isWord(j, "off")
	if of {
		j++
	}
	if of && r.is(j, det) && r.isKind(j+1, letters) && (r.isWord(j+1, "with") || r.is(j+1, verb) || r.verbal(j+1)) { // "of those responding"
		f.Of = r.of(j, j+2)
		if r.isWord(j+1, "with") {
			f.Of = r.of(j, j+1)
		}
		if r.tells {
			d.step(f.Of, "the share is of '"+r.quoted(f.Of)+"'")
		}
		return
	}
	for of && r.is(j, det|article) || r.isWord(j, "the") && d.a.form == fraction {
		if (r.isWord(j, "those") || r.isWord(j, "these") || r.isWord(j, "all")) && !r.continues(j+1) {
			break
		}
		j++
	}
	if of && r.isKind(j, digits) {
		if b, found := r.amountAt(j); found {
			j = b.to
		}
	}
	if of && (r.isWord(j, "them") || (r.isWord(j, "those") || r.isWord(j, "these")) && !r.is(j+1, verb) && !(r.isKind(j+1, letters) && r.verbal(j+1))) {
		f.Of = r.of(j, j+1)
		if r.tells {
			d.step(f.Of, "the share is of '"+r.quoted(f.Of)+"'")
		}
		return
	}
	if p, ok := r.noun(j, true); ok && !(r.is(p.head, further) && p.last == p.head+1) {
		f.Of = r.of(p.first, p.last)
	} else {
		if _, ok := r.saidOf(d); !ok {
			r.amongWhom(d)
		}
		return
	}
	if r.tells {
		d.step(f.Of, "the share is of '"+r.quoted(f.Of)+"'")
	}
}
