package claim

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

// dateOf returns a time as a date: a day, a month or a year as it is, of a stretch
// and of a time whose end alone is known the last day, since what is counted over
// it holds then; "" if it has no place in the calendar.
func dateOf(p hearsay.Period) hearsay.Date {
	if p.From == "" {
		if p.To == "" || strings.HasPrefix(p.Timex, "P") {
			return ""
		}
		return lastDay(p)
	}
	if isDay(p) {
		return hearsay.Date(p.Timex[:len("2006-01-02")])
	}
	if d := hearsay.Date(p.Timex); !strings.HasPrefix(p.Timex, "P") {
		if _, ok := d.Time(); ok {
			return d
		}
	}
	return lastDay(p)
}

// isDay reports whether a time is one day or a part of one.
func isDay(p hearsay.Period) bool {
	const day = len("2006-01-02")
	if p.From == "" || len(p.Timex) < day || len(p.Timex) > day && p.Timex[day] != 'T' {
		return false
	}
	_, ok := hearsay.Date(p.Timex[:day]).Time()
	return ok
}

// lastDay returns the last day of a period, as of which what is counted over
// it holds: of a quarter, its end.
func lastDay(p hearsay.Period) hearsay.Date {
	to, ok := p.To.Time()
	if !ok || len(p.To) != len("2006-01-02") {
		return p.From
	}
	return hearsay.DateOf(to.AddDate(0, 0, -1))
}

// dated reports whether the words of a time give a date of their own, with a
// month or a year: "12 May", "2031", and not "3 days ago".
func dated(words string) bool {
	digits := 0
	for i := 0; i < len(words); i++ {
		if words[i] < '0' || words[i] > '9' {
			digits = 0
		} else if digits++; digits == len("2006") {
			return true
		}
	}
	for word := range strings.FieldsSeq(words) {
		if lexicon.Months.Has(strings.Trim(word, ",;")) {
			return true
		}
	}
	return false
}

// periodsIn returns the times that lie within span.
func (b *binder) periodsIn(span hearsay.Span) []hearsay.Period {
	return within(b.r.Periods, span, func(p hearsay.Period) hearsay.Span { return p.Span })
}

// within returns those of a list in the order of the text that lie within
// span.
func within[T any](all []T, span hearsay.Span, spanOf func(T) hearsay.Span) []T {
	from, _ := slices.BinarySearchFunc(all, span.Start, func(t T, at int) int { return cmp.Compare(spanOf(t).Start, at) })
	to := from
	for to < len(all) && spanOf(all[to]).End <= span.End {
		to++
	}
	return all[from:to]
}

// wordBefore returns the word of the text that ends right before byte i.
func (b *binder) wordBefore(i int) string {
	start := b.startOfWordBefore(i)
	return strings.TrimRight(b.text[start:max(start, i)], " ")
}

// startOfWordBefore returns where the word begins that ends right before byte i.
func (b *binder) startOfWordBefore(i int) int {
	i = max(i, 0)
	for i > 0 && b.text[i-1] == ' ' {
		i--
	}
	for i > 0 && b.text[i-1] != ' ' && b.text[i-1] != '\n' {
		i--
	}
	return i
}

// firstWord returns the first word of s.
func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}
