package train

import (
	"math"
	"slices"
)

// step moves all weights against their gradients (Adam), and clears these.
func (m *teacher) step(desks []*desk, rate float32, t int) {
	const b1, b2, eps = 0.9, 0.98, 1e-6
	// The gradients of the second desk are added to those of the first.
	norm := 0.0
	for k, p := range m.all {
		g := desks[0].grads[k]
		if p.sparse {
			for _, d := range desks[1:] {
				for _, r := range d.touched[k] {
					at := int(r) * p.cols
					add(g[at:at+p.cols], d.grads[k][at:at+p.cols])
					clear(d.grads[k][at : at+p.cols])
				}
				desks[0].touched[k] = append(desks[0].touched[k], d.touched[k]...)
				d.touched[k] = d.touched[k][:0]
			}
			slices.Sort(desks[0].touched[k])
			desks[0].touched[k] = slices.Compact(desks[0].touched[k])
			for _, r := range desks[0].touched[k] {
				for _, x := range g[int(r)*p.cols:][:p.cols] {
					norm += float64(x) * float64(x)
				}
			}
			continue
		}
		for _, d := range desks[1:] {
			add(g, d.grads[k])
			clear(d.grads[k])
		}
		s := float32(0)
		for _, x := range g {
			s += float32(x * x)
		}
		norm += float64(s)
	}
	scale := float32(1)
	if norm := math.Sqrt(norm); norm > 5*float64(len(desks)*1) {
		scale = float32(5 * float64(len(desks)) / norm)
	}
	c1, c2 := float32(1-math.Pow(b1, float64(t))), float32(1-math.Pow(b2, float64(t)))
	move := func(p *weights, g []float32, from, to int, c1, c2 float32) {
		w, first, second := p.w[from:to], p.first[from:to], p.second[from:to]
		for i, x := range g[from:to] {
			x *= scale
			first[i] = float32(b1*first[i]) + float32((1-b1)*x)
			second[i] = float32(b2*second[i]) + float32((1-b2)*float32(x*x))
			w[i] -= float32(rate*float32(first[i]/c1)) / (sqrt(second[i]/c2) + eps)
		}
		clear(g[from:to])
	}
	for k, p := range m.all {
		g := desks[0].grads[k]
		if p.sparse {
			for _, r := range desks[0].touched[k] {
				p.step[r]++
				a := float32(1 - math.Pow(b1, float64(p.step[r])))
				b := float32(1 - math.Pow(b2, float64(p.step[r])))
				move(p, g, int(r)*p.cols, (int(r)+1)*p.cols, a, b)
			}
			desks[0].touched[k] = desks[0].touched[k][:0]
			continue
		}
		move(p, g, 0, len(g), c1, c2)
		p.turn()
	}
}
