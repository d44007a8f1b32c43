package train

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"

	"hearsay/internal/attribution"
)

// A chainTable holds weights that are learned by gradient descent: the longer
// the less a weight has moved so far (AdaGrad). What it hands out is the
// average of the weights that it had after every step.
type chainTable struct {
	rate             float32
	now, moved, sums []float32
	step             float32
}

func newChainTable(rate float64, n int) *chainTable {
	return &chainTable{float32(rate), make([]float32, n), make([]float32, n), make([]float32, n), 1}
}

func (t *chainTable) change(cell uint32, gradient float32) {
	t.moved[cell] += float32(gradient * gradient)
	by := float32(-t.rate * gradient / (float32(math.Sqrt(float64(t.moved[cell]))) + 0.1))
	t.now[cell] += by
	t.sums[cell] += float32(by * t.step)
}

func (t *chainTable) average() []float32 {
	w := make([]float32, len(t.now))
	for i := range w {
		w[i] = t.now[i] - t.sums[i]/t.step
	}
	return w
}

// A labelled is a lesson by the rows of its features.
type labelled struct {
	nodes, edges [][]uint32
	labels       []uint8
	first        int // in the article
}

const most = attribution.Labels

// A labelChain learns and reads as [attribution.Chain] does, with weights that
// are not whole numbers.
type labelChain struct {
	n           int // labels
	allowed     [most][most]bool
	w           []float32
	scale       float32 // of what the features of a token say, since some are not looked at
	at          [][most]float64
	step        [][most][most]float64
	alpha, beta [][most]float64
	p           [][most]float64 // how likely each label of each token is
	wrong, all  int
}

func newLabelChain(n int, allowed [most][most]bool, w []float32) *labelChain {
	return &labelChain{n: n, allowed: allowed, w: w, scale: 1}
}

func (c *labelChain) size(n int) {
	if cap(c.at) < n {
		m := n + n/2
		c.at, c.step, c.alpha, c.beta, c.p = make([][most]float64, m), make([][most][most]float64, m), make([][most]float64, m), make([][most]float64, m), make([][most]float64, m)
	}
	c.at, c.step, c.alpha, c.beta, c.p = c.at[:n], c.step[:n], c.alpha[:n], c.beta[:n], c.p[:n]
}

// score fills in at and step.
func (c *labelChain) score(nodes, edges [][]uint32) {
	n := len(nodes)
	c.size(n)
	for i := range n {
		var sum [most]float32
		for _, f := range nodes[i] {
			for y, v := range c.w[f:][:c.n] {
				sum[y] += v
			}
		}
		for y := range sum {
			sum[y] = float32(sum[y] * c.scale)
		}
		top := float32(-1e30)
		for y := 0; y < c.n; y++ {
			top = max(top, sum[y])
		}
		for y := 0; y < c.n; y++ {
			c.at[i][y] = max(1e-25, exp64(float64(sum[y]-top)))
		}
		var s [most * most]float32
		for _, f := range edges[i] {
			for y, v := range c.w[f:][:c.n*c.n] {
				s[y] += v
			}
		}
		top = -1e30
		for a := 0; a < c.n; a++ {
			for b := 0; b < c.n; b++ {
				if c.allowed[a][b] {
					top = max(top, s[a*c.n+b])
				}
			}
		}
		for a := 0; a < c.n; a++ {
			for b := 0; b < c.n; b++ {
				c.step[i][a][b] = 0
				if c.allowed[a][b] {
					c.step[i][a][b] = max(1e-25, exp64(float64(s[a*c.n+b]-top)))
				}
			}
		}
	}
}

// infer fills in alpha, beta and p. The token before the first has label 0.
func (c *labelChain) infer() {
	n := len(c.at)
	for i := range n {
		total := 0.0
		for y := 0; y < c.n; y++ {
			from := 0.0
			if i == 0 {
				from = c.step[0][0][y]
			} else {
				for z := 0; z < c.n; z++ {
					from += float64(c.alpha[i-1][z] * c.step[i][z][y])
				}
			}
			c.alpha[i][y] = float64(from*c.at[i][y]) + 1e-40
			total += c.alpha[i][y]
		}
		for y := 0; y < c.n; y++ {
			c.alpha[i][y] /= total
		}
	}
	for y := 0; y < c.n; y++ {
		c.beta[n-1][y] = 1
	}
	for i := n - 2; i >= 0; i-- {
		total := 0.0
		for y := 0; y < c.n; y++ {
			c.beta[i][y] = 0
			for z := 0; z < c.n; z++ {
				c.beta[i][y] += float64(float64(c.step[i+1][y][z]*c.at[i+1][z]) * c.beta[i+1][z])
			}
			total += c.beta[i][y]
		}
		for y := 0; y < c.n; y++ {
			c.beta[i][y] /= total
		}
	}
	for i := range n {
		total := 0.0
		for y := 0; y < c.n; y++ {
			c.p[i][y] = c.alpha[i][y] * c.beta[i][y]
			total += c.p[i][y]
		}
		for y := 0; y < c.n; y++ {
			c.p[i][y] /= total
		}
	}
}

