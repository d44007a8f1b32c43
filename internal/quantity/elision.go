package quantity

import "hearsay"

// elided finds what a draft counts where no noun stands after its number:
// from what happened to them ("30 injured"), from the verb before ("killing
// 10"), or from the count before it ("12 ships and 3 of them").
func (r *reader) elided(d *draft, partitive int) {
	f := &d.fig
	if partitive > 0 && partitive < len(r.words) && (r.isWord(partitive, "them") || r.isWord(partitive, "us") || r.isWord(partitive, "these") || r.isWord(partitive, "those")) {
		f.Of = r.of(partitive, partitive+1)
	}
	if d.a.form == nothing {
		f.Unit = "person"
		d.step(r.of(d.a.first, d.a.numeral.last), "nobody is a number of people")
		return
	}
	if j := r.harmAfter(d.next); j > 0 {
		f.Unit = "person"
		d.step(r.of(j, j+1), "'"+r.in(j, j+1)+"' is said of people")
		return
	}
	if prev := d.first - 1; r.is(prev, harming) {
		f.Unit = "person"
		d.step(r.of(prev, prev+1), "'"+r.in(prev, prev+1)+"' is done to people")
		return
	}
	if d.a.value.Exp < 0 || d.a.form == fraction {
		if !r.point(d) {
			r.saidOf(d)
			r.indexed(d)
		}
		return
	}
	if k := r.tollBefore(d.first); k >= 0 {
		f.Unit = "person"
		d.step(r.of(k, k+1), "'"+r.in(k, k+1)+"' is a number of people")
		return
	}
	if r.point(d) {
		return
	}
	if p, ok := r.saidOf(d); ok {
		if p.plural || r.people(p.head) || r.is(d.first-1, be) {
			f.Unit = r.nounUnit(p)
		}
		if !r.indexed(d) {
			return
		}
	}
	if d.a.scale >= 6 && r.isWord(d.first-1, "by") {
		return // "cut by 2 billion": it is more likely money than what was counted
	}
	if r.age <= 2 && r.lastCounted.unit != "" && (r.age == 0 || r.subject(d)) {
		f.Unit, f.OfText = r.lastCounted.unit, r.lastCounted.words
		d.step(hearsay.Span{}, "nothing is named after the number; the count before it was of '"+f.OfText+"'")
	}
}

