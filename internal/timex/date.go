package timex

// dayMonth reads a day before its month: "23 January 2024", "the 23rd of
// January", "1-jan", "3 and 4 May".
func (p *parser) dayMonth(i int) (w when, j int, ok bool) {
	k := i
	if p.is(k, the) {
		k++
	}
	d, k, ok := p.dayNumber(k)
	if !ok || p.is(i, the) && p.tok(k-1).class == digits && p.tok(k-1).suffix == 0 {
		return w, i, false // "the 2 January quake": the article is the quake's
	}
	if u := p.tok(k); u.class == unit && u.val == 1<<4|daysUnit {
		k++ // "the 15th day of"
	}
	said := p.is(k, of) || p.tok(i).suffix == 't' || p.is(i, ordinal) || p.is(i, the)
	if p.is(k, of) {
		k++
	} else if p.isMark(k, dash) || p.isMark(k, '/') {
		if !p.tok(k).glued || !p.tok(k+1).glued {
			return w, i, false
		}
		k++
	}
	if t := p.tok(k); t.class == month && (t.capital || !p.isVerb(k) || said || p.yearFollows(k+1)) {
		w = newWhen(aDay)
		w.m, w.d = int(t.val), d
		if d > 31 || d > monthLen(2000, w.m) {
			return w, i, false
		}
		w.y, j = p.yearOf(k, k+1)
		return w, j, true
	}
	if said {
		if w, j, ok := p.monthOfShift(k); ok && d <= 31 {
			return p.dayIn(w, d), j, true
		}
	}
	return w, i, false
}

// monthOfShift reads "next month", "the month" after a day of it.
func (p *parser) monthOfShift(k int) (w when, j int, ok bool) {
	s, k, ok := p.whichOne(k)
	if !ok || !p.is(k, unit) || p.tok(k).val != 1<<4|months {
		return w, k, false
	}
	return p.nextUnit(aMonth, s), k + 1, true
}

// dayIn returns the dth day of a month.
func (p *parser) dayIn(w when, d int) when {
	r := newWhen(aDay)
	r.y, r.m, r.d = w.y, w.m, d
	return r
}

// dayNumber reads the number of a day of the month: "23", "23rd", "twenty
// third".
func (p *parser) dayNumber(i int) (d, j int, ok bool) {
	if d, j, ok = p.nth(i); ok {
		return d, j, d >= 1 && d <= 31
	}
	if t := p.tok(i); t.class == digits && t.suffix == 0 && t.width <= 2 && t.val >= 1 && t.val <= 31 && p.free(i) {
		return int(t.val), i + 1, true
	}
	return 0, i, false
}

// free reports whether the number at i stands apart from what is before it:
// it is no money and no end of a longer number.
func (p *parser) free(i int) bool {
	b := p.tok(i - 1)
	if b.class == mark && b.val == '$' {
		return false
	}
	if !p.tok(i).glued {
		return true
	}
	if b.class == mark {
		switch b.val {
		case dash, '/', '.', ',', '_', '#', '@':
			return false
		}
		return true
	}
	return b.class == month
}

// whole reports whether the number that ends before j is not cut off there:
// it goes on as no number and no share.
func (p *parser) whole(j int) bool {
	t := p.tok(j)
	if !t.glued {
		return true
	}
	n := p.tok(j + 1)
	switch {
	case t.class == mark && t.val == '%':
		return false
	case t.class == mark && (t.val == '.' || t.val == ',' || t.val == ':' || t.val == '/'):
		return !(n.glued && (n.class == digits || n.class == bigNumber))
	case t.class == mark || t.class == poss:
		return true
	}
	return false
}

// monthFirst reads a month, and what belongs to it: "January 23, 2024",
// "Sept. 2017", "March", "June of next year".
func (p *parser) monthFirst(i int) (w when, j int, ok bool) {
	if w, j, ok = p.monthDay(i); ok {
		return w, j, true
	}
	return p.monthYear(i, false)
}

