package timex

import "strconv"

// A length is how much of each unit a time lasts, in the order of
// unitLetters.
type length [unitCount]float64

// value returns l as TIMEX3 writes it: "P3W", "P1Y2M", "PT2.5H".
func (l *length) value() string {
	b := append(make([]byte, 0, 16), 'P')
	clock := false
	for u, n := range l {
		if u == decades {
			continue
		}
		if u == years {
			n += l[decades]
		}
		if n == 0 {
			continue
		}
		if u >= hours && !clock {
			b, clock = append(b, 'T'), true
		}
		b = strconv.AppendFloat(b, n, 'f', -1, 64)
		switch u {
		case weekends:
			b = append(b, "WE"...)
		case workdays:
			b = append(b, "BD"...)
		case minutes:
			b = append(b, 'M')
		default:
			b = append(b, unitLetters[u])
		}
	}
	return string(b)
}

// finest returns the smallest unit of l.
func (l *length) finest() int {
	f := 0
	for u, n := range l {
		if n != 0 {
			f = u
		}
	}
	return f
}

// after returns the day that lies l after d, or if sign is -1, before it.
func (l *length) after(d day, sign int) day {
	broken := l[months] - float64(int(l[months]))
	months := int((l[decades]+l[years])*12) + int(l[quarters]*3) + int(l[months])
	d = d.addMonths(sign * months)
	days := broken*30 + l[weeks]*7 + l[weekends]*7 + l[daysUnit] + float64(int((l[hours]+l[minutes]/60)/24))
	d += day(sign * int(days))
	if n := int(l[workdays]); n > 0 {
		d = d.nextWorkday(sign)
		d += day(7 * sign * ((n - 1) / 5)) // from a working day, five are a week
		for range (n - 1) % 5 {
			d = d.nextWorkday(sign)
		}
	}
	return d
}

// nextWorkday returns the first day after d, or if sign is -1, before it, that
// is neither a Saturday nor a Sunday.
func (d day) nextWorkday(sign int) day {
	d += day(sign)
	for d.weekday() >= 6 {
		d += day(sign)
	}
	return d
}

// maxLength bounds what is reckoned with, in days; longer lengths get no
// dates.
const maxLength = 1500 * 366

func (l *length) tooLong() bool {
	return (l[decades]+l[years])*366+l[quarters]*92+l[months]*31+l[weeks]*7+l[weekends]*7+l[daysUnit]+l[workdays]*2+l[hours]/24 > maxLength
}

// span reads a length of time at i: "three weeks", "six and a half hours",
// "4 months, 6 days", "12-year", and how many of its first unit there are.
func (p *parser) span(i int) (l length, j int, q quantity, ok bool) {
	q, ok = p.howMany(i)
	if !ok {
		return l, i, q, false
	}
	j, ok = p.unitAfter(&l, q)
	if !ok {
		return l, i, q, false
	}
	linked := false
	for range 4 {
		k := j
		if p.isMark(k, ',') {
			k++
		}
		if p.is(k, and) && !linked {
			k, linked = k+1, true
		}
		more, ok := p.howMany(k)
		if !ok || more.article && p.is(k, article) && !p.is(j, and) || q.vague {
			break
		}
		was := l
		end, ok := p.unitAfter(&l, more)
		if !ok || l.finest() <= was.finest() {
			l = was
			break
		}
		j = end
	}
	// "a week and a half", "one month and a quarter"
	if p.is(j, and) && q.n == 1 {
		k := j + 1
		if p.is(k, article) {
			k++
		}
		switch u := p.tok(k); {
		case u.class == half:
			l[l.finest()] += 0.5
			j = k + 1
		case u.class == unit && u.val&15 == quarters && k == j+2:
			l[l.finest()] += 0.25
			j = k + 1
		}
	}
	return l, j, q, true
}

// unitAfter adds q of the unit that stands at q.j to l.
func (p *parser) unitAfter(l *length, q quantity) (j int, ok bool) {
	j = q.j
	if p.isMark(j, dash) && p.tok(j).glued {
		j++
	}
	t := p.tok(j)
	u, n := int(t.val&15), float64(t.val>>4)
	switch {
	case t.class == unit && t.kind == short && !t.upper && p.tok(q.j-1).class == article:
		return j, false
	case t.class == unit && u == quarters:
		return j, false // "three quarters" are a part
	case t.class == unit && t.kind == nightly && (q.article || p.text[t.End-1] != 's' && !p.isDash(j-1)):
		return j, false
	case t.class == unit:
	case t.class == letter && t.val == 'h' && p.tok(j-1).class == digits && p.tok(j-1).width < 4 && (t.glued || !t.capital && p.closed(j+1)):
		u, n = hours, 1
	case t.class == ordinal && t.val == 2 && q.n == 1 && !q.article && p.is(q.j-1, cardinal) && !p.is(j+1, other):
		u, n = seconds, 1 // "one second"
	case t.class == ordinal && t.val == 2 && p.tok(q.j-1).class == digits:
		u, n = seconds, 1
	default:
		return j, false
	}
	if l[u] != 0 {
		return j, false
	}
	l[u] = q.n * n
	return j + 1, true
}

