package timex

// period reads the time that begins at i, with the little word before it that
// says which end of it is meant. If it finds none, j may lie beyond i all the
// same: the words up to there are read and are no time.
func (p *parser) period(i int) (w when, j int, ok bool) {
	switch t := p.tok(i); t.class {
	case mark:
		if t.val != oddMark { // "½" is one
			return w, i, false
		}
		return p.lapse(i)
	case bigNumber:
		return p.lapse(i)
	case from, between:
		return p.fromTo(i)
	case since, until, after, before, by:
		return p.bounded(i)
	case more:
		return p.hedged(i)
	case in, within:
		return p.inLapse(i)
	case forWord:
		return p.lasting(i)
	case every:
		return p.returning(i)
	case often, once, parts:
		return p.adverb(i)
	}
	if w, j, ok = p.stretch(i); ok {
		j = p.onwards(&w, j)
	}
	return w, j, ok
}

// begins are the classes of words that a time may begin with.
var begins = [256]bool{
	mark: true, digits: true, bigNumber: true, month: true, weekday: true, unit: true, part: true, article: true, cardinal: true,
	ordinal: true, vague: true, another: true, full: true, half: true, decade: true, relDay: true, now: true,
	shift: true, tonight: true, hour: true, phase: true, earlier: true, later: true, season: true, since: true,
	before: true, after: true, until: true, by: true, from: true, between: true, the: true, in: true, within: true,
	more: true, every: true, same: true, fiscal: true, letter: true, holiday: true, forWord: true, often: true, once: true,
	parts: true, weekOf: true, toDate: true,
}

// core reads one time, with the part of the day and the clock beside it. A
// verdict of !ok with j beyond i is period's.
func (p *parser) core(i int) (w when, j int, ok bool) {
	w, j, ok = p.bare(i)
	if ok && w.grain == aDay {
		j = p.withClock(&w, j)
	}
	return w, j, ok
}

// bare reads one time without its clock. Times that are told by other times
// ("two days before the week of 3 May") may nest no deeper than a few.
func (p *parser) bare(i int) (w when, j int, ok bool) {
	if p.depth == deepest {
		return w, i, false
	}
	p.depth++
	w, j, ok = p.named(i)
	p.depth--
	return w, j, ok
}

// deepest bounds how times nest, so that the work at each token is bounded.
const deepest = 4

func (p *parser) named(i int) (w when, j int, ok bool) {
	switch t := p.tok(i); t.class {
	case digits:
		return p.fromDigits(i)
	case month:
		return p.monthFirst(i)
	case weekday:
		return p.weekdayFirst(i)
	case ordinal, cardinal:
		return p.fromNumber(i)
	case article, vague, another, full, half, bigNumber, mark:
		if w, j, ok = p.partOf(i); ok {
			return w, j, ok
		}
		return p.lapse(i)
	case the:
		return p.fromThe(i)
	case shift:
		if w, j, ok = p.partOf(i); ok {
			return w, j, ok
		}
		return p.shifted(i)
	case relDay:
		if w, j, ok = p.dateBehind(i + 1); ok {
			return w, j, true
		}
		return p.dayFromToday(int(t.val)), i + 1, true
	case tonight:
		w = p.dayFromToday(0)
		w.part = int(t.val)
		return w, i + 1, true
	case phase, earlier, later:
		return p.phased(i)
	case season:
		return p.seasonal(i)
	case holiday:
		return p.holiday(i)
	case letter, fiscal:
		return p.lettered(i)
	case decade:
		return p.decadeInWords(i)
	case now:
		return p.moment(i)
	case hour:
		return p.timeOfDay(i)
	case unit:
		return p.fromUnit(i)
	case part:
		return p.partOfDay(i)
	case same:
		return p.sameDay(i)
	case weekOf:
		if t.val == 1 { // "w/c 4 February"
			return p.weekOfDay(i, i+1)
		}
	case toDate:
		return p.untilToday(i)
	}
	return w, i, false
}

// dayFromToday returns the day that lies n after publication.
func (p *parser) dayFromToday(n int) when {
	if !p.knows(aDay) {
		return newWhen(aDay)
	}
	return covering(aDay, p.today+day(n), p.today+day(n)+1)
}

// dateBehind reads the date that stands behind a day told from today:
// "tomorrow, 18 January".
func (p *parser) dateBehind(k int) (w when, j int, ok bool) {
	if !p.isMark(k, ',') && !p.isMark(k, '(') {
		return w, k, false
	}
	switch p.tok(k + 1).class {
	case month:
		w, j, ok = p.monthDay(k + 1)
	case digits:
		if w, j, ok = p.dayMonth(k + 1); !ok {
			w, j, ok = p.figuresDate(k+1, true)
		}
	}
	if !ok || w.grain != aDay || p.isDash(j) {
		return w, k, false
	}
	if p.isMark(k, '(') {
		return w, j + 1, p.isMark(j, ')')
	}
	return w, j, true
}

