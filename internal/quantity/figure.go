package quantity

import (
	"hearsay"
	"hearsay/internal/unit"
)

// A draft is a figure that is being read.
type draft struct {
	fig         hearsay.Figure
	a           *amount // its number, or the lower end of its range
	last        *amount // its number, or the upper end of its range
	first       int     // its words are words[first:to]
	to          int
	next        int // the word after it and its unit
	loose       bool
	effects     [2]effect
	effectCount int
}

func (d *draft) step(s hearsay.Span, rule string) {
	d.fig.Steps = append(d.fig.Steps, hearsay.Step{Span: s, Rule: rule})
}

// figure makes a figure of an amount with the words around it, and returns
// the word to go on from.
func (r *reader) figure(a *amount) (next int) {
	d := draft{a: a, last: a, first: a.from, to: a.to, next: a.next}
	d.fig.Steps = make([]hearsay.Step, 0, 6)
	first := r.hedgesBefore(&d)
	d.step(r.of(a.first, a.numeral.last), a.how)
	b, between, ranged := r.rangeAfter(a, first)
	if ranged {
		d.last, d.to, d.next = &b, b.to, b.next
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
	for _, e := range d.effects[:d.effectCount] {
		bound(&d.fig, e)
	}
	r.counts(&d)
	d.fig.Span = r.of(d.first, d.to)
	d.fig.Core = r.of(a.first, d.last.numeral.last)
	d.fig.Aspect = r.aspect(&d)
	r.remember(&d)
	r.figures = append(r.figures, d.fig)
	r.floor = d.to
	return max(d.to, a.numeral.last)
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
		d.step(r.of(k, i), "'"+r.in(k, i)+"' "+said[h.effect])
		first, i = k, k
	}
	return first
}

