package article

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed months.txt
var monthList string

var months = func() map[string]int {
	m := map[string]int{}
	for row := range lexicon.Rows(monthList) {
		m[row[0]], _ = strconv.Atoi(row[1])
	}
	return m
}()

//go:embed datewords.txt
var dateWordList string

// dateWords has the words that may stand beside a date; those inside of one are
// true.
var dateWords = func() map[string]bool {
	words := map[string]bool{}
	for row := range lexicon.Rows(dateWordList) {
		words[row[0]] = len(row) > 1
	}
	return words
}()

// Day returns the day of a date or a date with a time, as it is written there:
// the day of its own offset. It knows ISO 8601 (a month or a year alone too),
// dates with the name of a month ("Tue, 16 Jan 2024 09:15 GMT", "January 16,
// 2024", "16 de enero de 2024"), dates in digits whose order is not in doubt
// ("16/01/2024", "4.3.2024") and Unix times. It returns nothing for what is no
// such date.
func Day(s string) hearsay.Date {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 100 {
		return ""
	}
	if d := isoDay(s); d != "" {
		return d
	}
	if d := unixDay(s); d != "" {
		return d
	}
	return writtenDay(s)
}

// isoDay reads "2024-01-16…", "2024/01/16…", "20240116…", "2024-01" and "2024".
func isoDay(s string) hearsay.Date {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	switch rest := s[n:]; {
	case n == 8 && (rest == "" || rest[0] == 'T' || rest[0] == ' '):
		return dateOf(s[:4], s[4:6], s[6:8])
	case n != 4:
		return ""
	case rest == "":
		return dateOf(s, "", "")
	case strings.IndexByte("-/.", rest[0]) < 0:
		return ""
	default:
		month, rest := digits(rest[1:])
		if rest == "" && len(month) == 2 {
			return dateOf(s[:4], month, "")
		}
		if rest == "" || strings.IndexByte("-/.", rest[0]) < 0 {
			return ""
		}
		day, rest := digits(rest[1:])
		if rest != "" && strings.IndexByte("T t,Z+-", rest[0]) < 0 {
			return ""
		}
		return dateOf(s[:4], month, day)
	}
}

// unixDay reads seconds or milliseconds since 1970, as a day in UTC.
func unixDay(s string) hearsay.Date {
	if len(s) != 10 && len(s) != 13 {
		return ""
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n <= 0 {
		return ""
	}
	if len(s) == 13 {
		n /= 1000
	}
	return hearsay.DateOf(time.Unix(n, 0).UTC())
}

// writtenDay reads a date with the name of a month, or in digits.
func writtenDay(s string) hearsay.Date {
	if d := dottedDay(s); d != "" {
		return d
	}
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return strings.ContainsRune(" \t,./-|•·()\u00a0", r)
	})
	words = slices.DeleteFunc(words, func(w string) bool { return dateWords[w] })
	if len(words) > 14 {
		return ""
	}
	for i := 0; i+2 < len(words); i++ {
		a, b, c := ordinal(words[i]), words[i+1], words[i+2]
		if !year(c) {
			continue
		}
		if m := months[words[i]]; m > 0 {
			return dateOf(c, strconv.Itoa(m), ordinal(b))
		}
		if m := months[b]; m > 0 && len(a) <= 2 {
			return dateOf(c, strconv.Itoa(m), a)
		}
		if d := digitsDay(a, b, c); d != "" {
			return d
		}
	}
	return ""
}

// digitsDay reads a day and a month in whatever order, if there is but one that
// makes a date.
func digitsDay(a, b, year string) hearsay.Date {
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	switch {
	case errX != nil || errY != nil || len(a) > 2 || len(b) > 2:
	case x > 12 && y <= 12, x == y:
		return dateOf(year, b, a)
	case y > 12 && x <= 12:
		return dateOf(year, a, b)
	}
	return ""
}

// dottedDay reads "4.3.2024", which has the day first wherever it is written.
func dottedDay(s string) hearsay.Date {
	for word := range strings.FieldsSeq(s) {
		parts := strings.Split(strings.Trim(word, ",;:()"), ".")
		if len(parts) == 3 && year(parts[2]) {
			if d := dateOf(parts[2], parts[1], parts[0]); d != "" {
				return d
			}
		}
	}
	return ""
}

// dateOf returns the date of digits, or nothing if there is no such day. The
// years 1 and 1970, 1 January, are what programs write when they know none.
func dateOf(year, month, day string) hearsay.Date {
	y, _ := strconv.Atoi(year)
	if len(year) != 4 || y < 1600 || y > 2199 {
		return ""
	}
	if month == "" {
		return hearsay.Date(year)
	}
	m, err := strconv.Atoi(month)
	if err != nil || m < 1 || m > 12 || len(month) > 2 {
		return ""
	}
	if day == "" {
		return hearsay.Date(fmt.Sprintf("%s-%02d", year, m))
	}
	n, err := strconv.Atoi(day)
	if err != nil || len(day) > 2 || n < 1 || n > 31 || y == 1970 && m == 1 && n == 1 {
		return ""
	}
	date := hearsay.Date(fmt.Sprintf("%s-%02d-%02d", year, m, n))
	if _, ok := date.Time(); !ok {
		return ""
	}
	return date
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// digits parts the digits at the start of s from the rest.
func digits(s string) (string, string) {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	return s[:n], s[n:]
}

func year(s string) bool {
	d, rest := digits(s)
	return len(d) == 4 && rest == ""
}

// ordinal returns the digits of "16th", "1st", "2nd" and "3rd".
func ordinal(s string) string {
	d, rest := digits(s)
	if d != "" && (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
		return d
	}
	return s
}

// dateLine returns the date that one of the first lines of a text wholly is.
func dateLine(text string) hearsay.Date {
	for range 3 {
		line, rest, _ := strings.Cut(strings.TrimLeft(text, " \t\n"), "\n")
		text = rest
		if d := wholeDate(line); d != "" {
			return d
		}
	}
	return ""
}

// wholeDate returns the date that line is, if it is nothing else: a weekday, a
// time and a word such as "Published:" may stand with it.
func wholeDate(line string) hearsay.Date {
	line = strings.TrimSpace(line)
	if len(line) > 60 {
		return ""
	}
	if name, value, found := strings.Cut(line, ":"); found && headerNames[strings.ToLower(name)] == "published" {
		line = strings.TrimSpace(value)
	}
	d := Day(line)
	if len(d) != len("2006-01-02") {
		return ""
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if _, is := dateWords[word]; !is && months[word] == 0 {
			return ""
		}
	}
	return d
}
