package timex

// clock reads a time of day: "9 p.m.", "14:30", "0600 GMT", "ten o'clock",
// "noon". sure says that nothing else is written so.
func (p *parser) clock(i int) (hh, mm, j int, sure, ok bool) {
	t := p.tok(i)
	mm = unsaid
	switch {
	case t.class == hour:
		return int(t.val), unsaid, p.zoneAfter(i + 1), true, true
	case t.class == cardinal && t.val <= 12 && t.val > 0:
		hh, j = int(t.val), i+1
	case t.class == digits && t.suffix == 0 && p.free(i) && t.width <= 2 && t.val < 25:
		hh, j = int(t.val), i+1
		if m := p.tok(j + 1); (p.isMark(j, ':') || p.isMark(j, '.')) && p.tok(j).glued && m.class == digits && m.glued && m.suffix == 0 && m.width == 2 && m.val < 60 {
			mm, sure = int(m.val), p.isMark(j, ':')
			j += 2
			if s := p.tok(j + 1); p.isMark(j, ':') && p.tok(j).glued && s.class == digits && s.glued && s.width == 2 {
				j += 2
			}
		}
	case t.class == digits && t.suffix == 0 && p.free(i) && t.width == 4 && t.val < 2400 && t.val%100 < 60 && p.is(i+1, zone) && !p.tok(i+1).glued:
		return int(t.val) / 100, int(t.val) % 100, p.zoneAfter(i + 1), true, true
	default:
		return 0, 0, i, false, false
	}
	switch a := p.tok(j); {
	case a.class == meridiem && hh >= 1 && hh <= 12 && (a.val == 12 || a.Len() > 2 || a.glued || t.class == digits || p.closed(j+1)):
		hh = hh%12 + int(a.val)
		return hh, mm, p.zoneAfter(j + 1), true, true
	case a.class == oclock && p.is(j+1, in) && p.is(j+2, the) && p.is(j+3, part):
		return p.hourOf(hh, int(p.tok(j+3).val)), mm, j + 4, true, true
	case a.class == oclock:
		return hh, mm, p.zoneAfter(j + 1), true, true
	case hh >= 1 && hh <= 12 && p.beforeHour(i-1) && p.is(j, in) && p.is(j+1, the) && p.is(j+2, part):
		return p.hourOf(hh, int(p.tok(j+2).val)), mm, j + 3, true, true // "at 3 in the afternoon"
	case mm >= 0 && p.is(j, zone):
		return hh, mm, p.zoneAfter(j), true, true
	}
	return hh, mm, j, false, mm >= 0 && sure && p.whole(j)
}

// beforeHour reports whether a word that stands before hours is at i.
func (p *parser) beforeHour(i int) bool {
	switch p.tok(i).class {
	case at, by, from, between, until, since, to:
		return true
	}
	return false
}

// zoneAfter passes over the names of time zones and brackets around them.
func (p *parser) zoneAfter(j int) int {
	for range 3 {
		if !p.is(j, zone) {
			break
		}
		j++
	}
	return j
}

// timeOfDay reads a clock time and the day after it: "9 p.m. on Friday",
// "10:30 GMT Tuesday". Without a day it is a time of some day.
func (p *parser) timeOfDay(i int) (w when, j int, ok bool) {
	if w, j, ok = p.hours(i, p.is(i-1, at)); ok {
		return w, j, true
	}
	hh, mm, j, sure, ok := p.clock(i)
	if !ok {
		return w, i, false
	}
	k := j
	if p.isMark(k, '(') { // "9 p.m. (1900 GMT)"
		if _, _, e, other, ok := p.clock(k + 1); ok && other && p.isMark(e, ')') {
			k, j = e+1, e+1
		}
	}
	if d, e, ok := p.dayBehind(k); ok {
		if d.hh < 0 {
			d.hh, d.mm, d.part = hh, mm, 0
		}
		return d, e, true
	}
	if w, e, ok := p.everyAfter(hh, mm, k); ok && sure {
		return w, e, true
	}
	if p.is(i, hour) || !sure && !p.is(i-1, at) && !p.is(i-1, until) && !p.is(i-1, since) {
		return w, i, false
	}
	w = newWhen(aTime)
	w.hh, w.mm = hh, mm
	return w, j, true
}

// dayBehind reads the day behind a clock time.
func (p *parser) dayBehind(k int) (w when, j int, ok bool) {
	if p.isMark(k, ',') {
		k++
	}
	if p.is(k, on) || p.is(k, of) {
		k++
	}
	return p.dayAt(k)
}

