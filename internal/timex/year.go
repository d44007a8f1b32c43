package timex

// yearAlone reads a year in figures that stands by itself, or leads: "in
// 2014", "2014's", "(2014)", "the 2014 election", "1934, feb".
func (p *parser) yearAlone(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	if t.width != 4 || t.suffix != 0 || t.val < 1000 || t.val >= 2200 || !p.free(i) || !p.whole(i+1) && !p.is(i+1, letter) {
		return w, i, false
	}
	if w, j, ok = p.yearLeads(i); ok || !p.whole(i+1) {
		return w, j, true
	}
	if !p.isYear(i) {
		return w, i, false
	}
	w = newWhen(aYear)
	w.y = int(t.val)
	return w, i + 1, true
}

// yearLeads reads "1934, feb", "1934 March", "1934-Q2", "1934 the second
// quarter".
func (p *parser) yearLeads(i int) (w when, j int, ok bool) {
	y := int(p.tok(i).val)
	k := i + 1
	if (p.isMark(k, ',') || p.isMark(k, dash)) && !p.is(k+1, the) {
		k++
	}
	switch t := p.tok(k); {
	case t.class == month && (t.kind != ambiguous || t.capital || t.val != 3 && t.val != 5 && p.closed(k+1)) && !p.tok(k+1).capital:
		if d := p.tok(k + 1); d.class == digits || p.is(k+1, ordinal) {
			if w, j, ok = p.monthDay(k); ok && w.y < 0 {
				w.y = y // "2016 Dec 22"
				return w, j, true
			}
			return w, i, false
		}
		w = newWhen(aMonth)
		w.y, w.m = y, int(t.val)
		return w, k + 1, true
	case t.class == letter && t.val == 'q':
		w, j, ok = p.quarterLetter(k)
		w.y = y
		return w, j, ok
	case t.class == letter && t.val == 'h' && t.glued && t.capital:
		if w, j, ok = p.quarterLetter(k); ok && w.n <= 2 {
			w.grain, w.y = aHalf, y
			return w, j, true
		}
		return w, i, false
	case t.class == ordinal || t.suffix == 't':
		n, e, ok := p.nth(k)
		if p.isMark(e, dash) && p.tok(e).glued {
			e++
		}
		if ok && n <= 4 && p.is(e, unit) && p.tok(e).val == oneQuarter && p.text[p.tok(e).End-1] != 's' {
			w = newWhen(aQuarter)
			w.y, w.n = y, n
			return w, e + 1, true
		}
	case t.class == the:
		n, e, ok := p.nth(k + 1)
		if ok && n <= 4 && p.is(e, unit) && p.tok(e).val == oneQuarter {
			w = newWhen(aQuarter)
			w.y, w.n = y, n
			return w, e + 1, true
		}
	}
	return w, i, false
}

// isYear reports whether the four figures at i are a year, by the words
// around them.
func (p *parser) isYear(i int) bool {
	t, b, a := p.tok(i), p.tok(i-1), p.tok(i+1)
	if a.class == unit || a.class == counted || a.class == mark && (a.val == '%' || a.val == '$') {
		return false
	}
	if a.class == to && p.isNumber(i+2) && !p.closed(i+3) {
		return false // "from 2014 to 2018 pesos"
	}
	round := t.val%100 == 0
	if (round || t.val < 1500) && a.class == other && !a.capital {
		return false
	}
	switch b.class {
	case in, since, during:
		return !(round && p.counted(i+1))
	case by, until, before, after, from, to, between, asof, phase, of, and, or, forWord, on, than:
		return !p.counted(i+1) && (t.val >= 1500 || p.closed(i+1))
	case the, possessive, article, poss:
		return t.val >= 1800 && t.val < 2100 && a.class == other
	case season, month, holiday:
		return true
	case unit:
		return b.val == oneYear
	case mark:
		if b.val == '(' || b.val == '[' {
			return a.class == mark
		}
		if b.val == '=' {
			return true
		}
	}
	return a.class == poss && t.val >= 1800 && t.val < 2100
}

// yearNamed reads "year 1934".
func (p *parser) yearNamed(i int) (w when, j int, ok bool) {
	y, j, ok := p.yearAt(i + 1)
	if !ok && p.is(i+1, cardinal) {
		y, j = p.words(i + 1)
		ok = y >= 100 && p.closed(j) // "year two hundred and six"
	}
	if !ok || p.counted(j) {
		return w, i, false
	}
	w = newWhen(aYear)
	w.y = y
	return w, j, true
}

// yearSpelled reads a year in words, after a word that goes before years.
func (p *parser) yearSpelled(i int) (w when, j int, ok bool) {
	switch p.tok(i - 1).class {
	case in, since, until, by, from, to, between, of, before, after, during:
	default:
		return w, i, false
	}
	y, j, ok := p.yearInWords(i)
	if !ok || y < 1000 || !p.closed(j) || y%1000 == 0 && p.tok(j).class != mark {
		return w, i, false
	}
	w = newWhen(aYear)
	w.y = y
	return w, j, true
}

// decadeInFigures reads "1990s", "the '90s", "2000s".
func (p *parser) decadeInFigures(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	if t.class != digits || t.suffix != 's' || t.val%10 != 0 {
		return w, i, false
	}
	w = newWhen(aDecade)
	switch {
	case t.width == 4 && t.val >= 1000 && t.val < 1900 && t.val%100 == 0 && p.free(i): // "the 1800s"
		w = newWhen(aCentury)
		w.n = int(t.val)/100 + 1
	case t.width == 4 && t.val >= 1000 && t.val < 2200 && p.free(i):
		w.y = int(t.val)
	case t.width == 2 && (p.isMark(i-1, '\'') && t.glued || p.is(i-1, the) && !p.tok(i).glued):
		w.y = p.century(int(t.val))
		if !p.dated && t.val < 30 {
			w.y = 1900 + int(t.val)
		}
	default:
		return w, i, false
	}
	return w, i + 1, true
}

// decadeInWords reads "nineties", "nineteen thirties".
func (p *parser) decadeInWords(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	w = newWhen(aDecade)
	if y, k := p.words(i); t.class == cardinal && y == 2000 && k == i+2 {
		if p.is(k, and) {
			k++
		}
		if d := p.tok(k); d.class == decade {
			w.y = y + int(d.val)
			return w, k + 1, true
		}
	}
	if t.class == cardinal && (t.val == 19 || t.val == 18 || t.val == 20) {
		k := i + 1
		if p.isMark(k, dash) {
			k++
		}
		if d := p.tok(k); d.class == decade {
			w.y = int(t.val)*100 + int(d.val)
			return w, k + 1, true
		}
		return w, i, false
	}
	if t.class != decade || t.val == 10 || !p.is(i-1, the) && !(p.is(i-1, phase) && p.is(i-2, the)) && !p.is(i-1, in) || !p.closed(i+1) {
		return w, i, false
	}
	if p.is(i-2, in) && p.is(i-1, possessive) {
		return w, i, false
	}
	if p.dated {
		w.y = p.century(int(t.val))
	}
	return w, i + 1, true
}

// ordinalCentury reads "19th century", "the twenty-first century".
func (p *parser) ordinalCentury(i int) (w when, j int, ok bool) {
	n, k, ok := p.nth(i)
	if ok && p.isMark(k, dash) && p.tok(k).glued {
		k++
	}
	if !ok || n < 1 || n > 40 || !p.is(k, unit) || p.tok(k).val != oneCentury || p.text[p.tok(k).End-1] == 's' {
		return w, i, false
	}
	w = newWhen(aCentury)
	w.n = n
	return w, k + 1, true
}
