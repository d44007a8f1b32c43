package quantity

import (
	"hearsay"
	"hearsay/internal/unit"
)

// perAfter reads what a figure is taken over, at word j: "a day", "per
// share", "every year".
func (r *reader) perAfter(d *draft, j int) {
	f := &d.fig
	from := j
	if r.isHyphen(j) && r.is(j+1, article) && r.isHyphen(j+2) { // "12-cent-a-share"
		j++
	}
	switch {
	case r.isMark(j, '/') && r.isKind(j+1, letters), r.isWord(j, "per"):
		j++
	case r.is(j, article):
		if r.isHyphen(j + 1) {
			j++
		}
		j++
		if _, _, ok := r.measureAt(j); !ok && !r.isWord(j, "share") && !r.isWord(j, "head") && !r.isWord(j, "piece") && !r.isWord(j, "person") {
			return
		}
	case r.isWord(j, "each"), r.isWord(j, "every"):
		j++
		if m, _, ok := r.measureAt(j); !ok || m.Kind != hearsay.Duration {
			return
		}
	default:
		return
	}
	many := j
	if r.isKind(j, digits) { // "per 100,000 people"
		if b, ok := r.amountAt(j); ok && b.to > j {
			j = b.to
		}
	}
	if !r.isKind(j, letters) || r.is(j, stop) && !r.isWord(j, "share") || r.words[j].Len() > longestWord {
		return
	}
	d.per = j
	f.Per = unit.Singular(r.words[j].In(r.text))
	if m, _, ok := r.measureAt(j); ok {
		f.Per, d.per = string(m.Name), 0
	}
	if j > many {
		f.Per = r.in(many, j+1)
		d.skip = j + 1
	}
	if f.Kind != hearsay.Money && f.Kind != hearsay.Share {
		f.Kind = hearsay.Rate
	}
	if r.tells {
		d.step(r.of(from, j+1), "'"+r.in(from, j+1)+"' is what it is taken over")
	}
}

// perStuff reads what a measure is taken over where what is measured stands
// between: "2 million gallons of jet fuel a year".
func (r *reader) perStuff(d *draft) {
	if d.fig.Per != "" || !r.isWord(d.next, "of") {
		return
	}
	j := d.next + 1
	for r.is(j, det|article) {
		j++
	}
	if p, ok := r.noun(j, true); ok && (r.is(p.next, article) || r.isWord(p.next, "per") || r.isWord(p.next, "every") || r.isWord(p.next, "each")) {
		r.perAfter(d, p.next)
	}
}
