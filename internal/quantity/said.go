package quantity

import "hearsay"

// saidOf finds what a draft without a noun of its own is said of: "job cuts of
// 400", "the bond is set at $400", "shares fell 4 percent". The tree is asked
// first, then the words left of it.
func (r *reader) saidOf(d *draft) (phrase, bool) {
	if r.compared(d) {
		return phrase{}, false
	}
	p, far, ok := r.saidByTree(d)
	if ok && far { // over other clauses, the words at hand come first
		if q, found := r.saidLeft(d); found && r.tree.noun(r.tree.at(r.words[q.head].Start)) {
			p = r.trimmed(q)
		}
	}
	if ok {
		d.fig.Of = r.of(p.first, p.last)
		if r.tells {
			d.step(d.fig.Of, "it is said of '"+r.quoted(d.fig.Of)+"'")
		}
	} else if p, ok = r.partner(d); ok {
		d.fig.Of = r.of(p.first, p.last)
		if r.tells {
			d.step(d.fig.Of, "it goes on from the number before, which is said of '"+r.quoted(d.fig.Of)+"'")
		}
	} else if p, ok = r.movedRight(d); ok {
		d.fig.Of = r.of(p.first, p.last)
		if r.tells {
			d.step(d.fig.Of, "it is a movement of '"+r.quoted(d.fig.Of)+"'")
		}
	} else {
		if p, ok = r.saidLeft(d); ok && !(p.first == p.head && r.isWord(p.head, "number")) {
			p = r.trimmed(p)
			d.fig.Of = r.of(p.first, p.last)
			if r.tells {
				d.step(d.fig.Of, "it is said of '"+r.quoted(d.fig.Of)+"'")
			}
		} else {
			ok = false
		}
	}
	if ok {
		r.said, r.saidAt = p, len(r.figures)
	}
	return p, ok
}

// partner returns what the figure before is said of, where a draft goes on
// from it: "rose 12 percent | to 340", "fell from 8 | to 6", "4 points, | or
// 2 percent".
func (r *reader) partner(d *draft) (p phrase, ok bool) {
	if len(r.figures) <= r.here || r.saidAt != len(r.figures)-1 {
		return p, false
	}
	k := d.first - 1
	alike := r.isWord(k, "and") && d.fig.Kind != hearsay.Count && d.fig.Unit == r.figures[r.saidAt].Unit
	if !alike && !r.isWord(k, "to") && !r.isWord(k, "from") && !r.isWord(k, "or") {
		return p, false
	}
	for k--; k >= 0 && r.words[k].Start >= r.figures[r.saidAt].End; k-- {
		if d.first-k > longestPhrase || r.is(k, verb|be|have|modal|conj) && !r.is(k, prep) || r.isMark(k, ';') {
			return p, false
		}
	}
	return r.said, r.said.last <= d.first
}

// trimmed leaves off the words left of a noun phrase that are no part of it by
// the tree: "the storm caused | damage".
func (r *reader) trimmed(p phrase) phrase {
	h := r.tree.at(r.words[p.head].Start)
	if r.tree.noun(h) {
		q, ok := r.around(h)
		for k := p.first; k < p.head; k++ {
			ok = ok && !r.isWord(k, "of")
		}
		if ok && q.head == p.head && q.first > p.first {
			p.first = q.first
		}
	}
	return p
}

// compared reports whether a draft is a difference to something else: "half a
// point | less than forecast".
func (r *reader) compared(d *draft) bool {
	j := max(d.to, d.next)
	if d.fig.Kind != hearsay.Share || !r.isWord(j+1, "than") {
		return false
	}
	return r.is(j, fall|rise) || r.isWord(j, "more")
}
