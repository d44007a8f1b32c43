package train

import (
	"math"
	"slices"
)

// names returns the hidden values and the scores of the relations of every
// word to the head that is given for it, a row of d.nh; none is -1.
func (d *desk) names(head []int) (z, out []float32) {
	z, out = d.get(d.n*nameSize), d.get(d.n*outSize)
	for i, h := range head {
		if h < 0 {
			continue
		}
		a, b, to := d.nd[i*nameSize:][:nameSize], d.nh[h*nameSize:][:nameSize], z[i*nameSize:][:nameSize]
		for k := range to {
			to[k] = leaky(a[k] + b[k])
		}
	}
	product(out, z, d.m.name.w, d.n, nameSize, outSize)
	addBias(out, d.m.nameOut.w)
	return z, out
}

// learn adds the gradients of sentences.
func (d *desk) learn(es []treeExample) {
	d.learning = true
	d.forward(es)
	m, n, g := d.m, d.n, d.grad
	dTop := d.get(n * fullSize)
	topT := d.get(n * fullSize)
	turn(topT, d.top, n, fullSize)
	d.learnNames(es, topT, dTop)
	dDepU, dHead := d.get(n*arcSize), d.get(n*arcSize)
	for s, e := range es {
		k := len(e.tokens)
		dScore := d.get(k * (k + 1))
		for i, want := range e.tree.heads {
			if want == unknown {
				continue
			}
			to := dScore[i*(k+1):][:k+1]
			copy(to, d.scores[s][i*(k+1):])
			softmax(to, slices.Max(to))
			d.loss -= math.Log(float64(to[want]) + 1e-9)
			to[want]--
			for j := range to {
				to[j] *= e.weight
			}
		}
		at := d.at[s] * arcSize
		product(dDepU[at:], dScore, d.heads[s], k, k+1, arcSize)
		turned, dh := d.get(k*(k+1)), d.get((k+1)*arcSize)
		turn(turned, dScore, k, k+1)
		product(dh, turned, d.depU[at:], k+1, k, arcSize)
		copy(dHead[at:], dh[:k*arcSize])
		add(g(m.rootHead), dh[k*arcSize:])
	}
	sumRows(g(m.arcBias), dDepU)
	depT := d.get(n * arcSize)
	turn(depT, d.dep, n, arcSize)
	product(g(m.arc), depT, dDepU, arcSize, n, arcSize)
	dDep := d.get(n * arcSize)
	product(dDep, dDepU, m.arc.turned, n, arcSize, arcSize)
	slope(dDep, d.dep)
	slope(dHead, d.head)
	sumRows(g(m.arcDepBias), dDep)
	sumRows(g(m.arcHeadBias), dHead)
	product(g(m.arcDep), topT, dDep, fullSize, n, arcSize)
	product(g(m.arcHead), topT, dHead, fullSize, n, arcSize)
	product(dTop, dDep, m.arcDep.turned, n, arcSize, fullSize)
	product(dTop, dHead, m.arcHead.turned, n, arcSize, fullSize)
	d.times(dTop, d.maskTop, fullSize)
	dh := dTop
	for l := layers - 1; l >= 0; l-- {
		dh = d.unitBack(l, dh)
	}
	sumRows(g(m.inBias), dh)
	xT := d.get(n * inSize)
	turn(xT, d.x, n, inSize)
	product(g(m.in), xT, dh, inSize, n, fullSize)
	dx := d.get(n * inSize)
	product(dx, dh, m.in.turned, n, fullSize, inSize)
	d.times(dx, d.maskIn, inSize)
	at := 0
	for k, p := range m.tables() {
		gp, index := g(p), slices.Index(m.all, p)
		for i, id := range d.ids {
			add(gp[int(id[k])*p.cols:][:p.cols], dx[i*inSize+at:][:p.cols])
			d.touched[index] = append(d.touched[index], id[k])
		}
		at += p.cols
	}
}