// hours reads two clock times and the day after them: "7 to 9 p.m. on
// Friday", "10:30-12:00 GMT". If sure, a word before them shows what they
// are.
func (p *parser) hours(i int, sure bool) (w when, j int, ok bool) {
	h1, m1, j, s1, ok := p.clock(i)
	if t := p.tok(i); !ok && (t.class == digits && t.suffix == 0 && t.width <= 2 && p.free(i) || t.class == cardinal) && t.val >= 1 && t.val <= 12 {
		h1, m1, j, ok = int(t.val), unsaid, i+1, true
	}
	if !ok {
		return w, i, false
	}
	if k, found := p.joins(j, sure); found {
		j = k
	} else {
		return w, i, false
	}
	h2, m2, j, s2, ok := p.clock(j)
	if !ok || !s2 && !((sure || s1) && m2 >= 0 && p.closed(j)) || h1 > 24 {
		if c, e, ok := p.bareHours(i); ok && sure { // "between 8 and 10 last night"
			if d, e, ok := p.dayBehind(e); ok && d.hh < 0 && d.part > 0 {
				d.hh, d.mm = p.hourOf(c, d.part), unsaid
				return d, e, true
			}
		}
		return w, i, false
	}
	if !s1 && h2 >= 12 && h1 < 12 && h1 <= h2-12 {
		h1 += 12
	}
	if d, e, ok := p.dayBehind(j); ok && d.hh < 0 {
		d.hh, d.mm, d.part = h1, m1, 0
		return d, e, true
	}
	a, b := newWhen(aTime), newWhen(aTime)
	a.hh, a.mm, b.hh, b.mm = h1, m1, h2, m2
	w = newWhen(aTime)
	w.hh, w.mm, w.timex = h1, m1, a.value()+"/"+b.value()
	return w, j, true
}

// bareHours reads two small numbers that may be hours, the first of which it
// returns: "7 to 9", "seven and nine".
func (p *parser) bareHours(i int) (h, j int, ok bool) {
	isHour := func(k int) bool {
		t := p.tok(k)
		return (t.class == digits && t.suffix == 0 && t.width <= 2 && p.free(k) || t.class == cardinal) && t.val >= 1 && t.val <= 12 && p.whole(k+1)
	}
	k, ok := p.joins(i+1, true)
	if !ok || !isHour(i) || !isHour(k) {
		return 0, i, false
	}
	return int(p.tok(i).val), k + 1, true
}

// hourOf returns an hour of a part of the day: 7 of the evening is 19.
func (p *parser) hourOf(h, part int) int {
	if h < 12 && dayparts[part] != "MO" {
		return h + 12
	}
	return h
}

// dayAt reads a day that is told by a word or a date, not by a number alone.
func (p *parser) dayAt(k int) (w when, j int, ok bool) {
	switch t := p.tok(k); t.class {
	case weekday, relDay, month, shift, holiday, the, tonight:
	case digits, ordinal:
		if w, j, ok = p.dayMonth(k); ok && w.grain == aDay {
			return w, p.withClock(&w, j), true
		}
		if w, j, ok = p.figuresDate(k, false); ok && w.grain == aDay {
			return w, j, true
		}
		return w, k, false
	default:
		return w, k, false
	}
	w, j, ok = p.bare(k)
	if !ok || w.grain != aDay {
		return w, k, false
	}
	return w, p.withClock(&w, j), true
}

// withClock reads the part of the day and the clock time that follow a day:
// "Monday morning", "Friday at 9 p.m.", "12 March, 14:30 GMT".
func (p *parser) withClock(w *when, j int) int {
	for range 3 {
		k := j
		if p.isMark(k, ',') {
			k++
		}
		if w.part == 0 && k == j {
			if e, ok := p.partAfter(w, k); ok {
				j = e
				if w.isWeekday() {
					if d, e, ok := p.weekOfWeekday(j, w.wd); ok { // "Monday evening next week"
						d.part = w.part
						*w, j = d, e
					}
				}
				continue
			}
		}
		if w.hh >= 0 {
			return j
		}
		if p.is(k, from) || p.is(k, between) || p.is(k, at) {
			if c, e, ok := p.hours(k+1, true); ok && c.grain == aTime {
				w.hh, w.mm = c.hh, c.mm
				return e
			}
			if c, e, ok := p.bareHours(k + 1); ok && w.part > 0 && p.closed(e) {
				w.hh, w.mm = p.hourOf(c, w.part), unsaid
				return e
			}
		}
		linked := p.is(k, at) || p.is(k, by) || p.is(k, before) || p.is(k, after) || p.isMark(k, '@')
		for range 2 { // "at about"
			if linked && (p.is(k, at) || p.is(k, by) || p.is(k, before) || p.is(k, after) || p.isMark(k, '@')) {
				k++
			}
		}
		hh, mm, e, sure, ok := p.clock(k)
		if !ok && linked && p.tok(k).class == digits && p.tok(k).width <= 2 && p.tok(k).val <= 12 && p.tok(k).suffix == 0 && p.closed(k+1) && p.tok(k+1).class == mark && p.whole(k+1) && p.is(k-1, at) {
			hh, mm, e, sure, ok = int(p.tok(k).val), unsaid, k+1, true, true
		}
		if !ok || !sure && !linked && p.isMark(k-1, ',') {
			return j
		}
		w.hh, w.mm = hh, mm
		j = e
		if y := p.tok(j); w.y < 0 && w.m > 0 && w.d > 0 && mm >= 0 && y.class == digits && p.yearFollows(j) && p.whole(j+1) && p.closed(j+1) {
			w.y, j = int(y.val), j+1 // "Nov 14 09:12:33 2021"
		}
	}
	return j
}

// partAfter reads "morning", "night", "in the afternoon" after a day.
func (p *parser) partAfter(w *when, k int) (j int, ok bool) {
	if p.is(k, in) && p.is(k+1, the) {
		k += 2
	} else if p.is(k, phase) && p.is(k+1, part) {
		k++
	}
	t := p.tok(k)
	switch {
	case t.class == part || t.class == tonight:
		w.part = int(t.val)
		return k + 1, true
	case t.class == unit && t.kind == nightly && p.isWord(k, "night"):
		w.part = int(place(dayparts, "NI"))
		return k + 1, true
	}
	return k, false
}
