package attribution

import "math"

// Grain is the number of steps of a weight that stand for 1.
const Grain = 48

// A Chain says what the labels of the tokens of a run are by what their
// features speak for: a conditional random field of the first order (Lafferty,
// McCallum and Pereira 2001), of which the steps have features too. Weights are
// whole numbers, so that every machine gets the same sums.
type Chain struct {
	labels  int
	nodes   *Table // rows of labels values
	edges   *Table // rows of labels*labels values: from, to
	allowed [mostLabels][mostLabels]bool

	packedNodes packedNodes
	packedEdges packedEdges
}

const mostLabels = 7

// A lattice is the room that the work on one run takes.
type lattice struct {
	at    [][mostLabels]int32               // what speaks for a label
	step  [][mostLabels][mostLabels]int32   // … for a label after another
	odds  [][mostLabels]float64             // how likely a label is by itself
	turn  [][mostLabels][mostLabels]float64 // … after another
	in    [][mostLabels]float64             // how likely a label is by what it stands in: forwards
	out   [][mostLabels]float64             // backwards
	p     [][mostLabels]float64             // how likely it is by all
	back  [][mostLabels]uint8
	best  []uint8
	feats []Feature
}

func (l *lattice) size(n int) {
	l.at, l.step, l.in, l.out = grown(l.at, n), grown(l.step, n), grown(l.in, n), grown(l.out, n)
	l.odds, l.turn = grown(l.odds, n), grown(l.turn, n)
	l.p, l.back, l.best = grown(l.p, n), grown(l.back, n), grown(l.best, n)
}

// addNode adds up what features speak for the labels of token i.
func (c *Chain) addNode(l *lattice, i int, features []Feature) { c.packedNodes.sum(features, &l.at[i]) }

// addEdge adds up what features speak for the steps to token i.
func (c *Chain) addEdge(l *lattice, i int, features []Feature) {
	c.packedEdges.sum(features, &l.step[i])
}

// Powers of e are put together of two, so that both tables stay at hand: e to
// the -i/Grain for i below 64, and for 64 times i.
var powers, powersOf64 = func() (a, b [64]float64) {
	for i := range a {
		a[i], b[i] = math.Exp(-float64(i)/Grain), math.Exp(-float64(64*i)/Grain)
	}
	return a, b
}()

// power returns e to the -d/Grain, for a d of 0 or more.
func power(d int32) float64 {
	d = min(d, 1<<11-1) // what is fainter does not count
	return float64(powersOf64[d>>6&63] * powers[d&63])
}

// infer fills in how likely each label is. What stands before the first token
// has label 0.
func (c *Chain) infer(l *lattice, n int) {
	for i := range n {
		l.odds[i] = c.likelihoods(&l.at[i])
		c.steps(&l.step[i], &l.turn[i])
		c.forward(l, i)
	}
	for y := range c.labels {
		l.out[n-1][y] = 1
	}
	for i := n - 2; i >= 0; i-- {
		c.backward(l, i)
	}
	for i := range n {
		total := 0.0
		for y := range c.labels {
			l.p[i][y] = float64(l.in[i][y] * l.out[i][y])
			total += l.p[i][y]
		}
		for y := range c.labels {
			l.p[i][y] /= total
		}
	}
}

// likelihoods turns sums into their exponentials, of which the highest is 1.
func (c *Chain) likelihoods(sum *[mostLabels]int32) (e [mostLabels]float64) {
	top := sum[0]
	for y := 1; y < c.labels; y++ {
		top = max(top, sum[y])
	}
	for y := range c.labels {
		e[y] = power(top - sum[y])
	}
	return e
}

// steps turns what speaks for the steps to a token into likelihoods.
func (c *Chain) steps(s *[mostLabels][mostLabels]int32, e *[mostLabels][mostLabels]float64) {
	top := int32(-1 << 30)
	for a := 0; a < c.labels; a++ {
		for b := 0; b < c.labels; b++ {
			if c.allowed[a][b] {
				top = max(top, s[a][b])
			}
		}
	}
	for a := 0; a < c.labels; a++ {
		for b := 0; b < c.labels; b++ {
			e[a][b] = 0
			if c.allowed[a][b] {
				e[a][b] = power(top - s[a][b])
			}
		}
	}
}

func (c *Chain) forward(l *lattice, i int) {
	e, at := &l.turn[i], &l.odds[i]
	now, total := &l.in[i], 0.0
	for y := range c.labels {
		from := e[0][y]
		if i > 0 {
			from = 0
			for z := range c.labels {
				from += float64(l.in[i-1][z] * e[z][y])
			}
		}
		now[y] = float64(from*at[y]) + 1e-40
		total += now[y]
	}
	for y := range c.labels {
		now[y] /= total
	}
}

func (c *Chain) backward(l *lattice, i int) {
	e := &l.turn[i+1]
	now, total := &l.out[i], 0.0
	var then [mostLabels]float64
	for z := range c.labels {
		then[z] = float64(l.odds[i+1][z] * l.out[i+1][z])
	}
	for y := range c.labels {
		now[y] = 1e-40
		for z := range c.labels {
			now[y] += float64(e[y][z] * then[z])
		}
		total += now[y]
	}
	for y := range c.labels {
		now[y] /= total
	}
}

const never = -1 << 28

// decode returns the labels that all features together speak for most
// (Viterbi). The token with index fixed, if it is not -1, has the label that is
// given.
func (c *Chain) decode(l *lattice, n int, fixed int, label uint8) []uint8 {
	var last [mostLabels]int32
	for i := range n {
		var now [mostLabels]int32
		for y := range c.labels {
			top, from := int32(never), 0
			for z := range c.labels {
				if i == 0 && z > 0 || !c.allowed[z][y] {
					continue
				}
				if v := last[z] + l.step[i][z][y]; v > top {
					top, from = v, z
				}
			}
			now[y] = max(never, top+l.at[i][y])
			if i == fixed && uint8(y) != label {
				now[y] = never
			}
			l.back[i][y] = uint8(from)
		}
		last = now
	}
	best := uint8(0)
	for y := range c.labels {
		if last[y] > last[best] {
			best = uint8(y)
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.best[i] = best
		best = l.back[i][best]
	}
	return l.best[:n]
}

// Allowed says which label may stand behind which.
func (c Chain) Allowed() [mostLabels][mostLabels]bool { return c.allowed }
