package timex

// whichOne reads "last", "this", "next": how many on from this one.
func (p *parser) whichOne(i int) (n, j int, ok bool) {
	if p.is(i, the) {
		i++
	}
	if !p.is(i, shift) {
		return 0, i, false
	}
	n, j = int(p.tok(i).val), i+1
	if n == 0 && p.is(j, shift) { // "this past week"
		n, j = int(p.tok(j).val), j+1
	}
	return n, j, true
}

// nextUnit returns the whole unit that lies n on from the one of publication.
func (p *parser) nextUnit(g grain, n int) when {
	if !p.knows(g) {
		return newWhen(g)
	}
	return stepped(g, p.today, n)
}

// stepped returns the unit that lies n on from the one that d is in.
func stepped(g grain, d day, n int) when {
	switch g {
	case aWeek, aWeekend:
		d += day(7 * n)
	case aMonth:
		d = around(g, d).from.addMonths(n)
	case aQuarter:
		d = around(g, d).from.addMonths(3 * n)
	case aHalf:
		d = around(g, d).from.addMonths(6 * n)
	case aYear:
		d = around(g, d).from.addMonths(12 * n)
	case aDecade:
		d = around(g, d).from.addMonths(120 * n)
	case aCentury:
		d = around(g, d).from.addMonths(1200 * n)
	default:
		d += day(n)
	}
	return around(g, d)
}

// grainOf returns the grain of a unit, and false for those that are no wider
// than hours.
func grainOf(v int32) (grain, bool) {
	switch v {
	case oneDay:
		return aDay, true
	case oneWeek:
		return aWeek, true
	case oneWeekend:
		return aWeekend, true
	case oneMonth:
		return aMonth, true
	case oneQuarter:
		return aQuarter, true
	case oneYear:
		return aYear, true
	case oneDecade:
		return aDecade, true
	case oneCentury:
		return aCentury, true
	}
	return 0, false
}

// shifted reads what begins with "last", "this", "next".
func (p *parser) shifted(i int) (w when, j int, ok bool) {
	first := p.tok(i)
	n, k, _ := p.whichOne(i)
	if b := p.tok(i - 1); p.isWord(i, "last") && (b.class == modal || b.class == future || b.class == to) {
		return w, i, false // "it could last two weeks"
	}
	rolling := p.isWord(k-1, "past")
	switch t := p.tok(k); t.class {
	case unit:
		if t.capital && !t.upper && !p.headline {
			return w, i, false // "This Week" is a name
		}
		if t.kind == nightly {
			return p.night(i, k, n)
		}
		return p.shiftedUnit(i, k, n, rolling)
	case weekday:
		return p.shiftedWeekday(k, n, first, rolling)
	case month:
		return p.shiftedMonth(k, n)
	case season:
		w = newWhen(aSeason)
		w.n = int(t.val)
		if p.knows(aYear) {
			w.y, _, _ = p.today.date()
			w.y += p.seasonYear(int(t.val), n)
		}
		return w, k + 1, true
	case part:
		w = p.dayFromToday(n)
		w.part = int(t.val)
		return w, k + 1, true
	case holiday:
		return p.shiftedHoliday(k, n)
	case fiscal:
		w = newWhen(aFiscal)
		if p.is(k+1, unit) {
			k++
		}
		if p.knows(aYear) {
			w.y, _, _ = p.today.date()
			w.y += n
		}
		return w, k + 1, true
	case digits, cardinal, vague, bigNumber:
		return p.rolling(i, k, n)
	case article, half:
		return w, i, false
	}
	return w, i, false
}

// night reads "last night".
func (p *parser) night(i, k, n int) (w when, j int, ok bool) {
	if p.tok(k).val != oneDay || p.text[p.tok(k).End-1] == 's' {
		return w, i, false
	}
	w = p.dayFromToday(n)
	w.part = int(place(dayparts, "NI"))
	return w, k + 1, true
}

