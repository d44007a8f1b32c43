package quantity

import (
	"strings"

	"hearsay"
)

// A joint is what stands between the two ends of a range.
type joint uint8

const (
	noJoint joint = iota
	dashJoint
	toJoint
	andJoint
	orJoint
)

// joiner finds the joint of a range at word j, and the word after it.
func (r *reader) joiner(j int) (kind joint, next int) {
	switch {
	case r.isDash(j) && r.isGlued(j) && r.isWord(j+1, "to"): // "24- to 30"
		next = j + 2
		if r.isDash(next) {
			next++
		}
		return toJoint, next
	case r.isMark(j, '~') && r.isGlued(j) && r.isGlued(j+1): // "20~30"
		return dashJoint, j + 1
	case r.isDash(j) && r.isDash(j+1): // "30 -- 40"
		return dashJoint, j + 2
	case r.isDash(j):
		tight := r.isGlued(j) && r.isGlued(j+1)
		loose := !r.isGlued(j) && !r.isGlued(j+1)
		if tight || loose && r.words[j].sign != '—' {
			return dashJoint, j + 1
		}
	case r.isWord(j, "to"), r.isWord(j, "through"), r.isWord(j, "thru"):
		return toJoint, j + 1
	case r.isWord(j, "and"):
		return andJoint, j + 1
	case r.isWord(j, "or"):
		return orJoint, j + 1
	}
	return noJoint, j
}

// rangeAfter reads the other end of a range whose first end is a, and whose
// words begin at word first. Where the second end lends a scale, a unit or a
// currency to the first, a takes it.
func (r *reader) rangeAfter(a *amount, first int) (b amount, between, ok bool) {
	if a.form != inDigits && a.form != inWords && a.form != fraction {
		return b, false, false
	}
	between = r.isWord(first-1, "between") && first-1 >= r.floor
	kind, next := r.joiner(a.to)
	if kind == noJoint && a.next > a.to {
		kind, next = r.joiner(a.next)
	}
	if kind == noJoint || kind == andJoint && !between || next >= len(r.words) {
		return b, false, false
	}
	if _, _, hedgedAgain := r.leadingHedge(next); hedgedAgain {
		return b, false, false
	}
	b, ok = r.amountAt(next)
	if !ok || b.form != a.form && !(b.form <= inWords && a.form <= inWords) || !sameUnits(a, &b) {
		return b, false, false
	}
	low := lent(a, &b)
	if a.signed == '-' && b.signed == '-' && low.Cmp(b.value) > 0 && !r.isWord(first-1, "from") { // "-10 to -15 degrees"
		low, b.value = b.value, low
	}
	if kind == dashJoint && a.scale == 0 && r.lacksThousand(a, &b) {
		low.Exp += 3
	}
	if low.Cmp(b.value) >= 0 || kind == orJoint && !neighbours(low, b.value) {
		return b, false, false
	}
	if kind == toJoint && r.changes(a, &b, first) {
		return b, false, false
	}
	if kind == dashJoint && r.isGlued(b.last) && r.isDash(b.last) && r.isKind(b.last+1, digits) {
		return b, false, false // "10-4-2"
	}
	a.value = low
	return b, between, true
}

// boundAfter reads the other bound of a draft of which words before it say one:
// "more than 10 | but fewer than 20", "below 30 and above 20".
func (r *reader) boundAfter(d *draft) (b amount, ok bool) {
	if d.effectCount != 1 || d.a.form > fraction {
		return b, false
	}
	for _, j := range [...]int{d.a.to, d.a.next} {
		if b, ok = r.otherBound(d, j); ok || d.a.next == d.a.to {
			break
		}
	}
	return b, ok
}

// otherBound reads at word j what boundAfter looks for.
func (r *reader) otherBound(d *draft, j int) (b amount, ok bool) {
	from := j
	comma := r.isMark(j, ',')
	if comma {
		j++
	}
	joined := r.isWord(j, "but") || r.isWord(j, "and") || r.isWord(j, "yet")
	if joined {
		j++
		for _, word := range [...]string{"possibly", "perhaps", "maybe", "probably"} {
			if r.isWord(j, word) {
				j++
				break
			}
		}
	}
	first := d.effects[0]
	lower := first == over || first == atLeast
	if j == from || !lower && (first != under && first != atMost || !joined) {
		return b, false
	}
	next, h, ok := r.leadingHedge(j)
	upper := h.effect == under || h.effect == atMost
	if !ok || upper != lower || !upper && h.effect != over && h.effect != atLeast || next >= len(r.words) {
		return b, false
	}
	b, ok = r.amountAt(next)
	if !ok || b.form != d.a.form && (b.form > inWords || d.a.form > inWords) || !sameUnits(d.a, &b) {
		return b, false
	}
	if lower {
		d.a.value = lent(d.a, &b)
	}
	if order := d.a.value.Cmp(b.value); order == 0 || (order < 0) != lower {
		return b, false
	}
	if !lower {
		d.a.value, b.value = b.value, d.a.value
		first, h.effect = h.effect, first
	}
	d.floor, d.ceiling = first, h.effect
	if r.tells {
		d.step(r.of(j, next), "'"+r.in(j, next)+"' "+said[h.effect])
	}
	return b, true
}

