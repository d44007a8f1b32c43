package timex

// fromAnchor reads "the following day", "the previous month": counted from the
// last time that was named, or else from publication.
func (p *parser) fromAnchor(g grain, n, i, k int) (w when, j int, ok bool) {
	d, known := p.today, p.knows(g) && (n < 0 || p.ahead || !p.is(i-1, the) && !p.isWord(i, "following"))
	if p.hasAnchor(g) && (p.is(i-1, the) || p.isWord(i, "following")) {
		d, known = p.anchor.from, true
	}
	if !known {
		return newWhen(g), k + 1, true
	}
	if g == aWeek {
		return p.daysOfWeek(stepped(g, d, n), k+1)
	}
	return stepped(g, d, n), k + 1, true
}

// sameDay reads "the same day", "that year": the last day that was named.
func (p *parser) sameDay(i int) (w when, j int, ok bool) {
	t := p.tok(i + 1)
	g, ok := grainOf(t.val)
	switch {
	case !ok || t.class != unit || p.text[t.End-1] == 's':
		return w, i, false
	case p.isWord(i, "that") && !p.closed(i+2) && !p.isNumber(i+2): // "that day labourers"
		return w, i, false
	case !p.hasAnchor(g):
		return w, i, false
	}
	return around(g, p.anchor.from), i + 2, true
}

// base returns the day that "two days later" is counted from: the last time
// that this sentence or the one before it named, if that was no wider than
// the step, or else the day of publication if the words look from there.
func (p *parser) base(l *length, fromToday bool) (day, bool) {
	if p.hasAnchor(l.grain()) {
		return p.anchor.from, true
	}
	return p.today, fromToday && p.knows(aDay)
}

// hasAnchor reports whether this sentence or the one before it named a time
// no wider than g.
func (p *parser) hasAnchor(g grain) bool {
	return p.anchored > 0 && p.anchored >= p.count-1 && p.anchor.grain <= g
}
