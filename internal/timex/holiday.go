package timex

import "strings"

// A rule says when a day with a name is.
type rule struct {
	kind    ruleKind
	y, m, d int
	wd, n   int // the nth weekday of the month
	plus    int // days after that
}

type ruleKind uint8

const (
	noDate ruleKind = iota
	monthDay
	monthWeekday
	ofEaster
	ofOrthodoxEaster
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
