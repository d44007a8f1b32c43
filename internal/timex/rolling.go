package timex

// rolling reads "the past two weeks", "the next 10 days": a stretch that ends
// or begins with publication.
func (p *parser) rolling(i, k, n int) (w when, j int, ok bool) {
	var l length
	if t := p.tok(k); t.class == unit {
		l[t.val&15] = float64(t.val >> 4)
		j = k + 1
	} else if q, ok := p.howMany(k); ok && p.is(q.j, unit) && p.tok(q.j).val&15 == quarters {
		l[quarters] = q.n
		j = q.j + 1
	} else if l, j, _, ok = p.span(k); !ok {
		return w, i, false
	}
	if n == 0 {
		return w, i, false
	}
	return p.rolled(l, n), j, true
}

// unitsOn reads "the five past years", "the 3 next weeks": the number comes
// first.
func (p *parser) unitsOn(i int) (w when, j int, ok bool) {
	q, ok := p.howMany(i)
	t := p.tok(q.j)
	if !ok || q.article || t.class != shift || t.val == 0 || !p.is(q.j+1, unit) {
		return w, i, false
	}
	var l length
	q.j++
	if j, ok = p.unitAfter(&l, q); !ok {
		return w, i, false
	}
	return p.rolled(l, int(t.val)), j, true
}

// rolled returns the stretch of length l that ends with publication, or if n
// is above zero, begins with it.
func (p *parser) rolled(l length, n int) when {
	w := newWhen(aStretch)
	w.timex = l.value()
	if !p.knows(aDay) || l.tooLong() {
		return w
	}
	w.from, w.to, w.settled = p.today, p.today, true
	switch {
	case l.finest() == quarters:
		q := around(aQuarter, p.today)
		if n < 0 {
			w.from, w.to = q.from.addMonths(-3*int(l[quarters])), q.from
		} else {
			w.from, w.to = q.to, q.to.addMonths(3*int(l[quarters]))
		}
	case l.finest() == weekends && l[weekends] >= 1:
		// whole weekends, the nearest of which is over, or has not begun
		back := day(7 * (l[weekends] - 1))
		if n < 0 {
			w.to = p.today.monday()
			w.from = w.to - 2 - back
		} else {
			w.from = around(aWeekend, p.today).from
			if p.today >= w.from {
				w.from += 7
			}
			w.to = w.from + 2 + back
		}
	case n < 0:
		w.from = l.after(p.today, -1)
		if l.finest() >= hours { // all the days that the hours touch
			w.from = min(w.from, p.today-1)
			w.to = p.today + 1
		}
	case l.finest() >= hours:
		w.to = max(l.after(p.today, 1), p.today+1) + 1
	case l.finest() == workdays:
		w.from = p.today.nextWorkday(1)
		w.to = l.after(p.today, 1) + 1
	default:
		w.from = p.today + 1
		w.to = l.after(w.from, 1)
	}
	if w.from >= w.to || w.from < minDay || w.to > maxDay {
		w.settled = false
	}
	return w
}

// inLapse reads "in two weeks" and "within three days": so far ahead if the
// sentence speaks of what is to come, a bare length if it does not.
func (p *parser) inLapse(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	k := i + 1
	if t.class == in && p.is(k, between) {
		return w, i, false
	}
	if t.class == in {
		if w, j, ok = p.inThePart(k); ok {
			return w, j, true
		}
	}
	if t.class == within && p.is(k, the) {
		k++
	}
	if t.class == within && p.is(k, shift) && p.tok(k).val > 0 {
		k++
	}
	l, j, _, ok := p.span(k)
	hence := p.timeHence(j)
	near := t.class == within && (p.is(j, of) || p.is(j, from) || p.is(j, after))
	if !p.ahead && k == i+1 && hence == j && !near {
		return w, i, false
	}
	if !ok || p.isAge(k, j) || p.is(j, ago) {
		return w, i, false
	}
	start, known := p.today, p.knows(aDay)
	if b := p.tok(j).class; b == from || b == after || b == since || near {
		at, e, ok := p.core(j + 1)
		switch {
		case ok && at.grain < aStretch:
			p.settle(&at)
			start, known, j = at.from, at.settled, e
		case b != from:
			return w, i, false
		}
	}
	if t.class == in {
		return p.away(l, 1, start, known), max(j, hence), true
	}
	w = newWhen(aStretch)
	w.timex = l.value()
	if known && !l.tooLong() {
		w.from, w.to = start, max(l.after(start, 1), start+1)
		w.settled = w.to <= maxDay
	}
	return w, j, true
}

// inThePart reads "in the morning", "in the evening at 7": a time of some day.
func (p *parser) inThePart(k int) (w when, j int, ok bool) {
	if p.is(k, the) {
		k++
	}
	if t := p.tok(k); t.class != part || !p.closed(k+1) && !p.isNumber(k+1) || p.is(k+1, of) {
		return w, k, false
	}
	w = newWhen(aTime)
	w.part = int(p.tok(k).val)
	return w, p.setClock(&w, k+1), true
}

// timeHence passes over the "' time" of "in two weeks' time".
func (p *parser) timeHence(j int) int {
	if (p.is(j, poss) || p.isMark(j, '\'')) && p.isWord(j+1, "time") {
		return j + 2
	}
	return j
}
