package quantity

import (
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

// aspect says which side of a quantity a draft gives, by the words near it.
func (r *reader) aspect(d *draft) hearsay.Aspect {
	f := &d.fig
	if d.a.signed == '+' && f.Value.Low.Kind == f.Value.High.Kind {
		return hearsay.Rise
	}
	if d.fewer {
		return hearsay.Fall
	}
	if r.isWord(d.first-1, "from") && f.Kind != hearsay.Duration && r.classBefore(d.first-1, longestPhrase, change) {
		if r.tells {
			d.step(r.of(d.first-1, d.first), "'"+r.in(d.first-1, d.first)+"' makes it the number before a change")
		}
	}
	k, c := r.cueBefore(d.first)
	if c == 0 {
		k, c = r.cueAfter(d)
	}
	by := r.isWord(d.first-1, "by")
	if c == 0 && by {
		k, c = r.carried(d.first - 1)
	}
	aspect := hearsay.Level
	switch {
	case f.Kind == hearsay.Duration && !by:
		c = 0
	case c == rise:
		aspect = hearsay.Rise
	case c == fall && !(r.losing(k) && (f.Kind == hearsay.Money || f.Kind == hearsay.Share && r.isWord(d.next, "of"))):
		aspect = hearsay.Fall
	}
	if c == 0 && len(r.figures) > r.here && (r.isWord(d.first-1, "or") || r.isWord(d.first-1, "and")) && f.Kind == hearsay.Share {
		// "lost 54 points, or 4 percent"
		last := &r.figures[len(r.figures)-1]
		if (last.Aspect == hearsay.Rise || last.Aspect == hearsay.Fall) && r.words[d.first].Start-last.End < 16 {
			return last.Aspect
		}
	}
	if c == 0 && !r.isWord(d.first-1, "to") && !r.isWord(d.first-1, "at") && d.inherits && len(r.figures) > r.here {
		// "cut 40 jobs in the north and 30 in the south"
		if last := r.figures[len(r.figures)-1].Aspect; last == hearsay.Rise || last == hearsay.Fall {
			return last
		}
	}
	if aspect != hearsay.Level {
		if r.tells {
			d.step(r.of(k, k+1), "'"+r.in(k, k+1)+"' makes it a "+string(aspect))
		}
	}
	if aspect != hearsay.Fall && !(aspect == hearsay.Rise && by) && f.Kind != hearsay.Duration && f.Hedge != hearsay.Vague {
		if k := r.cueOf(d.first, 16, forecast); k >= 0 && (f.Kind != hearsay.Count || r.classBefore(d.first, 8, will) || r.isWord(k, "forecast") || r.foreseen(d)) {
			if r.tells {
				d.step(r.of(k, k+1), "'"+r.in(k, k+1)+"' makes it a forecast")
			}
			return hearsay.Forecast
		}
	}
	if aspect == hearsay.Level && f.Kind == hearsay.Share && f.Unit == "percent" && !r.rated(d) {
		return hearsay.PartOf
	}
	return aspect
}

// cueBefore finds the word of movement that governs the number at word i: no
// "to" or "at" stands between them, which would make it a level.
func (r *reader) cueBefore(i int) (at int, c class) {
	for k := i - 1; k >= 0 && k >= i-7; k-- {
		w := &r.words[k]
		switch {
		case w.kind == digits, w.class&(spelled|manyWord) != 0 && w.class&(ordinalWord) == 0:
			// "fell by 2 and 5 percent": a number may be between.
			if !r.isWord(k+1, "and") && !r.isWord(k+1, "or") {
				return 0, 0
			}
		case w.kind == mark && !r.isDash(k) && w.sign != '$' && w.sign != '€' && w.sign != '£' && w.sign != '%' && w.sign != '.':
			return 0, 0
		case r.isWord(k, "up") && (r.isWord(k-1, "make") || r.isWord(k-1, "makes") || r.isWord(k-1, "making") || r.isWord(k-1, "made")):
			return 0, 0 // "women make up 40 percent"
		case w.class&rise != 0:
			return k, rise
		case w.class&fall != 0:
			return k, fall
		case k >= i-2 && (r.isWord(k, "to") || r.isWord(k, "at") || r.isWord(k, "from") || r.isWord(k, "than") || r.isWord(k, "of") && !r.is(k-1, rise|fall)):
			return 0, 0
		case w.class&(det|article|adverb|prep|further|past) == 0 && k < i-3 && (!r.isWord(i-1, "by") || !r.isKind(i, digits)):
			return 0, 0
		case w.class&conj != 0 && !r.isKind(k-1, digits) && !r.isMark(k-1, '%') && !r.measureNamed(k-1):
			return 0, 0
		case r.isWord(k, "in") && !r.isWord(i-1, "by"), r.isWord(k, "after"), r.isWord(k, "since"):
			return 0, 0
		}
	}
	return 0, 0
}

// cueAfter finds the word of movement that a draft belongs to as an
// adjective: "a 3 percent drop", "10,000 job cuts".
func (r *reader) cueAfter(d *draft) (at int, c class) {
	if d.fig.Kind == hearsay.Duration || d.fig.Hedge == hearsay.Vague {
		return 0, 0
	}
	if d.fig.Kind == hearsay.Share {
		switch {
		case r.isWord(d.next, "less"), r.isWord(d.next, "lower"), r.isWord(d.next, "fewer"):
			return d.next, fall
		case r.isWord(d.next, "more"), r.isWord(d.next, "higher"):
			return d.next, rise
		}
	}
	for k := d.next; k < len(r.words) && k < d.next+4; k++ {
		w := &r.words[k]
		switch {
		case d.fig.Kind == hearsay.Count && w.Start >= d.fig.Of.End && !d.fig.Of.Empty():
			return 0, 0
		case r.isHyphen(k):
		case w.kind != letters:
			return 0, 0
		case w.class&rise != 0 && w.class&(prep|adverb) == 0:
			return k, r.asNoun(k, rise)
		case w.class&fall != 0 && w.class&(prep|adverb) == 0:
			return k, r.asNoun(k, fall)
		case w.class&(stop&^further) != 0:
			return 0, 0
		}
	}
	return 0, 0
}

// asNoun returns c if the word of movement at k can be a noun: no object
// follows it.
func (r *reader) asNoun(k int, c class) class {
	if r.is(k+1, prep|conj|be|have|modal|verb|adverb) || r.isKind(k+1, mark) || k+1 == len(r.words) {
		return c
	}
	return 0
}

// carried finds the verb with which somebody moved a number, before the "by" at
// word i: "raised the fee | by 40 cents".
func (r *reader) carried(i int) (at int, c class) {
	for k := i - 1; k >= 0 && k > i-longestPhrase; k-- {
		switch {
		case r.is(k, fall) && !r.is(k, prep|adverb) && !r.is(k-1, article|det), r.isWord(k, "slowed"), r.isWord(k, "narrowed"), r.isWord(k, "shortened"):
			return k, fall
		case r.is(k, rise) && !r.is(k, prep|adverb) && !r.is(k-1, article|det) || r.isKind(k, letters) && raisers.Has(r.words[k].In(r.text)):
			return k, rise
		case r.isKind(k, mark) && !r.isHyphen(k), r.isKind(k, digits), r.is(k, conj|be), r.isKind(k, letters) && r.verbal(k) && strings.HasSuffix(r.words[k].In(r.text), "ed"):
			return 0, 0 // "a fall in sales released by 12 shops"
		}
	}
	return 0, 0
}

// Verbs with which somebody makes a number greater.
var raisers = lexicon.Of("raise", "raises", "raised", "raising", "lift", "lifts", "lifted", "lifting", "widen", "widened", "extend", "extended", "upgraded", "push", "pushed", "pushing", "edged up")

// foreseen reports whether the verb that a draft hangs on is what something is
// expected to do: "is projected to fall to | 3,900".
func (r *reader) foreseen(d *draft) bool {
	g := r.tree.head(r.top(d))
	for range 2 {
		if !r.tree.hangs(g, opens) {
			return false
		}
		if g = r.tree.head(g); r.is(r.wordOf(g), forecast) {
			return true
		}
	}
	return false
}

// losing reports whether the word at k is of losing money, which is a level.
func (r *reader) losing(k int) bool {
	for _, w := range [...]string{"lost", "lose", "loses", "losing", "loss", "less"} {
		if r.isWord(k, w) {
			return true
		}
	}
	return false
}

// cueOf returns the nearest word of class c among the n words before word i
// in its clause, or -1.
func (r *reader) cueOf(i, n int, c class) int {
	for k := i - 1; k >= 0 && k >= i-n; k-- {
		if r.is(k, c) {
			return k
		}
		if r.isMark(k, ';') || r.isMark(k, ':') || r.isMark(k, '\n') {
			return -1
		}
	}
	return -1
}

// rated reports whether a draft in percent is a rate or a margin and no part
// of a whole: "a 3 percent margin of error", "a 5 percent tax".
func (r *reader) rated(d *draft) bool {
	if !d.fig.Of.Empty() {
		for k := max(0, d.first-2*longestPhrase); k < d.first; k++ {
			if d.fig.Of.Has(r.words[k].Span) && r.is(k, levy) && !r.is(k-1, poll) {
				return true // "inflation, which peaked in May, slowed to 3 percent"
			}
		}
	}
	for k := max(0, d.first-6); k < min(len(r.words), d.next+3); k++ {
		if r.is(k, levy) && !r.is(k-1, poll) { // a "turnout rate" is a part
			return true
		}
	}
	return false
}
