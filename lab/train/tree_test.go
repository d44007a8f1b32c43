package train

import (
	"io"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/parse"
	"hearsay/internal/tag"
)

// treeExamples returns the sentences of testdata/trees.conllu.
func treeExamples(t testing.TB) []treeExample {
	f, err := os.Open("testdata/trees.conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := parseConllu(f)
	if err != nil {
		t.Fatal(err)
	}
	var examples []treeExample
	for _, s := range all {
		tokens := tag.Words(s.text, s.tokens, []hearsay.Sentence{{First: 0, Last: len(s.tokens)}})
		examples = append(examples, treeExample{s.text, tokens, treeOf(s), 1})
	}
	return examples
}

// drawnTree draws a projective tree of n words, in which one hangs on the root.
func drawnTree(t *rapid.T, n int) tree {
	b := newBallot(n)
	for i := range b.arcs {
		b.arcs[i] = rapid.Float64Range(0, 9).Draw(t, "arc")
	}
	tr, _ := b.tree()
	return tr
}

// TestLift wants the words of a tree whose lines cross to hang higher.
func TestLift(t *testing.T) {
	// "A list came yesterday of names": "names" hangs on "list", over "came".
	e := treeExamples(t)[4]
	want := []int{1, 2, 7, 2, 5, 2, 2}
	if !slices.Equal(e.tree.heads, want) {
		t.Errorf("got %v, want %v", e.tree.heads, want)
	}
	for i := range e.tree.heads {
		if e.tree.crosses(i) {
			t.Errorf("the line of word %d crosses another", i)
		}
	}
}

// TestOracle wants the moves that cost nothing to build the tree, from
// wherever there are such moves, and every other move to cost what it loses.
func TestOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "words")
		tr := drawnTree(t, n)
		o := newOracle(tr)
		tokens := make([]hearsay.Token, n)
		s := new(parse.State)
		s.Start("", tokens, knownWords(nil, nil, 1))
		for !s.Done() {
			cost := o.costs(s)
			free := slices.Index(cost[:], 0)
			if free < 0 {
				t.Fatalf("every move costs something: %v, in %v", cost, tr.heads)
			}
			var all []parse.Move
			for m, c := range cost {
				if c == 0 {
					all = append(all, parse.Move(m))
				}
			}
			s.Do(rapid.SampledFrom(all).Draw(t, "move"), 1)
		}
		for i, h := range tr.heads {
			if got := s.Head(i); got != h && (got != -1 || h != n) {
				t.Fatalf("word %d hangs on %d, want %v", i, got, tr.heads)
			}
		}
	})
}

// TestCosts wants a wrong move to cost as many lines as can no longer be had
// after it.
func TestCosts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 7).Draw(t, "words")
		o := newOracle(drawnTree(t, n))
		s := new(parse.State)
		s.Start("", make([]hearsay.Token, n), knownWords(nil, nil, 1))
		lost := 0
		for !s.Done() {
			cost := o.costs(s)
			var all []parse.Move
			for m := range cost {
				if s.May(parse.Move(m)) {
					all = append(all, parse.Move(m))
				}
			}
			m := rapid.SampledFrom(all).Draw(t, "move")
			lost += cost[m]
			s.Do(m, 1)
		}
		wrong := 0
		for i, h := range o.heads {
			if got := s.Head(i); got != h && (got != -1 || h != n) {
				wrong++
			}
		}
		if wrong != lost {
			t.Fatalf("%d words hang wrongly, and %d lines were lost, of %v", wrong, lost, o.heads)
		}
	})
}

// TestBallot wants the tree with the most votes of all that there are.
func TestBallot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "words")
		b := newBallot(n)
		for i := range b.arcs {
			b.arcs[i] = float64(rapid.IntRange(0, 6).Draw(t, "votes"))
		}
		votes := func(heads []int) (sum float64) {
			for i, h := range heads {
				sum += b.arcs[i*(n+1)+h]
			}
			return sum
		}
		best := math.Inf(-1)
		heads := make([]int, n)
		var each func(i int)
		each = func(i int) {
			if i == n {
				if isTree(heads) {
					best = max(best, votes(heads))
				}
				return
			}
			for h := range n + 1 {
				if heads[i] = h; h != i {
					each(i + 1)
				}
			}
		}
		each(0)
		got, _ := b.tree()
		if !isTree(got.heads) {
			t.Fatalf("%v is no projective tree with one root", got.heads)
		}
		if votes(got.heads) != best {
			t.Fatalf("%v has %v votes, the best has %v", got.heads, votes(got.heads), best)
		}
	})
}

