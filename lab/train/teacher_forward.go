package train

import (
	"math/rand/v2"
	"slices"

	"hearsay/internal/parse"
)

// A desk is the memory that a few sentences are worked on in, and the gradients
// of the weights. The words of all of them lie in one matrix, a row each.
type desk struct {
	m        *teacher
	grads    [][]float32
	touched  [][]int32 // rows of sparse weights that have a gradient
	dice     *rand.Rand
	n        int   // words
	at       []int // the first word of every sentence, and n
	blank    float64
	learning bool
	pool     []float32
	used     int
	loss     float64
	ids      [][5]int32
	x        []float32
	maskIn   []float32
	layer    [layers]struct {
		in, mask, masked, out []float32
		dir                   [2]struct{ u, f, r, c []float32 }
	}
	maskTop   []float32
	top       []float32
	dep, head []float32
	depU      []float32
	heads     [][]float32 // of every sentence, with the root
	scores    [][]float32
	nd, nh    []float32
}

func newDesk(m *teacher, dice *rand.Rand) *desk {
	d := &desk{m: m, dice: dice, grads: make([][]float32, len(m.all)), touched: make([][]int32, len(m.all))}
	for i, p := range m.all {
		d.grads[i] = make([]float32, len(p.w))
	}
	return d
}

// get returns zeroed memory that is good until the next sentence.
func (d *desk) get(n int) []float32 {
	if d.used+n > len(d.pool) {
		d.pool = make([]float32, max(2*len(d.pool), n+1<<16))
		d.used = 0
	}
	s := d.pool[d.used : d.used+n : d.used+n]
	d.used += n
	clear(s)
	return s
}

func (d *desk) grad(p *weights) []float32 {
	return d.grads[slices.Index(d.m.all, p)]
}

// mask returns for every sentence a row of what is kept of size values.
func (d *desk) mask(size int) []float32 {
	m := d.get((len(d.at) - 1) * size)
	for i := range m {
		if !d.learning {
			m[i] = 1
		} else if d.dice.Float32() >= d.m.drop {
			m[i] = 1 / (1 - d.m.drop)
		}
	}
	return m
}

// times multiplies the rows of every sentence by its mask.
func (d *desk) times(x, mask []float32, size int) {
	if !d.learning {
		return
	}
	for s := range len(d.at) - 1 {
		keep := mask[s*size:][:size]
		for i := d.at[s]; i < d.at[s+1]; i++ {
			row := x[i*size:][:size]
			for j, k := range keep {
				row[j] *= k
			}
		}
	}
}

func leaky(x float32) float32 {
	if x < 0 {
		return 0.1 * x
	}
	return x
}

// sigmoids holds 1/(1+e^-x) for x from -8 on, 256 values a step.
var sigmoids = func() (t [16*256 + 2]float32) {
	for i := range t {
		x := float64(i)/256 - 8
		// e to the -x by its series, halved until small: the same everywhere.
		y := -x / 1024
		e := float64(1 + float64(y*(1+float64(y/2)*(1+float64(y/3)))))
		for range 10 {
			e = float64(e * e)
		}
		t[i] = float32(1 / (1 + e))
	}
	return t
}()

// sigmoid returns 1/(1+e^-x), near enough for learning.
func sigmoid(x float32) float32 {
	x = float32(x+8) * 256
	if x <= 0 {
		return sigmoids[0]
	}
	if x >= 16*256 {
		return sigmoids[16*256]
	}
	i := int(x)
	f := x - float32(i)
	return sigmoids[i] + float32(f*(sigmoids[i+1]-sigmoids[i]))
}

func tanh(x float32) float32 { return float32(2*sigmoid(float32(2*x))) - 1 }

// addBias writes the bias into every row of x, with its activation done later.
func addBias(x, bias []float32) {
	for len(x) >= len(bias) {
		add(x[:len(bias)], bias)
		x = x[len(bias):]
	}
}

// forward works sentences out as far as the scores of their lines.
func (d *desk) forward(es []treeExample) {
	m := d.m
	d.used, d.at, d.ids = 0, d.at[:0], d.ids[:0]
	for _, e := range es {
		d.at = append(d.at, len(d.ids))
		for i := range e.tokens {
			t := &e.tokens[i]
			s := t.In(e.text)
			id := int32(m.forms[parse.Form(s)])
			if d.learning && id > 0 {
				if k := float64(m.counts[id]); d.dice.Float64() < d.blank/(d.blank+k) {
					id = 0
				}
			}
			end, start, shape := letters(s)
			d.ids = append(d.ids, [5]int32{id, int32(t.Fine)<<5 | int32(t.Tag), end, start, shape})
		}
	}
	n := len(d.ids)
	d.n, d.at = n, append(d.at, n)
	d.x = d.get(n * inSize)
	for i, id := range d.ids {
		at := i * inSize
		for k, p := range m.tables() {
			copy(d.x[at:at+p.cols], p.w[int(id[k])*p.cols:])
			at += p.cols
		}
	}
	d.maskIn = d.mask(inSize)
	d.times(d.x, d.maskIn, inSize)
	h := d.get(n * fullSize)
	product(h, d.x, m.in.w, n, inSize, fullSize)
	addBias(h, m.inBias.w)
	for l := range layers {
		h = d.unit(l, h)
	}
	d.maskTop = d.mask(fullSize)
	d.top = d.get(n * fullSize)
	copy(d.top, h)
	d.times(d.top, d.maskTop, fullSize)
	d.lines()
}