const chainStill = 0.003

// learn moves the weights of t against the gradient of one sequence.
func (c *labelChain) learn(t *chainTable, s *labelled) {
	c.w = t.now
	c.score(s.nodes, s.edges)
	c.infer()
	for i := range s.nodes {
		c.all++
		if c.p[i][s.labels[i]] < 0.5 {
			c.wrong++
		}
		for y := 0; y < c.n; y++ {
			g := float32(c.p[i][y])
			if int(s.labels[i]) == y {
				g--
			}
			if -chainStill < g && g < chainStill {
				continue
			}
			for _, f := range s.nodes[i] {
				t.change(f+uint32(y), g)
			}
		}
		// steps
		var q [most][most]float64
		total := 0.0
		for a := 0; a < c.n; a++ {
			before := 0.0
			if i == 0 {
				if a == 0 {
					before = 1
				}
			} else {
				before = c.alpha[i-1][a]
			}
			if before == 0 {
				continue
			}
			for b := 0; b < c.n; b++ {
				q[a][b] = before * c.step[i][a][b] * c.at[i][b] * c.beta[i][b]
				total += q[a][b]
			}
		}
		for a := 0; a < c.n; a++ {
			for b := 0; b < c.n; b++ {
				if !c.allowed[a][b] {
					continue
				}
				g := float32(q[a][b] / total)
				was := uint8(0)
				if i > 0 {
					was = s.labels[i-1]
				}
				if int(was) == a && int(s.labels[i]) == b {
					g--
				}
				if -chainStill < g && g < chainStill {
					continue
				}
				for _, f := range s.edges[i] {
					t.change(f+uint32(a*c.n+b), g)
				}
			}
		}
	}
	t.step++
}

// best returns the most likely labels (Viterbi), after score.
func (c *labelChain) best() []uint8 {
	n := len(c.at)
	v := make([][most]float64, n)
	back := make([][most]uint8, n)
	for i := range n {
		for y := 0; y < c.n; y++ {
			b, from := math.Inf(-1), uint8(0)
			if i == 0 {
				b = math.Log(c.step[0][0][y] + 1e-300)
			} else {
				for z := 0; z < c.n; z++ {
					if x := v[i-1][z] + math.Log(c.step[i][z][y]+1e-300); x > b {
						b, from = x, uint8(z)
					}
				}
			}
			v[i][y], back[i][y] = b+math.Log(c.at[i][y]+1e-300), from
		}
	}
	labels := make([]uint8, n)
	y := uint8(0)
	for z := 0; z < c.n; z++ {
		if v[n-1][z] > v[n-1][y] {
			y = uint8(z)
		}
	}
	for i := n - 1; i >= 0; i-- {
		labels[i] = y
		y = back[i][y]
	}
	return labels
}

// learnChain learns the weights of a chain, as the average of several runs.
func learnChain(lessons []labelled, labels int, allowed [most][most]bool, size int, o passOf, log io.Writer) []float32 {
	sum := make([]float32, size)
	for run := range o.Runs {
		for i, x := range learnChainBy(uint64(run), lessons, labels, allowed, size, o, log) {
			sum[i] += x / float32(o.Runs)
		}
	}
	return sum
}

// learnChainBy learns the weights of a chain with some dice.
func learnChainBy(dice uint64, lessons []labelled, labels int, allowed [most][most]bool, size int, o passOf, log io.Writer) []float32 {
	t := newChainTable(o.Rate, size)
	c := newLabelChain(labels, allowed, t.now)
	c.scale = float32(1 / (1 - o.Drop))
	random := rand.New(rand.NewPCG(1, dice+1))
	for round := range o.Rounds {
		c.all, c.wrong = 0, 0
		for _, i := range random.Perm(len(lessons)) {
			l := lessons[i]
			l.nodes = dropped(l.nodes, o.Drop, random)
			c.learn(t, &l)
		}
		fmt.Fprintf(log, "run %d, round %d: %d of %d tokens wrong\n", dice+1, round+1, c.wrong, c.all)
	}
	return t.average()
}

// dropped leaves out some of the features of each token, so that none gets used
// to the company of others.
func dropped(nodes [][]uint32, share float64, dice *rand.Rand) [][]uint32 {
	all := make([][]uint32, len(nodes))
	for i, f := range nodes {
		kept := make([]uint32, 0, len(f))
		for _, x := range f {
			if dice.Float64() >= share {
				kept = append(kept, x)
			}
		}
		all[i] = kept
	}
	return all
}

// marginals returns how likely the labels of the tokens of an article are.
func (c *labelChain) marginals(tokens int, lessons []labelled) []attribution.Marginal {
	m := make([]attribution.Marginal, tokens)
	for k := range lessons {
		l := &lessons[k]
		c.score(l.nodes, l.edges)
		c.infer()
		for i := range l.nodes {
			for y := range c.n {
				m[l.first+i][y] = uint8(float64(255*c.p[i][y]) + 0.5)
			}
		}
	}
	return m
}
