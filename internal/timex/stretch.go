package timex

// stretch reads a time and, if a second one is joined to it, the stretch from
// the one to the other: "3 to 5 May", "Feb 3-Mar 6, 1934", "2004-2009".
func (p *parser) stretch(i int) (w when, j int, ok bool) {
	switch p.tok(i).class {
	case digits:
		if w, j, ok = p.figuresPair(i); ok {
			return w, j, true
		}
		if w, j, ok = p.yearPair(i, false); ok {
			return w, j, true
		}
		if w, j, ok = p.yearsApart(i); ok {
			return w, j, true
		}
		fallthrough
	case the, ordinal, cardinal:
		if w, j, ok = p.days(i); ok {
			return w, j, true
		}
	}
	w, j, ok = p.core(i)
	if !ok {
		if w, k, ok := p.monthPair(i); ok {
			return w, k, true
		}
		return w, j, false
	}
	if v, k, ok := p.joined(w, i, j, false); ok {
		return v, k, true
	}
	return w, j, true
}

// joins reads the word or dash that joins the two ends of a stretch. "And"
// does so after "between" alone.
func (p *parser) joins(j int, between bool) (k int, ok bool) {
	switch t := p.tok(j); {
	case p.isDash(j), t.class == mark && t.val == '~':
		if t.glued != p.tok(j+1).glued {
			return j, false
		}
		return j + 1, true
	case t.class == to, t.class == until, t.class == and && between:
		return j + 1, true
	}
	return j, false
}

// joined reads the second end of a stretch whose first, w, stands at [i:j].
func (p *parser) joined(w when, i, j int, between bool) (when, int, bool) {
	if w.grain >= aStretch && w.grain != aTime && w.grain != aMoment {
		return w, j, false
	}
	k, ok := p.joins(j, between)
	if !ok {
		return w, j, false
	}
	if w.grain == aDay && w.m > 0 && w.d > 0 {
		if d, e, ok := p.dayEnd(k, &w); ok {
			return p.between(w, d), e, true
		}
	}
	if p.is(k, the) && p.tok(k+1).class == phase {
		k++
	}
	var v when
	e := k
	if t := p.tok(k); w.inFigures {
		v, e, ok = p.figuresDate(k, true)
	} else if t.class == month {
		v, e, ok = p.monthFirst(k)
		if !ok && w.grain == aMonth {
			v, e, ok = p.monthYear(k, true)
		}
	} else if t.class == digits && w.grain == aYear || t.class == digits && w.grain == aMonth && t.width == 4 {
		y, end, found := p.yearAt(k)
		v, e, ok = newWhen(aYear), end, found && p.whole(end) && y >= 1000 && !p.counted(end)
		v.y = y
		if f, end, isDate := p.core(k); isDate && f.grain <= aYear && end > e {
			v, e, ok = f, end, true
		}
	} else if t.class == now {
		v, e, ok = newWhen(aMoment), k+1, true
	} else {
		v, e, ok = p.core(k)
	}
	if !ok || v.grain >= aStretch && v.grain != aMoment && v.grain != aTime {
		return w, j, false
	}
	if p.isDash(k-1) && v.grain != w.grain && !(w.grain <= aMonth && v.grain <= aMonth) {
		return w, j, false
	}
	if (w.grain == aTime) != (v.grain == aTime) {
		return w, j, false
	}
	return p.between(w, v), e, true
}

