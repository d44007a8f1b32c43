package score

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"hearsay"
	"hearsay/export"
	"hearsay/lab/corpus"
)

// A page is a document and its reading, from which misses are quoted. Spans
// are code points here.
type page struct {
	doc       *hearsay.Document
	reading   *hearsay.Reading
	text      []rune
	ruler     *hearsay.Ruler
	sentences []corpus.Span
}

func newPage(d *hearsay.Document, r *hearsay.Reading) *page {
	p := &page{doc: d, reading: r, text: []rune(d.Text), ruler: hearsay.NewRuler(d.Text)}
	for _, s := range r.Sentences {
		p.sentences = append(p.sentences, p.points(s.Span))
	}
	return p
}

func (p *page) points(s hearsay.Span) corpus.Span {
	return corpus.Span{p.ruler.Points(s.Start), p.ruler.Points(s.End)}
}

// A mark is words to be shown between brackets.
type mark struct {
	corpus.Span
	label string // stands after the opening bracket; may be empty
}

// How much of a text is shown around marks, and within a long one.
const (
	around = 250
	within = 400
)

// quote returns the sentences that hold marks, with brackets around them.
// Control characters and line breaks are shown as signs, so that a text cannot
// act on a terminal.
func (p *page) quote(marks ...mark) string {
	if len(marks) == 0 {
		return ""
	}
	start, end := len(p.text), 0
	for _, m := range marks {
		start, end = min(start, m.Span[0]), max(end, m.Span[1])
	}
	first, last := p.sentence(start), p.sentence(end-1)
	from, to := max(first[0], start-around), max(min(last[1], end+around), end)

	var b strings.Builder
	if from > first[0] {
		b.WriteString("… ")
	}
	at := from
	for _, k := range brackets(marks) {
		b.WriteString(p.shown(at, k.at))
		b.WriteString(k.sign)
		at = max(at, k.at)
	}
	b.WriteString(p.shown(at, to))
	if to < last[1] {
		b.WriteString(" …")
	}
	return b.String()
}

// A bracket is a sign to be put before a code point.
type bracket struct {
	at, order int
	sign      string
}

// brackets returns the signs for marks in the order of the text. At one place
// the inner marks close first, then the outer ones open first.
func brackets(marks []mark) []bracket {
	var all []bracket
	for _, m := range marks {
		sign := "⟦"
		if m.label != "" {
			sign += m.label + " "
		}
		length := m.Span[1] - m.Span[0]
		all = append(all, bracket{m.Span[0], math.MaxInt32 - length, sign}, bracket{m.Span[1], length - math.MaxInt32, "⟧"})
	}
	slices.SortStableFunc(all, func(a, b bracket) int { return cmp.Or(a.at-b.at, a.order-b.order) })
	return all
}

// shown returns text[from:to] fit for a terminal, its middle left out if it is
// long.
func (p *page) shown(from, to int) string {
	if from >= to {
		return ""
	}
	if to-from > within {
		return p.shown(from, from+within/2) + " […] " + p.shown(to-within/2, to)
	}
	return export.Printable(string(p.text[from:to]))
}

// sentence returns the sentence that holds code point at, or its line if no
// sentence does.
func (p *page) sentence(at int) corpus.Span {
	at = min(max(at, 0), max(len(p.text)-1, 0))
	for _, s := range p.sentences {
		if s[0] <= at && at < s[1] {
			return s
		}
	}
	s := corpus.Span{at, at}
	for s[0] > 0 && p.text[s[0]-1] != '\n' {
		s[0]--
	}
	for s[1] < len(p.text) && p.text[s[1]] != '\n' {
		s[1]++
	}
	return s
}
