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

// yearPair reads "2004-2009", "2008-09", "2019/20"; sure says that a word
// before it shows that these are years.
func (p *parser) yearPair(i int, sure bool) (w when, j int, ok bool) {
	a, b := p.tok(i), p.tok(i+2)
	if a.class != digits || a.width != 4 || a.suffix != 0 || a.val < 1000 || a.val >= 2200 || !p.free(i) || !p.tok(i+1).glued || !b.glued || b.class != digits || b.suffix != 0 || !p.whole(i+3) || !p.ends(i+3) {
		return w, i, false
	}
	slash := p.isMark(i+1, '/')
	if !slash && !p.isDash(i+1) && !p.isMark(i+1, '~') {
		return w, i, false
	}
	y := int(b.val)
	if b.width == 2 {
		y += int(a.val) / 100 * 100
		if y != int(a.val)+1 && (slash || y%100 <= 12 && p.isMark(i+1, dash)) {
			return w, i, false // "1934-6" is a month
		}
	} else if b.width != 4 || slash && y != int(a.val)+1 {
		return w, i, false
	}
	if y <= int(a.val) || y >= 2200 || p.counted(i+3) && p.tok(i+3).class != other {
		return w, i, false
	}
	w = newWhen(aYear)
	w.y = int(a.val)
	v := newWhen(aYear)
	v.y = y
	return p.between(w, v), i + 3, true
}

// yearsApart reads "2014 to 2018" where no word before it shows that these are
// years: two of these times, the second soon after the first, and nothing
// that they count.
func (p *parser) yearsApart(i int) (w when, j int, ok bool) {
	isYear := func(k int) bool {
		t := p.tok(k)
		return t.class == digits && t.width == 4 && t.suffix == 0 && t.val >= 1900 && t.val < 2100 && p.free(k) && p.whole(k+1)
	}
	if !p.is(i, digits) || !isYear(i) || !p.is(i+1, to) || !isYear(i+2) || !p.closed(i+3) {
		return w, i, false
	}
	a, b := newWhen(aYear), newWhen(aYear)
	a.y, b.y = int(p.tok(i).val), int(p.tok(i+2).val)
	if b.y <= a.y || b.y%100 == 0 && a.y%100 == 0 || p.isMark(i-1, '$') || p.is(i-1, by) || p.is(i-1, from) {
		return w, i, false
	}
	return p.between(a, b), i + 3, true
}

// yearsSpelled reads two years in words: "two thousand and one until two
// thousand and fourteen". Two round ones are numbers of something else.
func (p *parser) yearsSpelled(k int, between bool) (w when, j int, ok bool) {
	a, b := newWhen(aYear), newWhen(aYear)
	if a.y, j, ok = p.yearInWords(k); !ok {
		return w, k, false
	}
	if k, ok = p.joins(j, between); !ok {
		return w, k, false
	}
	if b.y, j, ok = p.yearInWords(k); !ok || b.y <= a.y || a.y%100 == 0 && b.y%100 == 0 || !p.closed(j) {
		return w, k, false
	}
	return p.between(a, b), j, true
}
