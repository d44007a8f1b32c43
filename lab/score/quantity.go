package score

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"hearsay/lab/corpus"
)

// How near two numbers must be to count as one: the closeness of the CQE
// paper, made symmetric.
const (
	relative = 1e-5
	absolute = 1e-8
)

// A measurement is a Quantity as the scorer compares it.
type measurement struct {
	corpus.Quantity
	ends  []float64 // the finite ends, ascending; one if they are equal
	bound string    // = ~ > >= < <= range, or "" if not marked
	class string    // exact, approx, lower, upper, range, or "" if not marked
	unit  string    // levelled
	noun  map[string]bool
}

var boundClasses = map[string]string{
	"=": "exact", "exact": "exact", "~": "approx", "approx": "approx",
	">": "lower", ">=": "lower", "min": "lower", "lower": "lower",
	"<": "upper", "<=": "upper", "max": "upper", "upper": "upper",
	"range": "range", "vague": "range",
}

// measure prepares quantities; one that has no number is left out.
func measure(all []corpus.Quantity) []measurement {
	var ms []measurement
	for _, q := range all {
		m := measurement{Quantity: q}
		if q.Bound != nil {
			m.bound = string(*q.Bound)
		}
		switch {
		case q.Value != nil:
			m.ends = []float64{*q.Value}
		case q.Low != nil && q.High != nil:
			m.ends = []float64{min(*q.Low, *q.High), max(*q.Low, *q.High)}
			if *q.Low == *q.High {
				m.ends = m.ends[:1]
			}
		case q.Low != nil:
			m.ends, m.bound = []float64{*q.Low}, cmp.Or(m.bound, ">=")
		case q.High != nil:
			m.ends, m.bound = []float64{*q.High}, cmp.Or(m.bound, "<=")
		default:
			continue
		}
		if len(m.ends) == 2 && (q.Bound == nil || m.bound == "=") {
			m.bound = "range"
		}
		m.class = cmp.Or(boundClasses[m.bound], m.bound)
		switch {
		case q.UnitNorm != nil:
			m.unit = levelUnit(string(*q.UnitNorm))
		case q.Unit != nil:
			m.unit = levelUnit(string(*q.Unit))
		default:
			m.unit = levelUnit("")
		}
		m.noun = nounWords(string(q.Noun))
		ms = append(ms, m)
	}
	return ms
}

// The questions that are asked of a gold and a found measurement.

func sameValue(g, f *measurement) bool {
	return slices.EqualFunc(g.ends, f.ends, func(a, b float64) bool {
		return math.Abs(a-b) <= absolute+float64(relative*max(math.Abs(a), math.Abs(b)))
	})
}

// sameBound accepts any bound where the gold does not mark one.
func sameBound(g, f *measurement) bool {
	return g.class == "" || g.class == cmp.Or(f.class, "exact")
}

func sameOpenness(g, f *measurement) bool {
	differ := func(a, b *bool) bool { return a != nil && b != nil && *a != *b }
	return !differ(g.LowOpen, f.LowOpen) && !differ(g.HighOpen, f.HighOpen)
}

// changeOf returns CQE's code for a change; where it is not marked, the trend
// or else the bound stands in.
func changeOf(m *measurement) string {
	switch {
	case m.Change.Code != "":
		return m.Change.Code
	case m.Trend == "up" || m.Trend == "down":
		return string(m.Trend)
	}
	if m.Bound == nil {
		return "="
	}
	switch *m.Bound { // as marked, not as levelled
	case ">=":
		return ">"
	case "<=":
		return "<"
	case "range":
		return "="
	}
	return string(*m.Bound)
}

func sameChange(g, f *measurement) bool { return changeOf(g) == changeOf(f) }
func sameUnit(g, f *measurement) bool   { return g.unit == f.unit }
func spansMeet(g, f *corpus.Quantity) bool {
	return g.Span != nil && f.Span != nil && g.Span.Meets(*f.Span)
}

func spansEqual(g, f *corpus.Quantity) bool {
	return g.Span != nil && f.Span != nil && *g.Span == *f.Span
}

// match finds the largest one-to-one matching of gold to found things that go
// together, and returns its size and, for each found thing, its gold or -1.
func match(gold, found int, together func(g, f int) bool) (size int, goldOf []int) {
	goldOf = make([]int, found)
	for f := range goldOf {
		goldOf[f] = -1
	}
	partners := make([][]int, gold)
	for g := range partners {
		for f := range found {
			if together(g, f) {
				partners[g] = append(partners[g], f)
			}
		}
	}
	var seat func(g int, tried []bool) bool
	seat = func(g int, tried []bool) bool {
		for _, f := range partners[g] {
			if tried[f] {
				continue
			}
			tried[f] = true
			if goldOf[f] < 0 || seat(goldOf[f], tried) {
				goldOf[f] = g
				return true
			}
		}
		return false
	}
	for g := range gold {
		size += count(seat(g, make([]bool, found)))
	}
	return size, goldOf
}

