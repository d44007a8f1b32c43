package quantity

import "hearsay"

// A draft is a figure that is being read.
type draft struct {
	fig         hearsay.Figure
	a           *amount // its number, or the lower end of its range
	last        *amount // its number, or the upper end of its range
	first       int     // its words are words[first:to]
	to          int
	next        int  // the word after it and its unit
	skip        int  // the word to go on from, if other numbers belong to it
	per         int  // the word for what it is taken over, or 0
	fewer       bool // "40 fewer boats"
	inherits    bool // what it counts is that of the count before
	effects     [2]effect
	effectCount int
	floor       effect // of its lower end, where both have one: "more than 10 but under 20"
	ceiling     effect // of its upper end
}

func (d *draft) step(s hearsay.Span, rule string) {
	d.fig.Steps = append(d.fig.Steps, hearsay.Step{Span: s, Rule: rule})
}

// figure makes a figure of an amount with the words around it, and returns
// the word to go on from.
func (r *reader) figure(a *amount) (next int) {
	d := draft{a: a, last: a, first: a.from, to: a.to, next: a.next}
	if r.tells {
		d.fig.Steps = r.roomForSteps()
	}
	first := r.hedgesBefore(&d)
	if r.tells {
		d.step(r.of(a.first, a.numeral.last), a.how)
	}
	b, between, ranged := &r.high, false, false
	*b, between, ranged = r.rangeAfter(a, first)
	if !ranged {
		*b, ranged = r.boundAfter(&d)
	}
	if ranged {
		d.last, d.to, d.next = b, b.to, b.next
		if between {
			first--
			// "about between": hedges may stand before it.
			d.first = first
			first = r.hedgesBefore(&d)
		}
	}
	d.first = first
	r.values(&d, ranged)
	r.units(&d)
	r.hedgesAfter(&d, d.to)
	aged := r.older(&d)
	if !aged {
		r.counts(&d)
		r.toldTwice(&d, ranged)
	}
	if d.floor == noEffect {
		for _, e := range d.effects[:d.effectCount] {
			bound(&d.fig, e)
		}
	} else {
		d.fig.Value = enclosed(d.a.value, d.floor, d.last.value, d.ceiling)
	}
	d.fig.Span = r.of(d.first, d.to)
	d.fig.Core = r.of(a.first, d.last.numeral.last)
	if d.fig.Aspect = hearsay.Level; !aged {
		d.fig.Aspect = r.aspect(&d)
	}
	r.remember(&d)
	r.retold(&d)
	if r.tells {
		d.fig.Steps = r.keepSteps(d.fig.Steps)
	}
	r.figures = append(r.figures, d.fig)
	r.behind = d.next
	r.floor = max(d.to, d.skip)
	return max(d.to, d.skip, a.numeral.last)
}

// manySteps is more steps than a figure mostly has.
const manySteps = 8

// roomForSteps returns an empty stretch for the steps of a figure.
func (r *reader) roomForSteps() []hearsay.Step {
	if cap(r.steps)-len(r.steps) < manySteps {
		r.steps = make([]hearsay.Step, 0, min(64, 2*cap(r.steps)+manySteps))
	}
	return r.steps[len(r.steps):len(r.steps):min(cap(r.steps), len(r.steps)+2*manySteps)]
}

// keepSteps gives up what a figure did not need of its stretch.
func (r *reader) keepSteps(steps []hearsay.Step) []hearsay.Step {
	if at := len(r.steps) + len(steps); at <= cap(r.steps) && len(steps) > 0 && &r.steps[:at][at-1] == &steps[len(steps)-1] {
		r.steps = r.steps[:at]
	}
	return steps[:len(steps):len(steps)]
}

// hedgesBefore reads the hedges left of a draft, two at most, and returns the
// word that they begin at.
func (r *reader) hedgesBefore(d *draft) int {
	i := d.first
	// "at least magnitude-5.9"
	if r.isHyphen(i-1) && r.isWord(i-2, "magnitude") {
		if k, _, ok := r.before(i - 2); ok && k < i-2 {
			i -= 2
		}
	} else if r.isWord(i-1, "magnitude") {
		if k, _, ok := r.before(i - 1); ok && k < i-1 {
			i--
		}
	}
	first := d.first
	for d.effectCount < len(d.effects) {
		k, h, ok := r.before(i)
		if !ok {
			// "at least another 12"
			j := i
			for j > i-2 && r.is(j-1, further|article) && !r.is(j-1, have|be) {
				j--
			}
			if j == i || d.effectCount > 0 || !r.is(i-1, further) {
				break
			}
			if k, h, ok = r.before(j); !ok {
				break
			}
			if h.effect == about && !r.isWord(k, "about") && !r.isWord(k, "around") {
				break
			}
		}
		if h.notSpan && r.spansTime(d) && !r.spanVerb(k) {
			break
		}
		d.effects[d.effectCount] = h.effect
		d.effectCount++
		if r.tells {
			d.step(r.of(k, i), "'"+r.in(k, i)+"' "+said[h.effect])
		}
		first, i = k, k
	}
	return first
}

