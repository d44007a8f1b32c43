package train

import (
	"math"
	"math/rand/v2"

	"hearsay"
	"hearsay/internal/parse"
)

// A net learns to choose moves and relations. The rows of the features of a
// state are added up; what is above zero in the sum speaks for every move and
// every relation by weights.
type net struct {
	size   int       // of a row; a multiple of 8
	rows   []float32 // one after the other; the first belongs to no feature
	moved  []float32 // of each row, the mean of the squares of its gradients
	bias   param
	moves  [parse.Moves]param
	labels [2][hearsay.Relations]param // for Left and for Right
	rate   float32

	hidden, back []float32
	active       []int32 // the hidden values that are above zero and were not left out
}

// A param is a vector of weights with the sums of the squares of its
// gradients.
type param struct{ w, moved []float32 }

func newParam(n int) param { return param{make([]float32, n), make([]float32, n)} }

func newNet(size, rows int, dice *rand.Rand) *net {
	n := &net{
		size: size, rows: make([]float32, size*(1+rows)), moved: make([]float32, 1+rows),
		bias: newParam(size), hidden: make([]float32, size), back: make([]float32, size), active: make([]int32, 0, size),
	}
	for i := range n.bias.w {
		n.bias.w[i] = 0.1
	}
	fill := func(p *param, width float64) {
		*p = newParam(size + 1)
		for i := range size {
			p.w[i] = (dice.Float32()*2 - 1) * float32(math.Sqrt(width))
		}
	}
	for i := range n.moves {
		fill(&n.moves[i], 6/float64(size+3))
	}
	for side := range n.labels {
		for i := range n.labels[side] {
			fill(&n.labels[side][i], 6/float64(size+50))
		}
	}
	return n
}

// forward fills in the hidden values. With dice, a share of them is left out.
func (n *net) forward(rows []uint32, dice *rand.Rand, drop float32) {
	for at := 0; at < n.size; at += 8 {
		b := (*[8]float32)(n.bias.w[at:])
		s0, s1, s2, s3, s4, s5, s6, s7 := b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7]
		for _, r := range rows {
			x := (*[8]float32)(n.rows[int(r)*n.size+at:])
			s0 += x[0]
			s1 += x[1]
			s2 += x[2]
			s3 += x[3]
			s4 += x[4]
			s5 += x[5]
			s6 += x[6]
			s7 += x[7]
		}
		*(*[8]float32)(n.hidden[at:]) = [8]float32{s0, s1, s2, s3, s4, s5, s6, s7}
	}
	n.active = n.active[:0]
	bits, left := uint64(0), 0
	limit := uint64(drop * 256)
	scale := 1 / (1 - drop)
	for i, x := range n.hidden {
		if dice != nil && drop > 0 {
			if left == 0 {
				bits, left = dice.Uint64(), 8
			}
			if bits&255 < limit {
				x = 0
			}
			x *= scale
			bits >>= 8
			left--
		}
		if x > 0 {
			n.active = append(n.active, int32(i))
		} else {
			x = 0
		}
		n.hidden[i] = x
	}
}

// score returns how much the hidden values speak for p.
func (n *net) score(p *param) float32 {
	s := p.w[n.size]
	for _, i := range n.active {
		s += float32(p.w[i] * n.hidden[i])
	}
	return s
}

// learn moves p against a gradient of its score, and adds to back what the
// hidden values have part in it.
func (n *net) learn(p *param, gradient float32) {
	if gradient > -small && gradient < small {
		return
	}
	for _, i := range n.active {
		n.back[i] += float32(gradient * p.w[i])
		g := float32(gradient * n.hidden[i])
		p.moved[i] += float32(g * g)
		p.w[i] -= float32(n.rate * g / (sqrt(p.moved[i]) + 1e-3))
	}
	k := n.size
	p.moved[k] += float32(gradient * gradient)
	p.w[k] -= float32(n.rate * gradient / (sqrt(p.moved[k]) + 1e-3))
}

// small is a gradient that is not worth the time.
var small float32 = 1e-4

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// backward moves the rows against the gradient in back.
func (n *net) backward(rows []uint32, drop float32) {
	scale := 1 / (1 - drop)
	square := float32(0)
	for _, i := range n.active {
		n.back[i] *= scale
		square += float32(n.back[i] * n.back[i])
	}
	if square == 0 {
		return
	}
	square /= float32(n.size)
	for _, r := range rows {
		n.moved[r] += square
		by := -n.rate / (sqrt(n.moved[r]) + 1e-3)
		row := n.rows[int(r)*n.size:][:n.size]
		for _, i := range n.active {
			row[i] += float32(n.back[i] * by)
		}
	}
	for _, i := range n.active {
		g := n.back[i]
		n.bias.moved[i] += float32(g * g)
		n.bias.w[i] -= float32(n.rate * g / (sqrt(n.bias.moved[i]) + 1e-3))
	}
}
