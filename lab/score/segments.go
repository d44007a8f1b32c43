package score

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/segment"
	"hearsay/lab/corpus"
)

// A segmentTally counts how a raw text was cut.
type segmentTally struct {
	documents int
	tokens    tally // both ends exact
	ends      tally // of sentences
	inside    tally // the ends of sentences inside paragraphs, which no blank line gives away
	whole     tally // sentences, both ends exact
	marks     tally // of quotation
}

func (t *segmentTally) add(u segmentTally) {
	t.documents += u.documents
	t.tokens.add(u.tokens)
	t.ends.add(u.ends)
	t.inside.add(u.inside)
	t.whole.add(u.whole)
	t.marks.add(u.marks)
}

// A cutting is what a text is cut into: as sets of spans, an end or the beginning
// of a quotation as an empty one.
type cutting struct{ tokens, ends, inside, sentences, marks map[hearsay.Span]bool }

func newCutting() cutting {
	return cutting{map[hearsay.Span]bool{}, map[hearsay.Span]bool{}, map[hearsay.Span]bool{}, map[hearsay.Span]bool{}, map[hearsay.Span]bool{}}
}

func point(at int) hearsay.Span { return hearsay.Span{Start: at, End: at} }

func (c cutting) add(tokens []hearsay.Token, sentences []hearsay.Sentence, paragraphEnds map[int]bool) {
	for _, t := range tokens {
		c.tokens[t.Span] = true
	}
	for _, s := range sentences {
		c.sentences[s.Span], c.ends[point(s.End)] = true, true
		if !paragraphEnds[s.End] {
			c.inside[point(s.End)] = true
		}
	}
}

// scoreSegments cuts the raw texts of documents, as the program does, and sets
// the words, the sentences and the quotation marks against what people marked.
func scoreSegments(docs []corpus.Parsed) (table string, misses []Miss) {
	tallies := make([]segmentTally, len(docs))
	for i := range docs {
		var m []Miss
		tallies[i], m = segmentsOf(&docs[i])
		misses = append(misses, m...)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s%6s%10s%7s%7s%14s%7s%7s%7s%8s%11s%8s%7s\n",
		"part", "texts", "tokens P", "R", "F1", "ends P", "R", "F1", "of", "inside", "sentences", "quotes", "of")
	for _, g := range groups(docs) {
		var t segmentTally
		for _, i := range g.docs {
			t.add(tallies[i])
		}
		tok, end := t.tokens.rates(), t.ends.rates()
		fmt.Fprintf(&b, "%-10s%6d%10.2f%7.2f%7.2f%14.2f%7.2f%7.2f%7d%8.2f%11.2f%8.2f%7d\n", g.name, t.documents, tok.P, tok.R, tok.F1,
			end.P, end.R, end.F1, t.ends.want, t.inside.rates().F1, t.whole.rates().F1, t.marks.rates().F1, t.marks.want)
	}
	return b.String(), misses
}

func segmentsOf(d *corpus.Parsed) (segmentTally, []Miss) {
	paragraphEnds := map[int]bool{}
	for i, s := range d.Sentences {
		if i+1 == len(d.Sentences) || d.Sentences[i+1].Paragraph != s.Paragraph {
			paragraphEnds[s.End] = true
		}
	}
	want := newCutting()
	want.add(d.Tokens, d.Sentences, paragraphEnds)
	for _, t := range d.Tokens {
		switch t.Fine.String() {
		case "``":
			want.marks[point(t.Start)] = true
		case "''":
			want.marks[t.Span] = true
		}
	}
	tokens, sentences, quotations := segment.Text(d.Text)
	got := newCutting()
	got.add(tokens, sentences, paragraphEnds)
	ending := map[int]hearsay.Span{}
	for _, t := range tokens {
		ending[t.End] = t.Span
	}
	for _, q := range quotations {
		got.marks[point(q.Start)] = true // an opening mark, by its first byte alone
		if q.Closed {
			got.marks[ending[q.End]] = true
		}
	}
	return segmentTally{
		documents: 1,
		tokens:    tallyOf(got.tokens, want.tokens), ends: tallyOf(got.ends, want.ends), inside: tallyOf(got.inside, want.inside),
		whole: tallyOf(got.sentences, want.sentences), marks: tallyOf(got.marks, want.marks),
	}, segmentMisses(d, got, want)
}

// segmentMisses tells where a text was cut wrongly.
func segmentMisses(d *corpus.Parsed, got, want cutting) []Miss {
	p := pageOf(d)
	var all []placed
	tell := func(what, fault string, some, not map[hearsay.Span]bool) {
		for s := range some {
			if not[s] {
				continue
			}
			c := p.points(s)
			text := p.shown(max(0, c[0]-60), c[0]) + "⟦" + p.shown(c[0], c[1]) + "⟧" + p.shown(c[1], min(len(p.text), c[1]+60))
			all = append(all, placed{c[0], p.miss([]Fault{{fault, what}}, what == "end", text)})
		}
	}
	for _, l := range []struct {
		what      string
		got, want map[hearsay.Span]bool
	}{{"end", got.ends, want.ends}, {"token", got.tokens, want.tokens}, {"mark", got.marks, want.marks}} {
		tell(l.what, "missed", l.want, l.got)
		tell(l.what, "spurious", l.got, l.want)
	}
	slices.SortFunc(all, func(a, b placed) int {
		return cmp.Or(a.at-b.at, cmp.Compare(a.Text, b.Text), cmp.Compare(a.Faults[0].Name+a.Faults[0].Detail, b.Faults[0].Name+b.Faults[0].Detail))
	})
	return inOrder(all)
}
