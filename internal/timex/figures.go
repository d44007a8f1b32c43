package timex

import "hearsay"

// A dateOrder says whether a text writes the day or the month first.
type dateOrder uint8

const (
	notAsked dateOrder = iota
	unshown            // nothing in the text shows it: the day is taken for the first
	dayFirst
	monthFirst
)

// figuresDate reads a date in figures: "2024-01-23", "23/01/2024",
// "23.1.2024", "09-Nov-1937", "17/06". If beside, a weekday stands before it.
func (p *parser) figuresDate(i int, beside bool) (w when, j int, ok bool) {
	a := p.tok(i)
	if a.class != digits || a.suffix != 0 || a.width > 4 && a.width != 8 || !p.free(i) && !beside {
		return w, i, false
	}
	if a.width == 8 && p.ends(i+1) {
		return p.compactDate(i)
	}
	s := p.tok(i + 1)
	if y, e, ok := p.spacedMonth(i); ok {
		return y, e, true
	}
	if s.class != mark || !s.glued || !p.tok(i+2).glued {
		return w, i, false
	}
	switch s.val {
	case dash, '/', '.', longDash:
	default:
		return w, i, false
	}
	b := p.tok(i + 2)
	if t := p.tok(i + 3); t.class == mark && t.glued && p.tok(i+4).glued && (t.val == s.val || t.val == ',' && s.val == '/') {
		if w, ok := p.threeParts(i, a, b, p.tok(i+4), byte(s.val), beside); ok && p.ends(i+5) {
			return w, i + 5, true
		}
	}
	if b.class == digits && b.suffix == 0 && p.ends(i+3) {
		if w, ok := p.twoParts(i, a, b, byte(s.val), beside); ok {
			return w, i + 3, true
		}
	}
	return w, i, false
}

// spacedMonth reads "11 / 2016", "11 - 2016": a month and a year that blanks
// part.
func (p *parser) spacedMonth(i int) (w when, j int, ok bool) {
	m, s, y := p.tok(i), p.tok(i+1), p.tok(i+2)
	if m.width > 2 || m.val < 1 || m.val > 12 || !p.isMark(i+1, '/') && !p.isMark(i+1, dash) || s.glued && y.glued ||
		y.class != digits || y.width != 4 || y.suffix != 0 || y.val < 1900 || y.val >= 2100 || !p.whole(i+3) || !p.closed(i+3) {
		return w, i, false
	}
	if b := p.tok(i - 1); b.class == mark && b.val != breakMark || b.class == other && b.capital || p.isNumber(i-1) {
		return w, i, false // "Table 11 - 2016", "3, 11 - 2016"
	}
	w = newWhen(aMonth)
	w.m, w.y = int(m.val), int(y.val)
	return w, i + 3, true
}

// compactDate reads "20161016".
func (p *parser) compactDate(i int) (w when, j int, ok bool) {
	n := int(p.tok(i).val)
	w = newWhen(aDay)
	w.y, w.m, w.d = n/10000, n/100%100, n%100
	if w.y < 1900 || w.y >= 2100 || w.m < 1 || w.m > 12 || w.d < 1 || w.d > monthLen(w.y, w.m) || p.counted(i+1) || p.tok(i+1).class == mark && !p.closed(i+1) {
		return w, i, false
	}
	return w, i + 1, true
}

// ends reports whether figures that end before j go no further.
func (p *parser) ends(j int) bool {
	t := p.tok(j)
	if !t.glued || t.class == poss {
		return true
	}
	if t.class != mark || t.val == '%' {
		return false
	}
	n := p.tok(j + 1)
	return !(n.glued && (t.val == dash || t.val == '/' || t.val == '.' || t.val == ',') && (n.class == digits || n.class == bigNumber) && t.val != longDash) ||
		t.val == dash && n.class == digits && p.tok(j+2).val == '/'
}

func (p *parser) threeParts(i int, a, b, c token, sep byte, beside bool) (w when, ok bool) {
	if c.class != digits || c.suffix != 0 {
		return w, false
	}
	w = newWhen(aDay)
	if b.class == month {
		switch {
		case a.width == 4:
			w.y, w.m, w.d = int(a.val), int(b.val), int(c.val)
		case c.width == 4:
			w.y, w.m, w.d = int(c.val), int(b.val), int(a.val)
		case c.width == 2 && a.width <= 2:
			w.y, w.m, w.d = p.century(int(c.val)), int(b.val), int(a.val)
		}
		return w, w.y > 0 && w.d >= 1 && w.d <= 31
	}
	if b.class != digits || b.suffix != 0 || b.width > 2 {
		return w, false
	}
	if a.width == 4 {
		w.y, w.m, w.d = int(a.val), int(b.val), int(c.val)
		return w, c.width <= 2 && w.y >= 1000 && w.y < 2200 && w.m >= 1 && w.m <= 12 && w.d >= 1 && w.d <= 31
	}
	if a.width > 2 || c.width != 4 && c.width != 2 {
		return w, false
	}
	w.y = int(c.val)
	if c.width == 2 {
		// "1.2.10" may be a version, "10-3-12" a team's record.
		if sep == '.' && (a.width < 2 || b.width < 2 || !beside && !p.dateWord(i-1)) || sep == dash && !beside && !p.dateWord(i-1) {
			return w, false
		}
		w.y = p.century(w.y)
	} else if w.y < 1000 || w.y >= 2200 {
		return w, false
	}
	if p.isMark(i+3, ',') && b.val <= 31 && a.val <= 12 {
		w.m, w.d = int(a.val), int(b.val) // "03/14,1952", as in "March 14, 1952"
		return w, w.m > 0 && w.d > 0
	}
	return p.ordered(w, int(a.val), int(b.val))
}

