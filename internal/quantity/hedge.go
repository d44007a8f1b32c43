package quantity

import (
	_ "embed"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed hedges.txt
var hedgeList string

// An effect is what words beside a number do to its bounds.
type effect uint8

const (
	noEffect effect = iota
	over
	atLeast
	under
	atMost
	about
	nearly
	margin
)

var effectNames = map[string]effect{
	"over": over, "atleast": atLeast, "under": under, "atmost": atMost,
	"about": about, "nearly": nearly, "margin": margin,
}

// said tells people what an effect does.
var said = [...]string{
	over:    "leaves the number itself out and opens the upper end",
	atLeast: "keeps the number in and opens the upper end",
	under:   "leaves the number itself out and opens the lower end",
	atMost:  "keeps the number in and opens the lower end",
	about:   "puts the number loosely",
	nearly:  "puts the number loosely, and itself out of reach",
	margin:  "sets the number on both sides",
}

// A hedge is a phrase beside a number with its effect and its limits.
type hedge struct {
	effect  effect
	notDet  bool // not after "the", "last" …
	notSpan bool // not before a length of time
	digits  bool // before digits or a sign alone
	hyphen  bool // after a hyphen alone
	atEnd   bool // before a stop alone
}

// hedges are the phrases of one side of a number.
type hedges struct {
	phrases *lexicon.List // values index all
	all     []hedge
}

var leftHedges, rightHedges = readHedges(hedgeList, "left"), readHedges(hedgeList, "right")

func readHedges(list, side string) *hedges {
	h := &hedges{phrases: lexicon.New()}
	for row := range lexicon.Rows(list) {
		if row[1] != side {
			continue
		}
		one := hedge{effect: effectNames[row[2]]}
		if len(row) > 3 {
			one.notDet = strings.Contains(row[3], "det")
			one.notSpan = strings.Contains(row[3], "span")
			one.digits = strings.Contains(row[3], "digits")
			one.hyphen = strings.Contains(row[3], "hyphen")
			one.atEnd = strings.Contains(row[3], "end")
		}
		h.phrases.Add(row[0], len(h.all))
		h.all = append(h.all, one)
	}
	return h
}

// signEffect returns the effect of a sign before a number.
func signEffect(sign rune) effect {
	switch sign {
	case '≥':
		return atLeast
	case '≤':
		return atMost
	case '≈', '∼':
		return about
	case '±':
		return margin
	}
	return noEffect
}

// longestHedge is the number of words of the longest hedge.
const longestHedge = 7

// before finds the hedge that ends where word i begins, and the word that it
// begins at.
func (r *reader) before(i int) (from int, h hedge, ok bool) {
	if i <= r.floor || i > len(r.words) {
		return i, hedge{}, false
	}
	last := &r.words[i-1]
	if r.isHyphen(i-1) && i-2 >= r.floor && r.isWord(i-2, "sub") {
		return i - 2, hedge{effect: under}, true
	}
	if last.kind == mark {
		if e := signEffect(last.sign); e != noEffect {
			return i - 1, hedge{effect: e}, true
		}
		switch last.sign {
		case '~', '<', '>', '=', '-', '−', '.':
		default:
			return i, hedge{}, false
		}
	} else if last.class&hedgeEnd == 0 {
		return i, hedge{}, false
	}
	for k := max(r.floor, i-longestHedge); k < i; k++ {
		to, h, found := r.hedgeAt(k)
		if !found || to != i {
			continue
		}
		if h.notDet && r.is(k-1, det|past) || h.digits && r.isKind(i, letters) && !r.is(i, unitWord|tenWord) {
			continue
		}
		if r.isKind(k, mark) && r.isGlued(k) && (r.isMark(k-1, '=') || r.isMark(k-1, '<') || r.isMark(k-1, '>') || r.isDash(k-1) && r.isMark(k, '>')) {
			continue // "<>", "=>" and "->" are arrows
		}
		return k, h, true
	}
	return i, hedge{}, false
}

// hedgeAt finds the hedge left of a number that begins at word k, and the word
// after it: "more than", "less than or equal to", "equal to or above".
func (r *reader) hedgeAt(k int) (to int, h hedge, ok bool) {
	switch {
	case !r.isWord(k, "equal"):
	case r.isWord(k+1, "to") && r.isWord(k+2, "or"):
		to, h, ok = r.phraseAt(k + 3)
		return to, h.inclusive(), ok
	case r.isWord(k+1, "or"):
		to, h, ok = r.phraseAt(k + 2)
		return to, h.inclusive(), ok
	}
	to, h, ok = r.phraseAt(k)
	if ok {
		if end := r.orEqual(to); end > 0 {
			return end, h.inclusive(), true
		}
		return to, h, true
	}
	if end := r.orEqual(k + 1); end > 0 && r.isKind(k, letters) && r.words[k].Len() < longestWord { // "smaller or equal to"
		at, found := leftHedges.phrases.Get(strings.ToLower(r.words[k].In(r.text)) + " than")
		if found {
			return end, leftHedges.all[at].inclusive(), true
		}
	}
	return k, hedge{}, false
}

// phraseAt finds the phrase of the list that begins at word k.
func (r *reader) phraseAt(k int) (to int, h hedge, ok bool) {
	if k >= len(r.words) || r.words[k].kind == digits || r.runsOn(k) {
		return k, hedge{}, false
	}
	end, at, ok := leftHedges.phrases.Longest(r.text, r.words[k].Start)
	if !ok {
		return k, hedge{}, false
	}
	to = r.upTo(k, end)
	return to, leftHedges.all[at], r.words[to-1].End == end
}

// orEqual returns the word after "or equal to" at word i, or 0.
func (r *reader) orEqual(i int) int {
	if r.isWord(i, "or") && (r.isWord(i+1, "equal") || r.isWord(i+1, "equals")) && (r.isWord(i+2, "to") || r.isWord(i+2, "than")) {
		return i + 3
	}
	return 0
}

// inclusive returns a hedge that leaves its number in.
func (h hedge) inclusive() hedge {
	switch h.effect {
	case over:
		h.effect = atLeast
	case under:
		h.effect = atMost
	}
	return h
}

// hedged reports whether a hedge stands before word i.
func (r *reader) hedged(i int) bool {
	_, _, ok := r.before(i)
	return ok
}

// after finds the hedge at word j, right of a number or of what it counts,
// and the word after it.
func (r *reader) after(j int) (to int, h hedge, ok bool) {
	if r.isMark(j, '+') && r.isGlued(j) {
		return j + 1, hedge{effect: atLeast}, true
	}
	hyphen := r.isHyphen(j)
	if hyphen {
		j++
	}
	if !r.isKind(j, letters) || r.runsOn(j) {
		return j, hedge{}, false
	}
	end, at, found := rightHedges.phrases.Longest(r.text, r.words[j].Start)
	if !found {
		return j, hedge{}, false
	}
	h, to = rightHedges.all[at], r.upTo(j, end)
	next := to
	if r.isWord(to, "than") {
		next++
	}
	if (next > to || r.is(to-1, prep)) && (r.isKind(next, digits) || r.is(next, unitWord|tenWord|article)) {
		return j, hedge{}, false // "200, or more than 190", "below 0 and above 10"
	}
	if h.hyphen != hyphen || h.atEnd && to < len(r.words) && !r.isKind(to, mark) {
		return j, hedge{}, false
	}
	return to, h, true
}

// bound narrows or widens what a number allows by a hedge's effect.
func bound(f *hearsay.Figure, e effect) {
	low, high := f.Value.Low.At, f.Value.High.At
	if f.Hedge == hearsay.Vague {
		return // "more than several": the number was never said
	}
	switch e {
	case over:
		f.Value = hearsay.Interval{Low: hearsay.Bound{Kind: hearsay.Excluded, At: low}}
	case atLeast:
		f.Value = hearsay.Interval{Low: hearsay.Bound{Kind: hearsay.Included, At: low}}
	case under:
		f.Value = hearsay.Interval{High: hearsay.Bound{Kind: hearsay.Excluded, At: high}}
	case atMost:
		f.Value = hearsay.Interval{High: hearsay.Bound{Kind: hearsay.Included, At: high}}
	case about:
		f.Hedge = hearsay.About
	case nearly:
		f.Hedge = hearsay.Nearly
		f.Value = hearsay.Interval{High: hearsay.Bound{Kind: hearsay.Excluded, At: high}}
	}
}

// enclosed returns the interval whose ends two hedges say.
func enclosed(low hearsay.Decimal, floor effect, high hearsay.Decimal, ceiling effect) hearsay.Interval {
	i := hearsay.Interval{Low: hearsay.Bound{Kind: hearsay.Included, At: low}, High: hearsay.Bound{Kind: hearsay.Included, At: high}}
	if floor == over {
		i.Low.Kind = hearsay.Excluded
	}
	if ceiling == under {
		i.High.Kind = hearsay.Excluded
	}
	return i
}

// toldTwice lets a draft in brackets, which tells the figure before it once
// more in another unit, be put as that was: "more than 100 kilometres (60
// miles)".
func (r *reader) toldTwice(d *draft, ranged bool) {
	if ranged || d.effectCount > 0 || len(r.figures) == r.here || !r.isMark(d.first-1, '(') || d.fig.Kind != hearsay.Size && d.fig.Kind != hearsay.Money {
		return
	}
	last := &r.figures[len(r.figures)-1]
	if last.Kind != d.fig.Kind || last.Unit == d.fig.Unit || max(last.End, last.Of.End) != r.words[d.first-2].End {
		return
	}
	e := noEffect
	switch low, high := last.Value.Low.Kind, last.Value.High.Kind; {
	case last.Hedge == hearsay.About:
		e = about
	case last.Hedge == hearsay.Nearly:
		e = nearly
	case last.Hedge == hearsay.Vague, low != hearsay.Unbounded && high != hearsay.Unbounded:
	case low == hearsay.Excluded:
		e = over
	case low == hearsay.Included:
		e = atLeast
	case high == hearsay.Excluded:
		e = under
	case high == hearsay.Included:
		e = atMost
	}
	if e == noEffect {
		return
	}
	d.effects[0], d.effectCount = e, 1
	if r.tells {
		d.step(last.Span, "told once more of '"+r.quoted(last.Span)+"', whose words go for it too")
	}
}