// shiftedUnit reads "last week", "this quarter", "next year" and what may
// follow: "next week Thursday".
func (p *parser) shiftedUnit(i, k, n int, rolling bool) (w when, j int, ok bool) {
	t := p.tok(k)
	g, ok := grainOf(t.val)
	if !ok || t.kind == plural || p.text[t.End-1] == 's' {
		if t.val == oneFortnight || t.val == oneHour {
			return p.rolling(i, k, n)
		}
		return w, i, false
	}
	if p.isDash(k+1) && p.tok(k+1).glued && p.tok(k+2).glued {
		return w, i, false // "next-day delivery"
	}
	switch {
	case g == aDay && n == 0:
		return w, i, false
	case g == aDay && (p.is(k+1, of) || p.tok(i).val == 0):
		return w, i, false
	case p.isWord(i, "following") || p.isWord(i, "previous") || p.isWord(i, "preceding") || g == aDay:
		return p.fromAnchor(g, n, i, k)
	case rolling && g != aQuarter && g != aWeekend:
		return p.rolling(i, k, n)
	}
	if b := p.tok(i - 2).class; p.is(i-1, the) && (g == aDecade && n != 0 || g != aWeekend && g != aQuarter && n > 0) && (b == during || b == within || b == in) {
		return p.rolling(i, k, n) // "over the next decade"
	}
	w = p.nextUnit(g, n)
	switch {
	case g == aWeekend && n == 0 && p.knows(aDay) && p.today.weekday() <= 2 && !p.ahead && (i > 0 || k+1 < len(p.toks)):
		return p.nextUnit(g, -1), k + 1, true // on Monday it is the one just over
	case g == aWeek:
		if v, j, ok := p.daysOfWeekBetween(w, k+1); ok {
			return v, j, true
		}
		return p.daysOfWeek(w, k+1)
	case g == aYear && p.is(k+1, poss):
		if v, j, ok := p.partOfYear(w, k+2); ok {
			return v, j, true
		}
	}
	return w, k + 1, true
}

// partOfYear reads the part of a year that stands behind it: "last year's
// fourth quarter", "next year's March".
func (p *parser) partOfYear(year when, i int) (w when, j int, ok bool) {
	t := p.tok(i)
	if n, k, found := p.nth(i); found {
		if p.isMark(k, dash) && p.tok(k).glued {
			k++
		}
		switch u := p.tok(k); {
		case u.class == half && n <= 2:
			w, j = newWhen(aHalf), k+1
		case u.class == unit && u.val == oneQuarter && n <= 4:
			w, j = newWhen(aQuarter), k+1
		default:
			return w, i, false
		}
		w.n = n
	} else if q, k, found := p.quarterLetter(i); found && t.class == letter && t.val == 'q' {
		w, j = q, k
	} else if t.class == month && t.capital {
		w, j = newWhen(aMonth), i+1
		w.m = int(t.val)
	} else if t.class == season {
		w, j = newWhen(aSeason), i+1
		w.n = int(t.val)
	} else if t.class == holiday {
		w, j = newWhen(aDay), i+1
		w.holiday = int(t.val)
	} else {
		return w, i, false
	}
	w.y = year.y
	return w, j, true
}

// daysOfWeek reads the day of a week that stands behind it: "next week
// Thursday", "last week's Friday", "this week on Tuesday".
func (p *parser) daysOfWeek(w when, j int) (when, int, bool) {
	k := j
	if p.is(k, poss) || p.is(k, on) || p.isMark(k, dash) && !p.tok(k).glued {
		k++
	}
	if t := p.tok(k); t.class == weekday && t.kind != plural && (t.kind == plain || p.isWeekday(k)) {
		return p.dayOfWeek(w, int(t.val)), k + 1, true
	}
	return w, j, true
}

// shiftedWeekday reads "last Tuesday", "this past Thursday", "next Friday".
func (p *parser) shiftedWeekday(k, n int, first token, rolling bool) (w when, j int, ok bool) {
	t := p.tok(k)
	if t.kind == plural {
		return w, k, false
	}
	if t.kind == short && !p.isWeekday(k) {
		return w, k, false
	}
	wd := int(t.val)
	if w, j, ok := p.dateOfWeekday(k+1, wd); ok && w.m > 0 {
		return w, j, true
	}
	if !p.knows(aDay) {
		w = newWhen(aDay)
		w.wd = wd
		return w, k + 1, true
	}
	d := p.today.monday() + day(wd-1)
	switch {
	case rolling || p.isWord(k-1, "last"):
		d = p.today - 1 - day((p.today-1).weekday()-wd+7)%7
	case p.tok(k-1).val == 1 && first.val == 0 || p.isWord(k-1, "coming") || p.isWord(k-1, "upcoming"):
		d = p.today + 1 + day(wd-(p.today+1).weekday()+7)%7
	default:
		d += day(7 * n)
	}
	return covering(aDay, d, d+1), k + 1, true
}

// shiftedMonth reads "last March", "this March", "next October".
func (p *parser) shiftedMonth(k, n int) (w when, j int, ok bool) {
	t := p.tok(k)
	if !t.capital && (p.isWord(k, "may") || t.kind == ambiguous && !p.closed(k+1)) {
		return w, k, false
	}
	if w, j, ok = p.monthDay(k); ok {
		return w, j, true
	}
	w = newWhen(aMonth)
	w.m = int(t.val)
	if p.knows(aMonth) {
		y, m, _ := p.today.date()
		switch {
		case n < 0 && w.m >= m:
			y--
		case n > 0 && w.m <= m:
			y++
		}
		w.y = y
	}
	return w, k + 1, true
}

