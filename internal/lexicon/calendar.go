package lexicon

import _ "embed"

//go:embed calendar.txt
var calendarList string

// Weekdays and Months hold the names of days and months, with abbreviations,
// for rules that step over a date without reading it.
var (
	Weekdays = kind("day")
	Months   = kind("month")
)

// kind returns the words of calendar.txt of one kind.
func kind(name string) *List {
	l := New()
	for row := range Rows(calendarList) {
		if row[1] == name {
			l.Add(row[0], l.Len())
		}
	}
	return l
}
