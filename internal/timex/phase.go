package timex

// phased reads "early March", "the end of 2023", "late on Monday", "earlier
// this week".
func (p *parser) phased(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	ph := int(t.val)
	switch t.class {
	case earlier:
		ph = soFar
	case later:
		ph = fromHere
	}
	k := i + 1
	if p.isMark(k, dash) && p.tok(k).glued {
		k++
	}
	if p.is(k, on) || p.is(k, in) && !(ph == midPhase) {
		k++
	}
	linked := p.text[t.End-1] == 'f'
	if linked && p.is(k, possessive) && ph == fromHere {
		k++ // "rest of their week"
	}
	head := p.tok(k)
	switch {
	case head.class == unit && linked && head.kind == plain && p.text[head.End-1] != 's':
		// "End of year" may be any, unless the phrase ends there.
		g, ok := grainOf(head.val)
		if !ok || g != aYear && g != aMonth && g != aWeek && g != aQuarter || !p.closed(k+1) {
			return w, i, false
		}
		w, j = p.nextUnit(g, 0), k+1
	case head.class == part && !linked && ph < startPhase && (p.closed(k+1) || p.isNumber(k+1)) && !p.is(k+1, of),
		p.is(k, the) && p.is(k+1, part) && p.is(k-1, in) && p.closed(k+2):
		if p.is(k, the) {
			k++
		}
		w = newWhen(aTime) // "late afternoon", "early in the morning"
		w.part = int(p.tok(k).val)
		return w, k + 1, true
	case p.is(k, the) && p.is(k+1, unit):
		g, ok := grainOf(p.tok(k + 1).val)
		if !ok || g != aYear && g != aMonth && g != aWeek && g != aQuarter && g != aDecade && g != aCentury || (ph == soFar || ph == fromHere) && t.Len() < len("rest of") {
			return w, i, false
		}
		w, j = p.nextUnit(g, 0), k+2
	case head.class == month:
		if head.kind == ambiguous && !head.capital {
			return w, i, false
		}
		w, j, ok = p.monthFirst(k)
		if !ok {
			w, j, ok = p.monthYear(k, true)
		}
		if !ok {
			return w, i, false
		}
	case head.class == digits && head.width == 4 && head.suffix == 0:
		y, e, ok := p.yearAt(k)
		if !ok || y < 1000 || p.counted(e) {
			return w, i, false
		}
		w = newWhen(aYear)
		w.y, j = y, e
	default:
		if p.is(k, phase) || p.is(k, earlier) || p.is(k, later) {
			return w, i, false
		}
		w, j, ok = p.core(k)
		if !ok {
			return w, i, false
		}
	}
	if w.grain >= aStretch {
		return w, i, false
	}
	p.settle(&w)
	if w.grain != aDay && w.settled {
		g := w.grain
		from, to := sliced(g, w.from, w.to, p.today, ph)
		switch ph {
		case startPhase:
			w.mid, w.pointed = w.from, true
		case midPhase:
			w.mid, w.pointed = w.from+(w.to-w.from)/2, p.isPhrase(i)
		case endPhase:
			w.mid, w.pointed = w.to, true
		}
		w.from, w.to = from, to
	}
	return w, j, true
}
