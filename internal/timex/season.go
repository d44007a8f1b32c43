package timex

// seasonal reads "summer 2023", "the winter of 2019", "in the spring".
func (p *parser) seasonal(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	w = newWhen(aSeason)
	w.n = int(t.val)
	k := i + 1
	linked := p.is(k, of) || p.is(k, in)
	if linked {
		k++
	}
	if s, e, ok := p.whichOne(k); ok && p.is(e, unit) && p.tok(e).val == oneYear {
		w.y = p.nextUnit(aYear, s).y
		return w, e + 1, true
	}
	if y, e, ok := p.yearAt(k); ok && (p.tok(k).width == 4 || linked && p.is(k, cardinal)) && y >= 1000 && !p.counted(e) {
		w.y = y
		return w, e, true
	}
	b := i - 1
	if p.is(b, the) {
		b--
	}
	switch p.tok(b).class {
	case in, during, since, until, by, phase:
	default:
		return w, i, false
	}
	if !p.closed(i+1) || p.isWord(i, "fall") && !p.is(i-1, the) {
		return w, i, false
	}
	return w, i + 1, true
}

// seasonYear returns how many years on the season lies that is n on: "last
// winter" began last year, whatever the month.
func (p *parser) seasonYear(season, n int) int {
	_, m, _ := p.today.date()
	begins := []int{0, 3, 6, 9, 12}[season] // where "last" and "next" turn
	switch {
	case n < 0 && m < begins+3 && begins != 12, n < 0 && begins == 12:
		return -1
	case n > 0 && m >= begins:
		return 1
	}
	return 0
}
