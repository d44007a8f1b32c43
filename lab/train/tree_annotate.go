package train

import (
	"fmt"
	"io"
	"slices"
	"sync"
)

// annotate gives sentences the trees that the teacher finds, and returns those
// of at most 100 words. Where another parser has annotated them too, a line
// that it has counts for as much more as trust says, in powers of e.
func annotate(m *teacher, sentences []silverSentence, trust float64, weight float32, log io.Writer) []treeExample {
	type piece struct {
		e    treeExample
		unit []int
	}
	all := make([]piece, len(sentences))
	var hands sync.WaitGroup
	const n = 2
	for h := range n {
		hands.Go(func() {
			d := newDesk(m, nil)
			for i := h * len(all) / n; i < (h+1)*len(all)/n; i++ {
				s := &sentences[i]
				if s.words != nil && (len(s.words) < 3 || len(s.words) > 90) {
					continue
				}
				p := &all[i]
				s.modern()
				p.e, p.unit = s.example()
				if len(p.e.tokens) > 100 || len(p.e.tokens) == 0 {
					continue
				}
				p.e.weight = weight
				one := []treeExample{p.e}
				b := newBallot(len(p.e.tokens))
				d.cast([]*ballot{b}, one, 1)
				t, _ := b.tree()
				if trust > 0 && s.words != nil {
					s.cast(b, t, p.unit, trust)
					t, _ = b.tree()
				}
				d.name([]tree{t})
				t.lift()
				p.e.tree = t
			}
		})
	}
	hands.Wait()
	var out []treeExample
	words := 0
	for _, p := range all {
		if p.e.tree.heads != nil {
			out = append(out, p.e)
			words += len(p.e.tokens)
		}
	}
	fmt.Fprintf(log, "annotated %d sentences, %d words\n", len(out), words)
	return slices.Clip(out)
}
