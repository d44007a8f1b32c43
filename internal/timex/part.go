package timex

// partOf reads a numbered part of a longer time: "the first half of 2023",
// "second quarter", "the last week of March", "first two months of the year",
// "the fourth Thursday of this month". i is the place after "the".
func (p *parser) partOf(i int) (w when, j int, ok bool) {
	n, k, ok := p.nth(i)
	if !ok && p.is(i, shift) && p.isWord(i, "last") {
		n, k, ok = -1, i+1, true
	}
	if !ok || n > 53 || n == 0 {
		return w, i, false
	}
	if p.isMark(k, dash) && p.tok(k).glued {
		k++
	}
	switch t := p.tok(k); {
	case t.class == half && t.Len() == len("half") && (n == 1 || n == 2):
		return p.halfOf(n, i, k+1)
	case t.class == weekday && t.kind != plural:
		var d when
		e, parted := p.partAfter(&d, k+1)
		if !parted {
			e = k + 1
		}
		w, j, ok = p.weekdayOf(n, int(t.val), i, e)
		w.part = d.part
		return w, j, ok
	case t.class == unit && t.val == oneQuarter && n < 0 && p.numberedEnd(k+1) > k+1:
		return p.quarterOf(4, k+1) // "the last quarter of 2015"
	case t.class == unit && t.val == oneQuarter && n <= 4 && n > 0:
		return p.quarterOf(n, k+1)
	case t.class == unit:
		return p.unitOf(n, 1, t.val, i, k+1)
	case t.class == digits || t.class == cardinal || t.class == vague:
		q, ok := p.howMany(k)
		if ok && p.is(q.j, unit) && q.n >= 1 && q.n < 1000 && q.n == float64(int(q.n)) && (n == 1 || n == -1) {
			return p.unitOf(n, int(q.n), p.tok(q.j).val, i, q.j+1)
		}
	}
	return w, i, false
}

// wholeOf reads the longer time that a part is of: "of 2023", "of this decade",
// "last year".
func (p *parser) wholeOf(k int) (w when, j int, ok bool) {
	linked := p.is(k, of) || p.is(k, in)
	if linked {
		k++
	}
	if p.is(k, the) {
		if p.is(k+1, unit) && linked {
			if g, ok := grainOf(p.tok(k + 1).val); ok && (g == aYear || g == aMonth) {
				if y, e, ok := p.yearAt(k + 2); ok && g == aYear {
					w = newWhen(aYear)
					w.y = y
					return w, e, true
				}
				return p.nextUnit(g, 0), k + 2, true
			}
		}
		k++
	}
	if s, e, ok := p.whichOne(k); ok && p.is(e, unit) {
		if g, ok := grainOf(p.tok(e).val); ok {
			return p.nextUnit(g, s), e + 1, true
		}
	}
	t := p.tok(k)
	switch {
	case t.class == month && linked:
		return p.monthYear(k, true)
	case t.class == shift && linked, t.class == decade && linked:
		w, j, ok = p.bare(k)
		return w, j, ok
	case t.class == unit && t.val == oneYear:
		k++
		t = p.tok(k)
	}
	if (t.class == digits && t.suffix == 's' || t.class == ordinal || t.class == digits && t.suffix == 't') && linked {
		if w, j, ok = p.decadeInFigures(k); ok {
			return w, j, true
		}
		return p.ordinalCentury(k)
	}
	if y, e, ok := p.yearAt(k); ok && (t.width == 4 || t.class == cardinal && linked) {
		w = newWhen(aYear)
		w.y = y
		return w, e, true
	}
	return w, k, false
}

// numbered returns the nth quarter or half of the year that stands at k, or
// of a year that is not said.
func (p *parser) numbered(g grain, n, k int) when {
	w := newWhen(g)
	w.n = n
	if of, _, ok := p.wholeOf(k); ok && of.grain == aYear {
		p.settle(&of)
		w.y = of.y
	}
	return w
}

