package timex

// weekdayFirst reads a weekday and what belongs to it: "Tuesday, 23 January",
// "Monday the 6th", "Friday of next week".
func (p *parser) weekdayFirst(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	if t.kind == plural {
		w = newWhen(aSet)
		d := newWhen(aDay)
		d.wd = int(t.val)
		w.timex = d.value()
		return w, i + 1, true
	}
	if n := p.tok(i + 1); n.class == parts { // "Monday mornings"
		w = newWhen(aSet)
		d := newWhen(aDay)
		d.wd, d.part = int(t.val), int(n.val)
		w.timex = d.value()
		return w, i + 2, true
	}
	wd := int(t.val)
	k := i + 1
	if t.kind == short && p.isMark(k, '.') && p.tok(k).glued {
		k++
	}
	if w, j, ok := p.dateOfWeekday(k, wd); ok {
		return w, j, true
	}
	if t.kind == short && !p.isWeekday(i) {
		return w, i, false
	}
	if w, j, ok := p.weekOfWeekday(i+1, wd); ok {
		return w, j, true
	}
	w = newWhen(aDay)
	w.wd = wd
	w.next = p.willFollow(i + 1)
	return w, i + 1, true
}

// willFollow reports whether something of a day's is to come: "Monday's
// debate will".
func (p *parser) willFollow(i int) bool {
	if p.is(i, part) || p.is(i, unit) {
		i++
	}
	if !p.is(i, poss) {
		return false
	}
	for k := i + 1; k < i+6; k++ {
		switch p.tok(k).class {
		case future:
			return true
		case said, mark, weekday, relDay:
			return false
		}
	}
	return false
}

// dateOfWeekday reads the date that belongs to a weekday.
func (p *parser) dateOfWeekday(k, wd int) (w when, j int, ok bool) {
	bracket := p.isMark(k, '(')
	if p.isMark(k, ',') || bracket || p.isMark(k, dash) && p.tok(k).glued && p.is(k+1, month) {
		k++
	}
	try := func(w when, j int, ok bool) (when, int, bool) {
		if ok && w.grain == aDay && w.wd == 0 {
			w.wd = wd
			p.orderByWeekday(&w, k, j)
			if bracket && p.isMark(j, ')') {
				j++
			} else if bracket {
				return w, j, false
			}
			return w, j, true
		}
		return w, j, false
	}
	if w, j, ok = try(p.figuresDate(k, true)); ok && (!p.isScore(k, j) || p.fitsWeekday(w)) {
		return
	}
	if w, j, ok = try(p.dayMonth(k)); ok {
		return
	}
	if p.is(k, month) {
		if w, j, ok = try(p.monthDay(k)); ok {
			return
		}
	}
	if bracket || p.isMark(k-1, ',') {
		return w, k, false
	}
	e, article := k, false
	if p.is(e, the) {
		e, article = e+1, true
	}
	w = newWhen(aDay)
	d, e, ok := p.dayNumber(e)
	if !ok && article {
		var c int
		if c, e = p.words(e); c >= 1 && c <= 31 {
			d, ok = c, true
		}
	}
	if !ok || !(article || p.tok(e-1).suffix == 't' || p.closed(e)) || !p.whole(e) || p.isClockAhead(e) {
		return w, k, false
	}
	w.wd, w.d = wd, d
	return w, e, true
}

// orderByWeekday puts the day and month of a date in figures at [k:j] the other
// way round if only so it can fall on its weekday: "Friday 7/6".
func (p *parser) orderByWeekday(w *when, k, j int) {
	if w.m > 12 || w.d > 12 || w.m == w.d || p.tok(k).class != digits || p.tok(k).width > 2 || p.tok(k+2).class != digits || p.dateOrder() != unshown {
		return
	}
	other := *w
	other.m, other.d = w.d, w.m
	a, b := *w, other
	p.settle(&a)
	p.settle(&b)
	if !a.settled || !b.settled {
		return
	}
	fits, otherFits := a.from.weekday() == w.wd, b.from.weekday() == w.wd
	if otherFits && (!fits || apart(b.from, p.today) < apart(a.from, p.today)) {
		*w = other
	}
}

// isScore reports whether the date in figures at [k:j] may as well be the
// score of a match, or hours: "on Monday 3-2".
func (p *parser) isScore(k, j int) bool { return j == k+3 && p.isDash(k+1) }

// fitsWeekday reports whether the date w falls on its weekday not far from
// publication.
func (p *parser) fitsWeekday(w when) bool {
	p.settle(&w)
	return w.settled && w.from.weekday() == w.wd && apart(w.from, p.today) < 200
}

func apart(a, b day) day { return max(a-b, b-a) }

// isClockAhead reports whether the number before j is an hour.
func (p *parser) isClockAhead(j int) bool {
	return p.is(j, meridiem) || p.is(j, oclock) || p.isMark(j, ':') || p.isDash(j) && p.tok(j+1).class == digits
}

// daysOfWeekBetween reads the days of a week that stand behind it: "next week
// between Wednesday and Friday".
func (p *parser) daysOfWeekBetween(week when, k int) (w when, j int, ok bool) {
	isDay := func(i int) bool { return p.is(i, weekday) && p.tok(i).kind != plural }
	if !p.is(k, from) && !p.is(k, between) || !isDay(k+1) {
		return w, k, false
	}
	j, ok = p.joins(k+2, p.is(k, between))
	if !ok || !isDay(j) || p.tok(k+1).val >= p.tok(j).val {
		return w, k, false
	}
	return p.between(p.dayOfWeek(week, int(p.tok(k+1).val)), p.dayOfWeek(week, int(p.tok(j).val))), j + 1, true
}

// weekOfWeekday reads the week of a weekday: "of next week", "last week".
func (p *parser) weekOfWeekday(k, wd int) (w when, j int, ok bool) {
	if p.is(k, of) {
		k++
	}
	s, k, ok := p.whichOne(k)
	if !ok || !p.is(k, unit) || p.tok(k).val != oneWeek {
		return w, k, false
	}
	return p.dayOfWeek(p.nextUnit(aWeek, s), wd), k + 1, true
}

// dayOfWeek returns the weekday wd of a week.
func (p *parser) dayOfWeek(week when, wd int) when {
	if !week.settled {
		w := newWhen(aDay)
		w.wd = wd
		return w
	}
	d := week.from + day(wd-1)
	return covering(aDay, d, d+1)
}

// isWeekday reports whether the short weekday at i is one: "Sun" may be the
// sun, "Sat" somebody who sat.
func (p *parser) isWeekday(i int) bool {
	t, b, a := p.tok(i), p.tok(i-1), p.tok(i+1)
	if t.glued && p.tok(i-1).class != mark {
		return false
	}
	word := t.val != 7 && t.val != 6 && t.val != 3
	if p.isDash(i+1) && p.is(i+2, weekday) && t.capital { // "Mon-Fri"
		return true
	}
	switch b.class {
	case on, shift, every, by, since, until, from, between, phase:
		return t.capital || word
	case or, and, to:
		if p.is(i-2, weekday) {
			return true
		}
	case unit:
		return b.val == oneWeek
	}
	if !t.capital {
		return t.Len() > 3 && p.closed(i+1)
	}
	if a.class == at || a.class == part || a.class == digits && p.isClockAhead(i+2) {
		return true
	}
	return word && p.closed(i+1) && !t.upper
}
