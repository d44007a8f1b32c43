package timex

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hearsay"
)

// shapes print a day in every shape that says it in full.
var shapes = []func(t time.Time) string{
	func(t time.Time) string { return t.Format("2006-01-02") },
	func(t time.Time) string { return t.Format("2 January 2006") },
	func(t time.Time) string { return t.Format("January 2, 2006") },
	func(t time.Time) string { return t.Format("Jan. 2, 2006") },
	func(t time.Time) string { return t.Format("Jan 2 2006") },
	func(t time.Time) string { return t.Format("2 Jan 2006") },
	func(t time.Time) string { return t.Format("02/01/2006") },
	func(t time.Time) string { return t.Format("2.1.2006") },
	func(t time.Time) string { return t.Format("2006/01/02") },
	func(t time.Time) string { return t.Format("02-Jan-2006") },
	func(t time.Time) string { return t.Format("Monday, 2 January 2006") },
	func(t time.Time) string { return t.Format("Monday January 2, 2006") },
	func(t time.Time) string { return t.Format("Mon, Jan 2, 2006") },
	nthOf,
	func(t time.Time) string { return "the " + nthOf(t) },
	func(t time.Time) string { return t.Format("15:04 GMT on 2 January 2006") },
	func(t time.Time) string { return t.Format("2 January 2006 at 3:04 PM") },
}

func nthOf(t time.Time) string {
	end := "th"
	switch d := t.Day(); {
	case d%10 == 1 && d != 11:
		end = "st"
	case d%10 == 2 && d != 12:
		end = "nd"
	case d%10 == 3 && d != 13:
		end = "rd"
	}
	return fmt.Sprintf("%d%s of %s", t.Day(), end, t.Format("January 2006"))
}

func someDay(t *rapid.T, name string) time.Time {
	n := rapid.IntRange(0, 365*400).Draw(t, name)
	return time.Date(1700, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
}

// A day printed in any shape is read as itself, whenever the text came out.
func TestDaysReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := someDay(t, "day")
		published := hearsay.DateOf(someDay(t, "published"))
		words := shapes[rapid.IntRange(0, len(shapes)-1).Draw(t, "shape")](d)
		text := "It happened on " + words + "."
		got := Periods(text, nil, published)
		if len(got) != 1 || got[0].In(text) != words {
			t.Fatalf("%q: got %v", text, got)
		}
		if got[0].From != hearsay.DateOf(d) || got[0].To != hearsay.DateOf(d.AddDate(0, 0, 1)) {
			t.Fatalf("%q: from %s to %s", text, got[0].From, got[0].To)
		}
	})
}

// Without a word of what is to come, a weekday or a day of a month lies within
// the months just past.
func TestPastPreferred(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := someDay(t, "published")
		back := rapid.IntRange(0, 270).Draw(t, "back")
		d := now.AddDate(0, 0, -back)
		text := "It burned on " + d.Format("2 January") + "."
		if d.Day() == 29 && d.Month() == time.February {
			t.Skip("a leap day")
		}
		got := Periods(text, nil, hearsay.DateOf(now))
		if len(got) != 1 || got[0].From != hearsay.DateOf(d) {
			t.Fatalf("%q on %s: got %v", text, hearsay.DateOf(now), got)
		}
		d = now.AddDate(0, 0, -back%7)
		text = "It burned on " + d.Format("Monday") + "."
		got = Periods(text, nil, hearsay.DateOf(now))
		if len(got) != 1 || got[0].From != hearsay.DateOf(d) {
			t.Fatalf("%q on %s: got %v", text, hearsay.DateOf(now), got)
		}
	})
}

// The calendar agrees with the standard library's.
func TestCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := someDay(t, "day")
		d := dayOf(want.Year(), int(want.Month()), want.Day())
		y, m, dom := d.date()
		if y != want.Year() || m != int(want.Month()) || dom != want.Day() {
			t.Fatalf("%s became %d-%d-%d", want, y, m, dom)
		}
		if d.weekday()%7 != int(want.Weekday()) {
			t.Fatalf("%s is no day %d of a week", want, d.weekday())
		}
		year, week := d.isoWeek()
		if wy, ww := want.ISOWeek(); year != wy || week != ww {
			t.Fatalf("%s is in week %d of %d, not %d of %d", want, ww, wy, week, year)
		}
		if string(d.iso()) != want.Format(time.DateOnly) {
			t.Fatalf("%s was written %s", want, d.iso())
		}
	})
}

