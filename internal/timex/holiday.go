package timex

import "strings"

// A rule says when a day with a name is.
type rule struct {
	kind    ruleKind
	y, m, d int
	wd, n   int // the nth weekday of the month
	plus    int // days after that
	until   int // of a time of the moon: the column of moons.txt that ends it
}

type ruleKind uint8

const (
	noDate ruleKind = iota
	monthDay
	monthWeekday
	ofEaster
	ofOrthodoxEaster
	ofMoon
	onceOnly
)

// in returns the day in year y.
func (r rule) in(y int) (day, bool) {
	switch r.kind {
	case monthDay:
		return dayOf(y, r.m, r.d), true
	case monthWeekday:
		d, ok := nthWeekday(y, r.m, r.wd, r.n)
		return d + day(r.plus), ok
	case ofEaster:
		return easter(y) + day(r.plus), true
	case ofOrthodoxEaster:
		return orthodoxEaster(y) + day(r.plus), true
	case ofMoon:
		d, ok := moonDay(r.wd, y)
		return d + day(r.plus), ok
	case onceOnly:
		return dayOf(r.y, r.m, r.d), true
	}
	return 0, false
}

// holidayRule reads the second field of holidays.txt.
func holidayRule(s string) rule {
	if n, ok := strings.CutPrefix(s, "easter"); ok {
		return rule{kind: ofEaster, plus: int(number(n))}
	}
	if n, ok := strings.CutPrefix(s, "orthodox"); ok {
		return rule{kind: ofOrthodoxEaster, plus: int(number(n))}
	}
	if r, ok := moonRule(s); ok {
		return r
	}
	s, plus, _ := strings.Cut(s, "+")
	f := strings.SplitN(s, "-", 3)
	switch {
	case len(f) == 2:
		return rule{kind: monthDay, m: int(number(f[0])), d: int(number(f[1]))}
	case len(f) == 3 && len(f[0]) == 4:
		return rule{kind: onceOnly, y: int(number(f[0])), m: int(number(f[1])), d: int(number(f[2]))}
	case len(f) == 3:
		return rule{kind: monthWeekday, m: int(number(f[0])), wd: int(number(f[1])), n: int(number(f[2])), plus: int(number(plus))}
	}
	return rule{}
}

// holiday reads a day with a name, and its year.
func (p *parser) holiday(i int) (w when, j int, ok bool) {
	t := p.tok(i)
	w = newWhen(aDay)
	w.holiday = int(t.val)
	r := holidays[t.val]
	if !t.capital && t.In(p.text)[0] > '9' && r.kind == noDate && !p.isPhrase(i) {
		return w, i, false
	}
	if p.isWord(i+1, "weekend") && r.kind != onceOnly {
		return p.holidayWeekend(w, unsaid, i+2)
	}
	w.y, j = p.yearOf(i, i+1)
	if p.isWord(j, "weekend") && j == i+2 && r.kind != onceOnly {
		return p.holidayWeekend(w, w.y, j+1)
	}
	if r.kind == onceOnly {
		w.y = r.y
		return w, i + 1, true
	}
	return w, j, true
}

// holidayWeekend returns the weekend that a day with a name lies in or next to:
// from or up to that day, where it is the Monday after or the Thursday or
// Friday before.
func (p *parser) holidayWeekend(w when, y, j int) (when, int, bool) {
	w.y = y
	if p.yearFollows(j) && y < 0 {
		if !p.is(j, digits) {
			j++
		}
		w.y, j = int(p.tok(j).val), j+1
	}
	p.settle(&w)
	if !w.settled {
		return newWhen(aWeekend), j, true
	}
	d := w.from
	switch wd := d.weekday(); {
	case wd <= 2:
		w = around(aWeekend, d-7)
		w.to = d + 1
	default:
		w = around(aWeekend, d)
		if wd == 4 || wd == 5 {
			w.from = d
		}
	}
	return w, j, true
}

// shiftedHoliday reads "last Christmas", "next Easter".
func (p *parser) shiftedHoliday(k, n int) (w when, j int, ok bool) {
	if p.isWord(k-1, "past") {
		return w, k, false // "well past Christmas"
	}
	w = newWhen(aDay)
	w.holiday = int(p.tok(k).val)
	if !p.knows(aDay) {
		return w, k + 1, true
	}
	y, _, _ := p.today.date()
	if n == 0 {
		w.y = y
		return w, k + 1, true
	}
	for c := y + n; c >= y-1 && c <= y+1; c -= n {
		d, ok := holidays[w.holiday].in(c)
		if !ok {
			break
		}
		if n < 0 && d < p.today || n > 0 && d > p.today {
			w.y = c
		}
	}
	return w, k + 1, true
}
