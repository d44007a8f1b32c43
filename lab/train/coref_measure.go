package train

import (
	"fmt"
	"strings"

	"hearsay/internal/coref"
)

// A corefAnswer is what became of one mention that people say something of.
type corefAnswer struct {
	kind   coref.Kind
	speaks bool
	news   bool
	known  bool  // somebody before it is the same
	found  bool  // it was resolved
	right  bool  // rightly
	by     int32 // how sure that was
}

// A corefScore is how the mentions of texts were resolved.
type corefScore struct{ answers []corefAnswer }

// rankCoref resolves the mentions of texts and sets them against what people
// marked. The weights are those for each part that texts were dealt to.
func rankCoref(texts []corefText, weights []*coref.Weights, nouns *coref.Nouns, least coref.Least) *corefScore {
	s := new(corefScore)
	for i := range texts {
		t := &texts[i]
		w := weights[t.part%len(weights)]
		seen := map[string]bool{}
		coref.Walk(&t.text, nouns, func(c *coref.Choice) int {
			entity := t.key.Entity(c.Span, c.Head)
			best, by := -1, int32(0)
			if len(c.Candidates) > 0 {
				best, by = w.Best(c)
			}
			if !least.Sure(c, by) {
				best = -1
			}
			if entity != "" {
				a := corefAnswer{kind: c.Kind, speaks: c.Speaks, news: t.Genre() == "news", known: seen[entity], found: best >= 0, by: by}
				a.right = a.found && t.key.Entity(c.Candidates[best].Span, c.Candidates[best].Head) == entity
				s.answers = append(s.answers, a)
			}
			seen[entity] = true
			return best
		})
	}
	return s
}

// table shows s as MODEL.md has it.
func (s *corefScore) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s%-9s%7s%7s%10s%8s%8s\n", "of", "kind", "all", "known", "resolved", "right", "found")
	for _, g := range []struct {
		name string
		in   func(corefAnswer) bool
	}{
		{"mentions", func(corefAnswer) bool { return true }},
		{"sources", func(a corefAnswer) bool { return a.speaks }},
		{"news", func(a corefAnswer) bool { return a.news }},
		{"news src", func(a corefAnswer) bool { return a.news && a.speaks }},
	} {
		for kind := range coref.Kinds + 1 {
			var all, known, found, right int
			for _, a := range s.answers {
				if !g.in(a) || kind < coref.Kinds && a.kind != kind {
					continue
				}
				all++
				known += bit(a.known)
				ok := a.found
				found += bit(ok)
				right += bit(ok && a.right)
			}
			name := "all"
			if kind < coref.Kinds {
				name = kind.String()
			}
			fmt.Fprintf(&b, "%-10s%-9s%7d%7d%10d%8.1f%8.1f\n", g.name, name, all, known, found, 100*float64(right)/float64(max(found, 1)), 100*float64(right)/float64(max(known, 1)))
		}
	}
	return b.String()
}