func (m *teacher) tables() [5]*weights {
	return [5]*weights{m.word, m.tag, m.end, m.start, m.shape}
}

// unit puts h through layer l in both directions.
func (d *desk) unit(l int, h []float32) []float32 {
	n, y := d.n, &d.layer[l]
	y.in = h
	y.mask = d.mask(fullSize)
	y.masked = d.get(n * fullSize)
	copy(y.masked, h)
	d.times(y.masked, y.mask, fullSize)
	y.out = d.get(n * fullSize)
	for dir := range 2 {
		z := &y.dir[dir]
		z.u, z.f, z.r, z.c = d.get(n*3*halfSize), d.get(n*halfSize), d.get(n*halfSize), d.get(n*halfSize)
		product(z.u, y.masked, d.m.unit[l][dir].w, n, fullSize, 3*halfSize)
		b := d.m.unitBias[l][dir].w
		for s := range len(d.at) - 1 {
			last := zeros[:]
			for step := range d.at[s+1] - d.at[s] {
				i := d.at[s] + step
				if dir == 1 {
					i = d.at[s+1] - 1 - step
				}
				u, f, r, c := z.u[i*3*halfSize:][:3*halfSize], z.f[i*halfSize:][:halfSize], z.r[i*halfSize:][:halfSize], z.c[i*halfSize:][:halfSize]
				out, in := y.out[i*fullSize+dir*halfSize:][:halfSize], h[i*fullSize+dir*halfSize:][:halfSize]
				for k := range halfSize {
					p := last[k]
					fk := sigmoid(u[halfSize+k] + b[k] + float32(b[2*halfSize+k]*p))
					rk := sigmoid(u[2*halfSize+k] + b[halfSize+k] + float32(b[3*halfSize+k]*p))
					ck := float32(fk*p) + float32((1-fk)*u[k])
					f[k], r[k], c[k] = fk, rk, ck
					out[k] = float32(rk*tanh(ck)) + float32((1-rk)*in[k])
				}
				last = c
			}
		}
	}
	return y.out
}

var zeros [halfSize]float32

// lines fills in the scores of the lines.
func (d *desk) lines() {
	m, n := d.m, d.n
	d.dep, d.head = d.get(n*arcSize), d.get(n*arcSize)
	product(d.dep, d.top, m.arcDep.w, n, fullSize, arcSize)
	addBias(d.dep, m.arcDepBias.w)
	product(d.head, d.top, m.arcHead.w, n, fullSize, arcSize)
	addBias(d.head, m.arcHeadBias.w)
	activate(d.dep)
	activate(d.head)
	d.depU = d.get(n * arcSize)
	product(d.depU, d.dep, m.arc.w, n, arcSize, arcSize)
	addBias(d.depU, m.arcBias.w)
	d.heads, d.scores = d.heads[:0], d.scores[:0]
	for s := range len(d.at) - 1 {
		k := d.at[s+1] - d.at[s]
		heads := d.get((k + 1) * arcSize)
		copy(heads, d.head[d.at[s]*arcSize:d.at[s+1]*arcSize])
		copy(heads[k*arcSize:], m.rootHead.w)
		turned := d.get((k + 1) * arcSize)
		turn(turned, heads, k+1, arcSize)
		score := d.get(k * (k + 1))
		product(score, d.depU[d.at[s]*arcSize:], turned, k, arcSize, k+1)
		d.heads, d.scores = append(d.heads, heads), append(d.scores, score)
	}
	d.nd, d.nh = d.get(n*nameSize), d.get((n+1)*nameSize)
	product(d.nd, d.top, m.nameDep.w, n, fullSize, nameSize)
	addBias(d.nd, m.nameBias.w)
	product(d.nh[:n*nameSize], d.top, m.nameHead.w, n, fullSize, nameSize)
	copy(d.nh[n*nameSize:], m.rootName.w)
}

func activate(x []float32) {
	for i, v := range x {
		x[i] = leaky(v)
	}
}

// letters hashes the last three letters of a word, its first three, and its shape.
func letters(s string) (end, start, shape int32) {
	h := uint32(2166136261)
	for i := max(0, len(s)-3); i < len(s); i++ {
		h = (h ^ uint32(s[i]|0x20)) * 16777619
	}
	g := uint32(2166136261)
	for i := range min(3, len(s)) {
		g = (g ^ uint32(s[i]|0x20)) * 16777619
	}
	for i := range len(s) {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			if i == 0 {
				shape |= 1
			} else {
				shape |= 2
			}
		case 'a' <= c && c <= 'z':
			shape |= 4
		case '0' <= c && c <= '9':
			shape |= 8
		case c == '-':
			shape |= 16
		case c < 128:
			shape |= 32
		}
	}
	return int32(h >> (32 - 13)), int32(g >> (32 - 13)), shape
}
