package train

import (
	"math"

	"hearsay"
	"hearsay/internal/parse"
)

// The steps of the whole numbers that the weights of a parser become.
const (
	rowStep    = 1.0 / 64
	weightStep = 1.0 / 256
)

// quantised returns p with whole numbers for weights.
func (p *parser) quantised() (*parse.Model, error) {
	rows := p.net.rows[p.size:]
	w := parse.Weights{Rows: make([]int8, len(rows))}
	for i, x := range rows {
		w.Rows[i] = int8(steps(x, rowStep, math.MaxInt8))
	}
	for i, x := range p.bias.w {
		w.Bias[i] = int16(steps(x, rowStep, math.MaxInt16))
	}
	fill := func(p *param, to *[parse.Size]int16, bias *int32) {
		for i := range to {
			to[i] = int16(steps(p.w[i], weightStep, math.MaxInt16))
		}
		*bias = int32(steps(p.w[len(to)], weightStep*rowStep, math.MaxInt32))
	}
	for m := range p.moves {
		fill(&p.moves[m], &w.Moves[m], &w.MoveBias[m])
	}
	for side := range p.labels {
		for r := 1; r < hearsay.Relations; r++ {
			fill(&p.labels[side][r], &w.Labels[side][r], &w.LabelBias[side][r])
		}
	}
	return parse.New(p.words, p.choices, p.index, w)
}

// steps returns how many steps x is, of at most as many as most says.
func steps(x float32, step, most float64) float64 {
	return max(-most, min(most, math.RoundToEven(float64(x)/step)))
}