// moment reads "now" where it says when, not "well then".
func (p *parser) moment(i int) (w when, j int, ok bool) {
	if !p.is(i-1, until) {
		if !p.isPhrase(i) {
			return w, i, false
		}
		switch p.tok(i + 1).class {
		case mark, in, on, and, or, forWord, at, to:
		default: // "At the moment she learned"
			return w, i, false
		}
	}
	return newWhen(aMoment), i + 1, true
}

// fromDigits reads what begins with a number in figures: the longest reading
// wins.
func (p *parser) fromDigits(i int) (w when, j int, ok bool) {
	best := func(v when, k int, found bool) {
		if found && k > j || !found && !ok && k > max(i, j) {
			w, j, ok = v, k, found
		}
	}
	j = i
	best(p.figuresDate(i, false))
	best(p.dayMonth(i))
	best(p.timeOfDay(i))
	best(p.decadeInFigures(i))
	best(p.yearAlone(i))
	best(p.letterBehind(i))
	if p.free(i) {
		best(p.weekdaysAway(i))
		best(p.onDay(i))
		best(p.partOf(i))
		best(p.ordinalCentury(i))
		best(p.unitsOn(i))
		best(p.timesA(i))
		best(p.lapse(i))
	}
	return w, j, ok
}

// fromNumber reads what begins with a number in words.
func (p *parser) fromNumber(i int) (w when, j int, ok bool) {
	best := func(v when, k int, found bool) {
		if found && k > j || !found && !ok && k > max(i, j) {
			w, j, ok = v, k, found
		}
	}
	j = i
	best(p.dayMonth(i))
	best(p.partOf(i))
	best(p.timeOfDay(i))
	best(p.weekdaysAway(i))
	best(p.ordinalCentury(i))
	best(p.unitsOn(i))
	best(p.timesA(i))
	best(p.lapse(i))
	best(p.decadeInWords(i))
	best(p.yearSpelled(i))
	return w, j, ok
}

// fromThe reads what begins with "the".
func (p *parser) fromThe(i int) (w when, j int, ok bool) {
	switch t := p.tok(i + 1); t.class {
	case digits, ordinal, cardinal:
		if w, j, ok = p.dayMonth(i); ok {
			return w, j, true
		}
		if w, j, ok = p.partOf(i + 1); ok {
			return w, j, true
		}
		if w, j, ok = p.ordinalCentury(i + 1); ok {
			return w, j, true
		}
		if w, j, ok = p.decadeInFigures(i + 1); ok {
			return w, j, true
		}
		if w, j, ok = p.decadeInWords(i + 1); ok {
			return w, j, true
		}
		if w, j, ok = p.lengthTo(i+1, true); ok {
			return w, j, true
		}
		return p.dayAlone(i)
	case shift:
		if w, j, ok = p.partOf(i + 1); ok {
			return w, j, true
		}
		return p.theShifted(i)
	case relDay:
		if p.isPhrase(i + 1) {
			return p.dayFromToday(int(t.val)), i + 2, true
		}
	case phase, later:
		if t.class == phase && (p.is(i-1, at) || p.is(i-1, from)) && p.text[t.End-1] == 'f' {
			return w, i, false // "at the end of 2000": the time begins at its noun
		}
		if t.class == phase || p.isPhrase(i+1) {
			return p.phased(i + 1)
		}
	case season:
		return p.seasonal(i + 1)
	case decade:
		return p.decadeInWords(i + 1)
	case holiday:
		return w, i, false
	case unit:
		if w, j, ok = p.lengthTo(i+1, true); ok {
			return w, j, true
		}
		if t.kind == nightly {
			return p.partOfDay(i + 1)
		}
		return p.theUnit(i)
	case part:
		return p.partOfDay(i + 1)
	case half:
		return p.partOf(i + 1)
	case same:
		return p.sameDay(i + 1)
	}
	return w, i, false
}

// last reports whether the sentence ends at j.
func (p *parser) last(j int) bool {
	t := p.tok(j)
	if j >= len(p.toks) {
		return true
	}
	return t.class == mark && (t.val == '.' || t.val == '!' || t.val == '?' || t.val == breakMark) && (j+1 >= len(p.toks) || !p.tok(j+1).glued)
}

// isPhrase reports whether more than one word makes the ith token.
func (p *parser) isPhrase(i int) bool {
	for _, c := range []byte(p.tok(i).In(p.text)) {
		if c == ' ' {
			return true
		}
	}
	return false
}