// Working days that are reckoned by the week are those that one counts.
func TestWorkdays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := day(rapid.IntRange(-1000, 1000).Draw(t, "day"))
		n := rapid.IntRange(0, 400).Draw(t, "working days")
		sign := rapid.SampledFrom([]int{1, -1}).Draw(t, "sign")
		want := d
		for left := n; left > 0; {
			want += day(sign)
			if want.weekday() < 6 {
				left--
			}
		}
		l := length{workdays: float64(n)}
		if got := l.after(d, sign); got != want {
			t.Fatalf("%d working days from %s: got %s, want %s", sign*n, d.iso(), got.iso(), want.iso())
		}
	})
}

// A day of the moon is found in the year that is said, as the calendars have it.
func TestMoons(t *testing.T) {
	for text, want := range map[string][2]hearsay.Date{
		"Eid al-Fitr 2023":          {"2023-04-21", "2023-04-24"},
		"Eid al-Adha 2019":          {"2019-08-11", "2019-08-15"},
		"Ramadan 2022":              {"2022-04-02", "2022-05-02"},
		"Ashura 2023":               {"2023-07-28", "2023-07-29"},
		"Yom Kippur 2021":           {"2021-09-16", "2021-09-17"},
		"Passover 2024":             {"2024-04-23", "2024-05-01"},
		"Hanukkah 2020":             {"2020-12-11", "2020-12-19"},
		"Purim 2024":                {"2024-03-24", "2024-03-25"},
		"Lunar New Year 2020":       {"2020-01-25", "2020-01-26"},
		"Lunar New Year 2027":       {"2027-02-06", "2027-02-07"},
		"Mid-Autumn Festival 2025":  {"2025-10-06", "2025-10-07"},
		"Dragon Boat Festival 2023": {"2023-06-22", "2023-06-23"},
		"Diwali 2022":               {"2022-10-24", "2022-10-25"},
		"Diwali 1990":               {},
		"Ramadan 1900":              {},
	} {
		got := Periods(text, nil, "2024-01-17")
		if len(got) != 1 || got[0].From != want[0] || got[0].To != want[1] {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
}

// The last of two days that are joined belongs to the stretch from the one to
// the other, however they are joined.
func TestStretchesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := someDay(t, "first")
		b := a.AddDate(0, 0, rapid.IntRange(1, 900).Draw(t, "days"))
		words := rapid.SampledFrom([]string{"from %s to %s", "between %s and %s", "from %s until %s", "%s to %s", "%s – %s", "from %s through %s"}).Draw(t, "joined")
		shape := rapid.SampledFrom([]string{"2 January 2006", "January 2, 2006", "2006-01-02", "2 Jan 2006"}).Draw(t, "shape")
		text := fmt.Sprintf(words, a.Format(shape), b.Format(shape))
		got := Periods("It was shut "+text+".", nil, "2024-01-17")
		if len(got) != 1 || got[0].From != hearsay.DateOf(a) || got[0].To != hearsay.DateOf(b.AddDate(0, 0, 1)) {
			t.Fatalf("%q: got %v", text, got)
		}
	})
}

func TestEaster(t *testing.T) {
	for y, want := range map[int][2]string{
		1961: {"1961-04-02", "1961-04-09"}, 2000: {"2000-04-23", "2000-04-30"}, 2008: {"2008-03-23", "2008-04-27"},
		2019: {"2019-04-21", "2019-04-28"}, 2024: {"2024-03-31", "2024-05-05"}, 2025: {"2025-04-20", "2025-04-20"},
		2038: {"2038-04-25", "2038-04-25"},
	} {
		if got := [2]string{string(easter(y).iso()), string(orthodoxEaster(y).iso())}; got != want {
			t.Errorf("Easter %d: got %v, want %v", y, got, want)
		}
	}
}
