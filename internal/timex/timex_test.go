package timex

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/example"
)

// published cuts the day of publication off an example's text.
func published(text string) (string, hearsay.Date) {
	if rest, ok := strings.CutPrefix(text, "@"); ok {
		day, rest, _ := strings.Cut(rest, "\n")
		return rest, hearsay.Date(day)
	}
	return text, ""
}

func TestExamples(t *testing.T) {
	example.Run(t, "testdata/*.txt", func(text string) []string {
		text, day := published(text)
		var got []string
		for _, p := range Periods(text, nil, day) {
			line := p.In(text) + " | " + string(p.From) + " | " + string(p.To) + " | " + p.Timex
			got = append(got, strings.ReplaceAll(line, "\n", " "))
		}
		return got
	})
}
