package article

import (
	"testing"

	"hearsay/internal/example"
)

func TestDay(t *testing.T) {
	example.Run(t, "testdata/lines/day.txt", func(text string) []string { return some(string(Day(text))) })
}

func TestDateLine(t *testing.T) {
	example.Run(t, "testdata/lines/date-line.txt", func(text string) []string { return some(string(wholeDate(text))) })
}

func TestCredit(t *testing.T) {
	example.Run(t, "testdata/lines/credit.txt", func(text string) []string { return some(creditIn(text)) })
}

func some(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
