package timex

// settle finds the days that w covers: what its words leave out is taken from
// the day of publication, the past preferred, or the time to come if the
// sentence speaks of that.
func (p *parser) settle(w *when) {
	if w.settled || w.timex != "" {
		return
	}
	switch w.grain {
	case aDuration, aTime, aSet, aFiscal, aStretch, aWeek, aWeekend, aSeason:
		return
	case aMoment:
		if p.knows(aDay) {
			w.from, w.to, w.settled = p.today, p.today+1, true
		}
		return
	}
	from, to, ok := w.extent()
	if !ok && w.y < 0 && p.knows(w.grain) {
		from, to, ok = p.nearest(w)
	}
	if !ok {
		return
	}
	if w.grain == aCentury || w.grain == aDecade {
		w.from, w.to, w.settled = from, to, true
		return
	}
	w.cover(from, to)
	if w.grain == aDay && to > from+1 { // a feast of some days
		*w = p.asStretch(*w)
	}
}

// nearest returns the days of a time whose year is not said.
func (p *parser) nearest(w *when) (from, to day, ok bool) {
	switch {
	case w.grain == aDay && w.holiday < 0 && w.m < 0 && w.d < 0 && w.wd > 0:
		d := p.today - day((p.today.weekday()-w.wd+7)%7)
		if (p.ahead || w.next) && d < p.today {
			d += 7
		}
		return d, d + 1, true
	case w.grain == aDay && w.holiday < 0 && w.m < 0:
		return p.nearestMonth(w)
	}
	past, pastOK := p.nearestYear(w, -1)
	next, nextOK := p.nearestYear(w, 1)
	if w.grain == aDay && w.wd > 0 && w.d > 0 && pastOK && nextOK {
		// The weekday that is said beside the date tells the year, if it can.
		if a, b := past.from.weekday() == w.wd, next.from.weekday() == w.wd; a != b {
			if a {
				return past.from, past.to, true
			}
			return next.from, next.to, true
		}
	}
	near := nextOK && next.from-p.today < soon
	switch {
	case p.ahead && (near || nextOK && w.holiday >= 0):
		return next.from, next.to, true
	case near && pastOK && w.grain <= aMonth && p.today-past.from > faded(w.grain):
		return next.from, next.to, true
	}
	return past.from, past.to, pastOK
}

// soon bounds how far ahead a date without a year may lie, in days: further
// off it would have one.
const soon = 9 * 30

// faded returns how long ago, in days, a time without a year may lie, if
// nothing shows that it is to come. What lies further back would have its
// year, or "last", beside it: on 10 February, "the 20 February vote" is this
// year's. Read in American news of 2015 and 2016 (the training part of
// PolNeAR): of 21 days that would have lain more than 270 days back, all were
// to come; of 7 months that would have begun more than 330 days back, 6.
func faded(g grain) day {
	if g == aDay {
		return 270
	}
	return 330
}

// nearestYear gives w the last year in which it has begun by the day of
// publication, or going the other way, the first in which it is not over.
func (p *parser) nearestYear(w *when, step int) (when, bool) {
	y, _, _ := p.today.date()
	if step < 0 {
		y++
	} else {
		y--
	}
	for range 12 { // a leap day may be eight years away
		c := *w
		c.y = y
		from, to, ok := c.extent()
		if ok && (step < 0 && from <= p.today || step > 0 && to > p.today) {
			c.from, c.to = from, to
			return c, true
		}
		y += step
	}
	return when{}, false
}

// nearestMonth finds the day of a month that is not said: "the 17th",
// "Monday the 6th".
func (p *parser) nearestMonth(w *when) (from, to day, ok bool) {
	y, m, _ := p.today.date()
	step := -1
	if p.ahead {
		step = 1
	}
	for k := range 48 {
		c := *w
		c.y, c.m, _ = dayOf(y, m+step*k, 1).date()
		d, ok := c.theDay()
		if !ok || step < 0 && d > p.today || step > 0 && d < p.today || w.wd > 0 && d.weekday() != w.wd {
			continue
		}
		return d, d + 1, true
	}
	return 0, 0, false
}
