package score

import (
	"hash/fnv"
	"slices"
	"sort"
)

// A Monotone turns confidences into shares that are right, so that more
// confidence never means less.
type Monotone []Knot

// A Knot is a confidence and the share that is right there.
type Knot struct{ Confidence, Right float64 }

// Calibrate learns a Monotone from what was judged: the one that comes nearest,
// in squares, of all that never fall, found by pooling neighbours that do.
func Calibrate(judged []Judged) Monotone {
	judged = slices.Clone(judged)
	slices.SortStableFunc(judged, lessSure)
	type pool struct{ n, right, from, to float64 }
	var pools []pool
	for start := 0; start < len(judged); {
		at := judged[start].Confidence
		p := pool{from: at, to: at} // those of one confidence
		for ; start < len(judged) && judged[start].Confidence == at; start++ {
			p.n, p.right = p.n+1, p.right+float64(count(judged[start].Right))
		}
		for len(pools) > 0 {
			last := pools[len(pools)-1]
			if last.right*p.n < p.right*last.n {
				break
			}
			p = pool{last.n + p.n, last.right + p.right, last.from, p.to}
			pools = pools[:len(pools)-1]
		}
		pools = append(pools, p)
	}
	var m Monotone
	for _, p := range pools {
		m = append(m, Knot{p.from, p.right / p.n})
		if p.to > p.from {
			m = append(m, Knot{p.to, p.right / p.n})
		}
	}
	return m
}

// At returns the share that is right at a confidence: on the line between the
// knots beside it, and beyond the last that of the last. A Monotone of nothing
// leaves confidences as they are.
func (m Monotone) At(confidence float64) float64 {
	if len(m) == 0 {
		return confidence
	}
	k := sort.Search(len(m), func(i int) bool { return m[i].Confidence >= confidence })
	switch {
	case k == 0:
		return m[0].Right
	case k == len(m):
		return m[k-1].Right
	}
	a, b := m[k-1], m[k]
	return a.Right + (b.Right-a.Right)*(confidence-a.Confidence)/(b.Confidence-a.Confidence)
}

// crossCalibrated returns judged, in its order, with confidences that a Monotone
// has mapped which was learned on the articles of the other folds.
func crossCalibrated(judged []Judged) []Judged {
	const folds = 5
	fold := func(j Judged) uint32 {
		h := fnv.New32a()
		h.Write([]byte(j.Article))
		return h.Sum32() % folds
	}
	mapped := slices.Clone(judged)
	for f := range uint32(folds) {
		var others []Judged
		for _, j := range judged {
			if fold(j) != f {
				others = append(others, j)
			}
		}
		m := Calibrate(others)
		for i, j := range judged {
			if fold(j) == f {
				mapped[i].Confidence = m.At(j.Confidence)
			}
		}
	}
	return mapped
}
