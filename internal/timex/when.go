package timex

import (
	"strconv"

	"hearsay"
)

// A grain is how wide a time is.
type grain uint8

const (
	aDay grain = iota
	aWeek
	aWeekend
	aMonth
	aQuarter
	aHalf
	aSeason
	aYear
	aDecade
	aCentury
	aStretch  // from one day to another
	aFiscal   // a year of somebody's books
	aDuration // so long, but no one knows when
	aTime     // a time of some day
	aSet      // a time that returns
	aMoment   // now
)

// unsaid stands in a when for what its words leave out.
const unsaid = -1

// A when is a time as its words give it, and once it is settled, the days
// that it covers.
type when struct {
	grain     grain
	y, m, d   int // a decade's y is its first year
	n         int // which quarter, half, season, century, or which wd of the month
	wd        int // the weekday that was said, or 0
	holiday   int // its place in holidays, or unsaid
	part      int // its place in dayparts
	hh, mm    int
	timex     string // if it is no work of the other fields
	from      day    // if settled
	to        day
	settled   bool
	mid       day   // of "the start", "middle" or "end" of a time: the day that it is as an end of a stretch …
	pointed   bool  // … and whether it is one
	next      bool  // a weekday that is to come, as what follows it shows
	bound     class // since, after, until, before or by stands before it
	inFigures bool  // a day and a month in figures alone: "17/06"
}

func newWhen(g grain) when {
	return when{grain: g, y: unsaid, m: unsaid, d: unsaid, holiday: unsaid, hh: unsaid, mm: unsaid}
}

// covering returns the settled time of a grain that lies at from.
func covering(g grain, from, to day) when {
	w := newWhen(g)
	w.cover(from, to)
	return w
}

func (w *when) cover(from, to day) {
	w.from, w.to, w.settled = from, to, true
	w.y, w.m, w.d = from.date()
	switch w.grain {
	case aQuarter:
		w.n = (w.m-1)/3 + 1
	case aHalf:
		w.n = (w.m-1)/6 + 1
	}
}

// around returns the time of a grain that d lies in.
func around(g grain, d day) when {
	y, m, _ := d.date()
	switch g {
	case aWeek:
		return covering(g, d.monday(), d.monday()+7)
	case aWeekend:
		return covering(g, d.monday()+5, d.monday()+7)
	case aMonth:
		return covering(g, dayOf(y, m, 1), dayOf(y, m+1, 1))
	case aQuarter:
		m -= (m - 1) % 3
		return covering(g, dayOf(y, m, 1), dayOf(y, m+3, 1))
	case aHalf:
		m -= (m - 1) % 6
		return covering(g, dayOf(y, m, 1), dayOf(y, m+6, 1))
	case aYear:
		return covering(g, dayOf(y, 1, 1), dayOf(y+1, 1, 1))
	case aDecade:
		y -= y % 10
		return covering(g, dayOf(y, 1, 1), dayOf(y+10, 1, 1))
	case aCentury:
		w := newWhen(g)
		w.n = y/100 + 1
		w.from, w.to, _ = w.extent()
		w.settled = true
		return w
	}
	return covering(aDay, d, d+1)
}

// extent returns the days that w covers, if its words leave nothing out.
func (w *when) extent() (from, to day, ok bool) {
	if w.settled {
		return w.from, w.to, true
	}
	if w.y < 0 && w.grain != aCentury {
		return 0, 0, false
	}
	switch w.grain {
	case aDay:
		d, ok := w.theDay()
		if ok && w.holiday >= 0 {
			return d, holidays[w.holiday].end(d), true
		}
		return d, d + 1, ok
	case aMonth:
		return dayOf(w.y, w.m, 1), dayOf(w.y, w.m+1, 1), w.m > 0
	case aQuarter:
		return dayOf(w.y, 3*w.n-2, 1), dayOf(w.y, 3*w.n+1, 1), true
	case aHalf:
		return dayOf(w.y, 6*w.n-5, 1), dayOf(w.y, 6*w.n+1, 1), true
	case aYear:
		return dayOf(w.y, 1, 1), dayOf(w.y+1, 1, 1), true
	case aDecade:
		return dayOf(w.y, 1, 1), dayOf(w.y+10, 1, 1), true
	case aCentury:
		return dayOf(100*w.n-100, 1, 1), dayOf(100*w.n, 1, 1), w.n > 0
	}
	return 0, 0, false
}

func (w *when) theDay() (day, bool) {
	switch {
	case w.holiday >= 0:
		return holidays[w.holiday].in(w.y)
	case w.m < 0:
		return 0, false
	case w.d < 0 && w.n != 0 && w.wd > 0:
		return nthWeekday(w.y, w.m, w.wd, w.n)
	}
	return dayOf(w.y, w.m, w.d), w.d > 0 && w.d <= monthLen(w.y, w.m)
}

// sliced returns the part of [from, to) that a phase names.
func sliced(g grain, from, to, today day, phase int) (day, day) {
	n := to - from
	switch phase {
	case soFar:
		if from < today && today < to {
			return from, today
		}
	case fromHere:
		if from <= today && today < to {
			return today, to
		}
	case noPhase:
	default:
		return slicedBy(g, from, to, n, phase)
	}
	return from, to
}

