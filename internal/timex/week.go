package timex

// weekNumbered reads "week 31", "week 10 of 2019": the weeks of ISO 8601. With
// a capital and no year it may be one of a season of games, unless it is past
// the length of those or an end of a stretch.
func (p *parser) weekNumbered(i int) (w when, j int, ok bool) {
	t, n := p.tok(i), p.tok(i+1)
	if t.class != unit || t.val != oneWeek || p.text[t.End-1] == 's' || n.class != digits || n.glued || n.suffix != 0 || n.width > 2 || n.val < 1 || n.val > 53 || !p.whole(i+2) {
		return w, i, false
	}
	const games = 18
	b := p.tok(i - 1)
	if t.capital && !t.upper && i > 0 && n.val <= games && b.class != from && b.class != between && b.class != to && b.class != until && b.class != and && !p.yearFollows(i+2) {
		return w, i, false
	}
	w, j = newWhen(aWeek), i+2
	y := unsaid
	switch k := i + 2; {
	case p.yearFollows(k):
		if !p.is(k, digits) {
			k++
		}
		y, j = int(p.tok(k).val), k+1
	case p.is(k, of) && (p.is(k+1, shift) || p.is(k+1, the)):
		long, e, ok := p.wholeOf(k) // "week 1 of next year"
		if !ok || long.grain != aYear {
			return w, i, false
		}
		y, j = long.y, e
	case p.is(k, of), p.is(k, counted), p.is(k, unit):
		return w, i, false // "week 10 of the strike"
	case p.knows(aDay):
		y, _, _ = p.today.date()
	}
	if y == unsaid {
		return w, j, true
	}
	from := dayOf(y, 1, 4).monday() + day(7*(n.val-1))
	if j == i+2 && !p.ahead && from-p.today > 120 {
		from = dayOf(y-1, 1, 4).monday() + day(7*(n.val-1))
	}
	w.cover(from, from+7)
	return w, j, true
}

// untilToday reads "year to date": from the beginning of the year up to
// publication.
func (p *parser) untilToday(i int) (w when, j int, ok bool) {
	g := [...]grain{aWeek, aMonth, aQuarter, aYear}[p.tok(i).val]
	w = p.nextUnit(g, 0)
	if w.settled && w.from < p.today {
		w.to = p.today
	}
	return w, i + 1, true
}

// theUnitOf reads "the week", "the year" where they stand for those of the
// last time that was named, or else of publication: "the worst fire of the
// year.", not "the year of the fire".
func (p *parser) theUnitOf(g grain, i int) (w when, j int, ok bool) {
	t := p.tok(i + 1)
	if g != aWeek && g != aMonth && g != aYear || t.capital && !t.upper || p.text[t.End-1] == 's' || p.tok(i+2).class != mark || !p.closed(i+2) {
		return w, i, false
	}
	switch p.tok(i - 1).class {
	case in, of, during, forWord:
	case mark:
		if i > 0 {
			return w, i, false
		}
	default:
		return w, i, false
	}
	switch {
	case p.hasAnchor(g):
		w = around(g, p.anchor.from)
	default:
		w = p.nextUnit(g, 0)
	}
	return w, i + 2, true
}
