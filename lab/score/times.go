package score

import (
	"slices"
	"strings"

	"hearsay/lab/corpus"
)

// isTime reports whether gold marks dates and times rather than quantities:
// whether every id begins with "dt-".
func isTime(gold []corpus.Measured) bool {
	return len(gold) > 0 && !slices.ContainsFunc(gold, func(m corpus.Measured) bool { return !strings.HasPrefix(m.ID, "dt-") })
}

// addTimes counts the dates and stretches of time of one text.
func (t *rowTally) addTimes(gold, found []corpus.Quantity) {
	ng, nf := len(gold), len(found)
	by := func(gold []corpus.Quantity, together func(g, f *corpus.Quantity) bool) int {
		n, _ := match(len(gold), nf, func(g, f int) bool { return together(&gold[g], &found[f]) })
		return n
	}
	t.add("span_exact", by(gold, spansEqual), ng, nf)
	t.add("span_overlap", by(gold, spansMeet), ng, nf)
	t.add("type@span", by(gold, func(g, f *corpus.Quantity) bool { return spansMeet(g, f) && sameType(g, f) }), ng, nf)
	if ng == 0 || slices.ContainsFunc(gold, func(q corpus.Quantity) bool { return len(q.Timex) > 0 }) {
		t.add("timex@span", by(gold, func(g, f *corpus.Quantity) bool { return spansMeet(g, f) && sameTimex(g, f) }), ng, nf)
	}
	var withDate []corpus.Quantity
	for _, q := range gold {
		if len(resolved(&q)) > 0 {
			withDate = append(withDate, q)
		}
	}
	if ng == 0 || len(withDate) > 0 {
		t.add("resolved@span", by(withDate, func(g, f *corpus.Quantity) bool {
			return spansMeet(g, f) && share(resolved(g), resolved(f))
		}), len(withDate), nf)
	}
}

func sameType(g, f *corpus.Quantity) bool {
	if g.Type == nil || f.Type == nil {
		return g.Type == f.Type
	}
	return *g.Type == *f.Type
}

func sameTimex(g, f *corpus.Quantity) bool {
	return len(g.Timex) > 0 && same(setOf(g.Timex), setOf(f.Timex))
}

// resolved returns the days and the stretches of days that a text may mean.
func resolved(q *corpus.Quantity) map[string]bool {
	set := map[string]bool{}
	put := func(day, start, end corpus.Words) {
		if day != "" {
			set[dayOf(day)] = true
		}
		if start != "" || end != "" {
			set[dayOf(start)+" until "+dayOf(end)] = true
		}
	}
	for _, v := range q.Values {
		put(v.Value, v.Start, v.End)
	}
	put(q.Future.Date, q.Future.StartDate, q.Future.EndDate)
	put(q.Past.Date, q.Past.StartDate, q.Past.EndDate)
	return set
}

// dayOf cuts a time of day off a date.
func dayOf(date corpus.Words) string {
	runes := []rune(date)
	return string(runes[:min(len(runes), len("2006-01-02"))])
}