func (p *parser) monthDay(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	k := i + 1
	if p.isMark(k, '.') && p.tok(k).glued {
		k++
	} else if p.isMark(k, ',') && p.tok(k+1).suffix == 't' {
		k++ // "October, 1st"
	}
	if p.is(k, the) {
		k++
	}
	if (p.isMark(k, dash) || p.isMark(k, '/')) && p.tok(k).glued && p.tok(k+1).glued {
		k++
	}
	n := p.tok(k)
	d, j, ok := p.dayNumber(k)
	if !ok && n.class == digits && n.glued && n.suffix == 0 && n.width <= 2 {
		d, j, ok = int(n.val), k+1, n.val >= 1 // "Oct2", "jan-1"
	}
	if !ok && (p.is(k-1, the) || k == i+1) {
		if c, e := p.words(k); c >= 1 && c <= 31 && !p.is(e, unit) && p.is(k, cardinal) && c != 1 {
			d, j, ok = c, e, true // "January twenty five"
		}
	}
	if !ok || d > monthLen(2000, int(t.val)) || !p.whole(j) && !(p.isMark(j, ',') && p.yearFollows(j)) {
		return w, i, false
	}
	if !t.capital && p.isVerb(i) && !p.is(k-1, the) && n.class != digits && p.tok(j-1).class != ordinal && !p.yearFollows(j) {
		return w, i, false
	}
	if n.class == digits && n.suffix == 0 && p.counts(i, j) {
		return w, i, false
	}
	w = newWhen(aDay)
	w.m, w.d = int(t.val), d
	w.y, j = p.yearOf(i, j)
	if w.y < 0 {
		if y, e, ok := p.yearInWords(j); ok && (p.is(k, cardinal) || p.is(k, ordinal)) {
			w.y, j = y, e
		}
	}
	return w, j, true
}

// counts reports whether the number before j counts what follows it, rather
// than the days of the month at i: "In March 12 people".
func (p *parser) counts(i, j int) bool {
	if p.is(j, counted) {
		return true
	}
	return p.is(i-1, in) && p.is(j, other) && !p.tok(j).capital
}

// monthYear reads a month with its year, or alone. If sure, the words around
// it leave no doubt that it is a month.
func (p *parser) monthYear(i int, sure bool) (w when, j int, ok bool) {
	t := p.tok(i)
	w = newWhen(aMonth)
	w.m = int(t.val)
	w.y, j = p.yearOf(i, i+1)
	switch {
	case w.y >= 0:
		return w, j, true
	case j > i+1:
		return w, j, true
	case t.glued && p.tok(i-1).class != mark:
		return w, i, false
	case sure || p.isMonth(i):
		return w, i + 1, true
	}
	return w, i, false
}

// isVerb reports whether the month at i is, in small letters, a verb: "may",
// "march".
func (p *parser) isVerb(i int) bool { return p.isWord(i, "may") || p.isWord(i, "march") }

// isMonth reports whether the month at i, which no number tells from a name
// or another word, is a month.
func (p *parser) isMonth(i int) bool {
	t, b, a := p.tok(i), p.tok(i-1), p.tok(i+1)
	if !t.capital {
		return t.kind == plain || t.kind == ambiguous && t.val != 3 && t.val != 5 && (b.class == in || b.class == since || b.class == the || b.class == shift) && p.closed(i+1)
	}
	if t.upper && t.Len() > 3 && t.kind == plain {
		return true
	}
	if n := p.tok(i + 2); a.class == mark && a.val == dash && a.glued && n.glued && (n.class == other || n.class == article) {
		return false // "June-Marie"
	}
	surname := a.class == other && a.capital && !a.upper && !a.glued
	if t.val == 3 && (a.class == on || a.class == forWord || a.class == of) && b.class != in {
		return false // "the March on the capital"
	}
	switch b.class {
	case in, since, until, shift, phase, during, every, between, asof:
		return true
	case by, after, before, from, to, of, and, or, forWord, the, earlier, later:
		return !surname && !(t.kind == short && t.val == 5)
	case poss, title:
		return false
	case other:
		if b.capital && !b.upper && !b.glued && t.kind == ambiguous {
			return false // somebody's name ends here
		}
	}
	if t.kind == plain {
		return !surname || t.val >= 9
	}
	if t.kind == short {
		return false
	}
	if surname || t.val == 5 || t.val == 3 {
		return a.class == poss && t.val == 5 && !surname
	}
	return a.class == poss || p.closed(i+1) && i > 0
}

// yearFollows reports whether a year in four figures stands at j.
func (p *parser) yearFollows(j int) bool {
	if p.isMark(j, ',') || p.is(j, of) || p.is(j, in) {
		j++
	}
	t := p.tok(j)
	return t.class == digits && t.width == 4 && t.suffix == 0 && t.val >= 1000 && t.val < 2200
}