// spansTime reports whether a draft is a length of time.
func (r *reader) spansTime(d *draft) bool {
	if _, aged := r.ageWords(d.a); aged || d.a.kind == hearsay.Age {
		return false
	}
	if d.a.kind == hearsay.Duration {
		return true
	}
	if kind, next := r.joiner(d.a.to); kind != noJoint {
		if b, ok := r.amountAt(min(next, len(r.words))); ok {
			return b.kind == hearsay.Duration
		}
	}
	return false
}

// spanVerb reports whether what stands before the "over" at word k makes it
// "more than" and not "during".
func (r *reader) spanVerb(k int) bool {
	for _, w := range [...]string{"for", "in", "after", "of", "lasted", "lasting", "took", "taken", "takes", "take", "been", "is", "was", "than", "spent", "with", "waited", "just", "by", "last", "has", "have", "had"} {
		if r.isWord(k-1, w) {
			return true
		}
	}
	return false
}

// hedgesAfter reads the hedge right of a draft, at word j.
func (r *reader) hedgesAfter(d *draft, j int) {
	if r.isMark(j, ',') && r.isWord(j+1, "if") { // "91 rowers, if not more"
		j++
	}
	to, h, ok := r.after(j)
	if !ok || d.effectCount == len(d.effects) {
		return
	}
	if h.effect == atLeast && r.isMark(j, '+') && r.isKind(to, digits) && r.isGlued(to) {
		return
	}
	d.effects[d.effectCount] = h.effect
	d.effectCount++
	if r.tells {
		d.step(r.of(j, to), "'"+r.in(j, to)+"' "+said[h.effect])
	}
	if j == d.to {
		if d.next == d.to {
			d.next = to
		}
		d.to = to
	}
}

// values gives a draft its interval, before hedges.
func (r *reader) values(d *draft, ranged bool) {
	f := &d.fig
	low, high := d.a.value, d.last.value
	f.Hedge = hearsay.Plain
	f.Value = hearsay.Exactly(low)
	switch {
	case ranged:
		f.Value.High.At = high
		if r.tells {
			d.step(r.of(d.a.first, d.last.numeral.last), "the two ends of a range: "+low.String()+" to "+high.String())
		}
	case d.a.form == vague && d.a.hasTop:
		f.Hedge = hearsay.Vague
		f.Value.High.At = d.a.top
	case d.a.form == vague:
		f.Hedge = hearsay.Vague
		f.Value.High = hearsay.Bound{}
	}
}

// units gives a draft the unit that its own words say.
func (r *reader) units(d *draft) {
	f := &d.fig
	from := d.last
	if from.unit == "" {
		from = d.a
	}
	f.Unit, f.Kind = from.unit, from.kind
	for k := from.last; k < from.next; k++ {
		if r.isKind(k, digits) || r.is(k, unitWord) { // the "2" of "m2" is read, and "below zero"
			d.skip = max(d.skip, from.next)
		}
	}
	if f.Kind == "" {
		f.Kind = hearsay.Count
	}
	if from.unit == "" {
		return
	}
	switch f.Kind {
	case hearsay.Money:
		if r.tells {
			d.step(from.unitWords, "'"+r.quoted(from.unitWords)+"' is money: "+string(f.Unit))
		}
	case hearsay.Share:
		if !from.unitWords.Empty() {
			if r.tells {
				d.step(from.unitWords, "'"+r.quoted(from.unitWords)+"' makes it a share")
			}
		}
	case hearsay.Multiple:
	default:
		if from.unitWords.Empty() {
			return // of two units the larger stands within the number: "6-foot-4"
		}
		if r.tells {
			d.step(from.unitWords, "'"+r.quoted(from.unitWords)+"' is what it is measured in: "+string(f.Unit))
		}
	}
}
