package timex

// returning reads "every Monday", "each year", "every other week", "every night
// at 9": a time that returns has no dates.
func (p *parser) returning(i int) (w when, j int, ok bool) {
	k := i + 1
	step := 1.0
	if n := p.tok(k); p.isWord(k, "other") {
		k, step = k+1, 2
	} else if (n.class == ordinal || n.suffix == 't') && n.val > 1 && n.val < 13 && (p.is(k+1, weekday) || p.is(k+1, unit)) {
		k, step = k+1, float64(n.val)
	}
	w = newWhen(aSet)
	switch t := p.tok(k); t.class {
	case weekday:
		d := newWhen(aDay)
		d.wd = int(t.val)
		j = p.setClock(&d, k+1)
		w.timex = d.value()
		return w, j, true
	case month:
		m := newWhen(aMonth)
		m.m = int(t.val)
		w.timex = m.value()
		return w, k + 1, true
	case part:
		w.part = int(t.val)
		j = p.setClock(&w, k+1)
		w.timex = string(w.appendClock(nil))
		return w, j, true
	case unit:
		var l length
		l[t.val&15] = float64(t.val>>4) * step
		w.timex = l.value()
		j = k + 1
		if t.val&15 == daysUnit && step == 1 {
			if e := p.setClock(&w, j); e > j {
				w.timex, j = string(w.appendClock(nil)), e
			}
		}
		return w, j, true
	case digits, cardinal, vague:
		if l, j, _, ok := p.span(k); ok {
			w.timex = l.value()
			return w, j, true
		}
	}
	return w, i, false
}

// setClock reads the clock time behind a time that returns: "every night at
// 9", "each Monday 4pm". After "night" and "evening" it is in the second half
// of the day.
func (p *parser) setClock(w *when, j int) int {
	k := j
	if p.is(k, at) {
		k++
	}
	late := p.isWord(j-1, "night") || p.isWord(j-1, "evening") || p.isWord(j-1, "afternoon")
	hh, mm, e, sure, ok := p.clock(k)
	if t := p.tok(k); !ok && k > j && t.class == digits && t.suffix == 0 && t.width <= 2 && t.val <= 12 && p.whole(k+1) && p.closed(k+1) {
		hh, mm, e, ok = int(t.val), unsaid, k+1, true
	}
	if !ok || !sure && k == j {
		return j
	}
	if late && !sure && hh < 12 {
		hh += 12
	}
	w.hh, w.mm, w.part = hh, mm, 0
	return e
}

// adverb reads "daily", "monthly", "twice a week", "mornings at 9": what says
// by itself how often. With a capital it is part of a name.
func (p *parser) adverb(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	if t.capital && (i > 0 && !p.is(i-1, mark) || p.tok(i+1).capital) {
		return w, i, false
	}
	w = newWhen(aSet)
	switch t.class {
	case often:
		if !p.tellsHowOften(i) {
			return w, i, false
		}
		var l length
		l[t.val&15] = float64(t.val >> 4)
		w.timex = l.value()
		return w, i + 1, true
	case once:
		return p.perUnit(i + 1)
	}
	switch b := p.tok(i - 1); b.class { // "mornings"
	case mark, on, in, other, during, and, or:
	default:
		return w, i, false
	}
	w.part = int(t.val)
	j = p.setClock(&w, i+1)
	w.timex = string(w.appendClock(nil))
	return w, j, true
}

// tellsHowOften reports whether the word at i says how often, and is neither a
// paper, "a free weekly", nor what is common, "everyday life".
func (p *parser) tellsHowOften(i int) bool {
	b := p.tok(i - 1).class
	if p.closed(i + 1) {
		if b == other {
			b = p.tok(i - 2).class
		}
		return b != article && b != the
	}
	return !p.isWord(i, "everyday") || b == article
}

// timesA reads "three times a day".
func (p *parser) timesA(i int) (w when, j int, ok bool) {
	q, ok := p.howMany(i)
	if !ok || q.article || !p.is(q.j, times) {
		return w, i, false
	}
	return p.perUnit(q.j + 1)
}

// perUnit reads "a week", "every two days", "per month" behind how many times.
func (p *parser) perUnit(k int) (w when, j int, ok bool) {
	if p.is(k, every) {
		return p.returning(k)
	}
	if !p.is(k, article) && !p.isWord(k, "per") || !p.is(k+1, unit) {
		return w, k, false
	}
	t := p.tok(k + 1)
	if t.kind == short || p.text[t.End-1] == 's' || p.isDash(k+2) && p.tok(k+2).glued {
		return w, k, false
	}
	var l length
	l[t.val&15] = float64(t.val >> 4)
	w = newWhen(aSet)
	w.timex = l.value()
	return w, k + 2, true
}

// everyAfter reads what makes a clock time one of a time that returns: "9am
// every Sunday", "9am Sundays".
func (p *parser) everyAfter(hh, mm, k int) (w when, j int, ok bool) {
	if p.is(k, on) {
		k++
	}
	t := p.tok(k)
	if t.class == weekday && t.kind == plural {
		w = newWhen(aDay)
		w.wd, w.hh, w.mm = int(t.val), hh, mm
		w.timex, w.grain = w.value(), aSet
		return w, k + 1, true
	}
	if t.class == often && t.val == oneDay && !t.capital {
		w = newWhen(aSet)
		w.hh, w.mm = hh, mm
		w.timex = string(w.appendClock(nil))
		return w, k + 1, true
	}
	if t.class != every {
		return w, k, false
	}
	n := p.tok(k + 1)
	switch {
	case n.class == weekday:
		w = newWhen(aDay)
		w.wd = int(n.val)
	case n.class == unit && n.val == oneDay:
		w = newWhen(aTime)
	default:
		return w, k, false
	}
	w.hh, w.mm = hh, mm
	w.timex, w.grain = w.value(), aSet
	return w, k + 2, true
}
