package timex

// dayMonth reads a day before its month: "23 January 2024", "the 23rd of
// January", "9-feb", "3 and 4 May".
func (p *parser) dayMonth(i int) (w when, j int, ok bool) {
	k := i
	if p.is(k, the) {
		k++
	}
	d, k, ok := p.dayNumber(k)
	if !ok || p.is(i, the) && p.tok(k-1).class == digits && p.tok(k-1).suffix == 0 {
		return w, i, false // "the 2 January quake": the article is the quake's
	}
	if u := p.tok(k); u.class == unit && u.val == oneDay {
		k++ // "the 6th day of"
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
	if said && p.is(k, every) && p.is(k+1, unit) && p.tok(k+1).val == oneMonth {
		w = newWhen(aDay) // "the 19th of every month"
		w.d = d
		w.timex, w.grain = w.value(), aSet
		return w, k + 2, true
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
	if !ok || !p.is(k, unit) || p.tok(k).val != oneMonth {
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

// yearFollows reports whether a year in four figures stands at j.
func (p *parser) yearFollows(j int) bool {
	if p.isMark(j, ',') || p.is(j, of) || p.is(j, in) {
		j++
	}
	t := p.tok(j)
	return t.class == digits && t.width == 4 && t.suffix == 0 && t.val >= 1000 && t.val < 2200
}

// yearOf reads the year of the month or day whose month stands at m: after
// it ", 2024", " of 1934", "/2018", " next year", " nineteen fifty".
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
		if s, e, ok := p.whichOne(k); ok && p.is(e, unit) && p.tok(e).val == oneYear && (!comma || p.is(k-1, of)) {
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
