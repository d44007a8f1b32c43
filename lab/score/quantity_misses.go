package score

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"hearsay/export"
	"hearsay/lab/corpus"
)

// quantityMisses returns at most one Miss: the quantities of a text that were
// missed, read where there are none, or read wrongly.
func quantityMisses(gold *corpus.Measured, found []corpus.Quantity, p *page) []Miss {
	gs, fs := measure(gold.Quantities), measure(found)
	var pairs []pair
	for i := range gs {
		for j := range fs {
			g, f := &gs[i], &fs[j]
			alike := float64(2*count(sameValue(g, f)) + count(spansMeet(&g.Quantity, &f.Quantity)))
			if alike > 0 {
				pairs = append(pairs, pair{i, j, alike})
			}
		}
	}
	partner, spurious := partners(pairUp(pairs), len(gs), len(fs))
	var t textMiss
	for i := range gs {
		g := &gs[i]
		if partner[i] < 0 {
			why := "no place given"
			if g.Span != nil {
				why = p.unread(*g.Span)
			}
			t.add([]Fault{{"missed", why}}, true, measurementLine(g), "– ("+why+")")
			continue
		}
		f := &fs[partner[i]]
		if faults := measurementFaults(g, f); len(faults) > 0 {
			t.add(faults, !sameValue(g, f) || !sameBound(g, f), measurementLine(g), measurementLine(f))
		}
	}
	for _, j := range spurious {
		f := &fs[j]
		t.add([]Fault{{"spurious", f.unit}}, true, "–", measurementLine(f)+p.wordsOf(&f.Quantity))
	}
	return t.of(p, gold.Quantities, found)
}

// measurementFaults lists the respects in which f is not g.
func measurementFaults(g, f *measurement) []Fault {
	var faults []Fault
	add := func(ok bool, name, detail string) {
		if !ok {
			faults = append(faults, Fault{name, detail})
		}
	}
	add(sameValue(g, f), "value", "")
	add(sameBound(g, f), "bound", difference(g.class, cmp.Or(f.class, "exact")))
	add(!sameBound(g, f) || sameOpenness(g, f), "openness", "")
	add(!g.Change.Marked || sameChange(g, f), "change", difference(changeOf(g), changeOf(f)))
	add(sameUnit(g, f), "unit", difference(g.unit, f.unit))
	add(len(g.noun) == 0 || share(g.noun, f.noun), "noun", "")
	add(g.Span == nil || spansMeet(&g.Quantity, &f.Quantity), "place", "")
	return faults
}

// measurementLine puts a quantity on one line.
func measurementLine(m *measurement) string {
	ends := make([]string, len(m.ends))
	for i := range m.ends {
		ends[i] = number(&m.ends[i])
	}
	return export.Printable(fmt.Sprintf("%s %s · %s of %q", cmp.Or(m.bound, "?"), strings.Join(ends, "–"), m.unit, string(m.Noun)))
}

// wordsOf returns the words that a found quantity stands on.
func (p *page) wordsOf(q *corpus.Quantity) string {
	if q.Span == nil {
		return ""
	}
	return " “" + export.Printable(cut(p.text, *q.Span)) + "”"
}

// timeMisses is quantityMisses for dates and times.
func timeMisses(gold *corpus.Measured, found []corpus.Quantity, p *page) []Miss {
	var pairs []pair
	for i := range gold.Quantities {
		for j := range found {
			if g, f := &gold.Quantities[i], &found[j]; spansMeet(g, f) {
				shared := min(g.Span[1], f.Span[1]) - max(g.Span[0], f.Span[0])
				pairs = append(pairs, pair{i, j, float64(2*shared) / float64(g.Span[1]-g.Span[0]+f.Span[1]-f.Span[0])})
			}
		}
	}
	partner, spurious := partners(pairUp(pairs), len(gold.Quantities), len(found))
	var t textMiss
	for i := range gold.Quantities {
		g := &gold.Quantities[i]
		if partner[i] < 0 {
			var kind corpus.Words
			if g.Type != nil {
				kind = *g.Type
			}
			t.add([]Fault{{"missed", string(kind)}}, true, p.timeLine(g), "–")
			continue
		}
		f := &found[partner[i]]
		if faults := timeFaults(g, f); len(faults) > 0 {
			t.add(faults, true, p.timeLine(g), p.timeLine(f))
		}
	}
	for _, j := range spurious {
		t.add([]Fault{{"spurious", ""}}, true, "–", p.timeLine(&found[j]))
	}
	return t.of(p, gold.Quantities, found)
}

func timeFaults(g, f *corpus.Quantity) []Fault {
	var faults []Fault
	if !spansEqual(g, f) {
		faults = append(faults, Fault{"span", extent(*g.Span, *f.Span)})
	}
	if len(g.Timex) > 0 && !sameTimex(g, f) {
		faults = append(faults, Fault{"timex", ""})
	}
	if days := resolved(g); len(days) > 0 && !share(days, resolved(f)) {
		faults = append(faults, Fault{"resolved", ""})
	}
	return faults
}

// extent says how the found span f lies to the gold span g.
func extent(g, f corpus.Span) string {
	switch {
	case g[0] <= f[0] && f[1] <= g[1]:
		return "too short"
	case f[0] <= g[0] && g[1] <= f[1]:
		return "too long"
	}
	return "shifted"
}

func (p *page) timeLine(q *corpus.Quantity) string {
	days := slices.Sorted(maps.Keys(resolved(q)))
	return strings.TrimSpace(p.wordsOf(q)) + export.Printable(" timex "+cmp.Or(strings.Join(q.Timex, " "), "–")+" · "+cmp.Or(strings.Join(days, " or "), "–"))
}

// A textMiss gathers what is wrong with the reading of one text.
type textMiss struct {
	faults []Fault
	grave  bool
	lines  []string
}

func (t *textMiss) add(faults []Fault, grave bool, gold, read string) {
	t.faults = append(t.faults, faults...)
	t.grave = t.grave || grave
	names := make([]string, len(faults))
	for i, f := range faults {
		names[i] = f.Name
	}
	t.lines = append(t.lines, "  "+strings.Join(names, ", "), "    gold  "+gold, "    read  "+read)
}

// of returns the Miss, if anything is wrong, under the text with the gold
// marked in it, and with what was read.
func (t *textMiss) of(p *page, gold, found []corpus.Quantity) []Miss {
	if len(t.faults) == 0 {
		return nil
	}
	marks := func(all []corpus.Quantity) (marks []mark) {
		for _, q := range all {
			if q.Span != nil {
				marks = append(marks, mark{*q.Span, ""})
			}
		}
		return marks
	}
	text := p.shown(0, len(p.text))
	lines := []string{
		"gold  " + cmp.Or(p.quote(marks(gold)...), text),
		"read  " + cmp.Or(p.quote(marks(found)...), text),
	}
	return []Miss{p.miss(t.faults, t.grave, append(lines, t.lines...)...)}
}