// saidOf finds what a draft without a noun of its own is said of, left of it:
// "job cuts of 400", "the bond is set at $400", "shares fell 4 percent".
func (r *reader) saidOf(d *draft) (p phrase, ok bool) {
	k := d.first - 1
	for k >= max(0, d.first-3) && (r.is(k, article) || r.is(k, further) && !r.plural(k)) {
		k--
	}
	verbs := 0
	if !r.isWord(k, "of") {
		for k >= max(0, d.first-7) && (r.is(k, be|have|modal|verb|rise|fall|adverb) || r.isWord(k, "by") || r.isWord(k, "to") || r.isWord(k, "at") || r.isWord(k, "from")) && !r.isWord(k, "said") && !r.isWord(k, "says") {
			if r.is(k, be|rise|fall) || r.is(k, standing) && (!r.isWord(k, "set") && !r.isWord(k, "put") || r.isWord(k+1, "at") || r.is(k-1, be)) {
				verbs++
			} else if r.is(k, verb) {
				return p, false // "the firm received $4"
			}
			k--
		}
		if verbs == 0 {
			return p, false
		}
	} else {
		k--
	}
	if q, found := r.numberOf(k); found && verbs > 0 {
		d.fig.Of = r.of(q.first, q.last)
		d.step(d.fig.Of, "it is a number of '"+r.quoted(d.fig.Of)+"'")
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
	d.fig.Of = r.of(p.first, p.last)
	d.step(d.fig.Of, "it is said of '"+r.quoted(d.fig.Of)+"'")
	return p, true
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

// indexed gives a draft the unit "point" where its sentence speaks of points.
func (r *reader) indexed(d *draft) bool {
	if d.a.value.Exp >= 0 && !r.is(d.a.first, grouped) || d.a.form != inDigits {
		return false
	}
	for i := len(r.figures) - 1; i >= max(r.here, len(r.figures)-8); i-- {
		if r.figures[i].Unit == "point" {
			d.fig.Unit = "point"
			return true
		}
	}
	for k := max(0, d.first-longestList); k < min(len(r.words), d.first+longestList); k++ {
		if r.isWord(k, "point") || r.isWord(k, "points") {
			d.fig.Unit = "point"
			return true
		}
	}
	return false
}

// percentPoints reports whether points, counted at word i, are points of a
// percentage: the sentence speaks of a poll, or such points came before.
func (r *reader) percentPoints(i int) bool {
	polled := false
	for k := len(r.figures) - 1; k >= max(0, len(r.figures)-6); k-- {
		polled = polled || r.figures[k].Unit == "percentage_point"
	}
	for k := max(0, i-longestList); k < min(len(r.words), i+longestList); k++ {
		switch {
		case r.is(k, bourse):
			return false
		case r.is(k, poll):
			polled = true
		}
	}
	return polled
}

// subject reports whether a draft begins a clause: a verb follows.
func (r *reader) subject(d *draft) bool {
	return r.is(d.next, be|have|modal|verb) || r.isWord(d.next, "of")
}

// point takes "points" from a later figure of a coordination: "47 to 41
// points".
func (r *reader) point(d *draft) bool {
	j := d.next
	if !(r.isWord(j, "and") || r.isWord(j, "or") || r.isWord(j, "to") || r.isMark(j, ',')) || !r.isKind(j+1, digits) && !r.is(j+1, unitWord|tenWord) {
		return false
	}
	b, ok := r.amountAt(j + 1)
	if !ok || b.form > inWords && b.form != vague || b.prefixed {
		return false
	}
	f := &d.fig
	if b.unit == "" && (r.isWord(j, "and") || r.isWord(j, "or")) {
		k := b.next
		if r.isWord(k, "of") {
			k++
		}
		if p, found := r.noun(k, false); found && p.plural && !r.is(p.head, further) { // "60 and 70 bowls"
			f.Unit, f.OfText = r.nounUnit(p), r.in(p.first, p.last)
			d.step(r.of(p.first, p.last), "the number after it lends what is counted: '"+f.OfText+"'")
			return true
		}
	}
	if b.unit != "" && (b.kind == hearsay.Share || b.kind == hearsay.Money || d.a.value.Exp < 0 || r.isWord(j, "and") || r.isWord(j, "or")) {
		if b.kind == hearsay.Money && b.to == b.last {
			return false
		}
		f.Unit, f.Kind = b.unit, b.kind
		d.step(b.unitWords, "the number after it lends its unit: '"+r.quoted(b.unitWords)+"'")
		return true
	}
	return false
}

// harmAfter returns the word that says what happened to people, if one
// follows at word j with no more than helping verbs between, or 0.
func (r *reader) harmAfter(j int) int {
	for k := j; k < len(r.words) && k < j+5; k++ {
		if r.is(k, harm) {
			return k
		}
		if !r.is(k, be|have|modal|adverb|article) && !r.isWord(k, "confirmed") && !r.isWord(k, "of") && !r.isWord(k, "them") && !r.isWord(k, "others") && !r.isWord(k, "reported") {
			return 0
		}
	}
	return 0
}

// tollBefore returns the word that speaks of a toll before word i, or -1.
func (r *reader) tollBefore(i int) int {
	for k := i - 1; k >= 0 && k >= i-7; k-- {
		switch {
		case r.is(k, toll):
			return k
		case r.isKind(k, mark) && !r.isDash(k) && !r.isQuote(k), r.isKind(k, digits):
			return -1
		}
	}
	return -1
}

// remember keeps what a draft counted for those after it.
func (r *reader) remember(d *draft) {
	f := &d.fig
	if f.Kind != hearsay.Count && f.Kind != hearsay.Rate || f.Unit == "" || f.Unit == "time" {
		return
	}
	if !f.Of.Empty() {
		r.lastCounted = counted{unit: f.Unit, words: r.quoted(f.Of)}
		r.age = 0
	}
}