// lapse reads a time told by a length: "two days ago", "three weeks before
// Christmas", "in two weeks", or a bare length. A verdict of !ok with j
// beyond i means that the words are read and are no time: an age, a rate.
func (p *parser) lapse(i int) (w when, j int, ok bool) {
	if w, j, ok = p.ranged(i); ok {
		return w, j, true
	}
	l, j, q, ok := p.span(i)
	if !ok {
		return w, i, false
	}
	if w, k, ok := p.apart(l, j); ok {
		return w, k, true
	}
	if p.isAge(i, j) {
		return w, j, false
	}
	if w, k, ok := p.apartFrom(l, j); ok {
		return w, k, true
	}
	if !p.isLength(i, j, q) {
		return w, j, false
	}
	w = newWhen(aDuration)
	w.timex = l.value()
	return w, j, true
}

// ranged reads a length with two ends: "two to three weeks".
func (p *parser) ranged(i int) (w when, j int, ok bool) {
	q, ok := p.howMany(i)
	if !ok || q.article || q.vague {
		return w, i, false
	}
	k := q.j
	if p.isDash(k) && p.is(k+1, to) {
		k++ // "six- to eight-week"
	}
	if !(p.is(k, to) && p.isWord(k, "to")) && !p.is(k, or) && !p.isDash(k) {
		return w, i, false
	}
	l, j, r, ok := p.span(k + 1)
	u := l.finest()
	if !ok || r.n <= q.n || r.article || r.vague || p.isAge(i, j) {
		return w, i, false
	}
	var low length
	low[u] = l[u] / r.n * q.n
	w = newWhen(aDuration)
	w.timex = low.value() + "/" + l.value()
	return w, j, true
}

// apart reads what says how a length at [i:j] lies to today or to the last
// time that was named: "ago", "earlier", "later", "from now".
func (p *parser) apart(l length, j int) (w when, k int, ok bool) {
	switch t := p.tok(j); {
	case t.class == ago:
		return p.away(l, -1, p.today, p.knows(aDay)), j + 1, true
	case t.class == hence:
		return p.away(l, 1, p.today, p.knows(aDay)), j + 1, true
	case p.isWord(j, "prior") && p.tok(j+1).class == mark && p.closed(j+1),
		t.class == earlier || t.class == before && p.closed(j+1) && p.tok(j+1).class == mark:
		d, ok := p.base(&l, true)
		return p.away(l, -1, d, ok), j + 1, true
	case t.class == later || t.class == after && p.tok(j+1).class == mark && p.closed(j+1):
		d, ok := p.base(&l, p.ahead)
		if !ok {
			w = newWhen(aDuration)
			w.timex = l.value()
			return w, j + 1, true
		}
		return p.away(l, 1, d, ok), j + 1, true
	}
	return w, j, false
}

// apartFrom reads "before Christmas", "from yesterday" after a length.
func (p *parser) apartFrom(l length, j int) (w when, k int, ok bool) {
	sign := 1
	switch p.tok(j).class {
	case before:
		sign = -1
	case after, from, since:
	default:
		return w, j, false
	}
	at, k, ok := p.core(j + 1)
	if !ok && p.is(j+1, the) {
		at, k, ok = p.core(j + 2)
	}
	if ok && p.is(j, since) && p.tok(j).val == 1 {
		w, ok = p.beginning(l, at)
		return w, k, ok
	}
	if !ok || at.grain >= aStretch {
		return w, j, false
	}
	p.settle(&at)
	if p.is(j, from) && at.grain == aDay { // "a week from Friday" is a day
		w = newWhen(aDay)
		if d := l.after(at.from, sign); at.settled && !l.tooLong() && minDay <= d && d <= maxDay {
			w.cover(d, d+1)
		}
		return w, k, true
	}
	return p.away(l, sign, at.from, at.settled), k, true
}

// away returns the time that lies l before or after d, as wide as the finest
// unit of l.
func (p *parser) away(l length, sign int, d day, known bool) when {
	g := l.grain()
	if !known || l.tooLong() {
		return newWhen(g)
	}
	w := around(g, l.after(d, sign))
	if w.from < minDay || w.to > maxDay {
		return newWhen(g)
	}
	return w
}

// The days that dates are written of.
var minDay, maxDay = dayOf(1, 1, 1), dayOf(9999, 12, 31)

// grain returns how wide a time is that is told by l.
func (l *length) grain() grain {
	switch l.finest() {
	case weeks, weekends:
		return finer(l[weeks], aWeek, aDay)
	case months:
		return finer(l[months], aMonth, aWeek)
	case quarters:
		return aQuarter
	case years:
		return finer(l[years], aYear, aMonth) // "half a year ago" names a month
	case decades:
		return finer(l[decades], aDecade, aYear)
	}
	return aDay
}

// finer returns the grain of n units, which is a finer one if n is no whole
// number.
func finer(n float64, whole, broken grain) grain {
	if n != float64(int(n)) {
		return broken
	}
	return whole
}

// isAge reports whether the length at [i:j] is how old someone is.
func (p *parser) isAge(i, j int) bool {
	if p.isDash(j) {
		j++
	}
	return p.is(j, old) || p.is(i-1, old)
}

// isLength reports whether the words at [i:j] are a length and no rate
// ("$300 a week") and no set phrase ("one day").
func (p *parser) isLength(i, j int, q quantity) bool {
	if !q.article && !(q.n == 1 && p.is(i, cardinal) && p.tok(j-1).val&15 == daysUnit && !p.isDash(i+1)) {
		return true
	}
	switch p.tok(i - 1).class {
	case forWord, in, within, after, than, more, nearly, every, by, from, at, during, since, before:
		return true
	}
	return p.is(i, half) || p.is(j, more) || j-i > 2
}