// spansTime reports whether a draft is a length of time.
func (r *reader) spansTime(d *draft) bool {
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
	to, h, ok := r.after(j)
	if !ok || d.effectCount == len(d.effects) {
		return
	}
	if h.effect == atLeast && r.isMark(j, '+') && r.isKind(to, digits) && r.isGlued(to) {
		return
	}
	d.effects[d.effectCount] = h.effect
	d.effectCount++
	d.step(r.of(j, to), "'"+r.in(j, to)+"' "+said[h.effect])
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
		d.step(r.of(d.a.first, d.last.numeral.last), "the two ends of a range: "+low.String()+" to "+high.String())
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
	if f.Kind == "" {
		f.Kind = hearsay.Count
	}
	if from.unit == "" {
		return
	}
	switch f.Kind {
	case hearsay.Money:
		d.step(from.unitWords, "'"+from.unitWords.In(r.text)+"' is money: "+string(f.Unit))
	case hearsay.Share:
		if !from.unitWords.Empty() {
			d.step(from.unitWords, "'"+from.unitWords.In(r.text)+"' makes it a share")
		}
	case hearsay.Multiple:
	default:
		d.step(from.unitWords, "'"+from.unitWords.In(r.text)+"' is what it is measured in: "+string(f.Unit))
	}
}

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
		return
	case f.Kind == hearsay.Share:
		r.shareOf(d)
		return
	case f.Kind == hearsay.Money:
		r.perAfter(d, d.next)
		if f.Per == "" {
			r.saidOf(d)
		}
		return
	case f.Kind == hearsay.Multiple:
		return
	}
	p, partitive, ok := r.countedAt(d, one)
	if !ok {
		r.elided(d, partitive)
		r.perAfter(d, d.next)
		return
	}
	f.Of = r.of(p.first, p.last)
	f.Unit = r.nounUnit(p)
	if r.isWord(p.head, "others") {
		f.Unit = "person"
		if r.age == 0 && r.lastCounted.unit != "" {
			f.Unit = r.lastCounted.unit
		}
	}
	if f.Unit == "point" && r.percentPoints() {
		f.Unit = "percentage_point"
	} else if !p.plural && !one && r.words[p.head].upper && r.coordinated(p.next) {
		f.Unit = "person" // "12 Navajo and 11 Hopi dancers"
	}
	d.step(f.Of, r.saysCounted(p, f.Unit))
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
	if r.isHyphen(j) && r.isKind(j+1, letters) { // "131-page"
		return r.tied(j + 1)
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
		if r.isKind(j, digits) || r.is(j, spelled) { // "30 of the 80 wounded"
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
	if r.is(j, harm) && !r.plural(j+1) && r.is(d.first-1, article|det) {
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
		d.step(f.Of, "the share is of '"+f.Of.In(r.text)+"'")
		return
	}
	if of && r.is(j, det) && (r.isWord(j+1, "with") || r.is(j+1, verb) || r.isKind(j+1, letters) && r.verbal(j+1)) { // "of those responding"
		f.Of = r.of(j, j+2)
	} else if p, ok := r.noun(j, true); ok {
		f.Of = r.of(p.first, p.last)
	} else {
		r.saidOf(d)
		return
	}
	d.step(f.Of, "the share is of '"+f.Of.In(r.text)+"'")
}

// onScale reads a place on a scale: a "magnitude 6.1", "6.1 on the Richter
// scale", a "quake measuring 5.9".
func (r *reader) onScale(d *draft) bool {
	f := &d.fig
	if f.Kind != hearsay.Count && f.Unit != "degree" || d.a.form != inDigits && d.a.form != inWords {
		return false
	}
	before := d.a.from
	if r.isHyphen(before - 1) {
		before--
	}
	j := d.next
	hyphen := r.isHyphen(j)
	if hyphen {
		j++
	}
	quake := r.shakes(j)
	switch {
	case r.isWord(before-1, "magnitude") || r.isWord(before-2, "magnitude") && (r.isWord(before-1, "of") || r.isWord(before-1, "a")):
	case r.isWord(j, "magnitude"):
		j++
		quake = r.shakes(j)
	case r.isWord(j, "on") && r.isWord(j+2, "richter"), r.isWord(j, "on") && r.isWord(j+1, "richter"):
		quake = 0
	case quake > 0 && d.a.value.Exp < 0 && (f.Unit == "degree" || r.isKind(d.next, letters) || hyphen):
	case quake == 0 && d.a.value.Exp < 0 && (r.isWord(before-1, "measuring") || r.isWord(before-1, "measured") || r.isWord(before-1, "registering") || r.isWord(before-1, "registered")) && r.shakesBefore(before):
	default:
		return false
	}
	f.Unit, f.Kind = "magnitude", hearsay.Index
	if quake == 0 {
		for k := before - 1; k >= max(0, before-14); k-- {
			if r.shakes(k) > 0 {
				quake = k + 1
				break
			}
		}
	}
	if quake > 0 {
		f.Of = r.of(quake-1, quake)
	}
	d.step(f.Of, "a place on a scale of magnitudes")
	return true
}

// shakes returns the word after word i if that is a word for an earthquake,
// or 0.
func (r *reader) shakes(i int) int {
	for _, w := range [...]string{"quake", "earthquake", "temblor", "tremor", "aftershock", "aftershocks", "quakes", "earthquakes", "tremors", "shock", "foreshock"} {
		if r.isWord(i, w) {
			return i + 1
		}
	}
	return 0
}

func (r *reader) shakesBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-8; k-- {
		if r.shakes(k) > 0 {
			return true
		}
	}
	return false
}

// perAfter reads what a figure is taken over, at word j: "a day", "per
// share", "every year".
func (r *reader) perAfter(d *draft, j int) {
	f := &d.fig
	from := j
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
	if r.isKind(j, digits) {
		if b, ok := r.amountAt(j); ok && b.to > j {
			j = b.to
		}
	}
	if !r.isKind(j, letters) || r.is(j, stop) && !r.isWord(j, "share") || r.words[j].Len() > longestWord {
		return
	}
	f.Per = unit.Singular(r.words[j].In(r.text))
	if m, _, ok := r.measureAt(j); ok {
		f.Per = string(m.Name)
	}
	if f.Kind != hearsay.Money && f.Kind != hearsay.Share {
		f.Kind = hearsay.Rate
	}
	d.step(r.of(from, j+1), "'"+r.in(from, j+1)+"' is what it is taken over")
}
