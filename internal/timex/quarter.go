package timex

// quarterNumbered reads "quarter 4", "Quarter 1 of 2019".
func (p *parser) quarterNumbered(i int) (w when, j int, ok bool) {
	n := p.tok(i + 1)
	if n.suffix != 0 || n.width != 1 || n.val < 1 || n.val > 4 || !p.whole(i+2) || p.counted(i+2) || p.tok(i+2).class == other {
		return w, i, false
	}
	return p.numbered(aQuarter, int(n.val), i+2), p.numberedEnd(i + 2), true
}

// letterBehind reads "3Q 2018", "1H18", as the markets write them.
func (p *parser) letterBehind(i int) (w when, j int, ok bool) {
	n, t, y := p.tok(i), p.tok(i+1), p.tok(i+2)
	if n.width != 1 || n.suffix != 0 || t.class != letter || !t.glued || !t.capital || !p.free(i) || n.val < 1 ||
		y.class != digits || y.suffix != 0 || !p.whole(i+3) || y.width != 4 && !(y.width == 2 && y.glued) {
		return w, i, false
	}
	switch {
	case t.val == 'q' && n.val <= 4:
		w = newWhen(aQuarter)
	case t.val == 'h' && n.val <= 2:
		w = newWhen(aHalf)
	default:
		return w, i, false
	}
	w.n, w.y = int(n.val), int(y.val)
	if y.width == 2 {
		w.y = p.century(w.y)
	}
	return w, i + 3, w.y >= 1900 && w.y < 2200
}

// lettered reads "Q3 2023", "H1", "FY2023", "fiscal 2023".
func (p *parser) lettered(i int) (w when, j int, ok bool) {
	t, n := p.tok(i), p.tok(i+1)
	if t.glued && p.tok(i-1).class != mark {
		return w, i, false
	}
	if t.class == fiscal {
		k := i + 1
		if p.is(k, unit) && p.tok(k).val == oneYear {
			k++
		}
		y := p.tok(k)
		if y.class != digits || y.suffix != 0 || y.width != 4 && !(y.width == 2 && y.glued) {
			return w, i, false
		}
		w = newWhen(aFiscal)
		w.y = int(y.val)
		if y.width == 2 {
			w.y = p.century(w.y)
		}
		return w, k + 1, true
	}
	if n.class != digits || !n.glued || n.suffix != 0 || n.width > 2 || !p.whole(i+2) {
		return w, i, false
	}
	v := int(n.val)
	switch {
	case t.val == 'q' && v >= 1 && v <= 4:
		return p.numbered(aQuarter, v, i+2), p.numberedEnd(i + 2), true
	case t.val == 'h' && t.capital && (v == 1 || v == 2) && p.numberedEnd(i+2) > i+2:
		return p.numbered(aHalf, v, i+2), p.numberedEnd(i + 2), true
	}
	return w, i, false
}

// quarterOf reads the year of a quarter. A quarter without one is the last.
func (p *parser) quarterOf(n, k int) (w when, j int, ok bool) {
	return p.numbered(aQuarter, n, k), p.numberedEnd(k), true
}

// quarterLetter reads the "Q2" of "1934-Q2".
func (p *parser) quarterLetter(k int) (w when, j int, ok bool) {
	n := p.tok(k + 1)
	if n.class != digits || !n.glued || n.width != 1 || n.val < 1 || n.val > 4 || !p.whole(k+2) {
		return w, k, false
	}
	w = newWhen(aQuarter)
	w.n = int(n.val)
	return w, k + 2, true
}