// isTree reports whether heads are a projective tree in which one word hangs
// on the root.
func isTree(heads []int) bool {
	n, roots := len(heads), 0
	for i, h := range heads {
		if h == n {
			roots++
		}
		for steps := 0; h != n; steps++ {
			if steps > n {
				return false
			}
			h = heads[h]
		}
		if (tree{heads: heads}).crosses(i) {
			return false
		}
	}
	return roots == 1
}

// TestGradients holds the gradients of the teacher against what a small
// change of a weight does.
func TestGradients(t *testing.T) {
	es := treeExamples(t)[1:3]
	m := newTeacher(treeExamples(t), teacherOptions{Seed: 3})
	d := newDesk(m, rand.New(rand.NewPCG(1, 1)))
	loss := func() float64 {
		d.loss = 0
		d.learn(es)
		for i := range d.touched {
			d.touched[i] = d.touched[i][:0]
		}
		return d.loss
	}
	clearAll := func() {
		for _, g := range d.grads {
			clear(g)
		}
	}
	dice := rand.New(rand.NewPCG(2, 2))
	for k, p := range m.all {
		clearAll()
		loss()
		// The weight with the greatest gradient, and one by chance that has any.
		g := slices.Clone(d.grads[k])
		at := 0
		for i, x := range g {
			if math.Abs(float64(x)) > math.Abs(float64(g[at])) {
				at = i
			}
		}
		for _, i := range []int{at, dice.IntN(len(g))} {
			const by = 0.01 // less drowns in the rounding of float32
			was := p.w[i]
			p.w[i] = was + by
			p.turn()
			more := loss()
			p.w[i] = was - by
			p.turn()
			less := loss()
			p.w[i] = was
			p.turn()
			got, want := float64(g[i]), (more-less)/(2*by)
			if math.Abs(got-want) > 0.1+0.1*math.Abs(want) {
				t.Errorf("weight %d of matrix %d: gradient %.4f, want %.4f", i, k, got, want)
			}
		}
	}
}

// TestTeacherLearns wants the teacher to learn a few sentences by heart, and
// to learn them twice in the same way.
func TestTeacherLearns(t *testing.T) {
	examples := treeExamples(t)[:5]
	learn := func() *teacher {
		return trainTeacher(examples, teacherOptions{Rounds: 50, Batch: 5, Rate: 0.03, Drop: 0.1, Seed: 1}, io.Discard)
	}
	m, again := learn(), learn()
	for i := range m.all {
		if !slices.Equal(m.all[i].w, again.all[i].w) {
			t.Fatalf("matrix %d is another when it is learned again", i)
		}
	}
	d := newDesk(m, nil)
	wrong := 0
	for i, tr := range d.parse(examples[:5]) {
		for k, h := range tr.heads {
			if h != examples[i].tree.heads[k] || tr.relations[k] != examples[i].tree.relations[k] {
				wrong++
			}
		}
	}
	if wrong > 2 {
		t.Errorf("%d words of five sentences hang wrongly after they were learned", wrong)
	}
}

// TestParserLearns wants the parser to learn a few sentences by heart, twice in
// the same way, and to parse them as well with whole numbers.
func TestParserLearns(t *testing.T) {
	examples := treeExamples(t)
	o := parseDefaults
	o.Rounds, o.Rows, o.Least, o.Known, o.Drop = 12, 5000, 1, 1, 0.1
	var files [2][]byte
	for i := range files {
		learned := trainParser(examples, o, io.Discard)
		m, err := learned.quantised(learned.busiest(examples, parse.Size))
		if err != nil {
			t.Fatal(err)
		}
		files[i] = m.Write()
	}
	if !slices.Equal(files[0], files[1]) {
		t.Error("the model has other bytes when it is made again")
	}
	m, err := parse.Read(files[0])
	if err != nil {
		t.Fatal(err)
	}
	p := m.Parser()
	for _, e := range examples[:5] {
		tokens := slices.Clone(e.tokens)
		p.Set(e.text, tokens, []hearsay.Sentence{{First: 0, Last: len(tokens)}})
		for i, k := range tokens {
			h := int(k.Head)
			if h < 0 {
				h = len(tokens)
			}
			if h != e.tree.heads[i] || k.Relation != e.tree.relations[i] {
				t.Errorf("%q: %q hangs on %d as %v, want %d as %v", e.text, k.In(e.text), h, k.Relation, e.tree.heads[i], e.tree.relations[i])
			}
		}
	}
}
