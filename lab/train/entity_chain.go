package train

import (
	"math"

	"hearsay/internal/entity"
	"hearsay/internal/model"
)

// A nameTable holds weights that are learned by gradient descent: the longer
// the less a weight has moved so far (AdaGrad). What it hands out is the
// average of the weights that it had after every step.
type nameTable struct {
	rate             float32
	now, moved, sums []float32
	step             float32
}

func newNameTable(rate float64) *nameTable {
	const n = 1 << model.Bits
	return &nameTable{float32(rate), make([]float32, n), make([]float32, n), make([]float32, n), 1}
}

// change moves one weight against the gradient. Products are converted before
// they are added, so that every machine gets the same weights.
func (t *nameTable) change(cell uint32, gradient float32) {
	t.moved[cell] += float32(gradient * gradient)
	by := float32(-t.rate * gradient / (sqrt(t.moved[cell]) + 0.1))
	t.now[cell] += by
	t.sums[cell] += float32(by * t.step)
}

// averageTo adds the averaged weights, each times by, to a sum.
func (t *nameTable) averageTo(sum []float64, by float64) {
	for i, now := range t.now {
		sum[i] += float64(by * (float64(now) - float64(t.sums[i])/float64(t.step)))
	}
}

// A namedStretch is a stretch of tokens that may hold names: for each its
// features, those that recall the rest of its text, the labels that it may
// have, and the label that it has.
type namedStretch struct {
	features, recalled [][]entity.Feature
	allowed            []uint16
	labels             []uint8
	first              int // in the tokens of its article
	calm, rest         int // how often nothing was learned from it; how often it is passed by
}

type nameScores [entity.Labels]float64

// A nameChain learns from stretches: it is a conditional random field of the
// first order (Lafferty, McCallum and Pereira 2001), of which the weights move
// by the gradient of the likelihood of one stretch after the other.
type nameChain struct {
	tables         []*nameTable // what a feature speaks for is the sum of what they say
	follow         [entity.Labels]nameScores
	at             []nameScores
	alpha, beta    []nameScores
	remember       bool
	learnedOf, all int
}

// nameFollows says which label may follow which.
var nameFollows = func() (f [entity.Labels][entity.Labels]bool) {
	for a := range f {
		for b := range f[a] {
			f[a][b] = entity.Follows(uint8(a), uint8(b))
		}
	}
	return f
}()

// add adds what the features speak for.
func (c *nameChain) add(sum *[entity.Labels]float32, features []entity.Feature) {
	for _, t := range c.tables {
		for _, f := range features {
			row, x := t.now[f&^15:][:16], uint32(f)&15
			for y := range sum {
				sum[y] += row[uint32(y)^x]
			}
		}
	}
}

// likelihoods turns sums into their exponentials, of which the highest is 1.
func likelihoods(sum *[entity.Labels]float32, allowed uint16) (l nameScores) {
	top := float32(math.Inf(-1))
	for y, v := range sum {
		if allowed>>y&1 != 0 {
			top = max(top, v)
		}
	}
	for y, v := range sum {
		if allowed>>y&1 != 0 {
			l[y] = exp64(float64(v - top))
		}
	}
	return l
}

// exp64 returns e to the x, for x of 0 or less, near enough for learning, and
// the same on every machine.
func exp64(x float64) float64 {
	if x < -40 {
		return 0
	}
	y := float64(1 + float64(x/4096))
	for range 12 { // (1+x/4096)^4096
		y = float64(y * y)
	}
	return y
}

// learn learns from one stretch, with weight.
func (c *nameChain) learn(s *namedStretch, weight float32) {
	n := len(s.features)
	c.at, c.alpha, c.beta = c.at[:0], c.alpha[:0], c.beta[:0]
	c.transitions()
	for i := range n {
		var sum [entity.Labels]float32
		c.add(&sum, s.features[i])
		if c.remember {
			c.add(&sum, s.recalled[i])
		}
		c.at = append(c.at, likelihoods(&sum, s.allowed[i]))
		c.beta = append(c.beta, nameScores{})
	}
	c.forward(n)
	c.backward(n)
	calm := true
	for i := range n {
		calm = c.learnToken(s, i, weight) && calm
		if i > 0 {
			c.learnPair(s, i, weight)
		}
	}
	for _, t := range c.tables {
		t.step++
	}
	s.calm++
	if !calm {
		s.calm = 0
	}
	s.rest = min(s.calm, 3)
}

