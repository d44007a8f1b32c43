package quantity

import (
	"cmp"

	"hearsay"
	"hearsay/internal/lexicon"
)

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
		if r.tells {
			d.step(r.of(d.a.first, d.a.numeral.last), "nobody is a number of people")
		}
		return
	}
	if j := r.harmAfter(d.next); j > 0 {
		f.Unit = "person"
		if r.tells {
			d.step(r.of(j, j+1), "'"+r.in(j, j+1)+"' is said of people")
		}
		return
	}
	if prev := d.first - 1; r.is(prev, harming) {
		f.Unit = "person"
		if r.tells {
			d.step(r.of(prev, prev+1), "'"+r.in(prev, prev+1)+"' is done to people")
		}
		return
	}
	if d.a.value.Exp < 0 || d.a.form == fraction {
		if r.point(d) {
			r.lent(d)
		} else {
			p, said := r.saidOf(d)
			r.indexed(d)
			if said && f.Kind == hearsay.Count && (r.is(p.head, bourse) || r.is(p.last-1, bourse) || r.words[p.head].upper) {
				f.Of = hearsay.Span{} // what an index stands at counts nothing
			}
		}
		return
	}
	if k := r.tollBefore(d.first); k >= 0 {
		f.Unit = "person"
		if r.tells {
			d.step(r.of(k, k+1), "'"+r.in(k, k+1)+"' is a number of people")
		}
		r.saidOf(d)
		return
	}
	if r.point(d) {
		r.lent(d)
		return
	}
	if last := len(r.figures) - 1; last >= r.here && (r.isWord(d.first-1, "from") || r.isWord(d.first-1, "to")) && r.figures[last].Kind == hearsay.Count && r.figures[last].Of.Start >= r.figures[last].End {
		f.Unit, d.inherits = r.figures[last].Unit, true // "to 40 huts, up from 30"
		if r.tells {
			d.step(r.figures[last].Of, "it goes on from a count of '"+r.quoted(r.figures[last].Of)+"'")
		}
		if r.tallied(d) {
			f.OfText = r.quoted(r.figures[last].Of)
		}
		return
	}
	if p, ok := r.saidOf(d); ok {
		if f.Unit == "" && (r.is(p.head, bourse) || r.is(p.last-1, bourse) || r.isWord(d.first-1, "worth")) {
			f.Of = hearsay.Span{}
			return // what an index stands at, or money without its coin
		}
		switch last := len(r.figures) - 1; {
		case crowds.Has(r.words[p.head].In(r.text)):
			f.Unit = "person"
		case p.plural || r.people(p.head) || r.is(d.first-1, be):
			f.Unit = r.nounUnit(p)
		case last >= r.here && r.figures[last].Kind == hearsay.Share && r.figures[last].Of == f.Of:
			f.Of = hearsay.Span{} // "fell 2 percent to 5,884": a place on a scale
		}
		if !r.indexed(d) {
			return
		}
	}
	if j := d.next; r.isWord(j, "aboard") || (r.isWord(j, "on") || r.isWord(j, "onboard")) && r.isWord(j+1, "board") {
		f.Unit = "person"
		if r.tells {
			d.step(r.of(j, j+1), "people are on board")
		}
		return
	}
	if d.a.scale >= 6 && r.isWord(d.first-1, "by") {
		return // "cut by 2 billion": it is more likely money than what was counted
	}
	if r.age <= 2 && r.lastCounted.unit != "" && (r.age == 0 && r.lastCounted.words != "" || r.subject(d)) {
		f.Unit, d.inherits = r.lastCounted.unit, true
		if r.tells {
			d.step(hearsay.Span{}, "nothing is named after the number; the count before it was of '"+cmp.Or(r.lastCounted.words, "people")+"'")
		}
		if r.is(d.a.from-1, further) || r.is(d.next, further) || r.is(d.next-1, further) || r.tallied(d) { // "another 12", "six more"
			f.OfText = r.lastCounted.words
		}
	}
}

// Words for people that do not name them one by one.
var crowds = lexicon.Of("population", "attendance", "membership", "turnout", "workforce", "headcount", "enrolment", "enrollment", "readership", "audience", "electorate")

// tallied reports whether a draft is the other side of a vote: "61 votes to |
// 38".
func (r *reader) tallied(d *draft) bool {
	return r.isWord(d.first-1, "to") && d.first > 1 && len(r.figures) > r.here && r.figures[len(r.figures)-1].Of.End == r.words[d.first-2].End
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
	if top := r.top(d); top >= 0 && r.tree.hangs(top, subjects) {
		return true
	}
	return r.is(d.next, be|have|modal|verb) || r.isWord(d.next, "of")
}

// lent finds what a draft is said of that has its unit from the number after
// it: "fell by 2 | and 5 percent".
func (r *reader) lent(d *draft) {
	if d.fig.Of.Empty() && d.fig.OfText == "" && (d.fig.Kind == hearsay.Share || d.fig.Kind == hearsay.Money) {
		r.saidOf(d)
	}
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
			if r.tells {
				d.step(r.of(p.first, p.last), "the number after it lends what is counted: '"+f.OfText+"'")
			}
			return true
		}
	}
	if b.unit != "" && (b.kind == hearsay.Share || b.kind == hearsay.Money || d.a.value.Exp < 0 || r.isWord(j, "and") || r.isWord(j, "or")) {
		if b.kind == hearsay.Money && b.to == b.last {
			return false
		}
		f.Unit, f.Kind = b.unit, b.kind
		if r.tells {
			d.step(b.unitWords, "the number after it lends its unit: '"+r.quoted(b.unitWords)+"'")
		}
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
	} else if f.Unit == "person" && !d.inherits && d.a.form != nothing && (r.age > 2 || r.lastCounted.unit == "") {
		r.lastCounted = counted{unit: f.Unit} // "The three were charged"
		r.age = 0
	}
}
