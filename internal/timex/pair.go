package timex

// figuresPair reads two dates in figures without the year of the first:
// "10/1-11/7", "10/1 to 11/2/2017". Two fractions look alike, so a word that
// stands before dates, a year, or a number too great for a month must show
// that they are dates.
func (p *parser) figuresPair(i int) (w when, j int, ok bool) {
	a, b, j, ok := p.slashed(i)
	if !ok {
		return w, i, false
	}
	k, ok := p.joins(j, p.is(i-1, between))
	if !ok {
		return w, i, false
	}
	c, d, j, ok := p.slashed(k)
	if !ok {
		return w, i, false
	}
	y := unsaid
	if t := p.tok(j + 1); p.isMark(j, '/') && p.tok(j).glued && t.class == digits && t.glued && t.suffix == 0 && (t.width == 4 || t.width == 2) {
		y, j = int(t.val), j+2
		if t.width == 2 {
			y = p.century(y)
		}
	}
	if y == unsaid && !p.dateWord(i-1) && max(a, b, c, d) <= 12 || !p.ends(j) || y != unsaid && (y < 1000 || y >= 2200) {
		return w, i, false
	}
	w, ok = p.pairOrdered(a, b, c, d, y)
	return w, j, ok
}

// slashed reads two glued numbers that may be a day and a month.
func (p *parser) slashed(i int) (a, b, j int, ok bool) {
	x, s, y := p.tok(i), p.tok(i+1), p.tok(i+2)
	if x.class != digits || x.suffix != 0 || x.width > 2 || x.glued && p.tok(i-1).class != mark || p.isMark(i-1, '/') && x.glued ||
		!p.isMark(i+1, '/') || !s.glued || y.class != digits || !y.glued || y.suffix != 0 || y.width > 2 {
		return 0, 0, i, false
	}
	a, b = int(x.val), int(y.val)
	return a, b, i + 3, a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12)
}

// pairOrdered tells days from months: by what is too great for a month, by
// the other dates of the text, or by which makes the shorter stretch.
func (p *parser) pairOrdered(a, b, c, d, y int) (w when, ok bool) {
	dayFirstOK, monthFirstOK := b <= 12 && d <= 12, a <= 12 && c <= 12
	byDay, okD := p.stretchOf(b, a, d, c, y)
	byMonth, okM := p.stretchOf(a, b, c, d, y)
	switch {
	case !dayFirstOK && !monthFirstOK:
		return w, false
	case !monthFirstOK:
		return byDay, okD
	case !dayFirstOK:
		return byMonth, okM
	}
	switch p.dateOrder() {
	case dayFirst:
		return byDay, okD
	case monthFirst:
		return byMonth, okM
	}
	if okM && byMonth.settled && (!byDay.settled || byMonth.to-byMonth.from < byDay.to-byDay.from) {
		return byMonth, true
	}
	return byDay, okD
}

// stretchOf returns the stretch between two days of a year, which is that of
// the second.
func (p *parser) stretchOf(m1, d1, m2, d2, y int) (w when, ok bool) {
	if m1 > 12 || m2 > 12 || d1 > monthLen(2000, m1) || d2 > monthLen(2000, m2) {
		return w, false
	}
	a, b := newWhen(aDay), newWhen(aDay)
	a.m, a.d = m1, d1
	b.m, b.d, b.y = m2, d2, y
	return p.between(a, b), true
}
