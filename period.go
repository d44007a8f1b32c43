package hearsay

import "time"

// A Date is a day, a month or a year as ISO 8601 writes it: "2024-01-16",
// "2024-01", "2024". It is empty if unknown.
type Date string

// DateOf returns the day of t.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return ""
	}
	return Date(t.Format(time.DateOnly))
}

// Time returns the first instant of d in UTC, and false if d is no date.
func (d Date) Time() (time.Time, bool) {
	layout := ""
	switch len(d) {
	case len("2006-01-02"):
		layout = "2006-01-02"
	case len("2006-01"):
		layout = "2006-01"
	case len("2006"):
		layout = "2006"
	default:
		return time.Time{}, false
	}
	t, err := time.Parse(layout, string(d))
	return t, err == nil
}

// A Period is a stretch of time that a text names, from From up to, not
// including, To. It is as wide as the words that give it: "in March" is a
// month. An end that is empty is not known.
type Period struct {
	Span
	From, To Date
	Timex    string // its TIMEX3 value: "2024-01-16", "2024-W03", "P2D"
}