// transitions reads what speaks for a label after another. The highest is 1.
func (c *nameChain) transitions() {
	var sums [entity.Labels][entity.Labels]float32
	top := float32(math.Inf(-1))
	for a := range sums {
		c.add(&sums[a], []entity.Feature{entity.Transition(uint8(a))})
		for b, v := range sums[a] {
			if nameFollows[a][b] {
				top = max(top, v)
			}
		}
	}
	for a := range sums {
		for b, v := range sums[a] {
			c.follow[a][b] = 0
			if nameFollows[a][b] {
				c.follow[a][b] = exp64(float64(v - top))
			}
		}
	}
}

// forward fills in how likely each label is by what stands before it.
func (c *nameChain) forward(n int) {
	for i := range n {
		var now nameScores
		total := 0.0
		for y := range now {
			from := 0.0
			if i == 0 {
				if nameFollows[entity.Outside][y] {
					from = 1
				}
			} else {
				for z, v := range c.alpha[i-1] {
					from += float64(v * c.follow[z][y])
				}
			}
			now[y] = float64(from * c.at[i][y])
			total += now[y]
		}
		for y := range now {
			now[y] /= total
		}
		c.alpha = append(c.alpha, now)
	}
}

// backward fills in how likely each label is by what stands after it.
func (c *nameChain) backward(n int) {
	for y := range c.beta[n-1] {
		if entity.Closes(uint8(y)) {
			c.beta[n-1][y] = 1
		}
	}
	for i := n - 2; i >= 0; i-- {
		total := 0.0
		now := &c.beta[i]
		for y := range now {
			for z, v := range c.beta[i+1] {
				now[y] += float64(float64(c.follow[y][z]*c.at[i+1][z]) * v)
			}
			total += now[y]
		}
		for y := range now {
			now[y] /= total
		}
	}
}

// nameStill is the gradient of which nothing is learned.
const nameStill = 0.002

// learnToken moves the weights of the features of token i, and reports whether
// there was nothing to learn.
func (c *nameChain) learnToken(s *namedStretch, i int, weight float32) (calm bool) {
	var p nameScores
	total := 0.0
	for y := range p {
		p[y] = float64(c.alpha[i][y] * c.beta[i][y])
		total += p[y]
	}
	c.all++
	if p[s.labels[i]] < total/2 {
		c.learnedOf++
	}
	calm = true
	for y := range p {
		gradient := float32(p[y] / total)
		if int(s.labels[i]) == y {
			gradient--
		}
		if -nameStill < gradient && gradient < nameStill {
			continue
		}
		calm = false
		gradient = float32(gradient * weight)
		for _, t := range c.tables {
			for _, f := range s.features[i] {
				t.change(uint32(f)^uint32(y), gradient)
			}
			if c.remember {
				for _, f := range s.recalled[i] {
					t.change(uint32(f)^uint32(y), gradient)
				}
			}
		}
	}
	return calm
}

// learnPair moves the weights of the labels of tokens i-1 and i together.
func (c *nameChain) learnPair(s *namedStretch, i int, weight float32) {
	var p [entity.Labels]nameScores
	total := 0.0
	for a, v := range c.alpha[i-1] {
		for b := range p[a] {
			p[a][b] = float64(float64(v*c.follow[a][b]) * float64(c.at[i][b]*c.beta[i][b]))
			total += p[a][b]
		}
	}
	for a := range p {
		for b := range p[a] {
			if !nameFollows[a][b] {
				continue
			}
			gradient := float32(p[a][b] / total)
			if int(s.labels[i-1]) == a && int(s.labels[i]) == b {
				gradient--
			}
			if -nameStill < gradient && gradient < nameStill {
				continue
			}
			for _, t := range c.tables {
				t.change(uint32(entity.Transition(uint8(a)))^uint32(b), float32(gradient*weight))
			}
		}
	}
}
