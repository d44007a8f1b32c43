package score

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"hearsay/lab/corpus"
)

// The three things that an attribution is made of, in the order in which they
// are printed.
const (
	source = iota
	cue
	content
	roles
)

var roleNames = [roles]string{"source", "cue", "content"}

// An act is one attribution as sets of tokens, by role.
type act [roles]tokenSet

func spansOf(a corpus.Attribution, role int) []corpus.Span {
	switch role {
	case source:
		return a.Source
	case cue:
		return a.Cue
	}
	return a.Content
}

// The levels at which two aligned attributions may agree, in the order in
// which they are printed; "soft" is credit by parts.
var levels = []string{"detect", "partial", "half", "srccont", "exact", "soft"}

// A roleTally counts what stands in one role.
type roleTally struct {
	tokens, tokensGold, tokensFound int
	gold, found                     int // fillers
	exact, partial                  int
	overlap                         float64
}

// An attributionTally is what tools/score_attribution.py counts.
type attributionTally struct {
	articles    int
	gold, found int
	role        [roles]roleTally
	pieces      [roles]tally // stretches of words, which the table of peers is of
	level       map[string]float64

	links, linksGold, linksFound     int
	linked, linkedRight, linkedExact int // contents found, of attributions with a source
	sourceless, sourcelessRight      int
	kinds                            [4][]*kindTally
}

// Attribution scores attributions that were found against those that people
// marked, both by the id of their article, and returns the table that
// tools/score_attribution.py prints. Articles that are not in found count as
// empty.
func Attribution(label string, gold []corpus.Attributed, found map[string][]corpus.Attribution) (string, error) {
	if err := checkAttributions(gold, found); err != nil {
		return "", err
	}
	t := newAttributionTally()
	for i := range gold {
		t.add(&gold[i], found[gold[i].ID])
	}
	return t.table(label), nil
}

func newAttributionTally() *attributionTally { return &attributionTally{level: map[string]float64{}} }

// checkAttributions refuses what the Python scorer refuses: articles that are
// not in the gold, and spans outside their text or of no length.
func checkAttributions(gold []corpus.Attributed, found map[string][]corpus.Attribution) error {
	length := map[string]int{}
	for _, g := range gold {
		length[g.ID] = len([]rune(g.Text))
	}
	for _, id := range slices.Sorted(maps.Keys(found)) {
		n, ok := length[id]
		if !ok {
			return fmt.Errorf("article not in gold: %s", id)
		}
		for _, a := range found[id] {
			for role, name := range roleNames {
				for _, s := range spansOf(a, role) {
					if s[0] < 0 || s[0] >= s[1] || s[1] > n {
						return fmt.Errorf("%s: bad span of a %s: %d to %d of %d", id, name, s[0], s[1], n)
					}
				}
			}
		}
	}
	return nil
}

// acts turns attributions into sets of tokens; one that marks nothing is left
// out. The second value tells which attributions are left.
func (t tokenList) acts(all []corpus.Attribution) (sets []act, kept []corpus.Attribution) {
	for _, a := range all {
		if len(a.Source)+len(a.Cue)+len(a.Content) == 0 {
			continue
		}
		var s act
		for role := range s {
			s[role] = t.in(spansOf(a, role))
		}
		sets, kept = append(sets, s), append(kept, a)
	}
	return sets, kept
}

// column returns the sets of one role.
func column(acts []act, role int) []tokenSet {
	sets := make([]tokenSet, len(acts))
	for i, a := range acts {
		sets[i] = a[role]
	}
	return sets
}

// add counts one article. Credit by parts is summed by article first, as the
// Python scorer does, so that no last bit differs.
func (t *attributionTally) add(article *corpus.Attributed, found []corpus.Attribution) {
	text := []rune(article.Text)
	tokens := tokensOf(text)
	gold, marked := tokens.acts(article.Attributions)
	pred, _ := tokens.acts(found)
	t.articles++
	t.gold += len(gold)
	t.found += len(pred)
	for role := range t.role {
		t.role[role].add(column(gold, role), column(pred, role))
		t.pieces[role].add(tallyOf(piecesOf(tokens, found, role), piecesOf(tokens, article.Attributions, role)))
	}
	hits := t.addPairs(gold, pred)
	for _, a := range gold {
		t.linksGold += count(len(a[source]) > 0 && len(a[content]) > 0)
	}
	for _, a := range pred {
		t.linksFound += count(len(a[source]) > 0 && len(a[content]) > 0)
	}
	t.addKinds(text, tokens, gold, marked, hits, union(column(pred, content)))
}

func (r *roleTally) add(gold, found []tokenSet) {
	allGold, allFound := union(gold), union(found)
	r.tokens += allGold.common(allFound)
	r.tokensGold += len(allGold)
	r.tokensFound += len(allFound)

	empty := func(s tokenSet) bool { return len(s) == 0 }
	gold, found = slices.DeleteFunc(gold, empty), slices.DeleteFunc(found, empty)
	r.gold += len(gold)
	r.found += len(found)
	left := map[string]int{}
	for _, g := range gold {
		left[fmt.Sprint(g)]++
	}
	for _, f := range found {
		if k := fmt.Sprint(f); left[k] > 0 {
			left[k]--
			r.exact++
		}
	}
	var pairs []pair
	for i, g := range gold {
		for j, f := range found {
			if g.common(f) > 0 {
				pairs = append(pairs, pair{i, j, g.dice(f)})
			}
		}
	}
	pairs = pairUp(pairs)
	r.partial += len(pairs)
	overlap := 0.0
	for _, p := range pairs {
		overlap += p.alike
	}
	r.overlap += overlap
}