// lent returns the value of the first end of a range, with the scale that the
// second end lends it: "20 to 30 million".
func lent(a, b *amount) hearsay.Decimal {
	if b.scale > 0 && a.scale == 0 && a.unit != "percent" {
		shared := hearsay.Decimal{Coef: a.value.Coef, Exp: a.value.Exp + b.scale}
		if shared.Cmp(b.value) < 0 {
			return shared
		}
	}
	return a.value
}

// lacksThousand reports whether "a-b" is written like "3-4,000", where the
// thousand belongs to both ends.
func (r *reader) lacksThousand(a, b *amount) bool {
	if !r.plainDigits(a.first, 3) || a.last != a.first+1 || b.last != b.first+1 || !r.is(b.first, grouped) || r.is(b.first, decimal) {
		return false
	}
	s := b.value.String()
	if !strings.HasSuffix(s, "000") {
		return false
	}
	thousands := hearsay.Decimal{Coef: strings.TrimSuffix(s, "000")}
	return a.value.Cmp(thousands) < 0 && multiply(a.value, 5).Cmp(thousands) >= 0
}

// leadingHedge finds the hedge that begins at word i, and the word after it,
// so that the number there stands for itself.
func (r *reader) leadingHedge(i int) (to int, h hedge, ok bool) {
	if i >= len(r.words) {
		return i, hedge{}, false
	}
	switch w := &r.words[i]; {
	case w.kind == letters && !r.runsOn(i), w.sign == '<' || w.sign == '>':
		return r.hedgeAt(i)
	case w.kind == mark && signEffect(w.sign) != noEffect:
		return i + 1, hedge{effect: signEffect(w.sign)}, true
	}
	return i, hedge{}, false
}

// sameUnits reports whether two numbers may be the ends of one range, as far
// as their units tell. A unit of the first must come again in the second,
// but a currency's sign may stand once.
func sameUnits(a, b *amount) bool {
	switch {
	case a.unit == b.unit:
		return true
	case a.unit == "":
		return b.kind != hearsay.Multiple
	case b.unit == "":
		return a.prefixed
	}
	return a.unit == "degree" && (b.unit == "degree Celsius" || b.unit == "degree Fahrenheit")
}

// neighbours reports whether "a or b" is one loose number, as in "eight or
// nine".
func neighbours(a, b hearsay.Decimal) bool {
	return b.Cmp(multiply(a, 2)) <= 0
}

// changes reports whether "a to b" tells of a change from a to b, of a change
// by a that leads to b, or of two sides of a vote: two figures and no range.
func (r *reader) changes(a, b *amount, first int) bool {
	if r.isWord(b.to, "to") || r.isWord(b.next, "to") {
		return false // "from 5 to 7 percent to 3 to 5 percent"
	}
	far := multiply(a.value, 3).Cmp(b.value) <= 0
	prev := first - 1
	switch {
	case r.isWord(prev, "from"):
		return r.classBefore(prev, 10, change)
	case r.isWord(prev, "by"):
		return far && r.classBefore(prev, 10, change)
	case r.is(prev, change):
		return far || a.unit != "" && b.unit != "" && a.to == a.next
	case b.unit == "percent" && a.unit == "percent" && r.classBefore(first, 10, contest):
		return true
	}
	return false
}

// classBefore reports whether a word of class c stands among the n words
// before word i, in one clause with it.
func (r *reader) classBefore(i, n int, c class) bool {
	for k := i - 1; k >= 0 && k >= i-n; k-- {
		if r.is(k, c) {
			return true
		}
		if r.isMark(k, ';') || r.isMark(k, '\n') || r.isMark(k, '.') && !r.isGlued(k+1) {
			return false
		}
	}
	return false
}

// classAfter reports whether a word of class c stands among the n words from
// word i, in one clause with it.
func (r *reader) classAfter(i, n int, c class) bool {
	for k := i; k < len(r.words) && k < i+n; k++ {
		if r.is(k, c) {
			return true
		}
		if r.isMark(k, ';') || r.isMark(k, '\n') || r.isMark(k, '.') && !r.isGlued(k+1) {
			return false
		}
	}
	return false
}
