package score

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/lab/corpus"
)

// measuredRelations are the relations that attribution hangs on. One without a
// subtype stands for all its subtypes.
var measuredRelations = []string{"nsubj", "obj", "ccomp", "parataxis", "ccomp+parataxis", "advcl", "acl:relcl", "appos", "obl", "nmod", "conj"}

// A treeTally counts words, and those of them that hang on the right word; that
// do so as the right universal relation; and with the right subtype.
type treeTally struct {
	words, heads, labelled, strict int
	relations                      map[string]tally
}

func (t *treeTally) add(u treeTally) {
	t.words, t.heads, t.labelled, t.strict = t.words+u.words, t.heads+u.heads, t.labelled+u.labelled, t.strict+u.strict
	if t.relations == nil {
		t.relations = map[string]tally{}
	}
	for name, r := range u.relations {
		sum := t.relations[name]
		sum.add(r)
		t.relations[name] = sum
	}
}

// scoreTrees makes the trees of the sentences of documents, as people cut them,
// with the program's own tags, and sets them against what people drew.
//
// UAS and LAS are those of the shared task of CoNLL 2018
// (universaldependencies.org/conll18/evaluation.html): every word counts,
// punctuation too, and of a relation only what stands before the colon. The
// strict LAS takes the subtype into account.
func scoreTrees(docs []corpus.Parsed, with skills) (table string, misses []Miss) {
	tallies := make([]treeTally, len(docs))
	for i := range docs {
		tokens := with.tagged(&docs[i])
		with.parse(docs[i].Text, tokens, docs[i].Sentences)
		var m []Miss
		tallies[i], m = treesOf(&docs[i], tokens)
		misses = append(misses, m...)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s%8s%8s%8s%12s\n", "part", "words", "UAS", "LAS", "strict LAS")
	var all treeTally
	for k, g := range groups(docs) {
		var t treeTally
		for _, i := range g.docs {
			t.add(tallies[i])
		}
		n := float64(t.words)
		fmt.Fprintf(&b, "%-10s%8d%8.2f%8.2f%12.2f\n", g.name, t.words, percent(float64(t.heads), n), percent(float64(t.labelled), n), percent(float64(t.strict), n))
		if k == 0 {
			all = t
		}
	}
	fmt.Fprintf(&b, "\n%-16s%6s%8s%8s%8s\n", "relation", "of", "P", "R", "F1")
	for _, name := range measuredRelations {
		t := all.relations[name]
		r := t.rates()
		fmt.Fprintf(&b, "%-16s%6d%8.2f%8.2f%8.2f\n", name, t.want, r.P, r.R, r.F1)
	}
	return b.String(), misses
}

// universal returns a relation without its subtype.
func universal(r hearsay.Relation) string {
	name, _, _ := strings.Cut(r.String(), ":")
	return name
}

// isRelation reports whether r is what name stands for in measuredRelations.
func isRelation(r hearsay.Relation, name string) bool {
	switch {
	case strings.Contains(name, "+"):
		a, b, _ := strings.Cut(name, "+")
		return isRelation(r, a) || isRelation(r, b)
	case strings.Contains(name, ":"):
		return r.String() == name
	}
	return universal(r) == name
}

func treesOf(d *corpus.Parsed, tokens []hearsay.Token) (t treeTally, misses []Miss) {
	p := pageOf(d)
	t.relations = map[string]tally{}
	for i, got := range tokens {
		want := d.Tokens[i]
		head, as := got.Head == want.Head && got.Relation != 0, universal(got.Relation) == universal(want.Relation)
		t.words++
		t.heads += count(head)
		t.labelled += count(head && as)
		t.strict += count(head && got.Relation == want.Relation)
		for _, name := range measuredRelations {
			g, w := isRelation(got.Relation, name), isRelation(want.Relation, name)
			if !g && !w {
				continue
			}
			right := g && w && head && as
			sum := t.relations[name]
			sum.add(tally{count(g), count(w), count(right)})
			t.relations[name] = sum
		}
		if head && as {
			continue
		}
		var faults []Fault
		if !head {
			faults = append(faults, Fault{"head", universal(want.Relation)})
		}
		if !as {
			faults = append(faults, Fault{"relation", difference(universal(want.Relation), universal(got.Relation))})
		}
		misses = append(misses, p.miss(faults, !head, "gold  "+arc(p, tokens, want), "read  "+arc(p, tokens, got)))
	}
	return t, misses
}

// arc shows a word and the one that it hangs on.
func arc(p *page, tokens []hearsay.Token, t hearsay.Token) string {
	marks := []mark{{p.points(t.Span), t.Relation.String() + ":"}}
	if t.Head >= 0 && int(t.Head) < len(tokens) && t.Relation != 0 {
		marks = append(marks, mark{p.points(tokens[t.Head].Span), "of:"})
	}
	return p.quote(marks...)
}