func (p *parser) numberedEnd(k int) int {
	if of, j, ok := p.wholeOf(k); ok && of.grain == aYear {
		return j
	}
	return k
}

// halfOf reads what a half is of. Without that it is half of a match, or of a
// page.
func (p *parser) halfOf(n, i, k int) (w when, j int, ok bool) {
	of, j, ok := p.wholeOf(k)
	if !ok {
		return w, i, false
	}
	if of.grain == aYear {
		return p.numbered(aHalf, n, k), j, true
	}
	p.settle(&of)
	w = newWhen(aStretch)
	if !of.settled {
		return of, j, true
	}
	y, m, d := of.from.date()
	var mid day
	switch of.grain {
	case aMonth:
		mid = dayOf(y, m, d+15)
	case aDecade:
		mid = dayOf(y+5, m, d)
	case aCentury:
		mid = dayOf(y+50, m, d)
	default:
		return w, i, false
	}
	w.from, w.to = of.from, mid
	if n == 2 {
		w.from, w.to = mid, of.to
	}
	return p.asStretch(w), j, true
}

// asStretch names a settled stretch by its ends.
func (p *parser) asStretch(w when) when {
	w.grain, w.settled = aStretch, true
	w.timex = string(w.from.iso()) + "/" + string((w.to - 1).iso())
	return w
}

// weekdayOf reads the month that the nth weekday is of.
func (p *parser) weekdayOf(n, wd, i, k int) (w when, j int, ok bool) {
	if p.is(k, of) && p.is(k+1, every) && p.is(k+2, unit) && p.tok(k+2).val == oneMonth {
		w = newWhen(aSet) // "the first Monday of each month"
		w.timex = "P1M"
		return w, k + 3, true
	}
	of, j, ok := p.wholeOf(k)
	if ok && of.grain == aYear && (n == 1 || n == -1) { // "the last Friday of 2016"
		p.settle(&of)
		of.grain, of.m = aMonth, 1
		if n < 0 {
			of.m = 12
		}
	}
	if !ok || of.grain != aMonth || n > 5 {
		return w, i, false
	}
	w = newWhen(aDay)
	w.y, w.m, w.n, w.wd = of.y, of.m, n, wd
	return w, j, true
}

// unitOf reads the longer time that the first or last so many units are of.
// The first week of a year is its first by ISO 8601, that of a month the one
// that its first Thursday lies in.
func (p *parser) unitOf(n, count int, v int32, i, k int) (w when, j int, ok bool) {
	long, j, ok := p.wholeOf(k)
	g, gok := grainOf(v)
	if !ok || !gok || g >= long.grain || g == aQuarter && (count == 1 || long.grain != aYear) || !p.is(k, of) && !p.is(k, in) && !p.is(k, shift) && long.grain != aYear {
		return w, i, false
	}
	p.settle(&long)
	if !long.settled {
		return newWhen(g), j, true
	}
	if y := p.tok(j - 1); long.grain == aYear && y.class == unit && p.is(j-2, the) && n > 0 && !p.ahead && g != aWeek {
		// "In the first nine months of the year" tells in January of the last.
		if end := stepUnits(long.from, g, n-1+count); end > p.today && end-p.today > p.today-long.from {
			long = stepped(aYear, long.from, -1)
		}
	}
	var from, to day
	switch {
	case g == aWeek:
		from, to = weeksOf(long.from, long.to, n, count)
	case n > 0:
		from = stepUnits(long.from, g, n-1)
		to = stepUnits(from, g, count)
	default:
		to = long.to
		from = stepUnits(to, g, -count)
	}
	if g != aWeek && (from < long.from || to > long.to) || from >= to {
		return w, i, false
	}
	if count == 1 {
		return covering(g, from, to), j, true
	}
	w = newWhen(aStretch)
	w.from, w.to = from, to
	return p.asStretch(w), j, true
}