// alignActs sets attributions side by side that share words of their contents,
// or of their cues where a side has no content.
func alignActs(gold, found []act) []pair {
	var pairs []pair
	for i, g := range gold {
		for j, f := range found {
			bare := len(g[content]) == 0 || len(f[content]) == 0
			if g[content].common(f[content]) > 0 || bare && g[cue].common(f[cue]) > 0 {
				alike := 0.0
				for role := range roles {
					alike += g[role].dice(f[role])
				}
				pairs = append(pairs, pair{i, j, alike})
			}
		}
	}
	return pairUp(pairs)
}

// addPairs counts how aligned attributions agree, and returns at which levels
// each gold attribution was met.
func (t *attributionTally) addPairs(gold, found []act) []map[string]bool {
	hits := make([]map[string]bool, len(gold))
	soft := 0.0
	for _, p := range alignActs(gold, found) {
		g, f := gold[p.i], found[p.j]
		hits[p.i] = agreement(g, f)
		for level := range hits[p.i] {
			t.level[level]++
		}
		sum, used := 0.0, 0
		for role := range roles {
			if len(g[role])+len(f[role]) > 0 {
				sum += g[role].dice(f[role])
				used++
			}
		}
		soft += sum / float64(used)
		if g[content].common(f[content]) > 0 {
			t.addLink(g[source], f[source])
		}
	}
	t.level["soft"] += soft
	return hits
}

func agreement(g, f act) map[string]bool {
	var d [roles]float64
	for role := range d {
		d[role] = g[role].dice(f[role])
	}
	hit := map[string]bool{"detect": true}
	if d[source] > 0 && d[cue] > 0 && d[content] > 0 {
		hit["partial"] = true
	}
	if d[content] >= .5 && d[source] >= .5 {
		hit["half"] = true
	}
	if slices.Equal(g[source], f[source]) && slices.Equal(g[content], f[content]) {
		hit["srccont"] = true
		if slices.Equal(g[cue], f[cue]) {
			hit["exact"] = true
		}
	}
	return hit
}

// addLink counts the sources of two attributions whose contents overlap.
func (t *attributionTally) addLink(gold, found tokenSet) {
	meet := gold.common(found) > 0
	if len(gold) > 0 {
		t.linked++
		t.linkedRight += count(meet)
		t.linkedExact += count(slices.Equal(gold, found))
	} else {
		t.sourceless++
		t.sourcelessRight += count(len(found) == 0)
	}
	t.links += count(meet)
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func (t *attributionTally) table(label string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d articles, gold %d, predicted %d attributions\n\n", label, t.articles, t.gold, t.found)
	fmt.Fprintf(&b, "%-9s", "role")
	for _, how := range []string{"token", "exact", "partial", "overlap"} {
		fmt.Fprintf(&b, "%12s%6s%6s", how+" P", "R", "F1")
	}
	b.WriteByte('\n')
	var sum [4]rates
	for role, name := range roleNames {
		r := t.role[role].rates()
		writeRole(&b, name, r)
		for i := range sum {
			sum[i] = rates{sum[i].P + r[i].P, sum[i].R + r[i].R, sum[i].F1 + r[i].F1}
		}
	}
	for i := range sum {
		sum[i] = rates{sum[i].P / roles, sum[i].R / roles, sum[i].F1 / roles}
	}
	writeRole(&b, "macro", sum)

	b.WriteString("\nattribution   P     R     F1\n")
	for _, level := range levels {
		r := ratesOf(t.level[level], float64(t.found), float64(t.gold))
		fmt.Fprintf(&b, "%-9s%6.1f%6.1f%6.1f\n", level, r.P, r.R, r.F1)
	}
	r := ratesOf(float64(t.links), float64(t.linksFound), float64(t.linksGold))
	fmt.Fprintf(&b, "link     %6.1f%6.1f%6.1f   accuracy when content found %.1f (exact source %.1f, n=%d); source rightly absent %.1f\n",
		r.P, r.R, r.F1, percent(float64(t.linkedRight), float64(t.linked)), percent(float64(t.linkedExact), float64(t.linked)),
		t.linked, percent(float64(t.sourcelessRight), float64(t.sourceless)))
	t.writeKinds(&b)
	return b.String()
}

func (r *roleTally) rates() [4]rates {
	found, gold := float64(r.found), float64(r.gold)
	return [4]rates{
		ratesOf(float64(r.tokens), float64(r.tokensFound), float64(r.tokensGold)),
		ratesOf(float64(r.exact), found, gold),
		ratesOf(float64(r.partial), found, gold),
		ratesOf(r.overlap, found, gold),
	}
}

func writeRole(b *strings.Builder, name string, rates [4]rates) {
	fmt.Fprintf(b, "%-9s", name)
	for _, r := range rates {
		fmt.Fprintf(b, "%12.1f%6.1f%6.1f", r.P, r.R, r.F1)
	}
	b.WriteByte('\n')
}