// dateWord reports whether a word that stands before dates is at i.
func (p *parser) dateWord(i int) bool {
	switch p.tok(i).class {
	case on, since, until, before, after, by, weekday, relDay, asof, from, between:
		return true
	}
	return p.isWord(i, "dated") || p.isWord(i, "date")
}

func (p *parser) twoParts(i int, a, b token, sep byte, beside bool) (w when, ok bool) {
	x, y := int(a.val), int(b.val)
	switch {
	case sep == longDash:
		return w, false
	case a.width == 4 && b.width <= 2 && sep != '.':
		if y < 1 || y > 12 || x < 1000 || x >= 2200 || b.width == 2 && x%100+1 == y {
			return w, false // "2008-09" is two years
		}
		w = newWhen(aMonth)
		w.y, w.m = x, y
		return w, true
	case b.width == 4 && a.width <= 2 && sep != '.':
		w = newWhen(aMonth)
		w.y, w.m = y, x
		return w, x >= 1 && x <= 12 && y >= 1000 && y < 2200
	case a.width > 2 || b.width > 2:
		return w, false
	}
	// A day and a month only: "17/06" may be a fraction, "5-11" a score.
	clear := x > 12 && x <= 31 && y <= 12 || y > 12 && y <= 31 && x <= 12
	switch {
	case beside:
	case sep == '/' && clear && (p.dateWord(i-1) || p.closed(i+3) && !p.is(i+3, of)):
	case sep == '/' && p.dateWord(i-1) && !p.is(i+3, of):
	case clear && p.is(i-1, on) && p.closed(i+3):
	default:
		return w, false
	}
	w = newWhen(aDay)
	w.inFigures = true
	return p.ordered(w, x, y)
}

// ordered gives w its day and month, a and b in the order of the text.
func (p *parser) ordered(w when, a, b int) (when, bool) {
	w.d, w.m = a, b
	if b > 12 || a <= 12 && a != b && p.dateOrder() == monthFirst {
		w.d, w.m = b, a
	}
	return w, w.m >= 1 && w.m <= 12 && w.d >= 1 && w.d <= 31
}

// dateOrder looks for dates in the text that show their order, at most once
// a text.
func (p *parser) dateOrder() dateOrder {
	if p.order != notAsked {
		return p.order
	}
	q := parser{text: p.text, order: unshown}
	days, months := 0, 0
	look := func(s hearsay.Span) {
		q.tokens(s)
		for i := range q.toks {
			d, m := q.evidence(i)
			days, months = days+d, months+m
		}
	}
	if p.sentences == nil {
		look(hearsay.Span{End: len(p.text)})
	}
	done := 0
	for i := range p.sentences {
		s := hearsay.Span{Start: max(p.sentences[i].Start, done), End: min(p.sentences[i].End, len(p.text))}
		if s.Start < s.End {
			look(s)
			done = s.End
		}
	}
	p.order = unshown
	switch {
	case months > days:
		p.order = monthFirst
	case days > 0:
		p.order = dayFirst
	}
	return p.order
}

// evidence says whether a date at i shows its order. Figures outweigh words.
func (p *parser) evidence(i int) (days, months int) {
	const strong = 1 << 16
	t, s := p.tok(i), p.tok(i+1)
	if t.class == digits && t.width <= 2 && s.class == mark && (s.val == '/' || s.val == '.' || s.val == dash) && s.glued {
		b, c := p.tok(i+2), p.tok(i+4)
		if b.class == digits && b.width <= 2 && c.class == digits && c.glued && p.tok(i+3).val == s.val {
			switch {
			case t.val > 12 && t.val <= 31 && b.val <= 12:
				return strong, 0
			case b.val > 12 && b.val <= 31 && t.val <= 12:
				return 0, strong
			}
		}
		return 0, 0
	}
	if t.class == month && t.kind != ambiguous {
		if n := p.tok(i - 1); n.class == digits && n.val >= 1 && n.val <= 31 && n.width <= 2 {
			return 1, 0
		}
		if p.isMark(i+1, '.') {
			i++
		}
		if n := p.tok(i + 1); n.class == digits && n.val >= 1 && n.val <= 31 && n.width <= 2 {
			return 0, 1
		}
	}
	return 0, 0
}