// dayEnd reads the day that a stretch of days of one month ends with: "May
// 3-5", "June 6th through 9th", "June 28 to the second".
func (p *parser) dayEnd(k int, w *when) (v when, j int, ok bool) {
	if p.is(k, the) {
		k++
	}
	d, e, ok := p.dayNumber(k)
	if !ok {
		if n := p.tok(k); n.class == digits && n.suffix == 0 && n.width <= 2 && n.val >= 1 && n.val <= 31 && p.isDash(k-1) && n.glued {
			d, e, ok = int(n.val), k+1, true
		}
	}
	if !ok || !p.whole(e) || p.is(e, month) || p.is(e, meridiem) || p.is(e, unit) || p.is(e, of) && p.is(e+1, month) || p.isMark(e, '/') {
		return v, k, false
	}
	v = newWhen(aDay)
	v.m, v.d, v.y = w.m, d, w.y
	if w.y < 0 {
		if p.yearFollows(e) || p.is(e, of) && p.is(e+1, digits) {
			v.y, e = p.yearOf(e-1, e)
			w.y = v.y
		}
	}
	if d <= w.d {
		if !p.is(k, ordinal) && p.tok(k).suffix != 't' {
			return v, k, false
		}
		v.m++
		if v.m > 12 {
			v.m = 1
			if v.y >= 0 {
				v.y++
			}
		}
	}
	return v, e, true
}

// days reads two days before their month: "3 to 5 May", "3-5 May 2020", "the
// 3rd and 4th of May", "6 to 9 next month".
func (p *parser) days(i int) (w when, j int, ok bool) {
	k := i
	if p.is(k, the) {
		k++
	}
	a, k, ok := p.dayNumber(k)
	if !ok {
		return w, i, false
	}
	if !p.isDash(k) && !p.is(k, to) && !p.is(k, until) && !p.is(k, and) {
		return w, i, false
	}
	dashed := p.isDash(k)
	k++
	if p.is(k, the) {
		k++
	}
	n := p.tok(k)
	b, e, ok := p.dayNumber(k)
	if !ok && dashed && n.class == digits && n.suffix == 0 && n.width <= 2 {
		b, e, ok = int(n.val), k+1, true
	}
	if !ok || b <= a || b > 31 {
		return w, i, false
	}
	linked := false
	if p.is(e, of) || p.is(e, in) {
		e, linked = e+1, true
	}
	v := newWhen(aDay)
	if t := p.tok(e); t.class == month && (t.capital || t.kind != ambiguous || linked) {
		v.m, v.d = int(t.val), b
		v.y, j = p.yearOf(e, e+1)
		w = v
		w.d = a
	} else if of, end, ok := p.monthOfShift(e); ok {
		w, v, j = p.dayIn(of, a), p.dayIn(of, b), end
	} else {
		return w, i, false
	}
	if v.d > monthLen(2000, max(v.m, 1)) {
		return w, i, false
	}
	return p.between(w, v), j, true
}

// monthPair reads two months, neither of which a number shows to be one:
// "June to April", "March-May 1934".
func (p *parser) monthPair(i int) (w when, j int, ok bool) {
	if !p.is(i, month) || !p.tok(i).capital {
		return w, i, false
	}
	w, j, ok = p.monthYear(i, true)
	if !ok {
		return w, i, false
	}
	k, ok := p.joins(j, false)
	if !ok || !p.is(k, month) || !p.tok(k).capital {
		return w, i, false
	}
	return p.joined(w, i, j, false)
}

// between returns the stretch from a to b. What only one of them says holds
// for both.
func (p *parser) between(a, b when) when {
	switch {
	case a.isWeekday() && b.settled && b.grain == aDay: // "Tuesday through Thursday this week"
		d := b.from - day(b.from.weekday()-a.wd+7)%7
		a.cover(d, d+1)
	case b.isWeekday() && a.wd == 0:
		p.settle(&a)
		if a.settled {
			d := a.from + day(b.wd-a.from.weekday()+7)%7
			b.cover(d, d+1)
		}
	case a.y < 0 && b.y >= 0 && !b.settled && a.holiday < 0 && a.m > 0:
		a.y = b.y
		if a.m > b.m && b.m > 0 {
			a.y--
		}
		p.settle(&a)
		p.settle(&b)
	case b.y < 0 && a.y >= 0 && b.holiday < 0 && b.m > 0:
		b.y = a.y
		if b.m < a.m && a.m > 0 {
			b.y++
		}
		p.settle(&a)
		p.settle(&b)
	default:
		p.settle(&b)
		p.settle(&a)
		p.inOrder(&a, &b)
	}
	w := newWhen(aStretch)
	w.timex = a.value() + "/" + b.value()
	if a.grain == aTime {
		w.grain = aTime
	}
	from, to := a.from, b.to
	if a.pointed {
		from = a.mid
	}
	if b.pointed {
		to = b.mid
	}
	if a.settled && b.settled && from < to {
		w.from, w.to, w.settled = from, to, true
	}
	return w
}

