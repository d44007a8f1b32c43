package score

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"hearsay/lab/corpus"
)

// scoreLinks measures what the claims table does not judge: of what sort the
// links of a chain are said to be, and whether the text says who they are.
func scoreLinks(file *corpus.File, read readDocuments) (Outcome, error) {
	gold, err := file.Claimed()
	if err != nil {
		return Outcome{}, err
	}
	docs, readings := readAll(gold, read, func(a *corpus.Claimed) *corpus.Article { return &a.Article })
	found := map[string][]corpus.Claim{}
	var misses []Miss
	for i, d := range docs {
		found[d.ID] = ClaimsOf(d, &readings[i])
		p := newPage(d, &readings[i])
		var all []placed
		for _, l := range sideBySide(gold[i].Claims, found[d.ID]) {
			if faults := linkFaults(l.gold, l.found); len(faults) > 0 {
				all = append(all, placed{l.at[0], p.miss(faults, false, p.quote(mark{l.at, ""}), "  gold  "+linkLine(l.gold), "  read  "+linkLine(l.found))})
			}
		}
		misses = append(misses, inOrder(all)...)
	}
	return Outcome{Table: Links(gold, found), Misses: misses}, nil
}

// A linkPair is one link that people and the reader found at one figure.
type linkPair struct {
	gold, found corpus.Link
	at          corpus.Span // of the figure
}

// sideBySide pairs the links of chains that are of one length, and whose links
// share a word at each place where they are taken.
func sideBySide(gold, found []corpus.Claim) []linkPair {
	var pairs []linkPair
	for _, p := range alignClaims(gold, found) {
		g, f := &gold[p.i], &found[p.j]
		if len(g.Chain) != len(f.Chain) {
			continue
		}
		for k := range g.Chain {
			if sameLink(g.Chain[k], f.Chain[k]) {
				pairs = append(pairs, linkPair{g.Chain[k], f.Chain[k], g.Span})
			}
		}
	}
	return pairs
}

// Links scores the links of chains that people and the reader agree on: the
// share that is of the right sort, for each sort of the gold too, and the share
// that is rightly said to be named or not.
func Links(gold []corpus.Claimed, found map[string][]corpus.Claim) string {
	var links, typed, named int
	of, right := map[string]int{}, map[string]int{}
	for _, article := range gold {
		for _, l := range sideBySide(article.Claims, found[article.ID]) {
			links++
			of[l.gold.Type]++
			same := l.gold.Type == l.found.Type
			typed += count(same)
			right[l.gold.Type] += count(same)
			named += count(l.gold.Named == l.found.Named)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-18s share %s  links %d\n", "type", percentOrNone(typed, links), links)
	fmt.Fprintf(&b, "%-18s share %s  links %d\n", "named", percentOrNone(named, links), links)
	for _, name := range slices.Sorted(maps.Keys(of)) {
		fmt.Fprintf(&b, "%-18s share %s  links %d\n", "  "+name, percentOrNone(right[name], of[name]), of[name])
	}
	return b.String()
}

// linkFaults lists the respects in which a link is not read as people read it.
func linkFaults(g, f corpus.Link) []Fault {
	var faults []Fault
	if g.Type != f.Type {
		faults = append(faults, Fault{"type", difference(g.Type, f.Type)})
	}
	if g.Named != f.Named {
		faults = append(faults, Fault{"named", difference(fmt.Sprint(g.Named), fmt.Sprint(f.Named))})
	}
	return faults
}

// linkLine puts a link on one line.
func linkLine(l corpus.Link) string {
	s := chainLine([]corpus.Link{l}) + " · " + l.Type
	if l.Named {
		s += " · named"
	}
	return s
}