// theShifted reads "the" and "last", "next" … after it. "The" belongs to the
// time only where it names one of its kind.
func (p *parser) theShifted(i int) (w when, j int, ok bool) {
	_, k, _ := p.whichOne(i + 1)
	t := p.tok(k)
	if t.class == unit && (t.val == oneDecade || t.val == oneCentury || t.val == oneDay && t.kind == plain) {
		return p.shifted(i + 1)
	}
	if q, ok := p.howMany(k); ok && p.is(q.j, unit) && p.tok(q.j).val == oneDecade {
		return p.shifted(i + 1)
	}
	return w, i, false
}

// theUnit reads "the weekend", "the week of 10 April", "the day before".
func (p *parser) theUnit(i int) (w when, j int, ok bool) {
	t := p.tok(i + 1)
	k := i + 2
	switch {
	case p.is(k, after) && p.isWord(k+1, "next"):
		if g, ok := grainOf(t.val); ok {
			return p.nextUnit(g, 2), k + 2, true
		}
	case p.is(k, before) && p.isWord(k+1, "last") && !p.is(k+2, unit) && !p.is(k+2, weekday):
		if g, ok := grainOf(t.val); ok {
			return p.nextUnit(g, -2), k + 2, true
		}
	case t.val == oneWeek && (p.is(k, of) || p.is(k, weekOf) || p.is(k, since)):
		return p.weekOfDay(i, k+1)
	case t.val == oneMonth && p.is(k, of) && p.is(k+1, month):
		return p.monthYear(k+1, true)
	case t.val == oneWeekend:
		return p.theWeekend(i, k)
	case t.val == oneYear && t.kind == plain && p.text[t.End-1] != 's' && (p.tok(k).class == digits || p.tok(k).class == cardinal):
		if y, e, ok := p.yearAt(k); ok {
			w = newWhen(aYear)
			w.y = y
			return w, e, true
		}
	case t.val == oneWeek && p.tok(k).class == digits:
		return w, i, false
	case p.tok(k).class == mark && (t.val == oneWeek || t.val == oneMonth || t.val == oneYear):
		g, _ := grainOf(t.val)
		return p.theUnitOf(g, i)
	case t.val == oneDay && t.kind == plain && p.is(k, before) && p.tok(k+1).class == mark && p.closed(k+1):
		return p.fromAnchor(aDay, -1, i+1, k)
	}
	return w, i, false
}

// yearAt reads a year in figures or in words.
func (p *parser) yearAt(k int) (y, j int, ok bool) {
	t := p.tok(k)
	if t.class == digits && t.width <= 4 && t.width >= 3 && t.suffix == 0 && t.val > 0 && t.val < 2200 && p.whole(k+1) {
		return int(t.val), k + 1, true
	}
	return p.yearInWords(k)
}

// weekOfDay reads the day that a week is named by.
func (p *parser) weekOfDay(i, k int) (w when, j int, ok bool) {
	if p.is(k, on) {
		k++
	}
	d, j, ok := p.bare(k)
	if n, e, found := p.nth(k + 1); !ok && p.is(k, the) && found && n <= 31 && p.closed(e) {
		d, j, ok = newWhen(aDay), e, true // "the week of the 18th"
		d.d = n
	}
	if !ok || d.grain != aDay {
		return w, i, false
	}
	p.settle(&d)
	if !d.settled {
		return newWhen(aWeek), j, true
	}
	return around(aWeek, d.from), j, true
}

// theWeekend is the last one, or the one that publication falls in; if the
// sentence speaks of what is to come, the next.
func (p *parser) theWeekend(i, k int) (w when, j int, ok bool) {
	if p.is(k, of) {
		d, j, ok := p.bare(k + 1)
		if !ok || d.grain != aDay {
			return w, i, false
		}
		p.settle(&d)
		if !d.settled {
			return newWhen(aWeekend), j, true
		}
		return around(aWeekend, d.from), j, true
	}
	alone := i == 0 && k >= len(p.toks)
	switch p.tok(i - 1).class {
	case on, at, during, by, since, until, before, after, forWord, from, in:
	default:
		if !alone {
			return w, i, false
		}
	}
	if !p.knows(aDay) {
		return newWhen(aWeekend), k, true
	}
	if p.ahead || alone || p.today.weekday() >= 6 {
		return around(aWeekend, p.today), k, true
	}
	return around(aWeekend, p.today-7), k, true
}
