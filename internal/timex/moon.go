package timex

import (
	_ "embed"
	"slices"
	"strings"

	"hearsay/internal/lexicon"
)

//go:embed moons.txt
var moonsList string

// moonColumns are the names of the columns of moons.txt behind its year.
var moonColumns = []string{"muharram", "mawlid", "ramadan", "fitr", "adha", "passover", "rosh", "hanukkah", "lunar", "dragon", "midautumn", "diwali", "holi"}

// A moonYear has a day for each of moonColumns, or 0 where none is known.
type moonYear []monthAndDay

type monthAndDay struct{ m, d int8 }

// moons holds the years of moons.txt, the first of which is firstMoon.
var moons, firstMoon = readMoons()

func readMoons() (years []moonYear, first int) {
	for row := range lexicon.Rows(moonsList) {
		if years == nil {
			first = int(number(row[0]))
		}
		y := make(moonYear, len(moonColumns))
		for i := range y {
			if m, d, ok := strings.Cut(row[i+1], "-"); ok {
				y[i] = monthAndDay{int8(number(m)), int8(number(d))}
			}
		}
		years = append(years, y)
	}
	return years, first
}

// moonDay returns the day of a column in a year.
func moonDay(column, y int) (day, bool) {
	if y < firstMoon || y >= firstMoon+len(moons) {
		return 0, false
	}
	md := moons[y-firstMoon][column]
	return dayOf(y, int(md.m), int(md.d)), md.d > 0
}

// moonRule reads "passover+0", "adha-1", "rosh+14/7" and "ramadan+0/fitr": so
// many days from a column's day, and lasting so many, or up to another's.
func moonRule(s string) (r rule, ok bool) {
	s, last, _ := strings.Cut(s, "/")
	at := strings.IndexAny(s, "+-")
	if at < 0 {
		return r, false
	}
	column := slices.Index(moonColumns, s[:at])
	if column < 0 {
		return r, false
	}
	r = rule{kind: ofMoon, wd: column, plus: int(number(s[at:])), n: int(number(last)), until: slices.Index(moonColumns, last)}
	return r, true
}

// end returns the day after the last of a day with a name, which begins with
// from.
func (r rule) end(from day) day {
	if r.kind != ofMoon {
		return from + 1
	}
	if r.until >= 0 {
		y, _, _ := from.date()
		for c := y; c <= y+1; c++ {
			if d, ok := moonDay(r.until, c); ok && from < d && d < from+31 {
				return d
			}
		}
	}
	return from + day(max(r.n, 1))
}
