package quantity

import "hearsay"

// elided finds what a draft counts where no noun stands after its number:
// from what happened to them ("30 injured"), from the verb before ("killing
// 10"), or from the count before it ("12 ships and 3 of them").
func (r *reader) elided(d *draft, partitive int) {
	f := &d.fig
	if partitive > 0 && partitive < len(r.words) && r.isKind(partitive, letters) && (r.isWord(partitive, "them") || r.is(partitive, det)) {
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
		r.point(d)
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
	if r.age <= 2 && r.lastCounted.unit != "" && (r.age == 0 || r.subject(d)) {
		f.Unit, f.OfText = r.lastCounted.unit, r.lastCounted.words
		d.step(hearsay.Span{}, "nothing is named after the number; the count before it was of '"+f.OfText+"'")
	}
}

// subject reports whether a draft is the subject of a clause: a verb follows.
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
	if !ok || b.form > inWords || b.prefixed {
		return false
	}
	f := &d.fig
	if b.unit != "" && (b.kind == hearsay.Share || b.kind == hearsay.Money || d.a.value.Exp < 0 || r.isWord(j, "and") || r.isWord(j, "or")) {
		if b.kind == hearsay.Money && b.to == b.last {
			return false
		}
		f.Unit, f.Kind = b.unit, b.kind
		d.step(b.unitWords, "the number after it lends its unit: '"+b.unitWords.In(r.text)+"'")
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
		r.lastCounted = counted{unit: f.Unit, words: f.Of.In(r.text)}
		r.age = 0
	}
	r.lend()
}

// lend gives a count of people the unit of the one that it is coordinated
// with: "12 Navajo and 11 Hopi dancers".
func (r *reader) lend() {}
