package score

import (
	"fmt"
	"slices"
	"strings"

	"hearsay/lab/corpus"
)

// nameClasses are all classes of names together, and each.
var nameClasses = []string{"all", "PER", "ORG", "LOC"}

// scoreNames finds the names in documents, on the words as people cut them and
// with the program's own tags, and sets them against what people marked. A name
// is right if both its ends and its class are. Documents of which no names are
// known are left out.
func scoreNames(docs []corpus.Parsed, names [][]corpus.Name, with skills) (table string, misses []Miss) {
	tallies := make([]map[string]tally, len(docs))
	for i := range docs {
		if names[i] == nil {
			continue
		}
		d := &docs[i]
		got := with.names(d.Text, with.tagged(d), d.Sentences)
		tallies[i] = namesOf(got, names[i])
		misses = append(misses, nameMisses(d, got, names[i])...)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s%6s  %-5s%6s%8s%8s%8s\n", "part", "texts", "class", "of", "P", "R", "F1")
	for _, g := range groups(docs) {
		sums, n := map[string]tally{}, 0
		for _, i := range g.docs {
			n += count(tallies[i] != nil)
			for class, t := range tallies[i] {
				sum := sums[class]
				sum.add(t)
				sums[class] = sum
			}
		}
		for _, class := range nameClasses {
			t := sums[class]
			r := t.rates()
			fmt.Fprintf(&b, "%-10s%6d  %-5s%6d%8.2f%8.2f%8.2f\n", g.name, n, class, t.want, r.P, r.R, r.F1)
		}
	}
	return b.String(), misses
}

// namesOf counts names by their class.
func namesOf(got, want []corpus.Name) map[string]tally {
	sums := map[string]tally{}
	for _, class := range nameClasses {
		of := func(list []corpus.Name) map[corpus.Name]bool {
			set := map[corpus.Name]bool{}
			for _, n := range list {
				if class == "all" || n.Class == class {
					set[n] = true
				}
			}
			return set
		}
		sums[class] = tallyOf(of(got), of(want))
	}
	return sums
}

// nameMisses tells which names were missed, found where there are none, or
// found with other ends or of another class.
func nameMisses(d *corpus.Parsed, got, want []corpus.Name) []Miss {
	p := pageOf(d)
	var all []placed
	met := map[corpus.Name]bool{}
	shown := func(n corpus.Name) string { return p.quote(mark{p.points(n.Span), n.Class}) }
	for _, w := range want {
		if slices.Contains(got, w) {
			met[w] = true
			continue
		}
		at := p.points(w.Span)[0]
		k := slices.IndexFunc(got, func(g corpus.Name) bool { return g.Meets(w.Span) && !slices.Contains(want, g) && !met[g] })
		if k < 0 {
			all = append(all, placed{at, p.miss([]Fault{{"missed", w.Class}}, true, "gold  "+shown(w), "read  –")})
			continue
		}
		g := got[k]
		met[g] = true
		var faults []Fault
		if g.Class != w.Class {
			faults = append(faults, Fault{"class", difference(w.Class, g.Class)})
		}
		if g.Span != w.Span {
			faults = append(faults, Fault{"ends", w.Class})
		}
		all = append(all, placed{at, p.miss(faults, true, "gold  "+shown(w), "read  "+shown(g))})
	}
	for _, g := range got {
		if !met[g] {
			all = append(all, placed{p.points(g.Span)[0], p.miss([]Fault{{"spurious", g.Class}}, true, "gold  –", "read  "+shown(g))})
		}
	}
	return inOrder(all)
}