// stepUnits moves d by n units.
func stepUnits(d day, g grain, n int) day {
	switch g {
	case aMonth:
		return d.addMonths(n)
	case aQuarter:
		return d.addMonths(3 * n)
	case aYear:
		return d.addMonths(12 * n)
	case aDecade:
		return d.addMonths(120 * n)
	}
	return d + day(n)
}

func weeksOf(from, to day, n, count int) (day, day) {
	if n > 0 {
		first := (from + 3).monday() // the week whose Thursday is the first within
		return first + day(7*(n-1)), first + day(7*(n-1+count))
	}
	last := (to - 4).monday() // the week whose Thursday is the last within
	return last - day(7*(count-1)), last + 7
}

// fromUnit reads "year 1934", "month of August", "week of 3 June", "quarter ended
// 30 June", "night of 4 March".
func (p *parser) fromUnit(i int) (w when, j int, ok bool) {
	switch t := p.tok(i); {
	case t.kind == nightly:
		return p.partOfDay(i)
	case t.val == oneMonth && p.is(i+1, of) && p.is(i+2, month):
		return p.monthYear(i+2, true)
	case t.val == oneWeek && p.is(i+1, of):
		return p.weekOfDay(i, i+2)
	case t.val == oneYear && t.kind == plain && p.text[t.End-1] != 's':
		if w, j, ok = p.yearNamed(i); ok {
			return w, j, true
		}
	case t.val == oneWeek && p.is(i+1, digits):
		if w, j, ok = p.weekNumbered(i); ok {
			return w, j, true
		}
	case t.val == oneWeekend && (p.is(i-1, on) || p.is(i-1, at)) && p.isWord(i, "weekend"):
		return p.theWeekend(i, i+1)
	case t.val == oneWeekend && !p.isWord(i, "weekend"), t.val == oneWorkday && p.isWord(i, "weekdays"):
		if !t.capital && !p.is(i-1, half) && !p.is(i-1, shift) && !p.is(i-1, the) {
			w = newWhen(aSet)
			var l length
			l[t.val&15] = 1
			w.timex = l.value()
			return w, i + 1, true
		}
	case t.val == oneQuarter && p.is(i+1, digits):
		if w, j, ok = p.quarterNumbered(i); ok {
			return w, j, true
		}
	}
	return p.lengthTo(i, false)
}

// lengthTo reads a length and the day or month that it ends with: "the year to
// March 2023", "three months ended Sept. 30".
func (p *parser) lengthTo(i int, the bool) (w when, j int, ok bool) {
	l, j, _, ok := p.span(i)
	if t := p.tok(i); t.class == unit && t.kind == plain && p.text[t.End-1] != 's' {
		l[t.val&15] = float64(t.val >> 4)
		j, ok = i+1, true
	}
	if !ok || !p.is(j, ending) && !(the && p.is(j, to)) {
		return w, i, false
	}
	j++
	if p.is(j, on) || p.is(j, in) {
		j++
	}
	end, j, ok := p.core(j)
	if !ok || end.grain != aDay && end.grain != aMonth && end.grain != aQuarter {
		return w, i, false
	}
	p.settle(&end)
	w = newWhen(aStretch)
	w.timex = l.value()
	if end.settled && !l.tooLong() {
		w.from, w.to = l.after(end.to, -1), end.to
		w.settled = w.from < w.to && w.from >= minDay
	}
	return w, j, true
}

// partOfDay reads "morning of 12 March", "the night of Friday".
func (p *parser) partOfDay(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	n := int(t.val)
	if t.class == unit {
		n = int(place(dayparts, "NI"))
		if !p.isWord(i, "night") {
			return w, i, false
		}
	}
	if !p.is(i+1, of) {
		return w, i, false
	}
	w, j, ok = p.core(i + 2)
	if !ok || w.grain != aDay || w.part > 0 || w.hh >= 0 {
		return w, i, false
	}
	w.part = n
	return w, j, true
}