// learnNames adds the gradients of the names of the right lines.
func (d *desk) learnNames(es []treeExample, topT, dTop []float32) {
	m, n, g := d.m, d.n, d.grad
	head := make([]int, n)
	for s, e := range es {
		for i, h := range e.tree.heads {
			at := d.at[s] + i
			switch {
			case h == unknown || e.tree.relations[i] == 0:
				head[at] = -1
			case h == len(e.tokens):
				head[at] = n
			default:
				head[at] = d.at[s] + h
			}
		}
	}
	z, out := d.names(head)
	for s, e := range es {
		for i, r := range e.tree.relations {
			row := out[(d.at[s]+i)*outSize:][:outSize]
			if head[d.at[s]+i] < 0 {
				clear(row)
				continue
			}
			softmax(row, slices.Max(row))
			d.loss -= math.Log(float64(row[r]) + 1e-9)
			row[r]--
			for k := range row {
				row[k] *= e.weight
			}
		}
	}
	sumRows(g(m.nameOut), out)
	zT, dz := d.get(n*nameSize), d.get(n*nameSize)
	turn(zT, z, n, nameSize)
	product(g(m.name), zT, out, nameSize, n, outSize)
	product(dz, out, m.name.turned, n, outSize, nameSize)
	slope(dz, z)
	dNH := d.get((n + 1) * nameSize)
	for i, h := range head {
		if h >= 0 {
			add(dNH[h*nameSize:][:nameSize], dz[i*nameSize:][:nameSize])
		}
	}
	product(dTop, dz, m.nameDep.turned, n, nameSize, fullSize)
	product(dTop, dNH[:n*nameSize], m.nameHead.turned, n, nameSize, fullSize)
	product(g(m.nameDep), topT, dz, fullSize, n, nameSize)
	product(g(m.nameHead), topT, dNH[:n*nameSize], fullSize, n, nameSize)
	add(g(m.rootName), dNH[n*nameSize:])
	sumRows(g(m.nameBias), dz)
}

func slope(grad, out []float32) {
	for i, v := range out {
		if v < 0 {
			grad[i] *= 0.1
		}
	}
}

func sumRows(to, x []float32) {
	for len(x) >= len(to) {
		add(to, x[:len(to)])
		x = x[len(to):]
	}
}

// unitBack takes the gradient of what layer l gave out, adds the gradients of
// its weights, and returns the gradient of what it was given.
func (d *desk) unitBack(l int, dOut []float32) []float32 {
	m, n, y := d.m, d.n, &d.layer[l]
	dIn := d.get(n * fullSize)
	dMasked := d.get(n * fullSize)
	inT := d.get(n * fullSize)
	turn(inT, y.masked, n, fullSize)
	for dir := range 2 {
		z := &y.dir[dir]
		b := m.unitBias[l][dir].w
		gb := d.grad(m.unitBias[l][dir])
		du := d.get(n * 3 * halfSize)
		dc := d.get(halfSize)
		for s := range len(d.at) - 1 {
			clear(dc)
			for step := d.at[s+1] - d.at[s] - 1; step >= 0; step-- {
				i, before := d.at[s]+step, d.at[s]+step-1
				if dir == 1 {
					i, before = d.at[s+1]-1-step, d.at[s+1]-step
				}
				last := zeros[:]
				if step > 0 {
					last = z.c[before*halfSize:][:halfSize]
				}
				u, f, r, c := z.u[i*3*halfSize:][:3*halfSize], z.f[i*halfSize:][:halfSize], z.r[i*halfSize:][:halfSize], z.c[i*halfSize:][:halfSize]
				at := i*fullSize + dir*halfSize
				in, out, back := y.in[at:][:halfSize], dOut[at:][:halfSize], dIn[at:][:halfSize]
				to := du[i*3*halfSize:][:3*halfSize]
				for k := range halfSize {
					p := last[k]
					th := tanh(c[k])
					o := out[k]
					back[k] += float32(o * (1 - r[k]))
					dr := float32(o*(th-in[k])) * float32(r[k]*(1-r[k]))
					dck := dc[k] + float32(o*r[k])*float32(1-float32(th*th))
					df := float32(dck*(p-u[k])) * float32(f[k]*(1-f[k]))
					to[k] = float32(dck * (1 - f[k]))
					to[halfSize+k], to[2*halfSize+k] = df, dr
					gb[k] += df
					gb[halfSize+k] += dr
					gb[2*halfSize+k] += float32(df * p)
					gb[3*halfSize+k] += float32(dr * p)
					dc[k] = float32(dck*f[k]) + float32(df*b[2*halfSize+k]) + float32(dr*b[3*halfSize+k])
				}
			}
		}
		product(d.grad(m.unit[l][dir]), inT, du, fullSize, n, 3*halfSize)
		product(dMasked, du, m.unit[l][dir].turned, n, 3*halfSize, fullSize)
	}
	d.times(dMasked, y.mask, fullSize)
	add(dIn, dMasked)
	return dIn
}
