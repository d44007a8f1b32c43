package score

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"hearsay"
	"hearsay/export"
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
			fmt.Fprintf(&b, "%s%s %d", sep, export.Printable(detail), details[name][detail])
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

// miss makes a Miss of p's document.
func (p *page) miss(faults []Fault, grave bool, lines ...string) Miss {
	lines = slices.DeleteFunc(lines, func(l string) bool { return l == "" })
	return Miss{Document: p.doc.ID, Published: p.doc.Published, Faults: faults, Grave: grave, Text: strings.Join(lines, "\n")}
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
	return "  " + label + "   " + export.Printable(strings.Join(told, "; "))
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
	return fmt.Sprintf("%d  %s  in %s\n%s", n, export.Printable(strings.Join(names, ", ")), export.Printable(in), m.Text)
}
