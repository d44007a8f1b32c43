package quantity

import (
	"cmp"
	"strings"

	"hearsay"
)

// older makes an age of a draft whose unit words after it make one: "five
// years old", "a 3-month-old", "500 to 600 years old".
func (r *reader) older(d *draft) bool {
	to, ok := r.ageWords(d.last)
	if !ok || d.a.prefixed {
		return false
	}
	f := &d.fig
	f.Kind, f.Of = hearsay.Age, r.pastHyphen(max(d.last.last, d.last.unitAt), to)
	f.Unit = ofAge(f.Unit)
	d.next = to
	if r.tells {
		d.step(f.Of, "'"+r.quoted(f.Of)+"' makes it an age")
	}
	r.groupAfter(d)
	return true
}

// pastHyphen returns the span of words from to to-1, less a hyphen before.
func (r *reader) pastHyphen(from, to int) hearsay.Span {
	if r.isDash(from) {
		from++
	}
	return r.of(from, to)
}

// ofAge returns the unit of ages that are told in a unit of time, or, where none
// is told, in years. It is a unit of its own, so that nothing sets a person of
// five years beside a war of five years.
func ofAge(u hearsay.Unit) hearsay.Unit { return cmp.Or(u, "year") + " of age" }

// agesIn makes figures of the ages among words from to to-1, which rule says
// they are, and returns the word to go on from.
func (r *reader) agesIn(from, to int, rule string) (next int) {
	lent := r.ageUnit(from, to)
	for i := max(from, r.floor); i < to; {
		a, ok := r.ageAt(i)
		if !ok {
			i++
			continue
		}
		i = max(i+1, r.ageFigure(&a, to, lent, rule))
	}
	r.floor = max(r.floor, to)
	return r.floor
}

// ageAt reads the number of years, months … at word i.
func (r *reader) ageAt(i int) (a amount, ok bool) {
	if !r.isKind(i, digits) && !r.is(i, unitWord|tenWord) {
		return a, false
	}
	n, ok := r.number(i, false)
	if !ok || n.form > inWords {
		return a, false
	}
	a = amount{numeral: n, from: n.first, to: n.last, next: n.last, kind: hearsay.Age}
	if m, next, found := r.spanOfTime(n.last); found {
		a.unit = m.Name
		if to, old := r.ageWords(&a); old {
			next = to
		}
		a.unitWords, a.next = r.pastHyphen(n.last, next), next
	}
	return a, true
}

// ageUnit returns the unit that ages among words from to to-1 share: of "5 and
// 6 years old" the year, or nothing where none is said.
func (r *reader) ageUnit(from, to int) (name hearsay.Unit) {
	for i := from; i < to; i++ {
		if m, _, ok := r.spanOfTime(i); ok {
			return m.Name
		}
	}
	return ""
}

// ageFigure makes a figure of an age whose number is a, or of a range of ages
// that ends before word to, and returns the word to go on from.
func (r *reader) ageFigure(a *amount, to int, lent hearsay.Unit, rule string) (next int) {
	d := draft{a: a, last: a, first: a.from, to: a.to, next: a.next}
	limit, first := r.ageBefore(a.first)
	if limit == noEffect {
		first = r.hedgesBefore(&d)
	}
	if r.tells {
		d.step(r.of(a.first, a.numeral.last), a.how)
	}
	between := r.between(a.first)
	b, ranged := r.ageRange(a, between >= 0, to)
	if ranged {
		d.last, d.to, d.next = &b, b.to, b.next
		if between >= 0 {
			first = min(first, between)
		}
	}
	d.first = max(first, r.floor)
	r.values(&d, ranged)
	f := &d.fig
	f.Kind, f.Unit, f.Of, f.Aspect = hearsay.Age, ofAge(cmp.Or(d.last.unit, lent)), d.last.unitWords, hearsay.Level
	core := d.last.numeral.last
	if r.several(core - 1) {
		if r.isWord(core, "s") {
			core++
			d.to, d.next = max(d.to, core), max(d.next, core)
		}
		if limit == noEffect {
			r.tenYears(&d)
		}
	}
	if r.tells {
		d.step(r.of(a.first, core), rule)
	}
	r.groupAfter(&d)
	if limit != noEffect {
		bound(f, limit)
		if r.tells {
			d.step(r.of(d.first, a.first), "'"+r.in(d.first, a.first)+"' "+said[limit])
		}
	}
	for _, e := range d.effects[:d.effectCount] {
		bound(f, e)
	}
	f.Span, f.Core = r.of(d.first, d.to), r.of(a.first, core)
	r.figures = append(r.figures, d.fig)
	r.floor = d.to
	return max(d.to, d.next, core)
}

