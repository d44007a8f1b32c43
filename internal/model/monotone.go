package model

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"sort"
)

// A Judgement is what a model said for something, as any number that is higher
// where it is surer, and whether it was right.
type Judgement struct {
	Score float64
	Right bool
}

// A Monotone tells from a score how likely what it was given to is right. A
// higher score never means less.
type Monotone []Knot

// A Knot is a score and the share that is right there.
type Knot struct{ Score, Right float64 }

// Calibrate learns a Monotone from judgements: of all that never fall, the one
// that comes nearest to them in squares. It pools neighbours whose shares fall.
func Calibrate(judgements []Judgement) Monotone {
	judgements = slices.Clone(judgements)
	slices.SortStableFunc(judgements, func(a, b Judgement) int {
		switch {
		case a.Score < b.Score:
			return -1
		case a.Score > b.Score:
			return 1
		}
		return 0
	})
	type pool struct{ n, right, from, to float64 }
	var pools []pool
	for start := 0; start < len(judgements); {
		at := judgements[start].Score
		p := pool{from: at, to: at} // those of one score
		for ; start < len(judgements) && judgements[start].Score == at; start++ {
			p.n++
			if judgements[start].Right {
				p.right++
			}
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

// At returns the share that is right at a score: on the line between the knots
// beside it, and beyond the last that of the last. A Monotone without knots
// leaves scores as they are.
func (m Monotone) At(score float64) float64 {
	if len(m) == 0 {
		return score
	}
	k := sort.Search(len(m), func(i int) bool { return m[i].Score >= score })
	switch {
	case k == 0:
		return m[0].Right
	case k == len(m):
		return m[k-1].Right
	}
	a, b := m[k-1], m[k]
	return a.Right + (b.Right-a.Right)*(score-a.Score)/(b.Score-a.Score)
}

// AppendTo appends m to the part of a model that [ReadMonotone] reads.
func (m Monotone) AppendTo(part []byte) []byte {
	for _, k := range m {
		part = binary.BigEndian.AppendUint64(part, math.Float64bits(k.Score))
		part = binary.BigEndian.AppendUint64(part, math.Float64bits(k.Right))
	}
	return part
}

// ReadMonotone returns the Monotone in a part of a model.
func ReadMonotone(part []byte) (Monotone, error) {
	const size = 16
	broken := errors.New("the part of a model is no monotone map")
	if len(part)%size != 0 {
		return nil, broken
	}
	var m Monotone
	for ; len(part) > 0; part = part[size:] {
		k := Knot{math.Float64frombits(binary.BigEndian.Uint64(part)), math.Float64frombits(binary.BigEndian.Uint64(part[8:]))}
		rises := k.Right >= 0 && k.Right <= 1 && k.Score-k.Score == 0 // no NaN, nothing infinite
		if n := len(m); n > 0 && (k.Score <= m[n-1].Score || k.Right < m[n-1].Right) || !rises {
			return nil, broken
		}
		m = append(m, k)
	}
	return m, nil
}
