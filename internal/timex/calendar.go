package timex

import (
	"strconv"

	"hearsay"
)

// A day counts the days since 1 January 1970, in the Gregorian calendar for
// all of history.
type day int

// dayOf returns the day of a date; month and dom may lie outside their year
// and month and are carried over. The reckoning is Howard Hinnant's
// days_from_civil.
func dayOf(y, m, dom int) day {
	y += (m - 1) / 12
	m = (m-1)%12 + 1
	if m < 1 {
		m += 12
		y--
	}
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*((m+9)%12)+2)/5 + dom - 1
	return day(era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468)
}

// date returns the year, month and day of the month of d.
func (d day) date() (y, m, dom int) {
	z := int(d) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	m = (mp+2)%12 + 1
	y = yoe + era*400
	if m <= 2 {
		y++
	}
	return y, m, doy - (153*mp+2)/5 + 1
}

// weekday returns 1 for a Monday up to 7 for a Sunday.
func (d day) weekday() int { return ((int(d)+3)%7+7)%7 + 1 }

// monday returns the Monday of d's week.
func (d day) monday() day { return d - day(d.weekday()-1) }

// isoWeek returns the ISO 8601 week that d lies in, and that week's year.
func (d day) isoWeek() (year, week int) {
	thursday := d.monday() + 3
	year, _, _ = thursday.date()
	return year, int(thursday-dayOf(year, 1, 1))/7 + 1
}

// addMonths moves d by n months, to the month's last day if it is shorter.
func (d day) addMonths(n int) day {
	y, m, dom := d.date()
	return dayOf(y, m+n, min(dom, monthLen(y, m+n)))
}

func monthLen(y, m int) int { return int(dayOf(y, m+1, 1) - dayOf(y, m, 1)) }

// easter returns Easter Sunday of the western churches: the anonymous
// Gregorian computus.
func easter(y int) day {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	return dayOf(y, 3, 22+h+l-7*m)
}

// orthodoxEaster returns Easter Sunday of the orthodox churches: Meeus's
// Julian computus, moved to the Gregorian calendar.
func orthodoxEaster(y int) day {
	d := (19*(y%19) + 15) % 30
	e := (2*(y%4) + 4*(y%7) - d + 34) % 7
	behind := y/100 - y/400 - 2 // days that the Julian calendar is behind by then
	return dayOf(y, 3, 22+d+e+behind)
}

// nthWeekday returns the nth day wd of a month; n -1 is the last.
func nthWeekday(y, m, wd, n int) (day, bool) {
	if n < 0 {
		last := dayOf(y, m+1, 1) - 1
		return last - day((last.weekday()-wd+7)%7), true
	}
	first := dayOf(y, m, 1)
	d := first + day((wd-first.weekday()+7)%7+7*(n-1))
	return d, d < dayOf(y, m+1, 1)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// iso returns d as ISO 8601 writes it, or nothing outside the years 1 to 9999.
func (d day) iso() hearsay.Date {
	y, m, dom := d.date()
	if y < 1 || y > 9999 {
		return ""
	}
	var b [10]byte
	return hearsay.Date(appendDate(b[:0], y, m, dom))
}

func appendDate(b []byte, y, m, dom int) []byte {
	b = appendPadded(b, y, 4)
	if m > 0 {
		b = appendPadded(append(b, '-'), m, 2)
	}
	if dom > 0 {
		b = appendPadded(append(b, '-'), dom, 2)
	}
	return b
}

// appendPadded writes n with noughts before it; a negative n is not known and
// becomes Xs.
func appendPadded(b []byte, n, width int) []byte {
	if n < 0 {
		for range width {
			b = append(b, 'X')
		}
		return b
	}
	for p := 10; width > 1; width, p = width-1, p*10 {
		if n < p {
			b = append(b, '0')
		}
	}
	return strconv.AppendInt(b, int64(n), 10)
}
