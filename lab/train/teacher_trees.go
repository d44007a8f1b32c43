package train

import (
	"math"
	"slices"

	"hearsay"
)

// cast adds to the ballots of sentences what the teacher thinks of every line:
// the logarithm of its chance, from 0 on.
func (d *desk) cast(bs []*ballot, es []treeExample, weight float64) {
	d.learning = false
	d.forward(es)
	for s, e := range es {
		n := len(e.tokens)
		for i := range n {
			row := d.scores[s][i*(n+1):][:n+1]
			softmax(row, slices.Max(row))
			for h, p := range row {
				if h != i {
					bs[s].arcs[i*(n+1)+h] += weight * (math.Log(float64(p)+1e-5) + 11.5)
				}
			}
		}
	}
}

// name fills in the relations of trees of the sentences that were worked on
// last.
func (d *desk) name(ts []tree) {
	head := make([]int, d.n)
	for s, t := range ts {
		for i, h := range t.heads {
			if head[d.at[s]+i] = d.at[s] + h; h == len(t.heads) {
				head[d.at[s]+i] = d.n
			}
		}
	}
	_, out := d.names(head)
	for s, t := range ts {
		for i := range t.heads {
			row := out[(d.at[s]+i)*outSize:][:hearsay.Relations]
			best := 1
			for r := 2; r < len(row); r++ {
				if row[r] > row[best] {
					best = r
				}
			}
			t.relations[i] = hearsay.Relation(best)
		}
	}
}

// parse returns the best trees of sentences.
func (d *desk) parse(es []treeExample) []tree {
	var bs []*ballot
	for _, e := range es {
		bs = append(bs, newBallot(len(e.tokens)))
	}
	d.cast(bs, es, 1)
	var ts []tree
	for _, b := range bs {
		t, _ := b.tree()
		ts = append(ts, t)
	}
	d.name(ts)
	return ts
}

// set sets the tree of the tokens, which are one sentence.
func (d *desk) set(text string, tokens []hearsay.Token, _ []hearsay.Sentence) {
	t := d.parse([]treeExample{{text: text, tokens: tokens}})[0]
	for i := range tokens {
		if tokens[i].Head = int32(t.heads[i]); t.heads[i] == len(tokens) {
			tokens[i].Head = -1
		}
		tokens[i].Relation = t.relations[i]
	}
}
