package score

import (
	"fmt"
	"strings"

	"hearsay/internal/coref"
	"hearsay/lab/corpus"
)

// A corefTally counts mentions, those of whom the text spoke before, those that
// were resolved, and those that were rightly.
type corefTally struct{ all, known, resolved, right int }

func (t *corefTally) add(u corefTally) {
	t.all, t.known, t.resolved, t.right = t.all+u.all, t.known+u.known, t.resolved+u.resolved, t.right+u.right
}

// A corefRow is one row of a table: which mentions it counts.
type corefRow struct {
	who, kind string
	in        func(c *coref.Choice) bool
}

// corefRows are those that say who speaks, then all that may stand for somebody
// named before: all of them, and by kind.
var corefRows = func() (rows []corefRow) {
	for _, who := range []string{"sources", "mentions"} {
		of := func(in func(k coref.Kind) bool) func(*coref.Choice) bool {
			return func(c *coref.Choice) bool {
				return c.Kind != coref.Aside && (c.Speaks || who == "mentions") && in(c.Kind)
			}
		}
		rows = append(rows, corefRow{who, "all", of(func(coref.Kind) bool { return true })},
			corefRow{who, "pronoun", of(coref.Kind.IsPronoun)})
		for kind := coref.Single; kind < coref.Kinds; kind++ {
			name := map[bool]string{true: "- ", false: ""}[kind.IsPronoun()] + kind.String()
			rows = append(rows, corefRow{who, name, of(func(k coref.Kind) bool { return k == kind })})
		}
	}
	return rows
}()

// scoreCoref resolves the mentions that the program finds in documents, on the
// words as people cut them, and sets whom each is taken to stand for against
// what people marked. Mentions that stand for nothing that people marked are
// left out. "Right" is the share of those resolved, "found" that of those of
// whom the text spoke before.
func scoreCoref(docs []corpus.Parsed) (table string, misses []Miss) {
	tallies := make([][]corefTally, len(docs))
	for i := range docs {
		var m []Miss
		tallies[i], m = corefOf(&docs[i])
		misses = append(misses, m...)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s%6s  %-9s %-9s%6s%7s%10s%8s%8s\n", "part", "texts", "of", "kind", "all", "known", "resolved", "right", "found")
	for _, g := range corefGroups(docs) {
		for k, row := range corefRows {
			var t corefTally
			for _, i := range g.docs {
				t.add(tallies[i][k])
			}
			fmt.Fprintf(&b, "%-10s%6d  %-9s %-9s%6d%7d%10d%8.2f%8.2f\n", g.name, len(g.docs), row.who, row.kind, t.all, t.known, t.resolved,
				percent(float64(t.right), float64(t.resolved)), percent(float64(t.right), float64(t.known)))
		}
	}
	return b.String(), misses
}

// corefGroups returns all documents, and those of news.
func corefGroups(docs []corpus.Parsed) (some []group) {
	for _, g := range groups(docs) {
		if g.name == "all" || g.name == "news" {
			some = append(some, g)
		}
	}
	return some
}

func corefOf(d *corpus.Parsed) (tallies []corefTally, misses []Miss) {
	tallies = make([]corefTally, len(corefRows))
	text, key, p := d.Read(), d.Key(), pageOf(d)
	before := map[string]bool{} // of whom the text spoke
	var all []placed
	coref.Told(&text, func(c *coref.Choice, found int) {
		entity := key.Entity(c.Span, c.Head)
		if entity == "" {
			return
		}
		t := corefTally{all: 1, known: count(before[entity])}
		got := ""
		if found >= 0 {
			a := c.Candidates[found]
			got = a.In(d.Text)
			t.resolved, t.right = 1, count(key.Entity(a.Span, a.Head) == entity)
		}
		for k, row := range corefRows {
			if row.in(c) {
				tallies[k].add(t)
			}
		}
		fault := Fault{"somebody else", c.Kind.String()}
		switch {
		case c.Kind == coref.Aside || t.right == 1 || t.resolved == 0 && t.known == 0:
			fault.Name = ""
		case t.resolved == 0:
			fault.Name = "unresolved"
		case t.known == 0:
			fault.Name = "spurious"
		}
		before[entity] = true
		if fault.Name != "" {
			at := p.points(c.Span)
			all = append(all, placed{at[0], p.miss([]Fault{fault}, c.Speaks, p.quote(mark{at, entity}), "  read  "+got)})
		}
	})
	return tallies, inOrder(all)
}
