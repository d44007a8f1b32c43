package train

import (
	"hearsay/internal/model"
)

// A perceptron learns weights by its mistakes. What it hands out in the end is
// the average of the weights that it had after every step, which is steadier
// than the last.
type perceptron struct {
	now  []int32 // the weights
	sum  []int64 // of each change to a weight, times the step that it was made at
	step int64
}

func newPerceptron() *perceptron {
	return &perceptron{now: make([]int32, 1<<model.Bits), sum: make([]int64, 1<<model.Bits), step: 1}
}

// best returns which of the classes the features speak for most, by how much
// it leads the wanted class, and, if it is the wanted one, by how much that
// leads the runner-up.
func (p *perceptron) best(features []model.Feature, classes []uint8, want uint8) (best, rival uint8, lead int32) {
	var sums [model.Classes]int32
	for _, f := range features {
		row := p.now[f&^(model.Classes-1):][:model.Classes]
		for i, c := range classes {
			sums[i] += row[(uint8(f)^c)&(model.Classes-1)]
		}
	}
	best, rival = classes[0], classes[0]
	top, of, other := sums[0], int32(0), int32(-1<<31)
	for i, c := range classes {
		if sums[i] > top {
			best, top = c, sums[i]
		}
		if c == want {
			of = sums[i]
		} else if sums[i] > other {
			rival, other = c, sums[i]
		}
	}
	return best, rival, of - other
}

// learn moves the features towards one class and away from another.
func (p *perceptron) learn(features []model.Feature, to, from uint8) {
	for _, f := range features {
		p.add(uint32(f)^uint32(to), 1)
		p.add(uint32(f)^uint32(from), -1)
	}
}

func (p *perceptron) add(cell uint32, by int32) {
	p.now[cell] += by
	p.sum[cell] += int64(by) * p.step
}

// weights returns the averaged weights: 127 stands for scale or more. Those
// nearer to 0 than floor are left out. All is whole numbers, so that every
// machine gets the same.
func (p *perceptron) weights(scale, floor int64) *model.Weights {
	w := new(model.Weights)
	for i, now := range p.now {
		total := int64(now)*p.step - p.sum[i] // the average, times the steps
		if total == 0 {
			continue
		}
		x := (total*127*1000/p.step + scale/2) / scale
		if total < 0 {
			x = (total*127*1000/p.step - scale/2) / scale
		}
		if -floor < x && x < floor {
			continue
		}
		w[i] = int8(max(-127, min(127, x)))
	}
	return w
}