// ageRange reads the other end of a range of ages whose first end is a:
// "aged 12 to 17", "between the ages of 5 and 12".
func (r *reader) ageRange(a *amount, between bool, to int) (b amount, ok bool) {
	kind, next := r.joiner(a.to)
	if kind == noJoint {
		kind, next = r.joiner(a.next)
	}
	if kind == noJoint || kind == andJoint && !between || next >= to {
		return b, false
	}
	b, ok = r.ageAt(next)
	if !ok || a.unit != "" && b.unit != a.unit || a.value.Cmp(b.value) >= 0 || kind == orJoint && !neighbours(a.value, b.value) {
		return b, false
	}
	return b, true
}

// several reports whether word i is a number in the plural: the "60" of
// "60s", "thirties", "fives".
func (r *reader) several(i int) bool {
	if r.isKind(i, digits) {
		return r.isWord(i+1, "s") && r.isGlued(i+1)
	}
	return r.is(i, unitWord|tenWord) && strings.HasSuffix(r.words[i].In(r.text), "s")
}

// tenYears widens a draft to the ten years of an age, or to the part of them
// that a word before it tells: "her 60s" are 60 to 69, "her mid-60s" 63 to 67.
func (r *reader) tenYears(d *draft) {
	low, high := int64(0), int64(9)
	k := d.first - 1
	if r.isHyphen(k) {
		k--
	}
	switch {
	case k < r.floor:
	case r.isWord(k, "early"):
		high = 4
	case r.isWord(k, "mid"), r.isWord(k, "middle"):
		low, high = 3, 7
	case r.isWord(k, "late"):
		low = 6
	}
	if low > 0 || high < 9 {
		d.first = k
	}
	n := d.last.value
	d.fig.Value.Low.At, d.fig.Value.High.At = plus(n, whole(low)), plus(n, whole(high))
}

// between returns the "between" before the age at word i, or -1.
func (r *reader) between(i int) int {
	if k := r.beforeAge(i); k >= r.floor && r.isWord(k, "between") {
		return k
	}
	return -1
}

// beforeAge returns the word before the "the age of" that stands before word
// i, or the one before i.
func (r *reader) beforeAge(i int) int {
	k := i - 1
	if r.isWord(k, "of") && r.is(k-1, aged) {
		k--
	}
	if r.is(k, aged) {
		k--
		if r.isWord(k, "the") {
			k--
		}
	}
	return k
}

// ageBefore finds the word that makes the age at word i a limit, and the word
// that it begins at: "over-65s", "under the age of 5", "younger than 18".
func (r *reader) ageBefore(i int) (e effect, first int) {
	k := i - 1
	if r.isHyphen(k) {
		k--
	} else {
		k = r.beforeAge(i)
	}
	if r.isWord(k, "than") {
		k--
	}
	switch {
	case k < r.floor:
	case k > 0 && r.isWord(k+1, "than") && r.isWord(k, "older"), !r.isWord(k+1, "than") && (r.isWord(k, "over") || r.isWord(k, "above")):
		return over, k
	case k > 0 && r.isWord(k+1, "than") && r.isWord(k, "younger"), !r.isWord(k+1, "than") && (r.isWord(k, "under") || r.isWord(k, "below")):
		return under, k
	}
	return noEffect, i
}

// groupAfter reads the words after an age that make it the least or the most
// of a group's: "18 or older", "65 and over", "16 or under".
func (r *reader) groupAfter(d *draft) {
	e, to := r.groupWords(d.next)
	if e == noEffect || d.effectCount == len(d.effects) {
		return
	}
	d.effects[d.effectCount] = e
	d.effectCount++
	if r.tells {
		d.step(r.of(d.next, to), "'"+r.in(d.next, to)+"' "+said[e])
	}
	if d.next == d.to {
		d.to = to
	}
	d.next = to
}

// groupWords reads "or older", "and under" at word j.
func (r *reader) groupWords(j int) (e effect, to int) {
	if r.isMark(j, ',') {
		j++
	}
	if !r.isWord(j, "or") && !r.isWord(j, "and") {
		return noEffect, j
	}
	if r.isWord(j+2, "than") || r.is(j+2, article|det|unitWord|tenWord) || r.isKind(j+2, digits) {
		return noEffect, j // "or under the age of"
	}
	for _, w := range [...]string{"older", "over", "above", "up", "upwards", "upward"} {
		if r.isWord(j+1, w) {
			return atLeast, j + 2
		}
	}
	for _, w := range [...]string{"younger", "under", "below"} {
		if r.isWord(j+1, w) {
			return atMost, j + 2
		}
	}
	return noEffect, j
}