// isWeekday reports whether w is a weekday of a week that is not said.
func (w *when) isWeekday() bool {
	return w.grain == aDay && w.wd > 0 && w.m < 0 && w.d < 0 && !w.settled
}

// inOrder moves the end of a stretch whose years were not said, so that it
// comes after the beginning.
func (p *parser) inOrder(a, b *when) {
	if !a.settled || !b.settled || a.from < b.from {
		return
	}
	switch {
	case a.wd > 0 && b.wd > 0 && a.from-b.from < 7:
		a.cover(a.from-7, a.to-7)
	case a.grain <= aMonth && a.from-b.from < 367 && a.holiday < 0:
		y, m, d := a.from.date()
		c := *a
		c.settled = false
		c.y, c.m, c.d = y-1, m, d
		if from, to, ok := c.extent(); ok {
			a.cover(from, to)
		}
	}
}

// fromTo reads "from 3 to 5 May", "between March and June 2020". A "from"
// without its "to" is left out.
func (p *parser) fromTo(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	k := i + 1
	if w, j, ok = p.hours(k, true); ok {
		return w, j, true
	}
	if w, j, ok = p.days(k); ok {
		return w, j, true
	}
	if w, j, ok = p.figuresPair(k); ok {
		return w, j, true
	}
	if w, j, ok = p.yearPair(k, true); ok {
		return w, j, true
	}
	if p.is(k, the) && p.tok(k+1).class == phase {
		k++
	}
	var a when
	if m := p.tok(k); m.class == month {
		a, j, ok = p.monthFirst(k)
		if !ok && (m.capital || m.kind != ambiguous) {
			a, j, ok = p.monthYear(k, true)
		}
	} else if m.class == digits && m.width == 4 {
		y, e, found := p.yearAt(k)
		a, j, ok = newWhen(aYear), e, found && y >= 1000
		a.y = y
		if f, e, isDate := p.core(k); isDate && f.grain <= aYear && e > j {
			a, j, ok = f, e, true
		}
	} else if m.class == now {
		a, j, ok = newWhen(aMoment), k+1, true
	} else if m.class == cardinal && m.val < 100 {
		if w, j, ok = p.yearsSpelled(k, t.class == between); ok {
			return w, j, true
		}
		a, j, ok = p.core(k)
	} else {
		a, j, ok = p.core(k)
	}
	if ok && p.is(j, onward) {
		if e := p.onwards(&a, j); e > j { // "from 2018 onwards"
			return a, e, true
		}
	}
	if !ok {
		return w, i, false
	}
	if p.is(j, forWord) { // "from 9 am for 4 hours"
		if l, e, _, ok := p.span(j + 1); ok {
			if w, ok = p.beginning(l, a); ok {
				return w, e, true
			}
		}
	}
	w, j, ok = p.joined(a, k, j, t.class == between)
	if !ok {
		return w, i, false
	}
	return w, j, true
}

// bounded reads "since 2014", "until Friday", "by 2030", "after 1 May".
func (p *parser) bounded(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	k := i + 1
	if p.is(k, at) || p.is(k, on) {
		k++
	}
	w, j, ok = p.stretch(k)
	if !ok && p.is(k, the) {
		w, j, ok = p.stretch(k + 1)
	}
	if !ok || w.grain == aSet || w.grain == aDuration || w.bound != 0 {
		return w, i, false
	}
	if w.grain == aStretch && !w.settled {
		return w, i, false
	}
	if t.class != since && t.class != until && (p.is(j, poss) || !p.closed(j) && !p.isNumber(j)) {
		return w, i, false // "after Friday's storm" is on Friday
	}
	if p.is(j, poss) {
		return w, i, false
	}
	if t.class != since || w.grain != aStretch { // "since Monday until today" has both ends
		w.bound = t.class
	}
	return w, j, true
}
