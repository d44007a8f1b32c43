package quantity

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// amongWhom finds what a share without a noun of its own is a share of, where
// its sentence names it apart: "Among growers, 40 percent …", "Of the women
// asked, 40 percent …", "by 5 points among growers".
func (r *reader) amongWhom(d *draft) bool {
	for k := d.next; k < len(r.words) && k < d.next+longestPhrase && !r.isKind(k, digits) && !r.isMark(k, ';'); k++ {
		if p, ok := r.group(k); ok {
			return r.partOf(d, p)
		}
	}
	for k := d.first - 1; k >= 0 && k > d.first-2*longestList && !r.isMark(k, ';'); k-- {
		if p, ok := r.group(k); ok {
			return r.partOf(d, p)
		}
	}
	return false
}

// group reads the people or things that a share is found among, at word k.
func (r *reader) group(k int) (p phrase, ok bool) {
	if !r.isWord(k, "among") && !r.isWord(k, "amongst") && !(r.isWord(k, "of") && (k == 0 || r.isQuote(k-1) && k == 1)) {
		return p, false
	}
	j := k + 1
	for r.is(j, det|article) || r.isWord(j, "all") {
		j++
	}
	p, ok = r.noun(j, false)
	return p, ok && p.plural && !r.isKind(p.next, digits)
}

func (r *reader) partOf(d *draft, p phrase) bool {
	if p.last > d.first && p.first < max(d.to, d.next) {
		return false
	}
	d.fig.Of = r.of(p.first, p.last)
	if r.tells {
		d.step(d.fig.Of, "it is a share among '"+r.quoted(d.fig.Of)+"'")
	}
	return true
}

// moneyFor finds what a sum of money is: a fine of it, the loans that it is
// given in, the thing that it is the price of.
func (r *reader) moneyFor(d *draft) {
	if p, ok := r.moneyIn(d); ok {
		d.fig.Of = r.of(p.first, p.last)
		if r.tells {
			d.step(d.fig.Of, "the money is '"+r.quoted(d.fig.Of)+"'")
		}
		return
	}
	if d.per == 0 || !r.is(d.first-1, be) {
		if _, ok := r.saidOf(d); ok {
			return
		}
	}
	if d.per > 0 {
		d.fig.Of = r.of(d.per, d.per+1)
		if r.tells {
			d.step(d.fig.Of, "it is the price of one '"+r.quoted(d.fig.Of)+"'")
		}
	}
}

// moneyIn reads the noun that stands behind a sum of money: "$4 million in
// loans", "$4 million worth of maize", "a $4 million fine".
func (r *reader) moneyIn(d *draft) (p phrase, ok bool) {
	j := max(d.to, d.next)
	switch {
	case r.isWord(j, "in"):
		if r.is(j+1, det|article) {
			return p, false
		}
	case r.isWord(j, "worth") && r.isWord(j+1, "of"):
		j++
	case r.isWord(j, "of"):
	default:
		return r.priced(d, j)
	}
	for j++; r.is(j, det|article); {
		j++
	}
	p, ok = r.noun(j, true)
	if !ok || r.words[p.head].upper || r.is(p.head, month|weekday|stop) || apart.Has(r.words[p.head].In(r.text)) {
		return p, false
	}
	if m, _, timed := r.measureAt(p.head); timed && m.Kind == hearsay.Duration {
		return p, false
	}
	return p, true
}

// priced reads the noun that a sum of money stands before, as a part of
// its phrase: "a | $4 million fine".
func (r *reader) priced(d *draft, j int) (p phrase, ok bool) {
	if !r.is(d.first-1, article|det) && !r.isHyphen(j) {
		return p, false
	}
	if r.isHyphen(j) {
		j++
	}
	if len(r.tree.tokens) == 0 {
		p, _, ok = r.tied(j)
		return p, ok && r.isKind(j, letters)
	}
	if p, ok = r.noun(j, true); !ok || r.is(p.head, stop) {
		return p, false
	}
	if r.tree.hangs(r.tree.at(r.words[p.head].Start), subjects) {
		return p, false // "the $20 | voters asked for"
	}
	if h := r.tree.head(r.tree.at(r.words[j].Start)); r.tree.noun(h) { // the words may run into a verb
		if w := r.wordOf(h); w >= p.first && w < p.head && !r.tree.noun(r.tree.at(r.words[p.head].Start)) {
			p.head, p.last, p.next = w, w+1, w+1
		}
	} else if at := r.tree.at(r.words[p.head].Start); at >= 0 && !r.tree.noun(at) && (p.first < p.head || !r.tree.isTag(at, hearsay.ADJ, hearsay.X)) {
		return p, false
	}
	return p, true
}

// Words that after "in" say nothing of what a sum of money is.
var apart = lexicon.Of("total", "all", "addition", "order", "return", "advance", "response", "part", "favour", "favor", "exchange", "turn", "person",
	"full", "principle", "fact", "court", "time", "value", "size", "terms", "recent", "town", "public", "private", "prison", "jail")