// yearOf reads the year of the month or day whose month stands at m: after
// it ", 2024", " of 1987", "/2018", " next year", " two thousand".
func (p *parser) yearOf(m, j int) (y, end int) {
	k := j
	if j == m+1 && p.tok(m).kind == short && p.isMark(k, '.') && p.tok(k).glued {
		k++
	}
	comma := p.isMark(k, ',')
	linked := p.is(k, of) || p.is(k, in)
	if comma || linked {
		k++
	} else if (p.isMark(k, dash) || p.isMark(k, '/')) && p.tok(k).glued && p.tok(k+1).glued && p.tok(k+1).width == 4 {
		k++
	}
	t := p.tok(k)
	if t.class == digits && t.suffix == 0 && (p.free(k) || k > j) && p.whole(k+1) {
		switch {
		case t.width == 4 && t.val >= 1000 && t.val < 2200 && !(comma && p.counted(k+1)):
			return int(t.val), k + 1
		case t.width == 2 && linked && !p.is(k-1, in) && t.val > 31:
			return p.century(int(t.val)), k + 1
		}
	}
	if p.isMark(k, '\'') && p.tok(k+1).class == digits && p.tok(k+1).width == 2 && p.tok(k+1).glued {
		return p.century(int(p.tok(k + 1).val)), k + 2
	}
	if !p.is(k-1, in) || p.is(k, shift) {
		if s, e, ok := p.whichOne(k); ok && p.is(e, unit) && p.tok(e).val == 1<<4|years && (!comma || p.is(k-1, of)) {
			w := p.nextUnit(aYear, s)
			return w.y, e + 1
		}
	}
	if p.is(k, cardinal) {
		if y, e, ok := p.yearInWords(k); ok {
			return y, e
		}
	}
	return p.sharedYear(m, j), j
}

// sharedYear finds the year of the month at m behind the last of a row that it
// stands in: "October, November and December 2023", "3 May and 5 June 2022".
func (p *parser) sharedYear(m, j int) int {
	month1, joined := int(p.tok(m).val), false
	for k := j; k < j+12; k++ {
		switch t := p.tok(k); {
		case t.class == and || t.class == or || t.class == mark && t.val == ',':
			joined = joined || p.is(k+1, month) || p.is(k+2, month)
		case t.class == month && joined && int(t.val) > month1:
			month1 = int(t.val)
			if e := p.afterDay(k); p.yearFollows(e) {
				if p.isMark(e, ',') {
					e++
				}
				return int(p.tok(e).val)
			}
		case t.class == digits && t.width <= 2 && t.val <= 31, t.class == mark && t.val == '.' && t.glued:
		default:
			return unsaid
		}
	}
	return unsaid
}

// afterDay passes over the month at k and the day behind it.
func (p *parser) afterDay(k int) int {
	k++
	if p.isMark(k, '.') && p.tok(k).glued {
		k++
	}
	if t := p.tok(k); t.class == digits && t.width <= 2 && t.val <= 31 {
		k++
	}
	return k
}

// counted reports whether a counted noun in the plural stands at i.
func (p *parser) counted(i int) bool {
	t := p.tok(i)
	if t.class == counted || t.class == unit {
		return true
	}
	return t.class == other && !t.capital && !t.glued && t.Len() > 3 && p.text[t.End-1] == 's' && p.text[t.End-2] != 's'
}

// century gives a year of two figures its century: the last hundred years up
// to ten years after publication.
func (p *parser) century(yy int) int {
	now := 2040
	if p.dated {
		now, _, _ = p.today.date()
		now += 10
	}
	y := now - now%100 + yy
	if y > now {
		y -= 100
	}
	return y
}

// weekdayFirst reads a weekday and what belongs to it: "Tuesday, 23 January",
// "Thursday the 21st", "Friday of next week".
func (p *parser) weekdayFirst(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	if t.kind == plural {
		w = newWhen(aSet)
		d := newWhen(aDay)
		d.wd = int(t.val)
		w.timex = d.value()
		return w, i + 1, true
	}
	if n := p.tok(i + 1); n.class == parts { // "Friday mornings"
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
			if bracket && p.isMark(j, ')') {
				j++
			} else if bracket {
				return w, j, false
			}
			return w, j, true
		}
		return w, j, false
	}
	if w, j, ok = try(p.figuresDate(k, true)); ok {
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

// isClockAhead reports whether the number before j is an hour.
func (p *parser) isClockAhead(j int) bool {
	return p.is(j, meridiem) || p.is(j, oclock) || p.isMark(j, ':') || p.isDash(j) && p.tok(j+1).class == digits
}

// weekOfWeekday reads the week of a weekday: "of next week", "last week".
func (p *parser) weekOfWeekday(k, wd int) (w when, j int, ok bool) {
	if p.is(k, of) {
		k++
	}
	s, k, ok := p.whichOne(k)
	if !ok || !p.is(k, unit) || p.tok(k).val != 1<<4|weeks {
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
	switch b.class {
	case on, shift, every, by, since, until, from, between, phase:
		return t.capital || word
	case or, and, to:
		if p.is(i-2, weekday) {
			return true
		}
	case unit:
		return b.val == 1<<4|weeks
	}
	if !t.capital {
		return t.Len() > 3 && p.closed(i+1)
	}
	if a.class == at || a.class == part || a.class == digits && p.isClockAhead(i+2) {
		return true
	}
	return word && p.closed(i+1) && !t.upper
}
