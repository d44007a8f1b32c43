package timex

// onwards gives a time that a word behind it leaves open at one end that end:
// "2018 or later", "May 2019 onwards", "2018 or earlier".
func (p *parser) onwards(w *when, j int) int {
	if w.bound != 0 || w.grain >= aDuration && w.grain != aTime {
		return j
	}
	if p.is(j, onward) {
		w.bound = since
		return j + 1
	}
	if !p.is(j, or) && !p.is(j, and) {
		return j
	}
	next := p.tok(j + 2)
	alone := next.class == mark && !(next.val == dash && next.glued)
	switch t := p.tok(j + 1); { // "or later this week" and "and after a debate" go on
	case t.class == later && t.val == 0 && (alone || p.is(j, or) && !begins[next.class]), t.class == after && alone:
		w.bound = since
	case t.class == earlier && (alone || p.is(j, or) && !begins[next.class]), t.class == before && alone:
		w.bound = until
	default:
		return j
	}
	return j + 2
}

// hedged reads "more than three weeks", where the hedge belongs to the length,
// and "less than two weeks before Christmas", where the length lies to a day
// and the hedge leaves open how near.
func (p *parser) hedged(i int) (w when, j int, ok bool) {
	if w, j, ok = p.hedgedFrom(i); ok {
		return w, j, true
	}
	w, j, ok = p.lapse(i + 1)
	if !ok {
		return w, max(j, i), false
	}
	if w.grain != aDuration {
		return w, i, false
	}
	return w, j, true
}

// hedgedFrom reads "less than two weeks before Christmas": between the two;
// and "more than two weeks before Christmas": before that.
func (p *parser) hedgedFrom(i int) (w when, j int, ok bool) {
	more := p.tok(i).val
	l, j, _, ok := p.span(i + 1)
	if !ok || more == 0 || p.isAge(i+1, j) {
		return w, i, false
	}
	back, sign := p.is(j, before), 1
	if back {
		sign = -1
	}
	if !back && !p.is(j, after) && !p.is(j, from) {
		return w, i, false
	}
	at, j, ok := p.core(j + 1)
	if !ok || at.grain >= aStretch {
		return w, i, false
	}
	p.settle(&at)
	known := at.settled && !l.tooLong()
	if more > 0 {
		w = newWhen(aDay)
		if d := l.after(at.from, sign); known && minDay <= d && d <= maxDay {
			w.cover(d, d+1)
		}
		w.bound = since
		if back {
			w.bound = before
		}
		return w, j, true
	}
	w = newWhen(aStretch)
	w.timex = l.value()
	switch {
	case !known:
	case back:
		w.from, w.to = l.after(at.from, -1), at.from
	default:
		w.from, w.to = at.from, l.after(at.from, 1)
	}
	w.settled = known && minDay <= w.from && w.from < w.to && w.to <= maxDay
	return w, j, true
}

// lasting reads "for three days from Monday". "For" belongs to the time as
// "from" does to "from Monday to Friday".
func (p *parser) lasting(i int) (w when, j int, ok bool) {
	l, j, _, ok := p.span(i + 1)
	if !ok {
		return w, i, false
	}
	if p.isMark(j, ',') {
		j++
	}
	if !p.is(j, from) {
		return w, i, false
	}
	at, j, ok := p.core(j + 1)
	if !ok {
		return w, i, false
	}
	w, ok = p.beginning(l, at)
	return w, j, ok
}

// beginning returns the stretch of length l that begins with at.
func (p *parser) beginning(l length, at when) (w when, ok bool) {
	switch {
	case at.grain == aTime && at.timex == "":
		w = newWhen(aTime)
		w.timex = at.value() + "/" + l.value()
		return w, true
	case at.grain >= aStretch:
		return w, false
	}
	p.settle(&at)
	w = newWhen(aStretch)
	w.timex = l.value()
	if at.settled && !l.tooLong() {
		w.from, w.to = at.from, max(l.after(at.from, 1), at.from+1)
		w.settled = w.to <= maxDay
	}
	return w, true
}
