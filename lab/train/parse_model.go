package train

import (
	"fmt"
	"math"
	"slices"

	"hearsay"
	"hearsay/internal/parse"
)

// The steps of the whole numbers that the weights of a parser become.
const (
	rowStep    = 1.0 / 64
	weightStep = 1.0 / 256
)

// quantised returns p with whole numbers for weights. Of the hidden values, those
// in the given places are kept.
func (p *parser) quantised(places []int) (*parse.Model, error) {
	if len(places) != parse.Size {
		return nil, fmt.Errorf("the parser keeps %d hidden values, not %d", len(places), parse.Size)
	}
	w := parse.Weights{Rows: make([]int8, 0, p.index.Len()*parse.Size)}
	for row := range slices.Chunk(p.net.rows[p.size:], p.size) {
		for _, i := range places {
			w.Rows = append(w.Rows, int8(steps(row[i], rowStep, math.MaxInt8)))
		}
	}
	for k, i := range places {
		w.Bias[k] = int16(steps(p.bias.w[i], rowStep, math.MaxInt16))
	}
	fill := func(from *param, to *[parse.Size]int16, bias *int32) {
		for k, i := range places {
			to[k] = int16(steps(from.w[i], weightStep, math.MaxInt16))
		}
		*bias = int32(steps(from.w[p.size], weightStep*rowStep, math.MaxInt32))
	}
	for m := range p.moves {
		fill(&p.moves[m], &w.Moves[m], &w.MoveBias[m])
	}
	for side := range p.labels {
		for r := 1; r < hearsay.Relations; r++ {
			fill(&p.labels[side][r], &w.Labels[side][r], &w.LabelBias[side][r])
		}
	}
	return parse.New(p.words, p.choices, p.index, w, nil)
}

// steps returns how many steps x is, of at most as many as most says.
func steps(x float32, step, most float64) float64 {
	return max(-most, min(most, math.RoundToEven(float64(x)/step)))
}