// slicedBy cuts months and weeks in two for their start and end, and into
// three for their middle; years into three, but "early 2020" and "late 2020"
// are its halves.
func slicedBy(g grain, from, to, n day, phase int) (day, day) {
	y, m, _ := from.date()
	switch {
	case g == aWeek && (phase == earlyPhase || phase == startPhase):
		return from, from + 3
	case g == aWeek && phase == midPhase:
		return from + 2, from + 4
	case g == aWeek:
		return from + 3, to
	case g == aMonth && (phase == earlyPhase || phase == startPhase):
		return from, from + 15
	case g == aMonth && phase == midPhase:
		return from + 10, from + 20
	case g == aMonth:
		return from + 15, to
	case g == aYear && phase == earlyPhase:
		return from, dayOf(y, 7, 1)
	case g == aYear && phase == latePhase:
		return dayOf(y, 7, 1), to
	case g == aYear:
		return thirds(phase, from, dayOf(y, 5, 1), dayOf(y, 9, 1), to)
	case g == aDecade:
		return thirds(phase, from, dayOf(y+4, 1, 1), dayOf(y+7, 1, 1), to)
	case g == aCentury:
		return thirds(phase, from, dayOf(y+33, 1, 1), dayOf(y+67, 1, 1), to)
	case g == aQuarter || g == aHalf:
		third := int(n) / 91
		if third < 1 {
			third = 1
		}
		return thirds(phase, from, dayOf(y, m+third, 1), dayOf(y, m+2*third, 1), to)
	}
	return from, to
}

func thirds(phase int, a, b, c, d day) (day, day) {
	switch phase {
	case earlyPhase, startPhase:
		return a, b
	case midPhase:
		return b, c
	}
	return c, d
}

// value returns w as TIMEX3 writes it.
func (w *when) value() string {
	if w.timex != "" {
		return w.timex
	}
	b := make([]byte, 0, 24)
	switch w.grain {
	case aDay:
		b = w.appendDay(b)
	case aTime:
	case aWeek, aWeekend:
		b = w.appendWeek(b)
	case aMonth:
		b = appendMonth(b, w.y, w.m)
	case aQuarter:
		b = appendPart(b, w.y, "Q", w.n)
	case aHalf:
		b = appendPart(b, w.y, "H", w.n)
	case aSeason:
		b = append(append(appendPadded(b, w.y, 4), '-'), seasons[w.n]...)
	case aYear:
		b = appendPadded(b, w.y, 4)
	case aFiscal:
		b = appendPadded(append(b, "FY"...), w.y, 4)
	case aDecade:
		if w.y < 0 {
			b = append(b, "XXX"...)
		} else {
			b = appendPadded(b, w.y/10, 3)
		}
	case aCentury:
		if w.n > 0 {
			b = appendPadded(b, w.n-1, 2)
		} else {
			b = append(b, "XX"...)
		}
	case aMoment:
		return "PRESENT_REF"
	}
	return string(w.appendClock(b))
}

func (w *when) appendDay(b []byte) []byte {
	switch {
	case !w.settled && w.holiday >= 0:
		return appendPadded(b, w.y, 4)
	case w.settled || w.d > 0 && w.m > 0:
		return appendDate(b, w.y, w.m, w.d)
	case w.wd > 0 && w.m < 0 && w.d < 0:
		return strconv.AppendInt(append(b, "XXXX-WXX-"...), int64(w.wd), 10)
	}
	b = appendMonth(b, w.y, w.m)
	return appendPadded(append(b, '-'), w.d, 2)
}

func (w *when) appendWeek(b []byte) []byte {
	y, n := unsaid, unsaid
	if w.settled {
		y, n = w.from.isoWeek()
	}
	b = appendPadded(append(appendPadded(b, y, 4), "-W"...), n, 2)
	if w.grain == aWeekend {
		b = append(b, "-WE"...)
	}
	return b
}

func (w *when) appendClock(b []byte) []byte {
	switch {
	case w.hh >= 0:
		b = appendPadded(append(b, 'T'), w.hh, 2)
		if w.mm >= 0 {
			b = appendPadded(append(b, ':'), w.mm, 2)
		}
	case w.part > 0:
		b = append(append(b, 'T'), dayparts[w.part]...)
	}
	return b
}

func appendMonth(b []byte, y, m int) []byte {
	return appendPadded(append(appendPadded(b, y, 4), '-'), m, 2)
}

func appendPart(b []byte, y int, letter string, n int) []byte {
	b = append(append(appendPadded(b, y, 4), '-'), letter...)
	return strconv.AppendInt(b, int64(n), 10)
}

// period returns w as a period of the text.
func (w *when) period(s hearsay.Span) hearsay.Period {
	r := hearsay.Period{Span: s, Timex: w.value()}
	if !w.settled {
		return r
	}
	if w.bound != until && w.bound != before && w.bound != by {
		r.From = w.from.iso()
	}
	if w.bound != since && w.bound != after {
		r.To = w.to.iso()
	}
	switch w.bound { // beyond the time that is named
	case after:
		r.From = w.to.iso()
	case before:
		r.To = w.from.iso()
	}
	if w.pointed { // "before the end of May"
		switch w.bound {
		case after:
			r.From = w.mid.iso()
		case before, until, by:
			r.To = w.mid.iso()
		}
	}
	return r
}
