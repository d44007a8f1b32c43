package timex

// monthFirst reads a month, and what belongs to it: "January 23, 2024",
// "Sept. 2017", "March", "June of next year".
func (p *parser) monthFirst(i int) (w when, j int, ok bool) {
	if k := i + 1; p.is(k, between) || p.is(k, from) {
		if w, j, ok = p.daysBehind(i, k+1); ok {
			return w, j, true
		}
	}
	if w, j, ok = p.monthDay(i); ok {
		return w, j, true
	}
	return p.monthYear(i, false)
}

// daysBehind reads the days of a month that stand behind it: "November between
// 19 and 20", "March from the 3rd to the 9th".
func (p *parser) daysBehind(i, k int) (w when, j int, ok bool) {
	if p.is(k, the) {
		k++
	}
	a, k, ok := p.dayNumber(k)
	if !ok {
		return w, i, false
	}
	if k, ok = p.joins(k, true); !ok {
		return w, i, false
	}
	if p.is(k, the) {
		k++
	}
	b, j, ok := p.dayNumber(k)
	m := int(p.tok(i).val)
	if !ok || b <= a || b > monthLen(2000, m) || !p.closed(j) || !p.whole(j) {
		return w, i, false
	}
	w = newWhen(aDay)
	w.m, w.d = m, a
	v := w
	v.d = b
	return p.between(w, v), j, true
}

func (p *parser) monthDay(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	k := i + 1
	if p.isMark(k, '.') && p.tok(k).glued {
		k++
	} else if p.isMark(k, ',') && p.tok(k+1).suffix == 't' {
		k++ // "June, 6th"
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
		d, j, ok = int(n.val), k+1, n.val >= 1 // "Jun6", "feb-9"
	}
	if !ok && (p.is(k-1, the) || k == i+1) {
		if c, e := p.words(k); c >= 1 && c <= 31 && !p.is(e, unit) && p.is(k, cardinal) && c != 1 {
			d, j, ok = c, e, true // "June twenty six"
		}
	}
	if !ok || d > monthLen(2000, int(t.val)) || !p.whole(j) && !(p.isMark(j, ',') && p.yearFollows(j)) && !(p.isMark(k-1, '/') && p.isMark(j, '/') && p.tok(j+1).width == 4) {
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
