package timex

// onDay reads the day of a month that a sentence ends with: "on 9".
func (p *parser) onDay(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	if t.suffix != 0 || t.width > 2 || t.val < 1 || t.val > 31 || !p.is(i-1, on) || !p.last(i+1) {
		return w, i, false
	}
	w = newWhen(aDay)
	w.d = int(t.val)
	return w, i + 1, true
}

// weekdaysAway reads "two Sundays ago", "three Mondays from now".
func (p *parser) weekdaysAway(i int) (w when, j int, ok bool) {
	q, ok := p.howMany(i)
	t := p.tok(q.j)
	if !ok || q.article || t.class != weekday || q.n < 1 || q.n > 520 || q.n != float64(int(q.n)) {
		return w, i, false
	}
	sign := -1
	switch p.tok(q.j + 1).class {
	case ago:
	case hence:
		sign = 1
	default:
		return w, i, false
	}
	w = newWhen(aDay)
	w.wd = int(t.val)
	if p.knows(aDay) {
		first := p.today + day(sign)
		d := first + day(sign)*(day(sign*(w.wd-first.weekday())+7)%7) + day(7*sign*(int(q.n)-1))
		w.cover(d, d+1)
	}
	return w, q.j + 2, true
}

// dayAlone reads the day of a month that is not said: "on the 17th".
func (p *parser) dayAlone(i int) (w when, j int, ok bool) {
	d, j, ok := p.dayNumber(i + 1)
	if !ok || !p.dayBefore(i-1) || !p.whole(j) || !p.closed(j) || p.is(j, of) || p.isCount(j) {
		return w, i, false
	}
	switch n := p.tok(i + 1); {
	case p.last(j) && (n.class == cardinal || n.class == digits): // "for the twenty-sixth."
	case n.class == digits && n.suffix == 't':
	case p.is(i-1, on) && (n.class == digits || d > 3): // not "on the second, …"
	default:
		return w, i, false
	}
	w = newWhen(aDay)
	w.d = d
	return w, j, true
}

// isCount reports whether what follows an ordinal at j shows that it counts
// and is no day: "the 10th this year", "the 5th since 2014".
func (p *parser) isCount(j int) bool {
	return p.is(j, since) || p.is(j, shift) && p.is(j+1, unit) && p.tok(j+1).val != oneMonth
}

// dayBefore reports whether a word that goes before a day is at i.
func (p *parser) dayBefore(i int) bool {
	switch p.tok(i).class {
	case on, since, until, before, after, by, from, to, between, forWord, at, and, asof:
		return true
	}
	return false
}