// matchBy matches measurements by a question asked of each pair.
func matchBy(gold, found []measurement, together func(g, f *measurement) bool) (int, []int) {
	return match(len(gold), len(found), func(g, f int) bool { return together(&gold[g], &found[f]) })
}

// A row counts one measure. Rows stand in the order in which records first
// bear on them.
type row struct {
	name               string
	right, gold, found int
}

type rowTally []*row

func (t *rowTally) add(name string, right, gold, found int) {
	for _, r := range *t {
		if r.name == name {
			r.right, r.gold, r.found = r.right+right, r.gold+gold, r.found+found
			return
		}
	}
	*t = append(*t, &row{name, right, gold, found})
}

// write prints the rows that the gold bears on; value is printed always.
func (t rowTally) write(b *strings.Builder) {
	for _, r := range t {
		if r.gold == 0 && r.name != "value" {
			continue
		}
		rates := ratesOf(float64(r.right), float64(r.found), float64(r.gold))
		fmt.Fprintf(b, "%-18s P %6.2f  R %6.2f  F1 %6.2f   tp %d gold %d pred %d\n",
			r.name, rates.P, rates.R, rates.F1, r.right, r.gold, r.found)
	}
}

// Quantity scores quantities that were found against those that people marked,
// both by the id of their text, and returns the table that
// tools/score_quantity.py prints. With a split it scores the records of that
// split alone. A gold file all of whose ids begin with "dt-" is scored as
// dates and times.
func Quantity(gold []corpus.Measured, found map[string][]corpus.Quantity, split string) string {
	var b strings.Builder
	writeAnswered(&b, gold, found)
	add := (*rowTally).addQuantities
	if isTime(gold) {
		add = (*rowTally).addTimes
	}
	var t rowTally
	for i := range gold {
		if split == "" || gold[i].Split != nil && *gold[i].Split == split {
			add(&t, gold[i].Quantities, found[gold[i].ID])
		}
	}
	t.write(&b)
	return b.String()
}

func writeAnswered(b *strings.Builder, gold []corpus.Measured, found map[string][]corpus.Quantity) {
	answered := 0
	for _, g := range gold {
		_, ok := found[g.ID]
		answered += count(ok)
	}
	fmt.Fprintf(b, "# all: %d gold records; %d answered; %d foreign ids ignored\n", len(gold), answered, len(found)-answered)
}

// addQuantities counts the quantities of one text.
func (t *rowTally) addQuantities(marked, read []corpus.Quantity) {
	gold, found := measure(marked), measure(read)
	ng, nf := len(gold), len(found)
	and := func(questions ...func(g, f *measurement) bool) int {
		n, _ := matchBy(gold, found, func(g, f *measurement) bool {
			for _, q := range questions {
				if !q(g, f) {
					return false
				}
			}
			return true
		})
		return n
	}
	n, goldOf := matchBy(gold, found, sameValue)
	t.add("value", n, ng, nf)
	t.add("value+bound", and(sameValue, sameBound), ng, nf)
	t.add("interval", and(sameValue, sameBound, sameOpenness), ng, nf)
	if ng == 0 || slices.ContainsFunc(gold, func(m measurement) bool { return m.Change.Marked }) {
		t.add("value+change", and(sameValue, sameChange), ng, nf)
	}
	t.add("value+unit", and(sameValue, sameUnit), ng, nf)
	t.addNouns(gold, found, goldOf)
	if !slices.ContainsFunc(gold, func(m measurement) bool { return m.Span == nil }) {
		meet := func(g, f *measurement) bool { return spansMeet(&g.Quantity, &f.Quantity) }
		equal := func(g, f *measurement) bool { return spansEqual(&g.Quantity, &f.Quantity) }
		t.add("span_overlap", and(meet), ng, nf)
		t.add("span_exact", and(equal), ng, nf)
		t.add("value@span", and(sameValue, meet), ng, nf)
	}
}

// addNouns counts what is counted. Gold without a noun is left out, and so is
// what was matched to it by value.
func (t *rowTally) addNouns(gold, found []measurement, goldOf []int) {
	var withNoun, rest []measurement
	for _, g := range gold {
		if len(g.noun) > 0 {
			withNoun = append(withNoun, g)
		}
	}
	for i, f := range found {
		if goldOf[i] < 0 || len(gold[goldOf[i]].noun) > 0 {
			rest = append(rest, f)
		}
	}
	n, _ := matchBy(withNoun, rest, func(g, f *measurement) bool { return sameValue(g, f) && share(g.noun, f.noun) })
	t.add("value+noun", n, len(withNoun), len(rest))
	n, _ = matchBy(withNoun, rest, func(g, f *measurement) bool { return sameValue(g, f) && same(g.noun, f.noun) })
	t.add("value+noun_exact", n, len(withNoun), len(rest))
}
