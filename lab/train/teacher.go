package train

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"hearsay/internal/parse"
)

// teacherOptions are what was tuned.
type teacherOptions struct {
	Rounds int     // through all sentences
	Batch  int     // sentences between two steps
	Rate   float64 // of a step; less and less to the end
	Drop   float32 // the share of values that are left out while learning
	Seed   uint64  // of the dice
	Blank  float64 // a word seen n times is taken for an unknown one with a chance of Blank/(Blank+n)
}

// Sizes of the teacher.
const (
	wordSize  = 96
	tagSize   = 32
	endSize   = 32
	shapeSize = 16
	inSize    = wordSize + tagSize + 2*endSize + shapeSize
	halfSize  = 128
	fullSize  = 2 * halfSize
	layers    = 3
	arcSize   = 128
	nameSize  = 128
	outSize   = 56 // relations, rounded up
	ends      = 1 << 13
)

// A weights is a matrix that is learned.
type weights struct {
	rows, cols int
	w          []float32
	first      []float32 // the mean of the gradients
	second     []float32 // and of their squares
	turned     []float32 // w with rows and columns exchanged
	sparse     bool      // most rows have no gradient
	step       []int32   // of every row, if sparse
}

func (p *weights) turn() {
	if p.turned == nil {
		p.turned = make([]float32, len(p.w))
	}
	turn(p.turned, p.w, p.rows, p.cols)
}

// turn writes a, of n rows and m columns, into b with rows and columns exchanged.
func turn(b, a []float32, n, m int) {
	for i := range n {
		for j := range m {
			b[j*n+i] = a[i*m+j]
		}
	}
}

// A teacher is a parser that looks at the whole sentence at once: layers of
// simple recurrent units (Lei and others, Simple recurrent units for highly
// parallelizable recurrence, EMNLP 2018) in both directions, and a score of
// every word as the head of every other (Dozat and Manning, Deep biaffine
// attention for neural dependency parsing, ICLR 2017). It is slow, and serves
// to annotate the text that the parser learns from.
type teacher struct {
	forms  map[uint32]int
	counts []int
	all    []*weights

	word, tag, end, start, shape *weights
	in, inBias                   *weights
	unit, unitBias               [layers][2]*weights // bias: f, r, then the weights of the state: f, r
	arcDep, arcDepBias           *weights
	arcHead, arcHeadBias         *weights
	rootHead                     *weights
	arc, arcBias                 *weights
	nameDep, nameHead, nameBias  *weights
	rootName                     *weights
	name, nameOut                *weights
	drop                         float32
}

func newTeacher(examples []treeExample, o teacherOptions) *teacher {
	dice := rand.New(rand.NewPCG(o.Seed, 99))
	m := &teacher{forms: map[uint32]int{}, counts: []int{0, 0}, drop: o.Drop}
	count := map[uint32]int{}
	for _, e := range examples {
		for _, t := range e.tokens {
			f := parse.Form(t.In(e.text))
			if count[f]++; count[f] == 2 {
				m.forms[f] = len(m.forms) + 1
				m.counts = append(m.counts, 0)
			}
		}
	}
	for f, i := range m.forms {
		m.counts[i] = count[f]
	}
	make := func(rows, cols int, scale float64, sparse bool) *weights {
		p := &weights{rows: rows, cols: cols, w: make([]float32, rows*cols), first: make([]float32, rows*cols), second: make([]float32, rows*cols), sparse: sparse}
		if sparse {
			p.step = make([]int32, rows)
		}
		if scale > 0 {
			for i := range p.w {
				p.w[i] = float32((dice.Float64()*2 - 1) * scale)
			}
		}
		m.all = append(m.all, p)
		return p
	}
	glorot := func(n, k int) float64 { return math.Sqrt(6 / float64(n+k)) }
	m.word = make(len(m.forms)+1, wordSize, 0.5, true)
	m.tag = make(1<<12, tagSize, 0.5, true)
	m.end = make(ends, endSize, 0.5, true)
	m.start = make(ends, endSize, 0.5, true)
	m.shape = make(64, shapeSize, 0.5, true)
	m.in, m.inBias = make(inSize, fullSize, glorot(inSize, fullSize), false), make(1, fullSize, 0, false)
	for l := range layers {
		for d := range 2 {
			m.unit[l][d] = make(fullSize, 3*halfSize, glorot(fullSize, halfSize), false)
			m.unitBias[l][d] = make(4, halfSize, 0.1, false)
		}
	}
	m.arcDep, m.arcDepBias = make(fullSize, arcSize, glorot(fullSize, arcSize), false), make(1, arcSize, 0, false)
	m.arcHead, m.arcHeadBias = make(fullSize, arcSize, glorot(fullSize, arcSize), false), make(1, arcSize, 0, false)
	m.rootHead = make(1, arcSize, 0.3, false)
	m.arc, m.arcBias = make(arcSize, arcSize, 0.05, false), make(1, arcSize, 0, false)
	m.nameDep, m.nameHead, m.nameBias = make(fullSize, nameSize, glorot(fullSize, nameSize), false), make(fullSize, nameSize, glorot(fullSize, nameSize), false), make(1, nameSize, 0, false)
	m.rootName = make(1, nameSize, 0.3, false)
	m.name, m.nameOut = make(nameSize, outSize, glorot(nameSize, outSize), false), make(1, outSize, 0, false)
	for _, p := range m.all {
		p.turn()
	}
	return m
}

// trainTeacher trains a teacher on sentences with their trees. Two hands work on
// a batch at a time, each on its own half, so that the result does not hang on
// which is faster.
func trainTeacher(examples []treeExample, o teacherOptions, log io.Writer) *teacher {
	m := newTeacher(examples, o)
	dice := rand.New(rand.NewPCG(o.Seed, 5))
	const hands = 2
	var desks []*desk
	for i := range hands {
		desks = append(desks, newDesk(m, rand.New(rand.NewPCG(o.Seed, 100+uint64(i)))))
		desks[i].blank = o.Blank
	}
	order := slices.Clone(examples)
	order = slices.DeleteFunc(order, func(e treeExample) bool { return len(e.tokens) > 150 })
	total := o.Rounds * ((len(order) + o.Batch - 1) / o.Batch)
	t := 0
	for round := range o.Rounds {
		dice.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		words := 0
		for batch := range slices.Chunk(order, o.Batch) {
			for _, e := range batch {
				words += len(e.tokens)
			}
			var all sync.WaitGroup
			for h, d := range desks {
				all.Go(func() {
					from, to := h*len(batch)/hands, (h+1)*len(batch)/hands
					if from < to {
						d.learn(batch[from:to])
					}
				})
			}
			all.Wait()
			t++
			rate := o.Rate * (1 - float64(t)/float64(total+1))
			if t < 200 {
				rate *= float64(t) / 200
			}
			m.step(desks, float32(rate), t)
		}
		loss := 0.0
		for _, d := range desks {
			loss += d.loss
			d.loss = 0
		}
		fmt.Fprintf(log, "round %d: loss %.3f a word\n", round+1, loss/float64(words))
	}
	return m
}
