package timex

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/example"
)

// check reports what no reading of any text may break: times stand in order,
// apart, inside the text and its sentences, and begin before they end.
func check(t *testing.T, text string, sentences []hearsay.Sentence, found []hearsay.Period) {
	t.Helper()
	end := 0
	for _, p := range found {
		if p.Start < end || p.Start >= p.End || p.End > len(text) {
			t.Fatalf("%q: the time at %v does not come after byte %d", text, p.Span, end)
		}
		end = p.End
		from, okFrom := p.From.Time()
		to, okTo := p.To.Time()
		if p.From != "" && (!okFrom || len(p.From) != 10) || p.To != "" && (!okTo || len(p.To) != 10) {
			t.Fatalf("%q: %q is from %q to %q", text, p.In(text), p.From, p.To)
		}
		if okFrom && okTo && !from.Before(to) {
			t.Fatalf("%q: %q ends on %s, before it begins on %s", text, p.In(text), p.To, p.From)
		}
		if p.Timex == "" {
			t.Fatalf("%q: %q has no value", text, p.In(text))
		}
		if sentences != nil && !inOne(sentences, p.Span) {
			t.Fatalf("%q: %q runs over the end of a sentence", text, p.In(text))
		}
	}
}

func inOne(sentences []hearsay.Sentence, s hearsay.Span) bool {
	for i := range sentences {
		if sentences[i].Has(s) {
			return true
		}
	}
	return false
}

// cut takes every piece between two full stops for a sentence.
func cut(text string) []hearsay.Sentence {
	all := []hearsay.Sentence{}
	for i := 0; i < len(text); {
		n := strings.IndexByte(text[i:], '.')
		if n < 0 {
			n = len(text) - i - 1
		}
		all = append(all, hearsay.Sentence{Span: hearsay.Span{Start: i, End: i + n + 1}})
		i += n + 1
	}
	return all
}

func FuzzPeriods(f *testing.F) {
	for _, e := range example.All(f, "testdata/*.txt") {
		text, day := published(e.Text)
		f.Add(text, string(day))
	}
	f.Add("two days before three days before the week of the week of 9 p.m. the week of 3 May", "2024-01-17")
	f.Add("in 99999999 years; 9999999 decades ago; 1500 centuries from now", "9999-12-31")
	f.Add("\xff1\xe2\x80 May\x80 20\xe2\x80\x9322 the '", "0001-01-01")
	f.Fuzz(func(t *testing.T, text, day string) {
		check(t, text, nil, Periods(text, nil, hearsay.Date(day)))
		s := cut(text)
		check(t, text, s, Periods(text, s, hearsay.Date(day)))
	})
}

// TestNested reads times that are told by times that are told by times. Each
// text is as long as an article, so that work that does not grow with the
// length alone would not end.
func TestNested(t *testing.T) {
	for _, unit := range []string{
		"two days before ", "the week of ", "9 p.m. the week of ", "from ", "between 3 and ", "since the end of ",
		"the first half of ", "Monday, ", "May ", "1-", "3/", "2004-", "one hundred and ", "last year's ", "early ",
		"03/04/2024 ", "the ", "more than ", "a week after the weekend of ", "270000 business days ago ", "The Sunday ", "Sunday Lantern ", "Today Lantern-",
		"for 3 days from ", "less than 2 days before ", "every other ", "week 3 to ", "10/1-", "3 times a ", "from 7 to ", "Easter weekend ",
	} {
		text := strings.Repeat(unit, 5_000)
		check(t, text, nil, Periods(text, nil, "2024-01-17"))
	}
}
