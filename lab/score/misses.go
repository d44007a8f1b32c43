package score

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/lab/corpus"
)

// A Miss is something that a reading got wrong, laid out for a person.
type Miss struct {
	Document  string
	Published hearsay.Date
	Faults    []Fault
	Grave     bool   // it costs in the measure that counts most
	Text      string // the words in their place, gold and reading, in lines
}

// A Fault is one respect in which a Miss is wrong.
type Fault struct {
	Name   string // "missed", "spurious", "category" …
	Detail string // "killed → other"; may be empty
}

// Has reports whether m has a fault of that name, or of the name and detail
// "name:detail".
func (m *Miss) Has(name string) bool {
	return slices.ContainsFunc(m.Faults, func(f Fault) bool { return name == f.Name || name == f.Name+":"+f.Detail })
}

// Summary counts misses by fault, most frequent first, with the commonest
// details of each.
func Summary(misses []Miss) string {
	faults := map[string]int{}
	details := map[string]map[string]int{}
	grave := 0
	for _, m := range misses {
		grave += count(m.Grave)
		for _, f := range m.Faults {
			faults[f.Name]++
			if details[f.Name] == nil {
				details[f.Name] = map[string]int{}
			}
			if f.Detail != "" {
				details[f.Name][f.Detail]++
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d places are wrong, %d of them gravely\n", len(misses), grave)
	for _, name := range byCount(faults) {
		fmt.Fprintf(&b, "  %-12s %5d", name, faults[name])
		sep := "   "
		for k, detail := range byCount(details[name]) {
			if k == 8 {
				b.WriteString(" …")
				break
			}
			fmt.Fprintf(&b, "%s%s %d", sep, detail, details[name][detail])
			sep = ", "
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// byCount returns the keys of counts, most frequent first, ties by name.
func byCount(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
}

// A placed Miss begins at a code point of its text.
type placed struct {
	at int
	Miss
}

// inOrder returns misses in the order of their text.
func inOrder(all []placed) []Miss {
	slices.SortStableFunc(all, func(a, b placed) int { return a.at - b.at })
	misses := make([]Miss, len(all))
	for i, m := range all {
		misses[i] = m.Miss
	}
	return misses
}

// partners returns, for each of n things of the first list, its partner in the
// second or -1; unpaired tells the others of the m things of the second list.
func partners(pairs []pair, n, m int) (partner, unpaired []int) {
	partner = slices.Repeat([]int{-1}, n)
	taken := make([]bool, m)
	for _, p := range pairs {
		partner[p.i], taken[p.j] = p.j, true
	}
	for j := range m {
		if !taken[j] {
			unpaired = append(unpaired, j)
		}
	}
	return partner, unpaired
}

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

// miss makes a Miss of p's document.
func (p *page) miss(faults []Fault, grave bool, lines ...string) Miss {
	lines = slices.DeleteFunc(lines, func(l string) bool { return l == "" })
	return Miss{Document: p.doc.ID, Published: p.doc.Published, Faults: faults, Grave: grave, Text: strings.Join(lines, "\n")}
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
	return Shown(string(p.text[from:to]))
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

// Shown returns s with line breaks, control and direction characters written
// out, so that it cannot act on a terminal.
func Shown(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString(" ⏎ ")
		case r == '\t':
			b.WriteByte(' ')
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// difference says how two values differ, or "" if they do not.
func difference(gold, found string) string {
	if gold == found {
		return ""
	}
	return cmp.Or(gold, "–") + " → " + cmp.Or(found, "–")
}

// steps tells by which rules something was read.
func (p *page) steps(label string, steps []hearsay.Step) string {
	if len(steps) == 0 {
		return ""
	}
	told := make([]string, len(steps))
	for i, s := range steps {
		told[i] = s.Rule
		if !s.Span.Empty() {
			told[i] += " “" + s.Span.In(p.doc.Text) + "”"
		}
	}
	return "  " + label + "   " + Shown(strings.Join(told, "; "))
}

// Show returns m under a line with its number, its faults and its document.
func (m *Miss) Show(n int) string {
	names := make([]string, len(m.Faults))
	for i, f := range m.Faults {
		names[i] = f.Name
		if f.Detail != "" {
			names[i] += " (" + f.Detail + ")"
		}
	}
	in := m.Document
	if m.Published != "" {
		in += " of " + string(m.Published)
	}
	return fmt.Sprintf("%d  %s  in %s\n%s", n, Shown(strings.Join(names, ", ")), Shown(in), m.Text)
}
